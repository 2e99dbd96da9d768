"""THE languages: which there are, what they are called, and which one a person most likely reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal

import langcodes
from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, ConfigDict
from pydantic_core import PydanticCustomError

from pwa.plurals import plural_rule, same_plural
from pwa.problems import Origin, Problem, Problems
from pwa.project import Project
from pwa.toml import TomlText
from pwa.wording import Told, tell

SOURCE = "fr"
THRESHOLD = 80
"""Percent of the texts of tier 1 that a language needs before readers are offered it, unless its entry says
otherwise: a page half in another language is worse than one that leads to that language."""

_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def _percent(value: int) -> int:
    if not 0 <= value <= 100:
        what = tell("“threshold” is {value}", value=value)
        raise PydanticCustomError("percent", "", {"what": what, "advice": tell("write a number from 0 to 100")})
    return value


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
    threshold: Annotated[int, AfterValidator(_percent)] = THRESHOLD


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


def read_languages(project: Project) -> Languages:
    """Read the languages of `project`; raise `Problems`."""
    path = project.content / "languages.toml"
    toml = TomlText(project.read_text(path), project.shown(path), table="language", kind=Language)
    found: list[tuple[Origin, dict[str, Origin], Language]] = []
    problems: list[Problem] = []
    named: set[str] = set()
    for where, entry in toml.entries():
        tag = entry.get("tag")
        named |= {tag, _standard(tag)} if isinstance(tag, str) else {""}
        try:
            language = toml.read(Language, entry, where)
        except Problems as wrong:
            problems += wrong.problems
            continue
        found.append((toml.origin(where), {each: toml.origin((*where, each)) for each in entry}, language))
    problems += toml.problems
    whole = not problems
    if toml.lost or "" in named:  # there is a language whose tag can't be read: it may be any
        named |= {tag for *_, each in found for tag in each.fallback}
    if whole and SOURCE not in named:  # the others fall back on it: what follows from that is not told
        raise Problems([_no_source(toml, found)])
    named |= {each.locale.replace("_", "-") for *_, each in found}  # what is told is which tag is wrong
    for position, (origin, places, language) in enumerate(found):
        before = [each for *_, each in found[:position]]
        for field, what, advice in _faults(language, before, [each for *_, each in found], named):
            problems.append(Problem(places.get(field, origin), what, advice))
    if problems:
        raise Problems(problems)
    return Languages(tuple(language for *_, language in found))


def _no_source(toml: TomlText, found: list[tuple[Origin, dict[str, Origin], Language]]) -> Problem:
    """Return what to tell where no entry is French: its tag may have been changed."""
    what = tell("there is no French")
    for _, places, language in found:
        if language.locale == SOURCE or (not language.fallback and language.tag != SOURCE):
            return Problem(places["tag"], what, tell("write {right}", right=f'tag = "{SOURCE}"'))
    return Problem(toml.origin(), what, tell('add the entry with tag = "fr"'))


Fault = tuple[str, Told, Told]
"""A field, what is wrong with it, what to do."""


def _faults(language: Language, before: list[Language], others: list[Language], named: set[str]) -> Iterator[Fault]:
    """Yield what is wrong with an entry, each cause once; `before` are the entries above it, `others` are all, and
    `named` are the tags of all, also of those that can't be read."""
    tag = language.tag
    if fault := _tag_fault(tag, before):
        yield "tag", *fault
        return
    if fault := _locale_fault(language, before):
        yield "locale", *fault
        return
    locale = Locale.parse(language.locale)
    if not language.name.strip():
        yield "name", tell("the language has no name"), tell("write what its speakers call it, in its own script")
    elif other := next((each for each in before if each.name.strip().lower() == language.name.strip().lower()), None):
        what = tell("{tag} and {other} have the same name", tag=tag, other=other.tag)
        yield "name", what, tell("write what its speakers call it, in its own script")
    direction = "rtl" if locale.character_order == "right-to-left" else "ltr"
    if language.direction != direction:
        what = tell("{tag} is not written in this direction", tag=tag)
        yield "direction", what, tell("write {right}", right=f'direction = "{direction}"')
    plural = plural_rule(locale)
    if not same_plural(language.plural, plural):
        what = tell("this is not the plural rule of {tag}", tag=tag)
        yield "plural", what, tell("write {right}", right=f'plural = "{plural}"')
    if fault := _fallback_fault(language, before, named):
        yield "fallback", *fault
    for alias in language.aliases:
        name = alias.lower()
        owners = [each.tag for each in others if each is not language and name == each.tag.lower()]
        owners += [each.tag for each in before if name in map(str.lower, each.aliases)]
        if not _standard(alias) or "_" in alias:
            yield "aliases", tell("“{tag}” is no tag of a language", tag=alias), tell("write it as in ar or fa-AF")
        elif owners:
            what = tell("the alias “{alias}” belongs to {tag}", alias=alias, tag=owners[0])
            yield "aliases", what, tell("remove it from one of the two")
        elif name == tag.lower() or [each.lower() for each in language.aliases].count(name) > 1:
            yield "aliases", tell("the alias “{alias}” is there twice", alias=alias), tell("remove one")
            return


def _standard(tag: str) -> str:
    """Return a tag as BCP 47 writes it, or nothing if it is none."""
    tag = tag.replace("_", "-")
    known = re.fullmatch(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*", tag) and langcodes.tag_is_valid(tag)
    return langcodes.standardize_tag(tag) if known else ""


def _tag_fault(tag: str, before: list[Language]) -> tuple[Told, Told] | None:
    right = _standard(tag)
    if right == tag and _TAG.fullmatch(tag):
        if any(each.tag == tag for each in before):
            return tell("the language {tag} is there twice", tag=tag), tell("remove one")
        return None
    what = tell("“{tag}” is no tag of a language", tag=tag)
    return what, tell("write {right}", right=right) if _TAG.fullmatch(right) else tell("write it as in ar or fa-AF")


def _locale_fault(language: Language, before: list[Language]) -> tuple[Told, Told] | None:
    """Return why a locale is not that of its language, as far as CLDR knows: how its dates are written."""
    tag, name = language.tag, language.locale
    try:
        locale = Locale.parse(name) if re.fullmatch(r"[A-Za-z_]+", name) else None
    except (ValueError, UnknownLocaleError):
        locale = None
    if locale is None:
        unknown = tell("the locale “{locale}” is not known", locale=name)
        return unknown, tell("take a locale that CLDR has, such as fa_AF")
    right = f'locale = "{tag.replace("-", "_")}"'
    if locale.language != tag.partition("-")[0]:
        what = tell("the locale “{locale}” is of another language than {tag}", locale=name, tag=tag)
        return what, tell("write {right}", right=right)
    if str(locale) != name:
        what = tell("the locale “{locale}” is not known", locale=name)
        return what, tell("write {right}", right=f'locale = "{locale}"')
    if other := next((each for each in before if each.locale == name), None):
        what = tell("{tag} and {other} have the same folder {locale}", tag=tag, other=other.tag, locale=name)
        return what, tell("correct one of them")
    return None


def _fallback_fault(language: Language, before: list[Language], named: set[str]) -> tuple[Told, Told] | None:
    tags = language.fallback
    if language.tag == SOURCE:
        what = tell("French falls back on nothing")
        return (what, tell("write fallback = []")) if tags else None
    if unknown := next((tag for tag in tags if tag not in named), None):
        return tell("the fallback {tag} is no language of this file", tag=unknown), tell("correct it")
    if language.tag in tags:
        return tell("{tag} falls back on itself", tag=language.tag), tell("remove it from the list")
    if twice := next((tag for tag in tags if tags.count(tag) > 1), None):
        return tell("the fallback {tag} is there twice", tag=twice), tell("remove one")
    if not tags or tags[-1] != SOURCE:
        return tell("the fallback of {tag} does not end in fr", tag=language.tag), tell('end it with "fr"')
    above = {each.tag: each.fallback for each in before if each.tag != SOURCE}
    if circle := next((tag for tag in tags if _leads(tag, language.tag, above)), None):
        what = tell("{tag} and {other} fall back on each other", tag=language.tag, other=circle)
        return what, tell("take one of them out of the list of the other")
    return None


def _leads(start: str, goal: str, fallbacks: dict[str, tuple[str, ...]]) -> bool:
    """Whether texts that `start` lacks come from `goal` in the end."""
    seen: set[str] = set()
    wave = {start}
    while wave - seen:
        seen |= wave
        wave = {tag for each in wave for tag in fallbacks.get(each, ())}
    return goal in seen
