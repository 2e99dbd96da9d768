"""The site is published whole or not at all, and the same inputs give the same bytes."""

import dataclasses
import json
import re

import pytest

from pwa.guide.model import Text
from pwa.languages import read_languages
from pwa.problems import Problems
from pwa.site.loading import load_site
from pwa.site.packs import sha256
from pwa.web import build as building

FRENCH = read_languages().only(["fr"])


def silent(line):
    pass


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def index_of(out):
    return json.loads((out / "packs/index.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def french(tmp_path_factory):
    out = tmp_path_factory.mktemp("french") / "site"
    building.build(load_site(FRENCH), out, silent)
    return out


def changed(site):
    """Return the site after an editor corrected one sentence of one topic."""
    topic = site.guide.topics[3]
    corrected = dataclasses.replace(topic, summary=Text("Un résumé corrigé."))
    topics = tuple(corrected if each is topic else each for each in site.guide.topics)
    site.guide = dataclasses.replace(site.guide, topics=topics)
    return site


def test_the_same_inputs_give_the_same_bytes(french, tmp_path):
    building.build(load_site(FRENCH), tmp_path / "site", silent)

    assert contents(tmp_path / "site") == contents(french)


def test_a_site_of_one_language_leads_to_no_other(french):
    assert 'href="/ar/' not in (french / "fr/index.html").read_text(encoding="utf-8")
    assert set(index_of(french)["packs"]) == {"fr"}


def test_the_index_says_what_each_pack_is(built):
    for tag, entry in index_of(built)["packs"].items():
        file = built / entry["url"].lstrip("/")
        pack = json.loads(file.read_bytes())

        assert re.fullmatch(rf"/packs/{tag}\.[0-9a-f]{{16}}\.json", entry["url"])
        assert entry["sha256"] == sha256(file.read_bytes())
        assert entry["bytes"] == file.with_name(file.name + ".br").stat().st_size
        assert entry["pages"] == len(pack["entries"])
        assert pack["language"] == tag


def test_every_entry_of_a_pack_is_the_page_itself(built):
    pack = json.loads((built / index_of(built)["packs"]["ar"]["url"].lstrip("/")).read_bytes())

    for entry in pack["entries"]:
        page = (built / entry["url"].lstrip("/") / "index.html").read_bytes()
        assert entry["body"].encode() == page
        assert entry["sha256"] == sha256(page)
        assert entry["type"] == "text/html; charset=utf-8"
    assert pack["headers"]["Content-Security-Policy"].startswith("default-src 'none'")


def test_a_small_update_travels_alone_and_older_packs_stay(french, tmp_path, monkeypatch):
    out = tmp_path / "site"
    building.build(load_site(FRENCH), out, silent)
    before = index_of(out)["packs"]["fr"]
    monkeypatch.setattr(building, "fingerprint", lambda languages: "f" * 64)

    building.build(changed(load_site(FRENCH)), out, silent)

    after = index_of(out)["packs"]["fr"]
    change = after["deltas"][before["sha256"][:16]]
    file = out / change["url"].lstrip("/")
    delta = json.loads(file.read_bytes())
    assert (out / before["url"].lstrip("/")).exists()
    assert change["sha256"] == sha256(file.read_bytes())
    assert change["bytes"] < 1500 < after["bytes"]
    assert {entry["url"] for entry in delta["entries"]} == {"/fr/", f"/fr/guide/{load_site().guide.topics[3].slug}/"}


def test_what_was_published_stays_when_a_build_fails(french, monkeypatch):
    before = contents(french)
    site = load_site(FRENCH)
    monkeypatch.setattr(site, "render", lambda page: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        building.build(site, french, silent)

    assert contents(french) == before
    assert [path.name for path in french.parent.iterdir() if path.name.startswith(".")] == []


def test_a_folder_of_someone_else_is_not_touched(tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/love.txt").write_text("x", encoding="utf-8")

    with pytest.raises(Problems, match="no site of ours"):
        building.build(load_site(FRENCH), tmp_path / "letters", silent)

    assert (tmp_path / "letters/love.txt").exists()
