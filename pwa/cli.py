"""The commands: parse, call, print, exit status."""

from __future__ import annotations

import csv
import datetime
import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from flask.cli import FlaskGroup

from pwa.languages import Language, Languages
from pwa.problems import Problems
from pwa.project import PROJECT_VARIABLE, Project
from pwa.wording import TONGUES, Tongue, speak, tell


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


def command(group: click.Group, name: str | None = None) -> Callable[[Callable[..., None]], click.Command]:
    """Make a command of a function that takes the `Project` first."""

    def made(function: Callable[..., None]) -> click.Command:
        @functools.wraps(function)
        def run(*arguments: Any, lang: Tongue | None, **options: Any) -> None:
            speak(lang)
            function(_project(), *arguments, **options)

        click.option("--lang", type=click.Choice(TONGUES), help="The language of what is said.")(run)
        # Without an application around it: a guide that can't be found is a problem to tell, like any other.
        made_command: click.Command = group.command(name, with_appcontext=False)(told(run))
        return made_command

    return made


def _project() -> Project:
    """Return the guide that --project names, or the one that comes with the package."""
    folder = click.get_current_context().find_root().params.get("project")
    return Project.at(folder) if folder else Project.wanted()


def _create_app() -> Any:
    from pwa import create_app

    return create_app(_project())


@click.group(
    cls=FlaskGroup,
    create_app=_create_app,
    add_default_commands=False,
    add_version_option=False,
    load_dotenv=False,
)
@click.option(
    "--project",
    envvar=PROJECT_VARIABLE,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of another guide: its content and translations.",
)
def main(project: Path | None) -> None:
    """Passage: the guide, its languages and its site."""


def _language(languages: Languages, tag: str) -> Language:
    language = languages.resolve(tag)
    if language is None:
        known = ", ".join(each.tag for each in languages)
        what = tell("{tag} is no language of the guide; there are {known}", tag=tag, known=known)
        raise click.BadParameter(str(what))
    return language


@command(main)
def check(project: Project) -> None:
    """Say every problem of the content and the catalogues at once: all that would stop `build`."""
    from pwa.site.checking import check_site

    site = check_site(project)
    pages, languages = len(site.by_path), len(site.languages.all)
    click.echo(tell("{pages} pages in {languages} languages: no problem found", pages=pages, languages=languages))


@command(main)
@click.option("--out", type=click.Path(path_type=Path), help="Where the site goes (build/site).")
@click.option("--languages", "tags", default="", help="Only these, as fr,ar. French is always there.")
def build(project: Project, out: Path | None, tags: str) -> None:
    """Render, compress and pack the site. What was built before stays until the new one is whole."""
    from pwa.languages import read_languages
    from pwa.site.loading import load_site
    from pwa.web import build as building

    languages = read_languages(project)
    only = tuple(_language(languages, tag.strip()).tag for tag in tags.split(",") if tag.strip())
    inputs = building.fingerprint(project, languages.only(only) if only else languages)
    building.build(load_site(project, only), out or building.default_out(), click.echo, inputs)


@command(main)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--workers", default=2, show_default=True)
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
            building.build(load_site(project), folder, click.echo, inputs)
    except Problems as problems:
        if not is_readable(folder):
            raise
        click.echo(problems, err=True)
        click.echo(tell("The site that was built before is served."), err=True)
    click.echo(f"Passage at http://{host}:{port}/  (stop with Ctrl+C)")
    run(folder.absolute(), host, port, workers)


@main.group()
def translate() -> None:
    """The translators' round."""


@command(translate)
def extract(project: Project) -> None:
    """Collect the messages into build/messages/<domain>.pot."""
    from pwa.guide.reading import read_guide
    from pwa.translation.extract import all_texts
    from pwa.translation.update import write_templates

    for path, count in write_templates(all_texts(project, read_guide(project)), Path("build/messages")):
        click.echo(tell("{file}: {count} messages", file=path, count=count))


@command(translate)
@click.option("--minor", is_flag=True, help="Only punctuation, blanks, case or spelling changed: translations stay.")
def update(project: Project, minor: bool) -> None:
    """Bring every catalogue up to the French text; nothing that was translated is lost."""
    from pwa.guide.reading import read_guide
    from pwa.languages import read_languages
    from pwa.translation.extract import all_texts
    from pwa.translation.update import update_catalogues

    texts = all_texts(project, read_guide(project))
    for each in update_catalogues(project, texts, read_languages(project).translated, minor):
        click.echo(f"{project.shown(each.path)}: {each.said()}")
        for source in each.changed_more:
            click.echo(tell("  more than the spelling changed, to be translated again: {text}", text=source))


@command(translate)
@click.argument("file")
@click.option("--by", required=True, help="A role, never a name: “native speaker”.")
def reviewed(project: Project, file: str, by: str) -> None:
    """Write down that FILE, such as ar/guide.po, was read as it is now and found right."""
    from pwa.translation.reviews import write_down

    write_down(project, file, by, datetime.date.today())
    click.echo(tell("{file}: reviewed", file=file))


@command(translate)
def status(project: Project) -> None:
    """Say how far each language is."""
    from pwa.guide.reading import read_guide
    from pwa.languages import read_languages
    from pwa.translation.catalogue import read_catalogue
    from pwa.translation.extract import all_texts

    texts = all_texts(project, read_guide(project))
    for language in read_languages(project).translated:
        catalogue = read_catalogue(project, language)
        parts = [f"{domain} {done}/{all}" for domain, done, all in catalogue.progress(texts)]
        click.echo(f"{language.tag} ({catalogue.review}): {', '.join(parts)}")


@command(translate, "check")
def check_translations(project: Project) -> None:
    """Say every translation that lost a number, a link or a placeholder, or is behind the French text."""
    from pwa.guide.reading import read_guide
    from pwa.languages import read_languages
    from pwa.translation.checking import check_catalogues
    from pwa.translation.extract import all_texts

    problems = check_catalogues(project, read_languages(project), all_texts(project, read_guide(project)))
    if problems:
        raise Problems(problems)
    click.echo(tell("no problem found"))


@main.group()
def audio() -> None:
    """The recordings of volunteers."""


@command(audio, "list")
@click.argument("tag", metavar="[LANG]", default="ti")
@click.option("--text/--csv", "readable", default=True, help="A table to read (the default), or CSV.")
def list_sentences(project: Project, tag: str, readable: bool) -> None:
    """Say which sentences to record, most useful first, and the name of each file.

    LANG is the tag of a language; without it, Tigrinya (ti).
    """
    from pwa.languages import read_languages
    from pwa.site.documents import sentences_to_record
    from pwa.site.loading import load_site

    language = _language(read_languages(project), tag)
    site = load_site(project)
    sentences = list(sentences_to_record(site, language))
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
    folder = project.shown(project.audio / language.tag)
    click.echo(f"\n{done} of {len(sentences)} recorded; the files go into {folder}")


@command(audio, "check")
def check_audio(project: Project) -> None:
    """Say which recordings are not fit to be published, and why."""
    from pwa.guide.reading import read_guide
    from pwa.languages import read_languages
    from pwa.translation.audio import AudioToolsMissing, check_recordings, known_ids, recordings, wasteful_recordings

    languages = read_languages(project)
    try:
        problems = check_recordings(project, known_ids(project, read_guide(project)), languages)
        for each in wasteful_recordings(project, languages):
            click.echo(f"advice: {each}")
    except AudioToolsMissing as missing:
        raise click.ClickException(str(missing)) from None
    if problems:
        raise Problems(problems)
    count = sum(len(recordings(each.tag, project.audio)) for each in languages)
    click.echo(f"{count} recordings: no problem found")
