"""Packs: all that one language needs offline in one file, the changes between two packs, and their index.

A pack is one JSON document, so that brotli shares what the pages have in common. Its name is its content.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pwa import urls
from pwa.headers import headers_for, media_type
from pwa.site.assets import Asset
from pwa.site.document import Document
from pwa.site.history import Shipped


def to_json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def sha256(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


@dataclass(frozen=True)
class Pack:
    """A pack, as data and as the bytes that are published."""

    language: str
    data: dict[str, Any]
    body: bytes

    @cached_property
    def sha256(self) -> str:
        return sha256(self.body)

    @property
    def path(self) -> str:
        return urls.pack(self.language, self.sha256)

    @property
    def document(self) -> Document:
        return Document(self.path, self.body)

    @property
    def shipped(self) -> Shipped:
        return Shipped(self.path, self.sha256, tuple(str(asset["url"]) for asset in self.data["assets"]))


def make_pack(language: str, documents: Sequence[Document], assets: Sequence[Asset], policy: str) -> Pack:
    """Return the pack of one language: its pages, and the files that they use.

    The first asset, the script that fetches packs, is on the phone already: only its name and hash travel.
    """
    entries = [
        {"url": each.path, "type": media_type(each.path), "sha256": each.sha256, "body": each.body.decode()}
        for each in documents
    ]
    scripts = [{"url": each.path, "type": media_type(each.path), "sha256": sha256(each.body)} for each in assets]
    for script, asset in zip(scripts[1:], assets[1:], strict=True):
        script["body"] = asset.body.decode()
    data = {
        "language": language,
        "version": sha256("".join(str(entry["sha256"]) for entry in (*entries, *scripts)).encode())[: urls.HASH_DIGITS],
        "headers": _page_headers(policy),
        "assets": scripts,
        "entries": entries,
    }
    return Pack(language, data, to_json(data))


def _page_headers(policy: str) -> dict[str, str]:
    """A page from the worker carries the same security headers as one from the network."""
    headers = headers_for("/", policy)
    headers.pop("Cache-Control")
    return headers


def digest(pack: dict[str, Any]) -> str:
    """Return the hash over the address and hash of all that a phone keeps of a pack.

    A phone verifies by it what it put together from changes.
    """
    rows = sorted(f"{each['url']} {each['sha256']}" for each in (*pack["entries"], *pack["assets"]))
    return sha256("\n".join(rows).encode())


def make_delta(old: dict[str, Any], new: dict[str, Any]) -> bytes | None:
    """Return the changes from `old` to `new`; nothing where a phone needs the whole pack (other headers)."""
    if old["headers"] != new["headers"]:
        return None
    before = {entry["url"]: entry for entry in (*old["entries"], *old["assets"])}
    after = {entry["url"] for entry in (*new["entries"], *new["assets"])}
    return to_json(
        {
            "language": new["language"],
            "from": old["version"],
            "version": new["version"],
            "headers": new["headers"],
            "removed": [url for url in before if url not in after],
            "assets": [asset for asset in new["assets"] if asset["url"] not in before],
            "entries": [
                _change(before.get(entry["url"]), entry)
                for entry in new["entries"]
                if before.get(entry["url"], {}).get("sha256") != entry["sha256"]
            ],
        }
    )


def _change(old: dict[str, Any] | None, new: dict[str, Any]) -> dict[str, Any]:
    """Return `new` as the lines between the first `head` and the last `tail` lines of the page that it replaces."""
    if old is None:
        return new
    before, after = old["body"].split("\n"), new["body"].split("\n")
    shorter = min(len(before), len(after))
    head = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    tail = next((n for n in range(shorter - head) if before[-1 - n] != after[-1 - n]), shorter - head)
    rest = {name: value for name, value in new.items() if name != "body"}
    return {**rest, "head": head, "tail": tail, "lines": after[head : len(after) - tail]}


@dataclass(frozen=True)
class Travelling:
    """A published file on its way: `bytes` with brotli, `size` and `sha256` of what arrives."""

    bytes: int
    size: int
    sha256: str


def make_index(
    packs: Mapping[str, Pack],
    older: Mapping[str, Sequence[Shipped]],
    files: Mapping[str, Travelling],
    confirmed: datetime.date,
) -> Document:
    """Return `/packs/index.json`.

    `older` are the packs that were shipped before each, `files` is what was published so far, by address;
    `confirmed` is the day on which an editor last confirmed anything, for phones to tell how old their copy is.
    """
    entries = {}
    for language, pack in packs.items():
        whole = files[pack.path]
        deltas = {}
        for old in older.get(language, ()):
            address = urls.delta(language, old.sha256, pack.sha256)
            change = files.get(address)
            if change and change.bytes < whole.bytes * 0.7:
                size = {"bytes": change.bytes, "size": change.size}
                deltas[old.sha256[: urls.HASH_DIGITS]] = {"url": address, "sha256": change.sha256, **size}
        entries[language] = {
            "url": pack.path,
            "sha256": pack.sha256,
            "bytes": whole.bytes,
            "size": len(pack.body),
            "pages": len(pack.data["entries"]),
            "digest": digest(pack.data),
            "checked": confirmed.isoformat(),
            "deltas": deltas,
        }
    version = sha256("".join(pack.sha256 for pack in packs.values()).encode())[: urls.HASH_DIGITS]
    return Document(urls.PACK_INDEX, to_json({"version": version, "packs": entries}))
