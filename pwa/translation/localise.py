"""Finds what a language says for a message, and in which language that is when it says nothing itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pwa.languages import Language, Languages
from pwa.text import Text
from pwa.translation.catalogue import Catalogue
from pwa.translation.reviews import Review


@dataclass(frozen=True)
class Local:
    """A message as it is shown: still inline Markdown, in the language that it ended up in.

    `older`: it was translated from an older French text, and whoever shows it must say so.
    """

    text: str
    language: Language
    id: str
    older: bool = False


class Localiser:
    """Says every message in `language`, or in the first language of its chain that knows it."""

    def __init__(self, language: Language, languages: Languages, catalogues: Mapping[str, Catalogue]) -> None:
        self.language = language
        self.review: Review = catalogues[language.tag].review
        self._older = catalogues[language.tag].older
        self._chain = [(each, catalogues[each.tag].translations) for each in languages.chain(language)[:-1]]
        self._source = languages.source

    def __call__(self, text: Text, within: Language | None = None, older: bool = False) -> Local:
        """Return `text` in the language, or in that of a message `within` which it stands.

        Only whoever asks for `older` gets an older translation, which is said to be one: nobody shows it unmarked.
        """
        if older and text.key in self._older:
            return Local(self._older[text.key], self.language, text.id, older=True)
        chain = self._chain
        if within is not None:
            chain = [each for each in chain if each[0] == within]
        for language, translations in chain:
            found = translations.get(text.key)
            if found:
                return Local(found, language, text.id)
        return Local(text.source, self._source, text.id)
