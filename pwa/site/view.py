"""What a template may use: one page, in one language, with all that it says and links to."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import phonenumbers
from babel.dates import get_day_names
from babel.numbers import format_currency, format_decimal
from markupsafe import Markup, escape

from pwa import urls
from pwa.guide.hours import read_hours
from pwa.guide.markdown import plain, render_inline
from pwa.guide.model import Block, Contact, Fact, Heading, Phone, Text, Topic
from pwa.languages import Language
from pwa.site.opening import holidays, weekly
from pwa.translation.localise import Local

if TYPE_CHECKING:
    from pwa.site.pages import Page, Site


def isolated(content: str, language: str = "") -> Markup:
    """Return `content` kept in left-to-right order, also inside Arabic: numbers, addresses, web addresses."""
    lang = Markup(' lang="{}"').format(language) if language else ""
    return Markup('<bdi dir="ltr"{}>{}</bdi>').format(lang, content)


def dialled(phone: Phone) -> str:
    """Return what a telephone must dial. Short numbers stay as they are."""
    return phone.number


def readable(phone: Phone) -> str:
    """Return a number as people in Belgium read it; foreign numbers keep their country."""
    if phone.short:
        return phone.number
    number = phonenumbers.parse(phone.number)
    belgian = number.country_code == 32
    style = (
        phonenumbers.PhoneNumberFormat.NATIONAL if belgian else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )
    # No-break spaces: a number is never cut at the end of a line.
    return phonenumbers.format_number(number, style).replace(" ", "\u00a0")


class View:
    """The functions of the templates for one page. It resolves the references inside messages."""

    def __init__(self, site: Site, page: Page) -> None:
        self.site, self.page = site, page
        self.language: Language = page.language
        self.localiser = site.localisers[page.language.tag]
        self.draft = self.localiser.review == "draft"

    # Messages

    def attributes(self, local: Local) -> Markup:
        """Return the attributes of the element that holds this message."""
        return Markup(' data-msg="{}"').format(local.id) + self.language_of(local.language)

    def language_of(self, language: Language) -> Markup:
        """Return `lang` and `dir` where they differ from those of the page."""
        if language == self.language:
            return Markup("")
        return Markup(' lang="{}" dir="{}"').format(language.tag, language.direction)

    def inline(self, local: Local) -> Markup:
        return render_inline(local.text, _Inline(self, local.language))

    def text(self, tag: str, text: Text, domain: str = "guide", cls: str = "", id: str = "") -> Markup:
        """Return an element that holds a message of the guide."""
        local = self.localiser(text, domain)
        extra = Markup(' class="{}"').format(cls) if cls else Markup("")
        if id:
            extra += Markup(' id="{}"').format(id)
        return Markup("<{0}{1}{2}>{3}</{0}>").format(
            Markup(tag), extra, self.attributes(local), self.inline(local)
        )

    def say(self, tag: str, source: str, cls: str = "", id: str = "", **values: object) -> Markup:
        """Return an element that holds a message of the interface. `{name}` in it becomes `values["name"]`."""
        return self.say_p(tag, None, source, cls, id, **values)

    def say_p(
        self, tag: str, context: str | None, source: str, cls: str = "", id: str = "", **values: object
    ) -> Markup:
        """The same with a context (msgctxt)."""
        local = self.localiser(Text(source, context), "interface")
        extra = Markup(' class="{}"').format(cls) if cls else Markup("")
        if id:
            extra += Markup(' id="{}"').format(id)
        html = _fill(local.text, values)
        return Markup("<{0}{1}{2}>{3}</{0}>").format(Markup(tag), extra, self.attributes(local), html)

    def _(self, source: str, **values: object) -> str:
        """Return a message of the interface as plain text, for attributes and titles."""
        return self._p(None, source, **values)

    def _p(self, context: str | None, source: str, **values: object) -> str:
        text = self.localiser(Text(source, context), "interface").text
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", str(value))
        return text

    def plain(self, text: Text, domain: str = "guide") -> str:
        """Return a message of the guide as plain text, for titles and descriptions."""
        return plain(self.localiser(text, domain).text)

    def word(self, context: str | None, source: str) -> Text:
        """Return a field of the content as the message that translators got."""
        return Text(source, context)

    # References inside messages

    def link(self, target: str) -> str:
        kind, _, name = target.partition(":")
        tag = self.language.tag
        match kind:
            case "topic":
                return urls.topic(tag, name)
            case "contact":
                return urls.contact(tag, name)
            case "page":
                return urls.home(tag) if name == "home" else urls.section(tag, name)
        return target

    # Facts: the same in every language, isolated in right-to-left text

    def phone(self, phone: Phone) -> Markup:
        return isolated(Markup('<a href="tel:{}">{}</a>').format(dialled(phone), readable(phone)))

    def number(self, phone: Phone) -> Markup:
        """Return a number without a link, for inside a larger link."""
        return isolated(readable(phone))

    def name(self, contact: Contact, within: Language | None = None) -> Markup:
        """Return the name as on the door: never translated, marked as French elsewhere."""
        return isolated(contact.name, "" if (within or self.language).tag == "fr" else "fr")

    def address(self, contact: Contact, within: Language | None = None) -> Markup:
        address = contact.address
        if address is None:
            return Markup("")
        town = " ".join(part for part in (address.postcode, address.city) if part)
        text = ", ".join(part for part in (address.street, town, address.country) if part)
        return isolated(text, "" if (within or self.language).tag == "fr" else "fr")

    def place(self, contact: Contact) -> Markup:
        """Return the town of a contact, or the area that it serves."""
        return isolated(
            contact.address.city if contact.address else contact.area,
            "" if self.language.tag == "fr" else "fr",
        )

    def isolate(self, content: object) -> Markup:
        return isolated(str(content))

    def fact(self, fact: Fact, language: Language) -> Markup:
        return isolated(fact_text(fact, language))

    def day(self, day: datetime.date) -> Markup:
        """Return a day for people and machines."""
        return Markup('<time datetime="{}">{}</time>').format(
            day.isoformat(), isolated(self.language.format_date(day))
        )

    def source_date(self, date: str) -> Markup:
        """Return the date of a cited page for people; nothing for "undated"."""
        if date == "undated":
            return Markup("")
        about = "≈\u00a0" if date.startswith("about ") else ""
        return isolated(about + partial_date(date.removeprefix("about "), self.language))

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
        return " ".join(holidays(self.site.guide.confirmed.year))

    def edition(self) -> str:
        """Return the day on which an editor last confirmed something."""
        return self.site.guide.confirmed.isoformat()

    def by_title(self) -> list[Topic]:
        """Return the topics by their title in the language of the page."""
        return sorted(self.site.guide.topics, key=lambda topic: _folded(self.plain(topic.title)))

    def contacts_by_letter(self) -> list[tuple[str, list[Contact]]]:
        """Return all contacts under the first letter of their name."""
        contacts = sorted(self.site.guide.contacts.values(), key=lambda contact: _folded(contact.name))
        return [(letter, list(group)) for letter, group in groupby(contacts, key=lambda contact: _letter(contact.name))]

    def opening_hours(self, text: str) -> list[tuple[str, Markup]]:
        """Return opening hours as (days, times) in the language of the page."""
        names = get_day_names("wide", locale=self.language.locale)
        rows = []
        for rule in read_hours(text):
            days = ", ".join(
                names[first] if first == last else f"{names[first]} – {names[last]}"
                for first, last in rule.days
            )
            times = Markup(", ").join(isolated(f"{start}–{end}") for start, end in rule.times)
            if days:
                rows.append((days, times))
        return rows

    def closed_on_holidays(self, text: str) -> bool:
        return any(not rule.days for rule in read_hours(text))


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
                return isolated(Markup('<a href="mailto:{0}">{0}</a>').format(contact.emails[0]))
            case "address":
                return view.address(contact, self.language)
        address = urls.contact(view.language.tag, contact.id)
        return Markup('<a href="{}">{}</a>').format(address, view.name(contact, self.language))


def _folded(text: str) -> str:
    """Return `text` as it is sorted: without accents and case."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower() or text


def _letter(name: str) -> str:
    first_letter = _folded(name)[0]
    return first_letter.upper() if first_letter.isalpha() else "0-9"


def _fill(text: str, values: dict[str, object]) -> Markup:
    html = escape(text)
    for name, value in values.items():
        html = Markup(html.replace(f"{{{name}}}", escape(value)))
    return Markup(html)


def fact_text(fact: Fact, language: Language) -> str:
    """Return the value of a fact in European digits, with the separators and the order of `language`."""
    # Number formats of languages that write other digits by default are asked for in French form.
    locale = language.locale if language.date == "long" else "en"
    if fact.percent is not None:
        return f"{format_decimal(fact.percent, locale=locale)}\u00a0%"
    if fact.amount is not None:
        return format_currency(
            fact.amount, fact.currency, locale=locale, format=None, currency_digits=False
        ).replace(" ", "\u00a0")
    if fact.number is not None:
        return format_decimal(fact.number, locale=locale)
    if fact.year is not None:
        return str(fact.year)
    if fact.month is not None:
        return partial_date(fact.month, language)
    if fact.date is not None:
        return language.format_date(fact.date)
    return fact.text or ""


def partial_date(date: str, language: Language) -> str:
    """Return "2024", "2024-09" or "2024-09-30" as people write it."""
    parts = [int(part) for part in date.split("-")]
    if len(parts) == 1:
        return date
    if len(parts) == 2:
        return language.format_month(datetime.date(parts[0], parts[1], 1))
    return language.format_date(datetime.date(*parts))


def first(values: Sequence[str]) -> str:
    return values[0] if values else ""
