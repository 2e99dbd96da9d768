"""A message: the one sentence, heading or label that translators get, and that a page shows whole."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from pwa.problems import Origin
from pwa.wording import Told, tell

Domain = Literal["interface", "guide", "contacts"]
DOMAINS: tuple[Domain, ...] = ("interface", "guide", "contacts")
"""The catalogues of each language: one .po file a domain."""

Tier = Literal[1, 2, 3, 4]
TIERS: dict[Tier, Told] = {
    1: tell("life and freedom"),
    2: tell("the road"),
    3: tell("the directory"),
    4: tell("helpers and offices"),
}
"""In which order to translate: what a reader can't do without comes first, with the words of every page."""

Key = tuple[Domain, str | None, str]
"""What finds a message in the catalogues: (domain, msgctxt, msgid)."""


@dataclass(frozen=True)
class Text:
    """One message in French: inline Markdown, or plain words in the domain "interface".

    `context` parts equal words with different jobs (msgctxt). `note` tells the translator where the text stands and
    what it is for.
    """

    source: str
    context: str | None = None
    domain: Domain = "guide"
    note: str = field(default="", compare=False)
    origin: Origin = field(default=Origin(""), compare=False)
    tier: Tier = field(default=1, compare=False)

    @property
    def key(self) -> Key:
        return (self.domain, self.context, self.source)

    @property
    def id(self) -> str:
        """The short stable id (`data-msg`): the same in every language, six letters or digits."""
        return _id(self.context, self.source)


@cache
def _id(context: str | None, source: str) -> str:
    digest = hashlib.sha256(f"{context or ''}\x04{source}".encode()).digest()
    return b32encode(digest).decode()[:6].lower()
