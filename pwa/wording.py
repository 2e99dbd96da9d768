"""What the commands say to people: written in English in the code, said in French unless somebody asks for English.

Editors of the centre read French. `wording.fr.po`, beside this file, has the French of every sentence.
"""

from __future__ import annotations

import os
import re
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import polib

Tongue = Literal["fr", "en"]
TONGUES: tuple[Tongue, ...] = ("fr", "en")

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_NAME = re.compile(r"\{(\w+)\}")
_asked: ContextVar[Tongue | None] = ContextVar("tongue", default=None)


def speak(tongue: Tongue | None) -> None:
    """Say everything from now on in `tongue`; None: as the environment asks."""
    _asked.set(tongue)


def tongue() -> Tongue:
    """Return the language of the commands: the one that was asked for, else that of the environment, else French."""
    if asked := _asked.get():
        return asked
    wish = next((value for name in _VARIABLES if (value := os.environ.get(name))), "")
    return "en" if wish.lower().startswith("en") else "fr"


@dataclass(frozen=True)
class Told:
    """A sentence for people; `str()` says it in the language of the commands."""

    english: str
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        template = _french().get(self.english, self.english) if tongue() == "fr" else self.english
        values = dict(self.values)
        # Not `format`: a sentence may name a placeholder such as {phone:ID}.
        return _NAME.sub(lambda found: str(values.get(found.group(1), found.group())), template)

    def of(self, **values: object) -> Told:
        """Return the same with more values."""
        return Told(self.english, (*self.values, *values.items()))


def tell(english: str, **values: object) -> Told:
    """Return what to say; `{name}` in it becomes `values["name"]`, which may be such a sentence itself.

    `english` is written out where it is called: the tests read it there, and look for its French.
    """
    return Told(english, tuple(values.items()))


@cache
def _french() -> dict[str, str]:
    po = polib.pofile(str(Path(__file__).with_suffix(".fr.po")), wrapwidth=0)
    return {entry.msgid: entry.msgstr for entry in po if entry.msgstr}
