"""One release on the disk: which files it has, whether they are whole, and what it says of itself.

`release.json` is written last and lists every file. It is the only thing that says what was published.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pwa.languages import Language, Languages
from pwa.site import history
from pwa.site.history import Shipped

STAMP = "release.json"
FORMAT = 1
SUFFIXES = {"identity": "", "br": ".br", "gzip": ".gz"}
"""How the file of each encoding is called."""

_BLOCK = 1 << 18


class Unreadable(Exception):
    """A stamp is missing, damaged, or of another format."""


@dataclass(frozen=True)
class Entry:
    """What one file must be."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Stamp:
    """What a release says of itself. `files` are by their name in the folder, compressed forms included.

    `inputs` is the hash of all that it was made from, `compressor` names what made the compressed forms, `before` is
    the folder of the release that it followed.
    """

    inputs: str
    policy: str
    languages: Languages
    files: Mapping[str, Entry]
    packs: Mapping[str, tuple[Shipped, ...]]
    compressor: str
    before: str

    def to_json(self) -> bytes:
        data = {
            "format": FORMAT,
            "inputs": self.inputs,
            "before": self.before,
            "compressor": self.compressor,
            "policy": self.policy,
            "languages": [asdict(each) for each in self.languages],
            "withheld": [asdict(each) for each in self.languages.withheld],
            "packs": history.to_data(self.packs),
            "files": {name: asdict(entry) for name, entry in sorted(self.files.items())},
        }
        return _written({**data, "sha256": hashlib.sha256(_written(data)).hexdigest()})


def read_stamp(folder: Path) -> Stamp:
    """Read what the release in `folder` says of itself; raise `Unreadable`."""
    if not (folder / STAMP).is_file():
        raise Unreadable(f"there is no {STAMP}")
    try:
        data: dict[str, Any] = json.loads((folder / STAMP).read_bytes())
        if data.get("format") != FORMAT:
            raise Unreadable(f"{STAMP} has another format")
        if data.pop("sha256") != hashlib.sha256(_written(data)).hexdigest():
            raise Unreadable(f"{STAMP} is not what was written")
        return Stamp(
            inputs=data["inputs"],
            policy=data["policy"],
            # The first releases did not say what they withheld.
            languages=Languages(_languages(data["languages"]), _languages(data.get("withheld", []))),
            files={name: Entry(int(each["size"]), str(each["sha256"])) for name, each in data["files"].items()},
            packs=history.from_data(data["packs"]),
            compressor=data["compressor"],
            before=data["before"],
        )
    except OSError as error:
        raise Unreadable(f"{STAMP} can't be read ({error.strerror})") from None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise Unreadable(f"{STAMP} is damaged") from None


def _written(data: dict[str, Any]) -> bytes:
    """Return a stamp as it stands in its file; its hash is over all that stands before the hash."""
    return json.dumps(data, ensure_ascii=False, indent=0).encode() + b"\n"


def _languages(entries: list[dict[str, Any]]) -> tuple[Language, ...]:
    return tuple(map(_language, entries))


def _language(data: dict[str, Any]) -> Language:
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}
    return Language(**values)


def file_of(address: str) -> str:
    """Return the name of the file that holds an address."""
    name = address.removeprefix("/")
    return name + "index.html" if address.endswith("/") else name


def addresses(files: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the address that each file holds, and its name. A compressed form has no address of its own."""
    names = set(files)
    for name in files:
        if any(suffix and name.endswith(suffix) and name.removesuffix(suffix) in names for suffix in SUFFIXES.values()):
            continue
        folder, slash, last = name.rpartition("/")
        yield ("/" + folder + slash if last == "index.html" else "/" + name), name


def is_whole(path: Path, entry: Entry) -> bool:
    """Whether a file is there with the very bytes that were published. Others may work between two blocks."""
    digest = hashlib.sha256()
    try:
        if not path.is_file():  # a pipe would be waited for
            return False
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
                time.sleep(0)
    except OSError:
        return False
    return digest.hexdigest() == entry.sha256


def damaged(folder: Path, stamp: Stamp) -> Iterator[str]:
    """Yield the files of a release that are missing or are not what was published."""
    for name, entry in stamp.files.items():
        if not is_whole(folder / name, entry):
            yield name


def is_current(out: Path, wanted: str) -> bool:
    """Whether `out` holds a whole site made from the very same inputs."""
    try:
        stamp = read_stamp(out)
    except Unreadable:
        return False
    return stamp.inputs == wanted and next(damaged(out, stamp), None) is None


def is_readable(out: Path) -> bool:
    """Whether `out` holds a site that can be served, be it an old one."""
    try:
        read_stamp(out)
    except Unreadable:
        return False
    return True
