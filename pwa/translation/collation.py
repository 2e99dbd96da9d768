"""The order of words in any script: the Unicode Collation Algorithm, in its default table."""

from __future__ import annotations

from functools import cache

import pyuca


@cache
def _collator() -> pyuca.Collator:
    return pyuca.Collator()


@cache
def sort_key(text: str) -> tuple[int, ...]:
    """Return what `text` is sorted by: letters first, then accents, then case; never code points."""
    key: tuple[int, ...] = _collator().sort_key(text)
    return key
