"""What phones may still hold: the packs of the last releases, newest first, as data. No file time means anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

KEPT = 2
"""How many older packs of a language stay on the server: a phone may hold yesterday's index."""


@dataclass(frozen=True)
class Edition:
    """One pack that was published: where it is, its content, and the files that its pages use."""

    path: str
    sha256: str
    needs: tuple[str, ...] = ()


History = Mapping[str, Sequence[Edition]]
"""The packs of each language, newest first."""


def followed(before: History, new: Mapping[str, Edition]) -> dict[str, tuple[Edition, ...]]:
    """Return the history after a release of `new`. A pack that did not change is no new edition of it."""
    return {
        name: (edition, *[each for each in before.get(name, ()) if each.sha256 != edition.sha256][:KEPT])
        for name, edition in new.items()
    }


def to_data(history: History) -> dict[str, list[dict[str, Any]]]:
    return {name: [asdict(each) for each in editions] for name, editions in history.items()}


def from_data(data: Any) -> dict[str, tuple[Edition, ...]]:
    """Return the history that `to_data` wrote down. What can't be understood is not there."""
    history: dict[str, tuple[Edition, ...]] = {}
    for name, editions in data.items() if isinstance(data, dict) else ():
        try:
            history[name] = tuple(
                Edition(str(each["path"]), str(each["sha256"]), tuple(map(str, each["needs"]))) for each in editions
            )
        except (TypeError, KeyError):
            continue
    return history
