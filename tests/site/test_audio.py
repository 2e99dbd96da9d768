"""Recordings reach the published site, and only those that a page can play."""

import hashlib

import pytest
from werkzeug.test import Client

from pwa.headers import content_security_policy, headers_for, media_type
from pwa.problems import Problems
from pwa.project import Project
from pwa.site.documents import other_documents
from pwa.site.loading import load_site
from pwa.web.build import build
from pwa.web.serving import Server
from tests.conftest import SILENCE, TINY, copy_of


@pytest.fixture(scope="module")
def clip(tiny_guide):
    """Return the id of the title of the emergency page."""
    return tiny_guide.pages["emergency"].title.id


@pytest.fixture(scope="module")
def site(clip, tmp_path_factory):
    """Return the tiny site with the recording of that title, and one of what is no longer said."""
    folder = copy_of(TINY, tmp_path_factory.mktemp("guide"))
    voices = folder / "content/audio/ti"
    voices.mkdir(parents=True)
    (voices / f"{clip}.mp3").write_bytes(SILENCE)
    (voices / "zzzzzz.mp3").write_bytes(b"old")
    return load_site(Project.at(folder), ("ti",))


@pytest.fixture(scope="module")
def client(site, tmp_path_factory):
    out = tmp_path_factory.mktemp("built") / "site"
    build(site, out, lambda line: None)
    return Client(Server(out))


def test_a_recording_is_published_under_the_name_of_its_content_and_listed(client, clip):
    index = client.get("/audio/ti.json", buffered=True)

    digest = hashlib.sha256(SILENCE).hexdigest()
    url = f"/audio/ti/{clip}.{digest[:16]}.mp3"
    entry = {"url": url, "bytes": len(SILENCE), "sha256": digest}
    assert index.get_json() == {"bytes": len(SILENCE), "clips": {clip: entry}}
    assert index.headers["Cache-Control"] == "no-cache"
    answer = client.get(url, buffered=True)
    assert answer.data == SILENCE
    assert answer.headers["Content-Type"] == "audio/mpeg"
    assert "immutable" in answer.headers["Cache-Control"]


def test_the_page_names_the_message_as_the_index_does(client, clip):
    assert f'data-msg="{clip}"' in client.get("/ti/emergency/", buffered=True).text


def test_a_phone_may_ask_for_a_part_of_a_recording(client):
    """Safari plays nothing from a server that does not answer ranges."""
    (clip,) = client.get("/audio/ti.json", buffered=True).get_json()["clips"].values()

    answer = client.get(clip["url"], headers={"Range": "bytes=0-1"}, buffered=True)

    assert (answer.status_code, answer.data) == (206, SILENCE[:2])


def test_a_language_without_recordings_has_no_index(client):
    assert client.get("/audio/fr.json", buffered=True).status_code == 404


def test_without_recordings_there_is_nothing_of_them(tiny_site):
    assert tiny_site.recorded == {}
    assert [each.path for each in other_documents(tiny_site) if each.path.startswith("/audio/")] == []


def test_recordings_do_not_travel_in_the_pack(site):
    found = [each for each in other_documents(site) if each.path.startswith("/audio/")]

    assert len(found) == 2
    assert not any(each.offline for each in found)


def test_the_policy_lets_a_page_play_what_is_our_own():
    assert "media-src 'self';" in content_security_policy([])
    assert media_type("/audio/ti/abc234.0123456789abcdef.mp3") == "audio/mpeg"
    assert "immutable" in headers_for("/audio/ti/abc234.0123456789abcdef.mp3", "p")["Cache-Control"]
    assert headers_for("/audio/ti.json", "p")["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("body", [b"", SILENCE[:3], b"RIFF" + bytes(4000), b"ID3" + bytes(4000), b"a voice" * 1000])
def test_what_is_no_mp3_stops_the_site_with_its_name(clip, tmp_path, body):
    voices = copy_of(TINY, tmp_path) / "content/audio/ti"
    voices.mkdir(parents=True)
    (voices / f"{clip}.mp3").write_bytes(body)

    with pytest.raises(Problems) as found:
        load_site(Project.at(tmp_path))

    (problem,) = found.value.problems
    assert problem.origin.file.endswith(f"content/audio/ti/{clip}.mp3")
