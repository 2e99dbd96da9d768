"""Which plural form a number takes, as the header of a catalogue says it: the rule of CLDR, compared as a function."""

from __future__ import annotations

import gettext
import re
from functools import cache

from babel import Locale
from babel.plural import PluralRule, to_gettext

_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
_FORMS = (
    "nplurals=1; plural=0;",
    "nplurals=2; plural=(n > 1);",
    "nplurals=2; plural=(n != 1);",
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);",
)
"""The rules that most languages have, as people write them."""


def plural_rule(locale: Locale) -> str:
    """Return the rule of CLDR for whole numbers, as gettext writes it.

    Not Babel's own headers, which are another rule for several languages. Categories that no number from 0 to 200 has,
    as that of fractions, would be forms that nobody ever sees.
    """
    rule = locale.plural_form
    chosen = [rule(number) for number in range(201)]
    used = [category for category in _CATEGORIES if category in chosen]
    wanted = (len(used), tuple(used.index(category) for category in chosen))
    exact: str = to_gettext(PluralRule({category: rule.rules[category] for category in used[:-1]}))
    return next((form for form in (*_FORMS, exact) if _forms(form) == wanted), exact)


def is_plural_rule(header: str) -> bool:
    return not isinstance(_forms(header), str)


def same_plural(one: str, other: str) -> bool:
    """Whether two headers Plural-Forms are the same rule, however they are written."""
    return _forms(one) == _forms(other)


@cache
def _forms(header: str) -> tuple[int, tuple[int, ...]] | str:
    """Return how many forms there are, and which one is for 0, 1, … 200; the header itself where it is no rule."""
    found = re.fullmatch(r"\s*nplurals\s*=\s*(\d{1,2})\s*;\s*plural\s*=(.*?);?\s*", header, re.S)
    if found is None:
        return header
    try:
        rule = gettext.c2py(found.group(2))
        return int(found.group(1)), tuple(rule(number) for number in range(201))
    except (ValueError, ArithmeticError, RecursionError, SyntaxError):
        return header
