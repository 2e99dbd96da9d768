"""The checks that need more packages: the extra "translate". Where one isn't installed, the command says so.

python-bidi shows a right-to-left line as a browser does (https://www.unicode.org/reports/tr9/). pycld2 tells languages
that share their letters; it is asked only where it was measured to be right, and never reliable on short texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from pwa.problems import Problem
from pwa.project import in_checkout
from pwa.translation.checking import Said
from pwa.translation.writing import name_of
from pwa.wording import Told, tell

_RUN = re.compile(r"(?=[^\n]*[A-Za-z0-9])[A-Za-zÀ-ɏ0-9](?:[A-Za-zÀ-ɏ0-9 .+&/@'’\u200e\u200f-]*[A-Za-zÀ-ɏ0-9+])?")
"""Latin letters and figures that belong together: a name, an address, a number in groups."""
_MARKS = str.maketrans("", "", "\u200e\u200f")
_TOLD_APART = {"ti", "am", "om", "so", "ps"}
_SAME = {"ckb": "ku", "fa-AF": "fa", "sq": "sq"}
_LONG_ENOUGH = 60
"""Letters: below, pycld2 guesses."""

Check = Callable[[Said], Iterator[Problem]]


def extra_checks() -> tuple[list[Check], list[Told]]:
    """Return the checks that can be run here, and what to say of those that can't."""
    checks: list[Check] = []
    missing: list[Told] = []
    install = ".venv/bin/pip install -e '.[translate]'" if in_checkout() else "pip install 'passage-guide[translate]'"
    for name, make, what in (
        ("bidi", _order_check, tell("the order in which right-to-left lines are shown")),
        ("pycld2", _language_check, tell("the language of each sentence in Tigrinya, Amharic, Oromo, Somali, Pashto")),
    ):
        try:
            checks.append(make(import_module(name)))
        except ImportError:
            missing.append(tell("Not looked at: {what}. To look at it, run {install}", what=what, install=install))
    return checks, missing


def _order_check(bidi: Any) -> Check:
    def check(said: Said) -> Iterator[Problem]:
        text = said.kept.shown
        if not _RIGHT_TO_LEFT.search(text):
            return
        display = bidi.get_display(text, base_dir="R").translate(_MARKS)
        for run in (found.group().translate(_MARKS) for found in _RUN.finditer(text)):
            if run not in display:
                what = tell("“{run}” is shown in another order in a right-to-left line", run=run)
                advice = tell("put a left-to-right mark (U+200E) before and after it, or take the placeholder")
                yield Problem(said.origin, what, advice, "warning")
                return

    return check


_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def _language_check(pycld2: Any) -> Check:
    def check(said: Said) -> Iterator[Problem]:
        text = said.kept.shown.replace("\ufffc", " ")
        if said.tag not in _TOLD_APART or sum(map(str.isalpha, text)) < _LONG_ENOUGH:
            return
        reliable, _, details = pycld2.detect(text.encode(), isPlainText=True)
        found = details[0][1]
        if reliable and found not in (said.tag, _SAME.get(said.tag), "un"):
            what = tell("this looks like another language ({instead})", instead=name_of(found))
            yield Problem(said.origin, what, tell("translate it into {name}", name=name_of(said.tag)), "warning")

    return check
