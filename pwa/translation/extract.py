"""Collects every message: those of the guide, and those of the templates and of `words.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel.messages.extract import extract_from_file
from jinja2 import Environment, nodes

from pwa import places
from pwa.guide.model import Guide, Text
from pwa.problems import Origin
from pwa.translation.messages import Message, guide_messages

# The functions that say a message in a template, and how many arguments stand before it.
BEFORE = {"_": 0, "say": 1, "_p": 1, "say_p": 2}
_NOTE = re.compile(r"\{#\s*Translators:\s*(.*?)\s*#\}")


def interface_messages() -> Iterator[Message]:
    """Yield the messages of the templates and of the words that the code uses."""
    for path in sorted(places.TEMPLATES.rglob("*.html")):
        yield from template_messages(path.read_text(encoding="utf-8"), path.stem, places.shown(path))
    for path in (places.PACKAGE / "words.py", places.PACKAGE / "site" / "manifest.py"):
        for line, arguments, comments, context in extract_from_file(
            "python", path, keywords={"_": None, "N_": None, "N_p": ((1, "c"), 2)}, comment_tags=["Translators:"]
        ):
            source = arguments[-1] if isinstance(arguments, tuple) else arguments
            note = " ".join(comments).removeprefix("Translators:").strip()
            yield Message("interface", Text(str(source), context, Origin(places.shown(path), line), note))


def template_messages(template: str, name: str, file: str) -> Iterator[Message]:
    """Yield the messages of one template: `say("p", "…")`, `view.say(…)`, `_("…")` and their kin."""
    lines = template.splitlines()
    calls = list(Environment().parse(template).find_all(nodes.Call))
    for call in sorted(calls, key=lambda call: call.lineno):
        function = getattr(call.node, "attr", getattr(call.node, "name", ""))
        before = BEFORE.get(function)
        if before is None:
            continue
        texts = [each.value if isinstance(each, nodes.Const) else None for each in call.args]
        # `say` of a Localiser gives plain text and takes no tag.
        before = min(before, len(texts) - 1)
        source = texts[before]
        if not isinstance(source, str):
            continue
        context = texts[before - 1] if function in ("_p", "say_p") else None
        near = "\n".join(lines[max(0, call.lineno - 2) : call.lineno])
        note = match.group(1) if (match := _NOTE.search(near)) else ""
        where = f"template {name}" + (f": {note}" if note else "")
        yield Message("interface", Text(source, context, Origin(file, call.lineno), where))


def all_messages(guide: Guide) -> list[Message]:
    """Return every message once, in a stable order; equal ones are joined and their notes kept."""
    found: dict[tuple[str, str | None, str], Message] = {}
    for message in (*interface_messages(), *guide_messages(guide)):
        key = (message.domain, *message.key)
        if key not in found:
            found[key] = message
        elif message.text.note and message.text.note not in found[key].text.note:
            earlier = found[key].text
            note = f"{earlier.note}\n{message.text.note}" if earlier.note.count("\n") < 2 else earlier.note
            found[key] = Message(message.domain, Text(earlier.source, earlier.context, earlier.origin, note))
    return list(found.values())
