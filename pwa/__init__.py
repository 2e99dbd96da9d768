"""Passage: an offline, multilingual guide. `import pwa` alone brings no Flask."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from pwa.project import Project

__version__ = "0.1.0"


def create_app(project: Project | None = None, pseudo: bool = False) -> Flask:
    """Return the one app over the files of a guide as they are now: the live preview.

    Without `project` it is the guide that the environment names, or the one that comes with the package. With `pseudo`
    there are two languages more, for tests of layout: `flask --app "pwa:create_app(pseudo=True)" run`.
    """
    from pwa.project import Project
    from pwa.web.app import create_app
    from pwa.web.live import Live, retire_workers

    app = create_app(Live(project or Project.wanted(), pseudo))
    retire_workers(app)
    return app
