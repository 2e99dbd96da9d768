"""THE reader of `translations/`: what each language says for a message, and whether it was reviewed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import polib

from pwa import places
from pwa.languages import SOURCE, Language
from pwa.problems import Origin, Problem, Problems
from pwa.translation.messages import DOMAINS

Review = Literal["draft", "reviewed"]
Key = tuple[str | None, str]


@dataclass(frozen=True)
class Catalogue:
    """What one language says: (domain, msgctxt, msgid) → msgstr. Fuzzy and empty entries are not there."""

    language: Language
    review: Review
    translations: dict[tuple[str, str | None, str], str]


def catalogue_path(language: Language, domain: str, folder: Path = places.TRANSLATIONS) -> Path:
    return folder / language.locale / "LC_MESSAGES" / f"{domain}.po"


def read_po(path: Path) -> polib.POFile:
    """Read a .po file; raise `Problems` where it can't be read."""
    file = places.shown(path)
    try:
        return polib.pofile(path, encoding="utf-8", wrapwidth=0, check_for_duplicates=True)
    except UnicodeDecodeError:
        raise Problems([Problem(Origin(file), "this is not UTF-8", "save it again as UTF-8")]) from None
    except (OSError, ValueError) as error:
        line = next(
            (int(word.strip("():,")) for word in str(error).split() if word.strip("():,").isdecimal()), 1
        )
        what = f"the catalogue can't be read ({str(error).removeprefix(str(path)).strip()})"
        raise Problems([Problem(Origin(file, line), what, "correct the lines around this one")]) from None


def read_catalogue(language: Language, folder: Path = places.TRANSLATIONS) -> Catalogue:
    """Read the catalogues of `language`; a missing file says nothing. Raise `Problems`."""
    if language.tag == SOURCE:
        return Catalogue(language, "reviewed", {})
    translations: dict[tuple[str, str | None, str], str] = {}
    reviews: set[str] = set()
    problems: list[Problem] = []
    for domain in DOMAINS:
        path = catalogue_path(language, domain, folder)
        if not path.exists():
            continue
        try:
            po = read_po(path)
        except Problems as found:
            problems += found.problems
            continue
        reviews.add(po.metadata.get("X-Review", "draft"))
        for entry in po:
            if entry.msgstr and not entry.fuzzy and not entry.obsolete:
                translations[domain, entry.msgctxt, entry.msgid] = entry.msgstr
    if problems:
        raise Problems(problems)
    return Catalogue(language, "reviewed" if reviews == {"reviewed"} else "draft", translations)


def read_catalogues(
    languages: Iterable[Language], folder: Path = places.TRANSLATIONS
) -> dict[str, Catalogue]:
    """Read all catalogues, by tag; raise the `Problems` of all of them at once."""
    catalogues: dict[str, Catalogue] = {}
    problems: list[Problem] = []
    for language in languages:
        try:
            catalogues[language.tag] = read_catalogue(language, folder)
        except Problems as found:
            problems += found.problems
    if problems:
        raise Problems(problems)
    return catalogues
