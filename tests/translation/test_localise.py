import dataclasses

import pytest

from pwa.languages import read_languages
from pwa.text import Text
from pwa.translation.catalogue import Catalogue, catalogue_path, read_catalogue
from pwa.translation.localise import Localiser


@pytest.fixture(scope="module")
def languages(tiny):
    return read_languages(tiny)


@pytest.fixture(scope="module")
def localiser(languages):
    """Return a function that makes the localiser of a language: `says` is what each language says, by tag."""

    def make(tag, **says):
        catalogues = {
            language.tag: Catalogue(
                language,
                "draft",
                {("guide", None, source): said for source, said in says.get(language.tag, {}).items()},
            )
            for language in languages
        }
        return Localiser(languages[tag], languages, catalogues)

    return make


def test_a_missing_text_falls_back_on_its_own_along_the_chain(localiser):
    tigrinya = localiser("ti", ti={"Un": "ሓደ"}, ar={"Un": "واحد", "Deux": "اثنان"})

    found = [tigrinya(Text(source)) for source in ("Un", "Deux", "Trois")]

    assert [(local.text, local.language.tag) for local in found] == [("ሓደ", "ti"), ("اثنان", "ar"), ("Trois", "fr")]


def test_a_text_inside_another_is_in_the_language_of_that_one(localiser, languages):
    tigrinya = localiser("ti", ti={"Un": "ሓደ"}, ar={"Un": "واحد"})

    assert [tigrinya(Text("Un"), within=languages[tag]).text for tag in ("ti", "ar", "fr")] == ["ሓደ", "واحد", "Un"]


def test_a_text_of_another_domain_or_with_another_job_is_not_taken(localiser):
    arabic = localiser("ar", ar={"Un": "واحد"})

    assert arabic(Text("Un", "title")).text == "Un"
    assert arabic(Text("Un", None, "contacts")).text == "Un"


def test_a_block_has_the_same_id_in_every_language(localiser, languages):
    ids = {localiser(language.tag, ar={"Un": "واحد"})(Text("Un")).id for language in languages}

    assert len(ids) == 1


def test_fuzzy_empty_and_obsolete_entries_are_not_shown(tiny, languages, tmp_path):
    project = dataclasses.replace(tiny, translations=tmp_path)
    path = catalogue_path(project, languages["ar"], "guide")
    path.parent.mkdir(parents=True)
    path.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"X-Review: draft\\n"\n\n'
        '#, fuzzy\nmsgid "Un"\nmsgstr "خطأ"\n\nmsgid "Deux"\nmsgstr ""\n\nmsgid "Trois"\nmsgstr "ثلاثة"\n\n'
        '#~ msgid "Quatre"\n#~ msgstr "أربعة"\n',
        encoding="utf-8",
    )

    catalogue = read_catalogue(project, languages["ar"])

    assert catalogue.translations == {("guide", None, "Trois"): "ثلاثة"}
    assert catalogue.review == "draft"


def test_a_header_alone_makes_no_catalogue_reviewed(tiny, languages, tmp_path):
    """Every tool can write one; who has read it says translations/reviews.toml."""
    project = dataclasses.replace(tiny, translations=tmp_path)
    for domain in ("guide", "contacts"):
        path = catalogue_path(project, languages["ar"], domain)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('msgid ""\nmsgstr ""\n"X-Review: reviewed\\n"\n', encoding="utf-8")

    assert read_catalogue(project, languages["ar"]).review == "draft"
