"""Pointing at a text in the preview shows where it comes from. Nothing of it is published."""

import re
import time

import polib
import pytest

from pwa import create_app
from pwa.guide.model import Box, Paragraph
from pwa.project import Project
from pwa.wording import speak
from tests.conftest import TINY
from tests.web.conftest import Reader, say


@pytest.fixture
def preview(tiny_copy):
    return Reader(create_app(Project.at(tiny_copy)))


def messages(preview, tag):
    answer = preview.get(f"/__preview/{tag}.json")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/json")
    return answer.json["messages"]


def message_of(preview, tag, french):
    """Return what is said of a message, and its rows by their label."""
    for entries in messages(preview, tag).values():
        for entry in entries:
            if entry["rows"][0]["value"] == french:
                return entry, [(row["label"], row["value"]) for row in entry["rows"]]
    raise AssertionError(french)


PAGES = ("", "emergency/", "guide/dormir/", "contacts/", "phrases/", "phone/", "share/", "about/")


@pytest.mark.parametrize("tag", ["fr", "ar", "ti"])
@pytest.mark.parametrize("page", PAGES)
def test_every_text_of_a_page_is_known(preview, tag, page):
    ids = set(re.findall(r'data-msg="([a-z0-9]+)"', preview.get(f"/{tag}/{page}").text))

    assert ids
    assert ids - set(messages(preview, tag)) == set()


def test_a_translation_is_shown_with_both_places_and_its_state(preview, tiny_copy):
    entry, rows = message_of(preview, "ar", "Un lit, une douche, même sans papiers.")
    file = tiny_copy / "translations/ar/LC_MESSAGES/guide.po"
    (po,) = [each for each in polib.pofile(str(file)) if each.msgid == rows[0][1]]
    line = (tiny_copy / "content/guide/dormir.md").read_text(encoding="utf-8").split(rows[0][1])[0].count("\n") + 1

    assert (entry["state"], entry["from"]) == ("translated", "ar")
    assert rows[:5] == [
        ("Français", "Un lit, une douche, même sans papiers."),
        ("stands in", f"content/guide/dormir.md:{line}"),
        ("العربية", po.msgstr),
        ("stands in", f"translations/ar/LC_MESSAGES/guide.po:{po.linenum}"),
        ("state", "translated, reviewed"),
    ]
    assert (entry["rows"][2]["lang"], entry["rows"][2]["dir"]) == ("ar", "rtl")


def test_where_one_file_has_a_mistake_the_texts_of_the_others_are_still_known(preview, tiny_copy):
    file = tiny_copy / "translations/ar/LC_MESSAGES/contacts.po"
    text = file.read_text(encoding="utf-8")
    place = text.index('msgid "', text.index("msgctxt"))
    end = text.index('"\n', place)
    file.write_text(text[:end] + text[end + 1 :], encoding="utf-8")

    entry, rows = message_of(preview, "ar", "Un lit, une douche, même sans papiers.")

    assert (entry["state"], entry["from"]) == ("translated", "fr")
    assert any("translations/ar/LC_MESSAGES/guide.po:" in value for _, value in rows)
    (state,) = [value for label, value in rows if label == "state"]
    assert re.fullmatch(r"translated; not shown until translations/ar/LC_MESSAGES/contacts\.po:\d+ is corrected", state)


def test_the_first_text_of_a_box_has_its_own_line(tiny_guide):
    """Not that of the mark which says what kind of box it is."""
    for topic in tiny_guide.documents:
        lines = (TINY.parent.parent / topic.origin.file).read_text(encoding="utf-8").split("\n")
        for box in (each for each in topic.blocks if isinstance(each, Box)):
            for block in (each for each in box.blocks if isinstance(each, Paragraph)):
                line = lines[block.text.origin.line - 1].lstrip("> ")
                assert line
                assert line in block.text.source


def test_of_what_is_missing_is_said_where_it_was_borrowed(preview, tiny_copy):
    entry, rows = message_of(preview, "ti", "Un lit, une douche, même sans papiers.")

    assert (entry["state"], entry["from"]) == ("missing", "ar")
    assert ("state", "missing; readers see العربية") in rows
    assert [label for label, _ in rows].count("ትግርኛ") == 0


def test_of_what_has_to_be_read_again_the_text_is_shown_though_readers_see_another(preview, tiny_copy):
    file = tiny_copy / "translations/ar/LC_MESSAGES/guide.po"
    po = polib.pofile(str(file))
    (one,) = [each for each in po if each.msgid == "Un lit, une douche, même sans papiers."]
    one.flags.append("fuzzy")
    po.save()

    entry, rows = message_of(preview, "ar", one.msgid)

    assert (entry["state"], entry["from"]) == ("fuzzy", "fr")
    assert ("العربية", one.msgstr) in rows
    assert ("state", "to read again; readers see Français") in rows


def test_the_words_of_the_interface_are_known_too(preview):
    entry, rows = message_of(preview, "ar", "Aller au contenu")

    assert entry["state"] == "translated"
    assert re.fullmatch(r"templates/base\.html:\d+", dict(rows)["stands in"]) is None  # the .po comes after it
    assert rows[1][1].startswith("templates/base.html:")


def test_a_message_that_no_file_has_yet_says_what_brings_it(preview, tiny_copy):
    say(tiny_copy, "Une phrase de ce matin.")

    _, rows = message_of(preview, "ar", "Une phrase de ce matin.")

    assert ("stands in", "no file yet: run `pwa translate update`") in rows


def test_french_has_no_state_of_its_own(preview):
    entry, rows = message_of(preview, "fr", "Aider")

    assert entry["state"] == "french"
    assert "state" not in dict(rows)


def test_what_was_saved_a_moment_ago_is_known(preview, tiny_copy):
    for sentence in ("Un.", "Deux."):
        say(tiny_copy, sentence)

        assert message_of(preview, "fr", sentence)


def test_it_speaks_french_to_french_editors(preview, monkeypatch):
    monkeypatch.setenv("LC_ALL", "fr_BE.UTF-8")
    speak(None)

    _, rows = message_of(preview, "ti", "Un lit, une douche, même sans papiers.")

    assert ("état", "à traduire ; le public voit العربية") in rows
    assert preview.get("/__preview/fr.json").json["words"]["close"] == "fermer"


@pytest.mark.parametrize(
    "address", ["/__preview/xx.json", "/__preview/", "/__preview/inspector.html", "/__preview/../x"]
)
def test_nothing_else_is_at_these_addresses(preview, address):
    assert preview.get(address).status_code == 404


def test_nothing_of_it_is_published(tiny_built):
    for file in tiny_built.rglob("*"):
        if file.suffix in (".html", ".js", ".css", ".json", ".txt", ".webmanifest"):
            body = file.read_bytes()
            assert b"__preview" not in body, file
            assert b"inspector" not in body, file


def test_it_costs_no_time():
    guide = Reader(create_app(Project.installed()))
    begun = time.process_time()
    assert guide.get("/ti/").status_code == 200
    first = time.process_time() - begun
    begun = time.process_time()
    for path in ("/ti/guide/police/", "/ar/emergency/", "/__preview/ti.json", "/__preview/ar.json"):
        assert guide.get(path).status_code == 200

    # Seconds of the processor, which a busy machine stretches, too; alone they are 0.7 and 0.2.
    assert first < 5
    assert time.process_time() - begun < 2
