"""Collects every message: those of the guide, and those of the templates and of `words.py`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_file
from jinja2.ext import babel_extract

from pwa import places
from pwa.guide.model import Guide, Text
from pwa.problems import Origin
from pwa.translation.messages import Message, guide_messages

# The functions that say a message in a template, and which of their arguments is the message.
KEYWORDS = {"_": None, "say": (2,), "say_p": ((2, "c"), 3), "_p": ((1, "c"), 2)}


def interface_messages() -> Iterator[Message]:
    """Yield the messages of the templates and of the words that the code uses."""
    for path in sorted(places.TEMPLATES.rglob("*.html")):
        with path.open("rb") as file:
            for line, function, arguments, comments in babel_extract(
                file, list(KEYWORDS), ["Translators:"], {"trimmed": "true", "silent": "false"}
            ):
                yield _interface(path, line, function, arguments, comments)
    for path in (places.PACKAGE / "words.py", places.PACKAGE / "site" / "manifest.py"):
        for line, arguments, comments, context in extract_from_file(
            "python", path, keywords={"_": None, "N_": None, "N_p": ((1, "c"), 2)}, comment_tags=["Translators:"]
        ):
            source = arguments[-1] if isinstance(arguments, tuple) else arguments
            note = " ".join(comments).removeprefix("Translators:").strip()
            yield Message("interface", Text(str(source), context, Origin(places.shown(path), line), note))


def _interface(
    path: Path, line: int, function: str | None, arguments: object, comments: list[str]
) -> Message:
    strings = [
        text for text in (arguments if isinstance(arguments, tuple) else (arguments,)) if text is not None
    ]
    context = strings[-2] if function in ("say_p", "_p") else None
    note = " ".join(comments).replace("Translators:", "").strip()
    where = f"template {path.stem}" + (f": {note}" if note else "")
    return Message("interface", Text(str(strings[-1]), context, Origin(places.shown(path), line), where))


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
