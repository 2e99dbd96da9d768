"""What only a whole page shows: whom it speaks to, and whether it gives the French names that people must recognise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pwa.guide.model import Guide
from pwa.guide.texts import texts_of
from pwa.problems import Problem
from pwa.text import Key
from pwa.translation.checking import Said
from pwa.translation.glossary import Term
from pwa.translation.writing import Writing, writings
from pwa.wording import tell

_WAYS = {
    "man": tell("to a man"),
    "woman": tell("to a woman"),
    "polite": tell("politely"),
    "familiar": tell("as to a friend"),
}


def page_warnings(guide: Guide, said: Mapping[Key, Said], glossary: tuple[Term, ...], tag: str) -> Iterator[Problem]:
    """Yield what is wrong with the pages of a language. `said` is what the language says itself, by its message."""
    writing = writings().get(tag)
    for document in guide.documents:
        texts = {text.key: said[text.key] for text in texts_of(document) if text.key in said}
        if writing is not None:
            yield from _mixed_address(document.slug, texts.values(), writing)
        yield from _unnamed(document.slug, texts.values(), glossary)


def _mixed_address(page: str, texts: Iterable[Said], writing: Writing) -> Iterator[Problem]:
    """Yield where a page changes from one way of speaking to its reader to another: the first text of the rarer way."""
    found = {
        way: [each for each in texts if pattern.search(each.kept.shown)] for way, pattern in writing.addresses.items()
    }
    ways = sorted((way for way in found if found[way]), key=lambda way: len(found[way]), reverse=True)
    for rarer in ways[1:]:
        what = tell(
            "the page “{page}” speaks {way} {count} times, and here {other}",
            page=page,
            way=_WAYS[ways[0]],
            count=len(found[ways[0]]),
            other=_WAYS[rarer],
        )
        yield Problem(found[rarer][0].origin, what, tell("speak in one way on a page"), "warning")


def _unnamed(page: str, texts: Iterable[Said], glossary: tuple[Term, ...]) -> Iterator[Problem]:
    """Yield the French names that a page never gives, at their first mention."""
    for term in glossary:
        mentions = [each for each in texts if term.name and term.is_in(each.french.shown)]
        if mentions and not any(term.is_in(each.kept.shown) for each in mentions):
            what = tell("the page “{page}” never gives the French name “{name}”", page=page, name=term.french)
            advice = tell("write it in brackets at its first mention: people meet it on doors and papers")
            yield Problem(mentions[0].origin, what, advice, "warning")
