"""Collects every message: those of the templates, those of the menu and the vocabulary, and those of the guide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from jinja2 import Environment, TemplateSyntaxError, nodes

from pwa.guide.model import Guide
from pwa.guide.texts import texts_of
from pwa.guide.vocabulary import DESCRIPTION, OLDER, VOCABULARIES
from pwa.pages import MENU, PAGES, SEARCHED
from pwa.problems import Origin, Problem, Problems
from pwa.project import Project, by_a_person
from pwa.text import Key, Text
from pwa.wording import tell

# The functions that say a message in a template, and how many arguments stand before it.
BEFORE = {"_": 0, "say": 1, "title": 0, "in_language": 1}
_NOTE = re.compile(r"\{#\s*Translators:\s*(.*?)\s*#\}")
_NOTES = 3
"""How many places a message says that it stands in: one more helps nobody."""


def interface_texts(project: Project) -> Iterator[Text]:
    """Yield the messages of the templates, and of the words that data stand for."""
    tiers = {project.templates / kind.template: kind.tier for kind in PAGES.values()}
    for path in (each for each in sorted(project.templates.rglob("*.html")) if by_a_person(each.name)):
        for text in template_texts(project.read_text(path), path.stem, project.shown(path)):
            yield replace(text, tier=tiers.get(path, text.tier))
    yield DESCRIPTION
    yield OLDER
    yield from MENU.values()
    yield from SEARCHED.values()
    for vocabulary in VOCABULARIES:
        for term in vocabulary.values():
            yield term.words


def template_texts(template: str, name: str, file: str) -> Iterator[Text]:
    """Yield the messages of one template: `say("p", "…")`, `view.say(…)`, `_("…")` and their kin; raise `Problems`."""
    lines = template.splitlines()
    try:
        calls = list(Environment().parse(template).find_all(nodes.Call))
    except TemplateSyntaxError as error:
        problem = Problem(
            Origin(file, error.lineno),
            tell("this is no template ({message})", message=error.message),
            tell("correct this line"),
        )
        raise Problems([problem]) from None
    for call in sorted(calls, key=lambda call: call.lineno):
        function = getattr(call.node, "attr", getattr(call.node, "name", ""))
        before = BEFORE.get(function)
        if before is None:
            continue
        source = call.args[before] if before < len(call.args) else None
        if not isinstance(source, nodes.Const) or not isinstance(source.value, str):
            continue
        near = "\n".join(lines[max(0, call.lineno - 2) : call.lineno])
        note = match.group(1) if (match := _NOTE.search(near)) else ""
        where = f"template {name}" + (f": {note}" if note else "")
        yield Text(source.value, None, "interface", where, Origin(file, call.lineno))


def all_texts(project: Project, guide: Guide) -> list[Text]:
    """Return every message once, in a stable order; equal ones are joined: their notes are kept, and the first tier."""
    found: dict[Key, Text] = {}
    for text in (*interface_texts(project), *texts_of(guide)):
        earlier = found.setdefault(text.key, text)
        if text.tier < earlier.tier:
            earlier = found[text.key] = replace(earlier, tier=text.tier)
        if text.note and text.note not in earlier.note and earlier.note.count("\n") < _NOTES - 1:
            found[text.key] = replace(earlier, note=f"{earlier.note}\n{text.note}".strip())
    return list(found.values())
