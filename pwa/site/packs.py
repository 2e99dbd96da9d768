"""Packs: all that one language needs offline in one file, the changes between two packs, and their index.

A pack is one JSON document, so that brotli shares what the pages have in common. Its name is its content.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pwa import urls
from pwa.headers import headers_for, media_type
from pwa.site.assets import Asset
from pwa.site.document import Document

RELEASES_KEPT = 2
"""How many older packs of a language stay on the server: a phone may hold yesterday's index."""


def to_json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def sha256(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


@dataclass(frozen=True)
class Pack:
    """`digest` is over all entries, so that a phone can verify a pack that it put together from changes."""

    language: str
    body: bytes

    @property
    def data(self) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads(self.body)
        return loaded

    @property
    def sha256(self) -> str:
        return sha256(self.body)

    @property
    def path(self) -> str:
        return urls.pack(self.language, self.sha256)


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
    return Pack(language, to_json(data))


def _page_headers(policy: str) -> dict[str, str]:
    """A page from the worker carries the same security headers as one from the network."""
    headers = headers_for("/", policy)
    headers.pop("Cache-Control")
    return headers


def digest(pack: dict[str, Any]) -> str:
    """Return the hash over the address and hash of all that a phone keeps of a pack."""
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
class Release:
    """The packs of one build and of the builds before it, by language, newest first."""

    packs: dict[str, tuple[Pack, ...]]

    def documents(self) -> list[Document]:
        """Return every pack that stays on the server, and the deltas from the older to the newest."""
        found = []
        for language, packs in self.packs.items():
            new = packs[0]
            found += [Document(pack.path, pack.body) for pack in packs]
            for old in packs[1:]:
                body = make_delta(old.data, new.data)
                if body is not None:
                    found.append(Document(urls.delta(language, old.sha256, new.sha256), body))
        return found

    def index(self, travelling: dict[str, int], confirmed: datetime.date) -> Document:
        """Return `/packs/index.json`.

        `travelling` gives the brotli size of each document by its path; `confirmed` is the day on which an editor
        last confirmed anything, for phones to tell how old their copy is.
        """
        packs = {}
        for language, (new, *olds) in self.packs.items():
            data = new.data
            deltas = {}
            for old in olds:
                body = make_delta(old.data, data)
                path = urls.delta(language, old.sha256, new.sha256)
                if body is not None and travelling[path] < travelling[new.path] * 0.7:
                    size = {"bytes": travelling[path], "size": len(body)}
                    deltas[old.sha256[: urls.HASH_DIGITS]] = {"url": path, "sha256": sha256(body), **size}
            packs[language] = {
                "url": new.path,
                "sha256": new.sha256,
                "bytes": travelling[new.path],
                "size": len(new.body),
                "pages": len(data["entries"]),
                "digest": digest(data),
                "checked": confirmed.isoformat(),
                "deltas": deltas,
            }
        version = sha256("".join(str(pack["sha256"]) for pack in packs.values()).encode())[: urls.HASH_DIGITS]
        return Document(urls.PACK_INDEX, to_json({"version": version, "packs": packs}))


def next_release(new: Iterable[Pack], before: dict[str, tuple[Pack, ...]]) -> Release:
    """Return the release that follows `before`. A pack that did not change is no new release of it."""
    packs = {}
    for pack in new:
        older = [each for each in before.get(pack.language, ()) if each.sha256 != pack.sha256]
        packs[pack.language] = (pack, *older[:RELEASES_KEPT])
    return Release(packs)
