import pytest

from pwa.site.directory import kilometres
from tests.vectors import vectors

VECTORS = vectors("distances")


@pytest.mark.parametrize("case", VECTORS["distances"], ids=lambda case: case["what"])
def test_the_distance_of_two_points(case):
    assert kilometres(tuple(case["from"]), tuple(case["to"])) == pytest.approx(case["km"], abs=VECTORS["within"])
