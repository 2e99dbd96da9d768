"""What a translation must keep of its original: placeholders, links, numbers; and no other mark-up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib

from pwa import places
from pwa.guide.markdown import inline_problems, links_of
from pwa.languages import SOURCE, Language, Languages
from pwa.problems import Origin, Problem, Problems
from pwa.translation.catalogue import catalogue_path, read_po
from pwa.translation.messages import DOMAINS, Message

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_NUMBER = re.compile(r"\d+")
_REVIEWS = ("draft", "reviewed")


def _placeholders(text: str) -> Counter[str]:
    return Counter(_PLACEHOLDER.findall(text))


def _numbers(text: str) -> Counter[str]:
    bare = re.sub(r"\]\([^)]*\)", "]", _PLACEHOLDER.sub("", text))
    # "9 h" and "9:00" are the same hour.
    return Counter(number.lstrip("0") for number in _NUMBER.findall(bare) if number.strip("0"))


def entry_problems(entry: polib.POEntry, origin: Origin, domain: str) -> Iterator[Problem]:
    """Yield what makes a translation unfit to be shown."""
    source, target = entry.msgid, entry.msgstr
    if _placeholders(source) != _placeholders(target):
        wanted = ", ".join(_placeholders(source)) or "none"
        yield Problem(origin, "the placeholders differ from the French", f"use exactly these: {wanted}")
    if domain == "interface":
        if re.search(r"<[/!a-zA-Z]", target):
            yield Problem(origin, "there is HTML in this translation", "write plain words")
        return
    for what, advice in inline_problems(target):
        yield Problem(origin, what, advice)
    if Counter(links_of(source)) != Counter(links_of(target)):
        wanted = ", ".join(links_of(source)) or "none"
        yield Problem(origin, "the links differ from the French", f"keep exactly these targets: {wanted}")
    if "**" in target and "**" not in source:
        yield Problem(origin, "there is bold that the French has not", "remove the **")
    if _numbers(source) != _numbers(target):
        wanted = ", ".join(_numbers(source)) or "none"
        yield Problem(origin, "the numbers differ from the French", f"use exactly these, in digits: {wanted}")


def _catalogues(languages: Iterable[Language], folder: Path) -> Iterator[tuple[Language, str, Path]]:
    for language in languages:
        for domain in DOMAINS:
            path = catalogue_path(language, domain, folder)
            if language.tag != SOURCE and path.exists():
                yield language, domain, path


def unsafe_translations(languages: Languages, folder: Path = places.TRANSLATIONS) -> list[Problem]:
    """Return the problems for which nothing is published."""
    problems: list[Problem] = []
    for language, domain, path in _catalogues(languages, folder):
        try:
            po = read_po(path)
        except Problems as found:
            problems += found.problems
            continue
        file = places.shown(path)
        if po.metadata.get("X-Review") not in _REVIEWS:
            problems.append(Problem(Origin(file), "the header X-Review is missing", 'write "X-Review: draft\\n"'))
        if po.metadata.get("Plural-Forms") != language.plural:
            advice = f"write {language.plural}"
            problems.append(Problem(Origin(file), "the header Plural-Forms is not that of the language", advice))
        for entry in po:
            if entry.msgstr and not entry.fuzzy and not entry.obsolete:
                problems += entry_problems(entry, Origin(file, entry.linenum or 1), domain)
    return problems


def check_catalogues(
    languages: Languages, messages: list[Message], folder: Path = places.TRANSLATIONS
) -> list[Problem]:
    """Return every problem of every catalogue, those that only make it incomplete included."""
    problems = unsafe_translations(languages, folder)
    for _language, domain, path in _catalogues(languages, folder):
        wanted = {message.key for message in messages if message.domain == domain}
        there = {(entry.msgctxt, entry.msgid) for entry in read_po(path) if not entry.obsolete}
        if wanted != there:
            what = f"{len(wanted - there)} messages are missing and {len(there - wanted)} are no longer used"
            problems.append(Problem(Origin(places.shown(path)), what, "run `pwa translate update`"))
    return problems
