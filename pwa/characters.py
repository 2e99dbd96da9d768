"""Which characters a text may hold: what people can see, read and search for. Content and catalogues are held to it.

The kinds are those of the Unicode standard (general categories, https://www.unicode.org/reports/tr44/); what looks
like another letter follows https://www.unicode.org/reports/tr39/, for the alphabets that are confused with ours.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from babel.core import get_global
from ftfy import fix_encoding

from pwa.wording import Told, tell

_BLANKS = " \n\t\u00a0\u202f\u2009"
"""Blanks that people mean: French typography has a no-break one before : ; ! ?"""
_JOINERS = "\u200c\u200d"
"""Part of the spelling of Persian, Kurdish and others, between letters of scripts that join."""
_MARKS_OF_DIRECTION = "\u200e\u200f"
"""Part of right-to-left texts, where they keep a full stop or a bracket on its side."""
_LOOKS_BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\uffa0\U0001d159\U000e0000-\U000e0fff]"
)
"""Letters, signs and marks without ink; the property Default_Ignorable_Code_Point names most of them."""
_STRUCK = re.compile("[\u0332-\u0338\u035c-\u0362]")
"""Marks that strike a letter out, underline it or join it with its neighbour."""
_MOST_MARKS = 2
"""No language here puts more than two marks on a letter, once letter and accent are one (NFC)."""
_MADE_FOR_LOOKS = ("<font>", "<wide>", "<narrow>", "<initial>", "<medial>", "<final>", "<isolated>")
_LIGATURES = re.compile("[\ufb00-\ufb17]")
_JOINING = ("ARABIC", "SYRIAC", "MONGOLIAN", "DEVANAGARI", "BENGALI", "GUJARATI", "GURMUKHI", "KANNADA", "MALAYALAM",
            "ORIYA", "SINHALA", "TAMIL", "TELUGU", "KHMER", "MYANMAR")  # fmt: skip
_CONFUSABLE = ("LATIN", "CYRILLIC", "GREEK", "COPTIC", "ARMENIAN", "CHEROKEE")
_TWINS = dict(
    zip("аеорсухіјѕԁԛԝһӏАВЕКМНОРСТУХІЈЅԌԚԜӀοΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
        "aeopcyxijsdqwhlABEKMHOPCTYXIJSGQWIoABEZHIKMNOPTYX", strict=True)
)  # fmt: skip
"""Cyrillic and Greek letters that nobody can tell from a Latin one."""
_PHONETIC = {"ɑ": "a", "ɡ": "g", "ǃ": "!", "․": ".", "∕": "/"}
_CYRILLIC_TWINS = {latin: letter for letter, latin in _TWINS.items() if "\u0400" <= letter <= "\u052f"}
_WORD = re.compile(r"[^\W\d_]+")
_SHOWN_BEFORE = 20
"""How many letters before a place say where it is."""


def tidy(text: str) -> str:
    """Return `text` with each letter and its accents as one character (NFC), as most keyboards write it."""
    return unicodedata.normalize("NFC", text)


def unfit(text: str, language: str = "fr") -> list[tuple[Told, Told]]:
    """Return what people could not see or read in `text`, as (what, advice); each kind of fault once.

    `language` is the tag of the text's language, "" where it may be any: a name, the title of a foreign book.
    Letters and accents are compared as one (NFC): how a keyboard or a system parts them is no fault.
    """
    text = tidy(text)
    found = dict.fromkeys(_unfit(text, language))
    if not found and not any(_has_ink(character) for character in text):
        return [(tell("there is nothing to read in this text"), tell("write it, or remove it"))]
    return list(found)


def _has_ink(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNPS" and not _LOOKS_BLANK.match(character)


def _unfit(text: str, language: str) -> Iterator[tuple[Told, Told]]:
    if (meant := fix_encoding(text)) != text:
        yield _wrongly_read(text, meant)
        return
    reported: set[str] = set()
    for position, character in enumerate(text):
        if _always_fit(character) or character in reported:
            continue
        if problem := _unfit_character(text, position, language):
            reported.add(character)
            yield problem
    for word in _WORD.findall(text):
        if not word.isascii() and (problem := _look_alike(word, language)):
            yield problem
            return


@cache
def _always_fit(character: str) -> bool:
    """Whether a character is fit wherever it stands: most are, and need no second look."""
    if character.isascii():
        return character.isprintable()
    odd = character in _PHONETIC or _LOOKS_BLANK.match(character) or _LIGATURES.match(character)
    plain = unicodedata.category(character) in ("Lu", "Ll", "Lt", "Lo", "Lm", "Pd", "Ps", "Pe", "Pi", "Pf", "Po")
    return plain and not odd and not unicodedata.decomposition(character).startswith("<")


def _wrongly_read(text: str, meant: str) -> tuple[Told, Told]:
    """Return what to say of a text whose letters were read in a wrong encoding: its first words that differ."""
    pairs = zip(text.split(" "), meant.split(" "), strict=False)
    shown, right = next((pair for pair in pairs if pair[0] != pair[1]), (text, meant))
    shown = "".join(each if _has_ink(each) else "\N{REPLACEMENT CHARACTER}" for each in shown)
    return (
        tell("the letters of “{shown}” were damaged when a file was opened or saved", shown=shown),
        tell("write “{right}”, and save as UTF-8", right=right),
    )


def _unfit_character(text: str, position: int, language: str) -> tuple[Told, Told] | None:
    character = text[position]
    code, place = f"U+{ord(character):04X}", _place(text, position)
    category = unicodedata.category(character)
    if character in _BLANKS:
        return None
    if character == "\N{REPLACEMENT CHARACTER}":
        return (
            tell("a letter was lost ({code}) {place}", code=code, place=place),
            tell("write the letter again, and save as UTF-8"),
        )
    if category in ("Zs", "Zl", "Zp"):
        return (
            tell("there is an unusual blank ({code}) {place}", code=code, place=place),
            tell("put an ordinary blank there"),
        )
    if _is_variation(character):
        bare = position == 0 or unicodedata.category(text[position - 1]) not in ("So", "Sm")
        return _invisible(code, place) if bare or character not in "\ufe0e\ufe0f" else None
    if category in ("Cc", "Cf", "Cs") or _LOOKS_BLANK.match(character):
        return None if _needed(text, position) else _invisible(code, place)
    if category in ("Co", "Cn"):
        return (
            tell("there is a sign that phones can't show ({code}) {place}", code=code, place=place),
            tell("write words instead, or “- ” for a line of a list"),
        )
    if category in ("Mn", "Mc", "Me"):
        return _unfit_mark(text, position, code, place)
    looks = unicodedata.decomposition(character).split(" ")[0] in _MADE_FOR_LOOKS or _LIGATURES.match(character)
    if looks and (category[0] in "LN" or _writes_latin(language)):  # Chinese has wide commas
        plain = unicodedata.normalize("NFKC", character)
        return _another(character, code, place, plain)
    if character in _PHONETIC and _writes_latin(language):
        return _another(character, code, place, _PHONETIC[character])
    if category == "Nd" and not character.isascii() and _writes_latin(language):
        return _another(character, code, place, str(unicodedata.digit(character)))
    return None


def _unfit_mark(text: str, position: int, code: str, place: Told) -> tuple[Told, Told] | None:
    """Return what is wrong with an accent or another mark on a letter."""
    before = text[position - 1] if position else ""
    again = tell("write the letter again, as your keyboard gives it")
    if not before or (unicodedata.category(before)[0] not in "LMN" and before not in _JOINERS):
        return tell("there is a mark that stands on no letter ({code}) {place}", code=code, place=place), again
    crowd = text[max(0, position - _MOST_MARKS) : position + 1]
    crowded = len(crowd) > _MOST_MARKS and all(unicodedata.category(each)[0] == "M" for each in crowd)
    if crowded or unicodedata.category(text[position]) == "Me" or _STRUCK.match(text[position]):
        return tell("there are marks over a letter that hide it ({code}) {place}", code=code, place=place), again
    return None


def _another(character: str, code: str, place: Told, plain: str) -> tuple[Told, Told]:
    return (
        tell("“{character}” ({code}) {place} only looks like “{plain}”",
             character=character, code=code, place=place, plain=plain),
        tell("write “{plain}” on your keyboard", plain=plain),
    )  # fmt: skip


def _invisible(code: str, place: Told) -> tuple[Told, Told]:
    return (
        tell("there is an invisible character ({code}) {place}", code=code, place=place),
        tell("delete it: write the words around it again"),
    )


def _place(text: str, position: int) -> Told:
    """Return where a character stands: after which words."""
    before = "".join(each for each in text[:position] if _has_ink(each) or each in " \u00a0\u202f")
    shown = before[-_SHOWN_BEFORE:].strip()
    return tell("after “{shown}”", shown=shown) if shown else tell("at the beginning")


def _is_variation(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def _needed(text: str, position: int) -> bool:
    """Whether an invisible character is part of the spelling of its script."""
    if text[position] in _JOINERS:
        return any(_script(each) in _JOINING for each in text[max(0, position - 1) : position + 2])
    return text[position] in _MARKS_OF_DIRECTION and any(
        unicodedata.bidirectional(each) in ("R", "AL") and unicodedata.category(each)[0] == "L" for each in text
    )


def _script(character: str) -> str:
    """Return the alphabet of a letter, as its Unicode name begins: "LATIN", "ARABIC"; "" for what has none."""
    return unicodedata.name(character, "").split(" ")[0]


def _writes_latin(language: str) -> bool:
    """Whether a language is written in Latin letters; CLDR knows the script of each ("ar": "ar_Arab_EG")."""
    subtags = get_global("likely_subtags")
    tag = language.replace("-", "_")
    return "_Latn_" in str(subtags.get(tag) or subtags.get(tag.split("_")[0]) or "")


def _look_alike(word: str, language: str) -> tuple[Told, Told] | None:
    """Return what to say of a word that isn't written in the letters that it seems to be written in."""
    scripts = {script for each in word if (script := _script(each)) in _CONFUSABLE}
    twins = [each for each in word if each in _TWINS]
    disguised = _writes_latin(language) and len(twins) == len(word)
    if len(scripts) < 2 and not disguised:
        return None
    latin = disguised or _main_script(word) == "LATIN"
    odd = [each for each in word if (_script(each) != "LATIN" or each in _TWINS) == latin]
    right = "".join((_TWINS if latin else _CYRILLIC_TWINS).get(each, each) for each in word)
    return (
        tell("“{odd}” ({code}) in “{word}” is a letter of another alphabet",
             odd=odd[0], code=f"U+{ord(odd[0]):04X}", word=word),
        tell("write the word again on your keyboard")
        if right == word
        else tell("write the word again on your keyboard: “{right}”", right=right),
    )  # fmt: skip


def _main_script(word: str) -> str:
    """Return the alphabet of most letters of `word`."""
    scripts = [_script(each) for each in word]
    return max(sorted(set(scripts)), key=scripts.count)
