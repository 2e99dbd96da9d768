"""Texts made comparable, as static/js/tools/plain.js makes them: both use the tables of pwa/contract.py."""

from __future__ import annotations

import re
import unicodedata

from pwa.contract import ALIKE, SERIES, SIGNS, STOPS

_SIGNS = re.compile(f"[{SIGNS}]")
_STOPS = re.compile(f"[{STOPS}]+")
_SAME = {first + n: chr(same + n) for first, count, same in SERIES for n in range(count)}


def fold(text: str) -> str:
    """Return `text` without accents, case, vowel signs and punctuation, and with one letter for those alike."""
    # NFD also parts أ إ آ ؤ ئ into their letter and a sign.
    bare = _SIGNS.sub("", unicodedata.normalize("NFD", text.lower())).translate(_SAME)
    return _STOPS.sub(" ", "".join(ALIKE.get(letter, letter) for letter in bare))
