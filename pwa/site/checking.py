"""What `pwa check` says: everything that would stop a build, because it draws every page as a build does."""

from __future__ import annotations

from pwa.problems import Origin, Problem, Problems
from pwa.project import Project
from pwa.site.documents import other_documents
from pwa.site.loading import load_site
from pwa.site.page import Page
from pwa.site.plan import Site
from pwa.site.rendering import Renderer


def check_site(project: Project) -> Site:
    """Return the site if every page of every language can be drawn; raise `Problems`."""
    site = load_site(project)
    renderer = Renderer(site)
    problems = []
    for page in site.pages():
        try:
            renderer.render(page)
        except Exception as error:  # whatever a person's text can make it raise
            problems.append(Problem(_origin(site, page), f"{page.path} can't be drawn ({error})", "correct this entry"))
    if problems:
        raise Problems(problems)
    list(other_documents(site))
    return site


def _origin(site: Site, page: Page) -> Origin:
    """Return the file that a page is drawn from."""
    if page.contact:
        return site.guide.origins[f"contact:{page.contact.id}"]
    return page.topic.origin if page.topic else Origin(site.project.shown(site.project.templates / page.kind.template))
