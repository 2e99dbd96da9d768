"""THE headers: which answer carries which, as data, for every server and for the pages on a phone."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from pwa.urls import HASH_DIGITS, WORKER

SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "geolocation=(self), camera=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""What protects a page, and an answer that is no page of ours. The policy of the site comes with it."""

FILE_SECURITY = {name: SECURITY[name] for name in ("X-Content-Type-Options", "Cross-Origin-Resource-Policy")}
"""What protects a file that is never shown as a page: the rest would only be bytes that someone pays for."""

IMMUTABLE = "public, max-age=31536000, immutable"
REVALIDATE = "no-cache"
A_DAY = "public, max-age=86400"

MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".ico": "image/png",  # what /favicon.ico holds; browsers have taken it for twenty years
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".mp3": "audio/mpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}

@dataclass(frozen=True)
class Rule:
    """What addresses of one form carry. A `guarded` answer has the policy and all of `SECURITY`."""

    form: str
    caching: str
    guarded: bool = False
    more: tuple[tuple[str, str], ...] = ()


RULES = (
    # A worker obeys the policy that came with its script.
    Rule(re.escape(WORKER), REVALIDATE, guarded=True, more=(("Service-Worker-Allowed", "/"),)),
    Rule(rf".*\.[0-9a-f]{{{HASH_DIGITS}}}\.[a-z0-9.]+", IMMUTABLE),
    # A drawing that is opened by its address is a document, and may hold scripts.
    Rule(r".*\.svg", A_DAY, guarded=True),
    Rule(r"/icons/.*|/favicon\.ico", A_DAY),
    Rule(r".*\.(json|webmanifest|js|css|mp3|png|txt)", REVALIDATE),
    Rule(r".*", REVALIDATE, guarded=True),
)
"""The first rule whose form is the whole address is the one that counts."""


def style_hash(css: str) -> str:
    """Return the CSP source that allows exactly this inline style sheet."""
    return "sha256-" + base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()


def content_security_policy(style_hashes: Iterable[str]) -> str:
    """Return the policy: nothing inline but the styles with these hashes, nothing from elsewhere."""
    styles = " ".join(f"'{each}'" for each in style_hashes)
    # Chromium 49 to 58 don't know worker-src: there, child-src is what lets the worker in.
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self' {styles}; img-src 'self' data:; media-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; worker-src 'self'; child-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def meta_policy(css: str) -> str:
    """Return the policy of a page with this style sheet, without what doesn't work in a <meta> element."""
    return content_security_policy([style_hash(css)]).replace("; frame-ancestors 'none'", "")


def media_type(path: str) -> str:
    """Return the Content-Type of an address; one that ends in / is a page."""
    if path.endswith("/"):
        return MEDIA_TYPES[".html"]
    return MEDIA_TYPES.get("." + path.rsplit(".", 1)[-1], "application/octet-stream")


def rule_of(path: str) -> Rule:
    return next(rule for rule in RULES if re.fullmatch(rule.form, path, re.S))


def headers_for(path: str, policy: str) -> dict[str, str]:
    """Return the headers of a good answer at `path`, without its type, length and tag.

    An answer that is no document of ours (a redirect, an error) has those of "/".
    """
    rule = rule_of(path)
    security = {"Content-Security-Policy": policy, **SECURITY} if rule.guarded else FILE_SECURITY
    return {"Cache-Control": rule.caching, **security, **dict(rule.more)}
