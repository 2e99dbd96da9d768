"""What `pwa check` says: everything that would stop a build, because it draws every page as a build does."""

from __future__ import annotations

from pwa.problems import Problem, Problems
from pwa.project import Project
from pwa.site.documents import other_documents
from pwa.site.loading import load_site
from pwa.site.plan import Site
from pwa.site.rendering import Renderer


def check_site(project: Project) -> Site:
    """Return the site if every page of every language can be drawn; raise `Problems`."""
    site = load_site(project)
    renderer = Renderer(site)
    problems: list[Problem] = []
    for page in site.pages():
        try:
            renderer.render(page)
        except Problems as found:
            problems += found.problems
    if problems:
        raise Problems(problems)
    list(other_documents(site))
    return site
