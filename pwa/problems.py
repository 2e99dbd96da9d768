"""What is wrong in a file, said once for people: where, what, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pwa.wording import Told

Level = Literal["error", "warning", "hint"]
"""How sure it is that something is wrong: an error stops what it concerns from being published; a warning is most
likely a mistake, and somebody should read it; a hint may well be right."""
LEVELS: tuple[Level, ...] = ("error", "warning", "hint")


@dataclass(frozen=True, order=True)
class Origin:
    """A place in a file; `line` counts from 1."""

    file: str
    line: int = 1


@dataclass(frozen=True)
class Problem:
    origin: Origin
    what: Told
    advice: Told
    level: Level = "error"

    def __str__(self) -> str:
        return f"{self.origin.file}:{self.origin.line}: {self.what}, {self.advice}"


class Problems(Exception):
    """All the problems that were found, sorted by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=lambda each: (each.origin, str(each.what))))
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))

    def __reduce__(self) -> tuple[type[Problems], tuple[tuple[Problem, ...]]]:
        """Pages are drawn in several processes: what one of them finds reaches the others as problems, not as words."""
        return type(self), (self.problems,)
