"""The real server on a real port: what it writes down, how it follows a release, and whom a crowd makes wait."""

import contextlib
import http.client
import itertools
import re
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from pwa.project import Project
from pwa.site.loading import load_site
from pwa.web import build as building
from tests.conftest import SILENCE
from tests.web.conftest import record, silent

ROOT = Path(__file__).parents[2]
SERVE = """
import sys
from pathlib import Path
from pwa.web.serving import serve
serve(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), 1)
"""


@contextlib.contextmanager
def serving(folder, log, host="127.0.0.1"):
    """Serve a folder from another process; yield the port. All that it says is in `log` afterwards."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.bind((host, 0))
        port = probe.getsockname()[1]
    with log.open("wb") as file:
        command = [sys.executable, "-c", SERVE, str(folder), host, str(port)]
        process = subprocess.Popen(command, cwd=ROOT, stdout=file, stderr=file)
        try:
            for _ in range(200):
                try:
                    socket.create_connection((host, port), 1).close()
                    break
                except OSError:
                    time.sleep(0.05)
            yield port
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(20) == 0


def spoken(address, message, source=None):
    """Send bytes as they are; return what comes back."""
    with socket.create_connection(address, 5, source_address=source) as connection:
        connection.sendall(message)
        with contextlib.suppress(OSError):
            connection.shutdown(socket.SHUT_WR)
        answer = b""
        with contextlib.suppress(OSError):
            while part := connection.recv(65536):
                answer += part
    return answer


SECRET = b"secret-page"
FORWARDED = b"X-Forwarded-For: 203.0.113.77\r\nForwarded: for=203.0.113.77\r\n"
GOOD = b"GET /fr/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
PAGE = b"GET /fr/" + SECRET + b"/ HTTP/1.1\r\nHost: a\r\n" + FORWARDED


def malformed():
    """Yield requests that make no sense, each in its own way."""
    for line in (
        b"",
        b"GET",
        b"GET /" + SECRET,
        b"GET /" + SECRET + b" HTTP/9.9",
        b"GET /" + SECRET + b" HTTP/1.1 more",
        b"GET  /" + SECRET + b"  HTTP/1.1",
        b"G\x00T /" + SECRET + b" HTTP/1.1",
        b"g\xc3\xa9t /" + SECRET + b" HTTP/1.1",
        b"GET /" + SECRET + b"\x00 HTTP/1.1",
        b"GET /" + SECRET + b"%zz HTTP/1.1",
        b"GET " + SECRET + b" HTTP/1.1",
        b"GET http://203.0.113.77/" + SECRET + b" HTTP/1.1",
        b"GET http://[203.0.113.77/" + SECRET + b" HTTP/1.1",
        b"GET //[" + SECRET + b" HTTP/1.1",
        b"GET /" + SECRET * 900 + b" HTTP/1.1",
        b"CONNECT 203.0.113.77:443 HTTP/1.1",
        b"PRI * HTTP/2.0",
        b"PROXY TCP4 203.0.113.77 203.0.113.78 1 2",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + SECRET,
        b"\x05\x01\x00",
    ):
        yield line + b"\r\n" + FORWARDED + b"\r\n"
    for header in (
        b"A b: c",
        b"A\x00: b",
        b"A: b\x00c",
        b"A: b\rc",
        b": empty",
        b" folded: " + SECRET,
        b"no colon " + SECRET,
        b"A : b",
        b"A: " + b"x" * 9000,
        b"Content-Length: -1",
        b"Content-Length: x",
        b"Content-Length: 1\r\nContent-Length: 2",
        b"Content-Length: 5\r\nTransfer-Encoding: chunked",
        b"Transfer-Encoding: xchunked",
        b"Transfer-Encoding: chunked, chunked",
        b"Transfer-Encoding: \x0bchunked",
        b"Transfer-Encoding: gzip",
        b"Host: 203.0.113.77\r\nHost: b",
        b"Host: /" + SECRET,
        b"Host: \xff",
        b"Expect: " + SECRET,
        b"Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: " + SECRET,
        b"Connection: \x00",
        b"X-Forwarded-Proto: https\r\nX-Forwarded-Protocol: http",
        b"Script-Name: /" + SECRET,
        b"Cookie: " + SECRET,
    ):
        yield PAGE + header + b"\r\n\r\n"
    yield PAGE + b"".join(b"A%d: b\r\n" % number for number in range(200)) + b"\r\n"
    yield PAGE + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n"
    yield PAGE + b"Transfer-Encoding: chunked\r\n\r\n5\r\nab"
    yield PAGE + b"Content-Length: 500\r\n\r\nab"
    yield PAGE
    yield PAGE.replace(b"\r\n", b"\n") + b"\n"
    yield PAGE.replace(b"GET", b"POST") + b"\r\n"
    yield PAGE.replace(b"secret", b"%ff") + b"\r\n"
    yield PAGE + b"\r\n"


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_no_reader_s_address_and_no_page_is_in_any_log(mine, tmp_path, host):
    """Every request here comes from an address of ours; each of them made a line once, with the address in it."""
    sources = [("127.0.0.1", 0), ("127.0.0.2", 0)] if host == "127.0.0.1" else [("::1", 0)]
    log = tmp_path / "log"
    (mine / "ar/index.html").unlink()
    try:
        with serving(mine, log, host) as port:
            requests = list(malformed())
            assert len(requests) >= 50
            for request, source in itertools.product(requests, sources):
                answer = spoken((host, port), request, source)
                assert b"203.0.113.77" not in answer
                assert not re.search(rb"^server:", answer, re.I | re.M)
            # The other end goes away in the middle.
            with socket.create_connection((host, port)) as connection:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
                connection.sendall(PAGE)
            assert b"200 OK" in spoken((host, port), GOOD)
    except OSError:
        if host == "::1":
            pytest.skip("there is no IPv6 here")
        raise

    said = log.read_text(encoding="utf-8", errors="replace")
    for secret in ("127.0.0.", "::1", "203.0.113.", SECRET.decode(), "/fr/", "/ar/"):
        assert secret not in said


def test_what_makes_no_sense_is_refused_with_the_headers_of_an_error(mine, tmp_path):
    with serving(mine, tmp_path / "log") as port:
        answer = spoken(("127.0.0.1", port), PAGE + b"A b: c\r\n\r\n")

    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 Bad Request\r\n")
    assert b"X-Content-Type-Options: nosniff" in head
    assert b"Content-Security-Policy: default-src 'none'" in head
    assert body == b"400 Bad Request\n"


def followed(port, sentence):
    """Whether the server comes to say a sentence, within some seconds."""
    for _ in range(100):
        if sentence in spoken(("127.0.0.1", port), GOOD):
            return True
        time.sleep(0.1)
    return False


def test_rebuilding_under_load_drops_no_request(mine, saying, tmp_path):
    answers, ended = [], threading.Event()

    def read(port):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        for path in itertools.cycle(("/fr/", "/ar/contacts/", "/packs/index.json", "/nothing", "/healthz")):
            if ended.is_set():
                break
            connection.request("GET", path, headers={"Accept-Encoding": "br"})
            answer = connection.getresponse()
            answer.read()
            answers.append((path, answer.status))
        connection.close()

    with serving(mine, tmp_path / "log") as port:
        readers = [threading.Thread(target=read, args=(port,)) for _ in range(4)]
        for reader in readers:
            reader.start()
        for number in (1, 1, 2, 3):
            # The second is of equal inputs: what once removed the release that was served.
            building.build(saying(f"phrase {number}"), mine, silent, f"{number}" * 64)
            assert followed(port, f"phrase {number}".encode())
        ended.set()
        for reader in readers:
            reader.join()

    assert len(answers) > 500
    assert {status for path, status in answers if path != "/nothing"} == {200}
    assert {status for path, status in answers if path == "/nothing"} == {404}


def test_two_hundred_who_take_a_large_file_and_read_nothing_make_nobody_wait(tiny_copy, a_message, tmp_path):
    large = record(tiny_copy, a_message, SILENCE + bytes(4_000_000))
    out = tmp_path / "site"
    building.build(load_site(Project.at(tiny_copy), ("fr",)), out, silent, "0" * 64)
    request = f"GET {large} HTTP/1.1\r\nHost: a\r\nAccept-Encoding: identity\r\n\r\n".encode()
    with serving(out, tmp_path / "log") as port, contextlib.ExitStack() as crowd:
        for _ in range(200):
            slow = crowd.enter_context(socket.create_connection(("127.0.0.1", port)))
            slow.sendall(request)
        waits = []
        for _ in range(30):
            begun = time.monotonic()
            assert b"200 OK" in spoken(("127.0.0.1", port), GOOD)
            waits.append(time.monotonic() - begun)

        assert statistics.median(waits) < 1
        assert max(waits) < 10
