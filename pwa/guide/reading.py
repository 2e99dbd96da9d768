"""Reads the whole guide from its files, and raises every problem at once."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from pwa.guide.checking import Unread, check
from pwa.guide.fields import ID_IN_WORDS, STRICT, Day, Whole, is_id, message, placed
from pwa.guide.markdown import parse
from pwa.guide.model import Contact, Fact, Guide, Notice, PhraseGroup, Resource, Source, Topic
from pwa.guide.region import Region
from pwa.guide.vocabulary import AUDIENCES, one_of
from pwa.pages import PAGES, WRITTEN
from pwa.problems import Origin, Problem, Problems
from pwa.project import Project
from pwa.text import TIERS, Text, Tier
from pwa.toml import TomlText, tables
from pwa.wording import tell

FENCE = "+++"


def _tier(value: object) -> object:
    # `true` and 1.0 equal 1, and are none.
    if type(value) is not int or value not in TIERS:
        raise PydanticCustomError("unknown_term", "{value}", {"value": value, "known": ", ".join(map(str, TIERS))})
    return value


@dataclass(frozen=True)
class _Head:
    __pydantic_config__ = STRICT
    title: Annotated[Text, message("guide", "title", "title of the page")]
    summary: Annotated[Text, message("guide", None, "summary on the home page")]
    icon: str
    checked: Day
    sources: tuple[Source, ...]
    contacts: tuple[str, ...] = ()
    audience: Annotated[str, one_of(AUDIENCES)] | None = None
    order: Whole = 0
    confirmed_on: Day | None = None
    confirmed_by: str = ""
    tier: Annotated[Tier, BeforeValidator(_tier)] | None = None

    def tier_of(self, stem: str) -> Tier:
        """Return how soon this text is to be translated: as its head says, else as its page or its readers ask."""
        if self.tier is not None:
            return self.tier
        if self.audience is None:
            return PAGES[stem].tier if stem in PAGES else 4
        return 2 if self.audience == "transit" else 4


def read_topic(project: Project, path: Path, fixed: bool = False) -> Topic:
    """Read one Markdown file; `fixed` pages have no audience. Raise `Problems`."""
    file = project.shown(path)
    lines = project.read_text(path).split("\n")
    fences = [number for number, line in enumerate(lines) if line.strip() == FENCE]
    if fences[:1] != [0] or len(fences) < 2:
        advice = tell("start with +++, then the head, then +++ alone on a line")
        raise Problems([Problem(Origin(file), tell("the head is missing"), advice)])
    end = fences[1]
    problems: list[Problem] = []
    head, blocks = None, None
    try:
        toml = TomlText("\n".join(lines[1:end]), file, first_line=2)
        head = toml.read(_Head, toml.data, ())
        if not fixed and head.audience is None:
            advice = tell("add one of {known}", known=", ".join(AUDIENCES))
            problems.append(Problem(Origin(file), tell("“audience” is missing"), advice))
    except Problems as found:
        problems += found.problems
    about = f"{path.stem}: “{head.title.source}”" if head else path.stem
    try:
        blocks = parse("\n".join(lines[end + 1 :]), file, end + 2, about, head.contacts if head else ())
    except Problems as found:
        problems += found.problems
    if problems or head is None or blocks is None:
        raise Problems(problems)
    return Topic(
        slug=path.stem,
        title=placed(head.title, toml.origin, ("title",), path.stem),
        summary=placed(head.summary, toml.origin, ("summary",), about),
        icon=head.icon,
        checked=head.checked,
        blocks=blocks,
        sources=head.sources,
        contacts=head.contacts,
        audience=head.audience,
        order=head.order,
        tier=head.tier_of(path.stem),
        origin=Origin(file),
        confirmed_on=head.confirmed_on,
        confirmed_by=head.confirmed_by,
    )


class _Reading:
    def __init__(self, project: Project) -> None:
        self.project = project
        self.problems: list[Problem] = []
        self.origins: dict[str, Origin] = {}
        self.unread = Unread()

    def topics(self, name: str, fixed: bool) -> list[Topic]:
        topics = []
        paths = {path.stem: path for path in sorted((self.project.content / name).glob("*.md"))}
        for stem in WRITTEN if fixed else ():
            paths.setdefault(stem, self.project.content / name / f"{stem}.md")  # reading it says that it is missing
        for stem, path in paths.items():
            origin = Origin(self.project.shown(path))
            if fixed and stem not in WRITTEN:
                advice = tell("remove it, or give it one of these names: {value}", value=", ".join(WRITTEN))
                self.problems.append(Problem(origin, tell("no page shows this text"), advice))
            if not is_id(stem):
                self.problems.append(
                    Problem(
                        origin,
                        tell("the name “{stem}” is no address", stem=stem),
                        tell("use {ID_IN_WORDS}", ID_IN_WORDS=ID_IN_WORDS),
                    )
                )
            try:
                topics.append(read_topic(self.project, path, fixed))
            except Problems as found:
                self.problems += found.problems
                self.unread.add(f"{'page' if fixed else 'topic'}:{stem}")
        return topics

    def toml(self, name: str, kind: str) -> TomlText | None:
        """Return a TOML file of the guide; `kind` is what it holds."""
        path = self.project.content / name
        try:
            return TomlText(self.project.read_text(path), self.project.shown(path))
        except Problems as found:
            self.problems += found.problems
            self.unread.add(kind)
        return None

    def entries(self, file: str, table: str, kind: type) -> list[Any]:
        """Return the entries of a TOML file of the guide, each as a `kind`."""
        toml = self.toml(file, table)
        found: list[Any] = []
        if toml is None:
            return found
        for number, entry in enumerate(tables(toml.data, table)):
            where = (table, number)
            try:
                value: Any = toml.read(kind, entry, where)
            except Problems as problems:
                self.problems += problems.problems
                # Without a readable id it may be any of its kind.
                self.unread.add(f"{table}:{entry['id']}" if isinstance(entry, dict) and "id" in entry else table)
                continue
            name = f"{table}:{value.id}"
            origin = toml.origin(where)
            if name in self.origins:
                self.problems.append(
                    Problem(origin, tell("the id “{id}” is used twice", id=value.id), tell("choose another id"))
                )
            self.origins[name] = origin
            found.append(placed(value, toml.origin, where))
        return found

    def region(self) -> Region | None:
        toml = self.toml("region.toml", "region")
        if toml is None:
            return None
        self.origins["region"] = toml.origin()
        try:
            return placed(toml.read(Region, toml.data, ()), toml.origin)
        except Problems as found:
            self.problems += found.problems
        return None

    def facts(self) -> dict[str, Fact]:
        toml = self.toml("facts.toml", "fact")
        facts: dict[str, Fact] = {}
        for name, value in toml.data.items() if toml else ():
            origin = toml.origin((name,))  # type: ignore[union-attr]
            self.origins[f"fact:{name}"] = origin
            try:
                fact = toml.read(Fact, value, (name,))  # type: ignore[union-attr]
            except Problems as problems:
                self.problems += problems.problems
                self.unread.add(f"fact:{name}")
                continue
            values = (fact.number, fact.percent, fact.amount, fact.year, fact.month, fact.date, fact.text)
            if sum(value is not None for value in values) != 1:
                advice = tell("give one of number, percent, amount, year, month, date or text")
                self.problems.append(
                    Problem(origin, tell("the fact “{name}” has no value, or several", name=name), advice)
                )
            facts[name] = fact
        return facts


def read_guide(project: Project, today: datetime.date | None = None) -> Guide:
    """Read and check the guide of `project`; raise every `Problems` of every file at once.

    `today` is the last day on which something can have been checked; without it, today by the clock of the region.
    """
    reading = _Reading(project)
    region = reading.region()
    topics = sorted(reading.topics("guide", fixed=False), key=_place)
    pages = reading.topics("pages", fixed=True)
    phrases = reading.entries("phrases.toml", "group", PhraseGroup)
    resources = reading.entries("resources.toml", "resource", Resource)
    notices = reading.entries("notices.toml", "notice", Notice)
    contacts = reading.entries("contacts.toml", "contact", Contact)
    facts = reading.facts()
    if region is None:
        raise Problems(reading.problems)
    guide = Guide(
        region=region,
        pages={page.slug: page for page in pages},
        topics=tuple(topics),
        phrases=tuple(phrases),
        resources=tuple(resources),
        notices=tuple(notices),
        contacts={contact.id: contact for contact in contacts},
        facts=facts,
        origins=reading.origins,
    )
    problems = [*reading.problems, *check(guide, reading.unread, today)]
    if problems:
        raise Problems(problems)
    return guide


def _place(topic: Topic) -> tuple[int, int]:
    """Return where a topic stands on the home page."""
    return (list(AUDIENCES).index(topic.audience or "transit"), topic.order)
