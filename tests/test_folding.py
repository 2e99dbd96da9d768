import pytest

from pwa.folding import fold
from tests.vectors import vectors


@pytest.mark.parametrize(("text", "folded"), vectors("folding")["folded"])
def test_texts_that_sound_or_look_alike_become_one(text, folded):
    assert fold(text) == folded
