"""The folder beside the site: which releases lie there, how one takes the place of another, and what may go wrong.

`out` is a link to one of them; a hidden file beside it is the lock of whoever builds.
"""

from __future__ import annotations

import errno
import fcntl
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from pathlib import Path

from pwa.problems import Origin, Problem, Problems
from pwa.web.release import STAMP, Unreadable, read_stamp
from pwa.wording import tell

Say = Callable[[str], None]

WAIT = 600.0
"""Seconds that a build waits for another one."""


def make_folder(path: Path) -> None:
    """Make a folder that every user may read, whatever the umask says: a web server may be another user."""
    if path.is_dir():
        return
    make_folder(path.parent)
    with suppress(FileExistsError):
        path.mkdir()
        path.chmod(0o755)


def write_file(path: Path, body: bytes, sync: bool = False) -> None:
    # Never into a file that is there: it may be the same one as in the live release.
    path.unlink(missing_ok=True)
    with path.open("xb") as file:
        os.fchmod(file.fileno(), 0o644)
        file.write(body)
        if sync:
            file.flush()
            os.fsync(file.fileno())


def wait_for(lock: int, out: Path, say: Say) -> None:
    """Take the lock, which the system gives back whatever ends a build."""
    end = time.monotonic() + WAIT
    waiting = False
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > end:
                what = tell("another build has been at work here for too long")
                raise Problems([Problem(Origin(str(out)), what, tell("end it, then build again"))]) from None
            if not waiting:
                say("another build is at work here: waiting for its end")
                waiting = True
            time.sleep(0.1)


def refuse_strangers(out: Path) -> None:
    if out.is_symlink() or not out.exists():
        return
    if not out.is_dir() or (any(out.iterdir()) and not (out / STAMP).exists()):
        advice = tell("choose another folder with --out, or remove it")
        raise Problems([Problem(Origin(str(out)), tell("there is something here that is no site of ours"), advice)])


def releases(out: Path) -> Iterator[tuple[Path, int]]:
    """Yield the folders of releases beside `out`, with their number. The first releases had none."""
    form = re.compile(rf"{re.escape(out.name)}-[0-9a-f]{{12}}(?:-(\d+))?")
    for path in out.parent.iterdir():
        if match := form.fullmatch(path.name):
            yield path, int(match.group(1) or 0)


def served(out: Path) -> str | None:
    """Return the name of the release that `out` points at."""
    return Path(os.path.realpath(out)).name if out.is_symlink() and out.exists() else None


def point(out: Path, release: Path) -> None:
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


def remove_older(out: Path, kept: set[str]) -> None:
    """Remove the releases that no server has open: all but this one and the one before."""
    for path, _ in releases(out):
        if path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)


def remove_leftovers(out: Path) -> None:
    """Remove what builds left that were killed."""
    _link_of(out).unlink(missing_ok=True)
    staging = re.compile(rf"\.{re.escape(out.name)}\.(new|\d+)")
    for path in list(out.parent.iterdir()):
        if staging.fullmatch(path.name):
            shutil.rmtree(path, ignore_errors=True)
    with suppress(Unreadable):
        remove_older(out, {served(out) or "", read_stamp(out).before})


_ADVICE = {
    errno.ENOSPC: tell("make room on the disk"),
    errno.EDQUOT: tell("make room in the quota of this user"),
    errno.EROFS: tell("choose another folder with --out"),
    errno.EACCES: tell("let this user write there, or choose another folder with --out"),
    errno.EPERM: tell("let this user write there, or choose another folder with --out"),
}


@contextmanager
def told(out: Path) -> Iterator[None]:
    """Say what the system refuses as a sentence for the operator."""
    try:
        yield
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        what = tell("the site can't be written: {value}{where}", value=error.strerror or error, where=where)
        advice = _ADVICE.get(error.errno or 0, tell("see to it"))
        raise Problems(
            [Problem(Origin(str(out)), what, tell("{advice}; what was built before stays", advice=advice))]
        ) from error
    except BrokenProcessPool as error:
        what = tell("a process of this build was ended from outside, perhaps for want of memory")
        raise Problems([Problem(Origin(str(out)), what, tell("build again; what was built before stays"))]) from error
