"""What is answered: to phones, to proxies, and to whoever asks for something strange, by the site and the preview."""

import base64
import contextlib
import gzip
import hashlib
import itertools
import os
import re
import shutil
from urllib.parse import unquote_to_bytes

import brotli
import pytest

from pwa.headers import SECURITY
from pwa.site.documents import other_documents
from pwa.site.rendering import Renderer
from pwa.web import build as building
from pwa.web import published as publishing
from pwa.web.app import create_app
from pwa.web.disk import point
from pwa.web.live import Live
from pwa.web.serving import Server
from tests.web.conftest import VOICE, Reader, silent

ON_PAGES = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "geolocation=(self), camera=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ON_FILES = {"X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin"}
HTML, TEXT = "text/html; charset=utf-8", "text/plain; charset=utf-8"
SCRIPT, JSON = "text/javascript; charset=utf-8", "application/json"
FOREVER, A_DAY = "public, max-age=31536000, immutable", "public, max-age=86400"


@pytest.fixture(scope="module")
def preview(saying):
    """Return the preview of the same site, as somebody sees it who has opened a page."""
    reader = Reader(create_app(Live(saying().project)))
    reader.get("/")
    return reader


@pytest.fixture(params=["client", "preview"])
def either(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def policy(client):
    """Return the policy of every answer: it allows the style of each direction by its hash."""
    styles = [re.search(r"<style>(.*)</style>", client.get(path).text, re.S).group(1) for path in ("/fr/", "/ar/")]
    hashes = (base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() for style in styles)
    allowed = " ".join(f"'sha256-{each}'" for each in hashes)
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self' {allowed}; img-src 'self' data:; media-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; worker-src 'self'; child-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


@pytest.fixture(scope="module")
def table(policy, clip, saying):
    """Return what each kind of address answers on both servers: (status, headers)."""
    on_pages = ON_PAGES | {"Content-Security-Policy": policy}

    def row(status, kind, caching, others):
        return status, {"Content-Type": kind, "Cache-Control": caching, **others}

    def in_language(tag):
        return on_pages | {"Content-Language": tag}

    def leading_to(address):
        return on_pages | {"Location": address, "Vary": "Accept-Language"}

    return {
        "/": row(200, HTML, "no-cache", on_pages),
        "/fr/": row(200, HTML, "no-cache", in_language("fr")),
        "/ar/contacts/": row(200, HTML, "no-cache", in_language("ar")),
        "/fr/nothing/": row(404, HTML, "no-cache", in_language("fr")),
        "/fr": row(302, HTML, "no-cache", leading_to("/fr/")),
        "/contacts/": row(302, HTML, "no-cache", leading_to("/fr/contacts/")),
        "/healthz": row(200, TEXT, "no-cache", on_pages),
        saying().assets.script.path: row(200, SCRIPT, FOREVER, ON_FILES),
        "/icons/192.png": row(200, "image/png", A_DAY, ON_FILES),
        "/icons/icon.svg": row(200, "image/svg+xml", A_DAY, on_pages),
        "/favicon.ico": row(200, "image/png", A_DAY, ON_FILES),
        "/robots.txt": row(200, TEXT, "no-cache", ON_FILES),
        clip: row(200, "audio/mpeg", FOREVER, ON_FILES | {"Accept-Ranges": "bytes"}),
    }


@pytest.fixture(scope="module")
def table_for_phones(policy, client):
    """Return what the published site answers besides: a preview must never be kept by a phone."""
    pack = client.get("/packs/index.json").get_json()["packs"]["fr"]["url"]
    worker = {**ON_PAGES, "Content-Security-Policy": policy, "Service-Worker-Allowed": "/"}
    manifest = {**ON_FILES, "Content-Language": "fr"}
    return {
        "/sw.js": (200, {"Content-Type": SCRIPT, "Cache-Control": "no-cache", **worker}),
        "/fr/manifest.webmanifest": (
            200,
            {"Content-Type": "application/manifest+json", "Cache-Control": "no-cache", **manifest},
        ),
        "/packs/index.json": (200, {"Content-Type": JSON, "Cache-Control": "no-cache", **ON_FILES}),
        pack: (200, {"Content-Type": JSON, "Cache-Control": FOREVER, **ON_FILES}),
    }


# Headers


def found(client, path):
    """Return the status and the headers of an answer, without what each body has of its own."""
    answer = client.get(path)
    headers = {name: value for name, value in answer.headers.items() if name not in ("ETag", "Content-Length")}
    if headers.get("Vary") == "Accept-Encoding":
        del headers["Vary"]
    return answer.status_code, headers


def test_each_address_has_its_headers_on_both_servers_and_no_other(either, table):
    assert {path: found(either, path) for path in table} == table


def test_what_is_for_phones_has_its_headers_and_no_other(client, table_for_phones):
    assert {path: found(client, path) for path in table_for_phones} == table_for_phones


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "STRANGE"])
def test_only_reading_is_possible_and_each_refusal_is_protected(either, policy, method):
    for path in ("/fr/", "/healthz", "/nothing"):
        answer = either.open(path, method=method)

        assert answer.status_code == (200 if method == "OPTIONS" else 405)
        assert {name: answer.headers[name] for name in SECURITY} == SECURITY
        assert answer.headers["Content-Security-Policy"] == policy


def test_the_head_says_what_the_whole_answer_would_and_no_cookie_is_set(either, table, table_for_phones):
    for path in (*table, *table_for_phones):
        whole, head = either.get(path), either.head(path)

        assert head.data == b""
        assert dict(head.headers) == dict(whole.headers)
        assert int(whole.headers["Content-Length"]) == len(whole.data)
        assert "Set-Cookie" not in whole.headers


def test_both_servers_give_the_same_bytes_but_for_what_makes_a_phone_keep_them(client, preview, saying):
    kept = re.compile(rb'<link rel="manifest" href="[^"]+">\n')
    inspector = re.compile(rb'<link rel="stylesheet" href="/__preview/.*?</script>')
    documents = [each.path for each in other_documents(saying())]

    different = [
        path
        for path in [*saying().by_path, *documents]
        if kept.sub(b"", client.get(path).data) != inspector.sub(b"", preview.get(path).data)
    ]

    assert different == ["/fr/manifest.webmanifest", "/ar/manifest.webmanifest", "/ti/manifest.webmanifest", "/sw.js"]


# Addresses


LEADS = (
    # address, Accept-Language, where it leads
    ("/contacts/", "ar,fr;q=0.5", "/ar/contacts/"),
    ("/contacts", "ar", "/ar/contacts/"),
    ("/contacts/abri-anse/", "de", "/fr/contacts/abri-anse/"),
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
)


def test_an_address_leads_to_the_page_that_it_means(either):
    for path, accepts, target in LEADS:
        answer = ask(either, path.encode(), {"Accept-Language": accepts})

        assert (path, answer.status_code, answer.headers.get("Location")) == (path, 302, target)


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
    assert 'href="tel:911"' in answer.text


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


def test_a_strange_address_is_never_an_error_of_ours_and_leads_nowhere_else(either):
    for path in STRANGE:
        answer = ask(either, path)

        assert (path, answer.status_code) == (path, 404)
        assert "Location" not in answer.headers


HEADERS = ("Accept-Language", "Accept-Encoding", "If-None-Match", "If-Modified-Since", "If-Range", "Range", "Host")
VALUES = ("é" * 50, "," * 5000, "*;q=9", "fr;q=", "\x7f", "../../etc", 'W/"', "bytes=9-1")


def test_a_strange_header_is_never_an_error_of_ours(either, clip):
    failed = [
        (header, value, path)
        for header, value, path in itertools.product(HEADERS, VALUES, ("/contacts/", "/fr/", clip))
        if either.get(path, headers={header: value}).status_code >= 500
    ]

    assert failed == []


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
        ("bytes=-5000", 206, VOICE, "bytes 0-1023/1024"),
        ("bytes=5000-", 416, b"", "bytes */1024"),
        ("bytes=0-1,3-4", 200, VOICE, None),
        ("bytes=3-2", 200, VOICE, None),
        ("bytes=x", 200, VOICE, None),
        ("lines=0-1", 200, VOICE, None),
    ],
)
def test_a_part_of_a_recording_can_be_asked_for(either, clip, asked, status, part, place):
    """Safari plays nothing from a server that does not answer ranges. What makes no sense is not heard."""
    answer = either.get(clip, headers={"Range": asked, "Accept-Encoding": "gzip, br"})

    assert (answer.status_code, answer.data) == (status, part)
    assert answer.headers.get("Content-Range") == place
    assert int(answer.headers["Content-Length"]) == len(part)


@pytest.mark.parametrize(
    ("condition", "status"),
    [("{}", 206), ('"x"', 200), ("W/{}", 200), ("Wed, 25 Nov 2026 00:00:00 GMT", 200), ("nonsense", 200)],
)
def test_a_part_of_other_bytes_is_never_sent(either, clip, condition, status):
    tag = either.get(clip).headers["ETag"]

    answer = either.get(clip, headers={"Range": "bytes=0-1", "If-Range": condition.format(tag)})

    assert answer.status_code == status


def test_a_page_is_never_sent_in_parts(client):
    for accepts in ("", "br"):
        answer = client.get("/fr/", headers={"Range": "bytes=0-1", "Accept-Encoding": accepts})
        assert answer.status_code == 200
        assert "Accept-Ranges" not in answer.headers


def test_a_corrected_number_of_the_same_length_is_no_304(saying, tmp_path):
    """Size and time of the file are the same: only a tag of the content tells the difference."""
    tags = []
    for number in ("112", "113"):
        out = tmp_path / number / "site"
        building.build(saying(number, ("fr",)), out, silent, "0" * 64)
        for path in out.rglob("*"):
            os.utime(path, (1, 1))
        tags.append(Reader(Server(out)).get("/fr/").headers["ETag"])

    assert tags[0] != tags[1]


# Damage, and the next release


HOW = ("deleted", "cut", "emptied", "altered", "a pipe")
BOTH = ("GET", "HEAD")


def damage(path, how):
    body = path.read_bytes()
    path.unlink()
    wrong = {"cut": body[: len(body) // 2], "emptied": b"", "altered": bytes([body[0] ^ 1]) + body[1:]}
    if how in wrong:
        path.write_bytes(wrong[how])
    if how == "a pipe":
        os.mkfifo(path)


@contextlib.contextmanager
def damaged(path, how):
    """Damage a file, and put it back."""
    body = path.read_bytes()
    damage(path, how)
    yield
    path.unlink(missing_ok=True)
    path.write_bytes(body)


@pytest.mark.parametrize("how", HOW)
def test_a_damaged_compressed_file_is_answered_from_the_plain_one(mine, how):
    client = Reader(Server(mine))
    whole = client.get("/fr/").data
    for method in BOTH:
        with damaged(mine / "fr/index.html.br", how):
            answer = client.open("/fr/", method=method, headers={"Accept-Encoding": "br"})

        assert answer.status_code == 200
        assert "Content-Encoding" not in answer.headers
        assert answer.headers["Content-Length"] == str(len(whole))
        assert answer.data == (whole if method == "GET" else b"")


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/fr/", "fr/index.html"),
        ("/nothing", "fr/not-found/index.html"),
        ("/packs/index.json", "packs/index.json"),
    ],
)
def test_where_nothing_whole_is_left_the_answer_is_honest_and_shows_112(mine, how, path, name):
    client = Reader(Server(mine))
    for method in BOTH:
        with damaged(mine / name, how):
            answer = client.open(path, method=method)

        assert answer.status_code == 503
        assert answer.headers["Cache-Control"] == "no-store"
        assert {name: answer.headers[name] for name in SECURITY} == SECURITY
        assert int(answer.headers["Content-Length"]) > 0
        if method == "GET":
            assert 'href="tel:112"' in answer.text


@pytest.mark.parametrize("how", HOW)
def test_the_server_says_what_is_damaged_until_it_is_whole_again(mine, monkeypatch, how):
    monkeypatch.setattr(publishing, "LOOK_AGAIN", -1)
    client = Reader(Server(mine))
    for name in ("fr/index.html", "fr/index.html.br", "packs/index.json.gz", "sw.js"):
        assert (client.get("/healthz").status_code, client.get("/healthz").text) == (200, "ok")

        with damaged(mine / name, how):
            answer = client.get("/healthz")

        assert answer.status_code == 503
        assert name in answer.text


def test_the_server_says_that_its_release_is_gone(mine, monkeypatch):
    monkeypatch.setattr(publishing, "LOOK_AGAIN", -1)
    client = Reader(Server(mine))

    shutil.rmtree(mine.resolve())

    assert client.get("/healthz").status_code == 503
    assert client.get("/fr/").status_code == 503


def test_a_new_release_is_followed_and_the_old_one_answers_until_then(mine, saying):
    server = Server(mine)
    client = Reader(server)

    building.build(saying("Bonsoir."), mine, silent, "f" * 64)

    assert "Bonjour." in client.get("/fr/").text
    server.follow()
    assert "Bonsoir." in client.get("/fr/").text


def test_a_new_release_that_is_not_whole_is_said_once_and_the_old_one_stays(mine, saying, caplog):
    old = mine.resolve()
    building.build(saying("Bonsoir."), mine, silent, "f" * 64)
    new = mine.resolve()
    for name, how in itertools.product(("release.json", "fr/index.html", "fr/index.html.br"), HOW):
        caplog.clear()
        point(mine, old)
        server = Server(mine)
        point(mine, new)
        with damaged(new / name, how):
            for _ in range(3):
                server.follow()

            assert "Bonjour." in Reader(server).get("/fr/").text
            assert [record.message.partition(":")[0] for record in caplog.records] == ["the new release is left out"]


def test_an_error_of_ours_shows_112_and_its_log_names_no_page(tiny, caplog, monkeypatch):
    def fail(renderer, page):
        raise ValueError(page.path)

    monkeypatch.setattr(Renderer, "render", fail)
    reader = Reader(create_app(Live(tiny)))

    answer = reader.get("/fr/contacts/")

    assert answer.status_code == 500
    assert 'href="tel:112"' in answer.text
    assert "ValueError in" in caplog.text
    assert "/fr/contacts/" not in caplog.text
