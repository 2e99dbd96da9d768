"""What makes translations unfit to be shown: a changed number, placeholder, link or mark-up, damaged letters, another
language's text; and files that aren't what their name says. Each stops its own language alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, combinations
from pathlib import Path

import polib
from ftfy import fix_encoding

from pwa.characters import unfit
from pwa.guide.markdown import inline_problems, link_texts, links_of, placeholders_of, plain
from pwa.guide.prose import misread
from pwa.languages import Language, Languages
from pwa.problems import Origin, Problem
from pwa.project import Project, by_a_person
from pwa.text import DOMAINS, Domain, Text
from pwa.translation.catalogue import Catalogue, PoFile, folders_of_no_language, glossaries_of_no_language
from pwa.translation.writing import language_instead, name_of, words_of, writings
from pwa.wording import Told, tell

Found = Iterator[tuple[Told, Told]]
"""What is wrong and what to do."""

_NAMES = ", ".join(f"{domain}.po" for domain in DOMAINS)
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_FACT = "\ufffc"
"""Stands where a placeholder stood: nothing that is written beside it becomes one word with it."""
_NUMBER = re.compile(r"[0-9]+")
_FULL_HOUR = re.compile(r"(?<![0-9])0?([0-9]{1,2})(?:[:.]|\s?[hH]\s?)00(?![0-9])")
_EARLY_HOUR = re.compile(r"(?<![0-9])0([0-9](?::|\s?[hH]\s?)[0-9]{2})(?![0-9])")
_GROUPED = re.compile(r"(?<![0-9])[0-9]{1,3}(?:[\u00a0\u202f.,'’][0-9]{3})+(?![0-9])")
_ADDRESS = re.compile(
    r"[a-z][a-z0-9+.-]+://\S+|(?:mailto|tel|sms|geo):\S+|www\.\S+|(?<![\w.])(?:[\w-]+\.)+[^\W\d_]{2,}/\S*"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.])(?:[\w-]{2,}\.)+[a-z]{2,}(?![\w])"
    r"|(?<![\w.])@[\w.]{3,}",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[/!a-zA-Z]")
_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")
_LEFT_OVER = ("**", "__", "~~", "`", "](", "[", "]", "\\")
"""Mark-up that wasn't understood, so that readers would see it."""
_LOST = re.compile(r"\?{2,}|[^\W\d_]\?[^\W\d_]|(?<![^\s(])\?\w|\d\s\?\s\d")
"""Several in a row, inside a word, before one (a lost quote), between two numbers (a lost dash)."""
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]{3}")
_LONGEST = 10
"""So many times the French is no translation of it."""
FOR_SHORT = 60
"""Letters that a short label may need more, in whatever language."""
_FEW = 8
"""Less entries say nothing about a file as a whole."""


@dataclass(frozen=True)
class Kept:
    """What of a message a translation keeps. `shown` is the text as it is read, without what placeholders become."""

    shown: str
    placeholders: tuple[str, ...]
    links: tuple[str, ...]
    bold: int
    numbers: tuple[str, ...]
    addresses: tuple[str, ...]


def kept(text: str, domain: Domain) -> Kept:
    """Return what a message holds as it will be drawn: Markdown may hide what it is in the file."""
    if domain == "interface":
        placeholders, bold, shown = tuple(_PLACEHOLDER.findall(text)), 0, text
        links: tuple[str, ...] = ()
    else:
        placeholders = tuple(each.shown for each in placeholders_of(text))
        links, bold, shown = tuple(links_of(text)), text.count("**") // 2, plain(text)
    shown = _PLACEHOLDER.sub(_FACT, shown)
    return Kept(shown, placeholders, links, bold, _numbers(shown), _addresses(shown))


@cache
def of_french(source: str, domain: Domain) -> Kept:
    """Return the same of a French message, which is asked for in every language."""
    return kept(source, domain)


def _addresses(text: str) -> tuple[str, ...]:
    if not any(sign in text for sign in ".:@"):
        return ()
    return tuple(each.rstrip(".,;:!?)»”").lower() for each in _ADDRESS.findall(text))


def _numbers(text: str) -> tuple[str, ...]:
    """Return the numbers in their order, with their zeros; "9 h", "9:00" and "09:00" are the same hour."""
    if not _NUMBER.search(text):
        return ()
    return tuple(_NUMBER.findall(_EARLY_HOUR.sub(r"\1", _FULL_HOUR.sub(r"\1", text))))


def _whole_numbers(text: str) -> tuple[str, ...]:
    """Return the same with 12 501, 12.501 and 12,501 as 12501."""
    return _numbers(_GROUPED.sub(lambda found: "".join(_NUMBER.findall(found.group())), text))


# One entry


@dataclass(frozen=True)
class Said:
    """One entry of a catalogue: what the French says, and what the language `tag` says for it."""

    entry: polib.POEntry
    origin: Origin
    domain: Domain
    tag: str
    french: Kept
    kept: Kept


def said_in(file: PoFile, tag: str) -> list[Said]:
    """Return the translations of `file` that are shown."""
    return [
        Said(
            entry,
            Origin(file.shown, entry.linenum or 1),
            file.domain,
            tag,
            of_french(entry.msgid, file.domain),
            kept(entry.msgstr, file.domain),
        )
        for entry in file.said()
    ]


def entry_problems(entry: polib.POEntry, origin: Origin, domain: Domain, tag: str = "") -> Iterator[Problem]:
    """Yield what makes one translation unfit to be shown; `tag` is its language, "" where that doesn't matter."""
    french, mine = of_french(entry.msgid, domain), kept(entry.msgstr, domain)
    return _unsafe(Said(entry, origin, domain, tag, french, mine))


def _unsafe(said: Said) -> Iterator[Problem]:
    """Yield the cause, not what follows from it: one problem at most."""
    found = next(chain(_damage(said), _mark_up(said), _facts(said)), None)
    if found is not None:
        yield Problem(said.origin, *found)


def _damage(said: Said) -> Found:
    """Yield why a translation can't be read."""
    yield from unfit(said.entry.msgstr, said.tag)
    if _FACT in said.entry.msgstr:
        yield tell("there is a sign that no keyboard has (U+FFFC)"), tell("delete it: write the words around it again")
    french, shown = said.french.shown, said.kept.shown
    if _is_lost(said):
        yield tell("there are question marks instead of letters"), tell("write it again, and save as UTF-8")
    elif _WORD.search(french) and not _LETTER.search(shown):
        yield tell("there is not one letter in this translation"), tell("translate the French, or leave it empty")
    if len(shown) >= _LONGEST * len(french) and len(shown) > 3 * len(french) + FOR_SHORT:
        what = tell("the translation is {times} times as long as the French", times=len(shown) // max(1, len(french)))
        yield what, tell("say what the French says, no more")


def _is_lost(said: Said) -> bool:
    """Whether question marks stand where letters were: a program without the letters of a language writes them so."""
    return bool(_LOST.search(said.kept.shown)) and not _LOST.search(said.french.shown)


def _mark_up(said: Said) -> Found:
    """Yield what a translation does to placeholders, links and other mark-up."""
    french, mine, target = said.french, said.kept, said.entry.msgstr
    if target != target.strip("\n") and said.entry.msgid == said.entry.msgid.strip("\n"):
        yield tell("there is a line break at the beginning or the end"), tell("remove it")
    if said.domain != "interface":
        if (found := misread([target], said.tag)) and not misread([said.entry.msgid]):
            yield found[1]
        yield from inline_problems(target)
    elif _TAG.search(target):
        yield tell("there is HTML in this translation"), tell("write plain words")
    elif "\n" in target and "\n" not in said.entry.msgid:
        yield tell("there is a line break in this text"), tell("write it in one line")
    elif re.search(r"[{}]|%[sd]", mine.shown) and not re.search(r"[{}]|%[sd]", french.shown):
        yield tell("a placeholder is not well formed"), tell("use those of the French, as they are written there")
    if "&" in target and _ENTITY.search(target) and not _ENTITY.search(said.entry.msgid):
        yield tell("there is a sign in the writing of HTML"), tell("write the sign itself, without & and ;")
    if Counter(french.placeholders) != Counter(mine.placeholders):
        wanted = ", ".join(french.placeholders) or tell("none")
        yield tell("the placeholders differ from the French"), tell("use exactly these: {wanted}", wanted=wanted)
    if Counter(french.links) != Counter(mine.links):
        wanted = ", ".join(french.links) or tell("none")
        yield tell("the links differ from the French"), tell("keep exactly these targets: {wanted}", wanted=wanted)
    elif french.links and not all(re.search(r"\w", text) for text in link_texts(target)):
        yield tell("a link has no words"), tell("put the words that lead there between its [ ]")
    if mine.bold > french.bold:
        yield tell("there is bold that the French has not"), tell("remove the **")
    left = [mark for mark in _LEFT_OVER if mine.shown.count(mark) > french.shown.count(mark)]
    if left:
        what = tell("readers would see the mark-up “{mark}”", mark=left[0])
        yield what, tell("write it as in the French, or remove it")


def _facts(said: Said) -> Found:
    """Yield the numbers, addresses and letters that a translation may not have, or has lost."""
    french, mine = said.french, said.kept
    foreign = [each for each in set(mine.shown) if each.isnumeric() and not each.isascii() and each not in french.shown]
    if foreign:
        advice = tell("write it in the figures 0–9, which every phone can call")
        yield tell("“{sign}” is a figure of another kind", sign=min(foreign)), advice
    elif Counter(french.addresses) != Counter(mine.addresses):
        yield _other_addresses(Counter(french.addresses), Counter(mine.addresses))
    elif french.numbers != mine.numbers and _whole_numbers(french.shown) != _whole_numbers(mine.shown):
        wanted = ", ".join(french.numbers) or tell("none")
        if Counter(french.numbers) == Counter(mine.numbers):
            what = tell("the numbers stand in another order than in the French")
            yield what, tell("keep this order, so that none takes the place of another: {wanted}", wanted=wanted)
        else:
            what = tell("the numbers differ from the French")
            yield what, tell("use exactly these, in digits: {wanted}", wanted=wanted)
    writing = writings().get(said.tag)
    strange = writing.strange_words(mine.shown) if writing else ()
    for word in (word for word, certain in strange if certain and word not in french.shown):
        what = tell("“{word}” has a letter that the language does not write", word=word)
        yield what, tell("write it on a keyboard of the language")
        return


def _other_addresses(french: Counter[str], mine: Counter[str]) -> tuple[Told, Told]:
    if strange := next(iter(mine - french), None):
        what = tell("the French has no address “{strange}”", strange=strange)
        return what, tell("remove it, or put a blank after the full stop if it is none")
    return tell("an address of the French is missing"), tell("copy it: {wanted}", wanted=", ".join(french - mine))


# One file, one language


def unsafe_translations(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield the problems for which a language is not published; a fault of a whole file is said once."""
    tag = catalogue.language.tag
    yield from _missing(catalogue)
    for file in catalogue.files:
        said = said_in(file, tag)
        whole = _empty(file) or _saved_over(file, catalogue) or _damaged(said) or _in_another_language(file, said, tag)
        if whole:
            yield whole
            continue
        for each in said:
            yield from _unsafe(each)
        yield from _crossed_links(said)


def _missing(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield the files of a language that are gone; a language without any has not begun."""
    there = {file.domain: file for file in catalogue.files}
    for domain in DOMAINS if there else ():
        if domain not in there:
            beside = next(iter(there.values())).shown
            shown = beside[: beside.rindex("/") + 1] + f"{domain}.po"
            advice = tell("take it back from the history, or run `pwa translate update`")
            yield Problem(Origin(shown), tell("the catalogue is missing"), advice)


def _crossed_links(said: list[Said]) -> Iterator[Problem]:
    """Yield messages whose links lead where the other one of the same message leads everywhere else."""
    pairs = [
        (each, list(zip(link_texts(each.entry.msgstr), each.kept.links, strict=True)))
        for each in said
        if each.kept.links
    ]
    uses = Counter((text.casefold(), target) for _, links in pairs for text, target in links)
    for each, links in pairs:
        for (text, target), (other, place) in combinations(links, 2):
            mine = uses[text.casefold(), target], uses[other.casefold(), place]
            crossed = uses[text.casefold(), place], uses[other.casefold(), target]
            if target != place and mine == (1, 1) and all(crossed):
                what = tell("“{text}” and “{other}” lead each to where the other should", text=text, other=other)
                yield Problem(each.origin, what, tell("change the two targets back"))


def _empty(file: PoFile) -> Problem | None:
    if len(file.po):
        return None
    advice = tell("take it back from the history, or run `pwa translate update`")
    return Problem(Origin(file.shown), tell("the catalogue is empty"), advice)


def _saved_over(file: PoFile, catalogue: Catalogue) -> Problem | None:
    """Return what to say where this is another of the three files: once, of the later one."""
    mine = _keys(file)
    for other in catalogue.files[: catalogue.files.index(file)]:
        if len(mine) >= _FEW and len(mine & _keys(other)) > len(mine) / 2:
            what = tell("this is the same file as {other}", other=other.shown)
            advice = tell("one was saved over the other: take the right one back from the history")
            return Problem(Origin(file.shown), what, advice)
    return None


def _keys(file: PoFile) -> set[tuple[str | None, str]]:
    return {(entry.msgctxt, entry.msgid) for entry in file.po if not entry.obsolete}


def _damaged(said: list[Said]) -> Problem | None:
    """Return what to say where letters were lost or misread all over a file, as one wrong way of saving does."""
    lost = [each for each in said if _is_lost(each)]
    misread = [each for each in said if _was_misread(each.kept.shown)]
    again = tell("take the file back from the history, and save it as UTF-8")
    if len(lost) >= _FEW:
        what = tell("from here on, {count} translations have question marks instead of letters", count=len(lost))
        return Problem(lost[0].origin, what, again)
    if len(misread) >= _FEW:
        what = tell("from here on, the letters of {count} translations were damaged", count=len(misread))
        return Problem(misread[0].origin, what, again)
    return None


def _was_misread(text: str) -> bool:
    return "\N{REPLACEMENT CHARACTER}" in text or fix_encoding(text) != text


def _in_another_language(file: PoFile, said: list[Said], tag: str) -> Problem | None:
    instead = language_instead((word for each in said for word in words_of(each.kept.shown)), tag)
    if instead is None:
        return None
    what = tell("this file is in another language ({instead})", instead=name_of(instead))
    return Problem(Origin(file.shown), what, tell("put the translation into {name} back", name=name_of(tag)))


# The folders


def misplaced_files(project: Project, languages: Languages, of: Collection[Language]) -> Iterator[Problem]:
    """Yield the folders of `translations/` that no language owns, and the files in those of the languages `of` that
    nobody reads."""
    yield from folders_of_no_language(project, languages)
    yield from glossaries_of_no_language(project, languages)
    for language in of:
        yield from _unread_files(project, project.translations / language.locale)


def _unread_files(project: Project, folder: Path) -> Iterator[Problem]:
    known = {f"{domain}{suffix}" for domain in DOMAINS for suffix in (".po", ".mo")}
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and by_a_person(path.name)):
        if path.parent != folder / "LC_MESSAGES" or path.name not in known:
            advice = tell("give it the name that it should have ({names}), or move it elsewhere", names=_NAMES)
            yield Problem(Origin(project.shown(path)), tell("nobody reads this file"), advice)


def incomplete(catalogue: Catalogue, texts: Iterable[Text]) -> Iterator[Problem]:
    """Yield where a catalogue is behind the French text."""
    wanted: dict[Domain, set[tuple[str | None, str]]] = {file.domain: set() for file in catalogue.files}
    for text in texts:
        wanted.setdefault(text.domain, set()).add((text.context, text.source))
    for file in catalogue.files:
        there = _keys(file)
        missing, unused = len(wanted[file.domain] - there), len(there - wanted[file.domain])
        if missing or unused:
            what = tell(
                "{missing} messages are missing and {unused} are no longer used", missing=missing, unused=unused
            )
            yield Problem(Origin(file.shown), what, tell("run `pwa translate update`"))
