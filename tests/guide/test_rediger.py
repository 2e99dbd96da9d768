"""What docs/rediger.md shows to editors is what the guide takes."""

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from pwa.guide.hours import read_hours
from pwa.guide.reading import read_guide
from pwa.guide.vocabulary import BOXES
from pwa.project import Project

DOC = (Path(__file__).parents[2] / "docs/rediger.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```\n(.*?)```", DOC, re.DOTALL)
HOURS = [tomllib.loads(f"x = {shown}")["x"] for shown in re.findall(r'^\| `(".*?")` \|', DOC, re.MULTILINE)]


def block(start):
    return next(each for each in BLOCKS if each.startswith(start)).replace("https://…", "https://www.example.be/x")


@pytest.fixture
def guide(tmp_path):
    """Return a copy of the content of the real guide."""
    shutil.copytree(Project.installed().content, tmp_path / "content")
    return tmp_path


def test_the_contact_and_the_topic_are_taken_as_they_stand(guide):
    path = guide / "content/contacts.toml"
    contacts = path.read_text(encoding="utf-8")
    start = contacts.index('[[contact]]\nid = "cai-namur"')
    end = contacts.index("[[contact]]", start + 1)
    path.write_text(contacts[:start] + block("[[contact]]") + "\n" + contacts[end:], encoding="utf-8")
    (guide / "content/guide/essai.md").write_text(block("+++"), encoding="utf-8")

    assert read_guide(Project.at(guide)).topic("essai")


def test_the_fact_and_the_announcement_are_taken_as_they_stand(guide):
    fact = block("[registration-centre-since]").replace("registration-centre-since", "essai")
    with (guide / "content/facts.toml").open("a", encoding="utf-8") as file:
        file.write("\n" + fact)
    notice = block("[[notice]]").replace("{phone:ID}", "{phone:cai-namur}")
    (guide / "content/notices.toml").write_text(notice, encoding="utf-8")

    found = read_guide(Project.at(guide))
    assert "essai" in found.facts
    assert len(found.notices) == 1


@pytest.mark.parametrize("hours", HOURS)
def test_the_hours_are_understood(hours):
    assert read_hours(hours)


def test_there_are_examples_of_hours():
    assert len(HOURS) > 5


def test_each_kind_of_box_is_named():
    assert {kind for kind in BOXES if kind != "good"} == set(re.findall(r"`> \[!([a-z]+)\]`", DOC))
