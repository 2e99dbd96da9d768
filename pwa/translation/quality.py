"""What is most likely wrong in a translation, and what may well be right: a list for people to read.

Kept is a check that found true faults, or whose finds are few; docs/translating.md says how each reads.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pwa.problems import Level, Problem
from pwa.translation.checking import FOR_SHORT, Said
from pwa.translation.writing import Writing, language_instead, name_of, words_of, writings
from pwa.wording import Told, tell

Found = Iterator[tuple[Level, Told, Told]]

_FRENCH_NEGATION = re.compile(
    r"\b(?:ne|n[’'])\b(?!\s*hésitez)(?:(?!\bque\b)[^.;:!?])*?\b(?:pas|jamais|aucune?|personne|rien|ni)\b"
    r"|(?<!une )(?<!la )(?<!toute )(?<!chaque )(?<!cette )\b(?:aucune?|personne|rien)\b[^.;:!?]*?\b(?:ne\b|n[’'])"
    r"|\b(?:ne|n[’'])\b(?:(?!\bque\b)[^.;:!?])*?\bplus\b(?!\s+(?:que|qu[’']|d[e’'u]|tard|tôt|loin|vite|longtemps|souvent|grave))"
    r"|\bpas besoin\b|\bnulle part\b"
    r"|\bsans\b(?:\s+\S+\s+(?:et|ni|ou)\s+sans\b)?|\bpas d[e’'u]|\bjamais\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\btant qu[e’'].*?\bpas\b", re.IGNORECASE)
"""“tant que … ne … pas” is “until”: other languages don't deny there."""
_SENTENCE = re.compile(r"[.!?؟۔።]+(?=[\s»”)]|$)")
_TWICE = re.compile(r"\b(\w{2,}) \1\b", re.IGNORECASE)
_TWO_BLANKS = re.compile(r"[^\S\n]{2,}")
_ODD_BLANK = re.compile(r"(?<=\w)[^\S\n]+[,.،۔።፣](?=\s|$)|(?<=[^\W\d_])[,،፣;؛](?=[^\W\d_])")
_SENTENCE_LIKE = 3
"""So many different words make a sentence whose language can be told."""
_NAME_LIKE = 5
"""So many words may be a name that stays as it is."""
_ENDS = {".": ".።۔", "!": "!", "?": "?؟", ":": ":፦", ";": ";؛፤", "…": "…"}


def entry_warnings(said: Said) -> Iterator[Problem]:
    """Yield what somebody should read again in one translation, the most important first."""
    writing = writings().get(said.tag)
    checks = [_swapped(said), _question(said), _length(said), _spacing(said)]
    if writing is not None:
        checks = [
            _negation(said, writing),
            checks[0],
            _other_language(said, writing),
            _words(said, writing),
            *checks[1:],
        ]
    for check in checks:
        for level, what, advice in check:
            yield Problem(said.origin, what, advice, level)


def _negation(said: Said, writing: Writing) -> Found:
    """Yield a French "no" that the translation may have lost: it has fewer of them, in one sentence where both
    have as many."""
    if writing.denies is None:
        return
    french, mine = _UNTIL.sub("", said.french.shown), said.kept.shown
    if not _FRENCH_NEGATION.search(french):
        return
    pairs = list(zip(_SENTENCE.split(french), _SENTENCE.split(mine), strict=False))
    if len(_SENTENCE.split(french)) != len(_SENTENCE.split(mine)):
        pairs = [(french, mine)]
    for theirs, ours in pairs:
        lost = [found.group() for found in _FRENCH_NEGATION.finditer(theirs)]
        if len(lost) > len(writing.denies.findall(ours)):
            negation = "”, “".join(lost)
            what = tell("the French says “{negation}”, the translation may say the contrary", negation=negation)
            yield "warning", what, tell("read both again")
            return


def _swapped(said: Said) -> Found:
    """Yield placeholders or links of the same kind in another order: two telephone numbers may have changed places.

    Word order differs between languages, so only a reader can tell.
    """
    for kind, french, mine in (
        *_by_kind(said.french.placeholders, said.kept.placeholders),
        ("link", said.french.links, said.kept.links),
        ("", _names(said.french.placeholders), _names(said.kept.placeholders)),
    ):
        if french != mine and Counter(french) == Counter(mine):
            what = tell("these stand in another order than in the French: {found}", found=", ".join(mine))
            # The names of the interface, as {km} and {place}, are of as many kinds: few languages keep their order.
            level: Level = "warning" if kind else "hint"
            yield level, what, tell("see that each still goes with its own words")
            return


def _question(said: Said) -> Found:
    """Yield a question mark where the French asks nothing: it may stand for a letter that was lost."""
    found = re.search(r"\w*[^\W\d_]\?(?=\s+[^\W\d_]|$)", said.kept.shown)
    ends_there = found and (found.end() == len(said.kept.shown) or said.kept.shown[found.end() :].lstrip()[0].isupper())
    # A short question is a good translation of “Sans papiers :”; one in the middle of a sentence is none.
    if found and not ends_there and "?" not in said.french.shown:
        what = tell("there is a “?” where the French asks nothing: “{word}”", word=found.group())
        yield "warning", what, tell("see that it is no lost letter")


def _names(placeholders: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each for each in placeholders if ":" not in each)


def _by_kind(french: tuple[str, ...], mine: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    for kind in dict.fromkeys(each.strip("{}").partition(":")[0] for each in french if ":" in each):
        start = f"{{{kind}:"
        theirs, ours = (tuple(each for each in side if each.startswith(start)) for side in (french, mine))
        yield kind, theirs, ours


def _other_language(said: Said, writing: Writing) -> Found:
    """Yield a sentence that was left in French, or is in a neighbour's language."""
    french, mine = said.french.shown, said.kept.shown
    if said.entry.msgid == said.entry.msgstr and len(list(words_of(french))) > _NAME_LIKE:
        yield "warning", tell("this is still the French"), tell("translate it, or leave it empty")
        return
    own = set(words_of(french)) if said.entry.msgid != said.entry.msgstr else set()
    words = {word for word in words_of(mine) if word not in own}
    if len(words) < _SENTENCE_LIKE:
        return
    if instead := language_instead(words, said.tag, _SENTENCE_LIKE):
        what = tell("this looks like another language ({instead})", instead=name_of(instead))
        yield "warning", what, tell("translate it into {name}", name=name_of(said.tag))
    elif not writing.is_latin and not writing.own_letter.search(mine):
        level: Level = "hint" if said.entry.msgid == said.entry.msgstr else "warning"  # it may be a name
        yield level, tell("this is not written in the letters of the language"), tell("translate it")


def _words(said: Said, writing: Writing) -> Found:
    french, mine = said.french.shown, said.kept.shown
    for word, certain in writing.strange_words(mine):
        if not certain and word not in french:
            what = tell("“{word}” has a letter that the language does not write", word=word)
            yield "hint", what, tell("correct it, unless it is a name")
            break
    for word in words_of(mine):
        if right := writing.instead.get(word):
            what = tell("readers of this language rather say “{right}” than “{word}”", right=right, word=word)
            yield "warning", what, tell("write their word")
            break


def _length(said: Said) -> Found:
    french, mine = len(said.french.shown), len(said.kept.shown)
    if mine > 3 * french + FOR_SHORT:
        what = tell("the translation is {times} times as long as the French", times=mine // max(1, french))
        yield "warning", what, tell("say what the French says, no more")
    elif 4 * mine + FOR_SHORT < french:
        yield "warning", tell("the translation is much shorter than the French"), tell("see that nothing is missing")


def _spacing(said: Said) -> Found:
    french, mine = said.french.shown, said.kept.shown
    if (found := _TWICE.search(mine)) and not _TWICE.search(french):
        yield "hint", tell("“{word}” is there twice", word=found.group(1)), tell("remove one, unless it is meant")
    if _TWO_BLANKS.search(mine) and not _TWO_BLANKS.search(french):
        yield "hint", tell("there are two blanks in a row"), tell("remove one")
    if (found := _ODD_BLANK.search(mine)) and not _ODD_BLANK.search(french):
        what = tell("a blank is on the wrong side of “{sign}”", sign=found.group().strip())
        yield "hint", what, tell("write it after the sign, not before")
    ends = _ENDS.get(french[-1:]) if len(french) > 20 else None
    if ends and mine[-1:] not in ends:
        what = tell("the French ends in “{sign}”, the translation does not", sign=french[-1])
        yield "hint", what, tell("see that the end is not missing")
