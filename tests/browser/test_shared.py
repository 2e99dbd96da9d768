"""What the phone reckons as the build does: the cases are the same."""

import pytest

from pwa.contract import CONTRACT
from pwa.project import Project
from pwa.site.scripts import expose
from tests.vectors import vectors

PROJECT = Project.installed()
TOOLS = PROJECT.static / "js" / "tools"
DISTANCES = vectors("distances")


@pytest.fixture(scope="module")
def blank(chromium, tmp_path_factory):
    """Return an empty page that knows the pure parts of the tools."""
    context = chromium(tmp_path_factory.mktemp("shared"))
    page = context.new_page()
    for name in ("distance", "plain"):
        page.add_script_tag(content=expose(PROJECT, TOOLS / f"{name}.js", CONTRACT))
    yield page
    context.close()


@pytest.mark.parametrize("case", DISTANCES["distances"], ids=lambda case: case["what"])
def test_the_distance_of_two_points(blank, case):
    found = blank.evaluate("([one, other]) => kilometres(one, other)", [case["from"], case["to"]])

    assert found == pytest.approx(case["km"], abs=DISTANCES["within"])


@pytest.mark.parametrize(("text", "folded"), vectors("folding")["folded"])
def test_texts_that_sound_or_look_alike_become_one(blank, text, folded):
    assert blank.evaluate("text => plain(text)", text) == folded


def test_the_words_of_a_question_are_parted(blank):
    assert blank.evaluate("() => wordsOf('  Médecin,\\n L’hôpital ')") == ["medecin", "l'hopital"]
