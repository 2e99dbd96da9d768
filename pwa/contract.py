"""THE names that the build and the phone share: whoever writes one and whoever reads it take it from here.

A script imports them from `contract.js`, which the build writes (pwa/site/scripts.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pwa import pages, urls

Value = str | int | float | list[Any] | dict[str, str]


def _inside(path: str) -> str:
    """Return what follows "/" and the tag of a language in an address; a script puts them before it."""
    return path.removeprefix("/-")


OPENING_STATES = ("open", "closed", "appointment", "unknown", "always")
EARTH_RADIUS_KM = 6371

# Texts made comparable: pwa/folding.py and static/js/tools/plain.js do the same with these.
ALIKE = {"ሃ": "ሀ", "ኣ": "አ", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ٱ": "ا", "’": "'", "œ": "oe"}
"""Letters that sound or look alike."""

SERIES = (
    (0x1210, 7, 0x1200),
    (0x1280, 7, 0x1200),
    (0x12B8, 7, 0x1200),
    (0x1220, 7, 0x1230),
    (0x12D0, 7, 0x12A0),
    (0x1340, 7, 0x1338),
    (0x0660, 10, 0x30),
    (0x06F0, 10, 0x30),
)
"""Letters in a row of which each stands for another: the first, how many, the first of those that stand for them.

Ethiopic, seven vowels each, spoken alike; then the digits of Arabic and of Persian.
"""

SIGNS = r"\u0300-\u036f\u0640\u064b-\u065f\u0670"
"""Signs that fall away (accents, tatweel, vowel signs), as inside of [] in a regular expression."""

STOPS = r'\s.,;:!?()«»“”"·–—/،؛؟።፣'
"""What stands between words, in the same form."""

_ADDRESSES: dict[str, Value] = {
    "PACK_INDEX": urls.PACK_INDEX,
    "PACKS": urls.PACKS,
    "WORKER": urls.WORKER,
    "HEALTH": urls.HEALTH,
    "NEUTRAL": urls.NEUTRAL,
    "NOT_SAVED": urls.NOT_SAVED,
    "NOT_FOUND": _inside(urls.not_found("-")),
    "PHONE": _inside(urls.page("phone", "-")),
    "SHARE": _inside(urls.page("share", "-")),
}

_ON_THE_PHONE: dict[str, Value] = {
    # Caches. Only those that begin so are ever deleted.
    "POINTERS": "passage-pointers",
    "SHELL": "passage-shell",
    "PACK_CACHE": "passage-pack-",
    "AUDIO_CACHE": "passage-audio-",
    # The key of a pointer among the pointers is this, followed by the tag of its language.
    "POINTER": "/pointer/",
    "HASH_HEADER": "X-Passage-Sha256",
    "HASH_DIGITS": urls.HASH_DIGITS,
    # One tab tells the others here that the reader erases everything.
    "CHANNEL": "passage",
    # What is remembered from page to page, and what for the length of a visit.
    "LANGUAGE_KEY": "language",
    "SECOND_KEY": "second",
    "FAVOURITES_KEY": "favourites",
    "LOOKED_KEY": "looked",
}

_FACTS: dict[str, Value] = {
    "SOURCE": "fr",
    # The kinds of pages that are searched, in the order of the results.
    "SEARCHED": list(pages.SEARCHED),
    "OPENING_STATES": list(OPENING_STATES),
    "EARTH_RADIUS_KM": EARTH_RADIUS_KM,
    "HALF_YEAR_DAYS": 183,
    "ALIKE": ALIKE,
    "SERIES": [list(each) for each in SERIES],
    "SIGNS": SIGNS,
    "STOPS": STOPS,
}

CONTRACT: Mapping[str, Value] = MappingProxyType({**_ADDRESSES, **_ON_THE_PHONE, **_FACTS})
