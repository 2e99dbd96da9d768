"""Reads TOML files that people edit, and remembers on which line each entry stands.

tomllib gives values without places, so the lines are found again by reading the headers and keys.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from functools import cache, cached_property
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from pwa.problems import Origin, Problem, Problems
from pwa.wording import Told, tell

T = TypeVar("T")

_HEADER = re.compile(r"^\s*\[(?P<array>\[)?(?P<path>[^\[\]]+)\]{1,2}\s*(#.*)?$")
_KEY = re.compile(r"^\s*\"?([A-Za-z0-9_-]+)\"?\s*=")

# What pydantic says in the words of a programmer, said again in the words of an editor.
_ADVICE = {
    "missing": (tell("“{name}” is missing"), tell("add it")),
    "unexpected_keyword_argument": (tell("“{name}” is not a known name"), tell("correct its spelling or remove it")),
    "string_type": (tell("“{name}” must be a text"), tell('put it between "quotes"')),
    "empty_text": (tell("“{name}” is empty"), tell("write it, or remove the whole entry")),
    "malformed_id": (tell("“{name}” is not well formed"), tell("use a–z, 0–9 and hyphens, 100 at the most")),
    "reserved_id": (tell("the pages use “{name}” for something else"), tell("choose another id")),
    "bool_type": (tell("“{name}” must be true or false"), tell("write true or false, without quotes")),
    "date_type": (tell("“{name}” must be a date"), tell("write it as 2026-11-23, without quotes")),
}


class TomlText:
    """A TOML text with the places of its entries. `first_line` is the line of the file where it starts."""

    def __init__(self, text: str, file: str, first_line: int = 1) -> None:
        self.file = file
        self.first_line = first_line
        self._lines = text.splitlines()
        try:
            self.data: dict[str, Any] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"at line (\d+)", str(error))
            line = int(found.group(1)) if found else len(self._lines) or 1
            what = re.sub(r" \(at .*\)$", "", str(error))
            raise Problems(
                [
                    Problem(
                        self._origin(line),
                        tell("this is not valid TOML ({what})", what=what),
                        tell("correct this line"),
                    )
                ]
            ) from None
        except ValueError:  # Python reads no number of thousands of digits
            problem = Problem(self._origin(1), tell("there is a number that is too long"), tell("correct it"))
            raise Problems([problem]) from None

    def _origin(self, line: int) -> Origin:
        return Origin(self.file, line + self.first_line - 1)

    @cached_property
    def _lines_of(self) -> dict[tuple[str | int, ...], int]:
        """The line of each table and of each key at the start of a line, by its path."""
        found: dict[tuple[str | int, ...], int] = {}
        arrays: Counter[tuple[str | int, ...]] = Counter()
        table: tuple[str | int, ...] = ()
        for number, text in enumerate(self._lines, 1):
            if match := _HEADER.match(text):
                table = ()
                *parents, name = (part.strip().strip('"') for part in match.group("path").split("."))
                for parent in parents:
                    table = (*table, parent)
                    if arrays[table]:
                        table = (*table, arrays[table] - 1)
                table = (*table, name)
                if match.group("array"):
                    arrays[table] += 1
                    table = (*table, arrays[table] - 1)
                found.setdefault(table, number)
            elif match := _KEY.match(text):
                found.setdefault((*table, match.group(1)), number)
        return found

    def origin(self, path: Sequence[str | int] = ()) -> Origin:
        """Return the place of `path`, such as ("contact", 3, "phones"), or of its nearest ancestor.

        In an array of tables the number is the position of the entry, as in the data.
        """
        steps = tuple(path)
        while steps and steps not in self._lines_of:
            steps = steps[:-1]
        return self._origin(self._lines_of.get(steps, 1))

    def read(self, kind: type[T], value: Any, path: Sequence[str | int]) -> T:
        """Return `value` as a `kind`; raise every wrong field at once."""
        try:
            found: T = _adapter(cast(Hashable, kind)).validate_python(value)
            return found
        except ValidationError as error:
            problems = []
            for detail in error.errors():
                where = [step for step in detail["loc"] if not str(step).startswith("function-")]
                name = ".".join(map(str, where)) or str(path[-1] if path else "")
                what, advice = _told(name, detail)
                problems.append(Problem(self.origin([*path, *where]), what, advice))
            raise Problems(problems) from None


@cache
def _adapter(kind: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast(Any, kind))


def _told(name: str, detail: Any) -> tuple[Told, Told]:
    """Return what pydantic found wrong with the field `name`, as (what, advice)."""
    if detail["type"] == "unknown_term":
        value, known = detail["ctx"]["value"], detail["ctx"]["known"]
        what = tell("“{name}” is “{value}”, which is not known", name=name, value=value)
        return what, tell("use one of {known}", known=known)
    if found := _ADVICE.get(detail["type"]):
        what, advice = found
        return what.of(name=name), advice
    message = detail["msg"].removeprefix("Value error, ")
    return tell("“{name}” is wrong: {message}", name=name, message=message), tell("correct it")


def tables(data: Mapping[str, Any], name: str) -> list[Any]:
    """Return the entries of the array of tables `name`, or none."""
    value = data.get(name, [])
    return value if isinstance(value, list) else [value]
