"""Recordings reach the published site, and only those that a page can play."""

import hashlib

import pytest
from pwa.site.pages import Site
from pwa.translation.messages import message_id

from pwa.guide.reading import read_guide
from pwa.headers import content_security_policy, headers_for, media_type
from pwa.languages import read_languages
from pwa.translation.catalogue import read_catalogues
from pwa.web.build import build
from pwa.web.serving import Server
from tests.web.conftest import Reader

LANGUAGES = read_languages()
BODY = b"\xff\xf3 a voice"


@pytest.fixture(scope="module")
def guide():
    return read_guide()


@pytest.fixture(scope="module")
def catalogues():
    return read_catalogues(LANGUAGES)


@pytest.fixture(scope="module")
def clip(guide):
    """Return the id of the title of the emergency page."""
    title = guide.pages["emergency"].title
    return message_id(title.source, title.context)


@pytest.fixture(scope="module")
def site(guide, catalogues, clip, tmp_path_factory):
    """Return the site with the recording of that title, and one of what is no longer said."""
    folder = tmp_path_factory.mktemp("audio")
    (folder / "ti").mkdir()
    (folder / f"ti/{clip}.mp3").write_bytes(BODY)
    (folder / "ti/zzzzzz.mp3").write_bytes(b"old")
    return Site(guide, LANGUAGES, catalogues, LANGUAGES.only(["ti"]), audio=folder)


@pytest.fixture(scope="module")
def client(site, tmp_path_factory):
    out = tmp_path_factory.mktemp("built") / "site"
    build(site, out, lambda line: None)
    return Reader(Server(out))


def test_a_recording_is_published_under_the_name_of_its_content_and_listed(client, clip):
    index = client.get("/audio/ti.json")

    digest = hashlib.sha256(BODY).hexdigest()
    url = f"/audio/ti/{clip}.{digest[:16]}.mp3"
    entry = {"url": url, "bytes": len(BODY), "sha256": digest}
    assert index.get_json() == {"bytes": len(BODY), "clips": {clip: entry}}
    assert index.headers["Cache-Control"] == "no-cache"
    answer = client.get(url)
    assert answer.data == BODY
    assert answer.headers["Content-Type"] == "audio/mpeg"
    assert "immutable" in answer.headers["Cache-Control"]


def test_the_page_names_the_message_as_the_index_does(client, clip):
    assert f'data-msg="{clip}"' in client.get("/ti/emergency/").text


def test_a_phone_may_ask_for_a_part_of_a_recording(client):
    """Safari plays nothing from a server that does not answer ranges."""
    (clip,) = client.get("/audio/ti.json").get_json()["clips"].values()

    answer = client.get(clip["url"], headers={"Range": "bytes=0-1"})

    assert (answer.status_code, answer.data) == (206, BODY[:2])


def test_a_language_without_recordings_has_no_index(client):
    assert client.get("/audio/fr.json").status_code == 404


def test_without_recordings_there_is_nothing_of_them(guide, catalogues, tmp_path):
    site = Site(guide, LANGUAGES, catalogues, audio=tmp_path / "none")

    assert site.recorded == {}
    assert [each.path for each in site.extras() if each.path.startswith("/audio/")] == []


def test_recordings_do_not_travel_in_the_pack(site):
    found = [each for each in site.extras() if each.path.startswith("/audio/")]

    assert len(found) == 2
    assert not any(each.offline for each in found)


def test_the_policy_lets_a_page_play_what_is_our_own():
    assert "media-src 'self';" in content_security_policy([])
    assert media_type("/audio/ti/abc234.0123456789abcdef.mp3") == "audio/mpeg"
    assert "immutable" in headers_for("/audio/ti/abc234.0123456789abcdef.mp3", "p")["Cache-Control"]
    assert headers_for("/audio/ti.json", "p")["Cache-Control"] == "no-cache"
