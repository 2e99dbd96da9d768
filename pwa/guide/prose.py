"""What a text of the guide may not hold: a fact that should be corrected once for all languages, or mark-up that
nothing understood and readers would see."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from html.entities import html5

import phonenumbers

from pwa.guide.model import Guide
from pwa.guide.vocabulary import BOXES
from pwa.text import Text
from pwa.wording import Told, tell

Fault = tuple[Told, Told]
"""What is wrong, and what to do."""

_KIND = re.compile(r"\\?[\[(]\s*!|!\s*\w")
_ENTITY = re.compile(r"&(#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]\w*);?")
_BULLET = "•‣⁃◦∙·※←-⇿■-◿★☆☐-☒☚-☟✓-✘✦✧✱-❋❍-❒❖➔-➾⬀-⯿"
_DASH = "‐-―−"
_LETTER = r"[^\W\d_]"

# What a line may not begin with: the pattern, and what the editor most likely meant.
_HEADING = re.compile(r"#")
_SIGNS = re.compile(r"\+{3}|={3}|-{3}|_{3}|\*{3}|:{3}|!{3}|<{3}|~{3}")
_POINT = re.compile(rf"[{_BULLET}]|[-+*>](?:\s|$)|-{_LETTER}|[+]{_LETTER}|\*{_LETTER}(?!.*\*)")
_WORDS_OWN = re.compile(r"o\s")
"""A bullet of the second level of Word, once it is pasted."""
_DASHED = re.compile(rf"[{_DASH}](?:\s|{_LETTER})")
_NUMBERED = re.compile(
    rf"\d{{1,3}}[.)](?:[\u00a0\u202f]|{_LETTER})|\(\d{{1,3}}\)\s|\d{{1,3}}[°º/-]\s|\d{{1,2}}\s[-–]\s{_LETTER}"
    r"|\(?(?:[A-Za-z]|[ivx]{2,4}|[IVX]{2,4})\)\s|[a-d]\.\s(?!à)|[①-⓿⒈-⒛]"
)
_NUMBERED_LINE = re.compile(r"\d{1,3}[.)]\s")
_GOES_ON = re.compile(r"[^:;.!?…]$")
"""The end of a line whose sentence goes on in the next one: a dash or a number there may be part of it."""

# What no text may hold once all mark-up was understood: the pattern, and what the editor most likely meant.
_LEFTOVERS: tuple[tuple[re.Pattern[str], Told, Told], ...] = (
    (re.compile(r"\[\^|\^\["), tell("there is a footnote"), tell("write it in the text, or leave it out")),
    (re.compile(r"\[[ xX]\]"), tell("there is a box to tick"), tell("begin the line with “- ” alone")),
    (
        re.compile(r"\]\s*\(|\]\s*\[|\[(?!…\])|(?<!\[…)\]"),
        tell("a link was not understood"),
        tell("write it as [text](https://…), without blanks in the address"),
    ),
    (re.compile(r"=="), tell("there is a text that is marked with =="), tell("remove the =")),
    (re.compile(r"\|"), tell("there is a table, or a sign of one"), tell("write sentences or a list, without “|”")),
    (re.compile(r"\?{2,}"), tell("there are question marks instead of letters"), tell("write the letters again")),
    (re.compile(r"~~|~\w[^~]*~"), tell("there is a text that is struck out"), tell("remove it")),
    (
        re.compile(r"\*\*|(?<!\w)\*|\*(?!\w)|__|''"),
        tell("there is bold that was not understood"),
        tell("write **bold** with two stars on each side, right beside the words"),
    ),
    (
        re.compile(r"[`^]|(?<!\w)\+\+(?=\w)|(?<!\w):[a-z_]{2,}:(?!\w)"),
        tell("there is a sign that nothing understands here (` ^ ++ :…:)"),
        tell("remove it"),
    ),
    (
        re.compile("[•▪●]|:\\s+[-–]\\s"),
        tell("there is a list in the middle of a text"),
        tell("give each point a line with “- ”"),
    ),
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


def _any_of(*patterns: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile("|".join(patterns), flags)


# What a text may not say itself. Only what surely is such a fact: “2 h” may be how long, “23/11” may be a part.
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}(?:@|\s?[(\[](?:at|arobase)[)\]]\s?)[\w-]+\.[\w.-]*\w")

_ENDINGS = "be|org|com|net|eu|fr|info|brussels|uk|de|nl|lu|ch|io|app|gov|int"
_WEB = _any_of(
    r"(?i:https?://\S+|\bwww\.\S+)",
    rf"\b[\w-]+\.(?:{_ENDINGS})\b(?!\.\w)",
    r"\b[\w-]+\.[a-z]{2,}/\w\S*",
    flags=re.NOFLAG,  # “fin.De” lacks a blank
)

_MONTHS = "janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre"
_CUT_MONTHS = r"(?:janv|f[ée]vr?|avr|juil|sept|oct|nov|d[ée]c)(?:\.|(?=\s+\d{4}))"
_NO_LAW = r"(?<!loi du )(?<!décret du )(?<!royal du )(?<!circulaire du )"  # it is named after a day that never changes
_DATE = _any_of(
    rf"{_NO_LAW}(?<![\w.-])\d{{1,2}}([/.-])\d{{1,2}}\1\d{{4}}(?![\w-])",
    r"(?<![\w/])\d{1,2}/\d{1,2}/\d{2}(?![\w/])",
    r"(?<![\w-])\d{4}([/-])\d{1,2}\2\d{1,2}(?![\w-])",
    r"(?<=du )\d{1,2}/\d{1,2}(?= au \d{1,2}/\d{1,2})",
    rf"{_NO_LAW}(?<![\w.-])(?:1\s?er|1ᵉʳ|premier|\d{{1,2}})\s+(?:(?:{_MONTHS})\b(?:\s+\d{{4}})?|{_CUT_MONTHS})",
)

_LONG_NUMBER = re.compile(r"(?<![\w.])(?:\+\s?\d|0)(?:[\s\u00a0./()-]{0,2}\d){7,}")

_CURRENCIES = r"€|\$|£|euros?\b|EUR\b|CHF\b|dollars?\b|livres\s+sterling\b|francs?\b|centimes?\b|cents?\b"
_COUNTED = (
    "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|cinquante|soixante"
    "|cents?|mille"
)
_AMOUNT = _any_of(
    rf"(?<!\d)\d[\d\s.,]{{0,12}}(?:-\s?)?(?:{_CURRENCIES})",
    r"(?:[€$£]|\bEUR)\s?\d[\d.,]*",
    rf"\b(?:{_COUNTED})\s+(?:euros|dollars)\b",
)

_HOW_LONG = r"(?!\s+(?:de|du|d|par|sur|à|en)\b)"
_TIME = _any_of(
    r"(?<![\w:,])\d{1,2}\s?(?:h|heures)\s?\d{2}(?!\w)",
    r"(?<![\w:])\d{1,2}:\d{2}(?![\w:])",
    r"(?<!\w)\d{1,2}\.\d{2}\s?h\b",
    rf"\b\d{{1,2}}\s?h(?:\s?[–-]\s?|\s+à\s+|\s+et\s+)\d{{1,2}}\s?h\b{_HOW_LONG}",
    rf"\b(?:de\s+\d{{1,2}}\s+à|entre\s+\d{{1,2}}\s+et)\s+\d{{1,2}}(?:\s?h|\s+heures)\b{_HOW_LONG}",
    rf"\b(?:à|dès|vers|avant|jusqu[’']à)\s+(?!24)\d{{1,2}}(?:\s?h|\s+heures)\b{_HOW_LONG}",
)

_WAYS = (
    r"rue|avenue|av\.|place|boulevard|b[lv]?d\.?|chaussée|chée|quai|square|allée|impasse|drève|clos|route|chemin"
    r"|sentier|ruelle|venelle|galerie|cours|parvis|esplanade|faubourg|rond-point"
)
_OF = r"(?:d[eu]s?\s+|de\s+la\s+|d[’']|(?:de\s+)?l[’'])?"
_CAPITAL = r"[A-ZÀ-Ý][\w’'.-]*"
_WAY = rf"(?i:{_WAYS})\s+{_OF}{_CAPITAL}(?:\s+(?:d[eu]s?|l[ae]s?|et|aux?|sur|sous|à|[dl][’'][\w-]+|{_CAPITAL}))*"
_COUNTS = (
    r"(?!\s*(?:[%€h]|min|heures?\b|jours?\b|mois\b|ans\b|fois\b|personnes\b|places\b|lits\b|m\b|mètres\b|km\b"
    r"|kilomètres\b))"
)
_STREET = _any_of(
    rf"\b(?:{_WAY}|(?i:grand[-’']place))(?:,?\s+au)?,?\s+(?:(?:n°|nr\.?|numéro)\s*)?"
    rf"(?!(?:19|20)\d\d\b)\d{{1,4}}(?:\s?[A-Za-z]|[-/]\d+)?\b{_COUNTS}",
    rf"\b\d{{1,4}}[A-Za-z]?,?\s+(?:de\s+la\s+|de\s+l[’']|du\s+)?{_WAY}",
    flags=re.NOFLAG,  # “la rue accueille 12 personnes” is no address
)

_SHORT = r"(\d{3} \d{3}|\d{2,6})(?![\w/.,]*\d|\w|\s*(?:%|fois\b|BE\b))"
_BEFORE_IT = (
    r"(?:\s+(?:d[’']abord|aussi|vite|tout\s+de\s+suite|gratuitement))?\s+(?:(?:le|au)\s+)?(?:numéro\s+)?[«“\"]?\s?"
)
_CALLED = _any_of(
    r"\b(?:(?:appel|compos|form|téléphon)(?:ez|er)|fai(?:tes|re)|SMS|tél(?:éphone)?\.?(?:\s?:)?)"
    rf"{_BEFORE_IT}{_SHORT}"
)
"""A number that is to be called, whichever it is."""
_NAMED = _any_of(rf"\b(?:le|au|du|numéro)\s+(?:numéro\s+)?[«“\"]?\s?{_SHORT}")
"""A number that may count something, if it isn't one to call."""


def misread(lines: Sequence[str], language: str = "fr") -> tuple[int, Fault] | None:
    """Return which line of a text begins with what looks like a heading, a list or a box, and isn't one; and what is
    wrong with it."""
    for number, line in enumerate(lines):
        if fault := _beginning(line):
            return number, fault
        if language == "fr" and _WORDS_OWN.match(line):  # elsewhere it may be a word
            return number, _IN_LIST
    for pattern, fault in ((_DASHED, _IN_LIST), (_NUMBERED, _IN_NUMBERED_LIST), (_NUMBERED_LINE, _IN_NUMBERED_LIST)):
        found = [number for number, line in enumerate(lines) if pattern.match(line)]
        begun = [number for number in found if number == 0 or not _GOES_ON.search(lines[number - 1])]
        if pattern is _NUMBERED_LINE and len(lines) == 1:
            continue  # a heading or a name may be numbered
        if begun or len(found) > 1:
            return found[0], fault
    return None


_IN_LIST = (
    tell("this line of a list was not understood"),
    tell("begin the line with “- ” (a hyphen and an ordinary blank), after an empty line"),
)
_IN_NUMBERED_LIST = (
    tell("this line of a numbered list was not understood"),
    tell("begin the line with “1. ” (a number, a full stop and an ordinary blank), after an empty line"),
)


def _beginning(line: str) -> Fault | None:
    if _KIND.match(line):
        known = ", ".join(f"[!{kind}]" for kind in BOXES if kind != "good")
        return (
            tell("this kind of box is not known, or not at the beginning of a box"),
            tell("begin the box with one of {known} after the >, or with nothing", known=known),
        )
    if _HEADING.match(line):
        return tell("this heading was not understood"), tell("write ## or ###, a blank, then the heading")
    if _SIGNS.match(line):
        return tell("this line of signs was not understood"), tell("remove it")
    return _IN_LIST if _POINT.match(line) else None


def entity(source: str) -> Fault | None:
    """Return what to write instead of the code of a letter, such as `&nbsp;`."""
    for found in _ENTITY.finditer(source):
        if letter := _letter_of(found.group(1), closed=found.group().endswith(";")):
            what = tell("there is the code {code} instead of a letter", code=found.group())
            if letter.isprintable() and letter.strip():
                return what, tell("write the letter itself: “{letter}”", letter=letter)
            return what, tell("write an ordinary blank there, or nothing")
    return None


def _letter_of(code: str, closed: bool) -> str:
    """Return what stands for a code such as "nbsp"; nothing for what is a name, as in R&D."""
    if code.startswith("#"):
        return html.unescape(f"&{code};")
    names = [f"{code};", f"{code.lower()};"] if closed else [code]
    return next((html5[name] for name in names if name in html5), "")


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

    Years are part of sentences, and so are days and times in the field `hours` of a contact, which is prose. A
    contact's text can't hold placeholders: it may name a short number, such as 112, that the guide has.
    """
    in_contact = text.domain == "contacts"
    in_prose = text.context == "hours"
    if found := _EMAIL.search(words):
        what = tell("the e-mail {email} stands in a sentence", email=found.group())
        yield what, tell("put it into “emails” of the contact") if in_contact else tell("write {email:ID} instead")
    elif found := _WEB.search(words):
        what = tell("the web address {address} stands in a sentence", address=found.group())
        yield what, tell("put it into “url” of the contact") if in_contact else tell("write a link: [text](https://…)")
    elif not in_prose and (found := _DATE.search(words)):
        what = tell("the date {date} stands in a sentence", date=found.group())
        yield what, _into_facts(in_contact)
    elif number := _telephone(words, guide):
        what = tell("the telephone number {number} stands in a sentence", number=number)
        yield what, tell("put it into “phones” of the contact") if in_contact else _phone_of(number, guide)
    elif found := _AMOUNT.search(words):
        what = tell("the amount {amount} stands in a sentence", amount=found.group().strip())
        yield what, _into_facts(in_contact)
    elif address := _address(words, guide):
        what = tell("the address “{address}” stands in a sentence", address=address)
        yield what, tell("put it into “address” of the contact") if in_contact else tell("write {address:ID} instead")
    elif not in_prose and (found := _TIME.search(words)):
        what = tell("the time {time} stands in a sentence", time=found.group())
        advice = tell("put it into “opening_hours” or “hours” of the contact")
        yield what, advice if in_contact else _into_facts(False)
    elif number := _short_number(words, guide, in_contact):
        what = tell("the telephone number {number} stands in a sentence", number=number)
        yield what, tell("give it to a contact of its own") if in_contact else _phone_of(number, guide)


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
    for found in re.finditer(r"(?<!\w)(?:B-)?([1-9]\d{3,4})\s+([A-ZÀ-Ý][\w’-]+)", words):
        if found.group(2) in towns and not 1900 <= int(found.group(1)) <= 2099:
            return found.group()
    return ""


def _short_number(words: str, guide: Guide, in_contact: bool) -> str:
    """Return a short number that is to be called: in a contact one that no contact has, elsewhere any."""
    short = {phone.number for contact in guide.contacts.values() for phone in contact.phones if phone.short}
    called = [each.replace(" ", "") for each in _CALLED.findall(words)]
    named = [each for number in _NAMED.findall(words) if (each := number.replace(" ", "")) in short]
    return next((each for each in called + named if not (in_contact and each in short)), "")


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
