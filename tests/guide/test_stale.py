"""The list to phone through, and how a confirmation is written down."""

import csv
import datetime
import io
import tomllib

import pytest
from click.testing import CliRunner

from pwa.cli import main
from pwa.guide.confirming import confirm
from pwa.guide.reading import read_guide
from pwa.problems import Problems
from pwa.project import Project
from pwa.site.stale import stale

DAY = datetime.date(2026, 11, 20)
TODAY = datetime.date(2026, 11, 25)


def keys(folder, months=6, today=TODAY):
    return [each.key for each in stale(read_guide(Project.at(folder)), months, today)]


def test_everything_that_was_never_confirmed_is_listed_most_used_first_then_the_oldest(tiny_guide):
    listed = stale(tiny_guide, 6, TODAY)

    things = {*tiny_guide.contacts, *tiny_guide.facts, *(each.id for each in tiny_guide.resources)}
    assert things <= {each.key.partition(":")[2] for each in listed}
    order = [(-each.used, each.last) for each in listed]
    assert order == sorted(order)
    assert listed[0].key in ("contact:urgence-911", "contact:maison-brume")


def test_what_was_confirmed_comes_back_when_the_months_are_over(tiny_copy):
    confirm(Project.at(tiny_copy), "contact:abri-brume", "MAB", DAY, TODAY)

    assert "contact:abri-brume" not in keys(tiny_copy)
    assert "contact:abri-brume" in keys(tiny_copy, today=datetime.date(2027, 5, 21))
    assert "contact:abri-brume" in keys(tiny_copy, months=0)


@pytest.mark.parametrize(
    ("key", "file"),
    [
        ("contact:abri-brume", "contacts.toml"),
        ("contact:maison-brume", "contacts.toml"),
        ("fact:lits", "facts.toml"),
        ("resource:depliant", "resources.toml"),
        ("topic:dormir", "guide/dormir.md"),
        ("page:about", "pages/about.md"),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_confirmation_is_two_lines_and_nothing_else(tiny_copy, key, file, ending):
    path = tiny_copy / "content" / file
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", ending.encode()))
    before = path.read_bytes().split(b"\n")

    confirm(Project.at(tiny_copy), key, "MAB", DAY, TODAY)
    confirm(Project.at(tiny_copy), key, "CAI", DAY, TODAY)

    after = path.read_bytes().split(b"\n")
    added = [line for line in after if line.startswith(b"confirmed_")]
    assert [line.strip() for line in added] == [b"confirmed_on = 2026-11-20", b'confirmed_by = "CAI"']
    assert [line for line in after if line not in added] == before
    assert key not in keys(tiny_copy)


@pytest.mark.parametrize(
    "by", ["", "Mme Dupont", "M. Dupont", "jeanne@cai.be", "0471 12 34 56", 'C"A', "x" * 100, "a\nb = 1"]
)
def test_a_person_is_not_written_down(tiny_copy, by):
    before = (tiny_copy / "content/contacts.toml").read_bytes()

    with pytest.raises(Problems):
        confirm(Project.at(tiny_copy), "contact:abri-brume", by, DAY, TODAY)

    assert (tiny_copy / "content/contacts.toml").read_bytes() == before


@pytest.mark.parametrize("day", [datetime.date(2026, 11, 26), datetime.date(1999, 12, 31)])
def test_a_day_that_a_check_would_refuse_is_not_written_down(tiny_copy, day):
    with pytest.raises(Problems):
        confirm(Project.at(tiny_copy), "contact:abri-brume", "CAI", day, TODAY)


def test_a_file_that_is_a_link_stays_one(tiny_copy, tmp_path):
    file, elsewhere = tiny_copy / "content/contacts.toml", tmp_path / "shared.toml"
    file.rename(elsewhere)
    file.symlink_to(elsewhere)

    confirm(Project.at(tiny_copy), "contact:abri-brume", "CAI", DAY, TODAY)

    assert file.is_symlink()
    assert "confirmed_by" in elsewhere.read_text(encoding="utf-8")


def run(folder, *arguments):
    return CliRunner().invoke(main, ["--project", str(folder), *arguments], prog_name="pwa")


def test_a_line_of_the_list_is_all_that_a_caller_needs(tiny_copy):
    lines = run(tiny_copy, "stale").output.splitlines()

    (line,) = (each for each in lines if each.endswith("contact:abri-brume"))
    assert "content/contacts.toml:" in line
    for part in ("L’Abri", "(418) 555-0110", "never confirmed, source of 2025", "still right?"):
        assert part.replace(" ", "\N{NO-BREAK SPACE}") in line or part in line


def test_the_table_opens_in_a_spreadsheet(tiny_copy):
    output = run(tiny_copy, "stale", "--csv").stdout_bytes

    assert output.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(output.decode("utf-8-sig")), delimiter=";"))
    assert {len(row) for row in rows} == {7}
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@")]


def test_a_confirmation_is_one_command(tiny_copy):
    done = run(tiny_copy, "confirm", "abri-brume", "--by", "MAB")

    entry = next(
        each
        for each in tomllib.loads((tiny_copy / "content/contacts.toml").read_text(encoding="utf-8"))["contact"]
        if each["id"] == "abri-brume"
    )
    assert (done.exit_code, entry["confirmed_by"]) == (0, "MAB")
    assert run(tiny_copy, "check").exit_code == 0


def test_what_is_not_there_can_not_be_confirmed(tiny_copy):
    refused = run(tiny_copy, "confirm", "nobody", "--by", "MAB")

    assert refused.exit_code == 1
    assert "nothing is called “nobody”" in refused.output
