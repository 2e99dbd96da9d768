import gettext

import pytest
from babel import Locale

from pwa.languages import read_languages
from pwa.problems import Problems

LANGUAGES = read_languages()
CLDR_ORDER = ("zero", "one", "two", "few", "many", "other")


@pytest.mark.parametrize("language", list(LANGUAGES), ids=lambda language: language.tag)
def test_plural_forms_follow_cldr(language):
    choose = gettext.c2py(language.plural.split("plural=")[1].rstrip(";"))
    rule = Locale.parse(language.locale).plural_form
    used = {rule(n) for n in range(201)}
    order = [category for category in CLDR_ORDER if category in used]

    assert [choose(n) for n in range(201)] == [order.index(rule(n)) for n in range(201)]


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("ar-LB", "ar"),
        ("AR", "ar"),
        ("apd", "ar"),
        ("fr_BE", "fr"),
        ("ti-ER", "ti"),
        ("xx", None),
        ("", None),
    ],
)
def test_a_tag_leads_to_its_language(asked, given):
    language = LANGUAGES.resolve(asked)

    assert (language and language.tag) == given


@pytest.mark.parametrize(
    ("header", "tags"),
    [
        ("ti-ER,en;q=0.5,ar;q=0.8", ["ti", "ar", "en"]),
        ("ar;q=0, fr", ["fr"]),
        ("de, *", []),
        (",;;q=,", []),
        ("fr;q=9, nl;q=0.1", ["nl"]),
    ],
)
def test_the_best_languages_come_first(header, tags):
    assert [language.tag for language in LANGUAGES.best(header)] == tags


def test_every_chain_ends_in_french():
    assert {LANGUAGES.chain(language)[-1].tag for language in LANGUAGES} == {"fr"}


def test_every_wrong_field_is_named_with_its_line(tmp_path):
    file = tmp_path / "languages.toml"
    file.write_text('[[language]]\ntag = "fr"\nlocale = 3\ncolour = "red"\n', encoding="utf-8")

    with pytest.raises(Problems) as raised:
        read_languages(file)

    problems = [str(problem) for problem in raised.value.problems]
    assert any(":3: “locale” must be a text" in problem for problem in problems)
    assert any(":4: “colour” is not a known name" in problem for problem in problems)
    assert any("“name” is missing" in problem for problem in problems)
