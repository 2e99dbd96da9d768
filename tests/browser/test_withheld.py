"""A phone that holds a language keeps it when readers aren't offered it any more."""

import json
import urllib.request

from pwa.site.loading import load_site
from pwa.web.build import build
from tests.browser.phone import saved, until, until_ready
from tests.conftest import Server


def test_a_phone_keeps_a_language_that_is_no_longer_offered(phone, tiny, tmp_path):
    out = tmp_path / "site"
    build(load_site(tiny), out, lambda line: None)
    running = Server(out)
    page = phone.new_page()
    page.goto(running.url + "/ar/guide/dormir/")
    until_ready(page)
    words = page.inner_text(".lead")
    build(load_site(tiny, ("fr",)), out, lambda line: None)
    until(
        page,
        """() => fetch('/packs/index.json', {cache: 'no-store'}).then(answer => answer.json())
            .then(index => !index.packs.ar)""",
    )

    page.reload()
    until_ready(page)

    assert page.inner_text(".lead") == words
    assert saved(page, "ar")
    with urllib.request.urlopen(running.url + "/ar/guide/dormir/") as answer:  # who has nothing yet
        assert answer.url == running.url + "/fr/guide/dormir/"
    with urllib.request.urlopen(running.url + "/packs/index.json") as answer:
        assert set(json.load(answer)["packs"]) == {"fr"}
    running.kill()
    page.goto(running.url + "/ar/emergency/")
    assert page.get_attribute("html", "lang") == "ar"
