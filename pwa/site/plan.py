"""THE plan of the site: what it is made of, and every page of every language, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pwa.guide.model import Contact, Guide
from pwa.languages import Language, Languages
from pwa.problems import Problem
from pwa.project import Project
from pwa.site.assets import Asset, Assets, read_assets
from pwa.site.audio import published_recordings
from pwa.site.directory import Group, by_letter, directory
from pwa.site.edition import Edition, Web
from pwa.site.page import Page, pages_of, shared_pages
from pwa.translation.catalogue import Catalogue
from pwa.translation.localise import Localiser


@dataclass(frozen=True)
class Withheld:
    """A language that readers aren't offered: its catalogues have `problems`, or `vital`, the percentage of the texts
    of tier 1 that it says itself, is below its threshold."""

    language: Language
    vital: int
    problems: tuple[Problem, ...] = ()


class Site:
    """All that is published, as data: rendering it is pure, and the same plan gives the same bytes."""

    def __init__(
        self,
        project: Project,
        guide: Guide,
        languages: Languages,
        catalogues: Mapping[str, Catalogue],
        published: Languages | None = None,
        edition: Edition | None = None,
        troubles: Mapping[str, tuple[Problem, ...]] | None = None,
        withheld: tuple[Withheld, ...] = (),
    ) -> None:
        """Plan the pages of the `published` languages (all); the others still lend their texts.

        `troubles` are what a preview says on the pages of a language whose catalogues can't be used, `withheld` are the
        languages that were asked for and are not published.
        """
        self.project = project
        self.catalogues = catalogues
        self.guide = guide
        self.languages = published or languages
        self.edition = edition or Web()
        self.troubles = troubles or {}
        self.withheld = withheld
        self.localisers = {each.tag: Localiser(each, languages, catalogues) for each in self.languages}
        self.assets: Assets = read_assets(project)
        self.policy = self.assets.policy
        self.recorded = published_recordings(project, guide, self.languages)

    def pages(self) -> Iterator[Page]:
        """Yield every page, the shared ones first."""
        yield from self.shared_pages()
        for language in self.languages:
            yield from self.pages_of(language)

    def shared_pages(self) -> Iterator[Page]:
        return shared_pages(self.languages.source)

    def pages_of(self, language: Language) -> Iterator[Page]:
        return pages_of(self.guide, language)

    def assets_of(self, language: Language) -> tuple[Asset, ...]:
        return self.assets.of(language.direction)

    @cached_property
    def by_path(self) -> dict[str, Page]:
        return {page.path: page for page in self.pages()}

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        return directory(self.guide)

    @cached_property
    def contacts_by_letter(self) -> dict[str, list[Contact]]:
        return by_letter(tuple(self.guide.contacts.values()))
