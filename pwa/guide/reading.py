"""Reads the whole guide from its files, and raises every problem at once."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Any

from holidays import list_supported_countries
from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from pwa.guide.checking import Unread, check
from pwa.guide.fields import LONGEST_ID, STRICT, Day, Whole, is_id, message, placed
from pwa.guide.markdown import read, slug_of
from pwa.guide.model import Contact, Fact, Guide, Notice, PhraseGroup, Resource, Source, Topic
from pwa.guide.region import Region
from pwa.guide.vocabulary import AUDIENCES, one_of
from pwa.meant import expected
from pwa.pages import PAGES, RESERVED_IDS, WRITTEN
from pwa.problems import Origin, Problem, Problems
from pwa.project import Project, looks_like, meant_by
from pwa.text import TIERS, Text, Tier
from pwa.toml import TomlText, beginnings, is_blank
from pwa.wording import tell

FENCE = "+++"
FILES = (
    "contacts.toml", "facts.toml", "languages.toml", "notices.toml", "phrases.toml", "region.toml", "resources.toml",
)
FOLDERS = ("audio", "guide", "pages")
"""All that there is in `content`."""


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


def read_topic(project: Project, path: Path, fixed: bool = False) -> tuple[Topic, tuple[Problem, ...]]:
    """Return what makes sense of one Markdown file, and what is wrong in its text; `fixed` pages have no audience.

    Raise `Problems` where the head can't be read.
    """
    file = project.shown(path)
    lines = project.read_text(path).split("\n")
    end = _end_of_head(lines, file)
    toml = TomlText("\n".join(lines[1:end]), file, first_line=2, flat=True, kind=_Head)
    problems = list(toml.problems)
    head = None
    try:
        head = toml.read(_Head, toml.data, ())
        if not fixed and head.audience is None:
            advice = tell("add one of {known}", known=", ".join(AUDIENCES))
            problems.append(Problem(Origin(file), tell("“audience” is missing"), advice))
    except Problems as found:
        problems += found.problems
    about = f"{path.stem}: “{head.title.source}”" if head else path.stem
    blocks, faults = read("\n".join(lines[end + 1 :]), file, end + 2, about, head.contacts if head else ())
    if problems or head is None:
        raise Problems([*problems, *faults])
    topic = Topic(
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
    return topic, faults


def _end_of_head(lines: list[str], file: str) -> int:
    """Return the number of the fence that ends the head of a topic, counted from 0; raise `Problems`."""
    advice = tell("start with +++, then the head, then +++ alone on a line")
    fences = [number for number, line in enumerate(lines) if line.strip() == FENCE]
    text = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if fences[:1] != [text]:
        raise Problems([Problem(Origin(file, text + 1), tell("the head is missing"), advice)])
    if text:
        raise Problems([Problem(Origin(file), tell("there are empty lines before the head"), tell("remove them"))])
    if len(fences) < 2:
        blank = next((number for number, line in enumerate(lines[1:], 1) if not line.strip()), len(lines) - 1)
        raise Problems([Problem(Origin(file, blank + 1), tell("the head has no end"), tell("put +++ alone on a line"))])
    return fences[1]


class _Reading:
    def __init__(self, project: Project) -> None:
        self.project = project
        self.problems: list[Problem] = []
        self.origins: dict[str, Origin] = {}
        self.unread = Unread()

    def topics(self, name: str, fixed: bool) -> list[Topic]:
        topics = []
        folder = self.project.content / name
        kind = "page" if fixed else "topic"
        paths = {path.stem: path for path in self.project.entries(folder) if path.suffix == ".md"}
        for stem in WRITTEN if fixed else ():
            paths.setdefault(stem, folder / f"{stem}.md")  # reading it says that it is missing
        for stem, path in paths.items():
            origin = Origin(self.project.shown(path))
            if fixed and stem not in WRITTEN:
                if not any(looks_like(path.name, f"{each}.md") for each in WRITTEN):
                    advice = tell("remove it, or give it one of these names: {value}", value=", ".join(WRITTEN))
                    self.problems.append(Problem(origin, tell("no page shows this text"), advice))
                continue
            if not is_id(stem):
                name = f"{slug_of(meant_by(path.name).removesuffix('.md'))[:LONGEST_ID]}.md"
                self.unread.add(f"{kind}:{name.removesuffix('.md')}")
                if (folder / name).exists():
                    self.problems.append(self.project.misnamed(path, name))
                    continue
                advice = tell("call it {name}", name=name)
                self.problems.append(Problem(origin, tell("the name “{stem}” is no address", stem=stem), advice))
            try:
                topic, faults = read_topic(self.project, path, fixed)
                topics.append(topic)
                self.problems += faults
            except Problems as found:
                self.problems += found.problems
                self.unread |= {f"{kind}:{stem}", f"{kind}:{slug_of(stem)}"}
        return topics

    def strangers(self) -> None:
        """Name every file and folder that nobody reads: what somebody wrote there would be nowhere."""
        content = self.project.content
        for path in self.project.entries(content):
            # Reading a file says that it is a folder.
            if path.name not in (FOLDERS if path.is_dir() else FILES) and path.name not in FILES:
                self._stranger(path, next((each for each in FILES if looks_like(path.name, each)), ""))
        for folder in (content / "guide", content / "pages"):
            for path in self.project.entries(folder):
                if path.suffix != ".md":
                    self._stranger(path, "")
                elif folder.name == "pages" and path.stem not in WRITTEN:
                    meant = next((f"{each}.md" for each in WRITTEN if looks_like(path.name, f"{each}.md")), "")
                    if meant:
                        self._stranger(path, meant)

    def _stranger(self, path: Path, meant: str) -> None:
        """Note that nobody reads `path`, which most likely was `meant` to be a file of another name."""
        topic = path.parent.name in ("guide", "pages")
        stem = slug_of(re.split(r"\.(?=\w+($|\.))", path.name)[0])
        if topic and not path.is_dir():
            self.unread.add(f"{'topic' if path.parent.name == 'guide' else 'page'}:{stem}")
            if re.search(r"\.(md|txt|text|markdown|mkd)$", path.name, re.IGNORECASE):
                meant = meant or f"{stem}.md"
        if meant:
            self.problems.append(self.project.misnamed(path, meant))
            return
        what = tell("nobody reads this folder") if path.is_dir() else tell("nobody reads this file")
        if path.suffix.lower() == ".md":
            advice = tell("move it into the folder guide, or remove it")
        elif topic and path.is_dir():
            advice = tell("move its texts into the folder {name}, or remove it", name=path.parent.name)
        elif topic:
            advice = tell("write its text into a file whose name ends in .md, or remove it")
        else:
            advice = tell("remove it, or correct its name")
        self.problems.append(Problem(Origin(self.project.shown(path)), what, advice))

    def toml(self, name: str, kind: str, model: type) -> TomlText | None:
        """Return a TOML file of the guide; `kind` is what it holds, each a `model`."""
        path = self.project.content / name
        shown = self.project.shown(path)
        try:
            text = self.project.read_text(path)
            if name != "notices.toml" and is_blank(text):
                raise Problems([Problem(Origin(shown), tell("the file is empty"), tell("put back what was in it"))])
        except Problems as found:
            self.problems += found.problems
            self.unread.add(kind)
            return None
        table = "" if kind in ("fact", "region") else kind
        toml = TomlText(text, shown, table=table, flat=kind == "region", kind=model)
        self.problems += toml.problems
        return toml

    def entries(self, file: str, table: str, kind: type) -> list[Any]:
        """Return the entries of a TOML file of the guide, each as a `kind`."""
        toml = self.toml(file, table, kind)
        found: list[Any] = []
        if toml is None:
            return found
        known = len(toml.problems)
        for where, entry in toml.entries():
            try:
                value: Any = toml.read(kind, entry, where)
            except Problems as problems:
                self.problems += problems.problems
                # Without a good id it may be any of its kind.
                name = entry.get("id") if isinstance(entry, dict) else None
                good = isinstance(name, str) and is_id(name) and name not in RESERVED_IDS
                self.unread.add(f"{table}:{name}" if good else table)
                continue
            name = f"{table}:{value.id}"
            origin = toml.origin((*where, "id"))
            if name in self.origins:
                self.problems.append(
                    Problem(origin, tell("the id “{id}” is used twice", id=value.id), tell("choose another id"))
                )
                self.unread.add(table)  # one of the two was meant to be another
            self.origins[name] = toml.origin(where)
            found.append(placed(value, toml.origin, where))
        self.problems += toml.problems[known:]
        self._hidden(toml, table)
        return found

    def _hidden(self, toml: TomlText, kind: str) -> None:
        """Note what a file holds and mistakes hide: who refers to it makes none."""
        self.unread |= {f"{kind}:{name}" for name in toml.hidden}
        if toml.lost or (toml.problems and not toml.data):
            self.unread.add(kind)

    def region(self) -> Region | None:
        toml = self.toml("region.toml", "region", Region)
        if toml is None:
            return None
        self.origins["region"] = toml.origin()
        try:
            return placed(toml.read(Region, toml.data, ()), toml.origin)
        except Problems as found:
            self.problems += found.problems
        code = toml.data.get("country_code")
        if not isinstance(code, str) or code not in list_supported_countries():
            return None
        # What doesn't depend on the region is checked all the same.
        self.unread.add("region")
        blank = {Text: Text("…", origin=toml.origin()), float: math.nan, int: 0, str: ""}
        stand_in: dict[str, Any] = {each.name: blank.get(expected(Region, (each.name,)), ()) for each in fields(Region)}
        return Region(**{**stand_in, "country_code": code, "clock": "UTC"})

    def facts(self) -> dict[str, Fact]:
        toml = self.toml("facts.toml", "fact", Fact)
        facts: dict[str, Fact] = {}
        if toml is None:
            return facts
        self._hidden(toml, "fact")
        for name, value in toml.data.items():
            origin = toml.origin((name,))
            self.origins[f"fact:{name}"] = origin
            try:
                if not isinstance(value, dict):
                    lost = "fact" in self.unread
                    self.unread.add("fact")  # whose value it is, nobody knows
                    raise Problems([] if lost else [_no_fact(name, value, toml)])
                if not is_id(name):
                    self.unread |= {f"fact:{each}" for each in beginnings(slug_of(name).split("-"))}
                    what = tell("“{name}” is not well formed", name=name)
                    raise Problems([Problem(origin, what, tell("write {known}", known=f"[{slug_of(name)}]"))])
                fact = toml.read(Fact, value, (name,))
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


def _no_fact(name: str, value: object, toml: TomlText) -> Problem:
    """Return what to tell of what stands in facts.toml and is no table."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        what = tell("[[{name}]] has too many brackets", name=name)
        return Problem(toml.origin((name, 0)), what, tell("write {known}", known=f"[{name}]"))
    what = tell("“{name}” stands above the first {known}", name=name, known=tell("[name of a fact]"))
    advice = tell("move it below the {known} that it belongs to", known=tell("[name of a fact]"))
    return Problem(toml.origin((name,)), what, advice)


def read_guide(
    project: Project, has_icon: Callable[[str], bool] = bool, today: datetime.date | None = None
) -> Guide:
    """Read and check the guide of `project`; raise every `Problems` of every file at once.

    `has_icon` says whether there is a pictogram of a name. `today` is the last day on which something can have been
    checked; without it, today by the clock of the region.
    """
    reading = _Reading(project)
    reading.strangers()
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
    found = [*check(guide, reading.unread, today), *_missing_icons(guide, has_icon)]
    if "region" in reading.unread:  # what stands in for it is not what somebody wrote
        found = [each for each in found if each.origin.file != guide.origins["region"].file]
    problems = [*reading.problems, *found]
    if problems:
        raise Problems(problems)
    return guide


def _missing_icons(guide: Guide, has_icon: Callable[[str], bool]) -> Iterator[Problem]:
    named = [(topic.icon, topic.origin) for topic in guide.documents]
    named += [(group.icon, guide.origins[f"group:{group.id}"]) for group in guide.phrases]
    for name, origin in named:
        if not has_icon(name):
            what = tell("there is no pictogram “{name}”", name=name)
            yield Problem(origin, what, tell("take a name from https://lucide.dev/icons"))


def _place(topic: Topic) -> tuple[int, int]:
    """Return where a topic stands on the home page."""
    return (list(AUDIENCES).index(topic.audience or "transit"), topic.order)
