"""Publishes a release: compressed by all cores, written beside the site, swapped in with one rename.

The folder that is served is a link to the folder of one release. A live release is never touched: its files may be
read by a server at any moment, and are linked into the next release where they are the same.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import multiprocessing
import multiprocessing.connection
import os
import shutil
import threading
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from whitenoise.compress import Compressor

from pwa.site.document import Document
from pwa.site.history import Shipped
from pwa.site.packs import Travelling
from pwa.site.page import Page
from pwa.site.plan import Site
from pwa.site.rendering import Renderer
from pwa.web.disk import (
    Say,
    make_folder,
    point,
    refuse_strangers,
    releases,
    remove_leftovers,
    remove_older,
    served,
    told,
    wait_for,
    write_file,
)
from pwa.web.release import STAMP, SUFFIXES, Entry, Stamp, Unreadable, addresses, file_of, is_whole, read_stamp

T = TypeVar("T")

COMPRESSIBLE = {".html", ".js", ".css", ".json", ".webmanifest", ".svg", ".txt"}
# WhiteNoise's own: brotli of quality 11 with a window of 22 bits, which every proxy and every old phone decodes,
# and gzip 9 without a time or a system in its head.
_COMPRESSORS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": Compressor.compress_brotli,
    "gzip": Compressor.compress_gzip,
}
CHUNK = 12
"""How many documents a process takes at once: few, so that no core waits for another at the end."""


def compressor() -> str:
    """Return what the compressed bytes depend on, beside the bytes: only with the same are they taken over."""
    return f"brotli {importlib.metadata.version('brotli')}, zlib {zlib.ZLIB_RUNTIME_VERSION}"


class Publication:
    """One release of `site` in the making. Leaving the block without `finish` throws it away; the old site stays.

    Raise `Problems` where `out` is something else than a site of ours, or can't be written.
    """

    def __init__(self, out: Path, site: Site, say: Say) -> None:
        out = out.absolute()
        self.out, self.last = out, _Last(out, None)
        self._site, self._say = site, say
        self._staging = out.parent / f".{out.name}.new"
        self._files: dict[str, Entry] = {}
        self._waiting: list[Future[_Written]] = []

    def __enter__(self) -> Self:
        with told(self.out):
            make_folder(self.out.parent)
            self._lock = os.open(self.out.parent / f".{self.out.name}.lock", os.O_RDWR | os.O_CREAT, 0o644)
            try:
                os.fchmod(self._lock, 0o644)
                wait_for(self._lock, self.out, self._say)
                refuse_strangers(self.out)
                remove_leftovers(self.out)
                self._read_last()
                make_folder(self._staging)
                self._pool = ProcessPoolExecutor(
                    len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else None,
                    initializer=_begin,
                    initargs=(self._staging, self.last, self._site),
                )
            except BaseException:
                os.close(self._lock)
                raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._pool.shutdown(cancel_futures=True)
            shutil.rmtree(self._staging, ignore_errors=True)
        finally:
            os.close(self._lock)
        if isinstance(error, (OSError, BrokenProcessPool)):
            with told(self.out):
                raise error

    def _read_last(self) -> None:
        try:
            self.last = _Last(Path(os.path.realpath(self.out)), read_stamp(self.out))
        except Unreadable as reason:
            if self.out.exists():
                self._say(f"nothing is taken over from the last release: {reason}")

    # What is published

    def render(self, pages: Iterable[Page]) -> Iterator[Document]:
        """Render, compress and write pages on all cores at once; give their documents in order, as they come."""
        jobs = [self._pool.submit(_render, chunk) for chunk in _chunks(pages)]

        def documents() -> Iterator[Document]:
            for job in jobs:
                for document, written in job.result():
                    self._files.update(written)
                    yield document

        return documents()

    def add(self, documents: Iterable[Document]) -> None:
        """Compress and write documents, meanwhile."""
        self._waiting += [self._pool.submit(_write_all, chunk) for chunk in _chunks(documents)]

    def keep(self, address: str) -> bool:
        """Take a file of the last release over with its compressed forms. Say whether it was there, and whole."""
        if file_of(address) in self._files:
            return True
        written = self.last.linked(address, self._staging)
        self._files.update(written or {})
        return written is not None

    def settle(self) -> dict[str, Travelling]:
        """Wait until all is written; return what travels, by address."""
        for job in self._waiting:
            self._files.update(job.result())
        self._waiting.clear()
        found = {}
        for address, name in addresses(self._files):
            entry = self._files[name]
            travelling = self._files.get(name + SUFFIXES["br"], entry)
            found[address] = Travelling(travelling.size, entry.size, entry.sha256)
        return found

    def finish(self, inputs: str, packs: Mapping[str, tuple[Shipped, ...]]) -> None:
        """Write the stamp, give the release a name that no other ever had, and point `out` at it."""
        self.settle()
        number = 1 + max((number for _, number in releases(self.out)), default=0)
        before = served(self.out)
        if before is None and self.out.exists():
            # Somebody copied a site here. It can't be replaced in one step; it stays beside, as an old release.
            before, number = f"{self.out.name}-{'0' * 12}-{number}", number + 1
        stamp = Stamp(
            inputs, self._site.policy, self._site.languages, self._files, packs, compressor(), before or ""
        )
        write_file(self._staging / STAMP, stamp.to_json(), sync=True)
        release = self.out.parent / f"{self.out.name}-{inputs[:12]}-{number}"
        os.rename(self._staging, release)
        if before and not self.out.is_symlink():
            os.rename(self.out, self.out.parent / before)
        point(self.out, release)
        remove_older(self.out, {release.name, before or ""})


# In the processes of the pool

_Written = dict[str, Entry]


@dataclass(frozen=True)
class _Last:
    """The release before, as far as it can be read."""

    folder: Path
    stamp: Stamp | None

    def linked(self, address: str, staging: Path) -> _Written | None:
        """Take a file over as it is, if it and its compressed forms are whole."""
        if self.stamp is None or file_of(address) not in self.stamp.files:
            return None
        names = [file_of(address) + suffix for suffix in SUFFIXES.values()]
        written = {name: self.stamp.files[name] for name in names if name in self.stamp.files}
        if not all(self._link(name, staging) for name in written):
            return None
        return written

    def compressed(self, name: str, entry: Entry, staging: Path) -> _Written | None:
        """Take the compressed forms of a file over, if its bytes are the same and the same compressor made them."""
        if self.stamp is None or self.stamp.files.get(name) != entry or self.stamp.compressor != compressor():
            return None
        names = [name + SUFFIXES[encoding] for encoding in _COMPRESSORS]
        if not all(each in self.stamp.files and self._link(each, staging) for each in names):
            return None
        return {each: self.stamp.files[each] for each in names}

    def _link(self, name: str, staging: Path) -> bool:
        assert self.stamp is not None
        source, target = self.folder / name, staging / name
        if not is_whole(source, self.stamp.files[name]):
            return False
        make_folder(target.parent)
        try:
            os.link(source, target)
        except OSError:
            # Not on every file system, and not across two of them.
            write_file(target, source.read_bytes())
        return True


class _Worker:
    """What a process of the pool works with."""

    staging: Path
    last: _Last
    renderer: Renderer


def _begin(staging: Path, last: _Last, site: Site) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _Worker.staging, _Worker.last, _Worker.renderer = staging, last, Renderer(site)


def _end_with_parent() -> None:
    """End when the build does, also when it is killed: nobody would take what is made here."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


def _render(pages: list[Page]) -> list[tuple[Document, _Written]]:
    documents = [_Worker.renderer.render(page) for page in pages]
    return [(document, _write(document)) for document in documents]


def _write_all(documents: list[Document]) -> _Written:
    return {name: entry for document in documents for name, entry in _write(document).items()}


def _write(document: Document) -> _Written:
    """Write a document and its compressed forms; return what was written."""
    staging, name = _Worker.staging, file_of(document.path)
    path = staging / name
    make_folder(path.parent)
    write_file(path, document.body)
    entry = Entry(len(document.body), document.sha256)
    written = {name: entry}
    if path.suffix not in COMPRESSIBLE:
        return written
    taken_over = _Worker.last.compressed(name, entry, staging)
    if taken_over is not None:
        return written | taken_over
    for encoding, compress in _COMPRESSORS.items():
        body = compress(document.body)
        write_file(staging / (name + SUFFIXES[encoding]), body)
        written[name + SUFFIXES[encoding]] = Entry(len(body), hashlib.sha256(body).hexdigest())
    return written


def _chunks(items: Iterable[T]) -> Iterator[list[T]]:
    every = list(items)
    return (every[start : start + CHUNK] for start in range(0, len(every), CHUNK))
