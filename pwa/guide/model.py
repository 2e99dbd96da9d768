"""The guide as data. All texts are French; `Text` marks what translators see."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from pwa.guide.fields import STRICT, Day, Flag, Given, Id, Number, Whole, message
from pwa.guide.region import Region
from pwa.guide.vocabulary import CONFIDENCE, FOR_WHOM, KINDS, RESOURCE_KINDS, one_of
from pwa.problems import Origin
from pwa.text import Text, Tier


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
    """A block quote. `kind` is one of BOXES: "danger" (life at risk), "unsure" (may have changed), "good" (to know)."""

    kind: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Card:
    """The card of a contact, in the middle of a text."""

    contact: str
    origin: Origin = field(default=Origin(""), compare=False)


Block = Heading | Paragraph | Items | Box | Card


@dataclass(frozen=True)
class Topic:
    """One Markdown file: a topic of the guide, or the text of a fixed page (no audience)."""

    slug: str
    title: Text
    summary: Text
    icon: str
    checked: datetime.date
    blocks: tuple[Block, ...]
    sources: tuple[Source, ...]
    contacts: tuple[str, ...]
    audience: str | None
    order: int
    tier: Tier
    origin: Origin
    confirmed_on: datetime.date | None = None
    confirmed_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Phone:
    """`number` is E.164 (a + and digits), or as dialled in `region` where `short` (112).

    `region` is an ISO 3166 code; without one it is the country of the guide. `paid`: a call costs more than others, and
    the card warns of it.
    """

    __pydantic_config__ = STRICT
    number: str
    label: Annotated[Text | None, message("contacts", "phone", "whose telephone it is", needed=False)] = None
    hours: Annotated[Text | None, message("contacts", "hours", "hours of the telephone", needed=False)] = None
    short: Flag = False
    region: str = ""
    free: Flag = False
    paid: Flag = False
    h24: Flag = False
    mobile: Flag = False


@dataclass(frozen=True, kw_only=True)
class Address:
    __pydantic_config__ = STRICT
    city: str
    street: str = ""
    postcode: str = ""
    country: str = ""


@dataclass(frozen=True, kw_only=True)
class Contact:
    """A card of the directory. `lat` and `lon` are those of the town, never of the building.

    `confirmed_on` is the day on which somebody asked there, by telephone or at the door, and `confirmed_by` a role such
    as "CAI", never a person; `checked` is the day on which a page was read. `pwa confirm` writes them.
    """

    __pydantic_config__ = STRICT
    tier: ClassVar[Tier] = 3
    id: Id
    name: str
    what: Annotated[Text, message("contacts", "what", "what one gets there, in two to five words")]
    summary: Annotated[Text, message("contacts", None, "summary")]
    hours: Annotated[Text | None, message("contacts", "hours", "opening hours", needed=False)] = None
    caution: Annotated[Text | None, message("contacts", None, "warning", needed=False)] = None
    phones: tuple[Phone, ...] = ()
    kind: Annotated[str, one_of(KINDS)]
    for_whom: tuple[Annotated[str, one_of(FOR_WHOM)], ...]
    area: str
    checked: Day
    confidence: Annotated[str, one_of(CONFIDENCE)]
    sources: tuple[Source, ...]
    emails: tuple[str, ...] = ()
    url: Given = ""
    opening_hours: Given = ""
    free: Flag = False
    no_papers_needed: Flag = False
    lat: Number | None = None
    lon: Number | None = None
    precision: Literal["city"] | None = None
    address: Address | None = None
    confirmed_on: Day | None = None
    confirmed_by: str = ""

    @property
    def about(self) -> str:
        return f"contact “{self.name}”"

    @property
    def direct(self) -> bool:
        """Whether one can call, write or go there."""
        return bool(self.phones or self.emails or (self.address and self.address.street))


@dataclass(frozen=True, kw_only=True)
class Phrase:
    __pydantic_config__ = STRICT
    id: Id
    text: Annotated[Text, message("guide", "phrase", "said aloud or shown on a screen to one person")]

    @property
    def about(self) -> str:
        return f"phrase card “{self.id}”"


@dataclass(frozen=True, kw_only=True)
class PhraseGroup:
    __pydantic_config__ = STRICT
    id: Id
    title: Annotated[Text, message("guide", "title", "title of a group of phrase cards")]
    icon: str
    phrase: tuple[Phrase, ...]


@dataclass(frozen=True, kw_only=True)
class Resource:
    """A publication. `title` stays in its own language."""

    __pydantic_config__ = STRICT
    tier: ClassVar[Tier] = 4
    id: Id
    title: str
    author: str
    kind: Annotated[str, one_of(RESOURCE_KINDS)]
    url: str
    summary: Annotated[Text, message("guide", None, "what it is")]
    date: str = "undated"
    language: str = "fr"
    pages: Whole | None = None
    featured: Flag = False
    confirmed_on: Day | None = None
    confirmed_by: str = ""

    @property
    def about(self) -> str:
        return f"publication “{self.title}”"


@dataclass(frozen=True, kw_only=True)
class Notice:
    """An announcement, shown from its first to its last day, both included."""

    __pydantic_config__ = STRICT
    id: Id
    text: Annotated[Text, message("guide", None, "notice")]
    first: Day
    last: Day


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A number, date or amount that the texts quote. Exactly one of the values is set."""

    __pydantic_config__ = STRICT
    source: str
    checked: Day
    source_date: str = "undated"
    number: Number | None = None
    percent: Number | None = None
    amount: Number | None = None
    currency: str = ""
    year: Whole | None = None
    month: str | None = None
    date: Day | None = None
    text: str | None = None
    note: str = ""
    confirmed_on: Day | None = None
    confirmed_by: str = ""


@dataclass(frozen=True)
class Guide:
    """All that editors wrote, checked: every reference leads somewhere."""

    region: Region
    pages: dict[str, Topic]
    topics: tuple[Topic, ...]
    phrases: tuple[PhraseGroup, ...]
    resources: tuple[Resource, ...]
    notices: tuple[Notice, ...]
    contacts: dict[str, Contact]
    facts: dict[str, Fact]
    origins: dict[str, Origin]
    """Where an entry of a TOML file stands: "contact:ID", "phrase:ID", "resource:ID", …"""

    @property
    def confirmed(self) -> datetime.date:
        """The last day on which an editor confirmed anything."""
        dated: list[Topic | Contact | Fact] = [*self.documents, *self.contacts.values(), *self.facts.values()]
        return max(day for each in dated for day in (each.checked, each.confirmed_on) if day)

    @property
    def centre(self) -> Contact:
        return self.contacts[self.region.centre_contact]

    @property
    def emergency(self) -> Contact:
        return self.contacts[self.region.emergency_contact]

    @property
    def documents(self) -> tuple[Topic, ...]:
        return (*self.pages.values(), *self.topics)

    def topic(self, slug: str) -> Topic | None:
        return next((topic for topic in self.topics if topic.slug == slug), None)


def cards_of(blocks: tuple[Block, ...]) -> Iterator[Card]:
    """Yield each card in `blocks`, also those in boxes."""
    for block in blocks:
        if isinstance(block, Card):
            yield block
        elif isinstance(block, Box):
            yield from cards_of(block.blocks)
