"""How far each language is: by file and tier, what is to be done next, and whether readers are offered it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any, Literal

from pwa.languages import Language
from pwa.problems import Origin, Problem, Problems
from pwa.project import Project
from pwa.text import DOMAINS, Domain, Text, Tier
from pwa.translation.catalogue import Catalogue, catalogue_path, read_catalogue
from pwa.translation.checking import unsafe_translations
from pwa.translation.report import quick_warnings
from pwa.translation.reviews import Review
from pwa.wording import Told, tell

State = Literal["translated", "fuzzy", "missing"]
"""Fuzzy: there is a translation, made from another French, that readers don't see."""
STATES: tuple[State, ...] = ("translated", "fuzzy", "missing")

WORDS: dict[State, Told] = {
    "translated": tell("translated"),
    "fuzzy": tell("to read again"),
    "missing": tell("missing"),
}
REVIEW_WORDS: dict[Review | None, Told] = {
    "draft": tell("draft"),
    "reviewed": tell("reviewed"),
    None: tell("there is no such file yet"),
}

FIRST = 10
"""How many things to do are named at once."""

FORMAT = 1


@dataclass(frozen=True)
class Standing:
    """How far one message is in one language. `words` is what stands in the catalogue, `origin` where.

    A message that is not in the catalogue yet has the origin of its French.
    """

    text: Text
    state: State
    words: str
    origin: Origin
    there: bool


def standings(texts: Iterable[Text], catalogue: Catalogue) -> Iterator[Standing]:
    """Yield how far each of `texts` is in `catalogue`, which still has its files."""
    entries = {
        (file.domain, entry.msgctxt, entry.msgid): (file, entry)
        for file in catalogue.files
        for entry in file.po
        if not entry.obsolete
    }
    for text in texts:
        said = catalogue.translations.get(text.key)
        if text.key not in entries:
            yield Standing(text, "translated" if said else "missing", said or "", text.origin, there=False)
            continue
        file, entry = entries[text.key]
        state: State = "missing" if not entry.msgstr else "fuzzy" if entry.fuzzy else "translated"
        yield Standing(text, state, said or entry.msgstr, Origin(file.shown, entry.linenum or 1), there=True)


def vital(texts: Iterable[Text], catalogue: Catalogue) -> int:
    """Return how many percent of the texts of tier 1 a language says itself, rounded down."""
    said = [text.key in catalogue.translations for text in texts if text.tier == 1]
    return 100 * sum(said) // len(said) if said else 100


@dataclass(frozen=True)
class Progress:
    """How far a language is. With `problems`, its catalogues can't be used, and nothing is counted as translated."""

    language: Language
    files: Mapping[Domain, tuple[str, Review | None]]
    """The path of each catalogue for people, and whether it was reviewed; None: there is no such file."""
    standings: tuple[Standing, ...]
    vital: int
    problems: tuple[Problem, ...] = ()

    @property
    def offered(self) -> bool:
        """Whether readers are offered this language."""
        return not self.problems and self.vital >= self.language.threshold

    @cached_property
    def counts(self) -> dict[tuple[Domain, Tier], Counter[State]]:
        """How many messages of each file and tier are in each state; only parts that have any."""
        place = {domain: number for number, domain in enumerate(DOMAINS)}
        found: dict[tuple[Domain, Tier], Counter[State]] = {}
        for each in sorted(self.standings, key=lambda each: (place[each.text.domain], each.text.tier)):
            found.setdefault((each.text.domain, each.text.tier), Counter())[each.state] += 1
        return found

    @property
    def outdated(self) -> int:
        """How many messages the catalogues don't have yet."""
        return sum(not each.there for each in self.standings)

    @property
    def to_do(self) -> list[Standing]:
        """What is not translated, most wanted first: tier by tier, in each what only has to be read again first."""
        undone = [each for each in self.standings if each.state != "translated"]
        return sorted(undone, key=lambda each: (each.text.tier, each.state == "missing"))

    def to_data(self) -> dict[str, Any]:
        """Return what `pwa translate status --json` says of one language."""
        return {
            "tag": self.language.tag,
            "name": self.language.name,
            "offered": self.offered,
            "vital": self.vital,
            "threshold": self.language.threshold,
            "outdated": self.outdated,
            "problems": [str(each) for each in self.problems],
            "files": [
                {
                    "domain": domain,
                    "file": shown,
                    "review": review,
                    "tiers": [
                        {"tier": tier, **{state: count[state] for state in STATES}}
                        for (of, tier), count in self.counts.items()
                        if of == domain
                    ],
                }
                for domain, (shown, review) in self.files.items()
            ],
            "to_do": [
                {
                    "file": each.origin.file,
                    "line": each.origin.line,
                    "state": each.state,
                    "tier": each.text.tier,
                    "id": each.text.id,
                    "context": each.text.context,
                    "french": each.text.source,
                }
                for each in self.to_do[:FIRST]
            ],
        }


def progress_of(project: Project, language: Language, texts: Sequence[Text]) -> Progress:
    """Return how far `language` is with `texts`. What is wrong with its catalogues is in the answer, not raised."""
    problems: tuple[Problem, ...] = ()
    try:
        catalogue = read_catalogue(project, language)
        problems = tuple(each for each in unsafe_translations(catalogue) if each.level == "error")
    except Problems as found:
        catalogue, problems = Catalogue(language, "draft", {}), found.problems
    reviews = {file.domain: file.review for file in catalogue.files}
    shown = {domain: project.shown(catalogue_path(project, language, domain)) for domain in DOMAINS}
    files = {domain: (shown[domain], reviews.get(domain)) for domain in DOMAINS}
    return Progress(language, files, tuple(standings(texts, catalogue)), vital(texts, catalogue), problems)


def warnings(catalogue: Catalogue) -> int:
    """Return how much of a catalogue somebody should read again: quickly, for `pwa check`, which only counts it."""
    return sum(each.level == "warning" for each in (*catalogue.hints, *quick_warnings(catalogue)))


def first_to_do(all_progress: Iterable[Progress]) -> list[tuple[Language, Standing]]:
    """Return the first things to do over several languages: tier by tier, taking turns between the languages."""
    ranked = [
        ((each.text.tier, each.state == "missing", turn, number), progress.language, each)
        for number, progress in enumerate(all_progress)
        for _, group in groupby(progress.to_do, key=lambda each: (each.text.tier, each.state))
        for turn, each in enumerate(group)
    ]
    return [(language, each) for _, language, each in sorted(ranked, key=lambda row: row[0])[:FIRST]]


def to_json(all_progress: Iterable[Progress], unowned: Iterable[str]) -> str:
    """Return all as JSON; `unowned` are folders of translations that no language owns."""
    data = {
        "format": FORMAT,
        "languages": [each.to_data() for each in all_progress],
        "folders_of_no_language": list(unowned),
    }
    return json.dumps(data, ensure_ascii=False, indent=2)
