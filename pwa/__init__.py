"""Passage: an offline, multilingual guide. `import pwa` alone brings no Flask."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

__version__ = "0.1.0"


def create_app() -> Flask:
    """Return the one app over the files as they are now: the live preview."""
    from pwa.web.app import create_app
    from pwa.web.live import Live, retire_workers

    app = create_app(Live())
    retire_workers(app)
    return app
