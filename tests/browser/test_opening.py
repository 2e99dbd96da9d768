"""The clock of Brussels on a phone that is set to another part of the world."""

import pytest

from pwa import places
from pwa.site.opening import holidays

HOLIDAYS = holidays(2026)
OFFICE = "540-720 780-960 1980-2160 3420-3600 4860-5040 6300-6480"  # Mo 9–12, 13–16; Tu–Fr 9–12
OFFICE_OFF = OFFICE + " -PH"
NIGHT = "9960-10200"  # Su 22:00 – Mo 02:00
EVERY_DAY = " ".join(f"{day * 1440 + 540}-{day * 1440 + 1080}" for day in range(7))  # 9–18
SMALL_HOURS = " ".join(f"{day * 1440 + 60}-{day * 1440 + 180}" for day in range(7))  # 1–3
NIGHTS = " ".join(f"{day * 1440 + 1320}-{day * 1440 + 1560}" for day in range(7))  # 22–2


@pytest.fixture(scope="module", params=["Asia/Tokyo", "America/Los_Angeles", "Europe/Brussels"])
def blank(request, chromium, tmp_path_factory):
    """Return a blank page that knows the two functions."""
    context = chromium(tmp_path_factory.mktemp("opening"), timezone_id=request.param, locale="ar-EG")
    page = context.new_page()
    source = (places.STATIC / "js" / "tools" / "opening.js").read_text(encoding="utf-8")
    page.add_script_tag(content=source.replace("export ", ""))
    yield page
    context.close()


def state(page, hours, moment, days=HOLIDAYS):
    call = "([hours, days, moment]) => openingState(hours, days, new Date(moment))"
    return page.evaluate(call, [hours, days, moment])


def until(page, hours, moment):
    return page.evaluate("([hours, moment]) => opensUntil(hours, new Date(moment))", [hours, moment])


# Moments are in UTC: Brussels is two hours ahead in summer, one in winter.
@pytest.mark.parametrize(
    ("hours", "moment", "expected"),
    [
        # Monday 6 July 2026, summer
        (OFFICE, "2026-07-06T06:59:59Z", "closed"),
        (OFFICE, "2026-07-06T07:00:00Z", "open"),
        (OFFICE, "2026-07-06T09:59:59Z", "open"),
        (OFFICE, "2026-07-06T10:00:00Z", "closed"),
        (OFFICE, "2026-07-06T11:00:00Z", "open"),
        (OFFICE, "2026-07-11T08:00:00Z", "closed"),
        # Monday 12 January 2026, winter
        (OFFICE, "2026-01-12T07:59:59Z", "closed"),
        (OFFICE, "2026-01-12T08:00:00Z", "open"),
        (OFFICE, "2026-01-12T11:00:00Z", "closed"),
        # Sunday 29 March 2026: 02:00 becomes 03:00 at 01:00 UTC
        (SMALL_HOURS, "2026-03-28T23:59:59Z", "closed"),
        (SMALL_HOURS, "2026-03-29T00:00:00Z", "open"),
        (SMALL_HOURS, "2026-03-29T00:59:59Z", "open"),
        (SMALL_HOURS, "2026-03-29T01:00:00Z", "closed"),
        (EVERY_DAY, "2026-03-28T07:59:59Z", "closed"),
        (EVERY_DAY, "2026-03-28T08:00:00Z", "open"),
        (EVERY_DAY, "2026-03-29T06:59:59Z", "closed"),
        (EVERY_DAY, "2026-03-29T07:00:00Z", "open"),
        # Sunday 25 October 2026: 03:00 becomes 02:00 at 01:00 UTC, so that 02:30 comes twice
        (SMALL_HOURS, "2026-10-24T23:00:00Z", "open"),
        (SMALL_HOURS, "2026-10-25T00:30:00Z", "open"),
        (SMALL_HOURS, "2026-10-25T01:30:00Z", "open"),
        (SMALL_HOURS, "2026-10-25T02:00:00Z", "closed"),
        (EVERY_DAY, "2026-10-24T07:00:00Z", "open"),
        (EVERY_DAY, "2026-10-25T07:59:59Z", "closed"),
        (EVERY_DAY, "2026-10-25T08:00:00Z", "open"),
        # From Sunday 5 to Monday 6 July 2026
        (NIGHT, "2026-07-05T19:59:59Z", "closed"),
        (NIGHT, "2026-07-05T20:00:00Z", "open"),
        (NIGHT, "2026-07-05T21:59:59Z", "open"),
        (NIGHT, "2026-07-05T22:00:00Z", "open"),
        (NIGHT, "2026-07-05T23:59:59Z", "open"),
        (NIGHT, "2026-07-06T00:00:00Z", "closed"),
        ("0-60", "2026-07-05T21:59:59Z", "closed"),
        ("0-60", "2026-07-05T22:00:00Z", "open"),
        ("10020-10080", "2026-07-05T21:59:59Z", "open"),
        ("10020-10080", "2026-07-05T22:00:00Z", "closed"),
        # An ordinary midnight, of Tuesday 7 July 2026
        ("1440-1500", "2026-07-06T22:00:00Z", "open"),
        ("1380-1440", "2026-07-06T22:00:00Z", "closed"),
        ("0-10080", "2026-07-06T22:00:00Z", "open"),
        # Christmas, a Friday; 1 May, a Friday
        (OFFICE, "2026-12-25T09:00:00Z", "unknown"),
        (OFFICE, "2026-12-25T20:00:00Z", "unknown"),
        (OFFICE_OFF, "2026-12-25T09:00:00Z", "closed"),
        (OFFICE_OFF, "2026-12-24T09:00:00Z", "open"),
        (OFFICE_OFF, "2026-05-01T08:00:00Z", "closed"),
        (OFFICE, "2026-05-01T08:00:00Z", "unknown"),
        (OFFICE, "2026-04-30T08:00:00Z", "open"),
        # 1 May begins at 22:00 UTC
        (OFFICE, "2026-04-30T21:59:59Z", "closed"),
        (OFFICE, "2026-04-30T22:00:00Z", "unknown"),
        (OFFICE, "2026-05-01T21:59:59Z", "unknown"),
        (OFFICE, "2026-05-01T22:00:00Z", "closed"),
        # The nights into and out of 1 May
        (NIGHTS, "2026-04-30T21:00:00Z", "open"),
        (NIGHTS + " -PH", "2026-04-30T23:00:00Z", "unknown"),
        (NIGHTS + " -PH", "2026-05-01T10:00:00Z", "closed"),
        (NIGHTS + " -PH", "2026-05-01T21:00:00Z", "closed"),
        (NIGHTS + " -PH", "2026-05-01T23:00:00Z", "unknown"),
        (NIGHTS + " -PH", "2026-05-02T21:00:00Z", "open"),
        # Before and past the known years
        (OFFICE, "2025-12-31T22:59:59Z", "unknown"),
        (OFFICE, "2026-01-02T09:00:00Z", "open"),
        (OFFICE, "2029-12-31T09:00:00Z", "open"),
        (OFFICE, "2029-12-31T22:59:59Z", "closed"),
        (OFFICE, "2029-12-31T23:00:00Z", "unknown"),
        (OFFICE, "2030-01-07T09:00:00Z", "unknown"),
        # Without a clock
        ("always", "2026-12-25T09:00:00Z", "open"),
        ("always", "2040-01-01T09:00:00Z", "open"),
        ("appointment", "2026-07-06T07:00:00Z", "appointment"),
        ("", "2026-07-06T07:00:00Z", "unknown"),
        (None, "2026-07-06T07:00:00Z", "unknown"),
        ("Mo-Fr 09:00-12:00", "2026-07-06T07:00:00Z", "unknown"),
        (OFFICE, "no date", "unknown"),
    ],
)
def test_a_service_is_open_by_the_clock_of_brussels(blank, hours, moment, expected):
    assert state(blank, hours, moment) == expected


def test_without_holidays_nothing_is_certain(blank):
    assert state(blank, OFFICE, "2026-07-06T07:00:00Z", days=[]) == "unknown"
    assert state(blank, "always", "2026-07-06T07:00:00Z", days=[]) == "open"


@pytest.mark.parametrize(
    ("hours", "moment", "expected"),
    [
        (OFFICE, "2026-07-06T07:00:00Z", "12:00"),
        (OFFICE, "2026-07-06T12:30:00Z", "16:00"),
        (OFFICE, "2026-07-06T10:00:00Z", ""),
        ("485-545", "2026-07-06T06:30:00Z", "09:05"),
        ("1200-1440", "2026-07-06T20:00:00Z", "00:00"),
        (NIGHT, "2026-07-05T21:00:00Z", "02:00"),
        (NIGHT, "2026-07-05T23:00:00Z", "02:00"),
        (EVERY_DAY, "2026-03-29T07:00:00Z", "18:00"),
        (SMALL_HOURS, "2026-03-29T00:30:00Z", "03:00"),
        ("0-7200", "2026-07-06T10:00:00Z", ""),
        ("0-7200", "2026-07-10T10:00:00Z", "00:00"),
        ("0-10080", "2026-07-06T10:00:00Z", ""),
        ("always", "2026-07-06T07:00:00Z", ""),
        ("appointment", "2026-07-06T07:00:00Z", ""),
        ("", "2026-07-06T07:00:00Z", ""),
    ],
)
def test_the_end_of_the_interval_is_told(blank, hours, moment, expected):
    assert until(blank, hours, moment) == expected


@pytest.mark.parametrize(
    ("engine", "moment", "expected"),
    [
        ("class { constructor() { throw new RangeError('time zone'); } }", "2026-07-06T07:00:00Z", "unknown"),
        ("undefined", "2026-07-06T07:00:00Z", "unknown"),
        # An engine that takes the phone's own zone, here UTC
        ("class { format(date) { return '7/6/2026, 07:00'; } }", "2026-07-06T07:00:00Z", "unknown"),
        # Day and month the other way round
        ("class { format(date) { return '06/07/2026, 09:00'; } }", "2026-07-06T07:00:00Z", "unknown"),
        # Midnight as 24, and as 0
        ("class { format(date) { return '7/7/2026, 24:00'; } }", "2026-07-06T22:00:00Z", "open"),
        ("class { format(date) { return '7/7/2026, 00:00'; } }", "2026-07-06T22:00:00Z", "open"),
    ],
)
def test_engines_differ(blank, engine, moment, expected):
    """Each call starts with a formatter of its own, as in a page that has just been opened."""
    set_engine = f"brusselsFormat = null; var kept = Intl.DateTimeFormat; Intl.DateTimeFormat = {engine};"
    blank.evaluate(f"() => {{ {set_engine} self.keptFormat = kept; }}")
    found = state(blank, "1440-1500 540-600", moment)
    blank.evaluate("() => { Intl.DateTimeFormat = self.keptFormat; brusselsFormat = null; }")

    assert found == expected


def test_the_phone_is_elsewhere(blank, request):
    zone = request.node.callspec.params["blank"]

    assert blank.evaluate("() => Intl.DateTimeFormat().resolvedOptions().timeZone") == zone
