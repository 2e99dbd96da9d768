"""What is sent of a document: in which encoding, whole or a part, or only that nothing changed. Flask-free."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import IO, Any, Protocol

from werkzeug.datastructures import Accept, Range
from werkzeug.http import parse_accept_header, parse_etags, parse_range_header
from whitenoise.responders import SlicedFile

from pwa.headers import MEDIA_TYPES, headers_for, media_type
from pwa.languages import Languages

COMPRESSED = ("br", "gzip")
"""The encodings that are tried first, in this order where a reader takes them equally."""


class Damaged(Exception):
    """A file is not what was published."""


class Body(Protocol):
    """The bytes of a document in one encoding; `open` raises `Damaged` rather than give others."""

    size: int

    def open(self) -> IO[bytes]: ...


class Bytes:
    def __init__(self, body: bytes) -> None:
        self.size, self._body = len(body), body

    def open(self) -> IO[bytes]:
        return io.BytesIO(self._body)


@dataclass(frozen=True)
class Answer:
    """A document at an address, for whoever asks: its bytes by encoding, "identity" always among them.

    `tag` is what the ETag of each encoding begins with.
    """

    address: str
    language: str | None
    bodies: Mapping[str, Body]
    headers: Mapping[str, str]
    tag: str


def make_answer(
    address: str, bodies: Mapping[str, Body], sha256: str, languages: Languages, policy: str
) -> Answer:
    """Return the answer at an address. Its tag changes with its bytes and with its headers: a reader who has the
    page keeps the headers that came with it."""
    first = address.split("/")[1]
    headers = {"Content-Type": media_type(address), **headers_for(address, policy)}
    tag = hashlib.sha256(f"{sha256} {headers}".encode()).hexdigest()[:24]
    return Answer(address, first if first in languages else None, bodies, headers, tag)


@dataclass(frozen=True)
class Reply:
    """What is sent: `file` is nothing where only the head is."""

    status: int
    headers: list[tuple[str, str]]
    file: IO[bytes] | None = None


def reply(answer: Answer, environ: Mapping[str, Any], status: int = 200) -> Reply:
    """Return what this reader gets of `answer`. Raise `Damaged` where nothing whole is left of it.

    1. Compressed, if the reader takes it: in the form that the reader likes best.
    2. Otherwise as it is, unless the reader refuses that, too.
    3. "Not modified", if the reader has these very bytes.
    4. A part only of what is never compressed, recordings: parts of two encodings don't fit together.
    """
    wanted = [each for each in acceptable(environ.get("HTTP_ACCEPT_ENCODING")) if each in answer.bodies]
    if not wanted:
        refusal = {**answer.headers, "Content-Type": MEDIA_TYPES[".txt"], "Cache-Control": "no-store"}
        body = f"This is sent as {' or '.join(answer.bodies)}.\n".encode()
        return _sent(environ, Reply(406, [*refusal.items(), *_varying(answer)], io.BytesIO(body)), len(body))
    if status == 200:
        tag = tag_of(answer, wanted[0])
        if parse_etags(environ.get("HTTP_IF_NONE_MATCH")).contains_weak(tag):
            caching = answer.headers["Cache-Control"]
            return Reply(304, [("ETag", f'"{tag}"'), ("Cache-Control", caching), *_varying(answer)])
    encoding, file = _opened(answer, wanted)
    size = answer.bodies[encoding].size
    head = [*answer.headers.items(), *_varying(answer)]
    if answer.language:
        head.append(("Content-Language", answer.language))
    if encoding != "identity":
        head.append(("Content-Encoding", encoding))
    if status == 200:
        head.append(("ETag", f'"{tag_of(answer, encoding)}"'))
        if answer.headers["Content-Type"].startswith("audio/"):
            head.append(("Accept-Ranges", "bytes"))
            if environ.get("HTTP_RANGE") and environ.get("REQUEST_METHOD") == "GET":
                return _part(answer, environ, head, file, size)
    return _sent(environ, Reply(status, head, file), size)


def _sent(environ: Mapping[str, Any], whole: Reply, size: int) -> Reply:
    head = [*whole.headers, ("Content-Length", str(size))]
    if environ.get("REQUEST_METHOD") != "HEAD":
        return Reply(whole.status, head, whole.file)
    if whole.file:
        whole.file.close()
    return Reply(whole.status, head)


def _part(
    answer: Answer, environ: Mapping[str, Any], head: list[tuple[str, str]], file: IO[bytes], size: int
) -> Reply:
    """Return the one part that is asked for; the whole where that can't be understood, or the bytes are others now."""
    condition = environ.get("HTTP_IF_RANGE")
    asked = parse_range_header(environ.get("HTTP_RANGE"))
    others = condition is not None and condition.strip() != f'"{answer.tag}"'
    if others or asked is None or asked.units != "bytes" or len(asked.ranges) != 1:
        return _sent(environ, Reply(200, head, file), size)
    begin, _ = asked.ranges[0]
    if begin < -size:  # more than there is, counted from the end, is all of it
        asked = Range("bytes", [(-size, None)])
    part = asked.range_for_length(size)
    if part is None:
        file.close()
        return Reply(416, [*head, ("Content-Range", f"bytes */{size}"), ("Content-Length", "0")])
    start, end = part
    head = [*head, ("Content-Range", f"bytes {start}-{end - 1}/{size}")]
    return _sent(environ, Reply(206, head, SlicedFile(file, start, end - 1)), end - start)


def tag_of(answer: Answer, encoding: str) -> str:
    """Return the tag of one encoding: other bytes are another tag."""
    return answer.tag if encoding == "identity" else f"{answer.tag}-{encoding}"


@lru_cache(maxsize=256)
def acceptable(header: str | None) -> tuple[str, ...]:
    """Return the encodings that an `Accept-Encoding` header allows, best first.

    Uncompressed comes last even where a reader likes it as much: it is what costs everybody most.
    """
    if not header:
        return ("identity",)
    accepted = parse_accept_header(header[:500], Accept)
    found = sorted((each for each in COMPRESSED if accepted.quality(each) > 0), key=accepted.quality, reverse=True)
    refused = accepted.find("identity") >= 0 and accepted.quality("identity") == 0
    return tuple(found) if refused else (*found, "identity")


def _opened(answer: Answer, wanted: list[str]) -> tuple[str, IO[bytes]]:
    for encoding in wanted:
        try:
            return encoding, answer.bodies[encoding].open()
        except Damaged:
            continue
    raise Damaged(answer.address)


def _varying(answer: Answer) -> list[tuple[str, str]]:
    return [("Vary", "Accept-Encoding")] if len(answer.bodies) > 1 else []
