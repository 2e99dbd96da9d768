"""Facts as each language and country writes them: digits are European everywhere, as on the papers of an office."""

import pytest

from pwa.guide.model import Phone
from pwa.languages import read_languages
from pwa.translation.formats import fact_text, partial_date, readable

NARROW, FIXED = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("name", "french", "arabic"),
    [
        ("lits", f"1{NARROW}250", "1,250"),
        ("places-libres", f"47,5{FIXED}%", f"47.5{FIXED}%"),
        ("prix-nuit", f"7,50{FIXED}$CA", "CA$7.50"),
        ("fondation", "1987", "1987"),
        ("travaux", "mars 2026", "3/2026"),
        ("reouverture", "4 mai 2026", "4/5/2026"),
        ("porte", "8:30", "8:30"),
    ],
)
def test_a_fact_of_each_type_is_written_as_the_language_does(tiny, tiny_guide, name, french, arabic):
    languages = read_languages(tiny)
    fact = tiny_guide.facts[name]

    assert [fact_text(fact, languages[tag]) for tag in ("fr", "ar", "ti")] == [french, arabic, arabic]


@pytest.mark.parametrize(
    ("date", "french", "tigrinya"),
    [
        ("2025", "2025", "2025"),
        ("2025-12", "décembre 2025", "12/2025"),
        ("2025-12-01", "1 décembre 2025", "1/12/2025"),
    ],
)
def test_the_date_of_a_page_is_as_exact_as_it_is_known(tiny, date, french, tigrinya):
    languages = read_languages(tiny)

    assert [partial_date(date, languages[tag]) for tag in ("fr", "ti")] == [french, tigrinya]


@pytest.mark.parametrize(
    ("number", "country", "shown"),
    [
        ("+14185550101", "CA", f"(418){FIXED}555-0101"),
        ("+14185550101", "BE", f"+1{FIXED}418-555-0101"),
        ("+442079460018", "GB", f"020{FIXED}7946{FIXED}0018"),
        ("+442079460018", "CA", f"+44{FIXED}20{FIXED}7946{FIXED}0018"),
    ],
)
def test_a_number_is_written_as_its_reader_dials_it(number, country, shown):
    assert readable(Phone(number=number), country) == shown


def test_a_short_number_stays_short():
    assert readable(Phone(number="911", short=True), "BE") == "911"
