"""The commands of those who write the guide."""

from __future__ import annotations

import click

from pwa.cli.base import command, main
from pwa.project import Project
from pwa.wording import tell


@command(main)
def check(project: Project) -> None:
    """Say every problem of the content and the catalogues at once: all that would stop `build`."""
    from pwa.site.checking import check_site

    site = check_site(project)
    pages, languages = len(site.by_path), len(site.languages.all)
    click.echo(tell("{pages} pages in {languages} languages: no problem found", pages=pages, languages=languages))
