"""Passage: an offline, multilingual guide. `import pwa` alone brings no Flask."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

__version__ = "0.1.0"


def create_app() -> Flask:
    """Return the live preview: every address is rendered from the files as they are now."""
    from pwa.web.app import preview_app

    return preview_app()
