"""THE addresses. Nothing else glues a path together."""

from __future__ import annotations

HASH_DIGITS = 16
"""How much of a SHA-256 stands in an address: enough to never meet the same twice."""

CHOICE = "/"
WORKER = "/sw.js"
PACKS = "/packs/"
PACK_INDEX = PACKS + "index.json"
HEALTH = "/healthz"
ROBOTS = "/robots.txt"
FAVICON = "/favicon.ico"
SECURITY = "/.well-known/security.txt"
NOT_SAVED = "/not-saved/"
"""What a phone without a network shows for a language that it has not saved."""
NEUTRAL = "/leave/"
"""Where "leave now" goes without a network: a page that tells nothing."""

PREVIEW = "/__preview/"
"""What only the preview has: the files of its inspector, and what that says of each language."""

_NAMED = {"language-choice": CHOICE, "not-saved": NOT_SAVED, "leave": NEUTRAL}


def page(name: str, tag: str = "") -> str:
    """Return the address of a page that each language has once, or, without `tag`, the site."""
    if not tag:
        return _NAMED[name]
    return f"/{tag}/" if name == "home" else f"/{tag}/{name}/"


def home(tag: str) -> str:
    return page("home", tag)


def not_found(tag: str) -> str:
    return page("not-found", tag)


def topic(tag: str, slug: str) -> str:
    return f"/{tag}/guide/{slug}/"


def contact(tag: str, name: str) -> str:
    return f"/{tag}/contacts/{name}/"


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


def inspected(tag: str) -> str:
    """What the preview says of each message of a language."""
    return f"{PREVIEW}{tag}.json"


def inspector(extension: str) -> str:
    return f"{PREVIEW}inspector.{extension}"


def asset(stem: str, digest: str, extension: str) -> str:
    return f"/assets/{stem}.{digest[:HASH_DIGITS]}.{extension}"


def icon(name: str) -> str:
    return f"/icons/{name}"
