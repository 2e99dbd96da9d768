"""What is answered: to phones, to proxies, and to whoever asks for something strange, by the site and the preview."""

import gzip
import os
import shutil
from urllib.parse import unquote_to_bytes

import brotli
import pytest

from pwa.headers import SECURITY
from pwa.web import build as building
from pwa.web import published as publishing
from pwa.web.app import create_app
from pwa.web.live import Live, Loaded
from pwa.web.serving import Server
from tests.web.conftest import Reader
from tests.web.small import CLIP, VOICE, SmallSite

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-small'; img-src 'self' data:; media-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; child-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
ON_PAGES = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "geolocation=(self), camera=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ON_FILES = {"X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin"}
HTML, TEXT = "text/html; charset=utf-8", "text/plain; charset=utf-8"
FOREVER = "public, max-age=31536000, immutable"

TABLE = (
    # path, status, type, caching, the others
    ("/", 200, HTML, "no-cache", ON_PAGES),
    ("/fr/", 200, HTML, "no-cache", ON_PAGES | {"Content-Language": "fr"}),
    ("/ar/contacts/", 200, HTML, "no-cache", ON_PAGES | {"Content-Language": "ar"}),
    ("/fr/nothing/", 404, HTML, "no-cache", ON_PAGES | {"Content-Language": "fr"}),
    ("/fr", 302, HTML, "no-cache", ON_PAGES | {"Location": "/fr/", "Vary": "Accept-Language"}),
    ("/contacts/", 302, HTML, "no-cache", ON_PAGES | {"Location": "/fr/contacts/", "Vary": "Accept-Language"}),
    ("/healthz", 200, TEXT, "no-cache", ON_PAGES),
    (
        "/sw.js",
        200,
        "text/javascript; charset=utf-8",
        "no-cache",
        ON_PAGES | {"Service-Worker-Allowed": "/"},
    ),
    (SmallSite().script.path, 200, "text/javascript; charset=utf-8", FOREVER, ON_FILES),
    (
        "/fr/manifest.webmanifest",
        200,
        "application/manifest+json",
        "no-cache",
        ON_FILES | {"Content-Language": "fr"},
    ),
    ("/icons/192.png", 200, "image/png", "public, max-age=86400", ON_FILES),
    ("/icons/icon.svg", 200, "image/svg+xml", "public, max-age=86400", ON_PAGES),
    ("/favicon.ico", 200, "image/png", "public, max-age=86400", ON_FILES),
    ("/robots.txt", 200, TEXT, "no-cache", ON_FILES),
    (CLIP, 200, "audio/mpeg", FOREVER, ON_FILES | {"Accept-Ranges": "bytes"}),
)


@pytest.fixture(scope="module")
def preview(small, tmp_path_factory):
    """Return the app over the same site, rendered as it is asked for."""
    live = Live(lambda: Loaded(small), [tmp_path_factory.mktemp("watched")])
    return Reader(create_app(live))


@pytest.fixture(params=["client", "preview"])
def either(request):
    return request.getfixturevalue(request.param)


# Headers


@pytest.mark.parametrize(("path", "status", "kind", "caching", "others"), TABLE, ids=[row[0] for row in TABLE])
def test_each_address_has_its_headers_on_both_servers_and_no_other(either, path, status, kind, caching, others):
    answer = either.get(path)

    found = dict(answer.headers)
    for name in ("ETag", "Content-Length"):
        found.pop(name, None)
    if found.get("Vary") == "Accept-Encoding":
        del found["Vary"]
    assert answer.status_code == status
    assert found == {"Content-Type": kind, "Cache-Control": caching, **others}


@pytest.mark.parametrize("path", ["/packs/index.json", "fr"])
def test_packs_carry_few_headers(client, path):
    path = client.get("/packs/index.json").get_json()["packs"]["fr"]["url"] if path == "fr" else path

    found = dict(client.get(path).headers)

    caching = "no-cache" if path.endswith("index.json") else FOREVER
    names = ("ETag", "Content-Length", "Vary")
    assert {name: value for name, value in found.items() if name not in names} == {
        "Content-Type": "application/json",
        "Cache-Control": caching,
        **ON_FILES,
    }


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "STRANGE"])
@pytest.mark.parametrize("path", ["/fr/", "/healthz", "/nothing"])
def test_only_reading_is_possible_and_each_refusal_is_protected(either, method, path):
    answer = either.open(path, method=method)

    assert answer.status_code == (200 if method == "OPTIONS" else 405)
    assert {name: answer.headers[name] for name in SECURITY} == SECURITY
    assert answer.headers["Content-Security-Policy"] == POLICY


@pytest.mark.parametrize("path", [row[0] for row in TABLE])
def test_the_head_says_what_the_whole_answer_would_and_no_cookie_is_set(either, path):
    whole, head = either.get(path), either.head(path)

    assert head.data == b""
    assert dict(head.headers) == dict(whole.headers)
    assert int(whole.headers["Content-Length"]) == len(whole.data)
    assert "Set-Cookie" not in whole.headers


def test_both_servers_give_the_same_bytes(client, preview, small):
    for path in [*small.by_path, *(each.path for each in small.extras())]:
        assert client.get(path).data == preview.get(path).data


# Addresses


@pytest.mark.parametrize(
    ("path", "accepts", "target"),
    [
        ("/contacts/", "ar,fr;q=0.5", "/ar/contacts/"),
        ("/contacts", "ar", "/ar/contacts/"),
        ("/contacts/1/", "de", "/fr/contacts/1/"),
        ("/FR/Contacts", "ar", "/fr/contacts/"),
        ("/apd/contacts/", "", "/ar/contacts/"),
        ("/ar-SD/", "", "/ar/"),
        ("/fr", "", "/fr/"),
        ("/FR", "", "/fr/"),
        ("/fr/index.html", "", "/fr/"),
        ("/index.html", "", "/"),
        ("//fr/", "", "/fr/"),
        ("/fr//contacts//", "", "/fr/contacts/"),
        ("/fr/contacts/&fbclid=abc", "", "/fr/contacts/"),
        ("/fr/contacts?fbclid=abc", "", "/fr/contacts/"),
        ("/fr/contacts/\u200b", "", "/fr/contacts/"),
        ("/\ufefffr/\u2060contacts/", "", "/fr/contacts/"),
        ("/fr/contacts/).", "", "/fr/contacts/"),
        ("/fr/contacts/»", "", "/fr/contacts/"),
        ("/ar/contacts/؟", "", "/ar/contacts/"),
        ("/fr/contacts,", "", "/fr/contacts/"),
        ("/fr/contacts/\r\n", "", "/fr/contacts/"),
        ("/leave", "ar", "/leave/"),
    ],
)
def test_an_address_leads_to_the_page_that_it_means(either, path, accepts, target):
    answer = ask(either, path.encode(), {"Accept-Language": accepts})

    assert (answer.status_code, answer.headers.get("Location")) == (302, target)


@pytest.mark.parametrize("path", ["/fr/?fbclid=abc", "/fr/contacts/?a=/../&b=%00"])
def test_what_stands_after_a_question_mark_changes_nothing(either, path):
    assert either.get(path).status_code == 200


@pytest.mark.parametrize(
    ("path", "language"), [("/ar/nothing/", "ar"), ("/fr/contacts/nobody/", "fr"), ("/nothing", "ar")]
)
def test_an_unknown_page_answers_404_in_the_language_of_its_path(either, path, language):
    answer = either.get(path, headers={"Accept-Language": "ar"})

    assert answer.status_code == 404
    assert f'<html lang="{language}"' in answer.text
    assert 'data-page="not-found"' in answer.text
    assert 'href="tel:112"' in answer.text


STRANGE = (
    b"/%ff%fe",
    b"/fr/%00",
    b"/../etc/passwd",
    b"/..%2f..%2fetc/passwd",
    b"//evil.example/",
    b"///evil.example/fr/..",
    b"/\\evil.example",
    b"/https://evil.example/",
    b"/%0d%0aLocation:%20https://evil.example/",
    b"/@evil.example/",
    b"/" + b"a" * 256,
    b"/fr/" + b"a" * 256 + b"/",
    b"/" + "ع".encode() * 130,
    b"/" + b"a" * 5000,
    b"/" + b"/" * 5000,
    b"/release.json",
    b"/fr/index.html.br",
    b"/.well-known/../release.json",
)


def ask(client, path, headers=None):
    return client.get("/", headers=headers, environ_overrides={"PATH_INFO": unquote_to_bytes(path).decode("latin-1")})


@pytest.mark.parametrize("path", STRANGE, ids=lambda path: path[:20])
def test_a_strange_address_is_never_an_error_of_ours_and_leads_nowhere_else(either, path):
    answer = ask(either, path)

    assert answer.status_code == 404
    assert "Location" not in answer.headers


@pytest.mark.parametrize("value", ["é" * 50, "," * 5000, "*;q=9", "fr;q=", "\x7f", "../../etc", 'W/"', "bytes=9-1"])
@pytest.mark.parametrize(
    "header",
    ["Accept-Language", "Accept-Encoding", "If-None-Match", "If-Modified-Since", "If-Range", "Range", "Host"],
)
def test_a_strange_header_is_never_an_error_of_ours(either, header, value):
    for path in ("/contacts/", "/fr/", CLIP):
        assert either.get(path, headers={header: value}).status_code < 500


# Encodings, tags, parts


@pytest.mark.parametrize(
    ("accepts", "encoding"),
    [
        (None, None),
        ("", None),
        ("identity", None),
        ("br", "br"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("BR", "br"),
        ("gzip;q=0.9, br;q=0.1", "gzip"),
        ("br;q=0", None),
        ("gzip, br;q=0", "gzip"),
        ("br;q=0, *", "gzip"),
        ("*", "br"),
        ("*;q=0", "refused"),
        ("*;q=0, gzip", "gzip"),
        ("identity;q=0", "refused"),
        ("identity;q=0, gzip", "gzip"),
        ("identity, gzip;q=0.1", "gzip"),
        ("brotli", None),
        ("zstd", None),
    ],
)
def test_a_reader_gets_the_smallest_form_that_it_takes(client, accepts, encoding):
    answer = client.get("/fr/", headers={} if accepts is None else {"Accept-Encoding": accepts})

    assert answer.headers["Vary"] == "Accept-Encoding"
    if encoding == "refused":
        assert answer.status_code == 406
    else:
        assert answer.status_code == 200
        assert answer.headers.get("Content-Encoding") == encoding


def test_what_travels_is_the_page_in_each_encoding(client):
    whole = client.get("/fr/").data

    for encoding in ("br", "gzip"):
        body = client.get("/fr/", headers={"Accept-Encoding": encoding}).data
        assert decoded(encoding, body) == whole
        assert len(body) < len(whole)


def decoded(encoding, body):
    return brotli.decompress(body) if encoding == "br" else gzip.decompress(body)


def test_each_encoding_has_a_tag_of_its_own(client):
    tags = [client.get("/fr/", headers={"Accept-Encoding": each}).headers["ETag"] for each in ("", "gzip", "br")]

    plain = tags[0].strip('"')
    assert tags == [f'"{plain}"', f'"{plain}-gzip"', f'"{plain}-br"']


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ("{}", 304),
        ("W/{}", 304),
        ('"x", {}, "y"', 304),
        ('W/"x",W/{}', 304),
        ("*", 304),
        ('"x"', 200),
        ('W/"x"', 200),
        ("nonsense", 200),
        ("", 200),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_a_reader_has_is_not_sent_again(either, form, status, method):
    tag = either.get("/fr/", headers={"Accept-Encoding": "br"}).headers["ETag"]

    answer = either.open(
        "/fr/", method=method, headers={"Accept-Encoding": "br", "If-None-Match": form.format(tag)}
    )

    assert answer.status_code == status
    if status == 304:
        assert answer.headers["ETag"] == tag
        assert answer.headers["Cache-Control"] == "no-cache"
        assert answer.data == b""


def test_the_tag_of_another_encoding_is_no_proof(client):
    tag = client.get("/fr/", headers={"Accept-Encoding": "gzip"}).headers["ETag"]

    assert client.get("/fr/", headers={"Accept-Encoding": "br", "If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize(
    ("asked", "status", "part", "place"),
    [
        ("bytes=0-0", 206, VOICE[:1], "bytes 0-0/1024"),
        ("bytes=0-1", 206, VOICE[:2], "bytes 0-1/1024"),
        ("bytes=1000-", 206, VOICE[1000:], "bytes 1000-1023/1024"),
        ("bytes=-24", 206, VOICE[-24:], "bytes 1000-1023/1024"),
        ("bytes=0-99999999", 206, VOICE, "bytes 0-1023/1024"),
        ("bytes=5000-", 416, b"", "bytes */1024"),
        ("bytes=0-1,3-4", 200, VOICE, None),
        ("bytes=3-2", 200, VOICE, None),
        ("bytes=x", 200, VOICE, None),
        ("lines=0-1", 200, VOICE, None),
    ],
)
def test_a_part_of_a_recording_can_be_asked_for(either, asked, status, part, place):
    """Safari plays nothing from a server that does not answer ranges. What makes no sense is not heard."""
    answer = either.get(CLIP, headers={"Range": asked, "Accept-Encoding": "gzip, br"})

    assert (answer.status_code, answer.data) == (status, part)
    assert answer.headers.get("Content-Range") == place
    assert int(answer.headers["Content-Length"]) == len(part)


@pytest.mark.parametrize(
    ("condition", "status"),
    [("{}", 206), ('"x"', 200), ("W/{}", 200), ("Wed, 25 Nov 2026 00:00:00 GMT", 200), ("nonsense", 200)],
)
def test_a_part_of_other_bytes_is_never_sent(either, condition, status):
    tag = either.get(CLIP).headers["ETag"]

    answer = either.get(CLIP, headers={"Range": "bytes=0-1", "If-Range": condition.format(tag)})

    assert answer.status_code == status


def test_a_page_is_never_sent_in_parts(client):
    for accepts in ("", "br"):
        answer = client.get("/fr/", headers={"Range": "bytes=0-1", "Accept-Encoding": accepts})
        assert answer.status_code == 200
        assert "Accept-Ranges" not in answer.headers


def test_a_corrected_number_of_the_same_length_is_no_304(tmp_path):
    """Size and time of the file are the same: only a tag of the content tells the difference."""
    tags = []
    for number in ("112", "113"):
        out = tmp_path / number / "site"
        building.build(SmallSite(number), out, lambda line: None, "0" * 64)
        for path in out.rglob("*"):
            os.utime(path, (1, 1))
        tags.append(Reader(Server(out)).get("/fr/").headers["ETag"])

    assert tags[0] != tags[1]


# Damage, and the next release


def damage(path, how):
    body = path.read_bytes()
    path.unlink()
    wrong = {"cut": body[: len(body) // 2], "emptied": b"", "altered": bytes([body[0] ^ 1]) + body[1:]}
    if how in wrong:
        path.write_bytes(wrong[how])


HOW = ("deleted", "cut", "emptied", "altered")


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_damaged_compressed_file_is_answered_from_the_plain_one(mine, how, method):
    client = Reader(Server(mine))
    whole = client.get("/fr/").data
    damage(mine / "fr/index.html.br", how)

    answer = client.open("/fr/", method=method, headers={"Accept-Encoding": "br"})

    assert answer.status_code == 200
    assert "Content-Encoding" not in answer.headers
    assert answer.headers["Content-Length"] == str(len(whole))
    assert answer.data == (whole if method == "GET" else b"")


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("path", ["/fr/", "/nothing", "/packs/index.json"])
def test_where_nothing_whole_is_left_the_answer_is_honest_and_shows_112(mine, how, method, path):
    client = Reader(Server(mine))
    name = {"/fr/": "fr/index.html", "/nothing": "fr/not-found/index.html"}.get(path, path.lstrip("/"))
    damage(mine / name, how)

    answer = client.open(path, method=method)

    assert answer.status_code == 503
    assert answer.headers["Cache-Control"] == "no-store"
    assert {name: answer.headers[name] for name in SECURITY} == SECURITY
    assert int(answer.headers["Content-Length"]) > 0
    if method == "GET":
        assert 'href="tel:112"' in answer.text


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize("name", ["fr/index.html", "fr/index.html.br", "packs/index.json.gz", "sw.js"])
def test_the_server_says_what_is_damaged(mine, monkeypatch, how, name):
    monkeypatch.setattr(publishing, "LOOK_AGAIN", -1)
    client = Reader(Server(mine))
    assert (client.get("/healthz").status_code, client.get("/healthz").text) == (200, "ok")

    damage(mine / name, how)

    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert name in answer.text


def test_the_server_says_that_its_release_is_gone(mine, monkeypatch):
    monkeypatch.setattr(publishing, "LOOK_AGAIN", -1)
    client = Reader(Server(mine))

    shutil.rmtree(mine.resolve())

    assert client.get("/healthz").status_code == 503
    assert client.get("/fr/").status_code == 503


def test_a_new_release_is_followed_and_the_old_one_answers_until_then(mine):
    server = Server(mine)
    client = Reader(server)

    building.build(SmallSite("Bonsoir."), mine, lambda line: None, "f" * 64)

    assert "Bonjour." in client.get("/fr/").text
    server.follow()
    assert "Bonsoir." in client.get("/fr/").text


@pytest.mark.parametrize("name", ["release.json", "fr/index.html", "fr/index.html.br"])
@pytest.mark.parametrize("how", HOW)
def test_a_new_release_that_is_not_whole_is_said_once_and_the_old_one_stays(mine, caplog, name, how):
    server = Server(mine)
    client = Reader(server)
    building.build(SmallSite("Bonsoir."), mine, lambda line: None, "f" * 64)
    damage(mine / name, how)

    for _ in range(3):
        server.follow()

    assert "Bonjour." in client.get("/fr/").text
    assert [record.message for record in caplog.records if "left out" in record.message] == [caplog.records[0].message]


def test_an_error_of_ours_shows_112_and_its_log_names_no_page(client, small, tmp_path, caplog):
    class Broken(SmallSite):
        def render(self, page):
            raise ValueError(page.path)

    reader = Reader(create_app(Live(lambda: Loaded(Broken()), [tmp_path])))

    answer = reader.get("/fr/contacts/")

    assert answer.status_code == 500
    assert 'href="tel:112"' in answer.text
    assert "ValueError in" in caplog.text
    assert "/fr/contacts/" not in caplog.text
