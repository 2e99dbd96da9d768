from pwa.guide.model import Text
from pwa.languages import read_languages
from pwa.translation.catalogue import Catalogue, read_catalogue
from pwa.translation.localise import Localiser

LANGUAGES = read_languages()


def catalogues(**said):
    return {
        language.tag: Catalogue(
            language,
            "draft",
            {("guide", None, key): value for key, value in said.get(language.tag, {}).items()},
        )
        for language in LANGUAGES
    }


def test_a_missing_text_falls_back_on_its_own():
    localiser = Localiser(
        LANGUAGES["ti"], LANGUAGES, catalogues(ti={"Un": "ሓደ"}, en={"Un": "One", "Deux": "Two"})
    )

    found = [localiser(Text(source)) for source in ("Un", "Deux", "Trois")]

    assert [(local.text, local.language.tag) for local in found] == [
        ("ሓደ", "ti"),
        ("Two", "en"),
        ("Trois", "fr"),
    ]


def test_a_block_has_the_same_id_in_every_language():
    ids = {Localiser(language, LANGUAGES, catalogues())(Text("Un")).id for language in LANGUAGES}

    assert len(ids) == 1


def test_fuzzy_and_empty_entries_are_not_shown(tmp_path):
    folder = tmp_path / "ar" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "guide.po").write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"X-Review: draft\\n"\n\n'
        '#, fuzzy\nmsgid "Un"\nmsgstr "خطأ"\n\nmsgid "Deux"\nmsgstr ""\n\nmsgid "Trois"\nmsgstr "ثلاثة"\n',
        encoding="utf-8",
    )

    catalogue = read_catalogue(LANGUAGES["ar"], tmp_path)

    assert catalogue.translations == {("guide", None, "Trois"): "ثلاثة"}
    assert catalogue.review == "draft"
