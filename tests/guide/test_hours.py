import pytest
from hypothesis import given
from hypothesis import strategies as st

from pwa.guide.canonical import Refused
from pwa.guide.hours import Hours, Rule, Season, read_hours


def test_days_and_times_are_read():
    assert read_hours("Mo-We,Fr 10:00-12:00,13:00-16:00; PH off") == Hours(
        (Rule(((0, 2), (4, 4)), (("10:00", "12:00"), ("13:00", "16:00"))),), closed_on_holidays=True
    )


@pytest.mark.parametrize(
    ("text", "season", "ends"),
    [
        ("Nov-Mar Mo-Su 18:00-09:00", Season((11, 0), (3, 0)), ("1101", "0331")),
        ("Dec-Feb Mo-Su 18:00-09:00", Season((12, 0), (2, 0)), ("1201", "0229")),
        ("Nov 15-Mar 31 Mo-Su 18:00-09:00", Season((11, 15), (3, 31)), ("1115", "0331")),
        ("Jul Mo-Su 18:00-09:00", Season((7, 0), (7, 0)), ("0701", "0731")),
    ],
)
def test_a_season_is_read(text, season, ends):
    (rule,) = read_hours(text).rules

    assert (rule.season, rule.season.ends) == (season, ends)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("", ""),
        ("24/7", "24/7"),
        ("Mo-Fr 09:00-12:00,13:00-16:00", "Mo-Fr 09:00-12:00,13:00-16:00"),
        ("Mo-Fr 09:00-12:00, 13:00-16:00", "Mo-Fr 09:00-12:00,13:00-16:00"),
        ("Mo, We, Fr 09:00-12:00", "Mo,We,Fr 09:00-12:00"),
        ("Mo-Fr 9:00-17:00", "Mo-Fr 09:00-17:00"),
        ("Mo-Fr  09:00 - 17:00 ; ", "Mo-Fr 09:00-17:00"),
        ("Mo-Fr\N{NO-BREAK SPACE}09:00–17:00", "Mo-Fr 09:00-17:00"),
        ("Mo\N{NON-BREAKING HYPHEN}Fr\N{ZERO WIDTH SPACE} 09:00-17:00", "Mo-Fr 09:00-17:00"),
        ("mo-fr 09:00-17:00", "Mo-Fr 09:00-17:00"),
        ("Mo-Fr 09:00-12:00, Sa 10:00-12:00", "Mo-Fr 09:00-12:00; Sa 10:00-12:00"),
        ("Mo-Sa 09:00-12:00; Su,PH off", "Mo-Sa 09:00-12:00; PH off"),
        ("Mo-Fr 09:00-12:00; Sa-Su off", "Mo-Fr 09:00-12:00"),
        ("PH off; Mo-Fr 09:00-12:00", "Mo-Fr 09:00-12:00; PH off"),
        ("PH off", "PH off"),
        ("24/7; PH off", "24/7; PH off"),
        ("nov-mar: Mo-Su 18:00-9:00", "Nov-Mar Mo-Su 18:00-09:00"),
        ("Nov-Mar Mo-Su 18:00-09:00; Apr-Oct Mo 09:00-12:00", "Nov-Mar Mo-Su 18:00-09:00; Apr-Oct Mo 09:00-12:00"),
        ("Nov-Mar 24/7", "Nov-Mar Mo-Su 00:00-24:00"),
        ("sur rendez-vous", '"sur rendez-vous"'),
        ("Mo-Fr 09:00-12:00 « Uniquement sur rendez-vous »", 'Mo-Fr 09:00-12:00 "sur rendez-vous"'),
        ('Mo-Fr "by appointment"', 'Mo-Fr "sur rendez-vous"'),
    ],
)
def test_what_is_harmless_is_written_in_one_form(text, form):
    assert str(read_hours(text)) == form
    assert read_hours(form) == read_hours(text)


@pytest.mark.parametrize(
    "text",
    [
        "lundi 9h",
        "Xx 09:00-10:00",
        "Mo",
        "off",
        ";",
        "Mo-Fr off",
        "09:00-17:00",
        "Mo 24:00-10:00",
        "Mo 09:00-24:30",
        "Mo 09:00-09:00",
        "Mo-Fr 09:00-10:00; Tu 14:00-15:00",
        "Mo-Fr 09:00-10:00; Tu off",
        "Fr-Mo,Su 09:00-10:00",
        "24/7; Mo 09:00-10:00",
        # Overlaps: of a day, of a night with its own mornings, with the next day, over the end of the week.
        "Mo-Fr 09:00-12:00,11:00-14:00",
        "Mo-Fr 11:00-14:00,09:00-12:00",
        "Mo 13:00-12:00,09:00-12:00",
        "Mo-Fr 22:00-10:00; Sa 09:00-12:00",
        "Mo 09:00-12:00; Su 22:00-10:00",
        # What the format knows, and a phone can't compare.
        "PH 10:00-12:00",
        "Mo-Fr,PH 10:00-12:00",
        "Mo 09:00-sunset",
        "week 1-10 Mo 09:00-10:00",
        'Mo 09:00-12:00 "appelez avant"',
        "Mo 09:00-12:00 sans rendez-vous",
        'Mo 09:00-12:00; "sur rendez-vous"',
        # Seasons that are none, that are said for a part alone, that meet.
        "Feb 30-Mar 31 Mo 09:00-12:00",
        "Nov 0-Mar 31 Mo 09:00-12:00",
        "Nov 15-Mar Mo 09:00-12:00",
        "Nov 15 Mo 09:00-12:00",
        "Nov-Mar 18:00-09:00",
        "Nov-Mar off",
        "Nov-Mar Mo 18:00-09:00; Tu 09:00-12:00",
        "Nov-Mar Mo 18:00-09:00; Mar-Oct Mo 09:00-12:00",
        "Dec Mo 18:00-09:00; Oct-Jan Mo 09:00-12:00",
    ],
)
def test_what_is_not_clear_is_refused(text):
    with pytest.raises(Refused):
        read_hours(text)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("Mo-Fr 18:00+", "write the hour, as in “18:00-22:00”"),
        ("Mo[1] 10:00-12:00", "write it in words in “hours”"),
        ("Nov-Mar 18:00-09:00", "write “Mo-Su 18:00-09:00” if it is every day"),
        ("Mo-Fr 09:00-12:00,11:00-14:00", "let the one end before the other begins"),
    ],
)
def test_who_is_refused_is_told_what_to_write(text, advice):
    with pytest.raises(Refused, match=advice):
        read_hours(text)


_words = st.sampled_from(
    [
        *("Mo", "Fr-Mo", "Su", "PH", "Nov-Mar", "Jul", "Nov 15-Mar 31", "off", "24/7", '"sur rendez-vous"'),
        *("09:00-12:00", "22:00-02:00", "9:00-10:00", " ", " ", ",", ";", "-", "–", '"', "+", "[1]", "٩"),
    ]
)


@given(st.lists(_words, max_size=12).map("".join) | st.text(max_size=20))
def test_any_text_is_refused_or_has_one_form(text):
    try:
        hours = read_hours(text)
    except Refused:
        return
    assert read_hours(str(hours)) == hours
