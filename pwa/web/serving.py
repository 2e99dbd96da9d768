"""The published site over HTTP: gunicorn for the connections, WhiteNoise for the documents, the one app for the rest.

WhiteNoise finds a published document and sends it; what is sent of it is decided where the preview decides it, too
(pwa/web/answers.py). Its own table of files, its tags and its ranges are not used: see `Documents`.
"""

from __future__ import annotations

import logging
import os
import socket
import threading
import time
from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path
from typing import Any

from whitenoise import WhiteNoise
from whitenoise.responders import Response

from pwa.web.answers import Answer, Damaged, reply
from pwa.web.app import create_app, where
from pwa.web.published import Published
from pwa.web.release import Unreadable

Start = Callable[..., Any]
Wsgi = Callable[[dict[str, Any], Start], Iterable[bytes]]
LOOK_EVERY = 0.5
"""Seconds between two looks for a newer release."""

SEND_BUFFER = 1 << 17
"""Bytes that the system takes over for each connection. It would take megabytes for somebody who reads nothing, and
copying them for a crowd is what others would wait for. A pack fits."""

log = logging.getLogger("gunicorn.error")


class Document:
    """A published document, as WhiteNoise asks for it."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def get_response(self, method: str, environ: dict[str, Any]) -> Response:
        found = reply(self._answer, environ)
        return Response(HTTPStatus(found.status), found.headers, found.file)


class Documents(WhiteNoise):
    """WhiteNoise over the list of a release, in front of the app: most requests never reach Flask."""

    def __init__(self, release: Published) -> None:
        super().__init__(create_app(release).wsgi_app)
        self.files = {address: Document(answer) for address, answer in release.answers.items()}

    def __call__(self, environ: dict[str, Any], start_response: Start) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] in ("GET", "HEAD"):
            try:
                answered: Iterable[bytes] = super().__call__(environ, start_response)
                return answered
            except Damaged:
                # The app says what can be said then.
                pass
        app: Wsgi = self.application
        return app(environ, start_response)


class Server:
    """Serves what `link` points at, and follows it to the next release without a restart."""

    def __init__(self, link: Path) -> None:
        self._link = link
        self._release = Published(self._target())
        self._documents = Documents(self._release)
        self._refused: Path | None = None

    def __call__(self, environ: dict[str, Any], start_response: Start) -> Iterable[bytes]:
        return self._documents(environ, start_response)

    def follow(self) -> None:
        """Look for a newer release, outside of any request. One that can't be read whole is said once, and the old
        one stays."""
        target = self._target()
        if target in (self._release.folder, self._refused):
            return
        try:
            release = Published(target)
            first = next(release.damaged(), None)
            if first is not None:
                raise Unreadable(f"{first} is not what was published")
            documents = Documents(release)
        except Unreadable as reason:
            log.error("the new release is left out: %s", reason)
            self._refused = target
            return
        self._documents, self._release = documents, release

    def start_following(self) -> None:
        threading.Thread(target=self._follow_forever, daemon=True).start()

    def _follow_forever(self) -> None:
        # The files are hashed before somebody asks for them, or for the health of the site.
        self._release.health()
        while True:
            time.sleep(LOOK_EVERY)
            try:
                self.follow()
            except Exception as error:
                log.error("looking for a newer release failed: %s", where(error))

    def _target(self) -> Path:
        return Path(os.path.realpath(self._link))


def _keep_buffers_small(arbiter: Any) -> None:
    for listener in arbiter.LISTENERS:
        listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)


def serve(link: Path, host: str, port: int, workers: int) -> None:
    """Serve the site until stopped. gevent: a slow phone holds a connection, never a worker."""
    from gunicorn.app.base import BaseApplication

    from pwa.web.silence import be_silent

    class Gunicorn(BaseApplication):
        def load_config(self) -> None:
            settings = {
                "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
                "workers": workers,
                "worker_class": "gevent",
                "worker_connections": 2000,
                "keepalive": 15,
                "timeout": 60,
                "graceful_timeout": 10,
                "accesslog": None,
                "loglevel": "warning",
                "post_worker_init": be_silent,
                "when_ready": _keep_buffers_small,
                "proc_name": "passage",
                "control_socket_disable": True,
            }
            for name, value in settings.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Wsgi:
            server = Server(link)
            server.start_following()
            return server

    Gunicorn().run()
