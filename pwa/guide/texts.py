"""THE walk over all messages of a guide: for checking, extraction, recordings and ids alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace

from pwa.text import Text, Tier


def texts_of(thing: object, tier: Tier | None = None) -> Iterator[Text]:
    """Yield each message of `thing`, in reading order: the order of its fields, and of what is in them.

    `thing` is a guide or any part of one. Nothing says twice what a message is: a field that holds a `Text` is one.
    A dataclass with a `tier` gives it to all that it holds.
    """
    if isinstance(thing, Text):
        yield thing if tier is None else replace(thing, tier=tier)
    elif isinstance(thing, Mapping):
        for each in thing.values():
            yield from texts_of(each, tier)
    elif isinstance(thing, tuple):
        for each in thing:
            yield from texts_of(each, tier)
    elif is_dataclass(thing) and not isinstance(thing, type):
        tier = getattr(thing, "tier", tier)
        for name in fields(thing):
            yield from texts_of(getattr(thing, name.name), tier)
