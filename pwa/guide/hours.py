"""Opening hours as editors write them: the plain part of the OpenStreetMap format, in one form.

The form: rules parted by ";", each a season (or none), a list of days or day ranges, and a list of times:
"Mo-Fr 09:00-12:00,13:00-16:00; Sa 10:00-12:00", "Nov-Mar Mo-Su 18:00-09:00", "Nov 15-Mar 31 Mo-Su 18:00-09:00", or
"24/7"; "PH off", last, closes on public holidays; "sur rendez-vous", in quotes, stands after the times or alone.
It leaves out what a reader and the format understand differently: in the format, a later rule for a day
replaces the earlier one, and opens again on public holidays. When that is, pwa/site/opening.py works out.
Blanks, dashes, the order of "PH off" and days that are "off" may be written as people write them.
Format: https://wiki.openstreetmap.org/wiki/Key:opening_hours
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from opening_hours import validate

from pwa.guide.canonical import Refused, plain_text, shown
from pwa.wording import tell

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
APPOINTMENT = "sur rendez-vous"

_DAY_MINUTES = 24 * 60
_MONTH = "|".join(MONTHS)
_SEASON = re.compile(rf"({_MONTH})(?: (\d\d?))?(?:-({_MONTH})(?: (\d\d?))?)?:?(?: (.*))?", re.IGNORECASE)
_HOUR = re.compile(r"(?<![\d:])(\d:[0-5]\d)(?!\d)")
_TIME = r"(?:[01]\d|2[0-3]):[0-5]\d"
_PAIR = rf"{_TIME}-(?:{_TIME}|24:00)"
_TIMES = re.compile(rf"{_PAIR}(?:,{_PAIR})*", re.ASCII)
_ON_APPOINTMENT = re.compile(
    r"""[\s"]*\b(?:uniquement |seulement |only )?(?:sur |op |by )?(?:rendez-?vous|rdv|appointment|afspraak)"""
    r"""(?: uniquement| seulement| only)?[\s"]*$""",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Season:
    """From a day to a day of every year, both included, as (month, day); a day of 0 is a whole month."""

    first: tuple[int, int]
    last: tuple[int, int]

    @property
    def ends(self) -> tuple[str, str]:
        """The first and the last day, as four digits that sort: "1101", "0331"."""
        month, day = self.last
        return f"{self.first[0]:02}{self.first[1] or 1:02}", f"{month:02}{day or MONTH_DAYS[month - 1]:02}"

    def __str__(self) -> str:
        ends = (self.first, self.last)
        first, last = (f"{MONTHS[month - 1]} {day}" if day else MONTHS[month - 1] for month, day in ends)
        return first if self.first == self.last and not self.first[1] else f"{first}-{last}"

    def meets(self, other: Season) -> bool:
        """Whether a day lies in both."""
        return self.holds(other.ends[0]) or other.holds(self.ends[0])

    def holds(self, day: str) -> bool:
        """Whether `day`, as four digits, lies in the season; one from November to March goes over the new year."""
        first, last = self.ends
        return first <= day <= last if first <= last else day >= first or day <= last


@dataclass(frozen=True)
class Rule:
    """`days` are ranges of weekdays, 0 for Monday, both ends included; `times` are pairs of "HH:MM".

    Without a season: the whole year. No times: on appointment, and on any day where there are no days either.
    """

    days: tuple[tuple[int, int], ...] = ()
    times: tuple[tuple[str, str], ...] = ()
    season: Season | None = None
    on_appointment: bool = False

    def __str__(self) -> str:
        days = ",".join(DAYS[first] if first == last else f"{DAYS[first]}-{DAYS[last]}" for first, last in self.days)
        times = ",".join(f"{start}-{end}" for start, end in self.times)
        words = f'"{APPOINTMENT}"' if self.on_appointment else ""
        return " ".join(part for part in (str(self.season or ""), days, times, words) if part)

    @property
    def weekdays(self) -> tuple[int, ...]:
        """Each day of `days`, 0 for Monday."""
        return tuple(
            day % 7 for first, last in self.days for day in range(first, first + (last - first) % 7 + 1)
        )


@dataclass(frozen=True)
class Hours:
    """All that opening hours say; `str()` gives their one form."""

    rules: tuple[Rule, ...] = ()
    always: bool = False
    closed_on_holidays: bool = False

    def __str__(self) -> str:
        parts = ["24/7"] if self.always else [str(rule) for rule in self.rules]
        return "; ".join([*parts, "PH off"] if self.closed_on_holidays else parts)


@cache
def read_hours(text: str) -> Hours:
    """Return what `text` says; nothing says nothing. Raise `Refused`, a ValueError with a sentence for editors."""
    rules: list[Rule] = []
    off: list[Rule] = []
    always = closed_on_holidays = False
    for part in _parts(text):
        season, rest = _season(part)
        rest, on_appointment = _appointment(rest, part)
        if rest == "24/7" and not season and not on_appointment:
            always = True
            continue
        days, _, times = rest.partition(" ")
        if rest == "24/7":
            days, times = "Mo-Su", "00:00-24:00"
        if times.lower() in ("off", "closed"):
            names = [each for each in days.split(",") if each.upper() != "PH"]
            closed_on_holidays = closed_on_holidays or len(names) < len(days.split(","))
            if names:
                off.append(Rule(_ranges(",".join(names), part), season=season))
            continue
        pairs = _pairs(days, times, part) if times or not on_appointment else ()
        rules.append(Rule(_ranges(days, part) if days else (), pairs, season, on_appointment))
    if always and (rules or off):
        raise Refused(tell("“24/7” stands beside other hours"), tell("write “24/7” alone, or without it"))
    _check_rules(rules, off)
    hours = Hours(tuple(rules), always, closed_on_holidays)
    if text and not (rules or always or closed_on_holidays):
        raise Refused(
            tell("“{text}” does not say when it is open", text=shown(text)),
            tell("write it as in “Mo-Fr 09:00-12:00,13:00-16:00”"),
        )
    if str(hours) and not validate(str(hours)):  # the last word has a parser of the whole format
        raise _form(text)
    return hours


def _parts(text: str) -> list[str]:
    """Return the rules of `text` as words with one blank between, none around commas and hyphens."""
    plain = re.sub(r"[‐‑‒–—−]", "-", plain_text(text))
    plain = re.sub("[“”„«»]", '"', plain)
    plain = re.sub(r"\s*([-,])\s*", r"\1", " ".join(plain.split()))
    plain = re.sub(r"(?<=:\d\d),(?=[A-Za-z])", ";", plain)
    plain = _HOUR.sub(r"0\1", plain)
    return [part.strip() for part in re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', plain) if part.strip()]


def _season(part: str) -> tuple[Season | None, str]:
    """Return the season at the beginning of a rule, and the rest."""
    named = re.match(rf"(?:{_MONTH})\b", part, re.IGNORECASE)
    if not named:
        return None, part
    found = _SEASON.fullmatch(part)
    advice = tell("write a season as in “Nov-Mar Mo-Su 18:00-09:00” or “Nov 15-Mar 31 Mo-Su 18:00-09:00”")
    if not found:
        raise Refused(tell("the season of “{part}” is not clear", part=shown(part)), advice)
    names = [each.title() for each in (found[1], found[3] or found[1])]
    first, last = (MONTHS.index(name) + 1 for name in names)
    days = [int(found[2] or 0), int(found[4] or 0)]
    wrong = bool(found[2]) != bool(found[4]) or (found[2] and not all(days))
    if wrong or any(day > MONTH_DAYS[month - 1] for month, day in zip((first, last), days, strict=True)):
        raise Refused(tell("the season of “{part}” is not clear", part=shown(part)), advice)
    return Season((first, days[0]), (last, days[1])), (found[5] or "").strip()


def _appointment(rest: str, part: str) -> tuple[str, bool]:
    """Return a rule without the words at its end that say “on appointment”, and whether they are there."""
    found = _ON_APPOINTMENT.search(rest)
    rest = rest[: found.start()] if found else rest
    if '"' in rest:
        raise Refused(
            tell("“{part}” has words that nobody compares with a clock", part=shown(part)),
            tell("only “sur rendez-vous” may stand here; write other words in “hours”"),
        )
    return rest.strip(), found is not None


def _ranges(days: str, part: str) -> tuple[tuple[int, int], ...]:
    ranges = []
    for piece in days.split(","):
        if "[" in piece:
            raise Refused(
                tell("“{piece}” is not every week", piece=shown(piece)),
                tell("leave opening_hours out, and write it in words in “hours”"),
            )
        first, _, last = (each.title() for each in piece.partition("-"))
        if first == "Ph":
            raise Refused(
                tell("“{part}” is about public holidays", part=shown(part)),
                tell("only “PH off” may be said of them; write other words in “hours”"),
            )
        if first not in DAYS or (last or first) not in DAYS:
            raise Refused(
                tell("“{piece}” is no day or range of days", piece=shown(piece)),
                tell("write Mo, Tu, We, Th, Fr, Sa, Su"),
            )
        ranges.append((DAYS.index(first), DAYS.index(last or first)))
    return tuple(ranges)


def _pairs(days: str, times: str, part: str) -> tuple[tuple[str, str], ...]:
    if re.search(r":\d\d\+", part):
        raise Refused(
            tell("“{part}” does not say when it closes", part=shown(part)),
            tell("write the hour, as in “18:00-22:00”, or leave opening_hours out, and write it in words in “hours”"),
        )
    if _TIMES.fullmatch(days) and not times:
        raise Refused(
            tell("“{part}” does not say on which days", part=shown(part)),
            tell("write “Mo-Su {times}” if it is every day", times=days),
        )
    if not _TIMES.fullmatch(times):
        raise _form(part)
    pairs = []
    for pair in times.split(","):
        start, end = pair.split("-")
        if start == end:
            raise Refused(
                tell("“{pair}” ends when it begins", pair=pair), tell("write the end; a whole day is “00:00-24:00”")
            )
        pairs.append((start, end))
    return tuple(pairs)


def _check_rules(rules: list[Rule], off: list[Rule]) -> None:
    """Refuse a day that is said twice, seasons that meet, and times that overlap."""
    seasons = list(dict.fromkeys(rule.season for rule in [*rules, *off]))
    for number, season in enumerate(seasons):
        for other in seasons[:number]:
            if season is None or other is None:
                raise Refused(
                    tell("some of the hours have a season, and some have none"),
                    tell("give a season to each, or to none"),
                )
            if season.meets(other):
                raise Refused(
                    tell("the seasons {season} and {other} have days in common", season=other, other=season),
                    tell("let the one end before the other begins"),
                )
    for season in seasons:
        ours = [rule for rule in rules if rule.season == season]
        if len(ours) > 1 and any(not rule.days for rule in ours):
            raise Refused(
                tell("“sur rendez-vous” stands without days beside other hours"),
                tell("say on which days, or write it in “hours”"),
            )
        known: set[int] = set()
        for rule in [*ours, *(rule for rule in off if rule.season == season)]:
            for day in rule.weekdays:
                if day in known:
                    raise Refused(
                        tell("“{day}” is said twice", day=DAYS[day]), tell("write all its times at one place")
                    )
                known.add(day)
        _check_overlap(ours)


def _check_overlap(rules: list[Rule]) -> None:
    """Refuse times that overlap, also those of a night with those of the morning after it."""
    week: list[tuple[int, int, str]] = []
    for rule in rules:
        day = sorted((*_minutes(pair), "-".join(pair)) for pair in rule.times)
        # A night of a rule is compared with its own mornings, whether or not the day after it has any.
        _refuse_overlap(_with_next(day, _DAY_MINUTES))
        for midnight in (each * _DAY_MINUTES for each in rule.weekdays):
            week += [(midnight + start, midnight + end, pair) for start, end, pair in day]
    _refuse_overlap(_with_next(sorted(week), 7 * _DAY_MINUTES))


def _with_next(spans: list[tuple[int, int, str]], later: int) -> list[tuple[int, int, str]]:
    """Return `spans` with the first of them once more, `later` minutes afterwards."""
    return [*spans, *((start + later, end + later, pair) for start, end, pair in spans[:1])]


def _refuse_overlap(spans: list[tuple[int, int, str]]) -> None:
    for (_, end, pair), (start, _, other) in pairwise(spans):
        if end > start:
            raise Refused(
                tell("“{pair}” and “{other}” overlap", pair=pair, other=other),
                tell("let the one end before the other begins"),
            )


def _minutes(pair: tuple[str, str]) -> tuple[int, int]:
    """Return when a pair of times starts and ends, as minutes of its day; a night ends past 1440."""
    start, end = (int(time[:2]) * 60 + int(time[3:]) for time in pair)
    return start, end if end > start else end + _DAY_MINUTES


def _form(part: str) -> Refused:
    return Refused(
        tell("“{part}” is not in the form “Mo-Fr 09:00-12:00,13:00-16:00”", part=shown(part)),
        tell("write it so, or leave opening_hours out, and write it in words in “hours”"),
    )
