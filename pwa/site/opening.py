"""When a service is open, in the form that a phone can compare with its clock (static/js/tools/opening.js).

Editors write hours as pwa/guide/hours.py says; what they mean is worked out here, once, by a parser of the
OpenStreetMap format. Nothing is guessed: what isn't known is "".
"""

from __future__ import annotations

import datetime
from functools import cache

from holidays import country_holidays
from opening_hours import OpeningHours, State

from pwa.guide.hours import Rule, read_hours
from pwa.guide.model import Contact

HOLIDAY_YEARS = 4
"""How many years of public holidays a phone is given; past them, it says that it doesn't know."""

_MONDAY = datetime.datetime(2024, 1, 1)  # any Monday: rules are taken without their season, and no country is given
_WEEK = datetime.timedelta(weeks=1)
_WEEK_MINUTES = 7 * 24 * 60


def weekly(contact: Contact) -> str:
    """Return when `contact` is open; the first of these that is true:

    1. "appointment": the words about its hours speak of an appointment, or all its hours do;
    2. "": nothing is known;
    3. "always": day and night, public holidays too;
    4. "540-720 780-960 …": minutes since Monday 00:00, in order; an end past 10080 is a night from Sunday to Monday.
       "540-720a" is open on appointment. " -PH" follows where it closes on public holidays; without it, a public
       holiday is not known.
    5. "@1101-0331 1080-1980 …/@0401-1031 appointment": the same for each season, from a month and day to another;
       what is true in no season is not known.

    Raise ValueError if the opening hours are not in the plain form; the checks of the guide say so first.
    """
    hours = read_hours(contact.opening_hours)
    if contact.hours and _by_appointment(contact.hours.source):
        return "appointment"
    if hours.always:
        return f"0-{_WEEK_MINUTES} -PH" if hours.closed_on_holidays else "always"
    closed = " -PH" if hours.closed_on_holidays else ""
    weeks = {}
    for season in dict.fromkeys(rule.season for rule in hours.rules):
        week = _week(tuple(rule for rule in hours.rules if rule.season == season))
        weeks[season] = week if week == "appointment" else week + closed
    if set(weeks.values()) == {"appointment"}:
        return "appointment"
    return "/".join(f"@{'-'.join(season.ends)} {week}" if season else week for season, week in weeks.items())


@cache
def holidays(country: str, first_year: int) -> tuple[str, ...]:
    """Return the public holidays of a whole country as ISO days, in order, for `first_year` and the years after it."""
    days = country_holidays(country, years=range(first_year, first_year + HOLIDAY_YEARS))
    return tuple(sorted(day.isoformat() for day in days))


def _by_appointment(words: str) -> bool:
    plain = " ".join(words.lower().replace("\N{NON-BREAKING HYPHEN}", "-").split())
    return "rendez-vous" in plain and "sans rendez-vous" not in plain


def _week(rules: tuple[Rule, ...]) -> str:
    """Return when a service is open in a week by rules of one season."""
    if all(rule.on_appointment for rule in rules):
        return "appointment"
    found = [(start, end, "a" if on_appointment else "") for on_appointment in (False, True)
             for start, end in _intervals(tuple(rule for rule in rules if rule.on_appointment == on_appointment))]
    return " ".join(f"{start}-{end}{mark}" for start, end, mark in sorted(found))


@cache
def _intervals(rules: tuple[Rule, ...]) -> list[tuple[int, int]]:
    """Return the intervals that begin in one week, as minutes since its Monday.

    The weeks around it are looked at too, so that a night from Sunday to Monday stays whole.
    """
    if not rules:
        return []
    # In the format, a rule after ";" cuts short the night that runs into its day; one after "," adds to it.
    # No day stands in two rules (pwa/guide/hours.py), so they differ in nothing else.
    texts = [str(Rule(rule.days, rule.times or (("00:00", "24:00"),))) for rule in rules]
    hours = OpeningHours(", ".join(texts), auto_country=False, auto_timezone=False)
    week = []
    for start, end, state, _ in hours.intervals(_MONDAY - _WEEK, _MONDAY + 2 * _WEEK):
        if state != State.OPEN:
            continue
        if _minutes(end) - _minutes(start) > _WEEK_MINUTES:
            return [(0, _WEEK_MINUTES)]
        if 0 <= _minutes(start) < _WEEK_MINUTES:
            week.append((_minutes(start), _minutes(end)))
    return week


def _minutes(moment: datetime.datetime) -> int:
    return (moment - _MONDAY) // datetime.timedelta(minutes=1)
