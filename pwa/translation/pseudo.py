"""Two languages that nobody speaks, to see what a layout does with others: long accented words, and right to left.

They are made of the French text, so that what is not translated, or cut off, can be seen at once. Only the preview
knows them: they are never published.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib

from pwa.languages import SOURCE, Language
from pwa.text import DOMAINS, Text
from pwa.translation.catalogue import Catalogue

_KEPT = re.compile(
    r"\{[^{}]*\}"  # placeholders
    r"|\]\([^)]*\)"  # where links lead
    r"|&#?\w+;|\\."  # letters written in another way
    r"|https?://\S+|[\w.+-]+@[\w-]+\.[\w.]+"
)
_VOWELS = "aeiouyAEIOUY"
_ACCENTED = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ",
        strict=True,
    )
)
_ARABIC = dict(zip("abcdefghijklmnopqrstuvwxyz", "ابشدعفغهيجكلمنوبقرستؤثوخيز", strict=True))
_MARKS = {"?": "؟", ",": "،", ";": "؛", "→": "←", "←": "→"}


def _longer(letter: str) -> str:
    """Return a letter with an accent; a vowel becomes two, which makes a French text some 40 % longer."""
    base = unicodedata.normalize("NFD", letter)[0]
    accented = _ACCENTED.get(letter) or (letter if base in _ACCENTED else "")
    if not accented:
        return letter
    return accented + accented.lower() if base in _VOWELS else accented


def _mirrored(letter: str) -> str:
    """Return a letter that is written from right to left, and the mark that belongs to it."""
    base = unicodedata.normalize("NFD", letter.lower())[0]
    return _ARABIC.get(base) or _MARKS.get(letter, letter)


_FORMS = {"en-XA": _longer, "ar-XB": _mirrored}


def pseudo_text(text: str, tag: str) -> str:
    """Return French `text` as the language `tag` says it: in brackets, so that one sees where it ends; placeholders,
    links, numbers and mark-up stay."""
    changed: list[str] = []
    end = 0
    for kept in (*_KEPT.finditer(text), None):
        changed += map(_FORMS[tag], text[end : kept.start() if kept else len(text)])
        if kept:
            changed.append(kept.group())
            end = kept.end()
    return f"⟦{''.join(changed)}⟧"


PSEUDO = (
    Language("en-XA", "en", pseudo_text("English", "en-XA"), "ltr", (SOURCE,), "nplurals=2; plural=(n != 1);", "long"),
    Language("ar-XB", "ar", pseudo_text("Arabic", "ar-XB"), "rtl", (SOURCE,), "nplurals=2; plural=(n != 1);", "digits"),
)
"""`locale` is what writes their dates; the folder of their catalogues is called like their tag."""


def pseudo_catalogue(language: Language, texts: Iterable[Text]) -> Catalogue:
    return Catalogue(language, "draft", {text.key: pseudo_text(text.source, language.tag) for text in texts})


def write_pseudo(texts: list[Text], folder: Path) -> Iterator[Path]:
    """Write the catalogues into `folder`, as those of other languages are; yield each path."""
    for language in PSEUDO:
        for domain in DOMAINS:
            po = polib.POFile(wrapwidth=0)
            po.metadata = {
                "Project-Id-Version": "Passage",
                "Language": language.tag.replace("-", "_"),
                "Content-Type": "text/plain; charset=utf-8",
                "Content-Transfer-Encoding": "8bit",
                "Plural-Forms": language.plural,
            }
            po.extend(
                polib.POEntry(msgid=text.source, msgctxt=text.context, msgstr=pseudo_text(text.source, language.tag))
                for text in texts
                if text.domain == domain
            )
            path = folder / language.tag.replace("-", "_") / "LC_MESSAGES" / f"{domain}.po"
            path.parent.mkdir(parents=True, exist_ok=True)
            po.save(str(path))
            yield path
