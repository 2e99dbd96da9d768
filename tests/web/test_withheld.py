"""Which languages readers are offered: those that say enough, and say it rightly. The others trouble nobody."""

import hashlib
import json
import shutil

import pytest
from click.testing import CliRunner

from pwa.cli import main
from pwa.languages import THRESHOLD, Language, Languages
from pwa.project import Project
from pwa.site.history import Shipped, followed
from pwa.site.loading import load_preview, load_site
from pwa.web import build as building
from pwa.web.release import read_stamp
from pwa.web.serving import Server
from tests.web.conftest import Reader, silent

GUIDE_PO = "translations/ar/LC_MESSAGES/guide.po"


@pytest.fixture
def pwa(tiny_copy, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        return CliRunner().invoke(main, ["--project", str(tiny_copy), *arguments], prog_name="pwa")

    return run


def ask_for(guide, tag, threshold):
    """Set the threshold of a language of the copy; None: that of every guide."""
    file = guide / "content/languages.toml"
    before, mark, after = file.read_text(encoding="utf-8").partition(f'tag = "{tag}"')
    line = "" if threshold is None else f"threshold = {threshold}"
    file.write_text(before + mark + after.replace("threshold = 0", line, 1), encoding="utf-8")


def spoil(guide):
    """Put mark-up into an Arabic translation."""
    file = guide / GUIDE_PO
    text = file.read_text(encoding="utf-8")
    assert "تعال مشيا." in text
    file.write_text(text.replace("تعال مشيا.", "<b>تعال</b> مشيا.", 1), encoding="utf-8")


def published(tmp_path):
    return {path.name for path in (tmp_path / "build/site").iterdir() if (path / "index.html").exists()}


# What the commands say and do


def test_a_language_that_says_too_little_is_left_out_with_one_line(pwa, tiny_copy, tmp_path):
    ask_for(tiny_copy, "ti", None)
    line = f"ti: 33 % of the vital texts, {THRESHOLD} % are asked for; see it with PASSAGE_PROJECT="

    check, build = pwa("check"), pwa("build")

    assert (check.exit_code, build.exit_code) == (0, 0)
    for result in (check, build):
        assert [each[: len(line)] for each in result.stdout.splitlines() if "ti" in each.split(":")[0]][:1] == [line]
        assert result.stderr == ""
    assert check.stdout.splitlines()[-1].endswith("in 2 languages: no problem found")
    assert {"fr", "ar"} <= published(tmp_path)
    assert "ti" not in published(tmp_path)


def test_who_asks_for_such_a_language_alone_gets_french(pwa, tiny_copy, tmp_path):
    ask_for(tiny_copy, "ti", 100)

    result = pwa("build", "--languages", "ti")

    assert result.exit_code == 0
    assert "ti: 33 % of the vital texts, 100 % are asked for" in result.stdout
    assert published(tmp_path) & {"fr", "ar", "ti"} == {"fr"}


@pytest.mark.parametrize(("threshold", "offered"), [(0, True), (33, True), (34, False), (100, False)])
def test_the_threshold_itself_is_enough(tiny_copy, threshold, offered):
    ask_for(tiny_copy, "ti", threshold)

    assert ("ti" in load_site(Project.at(tiny_copy)).languages) is offered


def test_mistakes_in_a_catalogue_leave_its_language_out_and_no_other(pwa, tiny_copy, tmp_path):
    spoil(tiny_copy)

    check, build = pwa("check"), pwa("build")

    assert (check.exit_code, check.stdout) == (1, "")
    assert build.exit_code == 0
    assert f"{GUIDE_PO}:" in check.stderr
    assert build.stderr.splitlines() == [
        *check.stderr.splitlines(),
        "ar is not published until this is corrected; the others are",
    ]
    assert {"fr", "ti"} <= published(tmp_path)
    assert "ar" not in published(tmp_path)


def test_such_a_language_lends_no_text_to_others(tiny_copy):
    spoil(tiny_copy)

    site = load_site(Project.at(tiny_copy))

    borrowed = [site.localisers["ti"](topic.title).language.tag for topic in site.guide.topics]
    assert "ar" not in borrowed


def test_mistakes_of_a_language_that_nobody_asked_for_are_not_told(pwa, tiny_copy):
    spoil(tiny_copy)

    result = pwa("build", "--languages", "fr,ti")

    assert (result.exit_code, result.stderr) == (0, "")


def test_mistakes_of_the_guide_stop_everything_as_ever(pwa, tiny_copy, tmp_path):
    spoil(tiny_copy)
    (tiny_copy / "content/facts.toml").write_text("= nothing", encoding="utf-8")

    result = pwa("build")

    assert result.exit_code == 1
    assert f"{GUIDE_PO}:" in result.stderr
    assert "facts.toml:1:" in result.stderr
    assert not (tmp_path / "build/site").exists()


def test_serve_builds_without_such_a_language_and_serves(pwa, tiny_copy, tmp_path, monkeypatch):
    served = []
    monkeypatch.setattr("pwa.web.serving.serve", lambda folder, host, port, workers: served.append(folder))
    spoil(tiny_copy)

    result = pwa("serve")

    assert result.exit_code == 0
    assert f"{GUIDE_PO}:" in result.stderr
    assert served == [tmp_path / "build/site"]
    assert {"fr", "ti"} <= published(tmp_path)


def test_the_preview_shows_every_language(tiny_copy):
    spoil(tiny_copy)
    ask_for(tiny_copy, "ti", 100)

    site = load_preview(Project.at(tiny_copy))

    assert [language.tag for language in site.languages] == ["fr", "ar", "ti"]


def test_its_sentences_can_be_recorded_already(pwa, tiny_copy):
    ask_for(tiny_copy, "ti", 100)

    result = pwa("audio", "list", "ti")

    assert result.exit_code == 0
    assert ".mp3" in result.output


def test_sentences_with_mistakes_are_not_recorded(pwa, tiny_copy):
    spoil(tiny_copy)

    result = pwa("audio", "list", "ar")

    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{GUIDE_PO}:" in result.stderr


# What becomes of its addresses


@pytest.fixture(scope="module")
def without_arabic(tiny, tmp_path_factory):
    """Return a client of the site without Arabic, which Tigrinya would borrow from."""
    out = tmp_path_factory.mktemp("published") / "site"
    building.build(load_site(tiny, ("ti",)), out, silent, "0" * 64)
    return Reader(Server(out))


@pytest.mark.parametrize(
    ("asked", "wish", "leads_to"),
    [
        ("/ar/", "", "/fr/"),
        ("/ar", "ti", "/fr/"),
        ("/AR/contacts", "", "/fr/contacts/"),
        ("/ar/guide/dormir/", "ti", "/fr/guide/dormir/"),
        ("/apd/guide/dormir/?fbclid=1", "", "/fr/guide/dormir/"),
        ("/ar-SD/", "", "/fr/"),
        ("/contacts/", "ar, ti;q=0.5", "/ti/contacts/"),  # who reads Tigrinya is better served by it
        ("/contacts/", "ar", "/fr/contacts/"),
        ("/tir/contacts/", "", "/ti/contacts/"),
    ],
)
def test_an_address_of_a_language_that_is_not_published_leads_to_the_page_of_another(
    without_arabic, asked, wish, leads_to
):
    answer = without_arabic.get(asked, headers={"Accept-Language": wish})

    assert (answer.status_code, answer.headers["Location"]) == (302, leads_to)
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("asked", ["/ar/nothing/", "/ar/manifest.webmanifest", "/apd/manifest.webmanifest"])
def test_what_is_no_page_of_such_a_language_leads_nowhere(without_arabic, asked):
    """A phone that has kept Arabic keeps its own manifest, too, rather than becoming French."""
    answer = without_arabic.get(asked)

    assert answer.status_code == 404
    assert answer.headers["Content-Language"] == "fr"


def language(tag, *fallback, aliases=()):
    return Language(tag, tag, tag, "ltr", fallback, "nplurals=1; plural=0;", "long", aliases)


@pytest.mark.parametrize(
    ("published", "asked", "meant"),
    [
        ("fr en", "am", "en"),
        ("fr en", "amh", "en"),
        ("fr en", "am-ET", "en"),
        ("fr", "am", "fr"),
        ("fr en am", "am", "am"),
        ("fr ti", "am", "fr"),
        ("fr en", "xx", None),
    ],
)
def test_the_first_published_language_of_the_chain_stands_in(published, asked, meant):
    amharic = language("am", "en", "fr", aliases=("amh",))
    every = Languages((language("fr"), language("en", "fr"), amharic, language("ti", "fr")))

    found = every.only(published.split()).resolve(asked)

    assert (found and found.tag) == meant


# What phones may still hold


def test_a_build_of_one_language_keeps_what_the_others_shipped(tiny, tmp_path):
    out = tmp_path / "site"
    building.build(load_site(tiny), out, silent, "0" * 64)
    before = read_stamp(out).packs

    building.build(load_site(tiny, ("fr",)), out, silent, "1" * 64)

    stamp = read_stamp(out)
    assert [each.tag for each in stamp.languages.withheld] == ["ar", "ti"]
    assert {tag: stamp.packs[tag] for tag in ("ar", "ti")} == {tag: before[tag] for tag in ("ar", "ti")}
    assert all((out / pack.path.lstrip("/")).exists() for packs in before.values() for pack in packs)
    assert set(json.loads((out / "packs/index.json").read_bytes())["packs"]) == {"fr"}


def test_what_a_language_shipped_before_it_was_withheld_leads_to_what_it_ships_when_it_comes_back():
    old, new = Shipped("/packs/ar.old", "old"), Shipped("/packs/ar.new", "new")
    french = Shipped("/packs/fr", "fr")

    without = followed({"ar": (old,), "xx": (old,)}, {"fr": french}, absent=("ar",))

    assert without == {"fr": (french,), "ar": (old,)}
    assert followed(without, {"fr": french, "ar": new})["ar"] == (new, old)


def test_a_release_from_before_languages_were_withheld_can_be_read(tiny_built, tmp_path):
    """It has no such list, and its languages have no threshold."""
    out = tmp_path / "site"
    shutil.copytree(tiny_built, out)
    data = json.loads((out / "release.json").read_bytes())
    del data["sha256"], data["withheld"]
    for each in data["languages"]:
        del each["threshold"]
    body = json.dumps(data, ensure_ascii=False, indent=0).encode() + b"\n"
    data["sha256"] = hashlib.sha256(body).hexdigest()
    (out / "release.json").write_bytes(json.dumps(data).encode())

    assert read_stamp(out).languages.withheld == ()
