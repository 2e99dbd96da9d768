"""What a translation must keep of its original: placeholders, links, numbers; and no other mark-up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

import polib

from pwa.guide.markdown import inline_problems, links_of, placeholders_of
from pwa.languages import Languages
from pwa.problems import Origin, Problem, Problems
from pwa.project import Project
from pwa.text import Domain, Text
from pwa.translation.catalogue import Catalogue, read_catalogue
from pwa.wording import tell

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_NUMBER = re.compile(r"\d+")


def _placeholders(text: str, domain: Domain) -> Counter[str]:
    """Return the placeholders as they will be shown: plain words have theirs in braces, Markdown may hide them."""
    if domain == "interface":
        return Counter(_PLACEHOLDER.findall(text))
    return Counter(each.shown for each in placeholders_of(text))


def _numbers(text: str) -> Counter[str]:
    bare = re.sub(r"\]\([^)]*\)", "]", _PLACEHOLDER.sub("", text))
    # "9 h" and "9:00" are the same hour.
    return Counter(number.lstrip("0") for number in _NUMBER.findall(bare) if number.strip("0"))


def entry_problems(entry: polib.POEntry, origin: Origin, domain: Domain) -> Iterator[Problem]:
    """Yield what makes a translation unfit to be shown."""
    source, target = entry.msgid, entry.msgstr
    wanted_placeholders = _placeholders(source, domain)
    if wanted_placeholders != _placeholders(target, domain):
        wanted = ", ".join(wanted_placeholders) or "none"
        yield Problem(
            origin,
            tell("the placeholders differ from the French"),
            tell("use exactly these: {wanted}", wanted=wanted),
        )
    if domain == "interface":
        if re.search(r"<[/!a-zA-Z]", target):
            yield Problem(origin, tell("there is HTML in this translation"), tell("write plain words"))
        return
    for what, advice in inline_problems(target):
        yield Problem(origin, what, advice)
    if Counter(links_of(source)) != Counter(links_of(target)):
        wanted = ", ".join(links_of(source)) or "none"
        yield Problem(
            origin,
            tell("the links differ from the French"),
            tell("keep exactly these targets: {wanted}", wanted=wanted),
        )
    if "**" in target and "**" not in source:
        yield Problem(origin, tell("there is bold that the French has not"), tell("remove the **"))
    if _numbers(source) != _numbers(target):
        wanted = ", ".join(_numbers(source)) or "none"
        yield Problem(
            origin,
            tell("the numbers differ from the French"),
            tell("use exactly these, in digits: {wanted}", wanted=wanted),
        )


def unsafe_translations(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield the problems for which a language is not published."""
    for file in catalogue.files:
        for entry in file.said():
            yield from entry_problems(entry, Origin(file.shown, entry.linenum or 1), file.domain)


def incomplete(catalogue: Catalogue, texts: Iterable[Text]) -> Iterator[Problem]:
    """Yield where a catalogue is behind the French text."""
    wanted: dict[Domain, set[tuple[str | None, str]]] = {file.domain: set() for file in catalogue.files}
    for text in texts:
        wanted.setdefault(text.domain, set()).add((text.context, text.source))
    for file in catalogue.files:
        there = {(entry.msgctxt, entry.msgid) for entry in file.po if not entry.obsolete}
        missing, unused = len(wanted[file.domain] - there), len(there - wanted[file.domain])
        if missing or unused:
            what = tell(
                "{missing} messages are missing and {unused} are no longer used", missing=missing, unused=unused
            )
            yield Problem(Origin(file.shown), what, tell("run `pwa translate update`"))


def check_catalogues(project: Project, languages: Languages, texts: Collection[Text]) -> list[Problem]:
    """Return every problem of every catalogue, those that only make it incomplete included."""
    problems: list[Problem] = []
    for language in languages.translated:
        try:
            catalogue = read_catalogue(project, language)
        except Problems as found:
            problems += found.problems
            continue
        problems += [*unsafe_translations(catalogue), *incomplete(catalogue, texts)]
    return problems
