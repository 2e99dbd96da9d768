"""One page of the site. Which kinds of pages there are says pwa/pages.py."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pwa import urls
from pwa.guide.model import Contact, Guide, Topic
from pwa.languages import Language
from pwa.pages import PAGES, PageKind


@dataclass(frozen=True)
class Page:
    """One page of one language; those of the whole site are in French. `topic` is its text, where it has one."""

    kind: PageKind
    language: Language
    topic: Topic | None = None
    contact: Contact | None = None

    @property
    def name(self) -> str:
        return self.kind.name

    @property
    def path(self) -> str:
        if self.contact:
            return urls.contact(self.language.tag, self.contact.id)
        if self.topic and self.kind.of == "topic":
            return urls.topic(self.language.tag, self.topic.slug)
        return urls.page(self.name) if self.kind.of == "site" else urls.page(self.name, self.language.tag)


def shared_pages(source: Language) -> Iterator[Page]:
    """Yield the pages that belong to no language; every pack carries them."""
    for kind in PAGES.values():
        if kind.of == "site":
            yield Page(kind, source)


def pages_of(guide: Guide, language: Language) -> Iterator[Page]:
    """Yield the pages of one language in the order in which a pack carries them."""
    for kind in PAGES.values():
        match kind.of:
            case "language":
                yield Page(kind, language, topic=guide.pages[kind.name] if kind.written else None)
            case "topic":
                for topic in guide.topics:
                    yield Page(kind, language, topic=topic)
            case "contact":
                for contact in guide.contacts.values():
                    yield Page(kind, language, contact=contact)
