"""The web app manifest of a language: the same app (`id`, name, icons) that starts in that language."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pwa import urls

if TYPE_CHECKING:
    from pwa.site.view import View

NAME = "Passage"
THEME = "#0b4f57"
BACKGROUND = "#fbf8f3"


def manifest(view: View) -> bytes:
    """Return the manifest as JSON. Another `id` would make a second app, so it never changes."""
    tag = view.language.tag
    data = {
        "id": "/",
        "name": NAME,
        "short_name": NAME,
        "description": view._("Guide hors ligne : urgences, droits, contacts"),
        "lang": tag,
        "dir": view.language.direction,
        "start_url": urls.home(tag),
        "scope": "/",
        "display": "standalone",
        "theme_color": THEME,
        "background_color": BACKGROUND,
        "categories": ["education", "travel"],
        "icons": [
            {"src": "/icons/192.png", "sizes": "192x192", "type": "image/png", "purpose": "any"},
            {"src": "/icons/512.png", "sizes": "512x512", "type": "image/png", "purpose": "any"},
            {"src": "/icons/maskable.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
        ],
        "shortcuts": [
            {"name": view._("Urgence"), "url": urls.section(tag, "emergency")},
            {"name": view._("Contacts"), "url": urls.section(tag, "contacts")},
            {"name": view._("Sur ce téléphone"), "url": urls.section(tag, "phone")},
        ],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
