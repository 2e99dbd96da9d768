"""Reads everything that the site is made of, and raises every problem of every file at once."""

from __future__ import annotations

from pwa.guide.model import Guide
from pwa.guide.reading import read_guide
from pwa.languages import Languages, read_languages
from pwa.problems import Problem, Problems
from pwa.site.assets import has_icon
from pwa.site.pages import Site
from pwa.translation.catalogue import Catalogue, read_catalogues
from pwa.translation.checking import unsafe_translations


def load_site(published: Languages | None = None) -> Site:
    """Return the plan of the site, of the `published` languages only if given; raise `Problems`."""
    languages = read_languages()
    problems: list[Problem] = []
    guide: Guide | None = None
    catalogues: dict[str, Catalogue] = {}
    try:
        guide = read_guide()
        problems += missing_icons(guide)
    except Problems as found:
        problems += found.problems
    try:
        catalogues = read_catalogues(languages)
        problems += unsafe_translations(languages)
    except Problems as found:
        problems += found.problems
    if problems or guide is None:
        raise Problems(problems)
    return Site(guide, languages, catalogues, published)


def missing_icons(guide: Guide) -> list[Problem]:
    """Return the problems of pictograms that don't exist."""
    named = [(topic.icon, topic.origin) for topic in guide.documents]
    named += [(group.icon, guide.origins[f"group:{group.id}"]) for group in guide.phrases]
    return [
        Problem(origin, f"there is no pictogram “{name}”", "take a name from https://lucide.dev/icons")
        for name, origin in named
        if not has_icon(name)
    ]
