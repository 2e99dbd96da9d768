"""The region that a guide is for: its centre, its town, its country. Another region is another `region.toml`."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Annotated
from zoneinfo import ZoneInfo

from pwa.guide.fields import STRICT, Number, Whole, message
from pwa.text import Text


@dataclass(frozen=True, kw_only=True)
class Region:
    """What the sentences of the interface call `{place}`, `{centre}`, `{centre_name}` and `{country}`, and where
    things are: positions in degrees, distances in kilometres."""

    __pydantic_config__ = STRICT
    place: Annotated[Text, message("guide", "region", "the town that distances are counted from: {place}")]
    centre: Annotated[Text, message("guide", "region", "the centre behind the guide, in short: {centre}")]
    centre_name: Annotated[Text, message("guide", "region", "the centre behind the guide, in full: {centre_name}")]
    country: Annotated[Text, message("guide", "region", "the country: {country}")]
    centre_contact: str
    """The contact of the centre: questions and corrections go there."""
    emergency_contact: str
    """The contact with the number for a life in danger."""
    lat: Number
    lon: Number
    near_km: Whole
    """What is further away stands under "further"."""
    near_areas: tuple[str, ...]
    """Areas whose services count as near where they have no town."""
    country_code: str
    """ISO 3166: its public holidays, and how its telephone numbers are written."""
    clock: str
    """The time zone that opening hours are in, as the tz database names it."""
    leave: str
    """The address that "leave now" goes to: one that anybody may look at."""
    opposite: tuple[str, ...]
    """Tags of the languages that the person in front most likely speaks, the likeliest first."""

    @property
    def words(self) -> dict[str, Text]:
        """What a sentence of the interface may name."""
        names = ("place", "centre", "centre_name", "country")
        return {name: getattr(self, name) for name in names}

    def clock_offsets(self, year: int) -> tuple[int, ...]:
        """Return how many minutes the clock can be ahead of UTC in that year: a phone checks its own answer by them."""
        days = (datetime.datetime(year, 1, 1) + datetime.timedelta(days=day) for day in range(366))
        found = {ZoneInfo(self.clock).utcoffset(day) for day in days}
        return tuple(sorted(int(each.total_seconds()) // 60 for each in found if each is not None))
