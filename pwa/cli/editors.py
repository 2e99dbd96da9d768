"""The commands of those who write the guide."""

from __future__ import annotations

import click

from pwa.cli.base import command, main, say_withheld
from pwa.project import Project
from pwa.wording import tell


@command(main)
def check(project: Project) -> None:
    """Say every problem of the content and the catalogues at once: all that would stop `build`."""
    from pwa.languages import read_languages
    from pwa.site.checking import check_site
    from pwa.translation.catalogue import folders_of_no_language, read_catalogue
    from pwa.translation.progress import warnings

    site = check_site(project)
    for hint in folders_of_no_language(project, read_languages(project)):
        click.echo(hint)
    for language in site.languages.translated:
        if count := warnings(read_catalogue(project, language)):
            click.echo(tell("{tag}: {count} warnings, `pwa translate check` lists them", tag=language.tag, count=count))
    pages, languages = len(site.by_path), len(site.languages.all)
    say_withheld(site)
    click.echo(tell("{pages} pages in {languages} languages: no problem found", pages=pages, languages=languages))
