"""Writes catalogues: quiet ones, without dates, line numbers or wrapping, so that a change shows only itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import polib

from pwa.languages import Language
from pwa.project import Project
from pwa.text import DOMAINS, Text
from pwa.translation.catalogue import catalogue_path, read_po


def _entry(text: Text) -> polib.POEntry:
    note = f"Translators: {text.note}" if text.note else ""
    return polib.POEntry(msgid=text.source, msgctxt=text.context, comment=note)


def _header(language: Language | None, review: str) -> dict[str, str]:
    header = {"Project-Id-Version": "Passage", "MIME-Version": "1.0", "Content-Type": "text/plain; charset=utf-8"}
    header["Content-Transfer-Encoding"] = "8bit"
    if language:
        header |= {"Language": language.locale, "Plural-Forms": language.plural, "X-Review": review}
    return header


def write_templates(texts: list[Text], folder: Path) -> Iterator[tuple[Path, int]]:
    """Write one .pot a domain into `folder`; yield each with its number of messages."""
    folder.mkdir(parents=True, exist_ok=True)
    for domain in DOMAINS:
        po = polib.POFile(wrapwidth=0)
        po.metadata = _header(None, "")
        po.extend(_entry(text) for text in texts if text.domain == domain)
        path = folder / f"{domain}.pot"
        po.save(str(path))
        yield path, len(po)


def update_catalogues(
    project: Project, texts: list[Text], languages: Iterable[Language]
) -> Iterator[tuple[Path, int, int]]:
    """Bring each catalogue to the order and the messages of the French text.

    A translation whose French changed stays in the file as fuzzy, with the French that it was made from;
    one that is no longer used stays as obsolete. Yield each path with how many are new and how many went.
    """
    for language in languages:
        for domain in DOMAINS:
            path = catalogue_path(project, language, domain)
            old = read_po(project, path) if path.exists() else polib.POFile(wrapwidth=0)
            known: dict[tuple[str | None, str], polib.POEntry] = {(entry.msgctxt, entry.msgid): entry for entry in old}
            po = polib.POFile(wrapwidth=0)
            po.metadata = _header(language, old.metadata.get("X-Review", "draft"))
            new = 0
            for text in texts:
                if text.domain != domain:
                    continue
                entry = _entry(text)
                before = known.pop((text.context, text.source), None)
                if before is not None and not before.obsolete:
                    entry.msgstr, entry.flags, entry.tcomment = before.msgstr, before.flags, before.tcomment
                    entry.previous_msgid = before.previous_msgid
                else:
                    new += 1
                po.append(entry)
            gone = [entry for entry in known.values() if entry.msgstr]
            for entry in gone:
                entry.obsolete = True
                po.append(entry)
            path.parent.mkdir(parents=True, exist_ok=True)
            po.save(str(path))
            yield path, new, len(gone)
