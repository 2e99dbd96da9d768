"""Opening hours as the OpenStreetMap format writes them, in the plain form that the directory uses.

The form: rules parted by ";", each a list of days or day ranges and a list of times:
"Mo-Fr 09:00-12:00,13:00-16:00; Sa 10:00-12:00", or "24/7"; "PH off", last, closes on public holidays.
It leaves out what a reader and the format understand differently: in the format, a later rule for a day
replaces the earlier one, and opens again on public holidays. When that is, pwa/site/opening.py works out.
Format: https://wiki.openstreetmap.org/wiki/Key:opening_hours
"""

from __future__ import annotations

import re
from dataclasses import dataclass

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_TIME = r"(?:[01]\d|2[0-3]):[0-5]\d"
_PAIR = rf"{_TIME}-(?:{_TIME}|24:00)"
_TIMES = re.compile(rf"{_PAIR}(?:,{_PAIR})*")


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
    rules: list[Rule] = []
    known: set[int] = set()
    for part in text.split(";"):
        if rules and not rules[-1].days:
            raise ValueError(f"“{part.strip()}” stands after “PH off”; write “PH off” last")
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
            start_day, end_day = DAYS.index(first), DAYS.index(last or first)
            ranges.append((start_day, end_day))
            for day in range(start_day, start_day + (end_day - start_day) % 7 + 1):
                if day % 7 in known:
                    raise ValueError(f"“{DAYS[day % 7]}” is said twice; write all its times at one place")
                known.add(day % 7)
        pairs = []
        for pair in times.split(","):
            start, end = pair.split("-")
            if start == end:
                raise ValueError(f"“{pair}” ends when it begins; a whole day is “00:00-24:00”")
            pairs.append((start, end))
        rules.append(Rule(tuple(ranges), tuple(pairs)))
    return tuple(rules)
