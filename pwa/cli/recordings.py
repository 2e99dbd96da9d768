"""The commands of those who record their voice."""

from __future__ import annotations

import csv
import sys

import click

from pwa.cli.base import command, language_of, main
from pwa.problems import Problems
from pwa.project import Project


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
    from pwa.site.loading import load_preview

    language = language_of(read_languages(project), tag)
    site = load_preview(project)  # of languages that readers aren't offered yet, too
    if trouble := site.troubles.get(language.tag):
        raise Problems(trouble)
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
