"""Recordings as they are published: each under the name of its content, and an index that says what they weigh."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pwa import urls
from pwa.guide.model import Guide
from pwa.languages import Languages
from pwa.problems import Origin, Problem, Problems
from pwa.project import Project
from pwa.site.document import Document
from pwa.site.packs import sha256, to_json
from pwa.translation.audio import is_mp3, known_ids, recordings
from pwa.wording import tell


def published_recordings(project: Project, guide: Guide, languages: Languages) -> dict[str, dict[str, Path]]:
    """Return the recordings that a page can play: by language and message id. A language without any is not there.

    Raise the `Problems` of those that are no MP3.
    """
    found = {language.tag: recordings(language.tag, project.audio) for language in languages}
    if not any(found.values()):
        return {}
    known = known_ids(project, guide)
    playable = {tag: {name: path for name, path in each.items() if name in known} for tag, each in found.items()}
    if problems := [_no_mp3(project, path) for each in playable.values() for path in each.values() if not is_mp3(path)]:
        raise Problems(problems)
    return {tag: each for tag, each in playable.items() if each}


def _no_mp3(project: Project, path: Path) -> Problem:
    advice = tell("save it as MP3 again: another name does not make it one")
    return Problem(Origin(project.shown(path)), tell("this can't be read as MP3"), advice)


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
