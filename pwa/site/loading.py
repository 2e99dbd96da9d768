"""Reads everything that the site is made of, and raises every problem of every file at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pwa.guide.model import Guide
from pwa.guide.reading import read_guide
from pwa.languages import Languages, read_languages
from pwa.problems import Problem, Problems
from pwa.project import Project
from pwa.site.assets import has_icon
from pwa.site.edition import Web
from pwa.site.plan import Site, Withheld
from pwa.translation.catalogue import Catalogue, read_catalogue, silent_catalogue
from pwa.translation.changes import with_older
from pwa.translation.checking import unsafe_translations
from pwa.translation.collation import sort_key
from pwa.translation.extract import all_texts
from pwa.translation.progress import vital
from pwa.translation.pseudo import PSEUDO, pseudo_catalogue


@dataclass(frozen=True)
class Loaded:
    """What could be read. `troubled` are the problems of each language whose catalogues can't be used."""

    guide: Guide
    languages: Languages
    catalogues: dict[str, Catalogue]
    troubled: dict[str, tuple[Problem, ...]]


def read(project: Project) -> Loaded:
    """Read content and catalogues; raise the `Problems` of languages.toml and of the guide.

    A language with troubled catalogues says nothing itself: all its texts fall back. The catalogues have their files.
    """
    problems: list[Problem] = []
    guide: Guide | None = None
    languages: Languages | None = None
    try:
        languages = read_languages(project)
    except Problems as found:
        problems += found.problems
    try:
        guide = read_guide(project, has_icon)
    except Problems as found:
        problems += found.problems
    catalogues: dict[str, Catalogue] = {}
    troubled: dict[str, tuple[Problem, ...]] = {}
    for language in languages or ():
        try:
            catalogue = with_older(read_catalogue(project, language))
            trouble = tuple(each for each in unsafe_translations(catalogue) if each.level == "error")
        except Problems as found:
            trouble = found.problems
        if trouble:
            troubled[language.tag] = trouble
            catalogue = silent_catalogue(project, language)
        catalogues[language.tag] = catalogue
    if problems or guide is None or languages is None:
        raise Problems([*problems, *(each for trouble in troubled.values() for each in trouble)])
    return Loaded(guide, languages, catalogues, troubled)


def load_site(project: Project, only: tuple[str, ...] = ()) -> Site:
    """Return the plan of the site, of the languages with the tags `only` if given, without those that are withheld.

    Raise the `Problems` of languages.toml and of the guide.
    """
    loaded = read(project)
    asked = loaded.languages.only(only) if only else loaded.languages
    withheld = {each.language.tag: each for each in _withheld(project, loaded)}
    published = asked.only(each.tag for each in asked if each.tag not in withheld)
    catalogues = {tag: catalogue.bare() for tag, catalogue in loaded.catalogues.items()}
    out = tuple(withheld[each.tag] for each in asked if each.tag in withheld)
    return Site(project, loaded.guide, loaded.languages, catalogues, published, withheld=out)


def _withheld(project: Project, loaded: Loaded) -> Iterator[Withheld]:
    """Yield the languages that readers can't be offered: with mistakes in their catalogues, or with too little said."""
    texts = all_texts(project, loaded.guide)
    for language in loaded.languages.translated:
        trouble = loaded.troubled.get(language.tag, ())
        percent = vital(texts, loaded.catalogues[language.tag])
        if trouble or percent < language.threshold:
            yield Withheld(language, percent, trouble)


def load_preview(project: Project, pseudo: bool = False) -> Site:
    """Return the plan for translators and editors: no phone keeps it, and trouble in one language stays there.

    With `pseudo`, the languages for tests of layout are there, too. Its catalogues have their files, for the preview
    to name them. Raise the `Problems` of languages.toml and of the guide.
    """
    loaded = read(project)
    sort_key("")  # its table is read now, not while somebody waits for a page that is sorted
    languages, catalogues = loaded.languages, loaded.catalogues
    if pseudo:
        texts = all_texts(project, loaded.guide)
        languages = Languages((*languages, *PSEUDO))
        catalogues = catalogues | {each.tag: pseudo_catalogue(each, texts) for each in PSEUDO}
    return Site(project, loaded.guide, languages, catalogues, None, Web(installable=False), loaded.troubled)
