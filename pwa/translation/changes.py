"""What a change of the French means for the translation that was made from the words before it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable
from dataclasses import replace
from difflib import SequenceMatcher
from hashlib import sha256

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
_WORD = re.compile(r"[^\W\d_]+|\d+|[<>≤≥±%€£$]|[+−-](?=\d)")
"""A word, a number, or a sign that turns what a number says."""
# Words that turn the meaning of a French sentence when one of them comes, goes or changes.
_TURNING = re.compile(
    "ne|n|pas|plus|jamais|rien|aucun|aucune|ni|sans|personne|nul|nulle|guère|non|sauf|interdit|interdite|"
    "interdits|interdites|impossible|illégal|illégale|obligatoire|gratuit|gratuite|payant|payante|avant|après|"
    "moins|seulement|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|"
    "trente|quarante|cinquante|soixante|cent|cents|mille|demi|demie|premier|première|dernier|dernière|lundi|"
    "mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|février|mars|avril|mai|juin|juillet|août|septembre|"
    "octobre|novembre|décembre|ou|où|midi|minuit|moitié|double|fin|début|dès|jusqu|depuis|pendant|excepté|hormis|hors|"
    "rarement|peu|trop|défense|défendu|défendue|refus|refuser|refusez|refuse|éviter|évitez|"
    "évite|arrêter|arrêtez|cesser|cessez|contre|faux|fausse|ouvert|ouverte|ouverts|fermé|fermée|fermés|fermer|ouvrir"
)


def likeness(before: str, after: str) -> float:
    """Return how alike two texts are, from 0 to 1."""
    return max(fuzz.ratio(before, after), fuzz.ratio(_folded(before), _folded(after))) / 100


def same_facts(before: str, after: str) -> bool:
    """Whether numbers, placeholders, links and words that turn a meaning are the same in both, in the same order."""
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
    """Whether words were only added, or only left out: one in the place of another (“devez” for “pouvez”), or two that
    changed places, may say the contrary."""
    steps = SequenceMatcher(None, _bare_words(before), _bare_words(after), autojunk=False).get_opcodes()
    return len({step[0] for step in steps if step[0] != "equal"}) <= 1 and all(step[0] != "replace" for step in steps)


def _bare_words(text: str) -> list[str]:
    """Return the words without accents and case."""
    return _WORD.findall(_folded(_TARGETS.sub(" ", text)))


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


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


_UNTOUCHED = "Not edited since its French changed: "


def untouched(entry: polib.POEntry) -> bool:
    """Whether a fuzzy entry still says what it said when its French changed; a note beside it tells, since nothing else
    can. Without it nobody knows: a translator may have written anew, and left it as unsure."""
    return f"{_UNTOUCHED}{_mark(entry)}" in entry.comment.split("\n")


def note_of_untouched(entry: polib.POEntry) -> str:
    """Return the note that tells so, for as long as the text stays."""
    return _UNTOUCHED + _mark(entry)


def _mark(entry: polib.POEntry) -> str:
    return sha256(entry.msgstr.encode()).hexdigest()[:8]


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
