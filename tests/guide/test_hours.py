import pytest

from pwa.guide.hours import Rule, read_hours


def test_days_and_times_are_read():
    assert read_hours("Mo-We,Fr 10:00-12:00,13:00-16:00; PH off") == (
        Rule(((0, 2), (4, 4)), (("10:00", "12:00"), ("13:00", "16:00"))),
        Rule(),
    )


@pytest.mark.parametrize(
    "text",
    [
        "lundi 9h",
        "Mo 9:00-10:00",
        "Xx 09:00-10:00",
        "Mo",
        "Mo 24:00-10:00",
        "Mo 09:00-24:30",
        "Mo 09:00-09:00",
        "PH off; Mo 09:00-10:00",
        "PH off; PH off",
        "Mo-Fr 09:00-10:00; Tu 14:00-15:00",
        "Fr-Mo,Su 09:00-10:00",
    ],
)
def test_what_is_not_clear_is_refused(text):
    with pytest.raises(ValueError, match="“"):
        read_hours(text)
