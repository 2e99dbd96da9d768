"""THE kinds of pages: which there are, what the menu calls them, and what each can do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pwa.text import Text, Tier

Of = Literal["site", "language", "topic", "contact"]
"""What there is one page of this kind for."""


@dataclass(frozen=True)
class PageKind:
    """`name` is the last part of the address of a page that each language has once, and names the template."""

    name: str
    of: Of = "language"
    menu: Text | None = None
    """Its words in the menu at the foot of each page; none: it is not there."""
    written: bool = False
    """Whether editors write its text, in `content/pages/<name>.md`."""
    found_as: Text | None = None
    """The heading above what a search finds there; none: it is not searched."""
    second: bool = True
    """Whether a second language can be shown under each block."""
    offline: bool = True
    """Whether it travels to the phones that keep the guide."""
    tier: Tier = 1
    """How soon its words are to be translated: those of its template, and those that editors write."""
    stated: str = ""
    """What the page says of itself (`data-page`), where that is not its name."""

    @property
    def template(self) -> str:
        return f"pages/{self.name}.html"

    @property
    def shown(self) -> str:
        return self.stated or self.name


def _label(source: str, note: str) -> Text:
    return Text(source, None, "interface", note)


def _menu(source: str) -> Text:
    return _label(source, "name of a page, in the menu")


def _found(source: str) -> Text:
    return _label(source, "heading above the results of a search")


PAGES = {
    kind.name: kind
    for kind in (
        PageKind("language-choice", "site", second=False),
        # Stands in for a page of a language that the phone has not saved.
        PageKind("not-saved", "site", second=False, stated="not-found"),
        # Where "leave now" goes without a network: a page that tells nothing.
        PageKind("leave", "site", second=False, stated="not-found"),
        PageKind("home"),
        PageKind("emergency", menu=_menu("Urgence"), written=True, found_as=_found("Urgence")),
        PageKind("topic", "topic", found_as=_found("Sujets")),
        PageKind("contacts", menu=_menu("Contacts")),
        PageKind("contact", "contact", found_as=_found("Contacts")),
        PageKind("phrases", menu=_menu("Phrases utiles"), found_as=_found("Phrases utiles")),
        PageKind("search", menu=_menu("Chercher"), second=False),
        PageKind("resources", menu=_menu("Publications et liens"), tier=4),
        PageKind("share", menu=_menu("Partager"), written=True, second=False, tier=4),
        PageKind("phone", menu=_menu("Sur ce téléphone"), second=False, tier=2),
        PageKind("about", menu=_menu("À propos"), written=True, tier=4),
        PageKind("not-found", second=False),
    )
}
"""In the order in which they are planned, packed and shown."""

MENU = {name: kind.menu for name, kind in PAGES.items() if kind.menu}
WRITTEN = tuple(name for name, kind in PAGES.items() if kind.written)
LINKABLE = tuple(name for name, kind in PAGES.items() if kind.of == "language" and name != "not-found")
"""What editors may write in `[text](page:…)`."""
SEARCHED = {name: kind.found_as for name, kind in PAGES.items() if kind.found_as}

# fmt: off
RESERVED_IDS = frozenset({
    "erase", "featured", "filter", "index", "install", "kept", "languages", "main", "now", "others", "pass-on", "query",
    "saved", "second", "shared-text", "sources", "ten", "test", "theirs", "tools", "town", "translations",
    "unsupported", "where", "who-helps", "words", "wrong", "wrong-text",
})
# fmt: on
"""The ids that templates give to parts of a page: no heading, contact or group of phrases has one of them."""
