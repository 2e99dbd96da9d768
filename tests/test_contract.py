"""What the build and the phone share is said once."""

import re
from pathlib import Path

import pytest

from pwa import urls
from pwa.contract import CONTRACT
from pwa.languages import SOURCE
from pwa.project import PACKAGE, Project

SCRIPTS = sorted(Project.installed().static.rglob("*.js"))


def test_a_name_for_the_phone_is_one_that_a_script_can_write():
    assert [name for name in CONTRACT if not re.fullmatch("[A-Z][A-Z_]*", name)] == []


def test_nobody_can_change_it():
    with pytest.raises(TypeError):
        CONTRACT["PACK_INDEX"] = "/elsewhere.json"


def test_the_language_of_the_sources_is_that_of_the_guide():
    assert CONTRACT["SOURCE"] == SOURCE


def test_packs_are_where_the_worker_leaves_them_to_the_network():
    for path in (urls.PACK_INDEX, urls.pack("fr", "0" * 64), urls.delta("fr", "0" * 64, "1" * 64)):
        assert path.startswith(urls.PACKS)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_repeats_nothing_of_it(path: Path):
    names = [value for value in CONTRACT.values() if isinstance(value, str) and not value.isalpha()]

    assert [value for value in names if f'"{value}"' in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_knows_neither_the_region_nor_the_language_of_the_sources(path: Path):
    text = path.read_text(encoding="utf-8")

    assert [word for word in ("Europe/", "Brussels", '"fr"', "=fr") if word in text] == []


def test_every_name_is_asked_for():
    asked = "\n".join(path.read_text(encoding="utf-8") for path in (*SCRIPTS, *PACKAGE.rglob("*.py")))

    assert [name for name in CONTRACT if len(re.findall(rf"\b{name}\b", asked)) < 2] == []
