"""THE Flask app: what an address means and who gets what, the same for the live preview and the published site."""

from __future__ import annotations

import traceback
from http import HTTPStatus
from typing import IO, Any, Protocol

import click
from flask import Flask, Response, request
from flask.cli import NoAppException
from flask_babel import Babel
from werkzeug.exceptions import InternalServerError
from werkzeug.routing import BaseConverter
from werkzeug.wsgi import wrap_file

from pwa import urls
from pwa.headers import MEDIA_TYPES, headers_for
from pwa.languages import Language, Languages
from pwa.problems import Problems
from pwa.web.answers import Answer, Damaged, reply
from pwa.web.negotiation import destination

OUT_OF_ORDER = """<!doctype html>
<html lang="fr" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>112</title>
</head>
<body data-page="not-found">
<main>
<h1><a href="tel:112">112</a></h1>
<p>En danger ? Appelez le 112. Cette page ne peut pas être montrée maintenant. Réessayez dans une minute.</p>
<p lang="en">In danger? Call 112. This page can’t be shown now. Try again in a minute.</p>
<p><a href="/">Passage</a></p>
</main>
</body>
</html>
"""
"""What is shown when nothing else can be: no style, no script, nothing that could be missing."""


class NoGuide(NoAppException):
    """There is no guide to show: one sentence, whatever command of Flask asked for it."""

    exit_code = 1

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.message, file=file, err=True)


class Source(Protocol):
    """Where documents come from. What can't be read raises `Problems` or `Damaged`."""

    @property
    def languages(self) -> Languages: ...

    @property
    def policy(self) -> str: ...

    def find(self, address: str) -> Answer | None:
        """Return the document at exactly this address."""

    def exists(self, address: str) -> bool: ...

    def health(self) -> str | None:
        """Return what is wrong with the documents, as a sentence, or nothing."""


class Sent(Response):
    """An answer that has all its headers."""


class _Address(BaseConverter):
    """Any address at all: the plan knows which there are, not the routes."""

    regex = "(?s:.*)"
    part_isolating = False


class _Guide(Flask):
    def log_exception(self, exc_info: Any) -> None:
        """Log what went wrong and where in the code: which page somebody asked for is nobody's business."""
        self.logger.error("an answer failed: %s", where(exc_info[1]))


def where(error: BaseException | None) -> str:
    """Return the kind of an error and the place in the code, without its message: that may quote the request."""
    frames = traceback.extract_tb(error.__traceback__) if error else []
    place = f" in {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"


def create_app(source: Source) -> Flask:
    """Return the app. It takes four decisions: find, redirect, wished language, not found."""
    app = _Guide("pwa", static_folder=None)
    app.url_map.converters["address"] = _Address
    app.url_map.merge_slashes = False
    # Flask-Babel's part: the locale of the request, for whatever formats a date or a number while answering it.
    Babel(app, locale_selector=lambda: _wished(source.languages).locale)

    @app.get(urls.HEALTH)
    def health() -> Response:
        wrong = source.health()
        return _text(wrong or "ok", 503 if wrong else 200)

    @app.get("/<address:path>")
    def document(path: str) -> Response:
        path = _path()
        found = source.find(path)
        if found is not None:
            return _sent(found)
        languages = source.languages
        wished = _wished(languages)
        target = destination(path, languages, wished, source.exists)
        if target is not None:
            moved = Response(b"", 302, {"Location": target, "Vary": "Accept-Language"})
            moved.autocorrect_location_header = False
            return moved
        named = languages.resolve(path.split("/")[1])
        missing = source.find(urls.not_found((named or wished).tag))
        if missing is None:
            return _out_of_order()
        answer = _sent(missing, 404)
        if named is None:
            answer.headers.add("Vary", "Accept-Language")
        return answer

    @app.errorhandler(Damaged)
    def damaged(_: Damaged) -> Response:
        return _out_of_order()

    @app.errorhandler(InternalServerError)
    def failed(_: InternalServerError) -> Response:
        return _out_of_order(500)

    @app.errorhandler(Problems)
    def problems(found: Problems) -> Response:
        return _text(str(found), 500)

    @app.after_request
    def protect(response: Response) -> Response:
        """Give what is no document the headers of a page."""
        if not isinstance(response, Sent):
            for name, value in headers_for(urls.CHOICE, source.policy).items():
                response.headers.setdefault(name, value)
        return response

    return app


def _path() -> str:
    """Return the address as it was asked for; what is no text has a sign in it that no address of ours has.

    Flask's own `request.path` has lost the doubled slashes at its beginning.
    """
    asked: str = request.environ.get("PATH_INFO", "")
    return "/" + asked.encode("latin-1", "replace").decode("utf-8", "replace").removeprefix("/")


def _wished(languages: Languages) -> Language:
    header = request.headers.get("Accept-Language", "")
    return next(iter(languages.best(header)), languages.source)


def _sent(answer: Answer, status: int = 200) -> Response:
    found = reply(answer, request.environ, status)
    body = wrap_file(request.environ, found.file) if found.file else b""
    sent = Sent(body, HTTPStatus(found.status), direct_passthrough=found.file is not None)
    sent.headers.clear()
    sent.headers.extend(found.headers)
    return sent


def _text(sentence: str, status: int) -> Response:
    return Response(sentence, status, content_type=MEDIA_TYPES[".txt"])


def _out_of_order(status: int = 503) -> Response:
    return Response(
        OUT_OF_ORDER, status, {"Retry-After": "60", "Cache-Control": "no-store"}, content_type=MEDIA_TYPES[".html"]
    )
