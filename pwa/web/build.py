"""Builds the site: what must be rendered, packed and kept from the last release, and whether anything must at all."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pwa import urls
from pwa.languages import Language
from pwa.project import PACKAGE, Project
from pwa.site.document import Document
from pwa.site.documents import other_documents
from pwa.site.history import Shipped, followed
from pwa.site.packs import Pack, make_delta, make_index, make_pack
from pwa.site.plan import Site
from pwa.web.publish import Publication
from pwa.web.release import file_of, is_current

__all__ = ["build", "default_out", "fingerprint", "is_current"]


def fingerprint(project: Project, languages: Iterable[Language]) -> str:
    """Return the hash of all that a build depends on: files, code, and the libraries that shape the output."""
    digest = hashlib.sha256(" ".join(language.tag for language in languages).encode())
    digest.update("\n".join(_libraries()).encode())
    for folder, form in ((PACKAGE, "*.py"), *((folder, "*") for folder in project.folders)):
        for path in sorted(folder.rglob(form)):
            if not path.is_file() or "__pycache__" in path.parts:
                continue
            try:
                digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
            except OSError as error:
                raise project.unreadable(path, error) from None
    return digest.hexdigest()


def _libraries() -> Iterator[str]:
    """Yield the version of Python and of each library that the package names."""
    yield f"Python {sys.version_info.major}.{sys.version_info.minor}"
    for requirement in sorted(importlib.metadata.requires("passage-guide") or ()):
        if "extra ==" not in requirement and (name := re.match(r"[\w.-]+", requirement)):
            yield f"{name.group()} {importlib.metadata.version(name.group())}"


def default_out() -> Path:
    """Return where the site goes: here, or into the user's cache where this folder can't be written."""
    if os.access(Path.cwd(), os.W_OK):
        return Path("build/site")
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "passage" / "site"


def build(site: Site, out: Path, say: Callable[[str], None], inputs: str | None = None) -> None:
    """Write the site to `out`, if `out` isn't that very site already.

    `inputs` is the fingerprint of what `site` was loaded from, taken before it was. Raise `Problems` where `out` is
    something else than a site of ours, or can't be written.
    """
    inputs = inputs or fingerprint(site.project, site.languages)
    with Publication(out, site, say) as new:
        if is_current(out, inputs):
            say(f"nothing changed: {out} stays as it is")
            return
        shared_pages = new.render(site.shared_pages())
        pages = {language: new.render(site.pages_of(language)) for language in site.languages}
        new.add(other_documents(site))
        shared = list(shared_pages)
        packs = {}
        for language in site.languages:
            documents = list(pages.pop(language))
            offline = [each for each in (*documents, *shared) if each.offline]
            pack = make_pack(language.tag, offline, site.assets_of(language), site.policy)
            new.add([pack.document])
            packs[language.tag] = pack
            say(f"{language.tag}: {len(documents)} pages")
        # What is new is written before something of old is kept: a file that both have must not be there twice.
        new.settle()
        before = new.last.stamp.packs if new.last.stamp else {}
        absent = [language.tag for language in site.languages.withheld]
        history = followed(before, {tag: pack.shipped for tag, pack in packs.items()}, absent)
        history = {tag: tuple(_there(new, all_shipped, say)) for tag, all_shipped in history.items()}
        older = {tag: history[tag][1:] for tag in packs}
        for tag, pack in packs.items():
            new.add(_deltas(new, older[tag], pack))
        files = new.settle()
        new.add([make_index(packs, older, files, site.guide.confirmed)])
        new.finish(inputs, history)
    say(f"{len(files) + 1} documents in {out}")


def _there(new: Publication, all_shipped: Iterable[Shipped], say: Callable[[str], None]) -> Iterator[Shipped]:
    """Yield the packs of old that can be published. A phone that still takes an old one needs its scripts, too."""
    for shipped in all_shipped:
        if all([new.keep(address) for address in (shipped.path, *shipped.needs)]):
            yield shipped
        else:
            say(f"{shipped.path} is left out: it isn't whole any more")


def _deltas(new: Publication, older: Iterable[Shipped], pack: Pack) -> Iterator[Document]:
    """Yield the changes from each older pack to `pack`, where there can be any and the last release has them not."""
    for old in older:
        address = urls.delta(pack.language, old.sha256, pack.sha256)
        if new.keep(address):
            continue
        try:
            body = make_delta(json.loads((new.last.folder / file_of(old.path)).read_bytes()), pack.data)
        except (OSError, ValueError, KeyError, TypeError):
            continue
        if body is not None:
            yield Document(address, body)
