"""One address to publish."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Document:
    """`path` begins with a slash; `language` is a tag, or nothing where all languages share the document."""

    path: str
    body: bytes
    language: str | None = None
    offline: bool = False
    """Whether the document travels in the pack of its language (of every language, without one)."""

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.body).hexdigest()
