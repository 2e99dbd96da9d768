"""The web app manifest of a language: the same app (`id`, name, icons) that starts in that language."""

from __future__ import annotations

import json
from collections.abc import Callable

from pwa.guide.vocabulary import DESCRIPTION
from pwa.languages import Language
from pwa.pages import MENU
from pwa.site.edition import Edition
from pwa.text import Text

NAME = "Passage"
THEME = "#0b4f57"
BACKGROUND = "#fbf8f3"
SHORTCUTS = ("emergency", "contacts", "phone")


def manifest(language: Language, edition: Edition, say: Callable[[Text], str]) -> bytes:
    """Return the manifest as JSON. Another `id` would make a second app, so it never changes."""

    def icon(name: str, size: int, purpose: str) -> dict[str, str]:
        src = edition.to(f"icons/{name}.png", language)
        return {"src": src, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}

    data = {
        "id": "/",
        "name": NAME,
        "short_name": NAME,
        "description": say(DESCRIPTION),
        "lang": language.tag,
        "dir": language.direction,
        "start_url": edition.to("home", language),
        "scope": "/",
        "display": "standalone",
        "theme_color": THEME,
        "background_color": BACKGROUND,
        "categories": ["education", "travel"],
        "icons": [icon("192", 192, "any"), icon("512", 512, "any"), icon("maskable", 512, "maskable")],
        "shortcuts": [{"name": say(MENU[name]), "url": edition.to(name, language)} for name in SHORTCUTS],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
