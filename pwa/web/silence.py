"""What gunicorn must not tell: who asked, and for what. Not in a log, not in an answer."""

from __future__ import annotations

import logging
import re
from typing import Any

import gunicorn.util
from gunicorn.http import wsgi

from pwa.headers import content_security_policy, headers_for
from pwa.web.app import where

_OURS = ("an answer failed", "a connection failed", "the new release", "looking for a newer")


class _Anonymous(logging.Filter):
    """Lets of a line about a request only its kind pass.

    A line of gunicorn's is reduced to the words before its first value, and an error to its kind and its place in the
    code. Requests that make no sense are not logged at all: anybody can send a million of them.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        text = str(record.msg)
        if text.startswith(_OURS):
            return True
        words = re.split(r"[%:='(<]|\d", text)[0].strip()
        if words.startswith("Invalid request"):
            return False
        error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        record.msg = f"{words}: {where(error)}" if error else words
        record.args, record.exc_info, record.exc_text, record.stack_info = (), None, None, None
        return True


class _Response(wsgi.Response):
    def default_headers(self) -> list[str]:
        """Leave out the name of the server: it helps nobody but who looks for holes."""
        return [line for line in super().default_headers() if not line.startswith("Server:")]


def _write_error(sock: Any, status: int, reason: str, message: str) -> None:
    """Answer what is no request; the message of gunicorn quotes it, so it is left out."""
    body = f"{status} {reason}\n"
    headers = {
        "Content-Type": "text/plain; charset=utf-8",
        **headers_for("/", content_security_policy([])),
        "Connection": "close",
        "Content-Length": str(len(body)),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    gunicorn.util.write_nonblock(sock, f"HTTP/1.1 {status} {reason}\r\n{head}\r\n{body}".encode("latin-1"))


def be_silent(worker: Any) -> None:
    """Make a worker silent once it is ready for requests: gunicorn has no settings for these.

    What goes wrong before, and in the master process, is about the server only, and is told in full.
    """
    from gevent import get_hub

    worker.log.error_log.addFilter(_Anonymous())
    wsgi.Response = _Response
    gunicorn.util.write_error = _write_error
    # gevent prints the address of the other side with what a connection died of.
    get_hub().print_exception = lambda context, kind, error, trace: worker.log.error(
        "a connection failed: %s", where(error)
    )
