"""Reads the whole guide from its files, and raises every problem at once."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pwa import places
from pwa.guide.checking import check
from pwa.guide.markdown import parse
from pwa.guide.model import (
    STRICT,
    Audience,
    Contact,
    Fact,
    Guide,
    Notice,
    PhraseGroup,
    Resource,
    Source,
    Text,
    Topic,
)
from pwa.problems import Origin, Problem, Problems
from pwa.toml import TomlText, tables

FENCE = "+++"


@dataclass(frozen=True)
class _Head:
    __pydantic_config__ = STRICT
    title: str
    summary: str
    icon: str
    checked: datetime.date
    sources: tuple[Source, ...]
    contacts: tuple[str, ...] = ()
    audience: Audience | None = None
    order: int = 0


def read_topic(path: Path, fixed: bool = False) -> Topic:
    """Read one Markdown file; `fixed` pages have no audience. Raise `Problems`."""
    file = places.shown(path)
    lines = places.read_text(path).split("\n")
    if lines[0].strip() != FENCE or FENCE not in [line.strip() for line in lines[1:]]:
        raise Problems(
            [
                Problem(
                    Origin(file),
                    "the head is missing",
                    "start with +++, then the head, then +++ alone on a line",
                )
            ]
        )
    end = next(number for number, line in enumerate(lines) if number and line.strip() == FENCE)
    problems: list[Problem] = []
    head = None
    try:
        toml = TomlText("\n".join(lines[1:end]), file, first_line=2)
        head = toml.read(_Head, toml.data, ())
        if not fixed and head.audience is None:
            problems.append(
                Problem(Origin(file), "“audience” is missing", "add transit, citizens or municipalities")
            )
    except Problems as found:
        problems += found.problems
    about = f"{path.stem}: “{head.title}”" if head else path.stem
    blocks = ()
    try:
        blocks = parse("\n".join(lines[end + 1 :]), file, end + 2, about)  # type: ignore[assignment]
    except Problems as found:
        problems += found.problems
    if problems or head is None:
        raise Problems(problems)
    return Topic(
        slug=path.stem,
        title=Text(head.title, "title", toml.origin(("title",)), f"{path.stem}: title of the page"),
        summary=Text(head.summary, None, toml.origin(("summary",)), f"{about}, summary on the home page"),
        icon=head.icon,
        checked=head.checked,
        blocks=blocks,
        sources=head.sources,
        contacts=head.contacts,
        audience=head.audience,
        order=head.order,
        origin=Origin(file),
    )


class _Reading:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.origins: dict[str, Origin] = {}

    def topics(self, name: str, fixed: bool) -> list[Topic]:
        topics = []
        for path in sorted((self.folder / name).glob("*.md")):
            try:
                topics.append(read_topic(path, fixed))
            except Problems as found:
                self.problems += found.problems
        return topics

    def toml(self, name: str) -> TomlText | None:
        path = self.folder / name
        try:
            return TomlText(places.read_text(path), places.shown(path))
        except Problems as found:
            self.problems += found.problems
        return None

    def entries(self, file: str, table: str, kind: type) -> list[Any]:
        """Return the entries of a TOML file of the guide, each as a `kind`."""
        toml = self.toml(file)
        found: list[Any] = []
        for number, entry in enumerate(tables(toml.data, table)) if toml else ():
            where = (table, number)
            try:
                value = toml.read(kind, entry, where)  # type: ignore[union-attr]
            except Problems as problems:
                self.problems += problems.problems
                continue
            name = f"{table}:{value.id}"
            origin = toml.origin(where)  # type: ignore[union-attr]
            if name in self.origins:
                self.problems.append(
                    Problem(origin, f"the id “{value.id}” is used twice", "choose another id")
                )
            self.origins[name] = origin
            found.append(value)
        return found

    def facts(self) -> dict[str, Fact]:
        toml = self.toml("facts.toml")
        facts: dict[str, Fact] = {}
        for name, value in toml.data.items() if toml else ():
            origin = toml.origin((name,))  # type: ignore[union-attr]
            self.origins[f"fact:{name}"] = origin
            try:
                fact = toml.read(Fact, value, (name,))  # type: ignore[union-attr]
            except Problems as problems:
                self.problems += problems.problems
                continue
            values = (fact.number, fact.percent, fact.amount, fact.year, fact.month, fact.date, fact.text)
            if sum(value is not None for value in values) != 1:
                advice = "give one of number, percent, amount, year, month, date or text"
                self.problems.append(Problem(origin, f"the fact “{name}” has no value, or several", advice))
            facts[name] = fact
        return facts


def read_guide(folder: Path = places.CONTENT) -> Guide:
    """Read and check the guide in `folder`; raise every `Problems` of every file at once."""
    reading = _Reading(folder)
    guide = Guide(
        topics=tuple(
            sorted(
                reading.topics("guide", fixed=False),
                key=lambda topic: (
                    ("transit", "citizens", "municipalities").index(topic.audience or "transit"),
                    topic.order,
                ),
            )
        ),
        pages={topic.slug: topic for topic in reading.topics("pages", fixed=True)},
        contacts={contact.id: contact for contact in reading.entries("contacts.toml", "contact", Contact)},
        phrases=tuple(reading.entries("phrases.toml", "group", PhraseGroup)),
        resources=tuple(reading.entries("resources.toml", "resource", Resource)),
        notices=tuple(reading.entries("notices.toml", "notice", Notice)),
        facts=reading.facts(),
        origins=reading.origins,
    )
    problems = [*reading.problems, *check(guide)]
    if problems:
        raise Problems(problems)
    return guide
