"""What must be true of the guide as a whole: every reference leads somewhere, every number can be dialled."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from urllib.parse import unquote

from pwa.characters import unfit
from pwa.guide.markdown import Placeholder, inline_problems, links_of, placeholders_of, words_of
from pwa.guide.model import Box, Card, Guide, Heading, Items, Paragraph, Topic, cards_of
from pwa.guide.prose import entity, facts_in, misread
from pwa.guide.texts import texts_of
from pwa.guide.values import check_url, check_values, today_in
from pwa.pages import LINKABLE
from pwa.problems import Origin, Problem
from pwa.text import Text
from pwa.wording import Told, tell


class Unread(set[str]):
    """What is there and could not be read: a kind ("contact"), or one thing of it ("contact:some-id").

    Who refers to it makes no mistake; the reason why it can't be read is told alone.
    """

    def holds(self, kind: str, name: str) -> bool:
        return kind in self or f"{kind}:{name}" in self


def check(guide: Guide, unread: Unread, today: datetime.date | None = None) -> Iterator[Problem]:
    """Yield every problem that only shows when the files are read together.

    `today` is the day after which nothing can have been checked; without it, today in the region.
    """
    bare = [problem for text, bold in _bare_texts(guide) for problem in _check_bare(text, bold)]
    yield from bare
    told = {problem.origin for problem in bare}
    for text in texts_of(guide):
        if text.origin not in told:
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
    yield from _check_names(guide)
    yield from check_values(guide, today or today_in(guide.region))


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
    areas = {contact.area for contact in guide.contacts.values()}
    some_unread = any(each.partition(":")[0] == "contact" for each in unread)
    for area in region.near_areas:
        if area not in areas and "" not in areas and not some_unread:
            yield Problem(
                origin, tell("no contact has the area “{area}”", area=area), tell("correct the name in “near_areas”")
            )


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


def _check_text(text: Text, guide: Guide, unread: Unread) -> Iterator[Problem]:
    """Yield what is wrong with a message: what can't be read, else what can't be shown, else what leads nowhere."""
    origin = text.origin
    if faults := unfit(text.source):
        yield from (Problem(origin, *fault) for fault in faults)
        return
    if found := misread(text.source.split("\n")):
        _, fault = found
        yield Problem(origin, *fault)
        return
    if text.domain == "contacts" and "{" in text.source:
        yield Problem(origin, tell("there is a placeholder in a text of a contact"), tell("write plain words"))
        return
    if faults := inline_problems(text.source):
        yield from (Problem(origin, *fault) for fault in faults)
        return
    placeholders = placeholders_of(text.source)
    cards = [each for each in placeholders if each.kind == "card"]
    for each in cards[:1] or placeholders:
        for fault in _missing(each, guide, unread):
            yield Problem(origin, *fault)
    for target in links_of(text.source):
        yield from _check_link(target, origin, guide, unread)
    for fault in facts_in(text, words_of(text.source), guide):
        yield Problem(origin, *fault)


def _check_link(target: str, origin: Origin, guide: Guide, unread: Unread) -> Iterator[Problem]:
    scheme, _, name = target.partition(":")
    known = {
        "topic": lambda name: guide.topic(name) is not None,
        "contact": lambda name: name in guide.contacts,
        "page": lambda name: name in LINKABLE,
    }
    if scheme in ("http", "https"):
        yield from check_url(target, origin)
    elif not unread.holds(scheme, name) and (scheme not in known or not known[scheme](name)):
        yield Problem(
            origin,
            tell("the link “{target}” leads nowhere", target=unquote(target)),
            tell("write topic:…, page:…, contact:… or https://…"),
        )


def _bare_texts(guide: Guide) -> Iterator[tuple[Text, bool]]:
    """Yield the texts that pages show inside a link, or as they are, and whether they may hold bold."""
    for topic in guide.documents:
        yield topic.title, True
        yield topic.summary, True
    for group in guide.phrases:
        yield group.title, True
        yield from ((phrase.text, False) for phrase in group.phrase)
    yield from ((text, False) for text in guide.region.words.values())


def _check_bare(text: Text, bold: bool) -> Iterator[Problem]:
    marked = links_of(text.source) or placeholders_of(text.source) or ("**" in text.source and not bold)
    if marked and not inline_problems(text.source):
        what = tell("there is a link, a placeholder or bold in a text that can't show it")
        yield Problem(text.origin, what, tell("write plain words"))


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


_NO_WORDS = ("number", "opening_hours", "emails", "url", "date", "source", "source_date", "icon", "slug", "id", "month")
"""Fields that are held to a form of their own (pwa/guide/values.py)."""


_MARK_UP = re.compile(
    r"\*\*|__|`|\]\(|[{}]|</\w|<!--|<(a|b|br|div|em|font|hr|i|img|li|p|small|span|strong|sub|sup|u|ul)\b[^<>]*>",
    re.IGNORECASE,
)
"""A tag of HTML is mark-up; a word between < and > may be a name."""


def _check_names(guide: Guide) -> Iterator[Problem]:
    """Yield the mark-up in names, titles, addresses: in all that pages show as it is."""
    entries = [
        *((topic, topic.origin) for topic in guide.documents),
        *((contact, guide.origins[f"contact:{name}"]) for name, contact in guide.contacts.items()),
        *((resource, guide.origins[f"resource:{resource.id}"]) for resource in guide.resources),
        *((fact, guide.origins[f"fact:{name}"]) for name, fact in guide.facts.items()),
        (guide.region, guide.origins["region"]),
    ]
    for entry, origin in entries:
        for name in _names_in(entry):
            if fault := entity(name):
                yield Problem(origin, *fault)
            elif _MARK_UP.search(name):
                yield Problem(
                    origin, tell("there is mark-up in the name “{name}”", name=name), tell("write plain words")
                )


def _names_in(thing: object) -> Iterator[str]:
    """Yield the plain texts of `thing` that are no message, and that aren't blank."""
    if isinstance(thing, str):
        if thing.strip():
            yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from _names_in(each)
    elif is_dataclass(thing) and not isinstance(thing, Text | Origin | Heading | Paragraph | Items | Box | Card):
        for field in fields(thing):
            if field.name not in _NO_WORDS:
                yield from _names_in(getattr(thing, field.name))
