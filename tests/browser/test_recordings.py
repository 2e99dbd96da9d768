"""The voices of people: played where they were recorded, and kept on the phone on request."""

import pytest

from pwa.project import Project
from pwa.site.loading import load_site
from pwa.web.build import build
from tests.browser.phone import until, until_ready, until_tools
from tests.conftest import SILENCE, TINY, Server, copy_of

PLAYER = """
    self.played = [];
    self.Audio = function (url) {
        played.push(url);
        this.play = () => Promise.resolve();
        this.pause = () => {};
    };
"""


@pytest.fixture
def recorded(tmp_path, tiny_guide):
    """Return a server of a guide whose emergency page has a title that someone recorded in Tigrinya."""
    guide = copy_of(TINY, tmp_path / "guide")
    voices = guide / "content/audio/ti"
    voices.mkdir(parents=True)
    (voices / f"{tiny_guide.pages['emergency'].title.id}.mp3").write_bytes(SILENCE)
    build(load_site(Project.at(guide), ("ti",)), tmp_path / "site", lambda line: None)
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
    assert "4 KB" in button.inner_text()
    assert [name for name in page.evaluate("() => caches.keys()") if "audio" in name] == []

    button.click()
    until(page, "() => document.querySelector('[data-language=ti] [data-action=voices]').hidden")
    recorded.kill()
    page.goto(recorded.url + "/ti/emergency/")
    until_tools(page)
    page.click(".tools button")

    until(page, "() => played.length === 1")
    assert page.evaluate("() => fetch(played[0]).then(answer => answer.blob()).then(blob => blob.size)") == len(SILENCE)
