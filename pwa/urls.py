"""THE addresses. Nothing else glues a path together."""

from __future__ import annotations

CHOICE = "/"
WORKER = "/sw.js"
PACKS = "/packs/"
PACK_INDEX = PACKS + "index.json"
HEALTH = "/healthz"
NOT_SAVED = "/not-saved/"
"""What a phone without a network shows for a language that it has not saved."""

SECTIONS = ("emergency", "contacts", "phrases", "search", "resources", "share", "phone", "about")
"""Pages of a language with a fixed name, in the order of the menu."""


NEUTRAL = "/leave/"
"""Where "leave now" goes without a network: a page that tells nothing."""

HASH_DIGITS = 16
"""How many digits of its SHA-256 stand in the name of a file."""


def home(tag: str) -> str:
    return f"/{tag}/"


def section(tag: str, name: str) -> str:
    return f"/{tag}/{name}/"


def topic(tag: str, slug: str) -> str:
    return f"/{tag}/guide/{slug}/"


def contact(tag: str, name: str) -> str:
    return f"/{tag}/contacts/{name}/"


def not_found(tag: str) -> str:
    return f"/{tag}/not-found/"


def manifest(tag: str) -> str:
    return f"/{tag}/manifest.webmanifest"


def pack(tag: str, digest: str) -> str:
    return f"{PACKS}{tag}.{digest[:HASH_DIGITS]}.json"


def delta(tag: str, old: str, new: str) -> str:
    """The changes that lead from pack `old` to pack `new`."""
    return f"{PACKS}{tag}.{old[:HASH_DIGITS]}.{new[:HASH_DIGITS]}.json"


def recording(tag: str, name: str, digest: str) -> str:
    """The recording of the message with the id `name`."""
    return f"/audio/{tag}/{name}.{digest[:HASH_DIGITS]}.mp3"


def recordings(tag: str) -> str:
    """The index of the recordings of a language; there is none without recordings."""
    return f"/audio/{tag}.json"


def asset(stem: str, digest: str, extension: str) -> str:
    return f"/assets/{stem}.{digest[:HASH_DIGITS]}.{extension}"
