"""A release as a source of answers: what is published is a list, and each file is what it was, or isn't sent."""

from __future__ import annotations

import hashlib
import io
import os
import stat
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from pwa.web.answers import Answer, Body, Damaged, make_answer
from pwa.web.release import SUFFIXES, Entry, addresses, is_whole, read_stamp

AT_ONCE = 1 << 19
"""Files up to this size are read whole before the first byte is sent, so that their length is always true."""
LOOK_AGAIN = 1.0
"""Seconds for which an answer about the health of the site stays true enough."""
STEP = 100
"""How many files are looked at before others may work."""


class Stored:
    """A file of a release. It is hashed when it is first used, and again when the disk says that it was touched."""

    __slots__ = ("_entry", "_path", "_seen", "size")

    def __init__(self, path: Path, entry: Entry) -> None:
        self._path, self._entry, self.size = path, entry, entry.size
        self._seen: tuple[int, ...] | None = None

    def open(self) -> IO[bytes]:
        try:
            self._touched(os.stat(self._path))  # before it is opened: a pipe would be waited for
            file = self._path.open("rb")
        except OSError:
            raise Damaged(self._path.name) from None
        try:
            touched = self._touched(os.fstat(file.fileno()))
            if self.size > AT_ONCE:
                self._verify(touched)
                return cast(IO[bytes], _Patient(file))
            body = file.read()
        except BaseException:
            file.close()
            raise
        file.close()
        if touched != self._seen and hashlib.sha256(body).hexdigest() != self._entry.sha256:
            raise Damaged(self._path.name)
        self._seen = touched
        return io.BytesIO(body)

    def check(self) -> None:
        """Raise `Damaged` unless the file is what was published."""
        try:
            self._verify(self._touched(os.stat(self._path)))
        except OSError:
            raise Damaged(self._path.name) from None

    def _touched(self, found: os.stat_result) -> tuple[int, ...]:
        if found.st_size != self.size or not stat.S_ISREG(found.st_mode):
            raise Damaged(self._path.name)
        return (found.st_mtime_ns, found.st_ctime_ns, found.st_ino)

    def _verify(self, touched: tuple[int, ...]) -> None:
        if touched != self._seen and not is_whole(self._path, self._entry):
            raise Damaged(self._path.name)
        self._seen = touched


class _Patient:
    """A large file that lets others work between two blocks: the system would take megabytes at once."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        time.sleep(0)
        return self._file.read(size)

    def close(self) -> None:
        self._file.close()


class Published:
    """The release in a folder; raise `Unreadable` where it says nothing of itself."""

    def __init__(self, folder: Path) -> None:
        stamp = read_stamp(folder)
        self.folder, self.policy, self.languages = folder, stamp.policy, stamp.languages
        self._files = {name: Stored(folder / name, entry) for name, entry in stamp.files.items()}
        self.answers: dict[str, Answer] = {}
        for address, name in addresses(stamp.files):
            bodies: dict[str, Body] = {
                encoding: self._files[name + suffix]
                for encoding, suffix in SUFFIXES.items()
                if name + suffix in self._files
            }
            self.answers[address] = make_answer(
                address, bodies, stamp.files[name].sha256, self.languages, self.policy
            )
        self._looking = threading.Lock()
        self._looked, self._wrong = float("-inf"), list[str]()

    def find(self, address: str) -> Answer | None:
        return self.answers.get(address)

    def exists(self, address: str) -> bool:
        return address in self.answers

    def health(self) -> str | None:
        """Return which files are not what was published, as a sentence. What was looked at just now counts."""
        with self._looking:
            if time.monotonic() - self._looked > LOOK_AGAIN:
                self._wrong = list(self.damaged())
                self._looked = time.monotonic()
        if not self._wrong:
            return None
        return f"the site is not whole: {len(self._wrong)} of {len(self._files)} files, {self._wrong[0]} the first"

    def damaged(self) -> Iterator[str]:
        """Yield the files that are not what was published. Others may work meanwhile."""
        for number, (name, file) in enumerate(self._files.items()):
            if number % STEP == 0:
                time.sleep(0)
            try:
                file.check()
            except Damaged:
                yield name
