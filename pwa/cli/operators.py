"""The commands of those who publish the guide."""

from __future__ import annotations

from pathlib import Path

import click

from pwa.cli.base import command, language_of, main, say_withheld
from pwa.problems import Problems
from pwa.project import Project
from pwa.wording import tell


@command(main)
@click.option("--out", type=click.Path(path_type=Path), help="Where the site goes (build/site).")
@click.option("--languages", "tags", default="", help="Only these, as fr,ar. French is always there.")
def build(project: Project, out: Path | None, tags: str) -> None:
    """Render, compress and pack the site. What was built before stays until the new one is whole."""
    from pwa.languages import read_languages
    from pwa.site.loading import load_site
    from pwa.web import build as building

    languages = read_languages(project)
    only = tuple(language_of(languages, tag.strip()).tag for tag in tags.split(",") if tag.strip())
    inputs = building.fingerprint(project, languages.only(only) if only else languages)
    site = load_site(project, only)
    say_withheld(site)
    building.build(site, out or building.default_out(), click.echo, inputs)


@command(main)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1))
@click.option("--out", type=click.Path(path_type=Path), help="Where the site is (build/site).")
def serve(project: Project, host: str, port: int, workers: int, out: Path | None) -> None:
    """Build the site if anything changed, then serve it. What can't be built is said, and the old site served."""
    from pwa.languages import read_languages
    from pwa.site.loading import load_site
    from pwa.web import build as building
    from pwa.web.release import is_readable
    from pwa.web.serving import serve as run

    folder = out or building.default_out()
    try:
        inputs = building.fingerprint(project, read_languages(project))
        if not building.is_current(folder, inputs):
            site = load_site(project)
            say_withheld(site)
            building.build(site, folder, click.echo, inputs)
    except Problems as problems:
        if not is_readable(folder):
            raise
        click.echo(problems, err=True)
        click.echo(tell("The site that was built before is served."), err=True)
    click.echo(f"Passage at http://{host}:{port}/  (stop with Ctrl+C)")
    run(folder.absolute(), host, port, workers)
