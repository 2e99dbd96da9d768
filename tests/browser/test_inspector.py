"""Pointing at a text of the preview, with whatever one has, shows where it comes from."""

import threading

import pytest
from werkzeug.serving import make_server

from pwa import create_app
from tests.browser.phone import OPTIONS, axe

LEAD = ".lead"
FRENCH = "Un lit, une douche, même sans papiers."


@pytest.fixture
def page(chromium, tmp_path, tiny):
    """Return an Arabic page of the preview, on a small phone that has a mouse and a keyboard, too."""
    server = make_server("127.0.0.1", 0, create_app(tiny), threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    context = chromium(tmp_path / "profile", viewport={"width": 320, "height": 640}, has_touch=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page, errors = context.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"http://127.0.0.1:{server.server_port}/ar/guide/dormir/")
    yield page
    context.close()
    server.shutdown()
    thread.join()
    server.server_close()
    assert errors == []


def test_nothing_is_shown_nor_fetched_before_somebody_points(page):
    assert page.locator(".inspector").is_hidden()
    assert page.evaluate("performance.getEntriesByType('resource').filter(each => /json/.test(each.name)).length") == 0


@pytest.mark.parametrize("way", ["hover", "focus", "tap"])
def test_pointing_at_a_text_shows_its_message(page, way):
    getattr(page.locator(LEAD), way)()

    panel = page.locator(".inspector")
    panel.get_by_text(FRENCH).wait_for()
    assert "content/guide/dormir.md:" in panel.inner_text()
    assert "translations/ar/LC_MESSAGES/guide.po:" in panel.inner_text()
    assert panel.locator("dd[lang=ar]").get_attribute("dir") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_it_is_reached_and_left_with_the_keyboard_alone(page):
    panel = page.locator(".inspector")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.matches('{LEAD}')"):
            break
    panel.get_by_text(FRENCH).wait_for()

    page.keyboard.press("Escape")

    assert panel.is_hidden()
    assert page.locator(".inspected").count() == 0


def test_a_link_shows_the_text_in_it_when_it_has_the_focus(page):
    page.locator(".foot nav a").first.focus()

    page.locator(".inspector").get_by_text("Accueil", exact=True).wait_for()


def test_what_was_tapped_stays_and_its_id_can_be_copied(page):
    page.locator(LEAD).click()
    page.locator(".inspector").get_by_text(FRENCH).wait_for()
    page.locator("h1").hover()

    page.locator(".inspector button").first.click()

    page.locator(".inspector button").first.get_by_text("copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.get_attribute(LEAD, "data-msg")
    assert page.locator(".inspector").get_by_text(FRENCH).is_visible()
    page.locator(".inspector button").last.click()
    assert page.locator(".inspector").is_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_panel_is_accessible(page, scheme):
    page.emulate_media(color_scheme=scheme)
    page.locator(LEAD).click()
    page.locator(".inspector").get_by_text(FRENCH).wait_for()

    # What it covers has little room for contrast; only what belongs to it counts here.
    assert [each for each in axe(page, OPTIONS) if "inspector" in each or "<dd" in each or "<dt" in each] == []
