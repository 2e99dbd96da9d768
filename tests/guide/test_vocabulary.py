"""The words that editors choose from."""

import pytest

from pwa.guide.reading import read_guide
from pwa.guide.vocabulary import VOCABULARIES
from pwa.problems import Problems
from pwa.project import Project
from pwa.site.assets import has_icon


def test_every_pictogram_of_a_word_exists():
    icons = {term.icon for vocabulary in VOCABULARIES for term in vocabulary.values() if term.icon}

    assert [icon for icon in sorted(icons) if not has_icon(icon)] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "line_of", "said"),
    [
        ("contacts.toml", 'kind = "food"', 'kind = "fud"', 'kind = "fud"',
         "“kind” is “fud”, which is not known, use one of emergency, shelter, food, health, mental-health, legal,"),
        ("contacts.toml", 'for_whom = ["families"]', 'for_whom = ["family"]', 'for_whom = ["family"]',
         "is “family”, which is not known, use one of transit, minors, women, families, citizens, municipalities"),
        ("contacts.toml", 'confidence = "press"', 'confidence = "rumour"', 'confidence = "rumour"',
         "“confidence” is “rumour”, which is not known, use one of official, listed, press"),
        ("resources.toml", 'kind = "film"', 'kind = "movie"', 'kind = "movie"',
         "“kind” is “movie”, which is not known, use one of brochure, map, film,"),
        ("guide/communes.md", '"municipalities"', '"towns"', '"towns"',
         "“audience” is “towns”, which is not known, use one of transit, citizens, municipalities"),
    ],
)  # fmt: skip
def test_a_value_that_is_not_known_is_named_with_its_line_and_with_those_that_are(
    tiny_copy, file, old, new, line_of, said
):
    path = tiny_copy / "content" / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    line = next(n for n, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if line_of in text)

    with pytest.raises(Problems) as raised:
        read_guide(Project.at(tiny_copy))

    (problem,) = map(str, raised.value.problems)
    assert f"content/{file}:{line}: " in problem
    assert said in problem
