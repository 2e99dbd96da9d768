"""What a change of the French means for the translation that was made from the words before it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable
from dataclasses import replace
from difflib import SequenceMatcher

import polib
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from pwa.problems import Origin
from pwa.text import Domain, Key
from pwa.translation.catalogue import Catalogue
from pwa.translation.checking import entry_problems

LIKE = 0.6
"""How alike two French texts are, from 0 to 1, for one to count as the other one changed: as in msgmerge."""
STILL_TRUE = 0.75
"""How alike they must be for the old translation to be shown to readers, with a mark."""
LABEL = 4
"""Up to so many words a text of the interface is a label, which has no room for a mark."""

_TARGETS = re.compile(r"\{[^{}]*\}|\]\([^)]*\)")
_WORD = re.compile(r"[^\W\d_]+|\d+")
# Words that turn the meaning of a French sentence when one of them comes, goes or changes.
_TURNING = re.compile(
    "ne|n|pas|plus|jamais|rien|aucun|aucune|ni|sans|personne|nul|nulle|guère|non|sauf|interdit|interdite|"
    "interdits|interdites|impossible|illégal|illégale|obligatoire|gratuit|gratuite|payant|payante|avant|après|"
    "moins|seulement|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|"
    "trente|quarante|cinquante|soixante|cent|cents|mille|demi|demie|premier|première|dernier|dernière|lundi|"
    "mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|février|mars|avril|mai|juin|juillet|août|septembre|"
    "octobre|novembre|décembre"
)


def likeness(before: str, after: str) -> float:
    """Return how alike two texts are, from 0 to 1."""
    return fuzz.ratio(before, after) / 100


def same_facts(before: str, after: str) -> bool:
    """Whether numbers, placeholders, links and negations are the same in both, in the same order."""
    return _facts(before) == _facts(after)


def _facts(text: str) -> tuple[list[str], list[str]]:
    words = _WORD.findall(_TARGETS.sub(" ", text).lower())
    return _TARGETS.findall(text), [word for word in words if word.isdigit() or _TURNING.fullmatch(word)]


def words_used(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of `texts`, as `is_minor` wants them."""
    return frozenset(word for text in texts for word in _bare_words(text))


def is_minor(before: str, after: str, used: Container[str] = frozenset()) -> bool:
    """Whether only punctuation, blanks, case or spelling changed between two French texts.

    A word that is still `used` elsewhere was no misspelling: “poste” that became “porte” is another word.
    """
    if not same_facts(before, after):
        return False
    old, new = _bare_words(before), _bare_words(after)
    if "".join(old) == "".join(new):
        return True
    changed = [pair for pair in zip(old, new, strict=False) if pair[0] != pair[1]]
    return len(old) == len(new) and all(_spelt_alike(one, other) and one not in used for one, other in changed)


def only_came_or_went(before: str, after: str) -> bool:
    """Whether words were only added or left out: one in the place of another (“devez” for “pouvez”, “fermez” for
    “ouvrez”) may say the contrary."""
    steps = SequenceMatcher(None, _bare_words(before), _bare_words(after), autojunk=False).get_opcodes()
    return all(step[0] != "replace" for step in steps)


def _bare_words(text: str) -> list[str]:
    """Return the words without accents and case."""
    decomposed = unicodedata.normalize("NFKD", _TARGETS.sub(" ", text).casefold().replace("œ", "oe").replace("æ", "ae"))
    return _WORD.findall("".join(letter for letter in decomposed if not unicodedata.combining(letter)))


def _spelt_alike(one: str, other: str) -> bool:
    """Whether two words can be one, spelt in two ways: long ones that begin alike ("impossible" is not "possible")."""
    if one == other:
        return True
    return (
        max(len(one), len(other)) >= 5
        and one[:2] == other[:2]
        and OSA.distance(one, other) <= 2
        and OSA.normalized_similarity(one, other) >= 0.75
    )


def made_from(entry: polib.POEntry) -> tuple[str | None, str] | None:
    """Return the context and the French that the text of a fuzzy entry was made from; None where nobody knows."""
    if entry.previous_msgid is None:
        return None
    if entry.previous_msgctxt is None:
        return entry.msgctxt, entry.previous_msgid
    return entry.previous_msgctxt or None, entry.previous_msgid  # "" where there was none before


def fits(entry: polib.POEntry, domain: Domain) -> bool:
    """Whether the checks find nothing in the translation, compared with the French as it is now."""
    return all(problem.level == "hint" for problem in entry_problems(entry, Origin(""), domain))


def with_older(catalogue: Catalogue) -> Catalogue:
    """Return the catalogue with what it may say of messages whose French changed since they were translated."""
    older: dict[Key, str] = {}
    for file in catalogue.files:
        for entry in file.po:
            if not entry.obsolete and entry.fuzzy and entry.msgstr and _still_true(entry, file.domain):
                older[file.domain, entry.msgctxt, entry.msgid] = entry.msgstr
    return replace(catalogue, older=older)


def _still_true(entry: polib.POEntry, domain: Domain) -> bool:
    before = made_from(entry)
    return (
        before is not None
        and (domain != "interface" or len(entry.msgid.split()) > LABEL)
        and before[0] == entry.msgctxt
        and likeness(before[1], entry.msgid) >= STILL_TRUE
        and same_facts(before[1], entry.msgid)
        and only_came_or_went(before[1], entry.msgid)
        and fits(entry, domain)
    )
