"""What the server answers: to phones, to proxies, and to whoever asks for something strange."""

import os
import shutil
from urllib.parse import unquote_to_bytes

import pytest
from werkzeug.test import Client

from pwa.headers import SECURITY
from pwa.web import serving
from pwa.web.serving import Server


class Reader(Client):
    """A client that reads each answer to its end."""

    def open(self, *arguments, **options):
        return super().open(*arguments, buffered=True, **options)


@pytest.fixture(scope="module")
def client(built):
    return Reader(Server(built))


@pytest.mark.parametrize(
    ("path", "accepts", "target"),
    [
        ("/contacts/", "ar,fr;q=0.5", "/ar/contacts/"),
        ("/contacts", "nl", "/nl/contacts/"),
        ("/guide/sante/", "de", "/fr/guide/sante/"),
        ("/FR/Contacts", "ar", "/fr/contacts/"),
        ("/apd/emergency/", "", "/ar/emergency/"),
        ("/ar-SD/", "", "/ar/"),
        ("/fr", "", "fr/"),
        ("/fr/index.html", "", "./"),
    ],
)
def test_an_address_leads_to_the_page_that_it_means(client, path, accepts, target):
    answer = client.get(path, headers={"Accept-Language": accepts})

    assert answer.status_code == 302
    assert answer.headers["Location"] == target


@pytest.mark.parametrize(
    ("path", "language"), [("/ar/nothing/", "ar"), ("/fr/contacts/nobody/", "fr"), ("/nothing", "nl")]
)
def test_an_unknown_page_answers_404_in_the_language_of_its_path(client, path, language):
    answer = client.get(path, headers={"Accept-Language": "nl"})

    assert answer.status_code == 404
    assert f'<html lang="{language}"' in answer.text
    assert 'data-page="not-found"' in answer.text
    assert 'href="tel:112"' in answer.text


STRANGE = (
    "/%ff%fe",
    "/fr/%00",
    "/../etc/passwd",
    "/..%2f..%2fetc/passwd",
    "//evil.example/",
    "/\\evil.example",
    "/" + "a" * 5000,
)


@pytest.mark.parametrize("path", STRANGE, ids=lambda path: path[:20])
def test_a_strange_address_is_never_an_error_of_ours_and_leads_nowhere_else(client, path):
    answer = client.get("/", environ_overrides={"PATH_INFO": unquote_to_bytes(path).decode("latin-1")})

    assert answer.status_code == 404
    assert "Location" not in answer.headers


@pytest.mark.parametrize("value", ["é" * 50, "," * 5000, "*;q=9", "fr;q=", "\x7f", "../../etc"])
@pytest.mark.parametrize(
    "header", ["Accept-Language", "Accept-Encoding", "If-None-Match", "If-Modified-Since", "Range"]
)
def test_a_strange_header_is_never_an_error_of_ours(client, header, value):
    for path in ("/contacts/", "/fr/"):
        assert client.get(path, headers={header: value}).status_code < 500


PATHS = ("/", "/fr/", "/ar/contacts/", "/fr", "/contacts/", "/fr/nothing/", "/sw.js", "/packs/index.json", "/healthz")


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_has_the_security_headers_and_no_cookie(client, path):
    answer = client.get(path)

    assert {name: answer.headers[name] for name in SECURITY} == SECURITY
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self' 'sha256-")
    assert "unsafe" not in policy
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/fr/", "text/html; charset=utf-8"),
        ("/sw.js", "text/javascript; charset=utf-8"),
        ("/packs/index.json", "application/json"),
        ("/ar/manifest.webmanifest", "application/manifest+json"),
        ("/icons/192.png", "image/png"),
    ],
)
def test_media_types(client, path, kind):
    assert client.get(path).headers["Content-Type"] == kind


def test_a_page_says_its_language_and_travels_compressed(client):
    answer = client.get("/ar/", headers={"Accept-Encoding": "gzip, br"})

    assert answer.headers["Content-Language"] == "ar"
    assert answer.headers["Content-Encoding"] == "br"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert client.get("/ar/", headers={"Accept-Encoding": "gzip"}).headers["Content-Encoding"] == "gzip"


def test_files_named_by_their_content_are_never_asked_again(client):
    index = client.get("/packs/index.json").get_json()

    assert "immutable" in client.get(index["packs"]["fr"]["url"]).headers["Cache-Control"]


def test_only_reading_is_possible(client):
    assert client.post("/fr/").status_code == 405
    assert client.head("/fr/").status_code == 200


def test_the_server_says_that_it_is_well(client):
    assert client.get("/healthz").text == "ok"


def test_a_corrected_number_of_the_same_length_is_no_304(built, tmp_path, monkeypatch):
    """Size and time of the file are the same: only a tag of the content tells the difference."""
    monkeypatch.setattr(serving, "LOOK_EVERY", 0)
    old, new, link = tmp_path / "old", tmp_path / "new", tmp_path / "site"
    shutil.copytree(built, old)
    shutil.copytree(old, new)
    page = new / "fr/contacts/cai-namur/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("71\u00a076", "71\u00a077"), encoding="utf-8")
    for each in (old, new):
        for path in each.rglob("*"):
            os.utime(path, (1, 1))
    link.symlink_to("old")
    client = Reader(Server(link))
    tag = client.get("/fr/contacts/cai-namur/").headers["ETag"]
    assert client.get("/fr/contacts/cai-namur/", headers={"If-None-Match": tag}).status_code == 304

    link.unlink()
    link.symlink_to("new")

    answer = client.get("/fr/contacts/cai-namur/", headers={"If-None-Match": tag})
    assert answer.status_code == 200
