"""THE languages: which there are, what they are called, and which one a person most likely reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal

from babel import Locale, UnknownLocaleError
from pydantic import ConfigDict, Field

from pwa.problems import Problem, Problems
from pwa.project import Project
from pwa.toml import TomlText, tables
from pwa.wording import tell

SOURCE = "fr"
THRESHOLD = 80
"""Percent of the texts of tier 1 that a language needs before readers are offered it, unless its entry says
otherwise: a page half in another language is worse than one that leads to that language."""

_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True)
class Language:
    """A language of the guide. `tag` is for addresses and `lang`, `locale` for folders and Babel."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    tag: str
    locale: str
    name: str
    direction: Literal["ltr", "rtl"]
    fallback: tuple[str, ...]
    plural: str
    date: Literal["long", "digits"]
    aliases: tuple[str, ...] = ()
    threshold: Annotated[int, Field(ge=0, le=100)] = THRESHOLD


class Languages:
    """All languages in their order, with the ways that lead to each.

    `withheld` are those that readers aren't offered (yet): what leads to one of them leads to the first language of
    its chain that they are offered.
    """

    def __init__(self, languages: tuple[Language, ...], withheld: tuple[Language, ...] = ()) -> None:
        self.all = languages
        self.withheld = withheld
        self._by_tag = {language.tag: language for language in languages}

    def __iter__(self) -> Iterator[Language]:
        return iter(self.all)

    def __getitem__(self, tag: str) -> Language:
        return self._by_tag[tag]

    def __contains__(self, tag: object) -> bool:
        return tag in self._by_tag

    def only(self, tags: Iterable[str]) -> Languages:
        """Return the languages of `tags`, in their usual order; the others are withheld. French always stays: every
        text falls back on it."""
        wanted = {SOURCE, *tags}
        withheld = tuple(language for language in self.all if language.tag not in wanted)
        return Languages(tuple(each for each in self.all if each.tag in wanted), (*self.withheld, *withheld))

    @property
    def source(self) -> Language:
        return self._by_tag[SOURCE]

    @property
    def translated(self) -> tuple[Language, ...]:
        """The languages with catalogues: all but French."""
        return tuple(language for language in self.all if language.tag != SOURCE)

    @cached_property
    def _names(self) -> dict[str, Language]:
        names = {alias.lower(): language for language in self.all for alias in language.aliases}
        return names | {language.tag.lower(): language for language in self.all}

    @cached_property
    def _stand_ins(self) -> dict[str, Language]:
        """What stands in for each name of a language that is withheld."""
        return {
            name.lower(): self[tag]
            for language in self.withheld
            for tag in [next((tag for tag in language.fallback if tag in self), SOURCE)]
            for name in (*language.aliases, language.tag)
        }

    def resolve(self, tag: str) -> Language | None:
        """Return the language that `tag` means: itself, an alias, its parent (`ar-LB` is `ar`), or what stands in for
        it while it is withheld."""
        return next((found for found, _ in self._meant(tag)), None)

    def is_withheld(self, tag: str) -> bool:
        """Whether `tag` means a language that readers aren't offered."""
        return next((stands_in for _, stands_in in self._meant(tag)), False)

    def _meant(self, tag: str) -> Iterator[tuple[Language, bool]]:
        """Yield what `tag` means, the likeliest first, and whether that only stands in for what is meant."""
        name = tag.replace("_", "-").lower()
        while name:
            if name in self._names:
                yield self._names[name], False
            if name in self._stand_ins:
                yield self._stand_ins[name], True
            name = name.rpartition("-")[0]

    def best(self, accept_language: str) -> list[Language]:
        """Return the languages that an `Accept-Language` header asks for, best first, without doubles; what stands in
        for a withheld one comes last.

        A header that makes no sense asks for nothing: the list is then empty.
        """
        wishes: list[tuple[bool, float, int, Language]] = []
        for position, part in enumerate(accept_language[:1000].split(",")):
            match = re.fullmatch(r"\s*([A-Za-z0-9-]{2,35})\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?", part)
            found = next(self._meant(match.group(1)), None) if match else None
            if match and found and (quality := float(match.group(2) or 1)) > 0:
                language, stands_in = found
                wishes.append((stands_in, -quality, position, language))
        return list(dict.fromkeys(language for *_, language in sorted(wishes, key=lambda wish: wish[:3])))

    def chain(self, language: Language) -> tuple[Language, ...]:
        """Return `language`, then those that lend it a missing text; French is always the last."""
        return (language, *(self[tag] for tag in language.fallback))


def _known_to_babel(locale: str) -> bool:
    """Whether dates can be written in `locale`."""
    try:
        Locale.parse(locale)
    except (ValueError, TypeError, UnknownLocaleError):
        return False
    return True


def read_languages(project: Project) -> Languages:
    """Read the languages of `project`; raise `Problems`."""
    path = project.content / "languages.toml"
    toml = TomlText(project.read_text(path), project.shown(path))
    languages: list[Language] = []
    problems: list[Problem] = []
    for number, entry in enumerate(tables(toml.data, "language")):
        try:
            languages.append(toml.read(Language, entry, ("language", number)))
        except Problems as found:
            problems += found.problems
    tags = [language.tag for language in languages]
    for number, language in enumerate(languages):
        origin = toml.origin(("language", number, "fallback"))
        if tags.count(language.tag) > 1:
            problems.append(
                Problem(origin, tell("the language {tag} is there twice", tag=language.tag), tell("remove one"))
            )
        if not _TAG.fullmatch(language.tag):
            problem = tell("“{tag}” is no tag of a language", tag=language.tag)
            problems.append(
                Problem(toml.origin(("language", number, "tag")), problem, tell("write it as in ar or fa-AF"))
            )
        if language.tag == SOURCE and language.fallback:
            problems.append(Problem(origin, tell("French falls back on nothing"), tell("write fallback = []")))
        for tag in language.fallback:
            if tag not in tags:
                problems.append(
                    Problem(
                        origin, tell("the fallback {tag} is no language of this file", tag=tag), tell("correct it")
                    )
                )
        if language.tag != SOURCE and (not language.fallback or language.fallback[-1] != SOURCE):
            problems.append(
                Problem(
                    origin,
                    tell("the fallback of {tag} does not end in fr", tag=language.tag),
                    tell('end it with "fr"'),
                )
            )
        if not _known_to_babel(language.locale):
            origin = toml.origin(("language", number, "locale"))
            unknown = tell("the locale “{locale}” is not known", locale=language.locale)
            problems.append(Problem(origin, unknown, tell("take a locale that CLDR has, such as fa_AF")))
    if SOURCE not in tags:
        problems.append(Problem(toml.origin(), tell("there is no French"), tell('add the entry with tag = "fr"')))
    if problems:
        raise Problems(problems)
    return Languages(tuple(languages))
