"""Every message that translators get from the guide, with its domain, context and note."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from collections.abc import Iterator
from dataclasses import dataclass

from pwa.guide.model import Guide, Text, texts_of
from pwa.problems import Origin

DOMAINS = ("interface", "guide", "contacts")


@dataclass(frozen=True)
class Message:
    domain: str
    text: Text

    @property
    def key(self) -> tuple[str | None, str]:
        """What finds the message in a catalogue: (msgctxt, msgid)."""
        return (self.text.context, self.text.source)


def message_id(source: str, context: str | None = None) -> str:
    """Return the short stable id of a message (`data-msg`): the same in every language, six letters or digits."""
    digest = hashlib.sha256(f"{context or ''}\x04{source}".encode()).digest()
    return b32encode(digest).decode()[:6].lower()


def guide_messages(guide: Guide) -> Iterator[Message]:
    """Yield the messages of the domains "guide" and "contacts", in the order of the files."""
    for topic in guide.documents:
        for text in (topic.title, topic.summary, *texts_of(topic.blocks)):
            yield Message("guide", text)
    for group in guide.phrases:
        origin = guide.origins[f"group:{group.id}"]
        yield Message("guide", Text(group.title, "title", origin, "title of a group of phrase cards"))
        for phrase in group.phrase:
            note = f"phrase card “{phrase.id}”: said aloud or shown on a screen to one person"
            yield Message("guide", Text(phrase.text, "phrase", origin, note))
    for resource in guide.resources:
        origin = guide.origins[f"resource:{resource.id}"]
        yield Message(
            "guide", Text(resource.summary, None, origin, f"what the publication “{resource.title}” is")
        )
    for notice in guide.notices:
        yield Message("guide", Text(notice.text, None, guide.origins[f"notice:{notice.id}"], "notice"))
    for contact in guide.contacts.values():
        yield from _contact_messages(guide.origins[f"contact:{contact.id}"], guide, contact.id)


def _contact_messages(origin: Origin, guide: Guide, name: str) -> Iterator[Message]:
    contact = guide.contacts[name]
    about = f"contact “{contact.name}”"
    fields = [
        (contact.what, "what", "what one gets there, in two to five words"),
        (contact.summary, None, "summary"),
        (contact.hours, "hours", "opening hours"),
        (contact.caution, None, "warning"),
        *((phone.label, "phone", "whose telephone it is") for phone in contact.phones),
        *((phone.hours, "hours", "hours of the telephone") for phone in contact.phones),
    ]
    for source, context, note in fields:
        if source:
            yield Message("contacts", Text(source, context, origin, f"{about}: {note}"))
