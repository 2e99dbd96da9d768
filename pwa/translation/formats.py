"""How a language writes what is no message: days, numbers, amounts, telephone numbers."""

from __future__ import annotations

import datetime
from functools import cache

import phonenumbers
from babel.dates import format_date, format_skeleton, get_month_names
from babel.numbers import format_currency, format_decimal

from pwa.guide.hours import Season
from pwa.guide.model import Fact, Phone
from pwa.languages import Language

_LEAP_YEAR = 2024  # where a day has no year, it may be 29 February


def day(value: datetime.date, language: Language) -> str:
    """Return a day in words where that can't be misread, else in digits: the same as on the paper of an office."""
    return _date(value, language, "long", "d/M/yyyy")


def month(value: datetime.date, language: Language) -> str:
    return _date(value, language, "MMMM y", "M/yyyy")


def _date(value: datetime.date, language: Language, words: str, digits: str) -> str:
    # Babel is asked for European digits, which all our readers see on the papers that they get.
    return format_date(value, words, language.locale) if language.date == "long" else format_date(value, digits, "fr")


def partial_date(date: str, language: Language) -> str:
    """Return "2024", "2024-09" or "2024-09-30" as people write it."""
    parts = [int(part) for part in date.split("-")]
    if len(parts) == 1:
        return date
    if len(parts) == 2:
        return month(datetime.date(parts[0], parts[1], 1), language)
    return day(datetime.date(*parts), language)


def season(value: Season, language: Language) -> str:
    """Return a season as its months in words, “novembre – mars”, or as its first and last day."""
    if not value.first[1]:
        names = get_month_names("wide", "stand-alone", language.locale)
        ends = [names[month] for month, _ in (value.first, value.last)]
        return ends[0] if value.first == value.last else " – ".join(ends)
    days = (datetime.date(_LEAP_YEAR, *end) for end in (value.first, value.last))
    if language.date == "long":
        return " – ".join(format_skeleton("MMMMd", day, locale=language.locale) for day in days)
    return " – ".join(format_date(day, "d/M", "fr") for day in days)


def fact_text(fact: Fact, language: Language) -> str:
    """Return the value of a fact in European digits, with the separators and the order of `language`."""
    # Number formats of languages that write other digits by default are asked for in the English form.
    locale = language.locale if language.date == "long" else "en"
    if fact.percent is not None:
        return f"{format_decimal(fact.percent, locale=locale)}\u00a0%"
    if fact.amount is not None:
        amount = format_currency(fact.amount, fact.currency, locale=locale, format=None, currency_digits=False)
        return amount.replace(" ", "\u00a0")
    if fact.number is not None:
        return format_decimal(fact.number, locale=locale)
    if fact.year is not None:
        return str(fact.year)
    if fact.month is not None:
        return partial_date(fact.month, language)
    if fact.date is not None:
        return day(fact.date, language)
    return fact.text or ""


def readable(phone: Phone, country: str) -> str:
    """Return a number as people in `country` (ISO 3166) read it; foreign numbers keep their own country."""
    return phone.number if phone.short else _readable(phone.number, country)


@cache
def _readable(number: str, country: str) -> str:
    parsed = phonenumbers.parse(number)
    home = parsed.country_code == phonenumbers.country_code_for_region(country)
    style = phonenumbers.PhoneNumberFormat.NATIONAL if home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    # No-break spaces: a number is never cut at the end of a line.
    return phonenumbers.format_number(parsed, style).replace(" ", "\u00a0")
