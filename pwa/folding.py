"""Texts made comparable, as static/js/tools/plain.js makes them: both use the tables of pwa/contract.py."""

from __future__ import annotations

import re
import unicodedata

from pwa.contract import ALIKE, SERIES, SIGNS, STOPS

# What \s is in a script; in Python it is a little more, and a little less.
_BLANKS = r"\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_SIGNS = re.compile(f"[{SIGNS}]")
_STOPS = re.compile("[" + STOPS.replace(r"\s", _BLANKS) + "]+")
_SAME = {first + n: chr(same + n) for first, count, same in SERIES for n in range(count)}


def fold(text: str) -> str:
    """Return `text` without accents, case, vowel signs and punctuation, and with one letter for those alike."""
    # NFD also parts أ إ آ ؤ ئ into their letter and a sign.
    bare = _SIGNS.sub("", unicodedata.normalize("NFD", text.lower())).translate(_SAME)
    return _STOPS.sub(" ", "".join(ALIKE.get(letter, letter) for letter in bare))
