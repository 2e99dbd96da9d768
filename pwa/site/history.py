"""What phones may still hold: the packs of the last releases, newest first, as data. No file time means anything."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

KEPT = 2
"""How many older packs of a language stay on the server: a phone may hold yesterday's index."""


@dataclass(frozen=True)
class Shipped:
    """One pack that was published: where it is, its content, and the files that its pages use."""

    path: str
    sha256: str
    needs: tuple[str, ...] = ()


History = Mapping[str, Sequence[Shipped]]
"""The packs of each language, newest first."""


def followed(
    before: History, new: Mapping[str, Shipped], absent: Container[str] = ()
) -> dict[str, tuple[Shipped, ...]]:
    """Return the history after a release of `new`. A pack that did not change is not shipped again.

    A language that is `absent` this time keeps what it shipped: phones hold it, and it may come back.
    """
    shipped = {
        name: (pack, *[each for each in before.get(name, ()) if each.sha256 != pack.sha256][:KEPT])
        for name, pack in new.items()
    }
    return shipped | {name: tuple(before[name]) for name in before if name in absent}


def to_data(history: History) -> dict[str, list[dict[str, Any]]]:
    return {name: [asdict(each) for each in shipped] for name, shipped in history.items()}


def from_data(data: Any) -> dict[str, tuple[Shipped, ...]]:
    """Return the history that `to_data` wrote down. What can't be understood is not there."""
    history: dict[str, tuple[Shipped, ...]] = {}
    for name, shipped in data.items() if isinstance(data, dict) else ():
        try:
            history[name] = tuple(
                Shipped(str(each["path"]), str(each["sha256"]), tuple(map(str, each["needs"]))) for each in shipped
            )
        except (TypeError, KeyError):
            continue
    return history
