"""Titles and names stand in alphabetical order, in any script."""

import pytest

from pwa.pages import PAGES
from pwa.site.page import Page
from pwa.site.view import View
from pwa.translation.collation import sort_key


@pytest.mark.parametrize(
    "words",
    [
        # By code points É would stand after Z, and every capital before every small letter.
        ["abri", "Brume", "Écluse", "Eglise", "phare", "Zèbre"],
        ["cote", "Cote", "coté", "côte", "Côte"],
        # A hamza or a madda makes no other letter; by code points آ أ إ all stand before ا.
        ["أب", "إبرة", "ابن", "بحر", "تعليم", "مأوى", "نوم"],
        ["ህጹጽ", "ለይቲ", "ሓገዝ", "ምሕጋዝ", "ምድቃስ", "ሰላም", "ዓራት", "ፖሊስ"],
    ],
    ids=("latin", "accents", "arabic", "ethiopic"),
)
def test_words_are_sorted_as_people_look_them_up(words):
    assert sorted(reversed(words), key=sort_key) == words


def test_the_topics_are_sorted_by_their_title_in_the_language_of_the_page(tiny_site):
    found = {
        language.tag: [topic.slug for topic in View(tiny_site, Page(PAGES["search"], language)).by_title()]
        for language in tiny_site.languages
    }

    assert found == {
        # Aider · Ce qu’une commune peut faire · Dormir ce soir
        "fr": ["aider", "communes", "dormir"],
        # المساعدة · النوم الليلة · ماذا تستطيع البلدية
        "ar": ["aider", "dormir", "communes"],
        # ሎሚ ለይቲ ምድቃስ · ሓንቲ ምምሕዳር … · ምሕጋዝ
        "ti": ["dormir", "communes", "aider"],
    }
