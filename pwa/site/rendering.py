"""Draws a page: Jinja over the templates. Flask's own `render_template` is not used: this room knows no Flask."""

from __future__ import annotations

import traceback
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError

from pwa.guide.vocabulary import AUDIENCES, BOXES, CONFIDENCE, DESCRIPTION, FOR_WHOM, KINDS, RESOURCE_KINDS
from pwa.languages import SOURCE
from pwa.pages import MENU, SEARCHED
from pwa.problems import Origin, Problem, Problems
from pwa.project import PACKAGE
from pwa.site.assets import icon
from pwa.site.document import Document
from pwa.site.manifest import NAME, THEME
from pwa.site.page import Page
from pwa.site.plan import Site
from pwa.site.view import View
from pwa.wording import tell

GLOBALS = {
    "icon": icon,
    "MENU": MENU,
    "SEARCHED": SEARCHED,
    "AUDIENCES": AUDIENCES,
    "BOXES": BOXES,
    "CONFIDENCE": CONFIDENCE,
    "DESCRIPTION": DESCRIPTION,
    "FOR_WHOM": FOR_WHOM,
    "KINDS": KINDS,
    "RESOURCE_KINDS": RESOURCE_KINDS,
    "NAME": NAME,
    "SOURCE": SOURCE,
    "THEME": THEME,
}
"""What every template may use besides the page that it draws."""


class Renderer:
    """Draws the pages of a site. It holds templates that can't travel to another process; a `Site` can."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._environment = Environment(
            loader=FileSystemLoader(site.project.templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["host"] = lambda url: urlsplit(url).netloc.removeprefix("www.")
        self._environment.globals.update(GLOBALS)

    def render(self, page: Page) -> Document:
        """Return the document of a page; raise `Problems` where what people wrote can't be drawn."""
        try:
            html = self._html(page)
        except Exception as error:  # whatever a text can make a template or a library raise
            what = tell(
                "the page {path} can't be drawn ({name__}: {error})",
                path=page.path,
                name__=type(error).__name__,
                error=error,
            )
            raise Problems([Problem(self._origin(page, error), what, tell("correct this entry"))]) from error
        tag = None if page.kind.of == "site" else page.language.tag
        return Document(page.path, _trim(html).encode(), tag, offline=page.kind.offline)

    def _html(self, page: Page) -> str:
        site, view = self._site, View(self._site, page)
        return self._environment.get_template(page.kind.template).render(
            view=view,
            page=page,
            site=site,
            guide=site.guide,
            region=site.guide.region,
            language=page.language,
            say=view.say,
            _=view._,
        )

    def _origin(self, page: Page, error: Exception) -> Origin:
        """Return what is to blame: the line of a template that failed by itself, else the file of the page."""
        project, guide = self._site.project, self._site.guide
        if isinstance(error, TemplateSyntaxError):
            return Origin(project.shown(Path(error.filename or page.kind.template)), error.lineno)
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            path = Path(frame.filename)
            if path.is_relative_to(project.templates):
                return Origin(project.shown(path), frame.lineno or 1)
            if path.is_relative_to(PACKAGE):
                break  # what the template called failed on what people wrote
        if page.contact:
            return guide.origins[f"contact:{page.contact.id}"]
        return page.topic.origin if page.topic else Origin(project.shown(project.templates / page.kind.template))


def _trim(html: str) -> str:
    """Return the page without empty lines and indentation: bytes are someone's money."""
    return "\n".join(line for raw in html.split("\n") if (line := raw.strip())) + "\n"
