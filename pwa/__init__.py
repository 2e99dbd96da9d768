"""Passage: an offline, multilingual guide. `import pwa` alone brings no Flask."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from pwa.project import Project

__version__ = "0.1.0"


def create_app(project: Project | None = None) -> Flask:
    """Return the live preview of a guide, by default the one that comes with the package."""
    from pwa.project import Project
    from pwa.web.app import preview_app

    return preview_app(project or Project.installed())
