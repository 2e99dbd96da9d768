"""The commands of the translators' round."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click

from pwa.cli.base import command, language_of, main
from pwa.problems import LEVELS, Level, Problems
from pwa.project import Project
from pwa.wording import Told, tell


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
@click.option("--language", "tag", default="", help="Only this one, as ar.")
@click.option("--all/--warnings", "hints", default=False, help="Say also what may well be right.")
def check_translations(project: Project, tag: str, hints: bool) -> None:
    """Say what is wrong in the catalogues, and what somebody should read again.

    What makes a language unfit to be published is an error; the rest is a list to read, the most important first.
    """
    from pwa.guide.reading import read_guide
    from pwa.languages import read_languages
    from pwa.translation.checking import misplaced_files
    from pwa.translation.extract import all_texts
    from pwa.translation.extras import extra_checks
    from pwa.translation.report import report

    languages = read_languages(project)
    guide = read_guide(project)
    texts = all_texts(project, guide)
    extras, missing = extra_checks()
    wanted = (language_of(languages, tag),) if tag else languages.translated
    reports = [report(project, language, guide, texts, extras) for language in wanted]
    errors = [problem for each in reports for problem in each.of("error")]
    errors += misplaced_files(project, languages, wanted)
    if errors:
        click.echo(Problems(errors), err=True)
    shown: dict[Level, Told] = {"warning": tell("Most likely wrong:"), "hint": tell("Perhaps wrong:")}
    for level, heading in shown.items():
        lines = [problem for each in reports for problem in each.of(level)] if hints or level == "warning" else []
        if lines:
            click.echo(heading)
        for line in lines:
            click.echo(f"  {line}")
    for sentence in missing:
        click.echo(sentence)
    if not errors and not any(each.problems for each in reports):
        click.echo(tell("no problem found"))
        return
    for each in reports:
        counts = {level: len(each.of(level)) for level in LEVELS}
        click.echo(tell("{name}: errors {error}, to read {warning}, hints {hint}", name=each.language.name, **counts))
    if not hints and any(each.of("hint") for each in reports):
        click.echo(tell("`pwa translate check --all` shows the hints."))
    if errors:
        sys.exit(1)
