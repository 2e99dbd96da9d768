"""Publishes a release: compressed by all cores, written beside the site, swapped in with one rename.

The folder that is served is a link to the folder of one release. A live release is never touched: its files may be
read by a server at any moment, and are linked into the next release where they are the same.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import importlib.metadata
import multiprocessing
import multiprocessing.connection
import os
import re
import shutil
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from whitenoise.compress import Compressor

from pwa.languages import Languages
from pwa.problems import Origin, Problem, Problems
from pwa.site.document import Document
from pwa.site.history import Shipped
from pwa.site.packs import Travelling
from pwa.web.release import STAMP, SUFFIXES, Entry, Stamp, Unreadable, addresses, file_of, is_whole, read_stamp

Say = Callable[[str], None]

COMPRESSED = {".html", ".js", ".css", ".json", ".webmanifest", ".svg", ".txt"}
# WhiteNoise's own: brotli of quality 11 with a window of 22 bits, which every proxy and every old phone decodes,
# and gzip 9 without a time or a system in its head.
_COMPRESSORS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": Compressor.compress_brotli,
    "gzip": Compressor.compress_gzip,
}
WAIT = 600.0
"""Seconds that a build waits for another one."""
CHUNK = 12
"""How many documents a process takes at once: few, so that no core waits for another at the end."""


def compressor() -> str:
    """Return what the compressed bytes depend on, beside the bytes: only with the same are they taken over."""
    return f"brotli {importlib.metadata.version('brotli')}, zlib {zlib.ZLIB_RUNTIME_VERSION}"


class Publication:
    """One release in the making. Leaving the block without `finish` throws it away; the old site stays.

    `make` renders a page in each of the processes: it is called there once with `plan`, and gives the function that
    renders. Raise `Problems` where `out` is something else than a site of ours, or can't be written.
    """

    def __init__(
        self,
        out: Path,
        say: Say,
        plan: Any = None,
        make: Callable[[Any], Callable[[Any], Document]] | None = None,
    ) -> None:
        self.out, self.last = out, _Last(out, None)
        self._say, self._plan, self._make = say, plan, make
        self._staging = out.parent / f".{out.name}.new"
        self._files: dict[str, Entry] = {}
        self._waiting: list[Future[_Written]] = []

    def __enter__(self) -> Self:
        with told(self.out):
            _make_folder(self.out.parent)
            self._lock = os.open(self.out.parent / f".{self.out.name}.lock", os.O_RDWR | os.O_CREAT, 0o644)
            try:
                _wait_for(self._lock, self.out, self._say)
                _refuse_strangers(self.out)
                _remove_leftovers(self.out)
                self._read_last()
                _make_folder(self._staging)
                self._pool = ProcessPoolExecutor(
                    len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else None,
                    initializer=_begin,
                    initargs=(self._staging, self.last, self._plan, self._make),
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

    def render(self, pages: Iterable[Any]) -> Iterator[Document]:
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

    def add_made(self, function: Callable[..., Document | None], *arguments: Any) -> None:
        """Let another process make a document, or nothing, and write it."""
        self._waiting.append(self._pool.submit(_write_made, function, *arguments))

    def keep(self, address: str) -> bool:
        """Take a file of the last release over with its compressed forms. Say whether it was there, and whole."""
        if self.holds(address):
            return True
        written = self.last.linked(address, self._staging)
        self._files.update(written or {})
        return written is not None

    def holds(self, address: str) -> bool:
        return file_of(address) in self._files

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

    def finish(
        self, inputs: str, policy: str, languages: Languages, packs: Mapping[str, tuple[Shipped, ...]] | None = None
    ) -> None:
        """Write the stamp, give the release a name that no other ever had, and point `out` at it."""
        self.settle()
        number = 1 + max((number for _, number in _releases(self.out)), default=0)
        before = _serving(self.out)
        if before is None and self.out.exists():
            # Somebody copied a site here. It can't be replaced in one step; it stays beside, as an old release.
            before, number = f"{self.out.name}-{'0' * 12}-{number}", number + 1
        stamp = Stamp(inputs, policy, languages, self._files, packs or {}, compressor(), before or "")
        _write_file(self._staging / STAMP, stamp.to_json(), sync=True)
        release = self.out.parent / f"{self.out.name}-{inputs[:12]}-{number}"
        os.rename(self._staging, release)
        if before and not self.out.is_symlink():
            os.rename(self.out, self.out.parent / before)
        _point(self.out, release)
        _remove_older(self.out, {release.name, before or ""})


def publish(
    documents: Iterable[Document], out: Path, inputs: str, policy: str, languages: Languages, say: Say = print
) -> None:
    """Publish documents that are there already as a release of their own."""
    with Publication(out, say) as new:
        new.add(documents)
        new.finish(inputs, policy, languages)


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
        _make_folder(target.parent)
        try:
            os.link(source, target)
        except OSError:
            # Not on every file system, and not across two of them.
            _write_file(target, source.read_bytes())
        return True


class _Worker:
    """What a process of the pool works with."""

    staging: Path
    last: _Last
    render: Callable[[Any], Document]


def _begin(
    staging: Path, last: _Last, plan: Any, make: Callable[[Any], Callable[[Any], Document]] | None
) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _Worker.staging, _Worker.last = staging, last
    if make is not None:
        _Worker.render = make(plan)


def _end_with_parent() -> None:
    """End when the build does, also when it is killed: nobody would take what is made here."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


def _render(pages: list[Any]) -> list[tuple[Document, _Written]]:
    documents = [_Worker.render(page) for page in pages]
    return [(document, _write(document)) for document in documents]


def _write_all(documents: list[Document]) -> _Written:
    return {name: entry for document in documents for name, entry in _write(document).items()}


def _write_made(function: Callable[..., Document | None], *arguments: Any) -> _Written:
    document = function(*arguments)
    return _write(document) if document else {}


def _write(document: Document) -> _Written:
    """Write a document and its compressed forms; return what was written."""
    staging, name = _Worker.staging, file_of(document.path)
    path = staging / name
    _make_folder(path.parent)
    _write_file(path, document.body)
    entry = Entry(len(document.body), document.sha256)
    written = {name: entry}
    if path.suffix not in COMPRESSED:
        return written
    taken_over = _Worker.last.compressed(name, entry, staging)
    if taken_over is not None:
        return written | taken_over
    for encoding, compress in _COMPRESSORS.items():
        body = compress(document.body)
        _write_file(staging / (name + SUFFIXES[encoding]), body)
        written[name + SUFFIXES[encoding]] = Entry(len(body), hashlib.sha256(body).hexdigest())
    return written


def _chunks(items: Iterable[Any]) -> Iterator[list[Any]]:
    items = list(items)
    return (items[start : start + CHUNK] for start in range(0, len(items), CHUNK))


# The disk


def _make_folder(path: Path) -> None:
    """Make a folder that every user may read, whatever the umask says: a web server may be another user."""
    if path.is_dir():
        return
    _make_folder(path.parent)
    with suppress(FileExistsError):
        path.mkdir()
        path.chmod(0o755)


def _write_file(path: Path, body: bytes, sync: bool = False) -> None:
    # Never into a file that is there: it may be the same one as in the live release.
    path.unlink(missing_ok=True)
    with path.open("xb") as file:
        os.fchmod(file.fileno(), 0o644)
        file.write(body)
        if sync:
            file.flush()
            os.fsync(file.fileno())


def _wait_for(lock: int, out: Path, say: Say) -> None:
    """Take the lock, which the system gives back whatever ends a build."""
    end = time.monotonic() + WAIT
    waiting = False
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > end:
                what = "another build has been at work here for too long"
                raise Problems([Problem(Origin(str(out)), what, "end it, then build again")]) from None
            if not waiting:
                say("another build is at work here: waiting for its end")
                waiting = True
            time.sleep(0.1)


def _refuse_strangers(out: Path) -> None:
    if out.is_symlink() or not out.exists():
        return
    if not out.is_dir() or (any(out.iterdir()) and not (out / STAMP).exists()):
        advice = "choose another folder with --out, or remove it"
        raise Problems([Problem(Origin(str(out)), "there is something here that is no site of ours", advice)])


def _releases(out: Path) -> Iterator[tuple[Path, int]]:
    """Yield the folders of releases beside `out`, with their number. The first releases had none."""
    form = re.compile(rf"{re.escape(out.name)}-[0-9a-f]{{12}}(?:-(\d+))?")
    for path in out.parent.iterdir():
        if match := form.fullmatch(path.name):
            yield path, int(match.group(1) or 0)


def _serving(out: Path) -> str | None:
    """Return the name of the release that `out` points at."""
    return Path(os.path.realpath(out)).name if out.is_symlink() and out.exists() else None


def _point(out: Path, release: Path) -> None:
    """Point `out` at `release` in one step, and see it on the disk before anything is removed."""
    link = _link_of(out)
    link.unlink(missing_ok=True)
    link.symlink_to(release.name, target_is_directory=True)
    os.replace(link, out)
    folder = os.open(out.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _link_of(out: Path) -> Path:
    return out.parent / f".{out.name}.link"


def _remove_older(out: Path, kept: set[str]) -> None:
    """Remove the releases that no server has open: all but this one and the one before."""
    for path, _ in _releases(out):
        if path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)


def _remove_leftovers(out: Path) -> None:
    """Remove what builds left that were killed."""
    _link_of(out).unlink(missing_ok=True)
    staging = re.compile(rf"\.{re.escape(out.name)}\.(new|\d+)")
    for path in list(out.parent.iterdir()):
        if staging.fullmatch(path.name):
            shutil.rmtree(path, ignore_errors=True)
    with suppress(Unreadable):
        _remove_older(out, {_serving(out) or "", read_stamp(out).before})


_ADVICE = {
    errno.ENOSPC: "make room on the disk",
    errno.EDQUOT: "make room in the quota of this user",
    errno.EROFS: "choose another folder with --out",
    errno.EACCES: "let this user write there, or choose another folder with --out",
    errno.EPERM: "let this user write there, or choose another folder with --out",
}


@contextmanager
def told(out: Path) -> Iterator[None]:
    """Say what the system refuses as a sentence for the operator."""
    try:
        yield
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        what = f"the site can't be written: {error.strerror or error}{where}"
        advice = _ADVICE.get(error.errno or 0, "see to it")
        raise Problems([Problem(Origin(str(out)), what, f"{advice}; what was built before stays")]) from error
    except BrokenProcessPool as error:
        what = "a process of this build was ended from outside, perhaps for want of memory"
        raise Problems([Problem(Origin(str(out)), what, "build again; what was built before stays")]) from error
