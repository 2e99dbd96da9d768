"""The live preview: the same documents as the published site, rendered from the files as they are now."""

from __future__ import annotations

from flask import Flask, Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from pwa import urls
from pwa.headers import headers_for, media_type
from pwa.problems import Problems
from pwa.project import Project
from pwa.site.documents import other_documents
from pwa.site.loading import load_preview
from pwa.site.plan import Site
from pwa.site.rendering import Renderer
from pwa.web.negotiation import destination


def preview_app(project: Project) -> Flask:
    """Return the preview for editors and translators. A problem in a file is shown instead of the page."""
    app = Flask("pwa", static_folder=None)

    @app.get("/")
    @app.get("/<path:path>")
    def document(path: str = "") -> BaseResponse:
        try:
            site = load_preview(project)
        except Problems as problems:
            return Response(str(problems), 500, mimetype="text/plain")
        address = "/" + path
        page = site.by_path.get(address)
        if page is not None:
            return _answer(site, address, Renderer(site).render(page).body)
        for extra in other_documents(site):
            if extra.path == address:
                return _answer(site, address, extra.body)
        wished = next(iter(site.languages.best(request.headers.get("Accept-Language", ""))), site.languages.source)
        target = destination(address, site.languages, wished, site.by_path.__contains__)
        if target:
            return redirect(target)
        language = site.languages.resolve(path.split("/")[0]) or wished
        missing = site.by_path[urls.not_found(language.tag)]
        return _answer(site, missing.path, Renderer(site).render(missing).body, 404)

    return app


def _answer(site: Site, address: str, body: bytes, status: int = 200) -> Response:
    return Response(body, status, headers_for(address, site.policy), content_type=media_type(address))
