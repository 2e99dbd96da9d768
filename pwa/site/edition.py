"""Where a thing is: the only way from a template to an address.

On the web each page has an address of its own. An edition in one file, or on paper, answers otherwise; it is another
class with the same method, and templates don't change.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from pwa import urls
from pwa.guide.model import Contact, Topic
from pwa.languages import Language
from pwa.pages import PAGES
from pwa.site.assets import Asset

Thing = Topic | Contact | Asset | str
"""What a template leads to. A name is that of a page, of a file of a language ("manifest", "recordings") or of an
icon ("icons/180.png")."""

_FILES = {"manifest": urls.manifest, "recordings": urls.recordings}


class Edition(Protocol):
    @property
    def installable(self) -> bool:
        """Whether a phone may keep the guide: then its pages name a manifest, and their script saves."""

    def to(self, thing: Thing, language: Language, part: str = "") -> str:
        """Return where `thing` is in `language`; `part` is the id of an element there. Raise LookupError."""


@dataclass(frozen=True)
class Web:
    """The site as it is published, or as it is previewed: a preview must never be kept by a phone."""

    installable: bool = True

    def to(self, thing: Thing, language: Language, part: str = "") -> str:
        address = self._address(thing, language.tag)
        return f"{address}#{part}" if part else address

    def _address(self, thing: Thing, tag: str) -> str:
        match thing:
            case Topic():
                return urls.page(thing.slug, tag) if thing.audience is None else urls.topic(tag, thing.slug)
            case Contact():
                return urls.contact(tag, thing.id)
            case Asset():
                return thing.path
        if thing in _FILES:
            return _FILES[thing](tag)
        if thing.startswith("icons/"):
            return urls.icon(thing.removeprefix("icons/"))
        if PAGES[thing].of in ("topic", "contact"):
            raise LookupError(f"there is more than one page “{thing}”")
        return urls.page(thing) if PAGES[thing].of == "site" else urls.page(thing, tag)
