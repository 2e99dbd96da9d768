"""The commands: parse, call, print, exit status."""

from __future__ import annotations

import sys

import click

from pwa.problems import Problems


@click.group()
def main() -> None:
    """Passage: the guide, its languages and its site."""


@main.command()
def check() -> None:
    """Say every problem of the content and the catalogues at once."""
    from pwa.web.app import read_site

    try:
        site = read_site()
    except Problems as problems:
        click.echo(str(problems), err=True)
        sys.exit(1)
    click.echo(f"{len(site.by_path)} pages in {len(site.languages.all)} languages: no problem found")
