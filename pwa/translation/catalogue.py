"""THE reader of `translations/`: what each language says for a message, and whether it was reviewed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib

from pwa.languages import SOURCE, Language
from pwa.plurals import same_plural
from pwa.problems import Origin, Problem, Problems
from pwa.project import Project, by_a_person, looks_like
from pwa.text import DOMAINS, Domain, Key
from pwa.translation.po import Po, parse
from pwa.translation.reviews import Review, read_reviews, state_of
from pwa.wording import Told, tell

GLOSSARY = "glossary"
"""The folder beside the catalogues with the words that were chosen for each language."""


@dataclass(frozen=True)
class PoFile:
    """One .po file as it was read. `shown` is its path for people."""

    domain: Domain
    path: Path
    shown: str
    po: Po
    review: Review = "draft"

    def said(self) -> Iterator[polib.POEntry]:
        """Yield the entries that are shown: translated, not fuzzy, not obsolete."""
        return (entry for entry in self.po if entry.msgstr and not entry.fuzzy and not entry.obsolete)


@dataclass(frozen=True)
class Catalogue:
    """What one language says: key of a message → msgstr. Fuzzy and empty entries are not there.

    `older` has, of messages whose French changed since, what may still be shown with a mark; `hints` is what to tell
    about headers and reviews, of level "hint" or "warning": it never stops anything.
    """

    language: Language
    review: Review
    translations: dict[Key, str]
    files: tuple[PoFile, ...] = field(default=(), compare=False, repr=False)
    """Where it was read, for the checks; parsed once."""
    older: dict[Key, str] = field(default_factory=dict)
    hints: tuple[Problem, ...] = field(default=(), compare=False, repr=False)

    def bare(self) -> Catalogue:
        """Return the catalogue without its files: all that saying needs."""
        return Catalogue(self.language, self.review, self.translations, older=self.older)


def catalogue_path(project: Project, language: Language, domain: Domain) -> Path:
    return project.translations / language.locale / "LC_MESSAGES" / f"{domain}.po"


def review_name(language: Language, domain: Domain) -> str:
    """Return how reviews.toml calls a catalogue: ar/guide.po."""
    return f"{language.locale}/{domain}.po"


def read_po(project: Project, path: Path) -> Po:
    """Read a .po file; raise `Problems` where it can't be read or says a message twice."""
    return parse(project.read_text(path), project.shown(path))


def read_catalogue(project: Project, language: Language) -> Catalogue:
    """Read the catalogues of `language`; a missing file says nothing. Raise `Problems`."""
    if language.tag == SOURCE:
        return Catalogue(language, "reviewed", {})
    files, problems, hints = _read_files(project, language)
    if problems:
        raise Problems(problems)
    translations: dict[Key, str] = {
        (file.domain, entry.msgctxt, entry.msgid): entry.msgstr for file in files for entry in file.said()
    }
    states = {file.review for file in files}
    state: Review = "reviewed" if states == {"reviewed"} else "draft"
    return Catalogue(language, state, translations, tuple(files), hints=tuple(hints))


def silent_catalogue(project: Project, language: Language) -> Catalogue:
    """Return a catalogue that says nothing, because something in it can't be used, with those of its files that can be
    read: a preview names what stands in them."""
    files, _, _ = _read_files(project, language)
    return Catalogue(language, "draft", {}, tuple(files))


def _read_files(project: Project, language: Language) -> tuple[list[PoFile], list[Problem], list[Problem]]:
    """Return the files that can be read, why others can't, and what to tell besides."""
    reviews = read_reviews(project)
    hints: list[Problem] = [*reviews.problems]
    files: list[PoFile] = []
    problems: list[Problem] = []
    for domain in DOMAINS:
        path = catalogue_path(project, language, domain)
        if not path.exists():
            continue
        shown = project.shown(path)
        try:
            po = read_po(project, path)
        except Problems as found:
            problems += found.problems
            continue
        said = [*PoFile(domain, path, shown, po).said()]
        review, told = state_of(reviews, review_name(language, domain), po.value("X-Review"), said, shown)
        hints += [*header_hints(po, shown, language), *told]
        files.append(PoFile(domain, path, shown, po, review))
    return files, problems, hints


# Headers: what tools write there may be spelt in many ways, and never stops anything


def header_hints(po: Po, shown: str, language: Language) -> Iterator[Problem]:
    """Yield what the header of a catalogue says that is not so."""
    if po.head is None:
        yield _hint(shown, 1, tell("the file has no header"))
        return
    line = po.head.linenum or 1
    plural, tongue = po.value("Plural-Forms"), po.value("Language")
    if plural and not same_plural(plural, language.plural):
        yield _hint(shown, line, tell("the header Plural-Forms is not that of the language"))
    if tongue and not means(tongue, language):
        yield _hint(shown, line, tell("the header Language says {tongue}", tongue=tongue))
    if (charset := charset_of(po)) and not is_utf8(charset):
        yield _hint(shown, line, tell("the header says {charset}, and the file is UTF-8", charset=charset))


def _hint(shown: str, line: int, what: Told) -> Problem:
    return Problem(Origin(shown, line), what, tell("run `pwa translate update`, which corrects it"), "hint")


def charset_of(po: Po) -> str | None:
    """Return the charset that the header names."""
    found = re.search(r"charset=\s*\"?([^\s;\"]+)", po.value("Content-Type") or "", re.I)
    return found.group(1) if found else None


def is_utf8(charset: str) -> bool:
    """Whether the name of a charset means UTF-8; that of a template, CHARSET, means nothing."""
    return charset.lower().replace("_", "-") in ("utf-8", "utf8")


def means(name: str, language: Language) -> bool:
    """Whether a header `Language: name` means `language`, perhaps in one of its countries: nl_BE is nl."""
    ours = {each.replace("_", "-").lower() for each in (language.tag, language.locale, *language.aliases)}
    return _base(name) in {_base(each) for each in ours}


def _base(tag: str) -> str:
    return re.split(r"[-_@.]", tag.strip().lower())[0]


# Folders


def folders_of_no_language(project: Project, languages: Iterable[Language]) -> list[Problem]:
    """Return a hint for each folder beside the catalogues that nobody reads."""
    owned = {GLOSSARY, *(language.locale for language in languages)}
    folders = sorted(project.translations.iterdir()) if project.translations.is_dir() else ()
    return [
        Problem(
            Origin(project.shown(folder)),
            tell("no language owns this folder, nobody reads it"),
            tell("add the language with `pwa translate new {name}`, or rename the folder", name=folder.name),
            level="hint",
        )
        for folder in folders
        if folder.is_dir() and by_a_person(folder.name) and folder.name not in owned
    ]


def glossaries_of_no_language(project: Project, languages: Iterable[Language]) -> Iterator[Problem]:
    """Yield what stands among the glossaries and is none of a language that is translated."""
    names = [f"{language.tag}.toml" for language in languages if language.tag != SOURCE]
    for path in project.entries(project.translations / GLOSSARY):
        if path.name in names:
            continue
        if meant := next((name for name in names if looks_like(path.name, name)), ""):
            yield project.misnamed(path, meant)
            continue
        what = tell("no language owns this file, nobody reads it")
        yield Problem(Origin(project.shown(path)), what, tell("remove it, or call it {name}", name=" / ".join(names)))
