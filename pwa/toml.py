"""Reads TOML files that people edit: each value with its line, and each mistake alone, whatever else is in the file."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from difflib import get_close_matches
from functools import cache, cached_property
from typing import Any, TypeVar, cast

from pydantic import ValidationError
from pydantic_core import SchemaValidator

from pwa.characters import unfit
from pwa.meant import bare, expected, is_table, mark_of, reader, reads, told
from pwa.mistakes import Fault, fault_of
from pwa.problems import Origin, Problem, Problems
from pwa.statements import Path, Spot, Statement, cut, place
from pwa.wording import tell

T = TypeVar("T")


_IN_A_FORM = ("number", "emails", "url", "leave", "opening_hours", "date", "source", "source_date", "month")
"""Names of values that are held to one way of writing, each by its own check."""


class TomlText:
    """A TOML text with the places of its entries. `first_line` is the line of the file where it starts.

    `table` names the array of tables that the text consists of ("contact"); a `flat` text has no headers at all. `kind`
    is what each entry is read as, where that is known.
    What can't be read is left out: `problems` say why, and `read` makes nothing of an entry that lacks something.
    """

    def __init__(
        self, text: str, file: str, first_line: int = 1, table: str = "", flat: bool = False, kind: Any = None
    ) -> None:
        self.file = file
        self.first_line = first_line
        self.table = table
        self.flat = flat
        self.kind = kind
        self.problems: list[Problem] = []
        self.hidden: set[str] = set()
        """The ids of entries that are there, and that nobody can see."""
        self.lost = False
        """Whether there is such an entry without an id that can be read."""
        self._damaged: list[Path] = []
        found = list(cut(text))
        kept = self._under_headers(found)
        try:
            if len(kept) < len(found):
                raise ValueError
            self.data: dict[str, Any] = tomllib.loads(text)
        except (ValueError, RecursionError):
            kept = self._sound(kept)
            self.data = self._join(kept, text)
        self._spots: dict[Path, Spot] = {}
        for statement in kept:
            for spot in statement.spots:
                self._spots.setdefault(spot.path, spot)

    # What can't be read

    def _under_headers(self, found: Sequence[Statement]) -> list[Statement]:
        """Return the statements that stand under a header which somebody reads; say what is wrong with the others.

        What stands under a wrong header is left out with it: it belongs to no entry that can be known.
        """
        place(found)
        headers: dict[Path, Statement] = {}
        for each in found:
            if each.is_header and reads(each.text):
                headers.setdefault(each.path, each)
        kept: list[Statement] = []
        damaged: list[Statement] = []
        under: list[Statement] = []
        for statement in found:
            if under and (not statement.is_header or _is_part(statement, under[0])):
                known = self.flat and self._kind_at(statement.names) is not None
                (kept if known else under).append(statement)
                continue
            self._hide(under)
            under = []
            if (fault := self._header_fault(statement, headers, kept, found)) is None:
                kept.append(statement)
                continue
            self._say(fault)
            damaged += kept[-1:]
            under = [statement]
        self._hide(under)
        place(kept)
        self._damaged += [each.table for each in damaged]
        if self.flat and self.problems:
            self._damaged.append(())
        return kept

    def _header_fault(
        self,
        statement: Statement,
        headers: Mapping[Path, Statement],
        kept: Sequence[Statement],
        found: Sequence[Statement],
    ) -> Fault | None:
        """Return why nobody knows to which entry `statement`, and what stands under it, belongs; else None.

        `headers` are the first ones of their paths, `kept` is what stands above, `found` is everything.
        """
        name, line = ".".join(statement.names), statement.line
        known = f"[[{self.table}]]"
        if not statement.is_header:
            if not self.flat and self._is_meant_as_header(statement):
                header = self._meant_header(statement.text)
                return line, tell("this header has no brackets"), tell("write {line}, alone on its line", line=header)
            again = any(each.path == statement.path for each in kept[:-1])
            inside = len(statement.table) > 2 and isinstance(statement.table[-1], str)
            if self.table and statement.names == ("id",) and (again or inside):
                header = self._header_above([each for each in found if each.line >= line])
                return line, tell("an entry begins here without its header"), tell("write {line} above it", line=header)
            return None
        if self.flat:
            what = tell("nothing here has a header in brackets")
            return line, what, tell("remove {header}", header=statement.text.partition("\n")[0])
        if not reads(statement.text):
            return fault_of(statement, self._kind_at, self._meant_header(statement.text))
        if self.table and statement.names[0] != self.table:
            header = self._meant_header(statement.text)
            what = tell("nobody reads “{name}”", name=name)
            if not header:
                return line, what, tell("remove it, or write {known}", known=known)
            return line, what, tell("write {known}, or remove it", known=header)
        if self.kind and not self.table and len(statement.names) > 1:
            header = self._meant_header(statement.text)
            return line, tell("“{name}” is not well formed", name=name), tell("write {known}", known=header)
        single = not statement.text.startswith("[[")
        if not single and self._inner_headers.get(name, "[[").startswith(f"[{name}"):
            return line, tell("[[{name}]] has too many brackets", name=name), tell("write {known}", known=f"[{name}]")
        if single and (name == self.table or (*statement.path, 0) in headers):
            return line, tell("[{name}] has too few brackets", name=name), tell("write {known}", known=f"[[{name}]]")
        if self.table and len(statement.names) > 1 and not isinstance(statement.path[1], int):
            what = tell("“{name}” stands above the first {known}", name=name, known=known)
            return line, what, tell("move it below the {known} that it belongs to", known=known)
        if (other := headers[statement.path]) is not statement:
            self.lost = True  # one of the two was meant to be another
            return self._twice(statement, other)
        return None

    def _meant_header(self, text: str) -> str:
        """Return the header that `text` is most likely meant to be, or nothing."""
        inside = _words(re.split(r"[\[\](){}#=\"“”]", text.lstrip("[({\"“ "))[0])
        if not self.table:
            return f"[{'-'.join(inside)}]" if inside else ""
        known = {self.table: f"[[{self.table}]]", **self._inner_headers}
        for words in (_words(text.partition("#")[0]), inside):
            for name, header in known.items():
                if sorted(name.split(".")) == sorted(words) or name.split(".")[1:] == words:
                    return header
        close = get_close_matches(".".join(inside), known, 1, 0.7)
        return known[close[0]] if close else ""

    def _header_above(self, statements: Sequence[Statement]) -> str:
        """Return the header that is missing above `statements`: that of what has all their names, up to the next."""
        ends = (at for at, each in enumerate(statements) if at and (each.is_header or each.names == ("id",)))
        names = {each.names[0] for each in statements[: next(ends, None)] if each.names}
        inner = (name for name, header in self._inner_headers.items() if header.startswith("[["))
        for name in (self.table, *inner):
            steps: Path = (*name.split(".")[1:], 0)
            kind = expected(self.kind, steps[: 2 * name.count(".")])
            if is_dataclass(kind) and names <= {each.name for each in fields(kind)}:
                return f"[[{name}]]"
        return f"[[{self.table}]]"

    @cached_property
    def _inner_headers(self) -> dict[str, str]:
        """The headers of what is inside of an entry, by their names."""
        found = {}
        for each in fields(self.kind) if self.kind else ():
            name, kind = f"{self.table}.{each.name}", expected(self.kind, (each.name,))
            if is_table(kind):
                found[name] = f"[{name}]"
            elif is_table(expected(self.kind, (each.name, 0))):
                found[name] = f"[[{name}]]"
        return found

    def _is_meant_as_header(self, statement: Statement) -> bool:
        """Whether a line is the name of an entry, without brackets."""
        name = re.sub(r"^[^\w\"']+|[^\w\"']+$", "", statement.text)
        name = name[1:-1] if name[:1] in ("'", '"') and name[:1] == name[-1:] else name
        between = "[./ ]" if self.table else "[./]"
        if statement.is_pair or not re.fullmatch(rf"[\w-]+(?: ?{between} ?[\w-]+)*", name):
            return False
        return bool(self._meant_header(statement.text))

    def _hide(self, under: Sequence[Statement]) -> None:
        """Note which entry can't be seen, so that nobody is told that it does not exist."""
        if not under:
            return
        raw = next((re.sub(r"^.*?=\s*|\s*#.*", "", each.text) for each in under if each.names == ("id",)), "")
        names = [] if self.table else _words(under[0].text.partition("#")[0])
        if raw.strip("\"'") or names:
            self.hidden |= {raw.strip("\"'"), under[0].text.strip("[] "), *beginnings(names)}
        elif len(under[0].names) < 2:
            self.lost = True

    def _sound(self, found: Sequence[Statement]) -> list[Statement]:
        """Return the statements that make sense, and say what is wrong with the others, each mistake once."""
        sound: list[Statement] = []
        seen: dict[Path, Statement] = {}
        doubled: set[Path] = set()
        broken = False
        for statement in found:
            reading = reads(statement.text)
            if broken and not reading and not statement.is_pair:
                self._goes_on()
                continue
            broken = not reading
            if broken:
                self._refuse(fault_of(statement, self._kind_at), statement.table)
            elif (other := seen.get(statement.path)) and not statement.is_header:
                self.lost = self.lost or not self.table
                if statement.table not in doubled:
                    self._refuse(self._twice(statement, other), statement.table)
                doubled.add(statement.table)
            else:
                seen[statement.path] = statement
                sound.append(statement)
        return sound

    def _twice(self, statement: Statement, other: Statement) -> Fault:
        line = other.line + self.first_line - 1
        what = tell("“{name}” is there twice, here and in line {line}", name=".".join(statement.names), line=line)
        if not statement.is_header and statement.table and isinstance(statement.table[-1], int):
            header = f"[[{'.'.join(step for step in statement.table if isinstance(step, str))}]]"
            advice = tell("remove one, or write {header} above if a new entry begins here", header=header)
            return statement.line, what, advice
        return statement.line, what, tell("remove one")

    def _goes_on(self) -> None:
        """A line that begins nothing belongs to the broken one above."""
        last = self.problems[-1]
        if last.what.english == "a quotation mark is missing":
            advice = tell("write the whole text on one line, between two \"")
            self.problems[-1] = replace(last, advice=advice)

    def _join(self, sound: list[Statement], text: str) -> dict[str, Any]:
        """Return the data of the statements; leave out those that contradict others."""
        while True:
            lines = [""] * (text.count("\n") + 1)
            for statement in sound:
                lines[statement.line - 1 : statement.last_line] = statement.text.split("\n")
            try:
                return tomllib.loads("\n".join(lines))
            except (ValueError, RecursionError) as error:
                match = re.search(r"at line (\d+)", str(error))
                line = int(match[1]) if match else len(lines)
                wrong = max((each for each in sound if each.line <= line), key=lambda each: each.line, default=None)
                if wrong is None or not match:
                    wrong = sound[-1]
                name = ".".join(wrong.names)
                what = tell("“{name}” is something else further above", name=name)
                advice = tell("choose another name, or as many brackets as above")
                self._refuse((wrong.line, what, advice), wrong.path)
                self._hide([wrong] if wrong.is_header else [])
                end = next((each.line for each in sound if each.is_header and each.line > wrong.line), len(lines) + 1)
                last = end if wrong.is_header else wrong.line + 1
                sound[:] = [each for each in sound if not wrong.line <= each.line < last]

    def _kind_at(self, path: Path) -> Any:
        """Return the type of what should stand at `path`, None where that isn't known."""
        return mark_of(self.kind, path[0 if self.flat else 2 if self.table else 1 :])

    def _refuse(self, fault: Fault, table: Path) -> None:
        self._say(fault)
        self._damaged.append(table)

    def _say(self, fault: Fault) -> None:
        line, what, advice = fault
        self.problems.append(Problem(self._origin(line), what, advice))

    def _origin(self, line: int) -> Origin:
        return Origin(self.file, line + self.first_line - 1)

    # What is there

    def origin(self, path: Sequence[str | int] = ()) -> Origin:
        """Return the place of `path`, such as ("contact", 3, "phones"), or of its nearest ancestor.

        In an array of tables the number is the position of the entry, as in the data.
        """
        steps = tuple(path)
        while steps and steps not in self._spots:
            steps = steps[:-1]
        return self._origin(self._spots[steps].line if steps else 1)

    def entries(self) -> Iterator[tuple[Path, Any]]:
        """Yield each entry of the array of tables with its path; note as a problem what stands above the first."""
        for name, value in self.data.items():
            if name == self.table and (name,) not in self._spots:
                yield from (((name, number), each) for number, each in enumerate(value))
        above = next((name for name in self.data if (name,) in self._spots), "")
        if above:
            known = f"[[{self.table}]]"
            advice = tell("write {known} above it, or move it below the one that it belongs to", known=known)
            what = tell("“{name}” stands above the first {known}", name=above, known=known)
            self.problems.append(Problem(self.origin((above,)), what, advice))
            self.lost = True

    def read(self, kind: type[T], value: Any, path: Sequence[str | int]) -> T:
        """Return `value`, which stands at `path`, as a `kind`; raise every wrong field at once.

        The `Problems` are empty where something is left out that `problems` tell.
        """
        damaged = any(place[: len(path)] == tuple(path) for place in self._damaged)
        problems: list[Problem] = []
        found: Any = None
        try:
            found = _reader(cast(Hashable, kind)).validate_python(value)
        except ValidationError as error:
            problems = list(self._wrong(kind, value, tuple(path), error, damaged))
        known = {problem.origin for problem in problems}
        problems += [each for each in self._unseen(value, tuple(path)) if each.origin not in known]
        if problems or damaged:
            raise Problems(problems)
        return cast(T, found)

    def _unseen(self, value: Any, path: Path) -> Iterator[Problem]:
        """Yield what nobody could see or read in the texts of an entry, in whatever language they are."""
        if isinstance(value, str) and value.strip():
            yield from (Problem(self.origin(path), *fault) for fault in unfit(value, ""))
        elif isinstance(value, list):
            for number, each in enumerate(value):
                yield from self._unseen(each, (*path, number))
        elif isinstance(value, dict):
            for name, each in value.items():
                if name not in _IN_A_FORM:
                    yield from self._unseen(each, (*path, name))

    def _home_of(self, kind: Any, where: Path) -> str:
        """Return the header inside of an entry below which a name belongs that nobody reads where it stands."""
        for name, header in self._inner_headers.items() if kind is self.kind and len(where) == 1 else ():
            inner = expected(kind, name.split(".")[1:])
            if is_dataclass(inner) and where[0] in [each.name for each in fields(inner)]:
                return header
        return ""

    def _wrong(self, kind: Any, value: Any, path: Path, error: ValidationError, damaged: bool) -> Iterator[Problem]:
        """Yield what pydantic found, once a place, in the words of an editor."""
        if isinstance(value, dict) and not value and is_dataclass(bare(kind)):
            if not damaged:
                what = tell("there is nothing under this header")
                yield Problem(self.origin(path), what, tell("write the entry, or remove the header"))
            return
        details: dict[Path, Any] = {}
        for detail in error.errors(include_url=False):
            details.setdefault(_where(value, detail), detail)
        missing = {where for where, detail in details.items() if detail["type"].startswith("missing")}
        homeless: set[str] = set()
        for where, detail in details.items():
            if detail["type"] == "unexpected_keyword_argument":
                if header := self._home_of(kind, where):
                    if header not in homeless:
                        what = tell("“{name}” belongs under a header of its own", name=where[-1])
                        todo = tell("move it below {line}, at the end of the entry", line=header)
                        yield Problem(self.origin([*path, *where]), what, todo)
                    homeless.add(header)
                    continue
                known = [each.name for each in fields(expected(kind, where[:-1]))]
                absent = [each for each in known if (*where[:-1], each) in missing]
                meant = _closest(str(where[-1]), absent, known)
                missing.discard((*where[:-1], meant))
                advice = tell("write “{name}”", name=meant) if meant else tell("correct its spelling or remove it")
                what = tell("“{name}” is not a known name", name=where[-1])
                yield Problem(self.origin([*path, *where]), what, advice)
        for where, detail in details.items():
            origin = self.origin([*path, *where])
            if where in missing and not damaged:
                yield Problem(origin, tell("“{name}” is missing", name=where[-1]), tell("add it"))
            elif not detail["type"].startswith(("missing", "unexpected_keyword")):
                name = next((step for step in reversed((*path, *where)) if isinstance(step, str)), "")
                spot = self._spots.get((*path, *where))
                last = (*path, *where)[-1] if (*path, *where) else ""
                key = last if isinstance(last, str) else ""
                raw = spot.raw if spot else ""
                header = ".".join(step for step in (*path, *where) if isinstance(step, str)) if spot and not raw else ""
                yield Problem(origin, *told(name, key, raw, mark_of(kind, where), detail, header))


def _words(text: str) -> list[str]:
    """Return the parts of a name in the letters that names are written in."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return [word for each in re.findall(r"[\w-]+", plain) if (word := each.strip("-_"))]


def beginnings(words: Sequence[str]) -> set[str]:
    """Return the names that were meant by one with too many words: of "lits total", "lits" and "lits-total"."""
    return {"-".join(words[: count + 1]) for count in range(len(words))}


def is_blank(text: str) -> bool:
    """Whether a TOML text holds nothing but remarks."""
    return not re.sub(r"(?m)^\s*#.*", "", text).strip()


def _is_part(header: Statement, of: Statement) -> bool:
    """Whether a header is that of a table inside of an entry that begins with `of`."""
    if len(header.names) < 2:
        return False
    if of.is_header and (len(of.names) > 1 or not ("[[" in of.text or "]]" in of.text)):
        return header.names[: len(of.names)] == of.names
    return True


def _where(value: Any, detail: Any) -> Path:
    """Return where the mistake is, as the file has it: pydantic names the kinds that it tried, too."""
    found: list[str | int] = []
    for step in detail["loc"]:
        if (isinstance(value, Mapping) and step in value) or (isinstance(value, list) and isinstance(step, int)):
            found.append(step)
            value = value[step]
        elif detail["type"].startswith("missing") and step == detail["loc"][-1]:
            found.append(step)
    return tuple(found)


def _closest(name: str, absent: Sequence[str], known: Sequence[str]) -> str:
    """Return the name that is meant: one that is missing, or the only one that is, before any other."""
    close = get_close_matches(name.lower(), absent, 1, 0.5) or get_close_matches(name.lower(), known, 1, 0.7)
    return close[0] if close else absent[0] if len(absent) == 1 else ""


@cache
def _reader(kind: Hashable) -> SchemaValidator:
    return reader(kind)
