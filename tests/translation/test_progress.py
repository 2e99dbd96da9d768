"""How far each language is: for people at a glance, for programs as JSON."""

import json
import re
from collections import Counter

import polib
import pytest
from click.testing import CliRunner

from pwa.cli import main
from pwa.cli.status import WIDTH, bar
from pwa.guide.reading import read_guide
from pwa.languages import read_languages
from pwa.project import Project
from pwa.text import TIERS
from pwa.translation.extract import all_texts
from pwa.translation.progress import first_to_do, progress_of

DOMAINS = ("interface", "guide", "contacts")


@pytest.fixture
def pwa(tiny_copy):
    def run(*arguments):
        return CliRunner().invoke(main, ["--project", str(tiny_copy), *arguments], prog_name="pwa")

    return run


@pytest.fixture
def status(pwa):
    """Return what `status --json` says of each language."""

    def run(*arguments):
        result = pwa("translate", "status", "--json", *arguments)
        assert result.exit_code == 0
        return {each["tag"]: each for each in json.loads(result.stdout)["languages"]}

    return run


def counted(language):
    """Return the messages in each state, over all files and tiers."""
    tiers = [tier for file in language["files"] for tier in file["tiers"]]
    return {state: sum(tier[state] for tier in tiers) for state in ("translated", "fuzzy", "missing")}


# Tiers


def test_every_message_of_the_guide_has_the_tier_of_the_place_where_it_stands():
    texts = all_texts(Project.installed(), read_guide(Project.installed()))
    tiers = {}
    for text in texts:
        tiers.setdefault((text.domain, text.origin.file.rpartition("/")[2]), set()).add(text.tier)

    assert tiers[("guide", "emergency.md")] == {1}
    assert tiers[("guide", "phrases.toml")] == {1}
    assert tiers[("interface", "base.html")] == {1}
    for topic in ("police", "asile", "moins-de-18-ans", "sante", "violences"):
        assert tiers[("guide", f"{topic}.md")] == {1}, topic
    for topic in ("royaume-uni", "femmes-et-familles", "retrouver-sa-famille"):
        assert tiers[("guide", f"{topic}.md")] == {2}, topic
    assert 2 in tiers[("interface", "phone.html")]
    assert tiers[("contacts", "contacts.toml")] == {3}
    assert tiers[("guide", "resources.toml")] == {4}
    assert 4 in tiers[("guide", "about.md")]
    assert {text.tier for text in texts} == set(TIERS)


def test_a_topic_has_the_tier_of_its_readers_unless_its_head_says_another(tiny_copy):
    def tiers():
        texts = all_texts(Project.at(tiny_copy), read_guide(Project.at(tiny_copy)))
        return {text.source: text.tier for text in texts}

    before = tiers()
    file = tiny_copy / "content/guide/dormir.md"
    file.write_text(file.read_text(encoding="utf-8").replace("order = ", "tier = 1\norder = ", 1), encoding="utf-8")

    assert (before["Un lit, une douche, même sans papiers."], before["Aider"]) == (2, 4)
    assert (tiers()["Un lit, une douche, même sans papiers."], tiers()["Aider"]) == (1, 4)


@pytest.mark.parametrize("tier", ["0", "5", "true", '"1"', "1.5"])
def test_a_tier_that_is_none_is_named(tiny_copy, pwa, tier):
    file = tiny_copy / "content/guide/dormir.md"
    file.write_text(
        file.read_text(encoding="utf-8").replace("order = ", f"tier = {tier}\norder = ", 1), encoding="utf-8"
    )

    result = pwa("check")

    assert result.exit_code == 1
    assert re.fullmatch(r"content/guide/dormir\.md:\d+: “tier” is “.+”, which is not known, use .+\n", result.stderr)


# JSON


def test_every_message_is_counted_once_in_its_file_and_its_tier(tiny_copy, status):
    project = Project.at(tiny_copy)
    texts = all_texts(project, read_guide(project))

    for language in status().values():
        assert [file["domain"] for file in language["files"]] == list(DOMAINS)
        for file in language["files"]:
            there = {tier["tier"]: tier["translated"] + tier["fuzzy"] + tier["missing"] for tier in file["tiers"]}
            assert there == Counter(text.tier for text in texts if text.domain == file["domain"])


def test_what_is_translated_fuzzy_or_missing_is_counted_as_that(tiny_copy, pwa, status):
    pwa("translate", "update")
    before = counted(status("ti")["ti"])
    file = tiny_copy / "translations/ti/LC_MESSAGES/guide.po"
    po = polib.pofile(str(file))
    one, two = [entry for entry in po if entry.msgstr and not entry.fuzzy and not entry.obsolete][:2]
    one.msgstr = ""
    two.flags.append("fuzzy")
    po.save()

    after = counted(status("ti")["ti"])

    assert after["translated"] == before["translated"] - 2
    assert after["fuzzy"] == before["fuzzy"] + 1
    assert after["missing"] == before["missing"] + 1


def test_each_file_says_whether_it_was_reviewed(tiny_copy, pwa, status):
    reviews = {tag: {file["domain"]: file["review"] for file in each["files"]} for tag, each in status().items()}
    assert reviews == {"ar": dict.fromkeys(DOMAINS, "reviewed"), "ti": dict.fromkeys(DOMAINS, "draft")}

    (tiny_copy / "translations/ti/LC_MESSAGES/contacts.po").unlink()

    assert {file["domain"]: file["review"] for file in status()["ti"]["files"]}["contacts"] is None


def test_a_language_without_any_file_is_there_too(tiny_copy, pwa, status):
    for path in (tiny_copy / "translations/ti/LC_MESSAGES").iterdir():
        path.unlink()

    language = status("ti")["ti"]
    said = pwa("translate", "status", "ti").output

    assert (language["vital"], counted(language)["translated"], counted(language)["fuzzy"]) == (0, 0, 0)
    assert language["outdated"] == counted(language)["missing"]
    assert "translations/ti/LC_MESSAGES/guide.po · there is no such file yet" in said
    assert "run `pwa translate update`" in said


def test_a_language_with_mistakes_is_there_too_and_leaves_the_others(tiny_copy, pwa, status):
    (tiny_copy / "translations/ar/LC_MESSAGES/guide.po").write_bytes(b"\xff")

    languages = status()

    assert languages["ar"]["offered"] is False
    assert "translations/ar/LC_MESSAGES/guide.po" in languages["ar"]["problems"][0]
    assert languages["ti"]["offered"] is True
    assert "not published: its catalogues have mistakes" in pwa("translate", "status").output


def test_a_folder_that_no_language_owns_is_named(tiny_copy, pwa):
    (tiny_copy / "translations/am/LC_MESSAGES").mkdir(parents=True)

    table, data, check = pwa("translate", "status"), pwa("translate", "status", "--json"), pwa("check")

    for said in (table.output, check.output):
        assert "translations/am:1: no language owns this folder, nobody reads it, add" in said
        assert "`pwa translate new am`" in said
    assert check.exit_code == 0
    assert json.loads(data.stdout)["folders_of_no_language"] == ["translations/am"]


def test_warnings_are_counted_and_stop_nothing(tiny_copy, pwa):
    file = tiny_copy / "translations/reviews.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('state = "draft"', 'state = "half"', 1), encoding="utf-8")

    result = pwa("check")

    assert result.exit_code == 0
    assert "ti: 1 warnings, `pwa translate check` lists them" in result.output


# What to do first


def test_what_to_do_first_is_what_readers_need_first(tiny_copy, status):
    for language in status().values():
        to_do = language["to_do"]
        assert len(to_do) == 10
        rank = [(each["tier"], each["state"] == "missing") for each in to_do]
        assert rank == sorted(rank)


def test_what_only_has_to_be_read_again_comes_before_what_is_missing(tiny_copy, pwa, status):
    pwa("translate", "update")
    file = tiny_copy / "translations/ti/LC_MESSAGES/interface.po"
    po = polib.pofile(str(file))
    entry = [each for each in po if each.msgstr and not each.obsolete][-1]
    entry.flags.append("fuzzy")
    po.save()

    first = status("ti")["ti"]["to_do"][0]

    assert (first["state"], first["tier"], first["french"]) == ("fuzzy", 1, entry.msgid)


def test_each_thing_to_do_is_named_with_the_line_where_it_stands(tiny_copy, pwa, status):
    pwa("translate", "update")

    for each in status("ti")["ti"]["to_do"]:
        entries = polib.pofile(str(tiny_copy / each["file"]))
        (entry,) = [entry for entry in entries if entry.linenum == each["line"]]
        assert (entry.msgid, entry.msgctxt) == (each["french"], each["context"])


def test_over_several_languages_they_take_turns(tiny):
    texts = all_texts(tiny, read_guide(tiny))
    languages = read_languages(tiny).translated

    first = first_to_do([progress_of(tiny, language, texts) for language in languages])

    assert len(first) == 10
    assert Counter(language.tag for language, _ in first if _.state == "missing").most_common()[0][1] <= 6


def in_arabic(french):
    """Return as many words in Arabic letters, with the placeholders, links and numbers of the French."""
    parts = re.split(r"(\{[^}]*\}|\]\([^)]*\))", french)
    return "".join(part if part[:1] in ("{", "]") else re.sub(r"[^\W\d_]+", "كلمة", part) for part in parts)


def test_of_what_is_done_nothing_is_named(tiny_copy, pwa):
    pwa("translate", "update")
    for domain in DOMAINS:
        po = polib.pofile(str(tiny_copy / f"translations/ar/LC_MESSAGES/{domain}.po"))
        for entry in po:
            if not entry.obsolete and not entry.translated():
                entry.msgstr, entry.flags = in_arabic(entry.msgid), []
        po.save()

    result = pwa("translate", "status", "ar")

    assert "100 % of tier 1, offered to readers" in result.output
    assert "What to do first" not in result.output


# The table


@pytest.mark.parametrize("tongue", ["fr", "en"])
def test_the_table_fits_80_columns(tiny_copy, pwa, tongue):
    pwa("translate", "update")
    lines = pwa("translate", "status", "--lang", tongue).output.splitlines()

    assert max(map(len, lines)) <= WIDTH
    assert sum("█" in line for line in lines[1:]) > 5
    assert [line for line in lines if re.match(r"\s*\d+\. translations/\w+/LC_MESSAGES/\w+\.po:\d+$", line)][9:]


@pytest.mark.parametrize(
    ("translated", "fuzzy", "missing", "shown"),
    [
        (10, 0, 0, "█" * 20),
        (0, 10, 0, "▒" * 20),
        (0, 0, 10, "░" * 20),
        (5, 0, 5, "█" * 10 + "░" * 10),
        (999, 0, 1, "█" * 19 + "░"),
        (1, 0, 999, "█" + "░" * 19),
        (998, 1, 1, "█" * 18 + "▒░"),
        (1, 998, 1, "█" + "▒" * 18 + "░"),
        (1, 1, 1, None),
        (7, 13, 3, None),
    ],
)
def test_in_a_bar_whatever_there_is_can_be_seen(translated, fuzzy, missing, shown):
    found = bar(Counter(translated=translated, fuzzy=fuzzy, missing=missing))

    assert len(found) == 20
    assert found == "".join(sorted(found, key="█▒░".index))
    assert shown in (None, found)


def test_french_has_nothing_to_translate_and_nobody_has_no_language(pwa):
    for tag in ("fr", "xx"):
        result = pwa("translate", "status", tag)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "Traceback" not in result.stderr
