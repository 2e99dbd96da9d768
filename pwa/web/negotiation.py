"""Where an address leads that is no file: to its right spelling, or to the same page in a language."""

from __future__ import annotations

import re
from collections.abc import Callable

from pwa.languages import Language, Languages


def destination(path: str, languages: Languages, wished: Language, exists: Callable[[str], bool]) -> str | None:
    """Return the address of the page that `path` means, or nothing. Never leads to another site.

    1. `/FR/contacts` and `/prs/contacts/` lead to the language that they name, with the final slash.
    2. `/contacts/` leads to the page in the language that the browser asks for.
    """
    clean = re.sub(r"/{2,}", "/", path).removesuffix("index.html")
    if any(part in (".", "..") for part in clean.split("/")) or "\\" in clean or "\0" in clean or len(clean) > 300:
        return None
    page = clean if clean.endswith("/") or "." in clean.rsplit("/", 1)[-1] else clean + "/"
    first, _, rest = page.lstrip("/").partition("/")
    named = languages.resolve(first)
    candidates = [f"/{named.tag}/{rest}", f"/{named.tag}/{rest.lower()}"] if named else []
    candidates += [f"/{wished.tag}{page}", f"/{wished.tag}{page.lower()}"]
    return next((each for each in candidates if each != path and exists(each)), None)
