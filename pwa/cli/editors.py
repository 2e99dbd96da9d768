"""The commands of those who write the guide."""

from __future__ import annotations

import csv
import datetime
import io

import click

from pwa.cli.base import command, main, say_withheld
from pwa.problems import Origin, Problem, Problems
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


@command(main, "stale")
@click.option("--months", default=6, show_default=True, type=click.IntRange(0, 1200), help="What is older.")
@click.option("--csv", "as_csv", is_flag=True, help="A table for Excel: parted by “;”, as Excel in French expects.")
def list_stale(project: Project, months: int, as_csv: bool) -> None:
    """List what was never confirmed, or long ago: most used first, then the oldest. A list to phone through.

    What was asked is written down with `pwa confirm`.
    """
    from pwa.guide.reading import read_guide
    from pwa.guide.values import today_in
    from pwa.site.stale import stale

    guide = read_guide(project)
    found = stale(guide, months, today_in(guide.region))
    if as_csv:
        # With a mark that says UTF-8, and telephone numbers that no spreadsheet takes for a sum.
        rows = csv.writer(output := io.StringIO(), delimiter=";", lineterminator="\r\n")
        heads = (tell("what"), tell("name"), tell("number or address"), tell("question"), tell("last date"))
        rows.writerow([*heads, tell("used"), tell("file")])
        for each in found:
            where = f"{each.origin.file}:{each.origin.line}"
            reach = each.reach if each.reach.startswith("http") or not each.reach else f"tél. {each.reach}"
            rows.writerow([each.key, _cell(each.name), reach, each.ask, each.known, each.used, where])
        click.echo("\ufeff" + output.getvalue(), nl=False)
        return
    for each in found:
        parts = (each.name, each.reach, each.ask, each.known, tell("used {n} times", n=each.used), each.key)
        click.echo(f"{each.origin.file}:{each.origin.line}: " + " · ".join(str(part) for part in parts if str(part)))
    click.echo(tell("{n} to confirm; then: pwa confirm {key} --by CAI", n=len(found), key="contact:ID"))


def _cell(text: str) -> str:
    """Return a text that a spreadsheet does not take for a formula."""
    return f"'{text}" if text[:1] in "=+-@" else text


@command(main)
@click.argument("name", metavar="ID")
@click.option("--by", required=True, help="Who asked: a role such as CAI, never the name of a person.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day, as 2026-11-23. Without it: today.")
def confirm(project: Project, name: str, by: str, on: datetime.datetime | None) -> None:
    """Write down that ID was confirmed: two lines beside it in its file, nothing else is touched.

    ID is the last word of a line of `pwa stale`: contact:ID, fact:NAME, topic:NAME, page:NAME or resource:ID. The first
    part may be left out where only one thing has the name. To take it back, remove confirmed_on and confirmed_by.
    """
    from pwa.guide.confirming import confirm as write
    from pwa.guide.reading import read_guide
    from pwa.guide.values import today_in
    from pwa.site.stale import things

    guide = read_guide(project)
    keys = [key for key in things(guide) if name in (key, key.partition(":")[2])]
    if len(keys) != 1:
        what, advice = tell("nothing is called “{name}”", name=name), tell("take a name that `pwa stale` lists")
        if keys:
            what = tell("several are called “{name}”", name=name)
            advice = tell("write one of {known}", known=", ".join(keys))
        raise Problems([Problem(Origin(project.shown(project.content)), what, advice)])
    today = today_in(guide.region)
    day = on.date() if on else today
    file = project.shown(write(project, keys[0], by, day, today))
    click.echo(tell("{file}: {key} was confirmed on {day} by {by}", file=file, key=keys[0], day=day, by=by))
