"""The live preview: the same documents as the published site, rendered from the files as they are now."""

from __future__ import annotations

from flask import Flask, Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from pwa import urls
from pwa.guide.reading import read_guide
from pwa.headers import headers_for, media_type
from pwa.languages import read_languages
from pwa.problems import Problem, Problems
from pwa.site.pages import Site
from pwa.translation.catalogue import read_catalogues


def read_site() -> Site:
    """Read everything and return the plan of the site; raise every `Problems` at once."""
    languages = read_languages()
    problems: list[Problem] = []
    try:
        guide = read_guide()
    except Problems as found:
        problems += found.problems
    try:
        catalogues = read_catalogues(languages)
    except Problems as found:
        problems += found.problems
    if problems:
        raise Problems(problems)
    return Site(guide, languages, catalogues)


def preview_app() -> Flask:
    """Return the preview for editors and translators. A problem in a file is shown instead of the page."""
    app = Flask("pwa", static_folder=None)

    @app.get("/")
    @app.get("/<path:path>")
    def document(path: str = "") -> BaseResponse:
        try:
            site = read_site()
        except Problems as problems:
            return Response(str(problems), 500, mimetype="text/plain")
        address = "/" + path
        page = site.by_path.get(address)
        if page is not None:
            return _answer(site, address, site.render(page).body)
        for extra in site.extras():
            if extra.path == address:
                return _answer(site, address, extra.body)
        language = site.languages.resolve(path.split("/")[0])
        if language and address.rstrip("/") + "/" in site.by_path:
            return redirect(address.rstrip("/") + "/")
        if language is None and f"/{site.languages.source.tag}{address.rstrip('/')}/" in site.by_path:
            wished = site.languages.best(request.headers.get("Accept-Language", ""))
            return redirect(f"/{(wished or [site.languages.source])[0].tag}{address.rstrip('/')}/")
        missing = site.by_path[urls.not_found((language or site.languages.source).tag)]
        return _answer(site, missing.path, site.render(missing).body, 404)

    return app


def _answer(site: Site, address: str, body: bytes, status: int = 200) -> Response:
    return Response(body, status, headers_for(address, site.policy), content_type=media_type(address))
