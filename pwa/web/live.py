"""The live preview as a source of answers: documents rendered from the files as they are now."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from flask import Flask, Response, request
from markupsafe import Markup

from pwa import urls
from pwa.headers import content_security_policy, media_type
from pwa.languages import Language, Languages
from pwa.problems import Problems
from pwa.project import Project
from pwa.site.documents import other_documents
from pwa.site.inspection import inspection
from pwa.site.loading import load_preview
from pwa.site.packs import sha256, to_json
from pwa.site.plan import Site
from pwa.site.rendering import Renderer
from pwa.text import Text
from pwa.translation.extract import all_texts
from pwa.web.answers import Answer, Bytes, make_answer

SOURCES = {".po", ".toml", ".md", ".html", ".css", ".js", ".png", ".svg", ".mp3", ".txt"}
"""What people write: not what an editor leaves beside it, nor what is compiled from it."""

_INSPECTOR = {urls.inspector(form): Path(__file__).with_name(f"inspector.{form}") for form in ("css", "js")}
_INSPECTING = Markup(
    '<link rel="stylesheet" href="{css}"><link rel="alternate" type="application/json" href="{messages}">'
    '<script src="{js}" defer></script></head>'
)
"""What a page of the preview loads more than the published one; the messages only when somebody points at one."""

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


class Live:
    """What was drawn is kept until a file changes. The first look at a page of a changed site loads it anew."""

    def __init__(self, project: Project, pseudo: bool = False) -> None:
        self._project, self._pseudo = project, pseudo
        self._lock = threading.RLock()
        self._state: object = None
        self._now: _Draft | Problems = Problems([])

    @property
    def languages(self) -> Languages:
        return self._draft().site.languages

    @property
    def policy(self) -> str:
        """An answer that says what failed has a policy, too: nothing is loaded for it."""
        return self._now.site.policy if isinstance(self._now, _Draft) else content_security_policy([])

    def health(self) -> str | None:
        return None

    def exists(self, address: str) -> bool:
        return self._draft().has(address)

    def find(self, address: str) -> Answer | None:
        with self._lock:
            self._look()
            draft = self._draft()
            body = draft.body(address)
            if body is None:
                return None
            return make_answer(
                address, {"identity": Bytes(body)}, sha256(body), draft.site.languages, draft.site.policy
            )

    def _look(self) -> None:
        """Load the site again if a file changed. Each request looks once, before anything else."""
        state = _state(self._project.folders)
        if state == self._state:
            return
        try:
            self._now = _Draft(load_preview(self._project, self._pseudo))
        except Problems as problems:
            self._now = problems
        # Last, so that what failed in another way is tried again.
        self._state = state

    def _draft(self) -> _Draft:
        with self._lock:
            if self._state is None:
                self._look()
            if isinstance(self._now, Problems):
                raise self._now
            return self._now


class _Draft:
    """The site as it was loaded. A page is drawn when somebody first asks for it."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._renderer = Renderer(site)
        self._bodies: dict[str, bytes] = {}

    @cached_property
    def _others(self) -> dict[str, bytes]:
        return {each.path: each.body for each in other_documents(self.site)}

    @cached_property
    def _texts(self) -> list[Text]:
        return all_texts(self.site.project, self.site.guide)

    @cached_property
    def _inspected(self) -> dict[str, Language]:
        return {urls.inspected(language.tag): language for language in self.site.languages}

    def has(self, address: str) -> bool:
        known = (self.site.by_path, self._others, self._inspected, _INSPECTOR)
        return any(address in each for each in known)

    def body(self, address: str) -> bytes | None:
        if address not in self._bodies:
            made = self._make(address)
            if made is None:
                return None
            self._bodies[address] = made
        return self._bodies[address]

    def _make(self, address: str) -> bytes | None:
        if page := self.site.by_path.get(address):
            body = self._renderer.render(page).body
            # Not in a template: nothing of it can come into the published site.
            return body.replace(b"</head>", _inspecting(page.language), 1)
        if language := self._inspected.get(address):
            return to_json(inspection(self.site, language, self._texts))
        if address in _INSPECTOR:
            return _INSPECTOR[address].read_bytes()
        return self._others.get(address)


def _inspecting(language: Language) -> bytes:
    messages = urls.inspected(language.tag)
    return _INSPECTING.format(css=urls.inspector("css"), js=urls.inspector("js"), messages=messages).encode()


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
