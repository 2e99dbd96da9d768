"""The published site over HTTP: WhiteNoise for the files, Flask for what has no file, the headers around both."""

from __future__ import annotations

import hashlib
import json
import os
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from flask import Flask, Response, request
from flask_babel import Babel, get_locale
from werkzeug.wrappers import Response as BaseResponse
from whitenoise import WhiteNoise

from pwa import urls
from pwa.headers import MEDIA_TYPES, headers_for, media_type
from pwa.languages import Language, Languages, read_languages
from pwa.project import Project
from pwa.web.build import STAMP
from pwa.web.negotiation import destination

Start = Callable[..., Any]
Wsgi = Callable[[dict[str, Any], Start], Iterable[bytes]]
LOOK_EVERY = 2.0
"""Seconds between two looks for a newer release."""


def site_app(folder: Path, languages: Languages) -> Flask:
    """Return the application for addresses without a file: health, redirects to a language, translated 404."""
    app = Flask("pwa.site_app", static_folder=None)
    Babel(app, locale_selector=lambda: _wished(languages).locale)

    @app.get(urls.HEALTH)
    def health() -> BaseResponse:
        whole = (folder / STAMP).exists() and (folder / urls.PACK_INDEX.lstrip("/")).exists()
        return Response("ok" if whole else "the site is not whole", 200 if whole else 503, mimetype="text/plain")

    @app.get("/")
    @app.get("/<path:path>")
    def elsewhere(path: str = "") -> BaseResponse:
        wished = next(each for each in languages if each.locale == str(get_locale()))
        target = destination("/" + path, languages, wished, lambda address: _file(folder, address).is_file())
        if target:
            answer = Response("", 302, {"Location": target, "Vary": "Accept-Language"})
            answer.autocorrect_location_header = False
            return answer
        language = languages.resolve(path.split("/")[0]) or wished
        body = _file(folder, urls.not_found(language.tag)).read_bytes()
        return Response(body, 404, {"Content-Language": language.tag}, content_type=MEDIA_TYPES[".html"])

    return app


def _wished(languages: Languages) -> Language:
    header = request.headers.get("Accept-Language", "")
    return next(iter(languages.best(header)), languages.source)


def _file(folder: Path, address: str) -> Path:
    name = address.lstrip("/")
    return folder / (name + "index.html" if address.endswith("/") else name)


def _is_text(path_info: str) -> bool:
    """Whether a WSGI path, bytes in the guise of Latin-1, is UTF-8."""
    try:
        path_info.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return False
    return True


class Release:
    """One release, opened: WhiteNoise knows its files and their sizes; they never change under it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        there = [each.name for each in folder.iterdir()]
        self.languages = read_languages(Project.installed()).only(there)
        self.policy = json.loads((folder / STAMP).read_text(encoding="utf-8"))["policy"]
        self.application: Wsgi = WhiteNoise(
            site_app(folder, self.languages).wsgi_app,
            root=folder,
            index_file=True,
            max_age=None,
            allow_all_origins=False,
            charset="utf-8",
            mimetypes={suffix: kind.split(";")[0] for suffix, kind in MEDIA_TYPES.items()},
            add_headers_function=self._add_headers,
        )

    def _add_headers(self, headers: Any, path: str, url: str) -> None:
        """Give a file its headers. The tag is of the content: WhiteNoise's own, of time and size, would answer
        "not modified" for a corrected number of the same length."""
        for name, value in headers_for(url, self.policy).items():
            headers[name] = value
        headers["Content-Type"] = media_type(url if not path.endswith("index.html") else "/")
        tag = url.split("/")[1] if url.count("/") > 1 else ""
        if tag in self.languages:
            headers["Content-Language"] = tag
        body = Path(path).read_bytes()
        headers["ETag"] = f'"{hashlib.sha256(body + self.policy.encode()).hexdigest()[:24]}"'


class Server:
    """Serves what `link` points at, and follows it to the next release without a restart."""

    def __init__(self, link: Path) -> None:
        self._link = link
        self._lock = threading.Lock()
        self._release = Release(self._target())
        self._looked = time.monotonic()

    def _target(self) -> Path:
        return Path(os.path.realpath(self._link))

    def __call__(self, environ: dict[str, Any], start_response: Start) -> Iterable[bytes]:
        self._follow()
        release = self._release
        if not _is_text(environ["PATH_INFO"]):
            # An address that is no text leads nowhere, and is no reason to fail.
            environ["PATH_INFO"] = "/\0"
        path = environ["PATH_INFO"]

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            """Add the headers that WhiteNoise gives to files only: its redirects pass here, too."""
            present = {name.lower() for name, _ in headers}
            owed = headers_for(path if status.startswith("200") else "/", release.policy)
            missing = [(name, value) for name, value in owed.items() if name.lower() not in present]
            return start_response(status, [*headers, *missing], *rest)

        return release.application(environ, start)

    def _follow(self) -> None:
        now = time.monotonic()
        if now - self._looked < LOOK_EVERY or not self._lock.acquire(blocking=False):
            return
        try:
            self._looked = now
            target = self._target()
            if target != self._release.folder and (target / STAMP).exists():
                self._release = Release(target)
        finally:
            self._lock.release()


def serve(link: Path, host: str, port: int, workers: int) -> None:
    """Serve the site until stopped. gevent: a slow phone holds a connection, never a worker."""
    from gunicorn.app.base import BaseApplication

    class Gunicorn(BaseApplication):
        def load_config(self) -> None:
            settings = {
                "bind": f"{host}:{port}",
                "workers": workers,
                "worker_class": "gevent",
                "worker_connections": 2000,
                "keepalive": 15,
                "timeout": 60,
                "graceful_timeout": 10,
                "accesslog": None,  # no addresses in logs
                "loglevel": "warning",
                "proc_name": "passage",
                "control_socket_disable": True,
            }
            for name, value in settings.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Wsgi:
            return Server(link)

    Gunicorn().run()
