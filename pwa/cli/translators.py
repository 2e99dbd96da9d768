"""The commands of the translators' round."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pwa import urls
from pwa.cli.base import command, language_of, main, preview_command
from pwa.problems import LEVELS, Level, Origin, Problem, Problems
from pwa.project import Project
from pwa.wording import Told, tell

if TYPE_CHECKING:
    from pwa.translation.newcomer import Newcomer


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
@click.argument("tag", metavar="LANG")
def new(project: Project, tag: str) -> None:
    """Add the language LANG, such as am or fa-AF: its entry in languages.toml and its three catalogues."""
    from pwa.guide.reading import read_guide
    from pwa.translation.extract import all_texts
    from pwa.translation.newcomer import add_language

    added = add_language(project, tag, all_texts(project, read_guide(project)))
    language = added.language
    click.echo(tell("{tag}, {name}, was added; readers don’t see it yet", tag=language.tag, name=language.name))
    if tag.replace("_", "-").lower() != language.tag.lower():
        click.echo(tell("“{asked}” is written {tag} here", asked=tag, tag=language.tag))
    for number, step in enumerate(_steps(project, added), 1):
        click.echo(f"{number}. {step}")


def _steps(project: Project, added: Newcomer) -> Iterator[Told]:
    """Yield what is left to do, in order."""
    tag, whole = added.language.tag, sum(added.first.values())
    yield tell(
        "Look at the entry in {file}, line {line}: its name, and what lends a missing text ({fallback}).",
        file=added.origin.file, line=added.origin.line, fallback=", ".join(added.language.fallback),
    )  # fmt: skip
    for path, count in added.first.items():
        if count:
            yield tell("Translate in {file} the {count} texts of tier 1.", file=project.shown(path), count=count)
    yield tell("`pwa translate status {tag}` says at any time which is the next.", tag=tag)
    yield tell(
        "See it: run {command}, then open http://127.0.0.1:5000/{tag}/ and load it again after each change.",
        command=preview_command(project), tag=tag,
    )  # fmt: skip
    yield tell("`pwa translate check` names what has to be corrected.")
    yield tell(
        "Readers are offered {tag} from {threshold} % of the texts of tier 1 on: {needed} of {whole}.",
        tag=tag, threshold=added.language.threshold, whole=whole, needed=-(-whole * added.language.threshold // 100),
    )  # fmt: skip
    yield tell("Then come the other tiers, and somebody who reads it all again: docs/translating.md.")


@command(translate)
@click.option("--out", type=click.Path(path_type=Path), default=Path("build/pseudo"), show_default=True)
def pseudo(project: Project, out: Path) -> None:
    """Write catalogues in two languages that nobody speaks, to test layouts: en-XA (long, accented) and ar-XB (right to
    left). They are never published."""
    from pwa.guide.reading import read_guide
    from pwa.translation.extract import all_texts
    from pwa.translation.pseudo import PSEUDO, write_pseudo

    for path in write_pseudo(all_texts(project, read_guide(project)), out):
        click.echo(path)
    addresses = " ".join(f"http://127.0.0.1:5000{urls.home(language.tag)}" for language in PSEUDO)
    command = preview_command(project, "'pwa:create_app(pseudo=True)'")
    click.echo(tell("See them: run {command}, then open {addresses}", command=command, addresses=addresses))


@command(translate)
@click.argument("file")
@click.option("--by", required=True, help="A role, never a name: “native speaker”.")
def reviewed(project: Project, file: str, by: str) -> None:
    """Write down that FILE, such as ar/guide.po, was read as it is now and found right."""
    from pwa.guide.canonical import Refused
    from pwa.guide.values import role
    from pwa.translation.reviews import write_down

    try:
        role(by)
    except Refused as refused:
        raise Problems([Problem(Origin(file), refused.what, refused.advice)]) from None
    write_down(project, file, by, datetime.date.today())
    click.echo(tell("{file}: reviewed", file=file))


@command(translate)
@click.argument("tag", metavar="[LANG]", default="")
@click.option("--json", "as_json", is_flag=True, help="The same for programs.")
def status(project: Project, tag: str, as_json: bool) -> None:
    """Say how far each language is, or LANG alone, and what to do first.

    With --json: {"format": 1, "languages": [...], "folders_of_no_language": [...]}. A language has "tag", "name",
    "offered" (to readers), "vital" and "threshold" (percent of tier 1), "outdated" (messages that its catalogues don't
    have), "problems", "files" and "to_do" (the first ten). A file has "domain", "file", "review" ("draft", "reviewed",
    or null: there is none) and "tiers", each with "tier", "translated", "fuzzy" and "missing". A thing to do has
    "file", "line", "state", "tier", "id", "context" and "french".
    """
    from pwa.cli.status import table
    from pwa.guide.reading import read_guide
    from pwa.languages import SOURCE, read_languages
    from pwa.translation.catalogue import folders_of_no_language
    from pwa.translation.extract import all_texts
    from pwa.translation.progress import progress_of, to_json

    languages = read_languages(project)
    wanted = (language_of(languages, tag),) if tag else languages.translated
    if wanted == (languages[SOURCE],):
        raise click.BadParameter(str(tell("French is what the others are translated from")))
    texts = all_texts(project, read_guide(project))
    found = [progress_of(project, language, texts) for language in wanted]
    unowned = folders_of_no_language(project, languages)
    if as_json:
        click.echo(to_json(found, (each.origin.file for each in unowned)))
        return
    for line in table(found, unowned):
        click.echo(line)


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
    misplaced = list(misplaced_files(project, languages, wanted))
    errors += (problem for problem in misplaced if problem.level == "error")
    if errors:
        click.echo(Problems(errors), err=True)
    shown: dict[Level, Told] = {"warning": tell("Most likely wrong:"), "hint": tell("Perhaps wrong:")}
    for level, heading in shown.items():
        lines = [problem for each in reports for problem in each.of(level)] if hints or level == "warning" else []
        lines += [problem for problem in misplaced if level == "hint" and problem.level == "hint"]
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
