"""Where each thing is: a table, because addresses are promises."""

import pytest

from pwa.pages import PAGES
from pwa.site.edition import Web
from pwa.site.view import View


@pytest.mark.parametrize(
    ("thing", "tag", "address"),
    [
        ("language-choice", "fr", "/"),
        ("not-saved", "fr", "/not-saved/"),
        ("leave", "fr", "/leave/"),
        ("home", "ar", "/ar/"),
        ("emergency", "ar", "/ar/emergency/"),
        ("contacts", "ti", "/ti/contacts/"),
        ("phrases", "fr", "/fr/phrases/"),
        ("search", "fr", "/fr/search/"),
        ("resources", "fr", "/fr/resources/"),
        ("share", "fr", "/fr/share/"),
        ("phone", "fr", "/fr/phone/"),
        ("about", "fr", "/fr/about/"),
        ("not-found", "ti", "/ti/not-found/"),
        ("manifest", "ti", "/ti/manifest.webmanifest"),
        ("recordings", "ti", "/audio/ti.json"),
        ("icons/180.png", "ti", "/icons/180.png"),
    ],
)
def test_a_page_a_file_and_an_icon_have_an_address(tiny_site, thing, tag, address):
    assert Web().to(thing, tiny_site.languages[tag]) == address


def test_every_page_that_there_is_once_is_in_the_table_of_kinds(tiny_site):
    for name, kind in PAGES.items():
        if kind.of in ("site", "language"):
            assert Web().to(name, tiny_site.languages["ar"]) in tiny_site.by_path


def test_things_of_the_guide_have_an_address(tiny_site, tiny_guide):
    arabic = tiny_site.languages["ar"]

    assert Web().to(tiny_guide.topic("dormir"), arabic) == "/ar/guide/dormir/"
    assert Web().to(tiny_guide.topic("dormir"), arabic, "ce-soir") == "/ar/guide/dormir/#ce-soir"
    assert Web().to(tiny_guide.pages["about"], arabic) == "/ar/about/"
    assert Web().to(tiny_guide.contacts["abri-loin"], arabic) == "/ar/contacts/abri-loin/"


@pytest.mark.parametrize("thing", ["topic", "contact", "nothing"])
def test_what_is_no_single_page_has_none(tiny_site, thing):
    with pytest.raises(LookupError):
        Web().to(thing, tiny_site.languages["fr"])


def test_a_page_leads_to_itself_in_each_language_and_a_stand_in_leads_home(tiny_site):
    arabic = tiny_site.languages["ar"]
    found = {path: View(tiny_site, tiny_site.by_path[path]).to(arabic) for path in tiny_site.by_path}

    for path, target in found.items():
        tag, _, rest = path.lstrip("/").partition("/")
        stands_in = tag not in tiny_site.languages or rest == "not-found/"
        assert target == ("/ar/" if stands_in else f"/ar/{rest}")
