"""Who has read what: `translations/reviews.toml`, which no translators' tool rewrites.

One entry a catalogue: `file` ("ar/guide.po"), `state` (draft or reviewed), `date`, `by` (a role, never a name), and
`revision`, which `pwa translate reviewed` writes: what was read, as three letters for each message. So what changed
since can be named without a history of the files. Nothing in this file ever stops a language from being published:
what it does not say is a draft.
"""

from __future__ import annotations

import datetime
import json
import os
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Literal, get_args

import polib
from pydantic import ConfigDict

from pwa.guide.canonical import Refused
from pwa.guide.values import role
from pwa.problems import Origin, Problem, Problems
from pwa.project import Project
from pwa.toml import TomlText
from pwa.translation.po import parse
from pwa.wording import Told, tell

Review = Literal["draft", "reviewed"]
REVIEWS: tuple[Review, ...] = get_args(Review)

NAME = "reviews.toml"
_TABLE = "catalogue"
_LETTERS = 3
"""Of 64 each: one change in about a thousand goes unseen in a file of 300 messages."""


@dataclass(frozen=True)
class ReviewOf:
    """One entry of the file."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    file: str
    state: str
    date: datetime.date | None = None
    by: str = ""
    revision: str = ""


@dataclass(frozen=True)
class Reviews:
    """What the file says. `problems` are warnings and hints: never a reason to publish nothing."""

    by_file: dict[str, ReviewOf] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    shown: str = NAME
    places: dict[str, Origin] = field(default_factory=dict)


def read_reviews(project: Project) -> Reviews:
    """Read the reviews; a missing file says nothing, a broken one that all are drafts."""
    path = project.translations / NAME
    shown = project.shown(path)
    if not os.path.lexists(path):
        return Reviews(shown=shown)
    try:
        toml = TomlText(project.read_text(path), shown)
    except Problems as found:
        return Reviews(problems=tuple(_softened(found.problems)), shown=shown)
    problems: list[Problem] = list(_softened(toml.problems))
    for name in toml.data.keys() - {_TABLE}:
        what = tell("“{name}” is not a known name", name=name)
        problems.append(
            Problem(toml.origin((name,)), what, tell("begin each entry with [[{table}]]", table=_TABLE), "warning")
        )
    by_file: dict[str, ReviewOf] = {}
    places: dict[str, Origin] = {}
    entries = toml.data.get(_TABLE, [])
    for number, value in enumerate(entries if isinstance(entries, list) else [entries]):
        place = (_TABLE, number)
        try:
            entry = toml.read(ReviewOf, value, place)
        except Problems as found:
            problems += _softened(found.problems)
            continue
        if entry.state not in REVIEWS:
            problems.append(unknown_state(toml.origin((*place, "state")), entry.state, "warning"))
            entry = replace(entry, state="draft")
        if entry.file in by_file:
            what = tell("the file {file} is there twice", file=entry.file)
            problems.append(Problem(toml.origin(place), what, tell("remove one of the two entries"), "warning"))
            continue
        if not _catalogue_exists(project, entry.file):
            what = tell("there is no catalogue {file}", file=entry.file)
            advice = tell('write it as in "ar/guide.po", or remove the entry')
            problems.append(Problem(toml.origin((*place, "file")), what, advice, "warning"))
        if entry.state == "reviewed" and (fault := _unsigned(entry)):
            problems.append(Problem(toml.origin(place), *fault, "warning"))
        by_file[entry.file], places[entry.file] = entry, toml.origin(place)
    return Reviews(by_file, tuple(problems), shown, places)


def _unsigned(entry: ReviewOf) -> tuple[Told, Told] | None:
    """Return why nobody can tell who reviewed a catalogue, and when."""
    if not (entry.date and entry.by):
        what = tell("this review does not say when it was, and by whom")
        return what, tell("write date, and by with a role, never a name: “native speaker”")
    try:
        role(entry.by)
    except Refused as refused:
        return refused.what, refused.advice
    return None


def unknown_state(origin: Origin, state: str, level: Literal["warning", "hint"]) -> Problem:
    """Return what to tell of a state that is no state."""
    what = tell("“{state}” is no state of a review", state=state)
    return Problem(origin, what, tell("write draft or reviewed"), level)


def _softened(problems: Iterable[Problem]) -> Iterable[Problem]:
    return (replace(problem, level="warning") for problem in problems)


def _catalogue_exists(project: Project, file: str) -> bool:
    locale, _, name = file.partition("/")
    return bool(re.fullmatch(r"\w+", locale)) and (project.translations / locale / "LC_MESSAGES" / name).is_file()


# What was read


def revision(entries: Iterable[polib.POEntry]) -> str:
    """Return what `entries` say, as three letters for each, in an order that tells nothing."""
    return "".join(sorted(map(_mark, entries)))


def changed_since(entries: Iterable[polib.POEntry], revision: str) -> list[polib.POEntry]:
    """Return the entries that say something else than what was read, or were not there."""
    marks = {revision[start : start + _LETTERS] for start in range(0, len(revision), _LETTERS)}
    return [entry for entry in entries if _mark(entry) not in marks]


def _mark(entry: polib.POEntry) -> str:
    said = "\x04".join((entry.msgctxt or "", entry.msgid, entry.msgstr))
    return urlsafe_b64encode(sha256(said.encode()).digest()).decode()[:_LETTERS]


def with_review(text: str, review: ReviewOf) -> str:
    """Return the text of the file with the entry of a catalogue written anew; everything else in it stays."""
    values: dict[str, object] = {"file": review.file, "state": review.state}
    values |= {name: value for name in ("date", "by", "revision") if (value := getattr(review, name))}
    lines = [
        f"{name} = {json.dumps(str(value), ensure_ascii=False) if name != 'date' else value}"
        for name, value in values.items()
    ]
    entry = "\n".join([f"[[{_TABLE}]]", *lines]) + "\n"
    head, *parts = re.split(rf"(?m)^(?=\[\[{_TABLE}\]\])", text)
    mine = re.compile(rf"(?m)^\s*file\s*=\s*[\"']{re.escape(review.file)}[\"']")
    for number, part in enumerate(parts):
        if mine.search(part):
            behind = re.search(r"(?:^[ \t]*(?:#.*)?\n)*\Z", part, re.M)  # what people wrote above the next entry
            parts[number] = entry + (behind.group() if behind else "")
            return head + "".join(parts)
    before = head + "".join(parts)
    return before + ("\n" if before.strip() else "") + entry


def write_down(project: Project, file: str, by: str, day: datetime.date) -> None:
    """Write into the file that somebody read a catalogue as it is now; raise `Problems` where there is none."""
    path = project.translations / NAME
    if not _catalogue_exists(project, file):
        what = tell("there is no catalogue {file}", file=file)
        raise Problems([Problem(Origin(project.shown(path)), what, tell("write it as in ar/guide.po"))])
    locale, _, name = file.partition("/")
    catalogue = project.translations / locale / "LC_MESSAGES" / name
    po = parse(project.read_text(catalogue), project.shown(catalogue))
    said = [entry for entry in po if entry.msgstr and not entry.fuzzy and not entry.obsolete]
    if not said:
        what = tell("there is nothing translated in {file} yet", file=file)
        raise Problems([Problem(Origin(project.shown(catalogue)), what, tell("translate it first"))])
    text = project.read_text(path) if os.path.lexists(path) else ""
    path.write_text(with_review(text, ReviewOf(file, "reviewed", day, by, revision(said))), encoding="utf-8")


# What a catalogue is


def state_of(
    reviews: Reviews, file: str, header: str | None, entries: list[polib.POEntry], shown: str
) -> tuple[Review, list[Problem]]:
    """Return whether a catalogue counts as reviewed, and what to tell about it.

    `file` is its name in the reviews, `header` its X-Review, `entries` what it says, `shown` its path for people.
    """
    entry = reviews.by_file.get(file)
    spelt = header.strip().lower() if header else ""
    mirrored: Review | None = next((each for each in REVIEWS if each == spelt), None)
    hints: list[Problem] = []
    if header and mirrored is None:
        hints.append(unknown_state(Origin(shown), header, "hint"))
    if entry is None:
        what = tell("nothing is said about the review of {file}", file=file)
        advice = tell("write an entry for it: file, and state = “draft” or “reviewed”")
        hints.append(Problem(Origin(reviews.shown), what, advice, "hint"))
        return "draft", hints
    state: Review = "reviewed" if entry.state == "reviewed" else "draft"
    if mirrored and mirrored != state:
        what = tell("the header X-Review says {header}, and {reviews} says {state}", header=mirrored, state=state)
        what = what.of(reviews=reviews.shown)
        hints.append(Problem(Origin(shown), what, tell("run `pwa translate update`: that file counts"), "hint"))
    if state == "reviewed" and not entry.revision:
        what = tell("nobody can tell what was read: changes since then aren't seen")
        advice = tell("run `pwa translate reviewed {file}` when it was read", file=file)
        hints.append(Problem(reviews.places.get(file, Origin(reviews.shown)), what, advice, "hint"))
    if state == "reviewed" and entry.revision and (changed := changed_since(entries, entry.revision)):
        what = _changed(len(changed), entry.date)
        place = Origin(shown, changed[0].linenum or 1)
        hints.append(
            Problem(place, what, tell("have them read, then run `pwa translate reviewed {file}`", file=file), "hint")
        )
        if len(changed) > len(entries) * MOSTLY:
            return "draft", hints
    return state, hints


MOSTLY = 0.1
"""The share of its messages that may change before a reviewed catalogue is a draft again."""


def _changed(count: int, date: datetime.date | None) -> Told:
    if date is None:
        return tell("reviewed, then changed: {count} messages, this is the first", count=count)
    return tell("reviewed on {date}, then changed: {count} messages, this is the first", date=date, count=count)
