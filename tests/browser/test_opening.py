"""The clock of the region on a phone that is set to another part of the world."""

import pytest

from pwa.contract import CONTRACT
from pwa.project import Project
from pwa.site.opening import holidays
from pwa.site.scripts import expose
from tests.vectors import vectors

PROJECT = Project.installed()
HOLIDAYS = holidays("BE", 2026)  # of the region that the vectors speak of
VECTORS = vectors("opening")
HOURS = {name: hours["minutes"] for name, hours in VECTORS["hours"].items()}
OFFICE = HOURS["office"]
ZONE = [VECTORS["clock"], VECTORS["offsets"]]


@pytest.fixture(scope="module", params=["Asia/Tokyo", "America/Los_Angeles", "Europe/Brussels"])
def blank(request, chromium, tmp_path_factory):
    """Return a blank page that knows the functions of the module."""
    context = chromium(tmp_path_factory.mktemp("opening"), timezone_id=request.param, locale="ar-EG")
    page = context.new_page()
    page.add_script_tag(content=expose(PROJECT, PROJECT.static / "js" / "tools" / "opening.js", CONTRACT))
    yield page
    context.close()


def state(page, hours, moment, days=HOLIDAYS, zone=ZONE):
    call = "([hours, days, moment, zone]) => openingState(hours, days, clockAt(new Date(moment), ...zone))"
    return page.evaluate(call, [hours, days, moment, zone])


def until(page, hours, moment):
    call = "([hours, moment, zone]) => opensUntil(hours, clockAt(new Date(moment), ...zone))"
    return page.evaluate(call, [hours, moment, ZONE])


def cases(table):
    """Return the hours, the moment and what is expected; hours stand there by name, or as they are."""
    found = [case for group in VECTORS[table] for case in group["cases"]]
    return [(HOURS.get(case["hours"], case["hours"]), case["now"], case["expected"]) for case in found]


@pytest.mark.parametrize(("hours", "moment", "expected"), cases("states"))
def test_a_service_is_open_by_the_clock_of_its_region(blank, hours, moment, expected):
    assert state(blank, hours, moment) == expected


def test_without_holidays_nothing_is_certain(blank):
    assert state(blank, OFFICE, "2026-07-06T07:00:00Z", days=[]) == "unknown"
    assert state(blank, "always", "2026-07-06T07:00:00Z", days=[]) == "open"


@pytest.mark.parametrize(("hours", "moment", "expected"), cases("ends"))
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
    set_engine = f"var kept = Intl.DateTimeFormat; Intl.DateTimeFormat = {engine};"
    blank.evaluate(f"() => {{ {set_engine} self.keptFormat = kept; }}")
    found = state(blank, "1440-1500 540-600", moment)
    blank.evaluate("() => { Intl.DateTimeFormat = self.keptFormat; }")

    assert found == expected


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        (["Europe/Brussels", "60 120"], "open"),
        (["Europe/Brussels", "60"], "unknown"),
        (["Europe/Lisbon", "0 60"], "closed"),
        (["Nowhere/Nothing", "60 120"], "unknown"),
        (["Europe/Brussels", None], "unknown"),
    ],
)
def test_the_page_says_by_which_clock(blank, zone, expected):
    assert state(blank, OFFICE, "2026-07-06T07:30:00Z", zone=zone) == expected


def test_the_phone_is_elsewhere(blank, request):
    zone = request.node.callspec.params["blank"]

    assert blank.evaluate("() => Intl.DateTimeFormat().resolvedOptions().timeZone") == zone
