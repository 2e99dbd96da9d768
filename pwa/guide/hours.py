"""Opening hours as the OpenStreetMap format writes them, in the plain form that the directory uses.

The form: rules parted by ";", each a list of days or day ranges and a list of times:
"Mo-Fr 09:00-12:00,13:00-16:00; Sa 10:00-12:00", or "24/7"; "PH off" closes on public holidays.
Format: https://wiki.openstreetmap.org/wiki/Key:opening_hours
"""

from __future__ import annotations

import re
from dataclasses import dataclass

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_TIME = r"(?:[01]\d|2[0-4]):[0-5]\d"
_TIMES = re.compile(rf"{_TIME}-{_TIME}(?:,{_TIME}-{_TIME})*")


@dataclass(frozen=True)
class Rule:
    """`days` are ranges of weekdays, 0 for Monday, both ends included; `times` are pairs of "HH:MM".

    Neither days nor times: closed on public holidays.
    """

    days: tuple[tuple[int, int], ...] = ()
    times: tuple[tuple[str, str], ...] = ()


def read_hours(text: str) -> tuple[Rule, ...]:
    """Return the rules of `text`; "24/7", and nothing, give none. Raise ValueError with a sentence for editors."""
    if text in ("", "24/7"):
        return ()
    rules = []
    for part in text.split(";"):
        if part.strip() == "PH off":
            rules.append(Rule())
            continue
        days, _, times = part.strip().partition(" ")
        if not _TIMES.fullmatch(times):
            raise ValueError(f"“{part.strip()}” is not in the form “Mo-Fr 09:00-12:00,13:00-16:00”")
        ranges = []
        for piece in days.split(","):
            first, _, last = piece.partition("-")
            if first not in DAYS or (last or first) not in DAYS:
                raise ValueError(f"“{piece}” is no day or range of days; write Mo, Tu, We, Th, Fr, Sa, Su")
            ranges.append((DAYS.index(first), DAYS.index(last or first)))
        pairs = []
        for pair in times.split(","):
            start, end = pair.split("-")
            pairs.append((start, end))
        rules.append(Rule(tuple(ranges), tuple(pairs)))
    return tuple(rules)
