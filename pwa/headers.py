"""THE headers: which answer carries which, as data, for every server and for the pages on a phone."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

from pwa.urls import HASH_DIGITS

SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "geolocation=(self), camera=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
IMMUTABLE = "public, max-age=31536000, immutable"
REVALIDATE = "no-cache"

MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".mp3": "audio/mpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}
_FINGERPRINTED = re.compile(rf"\.[0-9a-f]{{{HASH_DIGITS}}}\.[a-z0-9.]+$")


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


def headers_for(path: str, policy: str) -> dict[str, str]:
    """Return the headers of a good answer at `path`, without its type, length and tag."""
    caching = IMMUTABLE if _FINGERPRINTED.search(path) else REVALIDATE
    headers = {"Cache-Control": caching, "Content-Security-Policy": policy, **SECURITY}
    if path == "/sw.js":
        headers["Service-Worker-Allowed"] = "/"
    return headers
