"""Recordings as they are published: each under the name of its content, and an index that says what they weigh."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pwa import urls
from pwa.languages import Language
from pwa.site.document import Document
from pwa.site.packs import sha256, to_json
from pwa.site.view import View
from pwa.translation.audio import Sentence, known_ids, recordings, to_record

if TYPE_CHECKING:
    from pwa.site.pages import Site


def published_recordings(site: Site, folder: Path) -> dict[str, dict[str, Path]]:
    """Return the recordings that a page can play: by language and message id. A language without any is not there."""
    found = {language.tag: recordings(language.tag, folder) for language in site.languages}
    if not any(found.values()):
        return {}
    known = known_ids(site.guide)
    playable = {tag: {name: path for name, path in each.items() if name in known} for tag, each in found.items()}
    return {tag: each for tag, each in playable.items() if each}


def recording_documents(tag: str, paths: Mapping[str, Path]) -> Iterator[Document]:
    """Yield the recordings of one language (message id → file), and their index."""
    clips: dict[str, dict[str, object]] = {}
    total = 0
    for name, path in paths.items():
        body = path.read_bytes()
        digest = sha256(body)
        address = urls.recording(tag, name, digest)
        clips[name] = {"url": address, "bytes": len(body), "sha256": digest}
        total += len(body)
        yield Document(address, body, tag)
    yield Document(urls.recordings(tag), to_json({"bytes": total, "clips": clips}), tag)


def sentences_to_record(site: Site, language: Language, folder: Path) -> Iterator[Sentence]:
    """Yield the sentences as a person reads them aloud: with the numbers and names that the page shows."""
    view = View(site, site.by_path[urls.home(language.tag)])
    localiser = site.localisers[language.tag]
    return to_record(site.guide, localiser, folder, lambda local: view.inline(local).striptags())
