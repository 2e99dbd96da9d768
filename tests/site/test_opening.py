import datetime
import itertools

import pytest

from pwa.contract import OPENING_STATES
from pwa.guide.hours import DAYS
from pwa.guide.model import Contact
from pwa.site.opening import HOLIDAY_YEARS, holidays, weekly
from pwa.text import Text
from tests.vectors import vectors


def contact(opening_hours="", hours=""):
    return Contact(
        id="a",
        name="A",
        what=Text("Repas"),
        kind="food",
        for_whom=(),
        area="national",
        summary=Text("Un repas."),
        checked=datetime.date(2026, 1, 1),
        confidence="official",
        sources=(),
        opening_hours=opening_hours,
        hours=Text(hours) if hours else None,
    )


NIGHTS = "1320-1560 2760-3000 4200-4440 5640-5880 7080-7320"


@pytest.mark.parametrize("hours", vectors("opening")["hours"].values(), ids=lambda hours: hours["written"])
def test_the_hours_that_phones_are_tested_with_are_those_of_the_build(hours):
    assert weekly(contact(hours["written"])) == hours["minutes"]


def test_a_phone_says_what_the_contract_knows():
    expected = {case["expected"] for group in vectors("opening")["states"] for case in group["cases"]}

    assert expected == set(OPENING_STATES) - {"always"}
    assert {weekly(contact("24/7")), weekly(contact(hours="Sur rendez-vous"))} == {"always", "appointment"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24/7", "always"),
        ("Mo 17:00-19:00", "1020-1140"),
        ("Mo,We,Fr 13:30-17:00", "810-1020 3690-3900 6570-6780"),
        ("Mo-Th 09:30-12:30", "570-750 2010-2190 3450-3630 4890-5070"),
        ("Mo-We,Fr 11:00-12:00; PH off", "660-720 2100-2160 3540-3600 6420-6480 -PH"),
        ("Mo-Su 08:00-22:00", "480-1320 1920-2760 3360-4200 4800-5640 6240-7080 7680-8520 9120-9960"),
        ("Mo 09:00-12:00,13:00-16:00", "540-720 780-960"),
        ("Mo 09:00-12:00,12:00-14:00", "540-840"),
        ("24/7; PH off", "0-10080 -PH"),
        ("PH off; Mo 9:00-12:00, 13:00-16:00;", "540-720 780-960 -PH"),
        ("Mo 9:00-12:00; Sa-Su,PH off", "540-720 -PH"),
        ('"sur rendez-vous"', "appointment"),
        ("Mo-Fr sur rendez-vous; PH off", "appointment"),
        ("Nov-Mar sur rendez-vous", "appointment"),
        ("Fr-Mo 10:00-12:00", "600-720 6360-6480 7800-7920 9240-9360"),
        ("Tu 10:00-12:00; Mo 10:00-12:00", "600-720 2040-2160"),
        ("Mo 20:00-24:00", "1200-1440"),
        ("Mo 22:00-02:00", "1320-1560"),
        ("Mo 22:00-02:00; Tu 10:00-12:00", "1320-1560 2040-2160"),
        ("Mo-Fr 22:00-02:00 ;Sa-Su 10:00-12:00 ; PH off", f"{NIGHTS} 7800-7920 9240-9360 -PH"),
        ("Su 22:00-02:00", "9960-10200"),
        ("Su 22:00-24:00; Mo 00:00-02:00", "9960-10200"),
        ("Mo-Fr 00:00-24:00; PH off", "0-7200 -PH"),
        # Only "24/7" says that public holidays are no exception.
        ("Mo-Su 00:00-24:00", "0-10080"),
        ("PH off", ""),
        ("", ""),
    ],
)
def test_hours_are_minutes_of_the_week_merged_and_in_order(text, expected):
    assert weekly(contact(text)) == expected


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ("Sur rendez-vous", "appointment"),
        ("Lundi matin et jeudi après-midi, et sur rendez-vous", "appointment"),
        ("Rendez\N{NON-BREAKING HYPHEN}vous par téléphone", "appointment"),
        ("Sans rendez-vous, le lundi", "540-720"),
        ("Sans\N{NO-BREAK SPACE}rendez-vous", "540-720"),
        ("Tous les matins", "540-720"),
    ],
)
def test_an_appointment_wins_over_hours(hours, expected):
    assert weekly(contact("Mo 09:00-12:00", hours)) == expected


def test_words_alone_are_not_guessed_at():
    assert weekly(contact(hours="Tous les jours, 9 h – 20 h")) == ""


def test_an_appointment_wins_over_day_and_night():
    assert weekly(contact("24/7", "Sur rendez-vous")) == "appointment"


def test_whatever_editors_may_write_is_understood():
    """Else the build would stop without saying where."""
    for first, last in itertools.product(DAYS, DAYS):
        for times in ("00:00-24:00", "23:59-00:00", "00:00-00:01", "12:00-11:59"):
            assert weekly(contact(f"{first}-{last} {times}"))


def test_the_hours_that_the_guide_publishes_are_understood(site):
    """Whatever they are: what editors write today is no matter of a developer's test."""
    for each in site.guide.contacts.values():
        weekly(each)


def test_holidays_are_those_of_the_whole_country():
    days = holidays("BE", 2026)

    # Easter and Whit Sunday are no days off for employees, but doors may well be closed.
    assert [day for day in days if day.startswith("2026")] == [
        "2026-01-01",
        "2026-04-05",
        "2026-04-06",
        "2026-05-01",
        "2026-05-14",
        "2026-05-24",
        "2026-05-25",
        "2026-07-21",
        "2026-08-15",
        "2026-11-01",
        "2026-11-11",
        "2026-12-25",
    ]


def test_another_country_has_other_holidays():
    canada = holidays("CA", 2026)

    assert "2026-07-01" in canada
    assert "2026-07-21" not in canada


def test_holidays_cover_whole_years_in_order():
    days = holidays("BE", 2026)

    years = [str(2026 + number) for number in range(HOLIDAY_YEARS)]
    assert sorted(days) == list(days)
    assert sorted({day[:4] for day in days}) == years
    assert (days[0], days[-1]) == ("2026-01-01", f"{years[-1]}-12-25")
