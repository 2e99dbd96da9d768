"""The commands of the translators' round."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from pwa.cli.base import command, main
from pwa.problems import Problems
from pwa.project import Project
from pwa.wording import tell


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
            click.echo("  " + str(tell("more than the spelling changed, to be read again: {text}", text=source)))


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
