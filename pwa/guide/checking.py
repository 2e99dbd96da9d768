"""What must be true of the guide as a whole: every reference leads somewhere, every number can be dialled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import phonenumbers
from phonenumbers import shortnumberinfo

from pwa.guide.hours import read_hours
from pwa.guide.markdown import PLACEHOLDER, inline_problems, links_of
from pwa.guide.model import Box, Card, Contact, Guide, Phone, Source, Text, Topic, texts_of
from pwa.problems import Origin, Problem

# The needs of the directory, in the order in which the contacts page shows them.
KINDS = (
    "emergency", "shelter", "food", "health", "mental-health", "legal", "asylum", "minors", "women",
    "trafficking", "lgbtqi", "helpline", "family", "work", "return", "interpreter", "integration-centre",
    "collective", "authority", "border",
)  # fmt: skip
FOR_WHOM = ("transit", "minors", "women", "families", "citizens", "municipalities")
PAGES = ("emergency", "contacts", "phrases", "search", "resources", "share", "phone", "about", "home")
FIXED_PAGES = ("emergency", "share", "about")
_DATE = re.compile(r"undated|(about )?\d{4}(-\d{2}(-\d{2})?)?")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def check(guide: Guide) -> Iterator[Problem]:
    """Yield every problem that only shows when the files are read together."""
    for name in FIXED_PAGES:
        if name not in guide.pages:
            yield Problem(Origin(f"pwa/content/pages/{name}.md"), "the page is missing", "put it back")
    for topic in guide.documents:
        yield from _check_topic(topic, guide)
    for contact in guide.contacts.values():
        yield from _check_contact(contact, guide.origins[f"contact:{contact.id}"])
    for group in guide.phrases:
        for phrase in group.phrase:
            yield from _check_text(Text(phrase.text), guide.origins[f"group:{group.id}"], guide)
    for resource in guide.resources:
        origin = guide.origins[f"resource:{resource.id}"]
        yield from _check_url(resource.url, origin)
        yield from _check_date(resource.date, origin)
    for notice in guide.notices:
        origin = guide.origins[f"notice:{notice.id}"]
        yield from _check_text(Text(notice.text), origin, guide)
        if notice.last < notice.first:
            yield Problem(origin, "the last day is before the first", "correct one of them")
    for name, fact in guide.facts.items():
        yield from _check_source(Source(fact.source, fact.source_date), guide.origins[f"fact:{name}"])


def _check_topic(topic: Topic, guide: Guide) -> Iterator[Problem]:
    for text in (topic.title, topic.summary, *texts_of(topic.blocks)):
        yield from _check_text(text, text.origin, guide)
    for name in topic.contacts:
        if name not in guide.contacts:
            yield Problem(topic.origin, f"there is no contact “{name}”", "correct the name in “contacts”")
    for block in topic.blocks:
        for inner in block.blocks if isinstance(block, Box) else (block,):
            if isinstance(inner, Card) and inner.contact not in guide.contacts:
                yield Problem(
                    inner.origin, f"there is no contact “{inner.contact}”", "correct the name in {card:…}"
                )
    for source in topic.sources:
        yield from _check_source(source, topic.origin)


def _check_text(text: Text, origin: Origin, guide: Guide) -> Iterator[Problem]:
    for kind, name, number in PLACEHOLDER.findall(text.source):
        contact = guide.contacts.get(name)
        shown = f"{{{kind}:{name}{':' + number if number else ''}}}"
        if kind == "card":
            yield Problem(origin, f"{shown} stands inside a sentence", "give it a paragraph of its own")
        elif kind == "fact":
            if name not in guide.facts:
                yield Problem(
                    origin, f"there is no fact “{name}”", "add it to facts.toml, or correct the name"
                )
        elif contact is None:
            yield Problem(origin, f"there is no contact “{name}”", f"correct the name in {shown}")
        elif kind == "phone" and len(contact.phones) < int(number or 1):
            yield Problem(
                origin, f"{shown}: this contact has no such number", "take another, or add the number"
            )
        elif kind == "email" and not contact.emails:
            yield Problem(origin, f"{shown}: this contact has no e-mail", "take another, or add the e-mail")
        elif kind == "address" and not contact.address:
            yield Problem(origin, f"{shown}: this contact has no address", "take another, or add the address")
    for target in links_of(text.source):
        scheme, _, name = target.partition(":")
        known = {
            "topic": lambda name: guide.topic(name) is not None,
            "contact": lambda name: name in guide.contacts,
            "page": lambda name: name in PAGES,
        }
        if scheme in ("http", "https"):
            yield from _check_url(target, origin)
        elif scheme not in known or not known[scheme](name):
            yield Problem(
                origin, f"the link “{target}” leads nowhere", "write topic:…, page:…, contact:… or https://…"
            )


def _check_contact(contact: Contact, origin: Origin) -> Iterator[Problem]:
    if not _ID.fullmatch(contact.id):
        yield Problem(origin, f"the id “{contact.id}” is not well formed", "use a–z, 0–9 and hyphens")
    if contact.kind not in KINDS:
        yield Problem(origin, f"the kind “{contact.kind}” is not known", "use one of " + ", ".join(KINDS))
    for who in contact.for_whom:
        if who not in FOR_WHOM:
            yield Problem(origin, f"for_whom “{who}” is not known", "use one of " + ", ".join(FOR_WHOM))
    for phone in contact.phones:
        yield from _check_phone(phone, origin)
    for email in contact.emails:
        if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", email):
            yield Problem(origin, f"“{email}” is no e-mail address", "correct it")
    if contact.url:
        yield from _check_url(contact.url, origin)
    if contact.opening_hours:
        try:
            read_hours(contact.opening_hours)
        except ValueError as error:
            yield Problem(origin, f"opening_hours: {error}", "correct it, or leave opening_hours out")
    if not contact.sources:
        yield Problem(origin, "there is no source", "say where the facts come from")
    for source in contact.sources:
        yield from _check_source(source, origin)
    if (contact.lat is None) != (contact.lon is None):
        yield Problem(origin, "only one of lat and lon is given", "give both, or none")
    for text in (contact.summary, contact.what, contact.hours, contact.caution):
        if "{" in text:
            yield Problem(origin, "there is a placeholder in a text of a contact", "write plain words")
        for what, advice in inline_problems(text):
            yield Problem(origin, what, advice)


def _check_phone(phone: Phone, origin: Origin) -> Iterator[Problem]:
    if phone.short:
        number = (
            phonenumbers.PhoneNumber(
                country_code=phonenumbers.country_code_for_region(phone.region),
                national_number=int(phone.number or 0),
            )
            if phone.number.isdecimal()
            else None
        )
        if number is None or not shortnumberinfo.is_possible_short_number_for_region(number, phone.region):
            yield Problem(
                origin, f"“{phone.number}” is no short number in {phone.region}", "correct it or its region"
            )
        return
    try:
        valid = phone.number.startswith("+") and phonenumbers.is_valid_number(
            phonenumbers.parse(phone.number)
        )
    except phonenumbers.NumberParseException:
        valid = False
    if not valid:
        advice = "write it as +32… without spaces, or add short = true"
        yield Problem(origin, f"“{phone.number}” is no telephone number", advice)


def _check_source(source: Source, origin: Origin) -> Iterator[Problem]:
    yield from _check_url(source.url, origin)
    yield from _check_date(source.date, origin)


def _check_date(date: str, origin: Origin) -> Iterator[Problem]:
    if not _DATE.fullmatch(date):
        advice = 'write "2024-09-30", "2024-09", "2024" or "undated"'
        yield Problem(origin, f"“{date}” is not the date of a page", advice)


def _check_url(url: str, origin: Origin) -> Iterator[Problem]:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or "." not in parts.netloc or re.search(r"\s", url):
        yield Problem(origin, f"“{url}” is no web address", "write it whole, with https://")
