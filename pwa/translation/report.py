"""All that is known to be wrong with what the languages say, or may be: what `pwa translate check` tells."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pwa.guide.model import Guide
from pwa.languages import Language
from pwa.problems import Level, Origin, Problem, Problems
from pwa.project import Project
from pwa.text import Key, Text
from pwa.translation.catalogue import Catalogue, catalogue_path, read_catalogue
from pwa.translation.checking import Said, incomplete, said_in, unsafe_translations
from pwa.translation.consistency import page_warnings
from pwa.translation.extras import Check
from pwa.translation.glossary import read_glossary, term_warnings
from pwa.translation.quality import entry_warnings
from pwa.translation.writing import writings
from pwa.wording import tell


@dataclass(frozen=True)
class Report:
    """What was found in one language: errors by their place, then the others, the most important first."""

    language: Language
    problems: tuple[Problem, ...]

    def of(self, level: Level) -> list[Problem]:
        return [problem for problem in self.problems if problem.level == level]


def report(
    project: Project, language: Language, guide: Guide, texts: Collection[Text], extras: Collection[Check] = ()
) -> Report:
    """Look at everything that `language` says. `texts` are all messages, `extras` the checks of more packages."""
    errors: list[Problem] = []
    others: list[Problem] = []
    try:
        catalogue = read_catalogue(project, language)
        if not catalogue.files:
            folder = catalogue_path(project, language, "guide").parent
            what = tell("{name} has no catalogues", name=language.name)
            advice = tell("take them back from the history, or run `pwa translate update`")
            errors.append(Problem(Origin(project.shown(folder)), what, advice))
        errors += [*unsafe_translations(catalogue), *incomplete(catalogue, texts)]
        others = list(_warnings(project, catalogue, guide, extras))
    except Problems as found:
        errors += found.problems
    others = sorted(dict.fromkeys(others), key=lambda each: each.level != "warning")
    return Report(language, (*Problems(errors).problems, *others))


def _warnings(project: Project, catalogue: Catalogue, guide: Guide, extras: Collection[Check]) -> Iterator[Problem]:
    language = catalogue.language
    if language.tag not in writings():
        what = tell("nobody has described how {name} is written", name=language.name)
        yield Problem(Origin("pwa/translation/writing.toml"), what, tell("add its letters and small words"), "hint")
    glossary = read_glossary(project, language)
    said = [each for file in catalogue.files for each in said_in(file, language.tag)]
    for check in (entry_warnings, lambda each: term_warnings(each, glossary), *extras):
        for each in said:
            yield from check(each)
    by_key: dict[Key, Said] = {(each.domain, each.entry.msgctxt, each.entry.msgid): each for each in said}
    yield from page_warnings(guide, by_key, glossary, language.tag)
    yield from catalogue.hints


def quick_warnings(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield what somebody should read again, as far as one message alone shows it: quickly, for `pwa check`."""
    for file in catalogue.files:
        for each in said_in(file, catalogue.language.tag):
            yield from (problem for problem in entry_warnings(each) if problem.level == "warning")
