"""Where things are on Earth: how far apart, and whether that can be."""

from __future__ import annotations

import math
import re
from functools import cache
from importlib.resources import files

from pwa.contract import EARTH_RADIUS_KM

Position = tuple[float, float]
"""Latitude and longitude, in degrees."""

FARTHEST_KM = 5500
"""No service is further away from the town of the region: what is, is a mistake of writing."""
FROM_A_TOWN_KM = 1500
"""No town of a country is further away from the nearest one that its time zones are named after."""


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the distance of two positions (latitude and longitude in degrees) on a sphere: the haversine formula.

    static/js/tools/distance.js does the same.
    """
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*a, *b))
    half = math.sin((lat_a - lat_b) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_a - lon_b) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(half))


def is_on_earth(place: Position) -> bool:
    """Whether these are degrees; what is not a number is not less, either."""
    return abs(place[0]) <= 90 and abs(place[1]) <= 180


def may_be_in(country: str, place: Position) -> bool:
    """Whether `place` may lie in a country (ISO 3166): near one of the towns that its time zones are named after."""
    towns = _towns().get(country, ())
    return any(kilometres(town, place) <= FROM_A_TOWN_KM for town in towns)


@cache
def _towns() -> dict[str, tuple[Position, ...]]:
    """Return the towns of each country. Format: the comments at the top of zone.tab, in the tz database."""
    found: dict[str, tuple[Position, ...]] = {}
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    for line in table.splitlines():
        if not line.startswith("#"):
            country, place, *_ = line.split("\t")
            found[country] = (*found.get(country, ()), _position(place))
    return found


def _position(text: str) -> Position:
    """Return degrees for ±DDMM±DDDMM or ±DDMMSS±DDDMMSS of ISO 6709."""
    found = re.fullmatch(r"([+-])(\d\d)(\d\d)(\d\d)?([+-])(\d{3})(\d\d)(\d\d)?", text)
    if not found:
        raise ValueError(f"{text} is no position of the tz database")
    signs = [-1 if sign == "-" else 1 for sign in (found[1], found[5])]
    whole, minutes, seconds = ((float(found[n] or 0), float(found[n + 4] or 0)) for n in (2, 3, 4))
    latitude, longitude = (
        sign * (w + m / 60 + s / 3600) for sign, w, m, s in zip(signs, whole, minutes, seconds, strict=True)
    )
    return latitude, longitude
