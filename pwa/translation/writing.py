"""What the writing of each language looks like, and which language a text is in. The table is `writing.toml`."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from babel import Locale

from pwa.wording import tongue

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
"""A word of any script: letters, with an apostrophe inside."""
_LETTER = r"[^\W\d_]"
_LATIN = "a-zA-ZÀ-ÖØ-öø-ɏḀ-ỿ"
_IN_LATIN = re.compile(f"[{_LATIN}]")
ENOUGH = 10
"""So many small words of a language show which it is."""
_CLEARLY = 2
"""So many times more often than those of the language that it should be."""


@dataclass(frozen=True)
class Writing:
    """How a language is written. `writing.toml` says what each field means."""

    script: str
    letters: str
    words: tuple[str, ...] = ()
    negation: str = ""
    instead: Mapping[str, str] = field(default_factory=dict, hash=False)
    man: str = ""
    woman: str = ""
    polite: str = ""
    familiar: str = ""

    @property
    def is_latin(self) -> bool:
        return self.script == "LATIN"

    @cached_property
    def _strange(self) -> re.Pattern[str]:
        names = "" if self.is_latin else f"(?![{_LATIN}])"
        return re.compile(f"(?![{self.letters}]){names}{_LETTER}", re.IGNORECASE)

    def strange_words(self, text: str) -> list[tuple[str, bool]]:
        """Return the words of `text` with a letter that the language has not, and whether that is certain: not so in
        Latin letters, in which names come from everywhere and may stand in any other script."""
        if not self._strange.search(text):
            return []
        found = [(word, self._strange.findall(word)) for word in WORD.findall(text)]
        return [(word, any(not _IN_LATIN.match(letter) for letter in letters)) for word, letters in found if letters]

    @cached_property
    def own_letter(self) -> re.Pattern[str]:
        """Finds a letter of the language's script."""
        return re.compile(f"[{self.letters}]", re.IGNORECASE)

    @cached_property
    def denies(self) -> re.Pattern[str] | None:
        return re.compile(self.negation, re.IGNORECASE) if self.negation else None

    @cached_property
    def addresses(self) -> dict[str, re.Pattern[str]]:
        """What finds each way of speaking to the reader: "man", "woman", "polite", "familiar"; those described."""
        ways = {"man": self.man, "woman": self.woman, "polite": self.polite, "familiar": self.familiar}
        return {way: re.compile(pattern) for way, pattern in ways.items() if pattern}


@cache
def writings() -> dict[str, Writing]:
    """Return what is known of each language, by its tag."""
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {tag: Writing(**(entry | {"words": tuple(entry["words"])})) for tag, entry in table.items()}


def words_of(text: str) -> Iterator[str]:
    return (word.lower() for word in WORD.findall(text))


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """Return the languages of which a word is one of the small words."""
    found: dict[str, tuple[str, ...]] = {}
    for tag, writing in writings().items():
        for word in writing.words:
            found[word] = (*found.get(word, ()), tag)
    return found


def small_words(words: Iterable[str]) -> Counter[str]:
    """Return how many of `words` are small words of each language."""
    languages = _languages_of()
    return Counter(tag for word in words for tag in languages.get(word, ()))


def language_instead(words: Iterable[str], tag: str, enough: int = ENOUGH) -> str | None:
    """Return the tag of the language that `words` are clearly in, if it is another than `tag`.

    Told by small words, of which there must be `enough`; languages that share theirs (fa, fa-AF) are not told apart.
    """
    hits = small_words(words)
    best = max(hits, key=lambda each: hits[each], default=tag)
    return best if hits[best] >= enough and hits[best] > _CLEARLY * hits[tag] else None


def name_of(tag: str) -> str:
    """Return what the language is called in the language of the commands."""
    return Locale.parse(tag, sep="-").get_display_name(tongue()) or tag
