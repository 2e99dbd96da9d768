"""What a template may use: one page, in one language, with all that it says and links to."""

from __future__ import annotations

import datetime

from babel.dates import get_day_names
from markupsafe import Markup, escape

from pwa.guide.hours import Hours, Rule, read_hours
from pwa.guide.markdown import plain, render_inline
from pwa.guide.model import Block, Contact, Fact, Heading, Phone, Topic
from pwa.guide.vocabulary import OLDER
from pwa.languages import SOURCE, Language
from pwa.site.directory import distance
from pwa.site.edition import Thing
from pwa.site.manifest import NAME
from pwa.site.opening import holidays, weekly
from pwa.site.page import Page
from pwa.site.plan import Site
from pwa.text import Text
from pwa.translation import formats
from pwa.translation.collation import sort_key
from pwa.translation.localise import Local

SAME_TOWN_KM = 2
"""Up to here a distance from the town tells nobody anything."""


def isolated(content: str, language: str = "") -> Markup:
    """Return `content` kept in left-to-right order, also inside Arabic: numbers, addresses, web addresses."""
    lang = f' lang="{language}"' if language else ""
    return Markup(f'<bdi dir="ltr"{lang}>{escape(content)}</bdi>')


class View:
    """The functions of the templates for one page. It resolves the references inside messages."""

    def __init__(self, site: Site, page: Page) -> None:
        self.site, self.page = site, page
        self.language: Language = page.language
        self.localiser = site.localisers[page.language.tag]
        self.draft = self.localiser.review == "draft"
        self.installable = site.edition.installable
        self.troubles = site.troubles.get(page.language.tag, ())

    # Addresses

    def to(self, thing: Thing | Language, part: str = "", language: Language | None = None) -> str:
        """Return where `thing` is, in the language of the page or in `language`; a language as the thing is this
        very page in it."""
        if isinstance(thing, Language):
            return self.site.edition.to(self._here, thing, part)
        return self.site.edition.to(thing, language or self.language, part)

    @property
    def _here(self) -> Thing:
        """What this page shows, for another language; pages that only stand in for others lead home."""
        if self.page.kind.of == "site" or self.page.name == "not-found":
            return "home"
        return self.page.contact or (self.page.topic if self.page.kind.of == "topic" else None) or self.page.name

    # Messages

    def attributes(self, local: Local) -> Markup:
        """Return the attributes of the element that holds this message; the style shows what an older one says."""
        older = f' data-older="{escape(self.plain(OLDER))}"' if local.older else ""
        return Markup(f' data-msg="{local.id}"{self.language_of(local.language)}{older}')

    def language_of(self, language: Language) -> Markup:
        """Return `lang` and `dir` where they differ from those of the page."""
        if language == self.language:
            return Markup("")
        return Markup(' lang="{}" dir="{}"').format(language.tag, language.direction)

    def inline(self, local: Local) -> Markup:
        return render_inline(local.text, _Inline(self, local.language))

    def text(self, tag: str, text: Text, cls: str = "", id: str = "", **values: object) -> Markup:
        """Return an element that holds a message. `{name}` in one of the interface becomes `values["name"]`."""
        local = self.localiser(text, older=True)
        plain_words = text.domain == "interface"
        html = _fill(local.text, self._values(local) | values) if plain_words else self.inline(local)
        # `Markup.format` would take most of the time of a page: what is not written here is escaped above.
        extra = (f' class="{escape(cls)}"' if cls else "") + (f' id="{escape(id)}"' if id else "")
        return Markup(f"<{tag}{extra}{self.attributes(local)}>{html}</{tag}>")

    def say(self, tag: str, source: str, cls: str = "", id: str = "", **values: object) -> Markup:
        """Return an element that holds a message of a template."""
        return self.text(tag, Text(source, None, "interface"), cls, id, **values)

    def _(self, source: str, **values: object) -> str:
        """Return a message of a template as plain text, for attributes and titles."""
        return self.plain(Text(source, None, "interface"), **values)

    def plain(self, text: Text, **values: object) -> str:
        """Return a message as plain text, for attributes, titles and descriptions."""
        local = self.localiser(text)
        if text.domain != "interface":
            return plain(local.text)
        words = local.text
        for name, value in (self._values(local) | values).items():
            words = words.replace(f"{{{name}}}", str(value))
        return words

    def title(self, of: str | Text) -> Markup:
        """Return the `<title>` of a page, marked where its words are borrowed from another language."""
        text = Text(of, None, "interface") if isinstance(of, str) else of
        borrowed = self.language_of(self.localiser(text).language)
        return Markup("<title{}>{} · {}</title>").format(borrowed, self.plain(text), NAME)

    def in_language(self, language: Language, source: str) -> str:
        """Return a message of a template in another language, for pages that belong to none."""
        return self.site.localisers[language.tag](Text(source, None, "interface")).text

    def _values(self, local: Local) -> dict[str, object]:
        """Return the words of the region, in the language that the message around them ended up in."""
        if "{" not in local.text:
            return {}
        words = self.site.guide.region.words
        return {name: self.localiser(text, within=local.language).text for name, text in words.items()}

    # References inside messages

    def link(self, target: str) -> str:
        kind, _, name = target.partition(":")
        match kind:
            case "topic":
                topic = self.site.guide.topic(name)
                if topic is None:
                    raise LookupError(f"there is no topic “{name}”")
                return self.to(topic)
            case "contact":
                return self.to(self.site.guide.contacts[name])
            case "page":
                return self.to(name)
        return target

    # Facts: the same in every language, isolated in right-to-left text

    def phone(self, phone: Phone) -> Markup:
        number = formats.readable(phone, self.site.guide.region.country_code)
        return isolated(Markup('<a href="tel:{}">{}</a>').format(phone.number, number))

    def email(self, address: str) -> Markup:
        return isolated(Markup('<a href="mailto:{0}">{0}</a>').format(address))

    @property
    def emergency(self) -> str:
        """What one dials when a life is in danger."""
        return self.site.guide.emergency.phones[0].number

    def distance(self, contact: Contact) -> int | None:
        """Return how far the town of a contact is from that of the region; nothing where that is no way."""
        found = distance(contact, self.site.guide.region)
        return found if found and found > SAME_TOWN_KM else None

    def name(self, contact: Contact, within: Language | None = None) -> Markup:
        """Return the name as on the door: never translated, marked as French elsewhere."""
        return self._french(contact.name, within)

    def address(self, contact: Contact, within: Language | None = None) -> Markup:
        address = contact.address
        if address is None:
            return Markup("")
        town = " ".join(part for part in (address.postcode, address.city) if part)
        text = ", ".join(part for part in (address.street, town, address.country) if part)
        return self._french(text, within)

    def place(self, contact: Contact) -> Markup:
        """Return the town of a contact, or the area that it serves."""
        return self._french(contact.address.city if contact.address else contact.area)

    def _french(self, words: str, within: Language | None = None) -> Markup:
        """Return words that stay French in every language, and say so elsewhere."""
        return isolated(words, "" if (within or self.language).tag == SOURCE else SOURCE)

    def isolate(self, content: object) -> Markup:
        return isolated(str(content))

    def fact(self, fact: Fact, language: Language) -> Markup:
        return isolated(formats.fact_text(fact, language))

    def day(self, day: datetime.date) -> Markup:
        """Return a day for people and machines."""
        return Markup('<time datetime="{}">{}</time>').format(
            day.isoformat(), isolated(formats.day(day, self.language))
        )

    def source_date(self, date: str) -> Markup:
        """Return the date of a cited page for people; nothing for "undated"."""
        if date == "undated":
            return Markup("")
        about = "≈\u00a0" if date.startswith("about ") else ""
        return isolated(about + formats.partial_date(date.removeprefix("about "), self.language))

    def comparable(self, contact: Contact) -> Markup:
        """Return what the phone compares a contact by: the position of its town, and when it is open."""
        at = "" if contact.lat is None else Markup(' data-at="{:.2f},{:.2f}"').format(contact.lat, contact.lon)
        return Markup(' data-hours="{}"').format(weekly(contact)) + at

    def parted(self, blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
        """Return the first chapter of a text, and the others."""
        chapters = [number for number, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 2]
        end = chapters[1] if len(chapters) > 1 else len(blocks)
        return blocks[:end], blocks[end:]

    def holidays(self) -> str:
        """Return the public holidays of the years in which this edition may be read, as days parted by spaces."""
        guide = self.site.guide
        return " ".join(holidays(guide.region.country_code, guide.confirmed.year))

    def clock_offsets(self) -> str:
        """Return how many minutes the clock of the region can be ahead of UTC, parted by spaces."""
        guide = self.site.guide
        return " ".join(map(str, guide.region.clock_offsets(guide.confirmed.year)))

    def confirmed(self) -> str:
        """Return the day on which an editor last confirmed something."""
        return self.site.guide.confirmed.isoformat()

    def by_title(self) -> list[Topic]:
        """Return the topics by their title in the language of the page."""
        return sorted(self.site.guide.topics, key=lambda topic: sort_key(self.plain(topic.title)))

    def opening_hours(self, text: str) -> Hours:
        return read_hours(text)

    def season_and_days(self, rule: Rule) -> str:
        """Return when a rule holds, in the language of the page: “novembre – mars · lundi – vendredi”, or nothing."""
        names = get_day_names("wide", locale=self.language.locale)
        days = ", ".join(
            names[first] if first == last else f"{names[first]} – {names[last]}" for first, last in rule.days
        )
        season = formats.season(rule.season, self.language) if rule.season else ""
        return " · ".join(part for part in (season, days) if part)

    def times(self, rule: Rule) -> Markup:
        return Markup(", ").join(isolated(f"{start}–{end}") for start, end in rule.times)


class _Inline:
    """Resolves the references in one message; `language` is the one that the message ended up in."""

    def __init__(self, view: View, language: Language) -> None:
        self.view, self.language = view, language

    def link(self, target: str) -> str:
        return self.view.link(target)

    def placeholder(self, kind: str, name: str, number: int) -> Markup:
        view, guide = self.view, self.view.site.guide
        if kind == "fact":
            return view.fact(guide.facts[name], self.language)
        contact = guide.contacts[name]
        match kind:
            case "phone":
                return view.phone(contact.phones[number - 1])
            case "email":
                return view.email(contact.emails[0])
            case "address":
                return view.address(contact, self.language)
        return Markup('<a href="{}">{}</a>').format(view.to(contact), view.name(contact, self.language))


def _fill(text: str, values: dict[str, object]) -> Markup:
    html = escape(text)
    for name, value in values.items():
        html = Markup(html.replace(f"{{{name}}}", escape(value)))
    return Markup(html)
