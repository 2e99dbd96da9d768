"""What every command has in common: which guide, in which language it speaks, how it says problems."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from flask.cli import FlaskGroup

from pwa.languages import Language, Languages
from pwa.problems import Origin, Problem, Problems
from pwa.project import PROJECT_VARIABLE, Project, in_checkout
from pwa.wording import TONGUES, Tongue, speak, tell

if TYPE_CHECKING:
    from pwa.site.plan import Site


def told(command: Callable[..., None]) -> Callable[..., None]:
    """Print problems as lines for people, and leave with 1."""

    @functools.wraps(command)
    def run(*arguments: Any, **options: Any) -> None:
        try:
            command(*arguments, **options)
        except Problems as problems:
            click.echo(str(problems), err=True)
            sys.exit(1)
        except BrokenPipeError:  # whoever read the output, as `head` does, has enough
            raise
        except OSError as error:  # a place that somebody named, or that the system refuses
            what = tell("this can't be read or written ({strerror})", strerror=error.strerror or error)
            advice = tell("choose another place, or let this user write there")
            click.echo(str(Problem(Origin(str(error.filename or ".")), what, advice)), err=True)
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
    from pwa.web.app import NoGuide

    try:
        return create_app(_project())
    except Problems as problems:
        raise NoGuide(str(problems)) from None


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
    type=click.Path(path_type=Path),
    help="The folder of another guide: its content and translations.",
)
def main(project: Path | None) -> None:
    """Passage: the guide, its languages and its site."""


def language_of(languages: Languages, tag: str) -> Language:
    """Return the language that somebody typed; who typed nonsense is told which there are."""
    language = languages.resolve(tag)
    if language is None:
        known = ", ".join(each.tag for each in languages)
        what = tell("{tag} is no language of the guide; there are {known}", tag=tag, known=known)
        raise click.BadParameter(str(what))
    return language


def say_withheld(site: Site) -> None:
    """Say of each language that readers aren't offered why not; what can't be read goes to standard error."""
    for each in site.withheld:
        tag = each.language.tag
        if each.problems:
            click.echo(Problems(each.problems), err=True)
            click.echo(tell("{tag} is not published until this is corrected; the others are", tag=tag), err=True)
            continue
        line = tell("{tag}: {vital} % of the vital texts, {threshold} % are asked for; see it with {command}")
        values = {"vital": each.vital, "threshold": each.language.threshold, "command": preview_command(site.project)}
        click.echo(line.of(tag=tag, **values))


def preview_command(project: Project, app: str = "pwa") -> str:
    """Return what shows the files of `project` as they are now, as somebody here would type it."""
    another = "" if project == Project.installed() else f"{PROJECT_VARIABLE}={project.content.parent} "
    return f"{another}{'.venv/bin/' if in_checkout() else ''}flask --app {app} run --debug"
