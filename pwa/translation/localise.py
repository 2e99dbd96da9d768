"""Finds what a language says for a message, and in which language that is when it says nothing itself."""

from __future__ import annotations

from dataclasses import dataclass

from pwa.guide.model import Text
from pwa.languages import Language, Languages
from pwa.translation.catalogue import Catalogue
from pwa.translation.messages import message_id


@dataclass(frozen=True)
class Local:
    """A message as it is shown: still inline Markdown, in the language that it ended up in."""

    text: str
    language: Language
    id: str


class Localiser:
    """Says every message in `language`, or in the first language of its chain that knows it."""

    def __init__(self, language: Language, languages: Languages, catalogues: dict[str, Catalogue]) -> None:
        self.language = language
        self.review = catalogues[language.tag].review
        self._chain = [(each, catalogues[each.tag].translations) for each in languages.chain(language)[:-1]]
        self._source = languages.source

    def __call__(self, text: Text, domain: str = "guide") -> Local:
        for language, translations in self._chain:
            found = translations.get((domain, text.context, text.source))
            if found:
                return Local(found, language, message_id(text.source, text.context))
        return Local(text.source, self._source, message_id(text.source, text.context))

    def say(self, source: str, context: str | None = None) -> str:
        """Return a message of the interface as plain text."""
        return self(Text(source, context), "interface").text
