"""The commands: parse, call, print, exit status."""

from __future__ import annotations

import csv
import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from flask.cli import FlaskGroup

from pwa import places
from pwa.problems import Problems


def told(command: Callable[..., None]) -> Callable[..., None]:
    """Print problems as lines for people, and leave with 1."""

    @functools.wraps(command)
    def run(*arguments: Any, **options: Any) -> None:
        try:
            command(*arguments, **options)
        except Problems as problems:
            click.echo(str(problems), err=True)
            sys.exit(1)

    return run


def _create_app() -> Any:
    from pwa import create_app

    return create_app()


@click.group(
    cls=FlaskGroup,
    create_app=_create_app,
    add_default_commands=False,
    add_version_option=False,
    load_dotenv=False,
)
def main() -> None:
    """Passage: the guide, its languages and its site."""


@main.command()
@told
def check() -> None:
    """Say every problem of the content and the catalogues at once."""
    from pwa.site.loading import load_site

    site = load_site()
    click.echo(f"{len(site.by_path)} pages in {len(site.languages.all)} languages: no problem found")


@main.command()
@click.option("--out", type=click.Path(path_type=Path), help="Where the site goes (build/site).")
@click.option("--languages", "tags", help="Only these, as fr,ar. French is always there.")
@told
def build(out: Path | None, tags: str | None) -> None:
    """Render, compress and pack the site. What was built before stays until the new one is whole."""
    from pwa.languages import read_languages
    from pwa.site.loading import load_site
    from pwa.web import build as building

    languages = read_languages()
    if tags:
        unknown = [tag for tag in tags.split(",") if tag not in languages]
        if unknown:
            known = ", ".join(each.tag for each in languages)
            raise click.BadParameter(f"{', '.join(unknown)} is no language of the guide; there are {known}")
        languages = languages.only(tags.split(","))
    inputs = building.fingerprint(languages)
    building.build(load_site(languages), out or building.default_out(), click.echo, inputs)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--workers", default=2, show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help="Where the site is (build/site).")
@told
def serve(host: str, port: int, workers: int, out: Path | None) -> None:
    """Build the site if anything changed, then serve it. What can't be built is said, and the old site served."""
    from pwa.languages import read_languages
    from pwa.site.loading import load_site
    from pwa.web import build as building
    from pwa.web.release import is_readable
    from pwa.web.serving import serve as run

    folder = out or building.default_out()
    try:
        inputs = building.fingerprint(read_languages())
        if not building.is_current(folder, inputs):
            building.build(load_site(), folder, click.echo, inputs)
    except Problems as problems:
        if not is_readable(folder):
            raise
        click.echo(f"{problems}\nThe site that was built before is served.", err=True)
    click.echo(f"Passage at http://{host}:{port}/  (stop with Ctrl+C)")
    run(folder.absolute(), host, port, workers)


@main.group()
def translate() -> None:
    """The translators' round."""


@translate.command()
@told
def extract() -> None:
    """Collect the messages into build/messages/<domain>.pot."""
    from pwa.guide.reading import read_guide
    from pwa.translation.extract import all_messages
    from pwa.translation.update import write_templates

    for path, count in write_templates(all_messages(read_guide()), Path("build/messages")):
        click.echo(f"{path}: {count} messages")


@translate.command()
@told
def update() -> None:
    """Bring every catalogue up to the French text; what was translated is kept."""
    from pwa.guide.reading import read_guide
    from pwa.languages import read_languages
    from pwa.translation.extract import all_messages
    from pwa.translation.update import update_catalogues

    languages = [each for each in read_languages() if each.tag != "fr"]
    for path, new, gone in update_catalogues(all_messages(read_guide()), languages):
        click.echo(f"{places.shown(path)}: {new} new, {gone} gone")


@translate.command()
@told
def status() -> None:
    """Say how far each language is."""
    from pwa.guide.reading import read_guide
    from pwa.languages import read_languages
    from pwa.translation.catalogue import read_catalogues
    from pwa.translation.extract import all_messages
    from pwa.translation.messages import DOMAINS

    languages = read_languages()
    messages = all_messages(read_guide())
    for tag, catalogue in read_catalogues(languages).items():
        if tag == "fr":
            continue
        parts = []
        for domain in DOMAINS:
            mine = [message for message in messages if message.domain == domain]
            done = sum((domain, *message.key) in catalogue.translations for message in mine)
            parts.append(f"{domain} {done}/{len(mine)}")
        click.echo(f"{tag} ({catalogue.review}): {', '.join(parts)}")


@translate.command("check")
@told
def check_translations() -> None:
    """Say every translation that lost a number, a link or a placeholder, or is behind the French text."""
    from pwa.guide.reading import read_guide
    from pwa.languages import read_languages
    from pwa.translation.checking import check_catalogues
    from pwa.translation.extract import all_messages

    problems = check_catalogues(read_languages(), all_messages(read_guide()))
    if problems:
        raise Problems(problems)
    click.echo("no problem found")


@main.group()
def audio() -> None:
    """The recordings of volunteers."""


@audio.command("list")
@click.argument("tag", metavar="[LANG]", default="ti")
@click.option("--text/--csv", "readable", default=True, help="A table to read (the default), or CSV.")
@told
def list_sentences(tag: str, readable: bool) -> None:
    """Say which sentences to record, most useful first, and the name of each file.

    LANG is the tag of a language; without it, Tigrinya (ti).
    """
    from pwa.languages import read_languages
    from pwa.site.audio import sentences_to_record
    from pwa.site.loading import load_site
    from pwa.translation.audio import FOLDER

    language = read_languages().resolve(tag)
    if language is None:
        known = ", ".join(each.tag for each in read_languages())
        raise click.BadParameter(f"{tag} is no language of the guide; there are {known}")
    site = load_site()
    sentences = list(sentences_to_record(site, language, FOLDER))
    if not readable:
        rows = csv.writer(sys.stdout, lineterminator="\n")
        rows.writerow(("page", "file", "recorded", "text"))
        rows.writerows((each.page, each.file, "yes" if each.recorded else "", each.text) for each in sentences)
        return
    if site.localisers[language.tag].review == "draft":
        click.echo("These texts are drafts made by machine: correct a wrong sentence before you record it.")
    page = ""
    for each in sentences:
        if each.page != page:
            page = each.page
            click.echo(f"\n{page}")
        click.echo(f"  {each.file}  {'done' if each.recorded else '    '}  {each.text}")
    done = sum(each.recorded for each in sentences)
    click.echo(f"\n{done} of {len(sentences)} recorded; the files go into {places.shown(FOLDER / language.tag)}")


@audio.command("check")
@told
def check_audio() -> None:
    """Say which recordings are not fit to be published, and why."""
    from pwa.guide.reading import read_guide
    from pwa.languages import read_languages
    from pwa.translation.audio import AudioToolsMissing, check_recordings, known_ids, recordings, wasteful_recordings

    languages = read_languages()
    try:
        problems = check_recordings(known_ids(read_guide()), languages)
        for each in wasteful_recordings(languages):
            click.echo(f"advice: {each}")
    except AudioToolsMissing as missing:
        raise click.ClickException(str(missing)) from None
    if problems:
        raise Problems(problems)
    click.echo(f"{sum(len(recordings(each.tag)) for each in languages)} recordings: no problem found")
