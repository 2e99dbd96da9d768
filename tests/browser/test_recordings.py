"""The voices of people: played where they were recorded, and kept on the phone on request."""

import pytest
from pwa.site.pages import Site
from pwa.translation.messages import message_id

from pwa.guide.reading import read_guide
from pwa.languages import read_languages
from pwa.translation.catalogue import read_catalogues
from pwa.web.build import build
from tests.browser.test_offline import until, until_ready
from tests.browser.test_tools import TOOLS
from tests.conftest import Server

PLAYER = """
    self.played = [];
    self.Audio = function (url) {
        played.push(url);
        this.play = () => { setTimeout(() => this.onended(), 300); return Promise.resolve(); };
        this.pause = () => {};
    };
"""


@pytest.fixture
def recorded(tmp_path):
    """Return a server of a guide whose emergency page has a title that someone recorded in Tigrinya."""
    guide, languages = read_guide(), read_languages()
    title = guide.pages["emergency"].title
    folder = tmp_path / "audio/ti"
    folder.mkdir(parents=True)
    (folder / f"{message_id(title.source, title.context)}.mp3").write_bytes(b"a voice" * 1000)
    site = Site(guide, languages, read_catalogues(languages), languages.only(["ti"]), audio=folder.parent)
    build(site, tmp_path / "site", lambda line: None)
    server = Server(tmp_path / "site")
    yield server
    server.kill()


def test_voices_are_saved_on_request_with_their_size_and_played_without_a_server(phone, recorded):
    phone.add_init_script(PLAYER)
    page = phone.new_page()
    page.goto(recorded.url + "/ti/phone/")
    until_ready(page)
    button = page.locator("[data-language=ti] [data-action=voices]")
    button.wait_for(state="visible")
    assert "7 KB" in button.inner_text()
    assert [name for name in page.evaluate("() => caches.keys()") if "audio" in name] == []

    button.click()
    until(page, "() => document.querySelector('[data-language=ti] [data-action=voices]').hidden")
    recorded.kill()
    page.goto(recorded.url + "/ti/emergency/")
    page.wait_for_selector(TOOLS, state="attached")
    page.click(".tools button")

    until(page, "() => played.length === 1")
    clip = page.evaluate("() => fetch(played[0]).then(answer => answer.text())")
    assert clip == "a voice" * 1000
