"""Writes down that somebody confirmed a thing: two lines of a file, and nothing else of it."""

from __future__ import annotations

import copy
import datetime
import os
import tomllib
from pathlib import Path
from typing import Any

from pwa.guide.canonical import Refused, in_time
from pwa.guide.values import FOUNDED, role
from pwa.problems import Origin, Problem, Problems
from pwa.project import Project
from pwa.toml import TomlText
from pwa.wording import Told, tell

_FENCE = "+++"
_FILES = {"contact": "contacts.toml", "resource": "resources.toml", "fact": "facts.toml"}
_FOLDERS = {"topic": "guide", "page": "pages"}


def confirm(project: Project, key: str, by: str, on: datetime.date, today: datetime.date) -> Path:
    """Write `confirmed_on` and `confirmed_by` of the thing `key` ("contact:ID"), and return its file.

    The new text is read before it replaces the file: but for the two values it says what it said. Raise `Problems`.
    """
    kind, _, name = key.partition(":")
    path = project.content / (_FILES[kind] if kind in _FILES else f"{_FOLDERS[kind]}/{name}.md")
    origin = Origin(project.shown(path))
    try:
        role(by)
        in_time(on, today, FOUNDED)
    except Refused as refused:
        raise Problems([Problem(origin, refused.what, refused.advice)]) from None
    text = path.read_bytes().decode("utf-8")
    start, end = _head(text) if kind in _FOLDERS else (0, len(text))
    written = text[:start] + _confirmed(text[start:end], origin, kind, name, by, on) + text[end:]
    file = path.resolve()  # a link stays one
    scratch = file.with_name(f".{file.name}.new")
    scratch.write_bytes(written.encode("utf-8"))
    scratch.chmod(file.stat().st_mode)
    os.replace(scratch, file)
    return path


def _head(text: str) -> tuple[int, int]:
    """Return where the head of a text begins and ends, without its fences."""
    start = text.index("\n", text.index(_FENCE)) + 1
    return start, text.index(f"\n{_FENCE}", start) + 1


def _confirmed(text: str, origin: Origin, kind: str, name: str, by: str, on: datetime.date) -> str:
    toml = TomlText(text.removeprefix("\ufeff").replace("\r\n", "\n"), origin.file)
    place = _place(toml.data, kind, name)
    wanted = copy.deepcopy(toml.data)
    entry: Any = wanted
    for step in place:
        entry = entry[step]
    lines = text.split("\n")
    after = toml.origin((*place, "url" if kind == "resource" else "checked")).line
    ending = "\r" if lines[after - 1].endswith("\r") else ""
    for field, value in (("confirmed_by", f'"{by}"'), ("confirmed_on", on.isoformat())):
        line = f"{field} = {value}{ending}"
        if field in entry:
            lines[toml.origin((*place, field)).line - 1] = line
        else:
            lines.insert(after, line)
            toml = TomlText("\n".join(lines).removeprefix("\ufeff").replace("\r\n", "\n"), origin.file)
    entry |= {"confirmed_on": on, "confirmed_by": by}
    written = "\n".join(lines)
    if _read(written) != wanted:
        raise Problems([Problem(origin, _NOT_WRITTEN, tell("write confirmed_on and confirmed_by by hand"))])
    return written


_NOT_WRITTEN: Told = tell("this can't be written down without changing something else")


def _read(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError:
        return None


def _place(data: dict[str, Any], kind: str, name: str) -> tuple[str | int, ...]:
    if kind == "fact":
        return (name,)
    if kind in _FOLDERS:
        return ()
    return (kind, next(number for number, entry in enumerate(data[kind]) if entry["id"] == name))
