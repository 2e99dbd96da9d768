"""The words of the guide in each language: which to say for a French term, which not, and which French names stay."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pydantic import ConfigDict

from pwa.languages import Language, Languages
from pwa.problems import Origin, Problem, Problems
from pwa.project import Project
from pwa.toml import TomlText, is_blank
from pwa.translation.catalogue import GLOSSARY, glossaries_of_no_language
from pwa.translation.checking import Said
from pwa.wording import tell


@dataclass(frozen=True)
class Term:
    """One term of a glossary. `also` are other forms of the French, `say` the words of which one stands in the
    translation, `avoid` those that don't; `name`: people meet the French on a door, a paper or a form."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    french: str
    say: tuple[str, ...]
    also: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    name: bool = False
    note: str = ""

    @cached_property
    def _in_french(self) -> re.Pattern[str]:
        forms = sorted((folded(form) for form in (self.french, *self.also)), key=len, reverse=True)
        return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)")

    def is_in(self, french: str) -> bool:
        """Whether a French text uses the term."""
        return bool(self._in_french.search(folded(french)))


def folded(text: str) -> str:
    """Return `text` for comparing: without case, without the marks that Arabic may leave out, one apostrophe."""
    parted = unicodedata.normalize("NFKC", text.replace("’", "'")).casefold()
    return "".join(each for each in parted if unicodedata.category(each) != "Mn")


def read_glossary(project: Project, language: Language) -> tuple[Term, ...]:
    """Read `translations/glossary/<tag>.toml`, none where there is no such file; raise `Problems`."""
    path = project.translations / GLOSSARY / f"{language.tag}.toml"
    if not path.exists():
        return ()
    text = project.read_text(path)
    if is_blank(text):
        problem = Problem(Origin(project.shown(path)), tell("the file is empty"), tell("put back what was in it"))
        raise Problems([problem])
    toml = TomlText(text, project.shown(path), table="term", kind=Term)
    terms: list[Term] = []
    problems: list[Problem] = []
    for where, entry in toml.entries():
        try:
            terms.append(toml.read(Term, entry, where))
        except Problems as found:
            problems += found.problems
    problems += toml.problems
    if problems:
        raise Problems(problems)
    return tuple(terms)


def glossary_problems(project: Project, languages: Languages) -> Iterator[Problem]:
    """Yield what is wrong with the glossaries: translators are warned by none that can't be read."""
    for language in languages.translated:
        try:
            read_glossary(project, language)
        except Problems as found:
            yield from found.problems
    yield from glossaries_of_no_language(project, languages)


def term_warnings(said: Said, glossary: tuple[Term, ...]) -> Iterator[Problem]:
    """Yield the terms that a translation says in other words than the glossary; of two that overlap, the longer."""
    french, mine = folded(said.french.shown), folded(said.kept.shown)
    for term in sorted(glossary, key=lambda each: -len(each.french)):
        if not term.is_in(french):
            continue
        french = term._in_french.sub(" ", french)
        say = any(folded(word) in mine for word in term.say)
        wrong = next((word for word in term.avoid if folded(word) in mine), None)
        wanted = " / ".join(term.say)
        if wrong and not say:
            what = tell("“{french}” is not “{wrong}” here", french=term.french, wrong=wrong)
            yield Problem(said.origin, what, tell("say {wanted}", wanted=wanted), "warning")
        elif not say and term.say:
            what = tell("the glossary has another word for “{french}”", french=term.french)
            yield Problem(said.origin, what, tell("say {wanted}, or correct the glossary", wanted=wanted), "hint")
