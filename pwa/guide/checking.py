"""What must be true of the guide as a whole: every reference leads somewhere, every number can be dialled."""

from __future__ import annotations

import datetime
import math
import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import phonenumbers
from holidays import list_supported_countries
from phonenumbers import shortnumberinfo

from pwa.guide.hours import read_hours
from pwa.guide.markdown import Placeholder, inline_problems, links_of, placeholders_of
from pwa.guide.model import Contact, Fact, Guide, Phone, Source, Topic, cards_of
from pwa.guide.region import Region
from pwa.guide.texts import texts_of
from pwa.pages import LINKABLE
from pwa.problems import Origin, Problem
from pwa.text import Text
from pwa.wording import Told, tell

_DATE = re.compile(r"undated|(about )?\d{4}(-\d{2}(-\d{2})?)?")


class Unread(set[str]):
    """What is there and could not be read: a kind ("contact"), or one thing of it ("contact:some-id").

    Who refers to it makes no mistake; the reason why it can't be read is told alone.
    """

    def holds(self, kind: str, name: str) -> bool:
        return kind in self or f"{kind}:{name}" in self


def check(guide: Guide, unread: Unread) -> Iterator[Problem]:
    """Yield every problem that only shows when the files are read together."""
    for text in texts_of(guide):
        yield from _check_text(text, guide, unread)
    yield from _check_region(guide, unread)
    phrases = [phrase for group in guide.phrases for phrase in group.phrase]
    for name, count in Counter(phrase.id for phrase in phrases).items():
        if count > 1:
            last = next(phrase for phrase in reversed(phrases) if phrase.id == name)
            yield Problem(
                last.text.origin,
                tell("the id “{name}” of a phrase is used twice", name=name),
                tell("choose another id"),
            )
    for topic in guide.documents:
        yield from _check_topic(topic, guide, unread)
    for contact in guide.contacts.values():
        yield from _check_contact(contact, guide)
    for resource in guide.resources:
        origin = guide.origins[f"resource:{resource.id}"]
        yield from _check_url(resource.url, origin)
        yield from _check_date(resource.date, origin)
    for notice in guide.notices:
        if notice.last < notice.first:
            origin = guide.origins[f"notice:{notice.id}"]
            yield Problem(origin, tell("the last day is before the first"), tell("correct one of them"))
    for name, fact in guide.facts.items():
        origin = guide.origins[f"fact:{name}"]
        yield from _check_source(Source(fact.source, fact.source_date), origin)
        yield from _check_value(fact, origin)


def _check_value(fact: Fact, origin: Origin) -> Iterator[Problem]:
    if fact.month is not None:
        if re.fullmatch(r"\d{4}-\d{2}", fact.month):
            yield from _check_date(fact.month, origin)
        else:
            yield Problem(origin, tell("“{month}” is no month", month=fact.month), tell('write it as in "2024-09"'))
    for value in (fact.number, fact.percent, fact.amount):
        if value is not None and not math.isfinite(value):
            yield Problem(origin, tell("“{value}” is no number", value=value), tell("write it in digits"))


def _check_position(place: Region | Contact, origin: Origin) -> Iterator[Problem]:
    for name, most in (("lat", 90), ("lon", 180)):
        degrees = getattr(place, name)
        if degrees is not None and not abs(degrees) <= most:  # not a number is not less, either
            yield Problem(
                origin, tell("{name} is no position on Earth", name=name), tell("write degrees, such as 50.47")
            )


def _check_region(guide: Guide, unread: Unread) -> Iterator[Problem]:
    region, origin = guide.region, guide.origins["region"]
    for field, wants in (("centre_contact", "phones and e-mails"), ("emergency_contact", "a phone")):
        name = getattr(region, field)
        contact = guide.contacts.get(name)
        if unread.holds("contact", name):
            continue
        if contact is None:
            yield Problem(
                origin,
                tell("there is no contact “{name}”", name=name),
                tell("correct {field}, or add the contact", field=field),
            )
        elif not contact.phones or (field == "centre_contact" and not contact.emails):
            advice = tell("name another contact, or add what it lacks")
            yield Problem(
                origin,
                tell("the contact of {field} needs {wants}: pages show them", field=field, wants=wants),
                advice,
            )
    if region.clock not in available_timezones():
        yield Problem(
            origin, tell("“{clock}” is no time zone", clock=region.clock), tell("write it as in Europe/Paris")
        )
    if region.country_code not in list_supported_countries():
        yield Problem(
            origin,
            tell("“{country_code}” is no country", country_code=region.country_code),
            tell("write its two letters, such as BE"),
        )
    yield from _check_position(region, origin)
    yield from _check_url(region.leave, origin)


def _check_topic(topic: Topic, guide: Guide, unread: Unread) -> Iterator[Problem]:
    for name in topic.contacts:
        if name not in guide.contacts and not unread.holds("contact", name):
            yield Problem(
                topic.origin, tell("there is no contact “{name}”", name=name), tell("correct the name in “contacts”")
            )
    for name, count in Counter(topic.contacts).items():
        if count > 1:
            yield Problem(topic.origin, tell("“{name}” is in “contacts” twice", name=name), tell("remove one"))
    shown = set(topic.contacts)
    for card in cards_of(topic.blocks):
        if card.contact in shown:
            what = tell("the card of “{contact}” is on this page twice", contact=card.contact)
            yield Problem(card.origin, what, tell("remove this one, or the name in “contacts”"))
        shown.add(card.contact)
        if card.contact not in guide.contacts and not unread.holds("contact", card.contact):
            yield Problem(
                card.origin,
                tell("there is no contact “{contact}”", contact=card.contact),
                tell("correct the name in {card:…}"),
            )
    for source in topic.sources:
        yield from _check_source(source, topic.origin)


def _check_text(text: Text, guide: Guide, unread: Unread) -> Iterator[Problem]:
    origin = text.origin
    if text.domain == "contacts":
        yield from _check_plain(text)
        return
    for what, advice in inline_problems(text.source):
        yield Problem(origin, what, advice)
    for each in placeholders_of(text.source):
        for what, advice in _missing(each, guide, unread):
            yield Problem(origin, what, advice)
    for target in links_of(text.source):
        scheme, _, name = target.partition(":")
        known = {
            "topic": lambda name: guide.topic(name) is not None,
            "contact": lambda name: name in guide.contacts,
            "page": lambda name: name in LINKABLE,
        }
        if scheme in ("http", "https"):
            yield from _check_url(target, origin)
        elif unread.holds(scheme, name):
            continue
        elif scheme not in known or not known[scheme](name):
            yield Problem(
                origin,
                tell("the link “{target}” leads nowhere", target=target),
                tell("write topic:…, page:…, contact:… or https://…"),
            )


def _missing(placeholder: Placeholder, guide: Guide, unread: Unread) -> Iterator[tuple[Told, Told]]:
    """Yield what a placeholder stands for and the guide does not have."""
    name, shown = placeholder.name, placeholder.shown
    if placeholder.kind == "card":
        yield tell("{shown} stands inside a sentence", shown=shown), tell("give it a paragraph of its own")
        return
    if unread.holds("fact" if placeholder.kind == "fact" else "contact", name):
        return
    if placeholder.kind == "fact":
        if name not in guide.facts:
            yield tell("there is no fact “{name}”", name=name), tell("add it to facts.toml, or correct the name")
        return
    contact = guide.contacts.get(name)
    if contact is None:
        yield tell("there is no contact “{name}”", name=name), tell("correct the name in {shown}", shown=shown)
    elif placeholder.kind == "phone" and len(contact.phones) < placeholder.number:
        yield tell("{shown}: this contact has no such number", shown=shown), tell("take another, or add the number")
    elif placeholder.kind == "email" and not contact.emails:
        yield tell("{shown}: this contact has no e-mail", shown=shown), tell("take another, or add the e-mail")
    elif placeholder.kind == "address" and not contact.address:
        yield tell("{shown}: this contact has no address", shown=shown), tell("take another, or add the address")


def _check_plain(text: Text) -> Iterator[Problem]:
    if "{" in text.source:
        yield Problem(text.origin, tell("there is a placeholder in a text of a contact"), tell("write plain words"))
    for what, advice in inline_problems(text.source):
        yield Problem(text.origin, what, advice)


def _check_contact(contact: Contact, guide: Guide) -> Iterator[Problem]:
    origin = guide.origins[f"contact:{contact.id}"]
    if not contact.name.strip():
        yield Problem(origin, tell("the name is empty"), tell("write the name as on the door"))
    for phone in contact.phones:
        yield from _check_phone(phone, phone.region or guide.region.country_code, origin)
    for email in contact.emails:
        if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", email):
            yield Problem(origin, tell("“{email}” is no e-mail address", email=email), tell("correct it"))
    if contact.url:
        yield from _check_url(contact.url, origin)
    if contact.opening_hours:
        try:
            read_hours(contact.opening_hours)
        except ValueError as error:
            yield Problem(
                origin, tell("opening_hours: {error}", error=error), tell("correct it, or leave opening_hours out")
            )
    if not contact.sources:
        yield Problem(origin, tell("there is no source"), tell("say where the facts come from"))
    for source in contact.sources:
        yield from _check_source(source, origin)
    if (contact.lat is None) != (contact.lon is None):
        yield Problem(origin, tell("only one of lat and lon is given"), tell("give both, or none"))
    yield from _check_position(contact, origin)


def _check_phone(phone: Phone, region: str, origin: Origin) -> Iterator[Problem]:
    if phone.short:
        number = (
            phonenumbers.PhoneNumber(
                country_code=phonenumbers.country_code_for_region(region),
                national_number=int(phone.number or 0),
            )
            if re.fullmatch(r"[0-9]{2,6}", phone.number)
            else None
        )
        if number is None or not shortnumberinfo.is_possible_short_number_for_region(number, region):
            yield Problem(
                origin,
                tell("“{number}” is no short number in {region}", number=phone.number, region=region),
                tell("correct it or its region"),
            )
        return
    try:
        valid = phone.number.startswith("+") and phonenumbers.is_valid_number(phonenumbers.parse(phone.number))
    except phonenumbers.NumberParseException:
        valid = False
    if not valid:
        code = phonenumbers.country_code_for_region(region)
        advice = tell("write it as +{code}… without spaces, or add short = true", code=code)
        yield Problem(origin, tell("“{number}” is no telephone number", number=phone.number), advice)


def _check_source(source: Source, origin: Origin) -> Iterator[Problem]:
    yield from _check_url(source.url, origin)
    yield from _check_date(source.date, origin)


def _check_date(date: str, origin: Origin) -> Iterator[Problem]:
    digits = date.removeprefix("about ")
    try:
        if not _DATE.fullmatch(date):
            raise ValueError
        if digits != "undated":
            datetime.date(*(int(part) for part in (digits + "-01-01").split("-")[:3]))
    except ValueError:
        advice = tell('write "2024-09-30", "2024-09", "2024" or "undated"')
        yield Problem(origin, tell("“{date}” is not the date of a page", date=date), advice)


def _check_url(url: str, origin: Origin) -> Iterator[Problem]:
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and "." in parts.netloc and not re.search(r"\s", url)
    except ValueError:  # brackets that hold no address
        good = False
    if not good:
        yield Problem(origin, tell("“{url}” is no web address", url=url), tell("write it whole, with https://"))
