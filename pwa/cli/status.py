"""What `pwa translate status` says: a table for people, 80 columns wide, in any script and without colours."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator

from pwa.languages import Language
from pwa.problems import Problem
from pwa.text import TIERS
from pwa.translation.progress import REVIEW_WORDS, STATES, WORDS, Progress, Standing, State, first_to_do
from pwa.wording import Told, tell

WIDTH = 80
_BAR = 20
_SIGNS: dict[State, str] = {"translated": "█", "fuzzy": "▒", "missing": "░"}


def table(all_progress: list[Progress], unowned: Iterable[Problem]) -> Iterator[str]:
    """Yield the lines of the table, then the first things to do."""
    yield " · ".join(f"{_SIGNS[state]} {WORDS[state]}" for state in STATES)
    for each in all_progress:
        yield ""
        yield from _language(each)
    first = first_to_do(all_progress)
    if first:
        yield ""
        yield str(tell("What to do first:"))
    for number, (language, standing) in enumerate(first, 1):
        yield from _to_do(number, language, standing)
    for problem in unowned:
        yield ""
        yield str(problem)


def bar(count: Counter[State]) -> str:
    """Return a bar in which whatever there is can be seen, and only what is whole looks whole."""
    total = count.total()
    cells = {state: 1 if 0 < count[state] * _BAR < total else round(count[state] * _BAR / total) for state in STATES}
    largest = max(STATES, key=lambda state: count[state])
    cells[largest] += _BAR - sum(cells.values())
    return "".join(_SIGNS[state] * cells[state] for state in STATES)


def _language(progress: Progress) -> Iterator[str]:
    language = progress.language
    # The name stands last: in a line that reads from right to left, the numbers behind it would change their place.
    yield f"{language.tag} · {_offered(progress)} · {language.name}"
    for domain, (shown, review) in progress.files.items():
        yield f"  {shown} · {REVIEW_WORDS[review]}"
        for (of, tier), count in progress.counts.items():
            if of == domain:
                numbers = " ".join(f"{count[state]:5} {_SIGNS[state]}" for state in STATES)
                yield f"    {tier} {TIERS[tier]!s:24} {bar(count)} {numbers}"
    if progress.problems:
        yield f"  {tell('its catalogues have mistakes, {count}: `pwa check` names them', count=len(progress.problems))}"
    if progress.outdated:
        yield "  " + str(
            tell("{count} messages are not in its catalogues: run `pwa translate update`", count=progress.outdated)
        )


def _offered(progress: Progress) -> Told:
    if progress.problems:
        return tell("not published: its catalogues have mistakes")
    values = {"vital": progress.vital, "threshold": progress.language.threshold}
    if progress.offered:
        return tell("{vital} % of tier 1, offered to readers").of(**values)
    return tell("{vital} % of tier 1, {threshold} % are asked for before readers see it").of(**values)


def _to_do(number: int, language: Language, standing: Standing) -> Iterator[str]:
    origin = standing.origin
    yield f"{number:2}. {origin.file}:{origin.line}"
    yield f"    {language.tag} · {WORDS[standing.state]} · {TIERS[standing.text.tier]}"
    words = " ".join(standing.text.source.split())
    yield textwrap.shorten(words, WIDTH - 4, placeholder=" …", initial_indent="    ")
