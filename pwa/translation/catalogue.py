"""THE reader of `translations/`: what each language says for a message, and whether it was reviewed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import polib

from pwa.languages import SOURCE, Language
from pwa.problems import Origin, Problem, Problems
from pwa.project import Project
from pwa.text import DOMAINS, Domain, Key, Text
from pwa.wording import tell

Review = Literal["draft", "reviewed"]


@dataclass(frozen=True)
class PoFile:
    """One .po file as it was read. `shown` is its path for people."""

    domain: Domain
    path: Path
    shown: str
    po: polib.POFile

    def said(self) -> Iterator[polib.POEntry]:
        """Yield the entries that are shown: translated, not fuzzy, not obsolete."""
        return (entry for entry in self.po if entry.msgstr and not entry.fuzzy and not entry.obsolete)


@dataclass(frozen=True)
class Catalogue:
    """What one language says: key of a message → msgstr. Fuzzy and empty entries are not there."""

    language: Language
    review: Review
    translations: dict[Key, str]
    files: tuple[PoFile, ...] = field(default=(), compare=False, repr=False)
    """Where it was read, for the checks; parsed once."""

    def progress(self, texts: Iterable[Text]) -> Iterator[tuple[Domain, int, int]]:
        """Yield for each domain how many of `texts` are translated, and how many there are."""
        for domain in DOMAINS:
            mine = [text for text in texts if text.domain == domain]
            yield domain, sum(text.key in self.translations for text in mine), len(mine)

    def bare(self) -> Catalogue:
        """Return the catalogue without its files: all that saying needs."""
        return Catalogue(self.language, self.review, self.translations)


def catalogue_path(project: Project, language: Language, domain: Domain) -> Path:
    return project.translations / language.locale / "LC_MESSAGES" / f"{domain}.po"


def read_po(project: Project, path: Path) -> polib.POFile:
    """Read a .po file; raise `Problems` where it can't be read or says a message twice."""
    text, shown = project.read_text(path), project.shown(path)
    try:
        po = polib.pofile(text, wrapwidth=0)
    except (OSError, ValueError) as error:
        found = re.search(r"\(line (\d+)\)", str(error))
        what = tell("the catalogue can't be read ({value})", value=str(error).strip())
        origin = Origin(shown, int(found.group(1)) if found else 1)
        raise Problems([Problem(origin, what, tell("correct the lines around this one"))]) from None
    seen: set[tuple[str | None, str]] = set()
    twice = []
    for entry in po:
        key = (entry.msgctxt, entry.msgid)
        if key in seen and not entry.obsolete:
            origin = Origin(shown, entry.linenum or 1)
            twice.append(
                Problem(
                    origin,
                    tell("“{name}” is there twice", name=entry.msgid[:60]),
                    tell("remove one of the two entries"),
                )
            )
        seen.add(key)
    if twice:
        raise Problems(twice)
    return po


def read_catalogue(project: Project, language: Language) -> Catalogue:
    """Read the catalogues of `language`; a missing file says nothing. Raise `Problems`."""
    if language.tag == SOURCE:
        return Catalogue(language, "reviewed", {})
    files: list[PoFile] = []
    problems: list[Problem] = []
    for domain in DOMAINS:
        path = catalogue_path(project, language, domain)
        if not path.exists():
            continue
        shown = project.shown(path)
        try:
            files.append(PoFile(domain, path, shown, read_po(project, path)))
        except Problems as found:
            problems += found.problems
    if problems:
        raise Problems(problems)
    translations: dict[Key, str] = {
        (file.domain, entry.msgctxt, entry.msgid): entry.msgstr for file in files for entry in file.said()
    }
    reviews = {file.po.metadata.get("X-Review", "draft") for file in files}
    return Catalogue(language, "reviewed" if reviews == {"reviewed"} else "draft", translations, tuple(files))


def folders_of_no_language(project: Project, languages: Iterable[Language]) -> list[Problem]:
    """Return a hint for each folder beside the catalogues that nobody reads."""
    owned = {language.locale for language in languages}
    folders = sorted(project.translations.iterdir()) if project.translations.is_dir() else ()
    return [
        Problem(
            Origin(project.shown(folder)),
            tell("no language owns this folder, nobody reads it"),
            tell("add the language with `pwa translate new {name}`, or rename the folder", name=folder.name),
            level="hint",
        )
        for folder in folders
        if folder.is_dir() and not folder.name.startswith((".", "_")) and folder.name not in owned
    ]
