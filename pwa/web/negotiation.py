"""Where an address leads that is no document: to its right spelling, or to the same page in a language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from pwa.languages import Language, Languages

LONGEST = 300
"""No address of ours is longer, whatever a messenger adds to it."""

_ENDS = re.compile(r"""[\s.,;:!?'"’”»)\]}>*_…،؛؟።፣]+$""")
"""What a sentence puts after an address."""

_NEVER = re.compile(r"[\\\x00-\x08\x0e-\x1f\x7f]")
"""Signs of an address that somebody made up to do harm."""


def destination(path: str, languages: Languages, wished: Language, exists: Callable[[str], bool]) -> str | None:
    """Return the address of the page that `path` means, or nothing. Never leads to another site: only to an address
    that `exists`, which is a look into the list of what is published.

    1. What isn't meant falls away: doubled slashes, `index.html`, invisible characters, a sentence's punctuation at
       the end, what a messenger appends after `&`, `?` or `#`; a missing slash comes back.
    2. `/FR/contacts` and `/prs/contacts/` lead to the language that they name; a page of a language that is withheld
       leads to the same page in what stands in for it. Its other files lead nowhere: a phone that has kept the
       language must not take those of another for them.
    3. `/contacts/` leads to the page in the language that the browser asks for.
    """
    if len(path) > LONGEST or _NEVER.search(path):
        return None
    clean = "".join(each for each in path if not each.isspace() and unicodedata.category(each) != "Cf")
    clean = re.sub(r"/{2,}", "/", re.split(r"[&?#]", clean, maxsplit=1)[0])
    if any(part in (".", "..") for part in clean.split("/")):
        return None
    clean = _ENDS.sub("", clean.removesuffix("index.html"))
    found = (each for each in _candidates(clean, languages, wished) if each != path and exists(each))
    return next(found, None)


def _candidates(clean: str, languages: Languages, wished: Language) -> Iterator[str]:
    """Yield what `clean` may mean, the likeliest first: as it is, then with the slash of a page."""
    for path in dict.fromkeys((clean, clean.rstrip("/") + "/")):
        first, _, rest = path.lstrip("/").partition("/")
        named = languages.resolve(first)
        if named and (path.endswith("/") or not languages.is_withheld(first)):
            yield f"/{named.tag}/{rest}"
            yield f"/{named.tag}/{rest.lower()}"
        yield path
        yield path.lower()
        yield f"/{wished.tag}{path}"
        yield f"/{wished.tag}{path.lower()}"
