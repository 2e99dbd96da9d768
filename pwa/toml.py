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

T = TypeVar("T")

_HEADER = re.compile(r"^\s*\[(?P<array>\[)?(?P<path>[^\[\]]+)\]{1,2}\s*(#.*)?$")
_KEY = re.compile(r"^\s*\"?([A-Za-z0-9_-]+)\"?\s*=")

# What pydantic says in the words of a programmer, said again in the words of an editor.
_ADVICE = {
    "missing": ("is missing", "add it"),
    "unexpected_keyword_argument": ("is not a known name", "correct its spelling or remove it"),
    "string_type": ("must be a text", 'put it between "quotes"'),
    "empty_text": ("is empty", "write it, or remove the whole entry"),
    "malformed_id": ("is not well formed", "use a–z, 0–9 and hyphens, 100 at the most"),
    "bool_type": ("must be true or false", "write true or false, without quotes"),
    "date_type": ("must be a date", "write it as 2026-11-23, without quotes"),
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
                [Problem(self._origin(line), f"this is not valid TOML ({what})", "correct this line")]
            ) from None
        except ValueError:  # Python reads no number of thousands of digits
            problem = Problem(self._origin(1), "there is a number that is too long", "correct it")
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
                what, advice = _told(detail)
                problems.append(Problem(self.origin([*path, *where]), f"“{name}” {what}", advice))
            raise Problems(problems) from None


@cache
def _adapter(kind: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast(Any, kind))


def _told(detail: Any) -> tuple[str, str]:
    """Return what pydantic found wrong as (what, advice)."""
    if detail["type"] == "unknown_term":
        return f"is “{detail['ctx']['value']}”, which is not known", f"use one of {detail['ctx']['known']}"
    message = "is wrong: " + detail["msg"].removeprefix("Value error, ")
    return _ADVICE.get(detail["type"], (message, "correct it"))


def tables(data: Mapping[str, Any], name: str) -> list[Any]:
    """Return the entries of the array of tables `name`, or none."""
    value = data.get(name, [])
    return value if isinstance(value, list) else [value]
