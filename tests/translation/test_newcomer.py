"""A new language: what CLDR knows of it, whatever way its name is typed; and all of it, or nothing."""

import gettext
import shutil
import tomllib

import polib
import pytest
from babel import Locale, localedata
from click.testing import CliRunner

from pwa.cli import main
from pwa.guide.reading import read_guide
from pwa.languages import read_languages
from pwa.plurals import plural_rule
from pwa.project import Project
from pwa.site.loading import load_preview, load_site
from pwa.translation import newcomer
from pwa.translation.extract import all_texts
from pwa.translation.newcomer import Refused, describe
from pwa.translation.reviews import read_reviews
from tests.conftest import TINY

REAL = read_languages(Project.installed())


@pytest.fixture
def pwa(tiny_copy):
    def run(*arguments):
        return CliRunner().invoke(main, ["--project", str(tiny_copy), *arguments], prog_name="pwa")

    return run


def everything(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# What CLDR knows


@pytest.mark.parametrize(
    ("asked", "tag", "locale", "name", "direction", "date", "plural", "fallback"),
    [
        ("am", "am", "am", "አማርኛ", "ltr", "digits", "nplurals=2; plural=(n > 1);", ("en", "fr")),
        ("om", "om", "om", "Oromoo", "ltr", "digits", "nplurals=2; plural=(n != 1);", ("en", "fr")),
        ("fa-AF", "fa-AF", "fa_AF", "دری", "rtl", "digits", "nplurals=2; plural=(n > 1);", ("en", "fr")),
        ("ckb", "ckb", "ckb", "کوردیی ناوەندی", "rtl", "digits", "nplurals=2; plural=(n != 1);", ("en", "fr")),
        ("vi", "vi", "vi", "Tiếng Việt", "ltr", "long", "nplurals=1; plural=0;", ("en", "fr")),
        ("tr", "tr", "tr", "Türkçe", "ltr", "long", "nplurals=2; plural=(n != 1);", ("en", "fr")),
        ("ps", "ps", "ps", "پښتو", "rtl", "digits", "nplurals=2; plural=(n != 1);", ("en", "fr")),
        ("sq", "sq", "sq", "Shqip", "ltr", "long", "nplurals=2; plural=(n != 1);", ("en", "fr")),
        ("ka", "ka", "ka", "ქართული", "ltr", "long", "nplurals=2; plural=(n != 1);", ("en", "fr")),
        ("ln", "ln", "ln", "Lingála", "ltr", "long", "nplurals=2; plural=(n > 1);", ("fr",)),
        (
            "uk", "uk", "uk", "Українська", "ltr", "long",
            "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
            ("en", "fr"),
        ),
    ],
)  # fmt: skip
def test_what_cldr_knows(asked, tag, locale, name, direction, date, plural, fallback):
    found = describe(asked, REAL)

    assert (found.tag, found.locale, found.name, found.direction) == (tag, locale, name, direction)
    assert (found.date, found.plural, found.fallback) == (date, plural, fallback)


def test_the_plural_rule_of_each_language_is_that_of_cldr():
    for name in localedata.locale_identifiers():
        if "_" in name:
            continue  # a country has the rule of its language
        rule = Locale.parse(name).plural_form
        count, _, choice = plural_rule(Locale.parse(name)).removeprefix("nplurals=").partition("; plural=")
        choose = gettext.c2py(choice.rstrip(";"))
        categories = [rule(number) for number in range(1001)]
        order = [each for each in ("zero", "one", "two", "few", "many", "other") if each in categories]

        assert int(count) == len(order), name
        assert [choose(number) for number in range(1001)] == [order.index(each) for each in categories], name


@pytest.mark.parametrize(
    ("asked", "tag"),
    [
        ("am", "am"),
        ("AM", "am"),
        ("AM_ET", "am"),
        ("am-Ethi-ET", "am"),
        (" am ", "am"),
        ("amh", "am"),
        ("prs", "fa-AF"),
        ("fa_af", "fa-AF"),
        ("fa-Arab-AF", "fa-AF"),
        ("fa", "fa"),
        ("orm", "om"),
        ("gaz", "om"),
        ("kmr", "ku"),
        ("zh_hant", "zh-Hant"),
        ("pt-BR", "pt"),
        ("pt-pt", "pt-PT"),
        ("iw", "he"),
        ("es-419", "es-419"),
        ("zh-TW", "zh-Hant"),
        ("zh-CN", "zh"),
        ("uz-AF", "uz-Arab"),
        ("pa_PK", "pa-Arab"),
        ("sh", "sr-Latn"),
        ("sr-Cyrl-RS", "sr"),
    ],
)
def test_a_language_is_known_in_whatever_spelling(asked, tag):
    assert describe(asked, REAL).tag == tag


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("xx", "CLDR, the directory of languages, does not know “xx”"),
        ("rom", "does not know “rom”"),
        ("en-XA", "does not know “en-XA”"),
        ("am-US", "does not know “am-US”"),
        ("", "“” is no code of a language"),
        ("../x", "is no code of a language"),
        ("a", "is no code of a language"),
        ("amharic", "is no code of a language"),
        ("አማርኛ", "is no code of a language"),
        ("am\n", None),
        ("am-x-mine", "is no code of a language"),
        ("en-Latn-u-nu-latn", "is no code of a language"),
        ("am/../..", "is no code of a language"),
        ("fr", "fr is there already: it is Français"),
        ("fr_Latn", "fr is there already: it is Français"),
        ("FR_fr", "FR-fr leads to Français, which is there already"),
        ("fra", "fr is there already: it is Français"),
        ("en-Latn-US", "en is there already: it is English"),
        ("en-GB", "en-GB leads to English, which is there already"),
        ("tir", "tir leads to ትግርኛ, which is there already"),
        ("ar-SD", "ar-SD leads to العربية, which is there already"),
        ("arz", "arz leads to العربية, which is there already"),
    ],
)
def test_what_is_no_new_language_is_refused(asked, said):
    if said is None:  # blanks around it mean nothing
        assert describe(asked, REAL).tag == "am"
        return
    with pytest.raises(Refused) as refused:
        describe(asked, REAL)

    assert said in str(refused.value.what)
    assert str(refused.value.advice)


def test_the_same_language_of_another_country_lends_its_texts_first(tiny_copy, pwa):
    assert pwa("translate", "new", "fa").exit_code == 0
    assert pwa("translate", "new", "prs").exit_code == 0

    languages = read_languages(Project.at(tiny_copy))

    assert languages["fa"].fallback == ("fr",)  # this guide has no English
    assert languages["fa-AF"].fallback == ("fa", "fr")


def test_no_alias_leads_to_two_languages(tiny_copy, pwa):
    for tag in ("am", "om", "fa-AF", "ckb", "vi", "uk", "ku", "so", "ps", "zh-Hant", "pt"):
        assert pwa("translate", "new", tag).exit_code == 0

    languages = read_languages(Project.at(tiny_copy))

    ways = [each.lower() for language in languages for each in (language.tag, *language.aliases)]
    assert len(ways) == len(set(ways))
    assert languages.resolve("prs").tag == "fa-AF"
    assert languages.resolve("amh").tag == "am"


# What is written


def test_everything_that_a_language_needs_is_written_and_the_rest_stays_as_it_was(tiny_copy, pwa):
    before = everything(tiny_copy)
    reviews = read_reviews(Project.at(tiny_copy)).by_file

    result = pwa("translate", "new", "am")

    assert (result.exit_code, result.stderr) == (0, "")
    after, project = everything(tiny_copy), Project.at(tiny_copy)
    changed = {str(path) for path in after if after[path] != before.get(path)}
    catalogues = {f"translations/am/LC_MESSAGES/{domain}.po" for domain in ("interface", "guide", "contacts")}
    assert changed == {"content/languages.toml", "translations/reviews.toml", *catalogues}
    languages = after[next(path for path in after if path.name == "languages.toml")]
    assert languages.startswith(next(body for path, body in before.items() if path.name == "languages.toml"))
    assert tomllib.loads(languages.decode())["language"][-1]["name"] == "አማርኛ"
    now = read_reviews(project)
    assert {name: now.by_file[name] for name in reviews} == reviews
    assert {now.by_file[f"am/{domain}.po"].state for domain in ("interface", "guide", "contacts")} == {"draft"}
    texts = all_texts(project, read_guide(project))
    for domain in ("interface", "guide", "contacts"):
        po = polib.pofile(str(tiny_copy / f"translations/am/LC_MESSAGES/{domain}.po"))
        assert po.metadata["Language"] == "am"
        assert po.metadata["Plural-Forms"] == "nplurals=2; plural=(n > 1);"
        assert [each.msgid for each in po] == [text.source for text in texts if text.domain == domain]
    assert pwa("translate", "update").exit_code == 0
    assert everything(tiny_copy)[next(path for path in after if path.match("am/*/guide.po"))] == after[
        next(path for path in after if path.match("am/*/guide.po"))
    ]


def test_it_can_be_seen_at_once_and_readers_are_not_offered_it_yet(tiny_copy, pwa):
    pwa("translate", "new", "am")
    project = Project.at(tiny_copy)

    assert "am" in load_preview(project).languages
    assert "am" not in load_site(project).languages


def test_what_is_left_to_do_is_said_step_by_step(tiny_copy, pwa):
    said = pwa("translate", "new", "prs").output
    lines = (tiny_copy / "content/languages.toml").read_text(encoding="utf-8").splitlines()
    line = lines.index('tag = "fa-AF"')  # the line before it, counted from 1

    assert "fa-AF, دری, was added; readers don’t see it yet" in said
    assert "“prs” is written fa-AF here" in said
    for step in (
        f"the entry in content/languages.toml, line {line}:",
        "translations/fa_AF/LC_MESSAGES/interface.po the 15",
        "flask --app pwa run --debug, then open http://127.0.0.1:5000/fa-AF/",
        "`pwa translate status fa-AF`",
        "from 80 % of the texts of tier 1 on: ",
    ):
        assert step in said
    assert [line.partition(".")[0] for line in said.splitlines()[2:]] == [str(number) for number in range(1, 9)]


@pytest.mark.parametrize("end", ["", "\n", "\n\n", "\n# the end"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_entry_stands_apart_whatever_the_file_ends_with(tiny_copy, pwa, end, newline):
    file = tiny_copy / "content/languages.toml"
    before = "\ufeff" + (file.read_text(encoding="utf-8").rstrip() + end).replace("\n", newline)
    file.write_bytes(before.encode())

    assert pwa("translate", "new", "am").exit_code == 0

    after = file.read_bytes().decode()
    assert after.startswith(before)
    added = after.removeprefix(before)
    assert added.count("\n") == added.count(newline) == len(added.splitlines())
    assert read_languages(Project.at(tiny_copy))["am"].name == "አማርኛ"


def test_catalogues_that_somebody_began_before_are_kept(tiny_copy, pwa):
    """With a program of their own, into a folder that no language owned."""
    folder = tiny_copy / "translations/am/LC_MESSAGES"
    folder.mkdir(parents=True)
    po = polib.POFile()
    po.append(polib.POEntry(msgid="Aller au contenu", msgstr="ወደ ይዘቱ"))
    po.save(str(folder / "interface.po"))

    assert pwa("translate", "new", "am").exit_code == 0

    assert 'msgstr "ወደ ይዘቱ"' in (folder / "interface.po").read_text(encoding="utf-8")


# All or nothing


@pytest.mark.parametrize("tag", ["xx", "fr", "../x", "en-Latn-GB-oed", "", "ar-SD"])
def test_a_language_that_is_refused_changes_nothing(tiny_copy, pwa, tag):
    before = everything(tiny_copy)

    result = pwa("translate", "new", tag)

    assert (result.exit_code, result.stdout) == (1, "")
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith("content/languages.toml:")
    assert everything(tiny_copy) == before


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("step", ["_with_drafts", "read_languages"])
def test_what_goes_wrong_on_the_way_leaves_everything_as_it_was(tiny_copy, pwa, monkeypatch, step, error):
    before, folders = everything(tiny_copy), set(tiny_copy.rglob("*"))
    calls = []
    real = getattr(newcomer, step)

    def fail(*arguments):
        calls.append(arguments)
        if step == "read_languages" and len(calls) < 3:  # the last look, at what was written
            return real(*arguments)
        raise error

    monkeypatch.setattr(newcomer, step, fail)

    result = pwa("translate", "new", "am")

    assert result.exit_code == 1
    assert everything(tiny_copy) == before
    assert set(tiny_copy.rglob("*")) == folders
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_mistakes_of_the_guide_are_told_first(tiny_copy, pwa):
    (tiny_copy / "content/facts.toml").write_text("= nothing", encoding="utf-8")
    before = everything(tiny_copy)

    result = pwa("translate", "new", "am")

    assert result.exit_code == 1
    assert "facts.toml:1:" in result.stderr
    assert everything(tiny_copy) == before


def test_a_guide_without_reviews_gets_none(tmp_path, pwa, tiny_copy):
    (tiny_copy / "translations/reviews.toml").unlink()

    assert pwa("translate", "new", "am").exit_code == 0

    assert not (tiny_copy / "translations/reviews.toml").exists()


def test_a_guide_without_any_translation_gets_its_first(tmp_path):
    shutil.copytree(TINY / "content", tmp_path / "guide/content")
    languages = tmp_path / "guide/content/languages.toml"
    languages.write_text(languages.read_text(encoding="utf-8").split("[[language]]\ntag = \"ar\"")[0], encoding="utf-8")

    result = CliRunner().invoke(main, ["--project", str(tmp_path / "guide"), "translate", "new", "om"])

    assert result.exit_code == 0
    assert (tmp_path / "guide/translations/om/LC_MESSAGES/guide.po").exists()
