"""How a field of a content file becomes what the guide holds: a message, a value of a vocabulary, nothing unknown."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Strict
from pydantic_core import PydanticCustomError

from pwa.pages import RESERVED_IDS
from pwa.problems import Origin
from pwa.text import Domain, Text

T = TypeVar("T")
Path = tuple[str | int, ...]
"""Where something stands in a TOML file: ("contact", 3, "summary")."""

STRICT = ConfigDict(extra="forbid")
"""A name that nobody reads is a misspelt one."""


LONGEST_ID = 100
"""Letters. It is the name of a file, too, and of files beside it."""
ID_IN_WORDS = f"a–z, 0–9 and hyphens, {LONGEST_ID} at the most"


def is_id(value: str) -> bool:
    """Whether `value` can be an anchor of a page and a part of an address."""
    return len(value) <= LONGEST_ID and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value) is not None


def _anchor(value: str) -> str:
    if not is_id(value):
        raise PydanticCustomError("malformed_id", "this is no id")
    if value in RESERVED_IDS:
        raise PydanticCustomError("reserved_id", "{value}", {"value": value})
    return value


Id = Annotated[str, AfterValidator(_anchor)]
"""The name of an entry."""


def _given(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("empty_value", "this is empty")
    return value


Given = Annotated[str, AfterValidator(_given)]
"""A text that may be left out, and that says something where it is there."""

Flag = Annotated[bool, Strict()]
Day = Annotated[datetime.date, Strict()]
Number = Annotated[float, Strict()]
Whole = Annotated[int, Strict()]
"""Values as a TOML file has them: a day is no moment, true is no number, a text is neither."""


def message(domain: Domain, context: str | None, note: str, needed: bool = True) -> Any:
    """Return the mark of a field that translators get: a text in the file, a `Text` in the guide.

    An empty text is refused where one is `needed`, and None elsewhere.
    """

    def read(value: object) -> Text | None:
        if not isinstance(value, str):
            raise PydanticCustomError("string_type", "this is no text")
        if needed and not value.strip():
            raise PydanticCustomError("empty_text", "this is empty")
        return Text(value, context, domain, note) if value else None

    return BeforeValidator(read)


def placed(thing: T, place: Callable[[Path], Origin], path: Path = (), about: str = "") -> T:
    """Return `thing`, which stands at `path` of its file, with the origin in each of its messages, and in their notes
    what they belong to. `place` says where a path is.

    A dataclass with a property `about` says so itself: “contact “Fedasil””.
    """
    if isinstance(thing, Text):
        note = f"{about}: {thing.note}" if about else thing.note
        return replace(thing, origin=place(path), note=note)
    if isinstance(thing, tuple):
        return tuple(placed(each, place, (*path, number), about) for number, each in enumerate(thing))  # type: ignore[return-value]
    if is_dataclass(thing) and not isinstance(thing, type):
        about = getattr(thing, "about", about)
        changed = {
            each.name: placed(getattr(thing, each.name), place, (*path, each.name), about) for each in fields(thing)
        }
        return replace(thing, **changed)
    return thing
