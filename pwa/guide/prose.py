"""What a text of the guide may not hold: a fact that should be corrected once for all languages, or mark-up that
nothing understood and readers would see."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import phonenumbers

from pwa.guide.model import Guide
from pwa.guide.vocabulary import BOXES
from pwa.text import Text
from pwa.wording import Told, tell

Fault = tuple[Told, Told]
"""What is wrong, and what to do."""

_KIND = re.compile(r"\\?\[\s*!|![a-z]")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]\w*);")
_BULLET = "•‣◦▪▫●○■□►▶➢➤→⇒✓✔✗❖·∙−–—"

# What a line may not begin with: the pattern, and what the editor most likely meant.
_BEGINNINGS: tuple[tuple[re.Pattern[str], Told, Told], ...] = (
    (re.compile(r"#+"), tell("this heading was not understood"), tell("write ## or ###, a blank, then the heading")),
    (
        re.compile(rf"[{_BULLET}]|[-+*][\u00a0\u202f]|[-+][^\W\d_]|\*[^\W\d_](?!.*\*)"),
        tell("this line of a list was not understood"),
        tell("begin the line with “- ” (a hyphen and an ordinary blank), after an empty line"),
    ),
    (
        re.compile(r"\d{1,3}[.)](?:[\u00a0\u202f]|[^\W\d_])|\(\d{1,3}\)|\d{1,3}[°/-]\s|\(?[a-z]\)\s|[①-⓿]"),
        tell("this line of a numbered list was not understood"),
        tell("begin the line with “1. ” (a number, a full stop and an ordinary blank), after an empty line"),
    ),
    (
        re.compile(r"\+{3}|={3}|-{3}|_{3}|\*{3}|:{3}|!{3}"),
        tell("this line of signs was not understood"),
        tell("remove it"),
    ),
)

# What no text may hold once all mark-up was understood: the pattern, and what the editor most likely meant.
_LEFTOVERS: tuple[tuple[re.Pattern[str], Told, Told], ...] = (
    (re.compile(r"\[\^"), tell("there is a footnote"), tell("write it in the text, or leave it out")),
    (re.compile(r"\[[ xX]\]"), tell("there is a box to tick"), tell("begin the line with “- ” alone")),
    (
        re.compile(r"\]\s*\(|\]\s*\[|\[(?!…\])|(?<!\[…)\]"),
        tell("a link was not understood"),
        tell("write it as [text](https://…), without blanks in the address"),
    ),
    (re.compile(r"\|"), tell("there is a table, or a sign of one"), tell("write sentences or a list, without “|”")),
    (re.compile(r"~~"), tell("there is a text that is struck out"), tell("remove it")),
    (re.compile(r"=="), tell("there is a text that is marked with =="), tell("remove the =")),
    (re.compile(r"\?{2,}"), tell("there are question marks instead of letters"), tell("write the letters again")),
    (
        re.compile(r"\*\*|(?<!\w)\*|\*(?!\w)|__"),
        tell("there is bold that was not understood"),
        tell("write **bold** with two stars on each side, right beside the words"),
    ),
    (re.compile(r"[`\\]"), tell("there is a sign that nothing understands here"), tell("remove ` and \\")),
    (re.compile("[•▪●]"), tell("there is a list in the middle of a text"), tell("give each point a line with “- ”")),
    (
        re.compile(r"(?<![\w:/])(?:phone|contact|address|email|fact|card):[a-z0-9-]+"),
        tell("a placeholder has no braces"),
        tell("put it into braces, such as {phone:ID}"),
    ),
)

_PLACEHOLDER_MEANT = re.compile(r"\{+\s*(\w+)\s*:\s*([^{}:]+?)\s*(?::\s*(\d+))?\s*\}+")
_SYNONYMS = {"tel": "phone", "tél": "phone", "telephone": "phone", "mail": "email", "adresse": "address",
             "fiche": "card", "fait": "fact"}  # fmt: skip
_KINDS = ("phone", "contact", "address", "email", "fact", "card")

_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_STREETS = "rue|avenue|place|boulevard|chaussée|quai|square|allée|impasse|drève|clos"
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
_ENDINGS = "be|org|com|net|eu|fr|info|brussels|uk"
_WEB = re.compile(rf"https?://\S+|\bwww\.\S+|\b[\w-]+\.(?:{_ENDINGS})\b(?!\.\w)", re.IGNORECASE)
_DATE = re.compile(
    # The name of a law has a date that never changes.
    r"(?<!loi du )(?<!décret du )(?<!royal du )(?<!circulaire du )(?<![\w.-])"
    rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|(?:1er|\d{{1,2}})\s+(?:{_MONTHS})(?:\s+\d{{4}})?)(?![\w-])",
    re.IGNORECASE,
)
_LONG_NUMBER = re.compile(r"(?<![\w.])(?:\+\s?\d|0)(?:[\s\u00a0./()-]{0,2}\d){7,}")
_AMOUNT = re.compile(r"\d[\d\s\u00a0\u202f.,]*(?:€|euros?\b|EUR\b)|(?:€|\bEUR)\s?\d", re.IGNORECASE)
_TIME = re.compile(
    r"(?<![\w:])\d{1,2}\s?h(?:\s?\d{2})?(?!\w)|(?<![\w:])\d{1,2}:\d{2}(?![\w:])"
    r"|\b(?:[Ee]ntre|[Dd]e)\s+\d{1,2}\s+(?:et|à)\s+\d{1,2}\s+heures\b|\bà\s+\d{1,2}\s+heures\b"
)
_OF = r"(?:d[eu]s?\s+|de\s+la\s+|d[’']|(?:de\s+)?l[’'])?"
_STREET = re.compile(
    rf"\b(?i:{_STREETS})\s+{_OF}[A-ZÀ-Ý][\w’' -]{{1,40}}?,?\s+(?!(?:19|20)\d\d\b)\d{{1,4}}\b"
    rf"|\b\d{{1,4}},?\s+(?:de\s+l[a’']\s*|du\s+)?(?:{_STREETS})\s+(?:d[eu]|l[a’']|[A-ZÀ-Ý])"
)
_CALLED = re.compile(r"\b(?:le|au|du|appelez|composez)\s+(?:le\s+)?(\d{2,6})\b", re.IGNORECASE)


def beginning(line: str) -> Fault | None:
    """Return what is wrong with how a line of a text begins: what looks like a heading or a list, and isn't one."""
    if _KIND.match(line):
        known = ", ".join(f"[!{kind}]" for kind in BOXES if kind != "good")
        return (
            tell("this kind of box is not known, or not at the beginning of a box"),
            tell("begin the box with one of {known} after the >, or with nothing", known=known),
        )
    return next(((what, advice) for pattern, what, advice in _BEGINNINGS if pattern.match(line)), None)


def entity(source: str) -> Fault | None:
    """Return what to write instead of the code of a letter, such as `&nbsp;`."""
    if found := _ENTITY.search(source):
        letter = html.unescape(found.group())
        if letter != found.group():
            what = tell("there is the code {code} instead of a letter", code=found.group())
            return what, tell("write the letter itself: “{letter}”", letter=letter)
    return None


def leftover(text: str) -> Fault | None:
    """Return what looks like mark-up in a text that has none left."""
    return next(((what, advice) for pattern, what, advice in _LEFTOVERS if pattern.search(text)), None)


def placeholder_meant(source: str) -> Told:
    """Return how to write the placeholder that somebody most likely meant."""
    for found in _PLACEHOLDER_MEANT.finditer(source):
        kind = _SYNONYMS.get(found.group(1).lower(), found.group(1).lower())
        name = re.sub(r"[\s_]+", "-", found.group(2).strip().lower())
        if kind in _KINDS and found.group(0) != f"{{{kind}:{name}}}" and re.fullmatch(r"[a-z0-9-]+", name):
            return tell("write {right}", right=f"{{{kind}:{name}}}")
    return tell("write it as in docs/rediger.md, like {phone:ID}")


def facts_in(text: Text, words: str, guide: Guide) -> Iterator[Fault]:
    """Yield the first fact that `text` says in its own words. `words` are what is shown of it, placeholders and links
    left out.

    Years are part of sentences, and so are hours in the field `hours` of a contact, which is prose. A contact's text
    can't hold placeholders: it may name a short number, such as 112, that the guide has.
    """
    in_contact = text.domain == "contacts"
    if text.context == "hours":
        return
    if found := _EMAIL.search(words):
        what = tell("the e-mail {email} stands in a sentence", email=found.group())
        yield what, tell("put it into “emails” of the contact") if in_contact else tell("write {email:ID} instead")
    elif found := _WEB.search(words):
        what = tell("the web address {address} stands in a sentence", address=found.group())
        yield what, tell("put it into “url” of the contact") if in_contact else tell("write a link: [text](https://…)")
    elif found := _DATE.search(words):
        what = tell("the date {date} stands in a sentence", date=found.group())
        yield what, _into_facts(in_contact)
    elif number := _telephone(words, guide):
        what = tell("the telephone number {number} stands in a sentence", number=number)
        yield what, tell("put it into “phones” of the contact") if in_contact else _phone_of(number, guide)
    elif found := _AMOUNT.search(words):
        what = tell("the amount {amount} stands in a sentence", amount=found.group().strip())
        yield what, _into_facts(in_contact)
    elif found := _TIME.search(words):
        what = tell("the time {time} stands in a sentence", time=found.group())
        advice = tell("put it into “opening_hours” or “hours” of the contact")
        yield what, advice if in_contact else _into_facts(False)
    elif address := _address(words, guide):
        what = tell("the address “{address}” stands in a sentence", address=address)
        yield what, tell("put it into “address” of the contact") if in_contact else tell("write {address:ID} instead")
    elif not in_contact and (number := _short_number(words, guide)):
        what = tell("the telephone number {number} stands in a sentence", number=number)
        yield what, _phone_of(number, guide)


def _into_facts(in_contact: bool) -> Told:
    if in_contact:
        return tell("leave it out, or say it in a page of the guide")
    return tell("put it into facts.toml and write {fact:NAME} instead")


def _telephone(words: str, guide: Guide) -> str:
    if sum(each.isdigit() for each in words) >= 6:
        for match in phonenumbers.PhoneNumberMatcher(words, guide.region.country_code):
            return match.raw_string
    found = _LONG_NUMBER.search(words)
    return found.group() if found else ""


def _address(words: str, guide: Guide) -> str:
    if found := _STREET.search(words):
        return found.group()
    towns = {contact.address.city.split(" (")[0] for contact in guide.contacts.values() if contact.address}
    for found in re.finditer(r"(?<!\w)(?:B-)?([1-9]\d{3})\s+([A-ZÀ-Ý][\w’-]+)", words):
        if found.group(2) in towns and not 1900 <= int(found.group(1)) <= 2099:
            return found.group()
    return ""


def _short_number(words: str, guide: Guide) -> str:
    short = {phone.number for contact in guide.contacts.values() for phone in contact.phones if phone.short}
    called = re.findall(r"\b(?:appelez|composez)\s+(?:le\s+)?(\d{2,6})\b", words, re.IGNORECASE)
    return next((each for each in _CALLED.findall(words) if each in short or each in called), "")


def _phone_of(number: str, guide: Guide) -> Told:
    """Return the placeholder of the contact with this number, or how to make one."""
    digits = re.sub(r"\D", "", number)
    national = digits.removeprefix("00").lstrip("0")
    for contact in guide.contacts.values():
        for position, phone in enumerate(contact.phones, 1):
            own = re.sub(r"\D", "", phone.number)
            if own == digits or (not phone.short and len(national) > 6 and own.endswith(national)):
                right = f"{{phone:{contact.id}}}" if position == 1 else f"{{phone:{contact.id}:{position}}}"
                return tell("write {right} instead", right=right)
    return tell("give it to a contact, and write {phone:ID} instead")
