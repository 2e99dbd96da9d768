"""Publishes the site: renders, compresses, packs, and swaps it in with one rename.

The folder that is served is a link to a folder of one release; a running server keeps the release it opened.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import brotli

from pwa import __version__, urls
from pwa.languages import Language
from pwa.problems import Origin, Problem, Problems
from pwa.project import PACKAGE, Project
from pwa.site.document import Document
from pwa.site.documents import other_documents
from pwa.site.packs import Pack, Release, make_pack, next_release
from pwa.site.plan import Site
from pwa.site.rendering import Renderer

COMPRESSED = {".html", ".js", ".css", ".json", ".webmanifest", ".svg", ".txt"}
STAMP = "release.json"
OLD_RELEASES = 1
"""How many releases stay beside the one that is served: for servers that still have it open."""


def fingerprint(project: Project, languages: Iterable[Language]) -> str:
    """Return the hash of all that a build depends on, files and code."""
    digest = hashlib.sha256(f"{__version__} {' '.join(language.tag for language in languages)}".encode())
    for folder in (PACKAGE, *project.folders):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts and "_tree" not in path.relative_to(folder).parts:
                digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def default_out() -> Path:
    """Return where the site goes: here, or into the user's cache where this folder can't be written."""
    if os.access(Path.cwd(), os.W_OK):
        return Path("build/site")
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "passage" / "site"


def is_current(out: Path, wanted: str) -> bool:
    """Whether `out` holds a whole site made from the very same inputs."""
    try:
        stamp = json.loads((out / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(stamp.get("inputs") == wanted)


def build(site: Site, out: Path, say: Callable[[str], None]) -> None:
    """Write the site to `out`. Until the last step nothing that was there before is touched.

    Raise `Problems` where `out` is something else than a site of ours.
    """
    _refuse_strangers(out)
    before = _packs_of(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    inputs = fingerprint(site.project, site.languages)
    staging = out.parent / f".{out.name}.{os.getpid()}"
    shutil.rmtree(staging, ignore_errors=True)
    try:
        with ProcessPoolExecutor() as pool:
            renderer = Renderer(site)
            shared = [renderer.render(page) for page in site.shared_pages()]
            documents = [*shared, *other_documents(site)]
            packs = []
            for language in site.languages:
                pages = [renderer.render(page) for page in site.pages_of(language)]
                documents += pages
                packs.append(make_pack(language.tag, [*pages, *shared], site.assets_of(language), site.policy))
                say(f"{language.tag}: {len(pages)} pages")
            release = next_release(packs, before)
            documents += release.documents()
            documents += _older_scripts(release, out, {document.path for document in documents})
            say("compressing")
            travelling = dict(pool.map(_write, [(staging, document) for document in documents], chunksize=32))
            _write((staging, release.index(travelling, site.guide.confirmed)))
        (staging / STAMP).write_text(json.dumps({"inputs": inputs, "policy": site.policy}) + "\n", encoding="utf-8")
        _publish(staging, out, inputs)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    say(f"{len(documents)} documents in {out}")


def _refuse_strangers(out: Path) -> None:
    if out.is_symlink() or not out.exists():
        return
    if not out.is_dir() or (any(out.iterdir()) and not (out / STAMP).exists()):
        advice = "choose another folder with --out, or remove it"
        raise Problems([Problem(Origin(str(out)), "there is something here that is no site of ours", advice)])


def _packs_of(out: Path) -> dict[str, tuple[Pack, ...]]:
    """Return the packs that `out` serves now, by language, newest first; none where they can't be read."""
    try:
        index = json.loads((out / urls.PACK_INDEX.lstrip("/")).read_text(encoding="utf-8"))
        found = {}
        for tag, entry in index["packs"].items():
            name = re.compile(rf"{tag}\.[0-9a-f]{{16}}\.json")
            older = sorted(
                (each for each in (out / "packs").iterdir() if name.fullmatch(each.name)),
                key=lambda path: (path.name != Path(entry["url"]).name, -path.stat().st_mtime, path.name),
            )
            found[tag] = tuple(Pack(tag, path.read_bytes()) for path in older)
    except (OSError, ValueError, KeyError, AttributeError):
        return {}
    return found


def _older_scripts(release: Release, out: Path, there: set[str]) -> list[Document]:
    """Return the scripts of the older packs that stay: a phone that still takes one needs them, too."""
    packs = [pack for packs in release.packs.values() for pack in packs[1:]]
    wanted = {str(asset["url"]) for pack in packs for asset in pack.data["assets"]} - there
    files = [(url, out / url.lstrip("/")) for url in sorted(wanted)]
    return [Document(url, file.read_bytes()) for url, file in files if file.is_file()]


def _write(job: tuple[Path, Document]) -> tuple[str, int]:
    """Write a document and its compressed forms; return its path and how many bytes travel with brotli."""
    folder, document = job
    name = document.path.lstrip("/")
    path = folder / (name + "index.html" if document.path.endswith("/") else name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(document.body)
    if path.suffix not in COMPRESSED:
        return document.path, len(document.body)
    # A window of 22 bits: what every proxy and every old phone decodes.
    small = brotli.compress(document.body, quality=11, lgwin=22)
    path.with_name(path.name + ".br").write_bytes(small)
    path.with_name(path.name + ".gz").write_bytes(gzip.compress(document.body, 9, mtime=0))
    return document.path, len(small)


def _publish(staging: Path, out: Path, inputs: str) -> None:
    """Give the release its name, then point `out` at it: one rename, so there is never half a site."""
    release = out.parent / f"{out.name}-{inputs[:12]}"
    if release.exists():
        shutil.rmtree(release)
    os.rename(staging, release)
    if out.is_dir() and not out.is_symlink():
        shutil.rmtree(out)
    link = out.parent / f".{out.name}.link"
    link.unlink(missing_ok=True)
    link.symlink_to(release.name, target_is_directory=True)
    os.replace(link, out)
    pattern = re.compile(rf"{re.escape(out.name)}-[0-9a-f]{{12}}")
    others = [path for path in out.parent.iterdir() if pattern.fullmatch(path.name) and path != release]
    for path in sorted(others, key=lambda path: path.stat().st_mtime, reverse=True)[OLD_RELEASES:]:
        shutil.rmtree(path, ignore_errors=True)
