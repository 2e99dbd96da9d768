import gettext
from pathlib import Path

import pytest
from babel import Locale

from pwa.languages import read_languages
from pwa.problems import Problems
from pwa.project import Project

LANGUAGES = read_languages(Project.at(Path(__file__).parent / "tiny"))
REAL = read_languages(Project.installed())
CLDR_ORDER = ("zero", "one", "two", "few", "many", "other")


@pytest.mark.parametrize("language", list(REAL), ids=lambda language: language.tag)
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
        ("ti-ER,fr;q=0.5,ar;q=0.8", ["ti", "ar", "fr"]),
        ("ar;q=0, fr", ["fr"]),
        ("de, *", []),
        (",;;q=,", []),
        ("fr;q=9, ti;q=0.1", ["ti"]),
        ("ar-SD, apd;q=0.9, ar;q=0.8", ["ar"]),
    ],
)
def test_the_best_languages_come_first(header, tags):
    assert [language.tag for language in LANGUAGES.best(header)] == tags


def test_a_missing_text_is_sought_along_the_whole_chain():
    assert [language.tag for language in LANGUAGES.chain(LANGUAGES["ti"])] == ["ti", "ar", "fr"]


def test_french_stays_whatever_is_asked_for():
    assert [language.tag for language in LANGUAGES.only(["ti"])] == ["fr", "ti"]


def problems_of(folder, text):
    (folder / "content").mkdir()
    (folder / "content/languages.toml").write_text(text, encoding="utf-8")
    with pytest.raises(Problems) as raised:
        read_languages(Project.at(folder))
    return [str(problem) for problem in raised.value.problems]


def test_every_wrong_field_is_named_with_its_line(tmp_path):
    problems = problems_of(tmp_path, '[[language]]\ntag = "fr"\nlocale = 3\ncolour = "red"\n')

    assert any(":3: “locale” must be a text" in problem for problem in problems)
    assert any(":4: “colour” is not a known name" in problem for problem in problems)
    assert any("“name” is missing" in problem for problem in problems)


ENTRY = """
[[language]]
tag = "{tag}"
locale = "{locale}"
name = "N"
direction = "ltr"
fallback = {fallback}
plural = "nplurals=1; plural=0;"
date = "long"
"""
FRENCH = ENTRY.format(tag="fr", locale="fr", fallback="[]")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (FRENCH + FRENCH, "the language fr is there twice"),
        (FRENCH + ENTRY.format(tag="ti", locale="ti", fallback='["xx", "fr"]'), ":16: the fallback xx is no language"),
        (FRENCH + ENTRY.format(tag="ti", locale="ti", fallback="[]"), ":16: the fallback of ti does not end in fr"),
        (FRENCH + ENTRY.format(tag="prs", locale="prs", fallback='["fr"]'), ":12: “prs” is no tag of a language"),
        (ENTRY.format(tag="ti", locale="ti", fallback='["ti"]'), "there is no French"),
    ],
)
def test_languages_that_do_not_fit_together_are_named(tmp_path, text, said):
    assert any(said in problem for problem in problems_of(tmp_path, text))
