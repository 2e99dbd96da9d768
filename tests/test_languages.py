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


GOOD = {
    "tag": '"am"', "locale": '"am"', "name": '"አማርኛ"', "direction": '"ltr"', "fallback": '["ti", "fr"]',
    "plural": '"nplurals=2; plural=(n > 1);"', "date": '"digits"',
}  # fmt: skip


def with_amharic(folder, **changed):
    """Return what is wrong with the languages of the tiny guide and Amharic, without the names of folders."""
    entry = GOOD | changed
    lines = "".join(f"{name} = {value}\n" for name, value in entry.items() if value)
    text = (Path(__file__).parent / "tiny/content/languages.toml").read_text(encoding="utf-8")
    (folder / "content").mkdir()
    (folder / "content/languages.toml").write_text(f"{text}\n[[language]]\n{lines}", encoding="utf-8")
    try:
        read_languages(Project.at(folder))
    except Problems as found:
        return [(problem.origin.line, f"{problem.what}, {problem.advice}") for problem in found.problems]
    return []


ENTRY_LINE = len((Path(__file__).parent / "tiny/content/languages.toml").read_text(encoding="utf-8").splitlines()) + 2


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"tag": '"fa-AF"', "locale": '"fa_AF"', "direction": '"rtl"', "aliases": '["prs"]'},
        {"plural": '"nplurals=2; plural=n>1"'},
        {"plural": '"nplurals = 2 ; plural = n == 0 || n == 1 ? 0 : 1;"'},
        {"aliases": '["am-ET", "amh"]'},
        {"fallback": '["fr"]'},
        {"tag": '"uk"', "locale": '"uk"', "plural": '"nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && '
         'n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"'},
    ],
)  # fmt: skip
def test_a_good_entry_is_accepted(tmp_path, changed):
    assert with_amharic(tmp_path, **changed) == []


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("tag", '"AM_ET"', "“AM_ET” is no tag of a language, write am-ET"),
        ("tag", '"AM"', "“AM” is no tag of a language, write am"),
        ("tag", '"amh"', "“amh” is no tag of a language, write am"),
        ("tag", '"am_ET"', "“am_ET” is no tag of a language, write am-ET"),
        ("tag", '"../x"', "“../x” is no tag of a language, write it as in ar or fa-AF"),
        ("tag", '"packs"', "“packs” is no tag of a language, write it as in ar or fa-AF"),
        ("tag", '"data"', "“data” is no tag of a language, write it as in ar or fa-AF"),
        ("tag", '"healthz"', "“healthz” is no tag of a language, write it as in ar or fa-AF"),
        ("tag", '"sw.js"', "“sw.js” is no tag of a language, write it as in ar or fa-AF"),
        ("tag", '"xx"', "“xx” is no tag of a language, write it as in ar or fa-AF"),
        ("tag", '""', "“” is no tag of a language, write it as in ar or fa-AF"),
        ("tag", '"ti"', "the language ti is there twice, remove one"),
        ("locale", '"../../etc"', "the locale “../../etc” is not known, take a locale that CLDR has"),
        ("locale", '"prs"', "the locale “prs” is not known, take a locale that CLDR has"),
        ("locale", '"nl"', "the locale “nl” is of another language than am, write locale = \"am\""),
        ("locale", '"AM"', "the locale “AM” is not known, write locale = \"am\""),
        ("locale", '"ti"', 'the locale “ti” is of another language than am, write locale = "am"'),
        ("name", '" "', "the language has no name, write what its speakers call it"),
        ("direction", '"rtl"', 'am is not written in this direction, write direction = "ltr"'),
        ("direction", '"left"', "“direction” is “left”, which is not known, use one of ltr, rtl"),
        ("plural", '"two forms"', 'this is not the plural rule of am, write plural = "nplurals=2; plural=(n > 1);"'),
        ("plural", '"nplurals=2; plural=(n >"', "this is not the plural rule of am, write plural = "),
        ("plural", '"nplurals=2; plural=(n != 1);"', "this is not the plural rule of am, write plural = "),
        ("plural", '"nplurals=3; plural=(n > 1);"', "this is not the plural rule of am, write plural = "),
        ("plural", '"nplurals=2; plural=n/0;"', "this is not the plural rule of am, write plural = "),
        ("fallback", '["am", "fr"]', "am falls back on itself, remove it from the list"),
        ("fallback", '["ti", "ti", "fr"]', "the fallback ti is there twice, remove one"),
        ("fallback", '["xx", "fr"]', "the fallback xx is no language of this file, correct it"),
        ("fallback", '["ti"]', 'the fallback of am does not end in fr, end it with "fr"'),
        ("fallback", '["fr", "ti"]', 'the fallback of am does not end in fr, end it with "fr"'),
        ("fallback", '"fr"', '“fallback” must be a list in brackets, write fallback = ["fr"]'),
        ("date", '"court"', "“date” is “court”, which is not known, use one of long, digits"),
        ("aliases", '["ti"]', "the alias “ti” belongs to ti, remove it from one of the two"),
        ("aliases", '["apd"]', "the alias “apd” belongs to ar, remove it from one of the two"),
        ("aliases", '["APD"]', "the alias “APD” belongs to ar, remove it from one of the two"),
        ("aliases", '["am"]', "the alias “am” is there twice, remove one"),
        ("aliases", '["amh", "amh"]', "the alias “amh” is there twice, remove one"),
        ("aliases", '["am_ET"]', "“am_ET” is no tag of a language, write it as in ar or fa-AF"),
        ("aliases", '["../x"]', "“../x” is no tag of a language, write it as in ar or fa-AF"),
        ("aliases", '["packs"]', "“packs” is no tag of a language, write it as in ar or fa-AF"),
        ("aliases", '[""]', "“” is no tag of a language, write it as in ar or fa-AF"),
        ("plural", "", "“plural” is missing, add it"),
    ],
)
def test_one_wrong_field_is_one_problem_at_its_line(tmp_path, field, value, said):
    (problem,) = with_amharic(tmp_path, **{field: value})

    line = [*GOOD, "aliases"].index(field) + 1
    assert said in problem[1]
    assert problem[0] == ENTRY_LINE + (line if value else 0)


def test_two_languages_have_two_folders(tmp_path):
    (problem,) = with_amharic(tmp_path, tag='"fr-CH"', locale='"fr"')

    assert problem == (ENTRY_LINE + 2, "fr-CH and fr have the same folder fr, correct one of them")


def test_two_languages_that_fall_back_on_each_other_are_told_once(tmp_path):
    text = (Path(__file__).parent / "tiny/content/languages.toml").read_text(encoding="utf-8")
    (tmp_path / "content").mkdir()
    text = text.replace('fallback = ["fr"]', 'fallback = ["ti", "fr"]')
    (tmp_path / "content/languages.toml").write_text(text, encoding="utf-8")

    with pytest.raises(Problems) as raised:
        read_languages(Project.at(tmp_path))

    (problem,) = raised.value.problems
    assert str(problem.what) == "ti and ar fall back on each other"


def test_the_mistake_of_one_language_is_not_told_of_another(tmp_path):
    text = (Path(__file__).parent / "tiny/content/languages.toml").read_text(encoding="utf-8")
    (tmp_path / "content").mkdir()
    for wrong in ('tag = "AR"', "tag = ar", 'tag = "ar" x', "locale = ar", "[[language]\ntag = \"ar\""):
        old = 'locale = "ar"' if wrong.startswith("locale") else 'tag = "ar"'
        old = f"[[language]]\n{old}" if wrong.startswith("[") else old
        assert old in text
        (tmp_path / "content/languages.toml").write_text(text.replace(old, wrong), encoding="utf-8")

        with pytest.raises(Problems) as raised:
            read_languages(Project.at(tmp_path))

        assert len(raised.value.problems) == 1, (wrong, str(raised.value))
