"""Reads everything that the site is made of, and raises every problem of every file at once."""

from __future__ import annotations

from dataclasses import dataclass

from pwa.guide.model import Guide
from pwa.guide.reading import read_guide
from pwa.languages import Languages, read_languages
from pwa.problems import Problem, Problems
from pwa.project import Project
from pwa.site.assets import has_icon
from pwa.site.edition import Web
from pwa.site.plan import Site
from pwa.translation.catalogue import Catalogue, read_catalogue
from pwa.translation.changes import with_older
from pwa.translation.checking import unsafe_translations
from pwa.translation.collation import sort_key
from pwa.wording import tell


@dataclass(frozen=True)
class Loaded:
    """What could be read. `troubled` are the problems of each language whose catalogues can't be used."""

    guide: Guide
    languages: Languages
    catalogues: dict[str, Catalogue]
    troubled: dict[str, tuple[Problem, ...]]


def read(project: Project) -> Loaded:
    """Read content and catalogues; raise the `Problems` of languages.toml and of the guide.

    A language with troubled catalogues says nothing itself: all its texts fall back.
    """
    problems: list[Problem] = []
    guide: Guide | None = None
    languages: Languages | None = None
    try:
        languages = read_languages(project)
    except Problems as found:
        problems += found.problems
    try:
        guide = read_guide(project)
        problems += _missing_icons(guide)
    except Problems as found:
        problems += found.problems
    catalogues: dict[str, Catalogue] = {}
    troubled: dict[str, tuple[Problem, ...]] = {}
    for language in languages or ():
        try:
            catalogue = with_older(read_catalogue(project, language))
            trouble = tuple(unsafe_translations(catalogue))
        except Problems as found:
            trouble = found.problems
        if trouble:
            troubled[language.tag] = trouble
            catalogue = Catalogue(language, "draft", {})
        catalogues[language.tag] = catalogue.bare()
    if problems or guide is None or languages is None:
        raise Problems([*problems, *(each for trouble in troubled.values() for each in trouble)])
    return Loaded(guide, languages, catalogues, troubled)


def load_site(project: Project, only: tuple[str, ...] = ()) -> Site:
    """Return the plan of the site, of the languages with the tags `only` if given; raise `Problems`."""
    loaded = read(project)
    if loaded.troubled:
        raise Problems([each for trouble in loaded.troubled.values() for each in trouble])
    published = loaded.languages.only(only) if only else None
    return Site(project, loaded.guide, loaded.languages, loaded.catalogues, published)


def load_preview(project: Project) -> Site:
    """Return the plan for translators and editors: no phone keeps it, and trouble in one language stays there.

    Raise the `Problems` of languages.toml and of the guide.
    """
    loaded = read(project)
    sort_key("")  # its table is read now, not while somebody waits for a page that is sorted
    edition = Web(installable=False)
    return Site(project, loaded.guide, loaded.languages, loaded.catalogues, None, edition, loaded.troubled)


def _missing_icons(guide: Guide) -> list[Problem]:
    named = [(topic.icon, topic.origin) for topic in guide.documents]
    named += [(group.icon, guide.origins[f"group:{group.id}"]) for group in guide.phrases]
    return [
        Problem(origin, tell("there is no pictogram “{name}”", name=name), tell("take a name from https://lucide.dev/icons"))
        for name, origin in named
        if not has_icon(name)
    ]
