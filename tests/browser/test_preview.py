"""What translators and editors see in their browser while they write."""

import threading

import pytest
from werkzeug.serving import make_server

from pwa import create_app
from pwa.project import Project
from tests.browser.phone import until_tools


@pytest.fixture
def preview(tiny_copy):
    """Return the address of the live preview of the copy."""
    server = make_server("127.0.0.1", 0, create_app(Project.at(tiny_copy)), threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(phone):
    """Return a new page; no script may fail in it."""
    page, errors = phone.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert errors == []


def test_nothing_of_a_preview_is_kept_by_the_browser(page, preview):
    page.goto(preview + "/ar/guide/dormir/")
    until_tools(page)

    assert page.locator("link[rel=manifest]").count() == 0
    assert page.get_attribute("html", "data-offline") == "unsupported"
    kept = """async () => [
        await caches.keys(), (await navigator.serviceWorker.getRegistrations()).length, localStorage.length
    ]"""
    assert page.evaluate(kept) == [[], 0, 0]


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/fr/search/", "#query"),
        ("/fr/contacts/", "#filter"),
        ("/fr/contacts/", "#town"),
        ("/fr/phrases/", "#theirs"),
        ("/fr/share/", ".qr svg"),
        ("/fr/emergency/", "[data-module=where] button"),
        ("/ar/phone/", "[data-module=erase] button"),
    ],
)
def test_the_tools_start_in_a_preview(page, preview, path, shown):
    page.goto(preview + path)
    until_tools(page)

    assert page.locator(shown).is_visible()


def test_a_search_in_a_preview_says_that_nothing_is_there(page, preview):
    """What is searched is what a phone has saved, and nothing is."""
    page.goto(preview + "/fr/search/")
    until_tools(page)

    page.fill("#query", "lit")

    page.get_by_text("Rien trouvé").wait_for()
    assert page.locator(".results article").count() == 0


def test_what_is_written_is_there_at_the_next_reload(page, preview, tiny_copy):
    file = tiny_copy / "content/guide/dormir.md"
    before = "Un lit, une douche, même sans papiers."
    page.goto(preview + "/fr/guide/dormir/")
    assert page.inner_text(".lead") == before

    for words in ("Deux lits.", "Trois lits.", "Un lit, encore."):
        file.write_text(file.read_text(encoding="utf-8").replace(before, words), encoding="utf-8")
        page.reload()

        assert page.inner_text(".lead") == words
        before = words


def test_a_translation_that_is_written_is_there_at_the_next_reload(page, preview, tiny_copy):
    file = tiny_copy / "translations/ar/LC_MESSAGES/guide.po"
    before = "سرير ودوش، حتى بدون أوراق."
    page.goto(preview + "/ar/guide/dormir/")
    assert page.inner_text(".lead") == before

    for words in ("سريران.", "ثلاثة أسرة.", "سرير واحد."):
        file.write_text(file.read_text(encoding="utf-8").replace(before, words), encoding="utf-8")
        page.reload()

        assert page.inner_text(".lead") == words
        before = words
