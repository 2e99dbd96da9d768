"""The guide as data. All texts are French; `Text` marks what translators see."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from pydantic import ConfigDict

from pwa.problems import Origin

Audience = Literal["transit", "citizens", "municipalities"]
STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True)
class Text:
    """One message: inline Markdown in French. `context` parts equal words with different jobs (msgctxt)."""

    source: str
    context: str | None = None
    origin: Origin = field(default=Origin(""), compare=False)
    note: str = field(default="", compare=False)
    """For the translator: where the text stands and what it is for."""


@dataclass(frozen=True)
class Source:
    """A cited page, named in French. `date` is the date of that page: a day, month or year, or "undated"."""

    __pydantic_config__ = STRICT
    url: str
    date: str = "undated"
    title: str = ""


# A topic's text is a sequence of blocks. Each block is shown and translated whole.


@dataclass(frozen=True)
class Heading:
    level: int
    text: Text
    slug: str


@dataclass(frozen=True)
class Paragraph:
    text: Text


@dataclass(frozen=True)
class Items:
    """A list; each item is one message."""

    ordered: bool
    texts: tuple[Text, ...]


@dataclass(frozen=True)
class Box:
    """A block quote: "danger" (life at risk), "unsure" (may have changed) or "good" (to know)."""

    kind: Literal["danger", "unsure", "good"]
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Card:
    """The card of a contact, in the middle of a text."""

    contact: str
    origin: Origin = field(default=Origin(""), compare=False)


Block = Heading | Paragraph | Items | Box | Card


@dataclass(frozen=True)
class Topic:
    """One Markdown file: a topic of the guide, or one of the two fixed pages (no audience)."""

    slug: str
    title: Text
    summary: Text
    icon: str
    checked: datetime.date
    blocks: tuple[Block, ...]
    sources: tuple[Source, ...]
    contacts: tuple[str, ...]
    audience: Audience | None
    order: int
    origin: Origin


@dataclass(frozen=True)
class Phone:
    """`number` is E.164 (+3281737176), or as dialled in `region` where `short` (112)."""

    __pydantic_config__ = STRICT
    number: str
    label: str = ""
    short: bool = False
    region: str = "BE"
    free: bool = False
    h24: bool = False
    mobile: bool = False
    hours: str = ""


@dataclass(frozen=True)
class Address:
    __pydantic_config__ = STRICT
    city: str
    street: str = ""
    postcode: str = ""
    country: str = ""


@dataclass(frozen=True)
class Contact:
    """A card of the directory. `lat` and `lon` are those of the town, never of the building."""

    __pydantic_config__ = STRICT
    id: str
    name: str
    what: str
    kind: str
    for_whom: tuple[str, ...]
    area: str
    summary: str
    checked: datetime.date
    confidence: Literal["official", "listed", "press"]
    sources: tuple[Source, ...]
    phones: tuple[Phone, ...] = ()
    emails: tuple[str, ...] = ()
    url: str = ""
    hours: str = ""
    opening_hours: str = ""
    free: bool = False
    no_papers_needed: bool = False
    caution: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: Literal["city"] | None = None
    address: Address | None = None

    @property
    def direct(self) -> bool:
        """Whether one can call, write or go there."""
        return bool(self.phones or self.emails or (self.address and self.address.street))


@dataclass(frozen=True)
class Phrase:
    __pydantic_config__ = STRICT
    id: str
    text: str


@dataclass(frozen=True)
class PhraseGroup:
    __pydantic_config__ = STRICT
    id: str
    title: str
    icon: str
    phrase: tuple[Phrase, ...]


@dataclass(frozen=True)
class Resource:
    """A publication. `title` stays in its own language."""

    __pydantic_config__ = STRICT
    id: str
    title: str
    author: str
    kind: str
    url: str
    summary: str
    date: str = "undated"
    language: str = "fr"
    pages: int | None = None
    featured: bool = False


@dataclass(frozen=True)
class Notice:
    """An announcement, shown from its first to its last day, both included."""

    __pydantic_config__ = STRICT
    id: str
    text: str
    first: datetime.date
    last: datetime.date


@dataclass(frozen=True)
class Fact:
    """A number, date or amount that the texts quote. Exactly one of the values is set."""

    __pydantic_config__ = STRICT
    source: str
    checked: datetime.date
    source_date: str = "undated"
    number: float | int | None = None
    percent: float | int | None = None
    amount: float | int | None = None
    currency: str = "EUR"
    year: int | None = None
    month: str | None = None
    date: datetime.date | None = None
    text: str | None = None
    note: str = ""


@dataclass(frozen=True)
class Guide:
    """All that editors wrote, checked: every reference leads somewhere."""

    topics: tuple[Topic, ...]
    pages: dict[str, Topic]
    contacts: dict[str, Contact]
    phrases: tuple[PhraseGroup, ...]
    resources: tuple[Resource, ...]
    notices: tuple[Notice, ...]
    facts: dict[str, Fact]
    origins: dict[str, Origin]
    """Where an entry of a TOML file stands: "contact:ID", "phrase:ID", "resource:ID", …"""

    @property
    def confirmed(self) -> datetime.date:
        """The last day on which an editor confirmed anything."""
        dated: list[Topic | Contact | Fact] = [*self.documents, *self.contacts.values(), *self.facts.values()]
        return max(each.checked for each in dated)

    @property
    def documents(self) -> tuple[Topic, ...]:
        return (*self.pages.values(), *self.topics)

    def topic(self, slug: str) -> Topic | None:
        return next((topic for topic in self.topics if topic.slug == slug), None)


def texts_of(blocks: tuple[Block, ...]) -> Iterator[Text]:
    """Yield each message of `blocks`, in reading order."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield block.text
            case Items():
                yield from block.texts
            case Box():
                yield from texts_of(block.blocks)
            case Card():
                pass
