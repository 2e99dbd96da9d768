"""The live preview as a source of answers: documents rendered from the files as they are now."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from flask import Flask, Response, request
from markupsafe import Markup

from pwa import places, urls
from pwa.guide.reading import read_guide
from pwa.headers import content_security_policy, media_type
from pwa.languages import Language, Languages, read_languages
from pwa.problems import Problems
from pwa.site.loading import missing_icons
from pwa.site.packs import sha256
from pwa.site.pages import Site
from pwa.translation.audio import FOLDER as AUDIO
from pwa.translation.catalogue import Catalogue, read_catalogue
from pwa.translation.checking import unsafe_translations
from pwa.web.answers import Answer, Bytes, make_answer

WATCHED = (places.CONTENT, places.TEMPLATES, places.STATIC, places.TRANSLATIONS, AUDIO)
SOURCES = {".po", ".toml", ".md", ".html", ".css", ".js", ".png", ".svg", ".mp3", ".txt"}
"""What people write: not what an editor leaves beside it, nor what is compiled from it."""

RETIRED = """\
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", event => event.waitUntil(
  caches.keys()
    .then(names => Promise.all(names.filter(name => name.indexOf("passage-") === 0).map(name => caches.delete(name))))
    .then(() => self.registration.unregister())
    .then(() => self.clients.matchAll({ type: "window" }))
    .then(pages => Promise.all(pages.map(page => page.navigate(page.url))))
));
"""
"""The last worker that a browser gets here: it takes the pages away that an earlier one kept, and then itself."""


@dataclass(frozen=True)
class Loaded:
    """The site as far as it can be shown; `troubles` are what was left out of a language, by its tag."""

    site: Site
    troubles: Mapping[str, Problems] = field(default_factory=dict)


def load_preview() -> Loaded:
    """Load the site. A catalogue that can't be used is left out; its language falls back. Raise `Problems` where
    something is wrong that every language is made of."""
    languages = read_languages()
    guide = read_guide()
    if missing := missing_icons(guide):
        raise Problems(missing)
    catalogues: dict[str, Catalogue] = {}
    troubles: dict[str, Problems] = {}
    for language in languages:
        try:
            catalogues[language.tag] = read_catalogue(language)
            if unsafe := unsafe_translations(Languages((language,))):
                raise Problems(unsafe)
        except Problems as found:
            troubles[language.tag] = found
            catalogues[language.tag] = Catalogue(language, "draft", {})
    return Loaded(Site(guide, languages, catalogues, installable=False), troubles)


class Live:
    """What was rendered is kept until a file changes. The first look at a page of a changed site loads it anew."""

    def __init__(self, load: Callable[[], Loaded] = load_preview, watched: Iterable[Path] = WATCHED) -> None:
        self._load, self._watched = load, tuple(watched)
        self._lock = threading.RLock()
        self._state: object = None
        self._loaded: Loaded | Problems | None = None
        self._bodies: dict[str, bytes] = {}
        self._extras: dict[str, bytes] = {}

    @property
    def languages(self) -> Languages:
        return self._known().site.languages

    @property
    def policy(self) -> str:
        try:
            return self._known().site.policy
        except Problems:
            return content_security_policy([])

    def health(self) -> str | None:
        return None

    def exists(self, address: str) -> bool:
        return address in self._known().site.by_path or address in self._more()

    def find(self, address: str) -> Answer | None:
        with self._lock:
            self._look()
            site = self._known().site
            body = self._body(address)
            if body is None:
                return None
            return make_answer(address, {"identity": Bytes(body)}, sha256(body), site.languages, site.policy)

    def not_found(self, language: Language) -> Answer | None:
        return self.find(urls.not_found(language.tag))

    def _look(self) -> None:
        """Load the site again if a file changed. Each request looks once, before anything else."""
        state = _state(self._watched)
        if state == self._state:
            return
        self._state = state
        self._bodies.clear()
        self._extras.clear()
        try:
            self._loaded = self._load()
        except Problems as problems:
            self._loaded = problems

    def _known(self) -> Loaded:
        with self._lock:
            if self._loaded is None:
                self._look()
            if isinstance(self._loaded, Problems):
                raise self._loaded
            assert self._loaded is not None
            return self._loaded

    def _more(self) -> dict[str, bytes]:
        with self._lock:
            if not self._extras:
                self._extras = {each.path: each.body for each in self._known().site.extras()}
            return self._extras

    def _body(self, address: str) -> bytes | None:
        loaded = self._known()
        page = loaded.site.by_path.get(address)
        if page is None:
            return self._more().get(address)
        if address not in self._bodies:
            body = loaded.site.render(page).body
            trouble = loaded.troubles.get(page.language.tag)
            self._bodies[address] = _with_notice(body, trouble) if trouble else body
        return self._bodies[address]


def retire_workers(app: Flask) -> None:
    """Free browsers of a worker that came from this address before: of an older preview, or of the site itself.

    It would show what it kept instead of what is written now. Only a browser that looks after its worker asks so.
    """

    @app.before_request
    def retire() -> Response | None:
        if request.path != urls.WORKER or request.headers.get("Service-Worker") != "script":
            return None
        return Response(RETIRED, content_type=media_type(urls.WORKER))


def _state(folders: Iterable[Path]) -> object:
    """Return something that is equal while no file changed, came or went."""
    found = []
    for folder in folders:
        for path in folder.rglob("*"):
            if path.suffix in SOURCES:
                try:
                    stat = path.stat()
                except OSError:
                    continue
                found.append((str(path), stat.st_mtime_ns, stat.st_size))
    return sorted(found)


def _with_notice(body: bytes, trouble: Problems) -> bytes:
    """Return the page with what is wrong in the files of its language."""
    lines = Markup("").join(Markup("<li>{}</li>").format(problem) for problem in trouble.problems[:20])
    notice = Markup('<aside class="draft" lang="en" dir="ltr"><ul>{}</ul></aside>').format(lines)
    return body.replace(b"<main", str(notice).encode() + b"\n<main", 1)
