"""What `pwa check` says: everything that would stop a build, because it draws all that a build draws, and what is
wrong with the glossaries, which only translators are warned by."""

from __future__ import annotations

from pwa.problems import Problem, Problems
from pwa.project import Project
from pwa.site.documents import other_documents
from pwa.site.loading import load_site
from pwa.site.plan import Site
from pwa.site.rendering import Renderer
from pwa.translation.glossary import glossary_problems


def check_site(project: Project) -> Site:
    """Return the site if every document of every language can be made; raise `Problems`, each cause once."""
    site = load_site(project)
    renderer = Renderer(site)
    troubles = [problem for each in site.withheld for problem in each.problems]
    problems: dict[object, Problem] = {}
    for page in site.pages():
        try:
            renderer.render(page)
        except Problems as found:
            for problem in found.problems:
                problems.setdefault(problem.origin, problem)
    troubles += glossary_problems(project, site.languages)
    if problems or troubles:
        raise Problems([*problems.values(), *troubles])
    for _ in other_documents(site):
        pass
    return site
