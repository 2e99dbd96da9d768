"""Reads TOML files that people edit, and remembers on which line each entry stands.

tomllib gives values without places, so the lines are found again by reading the headers and keys.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from pwa.problems import Origin, Problem, Problems

T = TypeVar("T")

_HEADER = re.compile(r"^\s*\[{1,2}([^\]]+)\]{1,2}\s*(#.*)?$")

# What pydantic says in the words of a programmer, said again in the words of an editor.
_ADVICE = {
    "missing": ("is missing", "add it"),
    "unexpected_keyword_argument": ("is not a known name", "correct its spelling or remove it"),
    "string_type": ("must be a text", 'put it between "quotes"'),
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

    def _origin(self, line: int) -> Origin:
        return Origin(self.file, line + self.first_line - 1)

    def origin(self, path: Sequence[str | int] = ()) -> Origin:
        """Return the place of `path`, such as ("contact", 3, "phones"), or of its nearest ancestor.

        In an array of tables the number is the position of the entry, as in the data.
        """
        names = [step for step in path if isinstance(step, str)]
        numbers = [step for step in path if isinstance(step, int)]
        line, start = 1, 0
        headers = [
            (number, match.group(1).strip().strip('"'))
            for number, text in enumerate(self._lines)
            if (match := _HEADER.match(text))
        ]
        depth = 0
        while depth < len(names):
            prefix = ".".join(names[: depth + 1])
            here = [number for number, name in headers if name == prefix and number >= start]
            position = numbers[depth] if depth < len(numbers) else 0
            if len(here) <= position:
                break
            start, depth = here[position], depth + 1
            line = start + 1
        if depth < len(names):
            key = re.compile(rf"^\s*\"?{re.escape(names[depth])}\"?\s*=")
            level = ".".join(names[:depth])
            for number in range(start + 1 if depth else 0, len(self._lines)):
                match = _HEADER.match(self._lines[number])
                if match and not match.group(1).startswith(level + ".") and match.group(1) != level:
                    break
                if key.match(self._lines[number]):
                    line = number + 1
                    break
        return self._origin(line)

    def read(self, kind: type[T], value: Any, path: Sequence[str | int]) -> T:
        """Return `value` as a `kind`; raise every wrong field at once."""
        try:
            return TypeAdapter(kind).validate_python(value)
        except ValidationError as error:
            problems = []
            for detail in error.errors():
                where = [step for step in detail["loc"] if not str(step).startswith("function-")]
                name = ".".join(map(str, where)) or str(path[-1] if path else "")
                what, advice = _ADVICE.get(
                    detail["type"], ("is wrong: " + detail["msg"].removeprefix("Value error, "), "correct it")
                )
                problems.append(Problem(self.origin([*path, *where]), f"“{name}” {what}", advice))
            raise Problems(problems) from None


def tables(data: Mapping[str, Any], name: str) -> list[Any]:
    """Return the entries of the array of tables `name`, or none."""
    value = data.get(name, [])
    return value if isinstance(value, list) else [value]
