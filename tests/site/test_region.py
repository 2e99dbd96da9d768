"""Another region is another folder: nothing of the first one is left in templates or code."""

import re

import pytest

from pwa.pages import PAGES
from pwa.project import Project
from pwa.site.documents import other_documents
from pwa.site.loading import load_site
from pwa.site.page import Page
from pwa.site.rendering import Renderer
from pwa.site.view import View
from pwa.text import Text

# What the first region is called, in the languages of the tiny guide; its country, clock, numbers, and way out.
FIRST_REGION = re.compile(
    r"Namur|نامور|ናሙር|\bCAI\b|Belgi|belge|بلجيك|ቤልጅ|ቤልጁ|Brussels|Bruxelles|meteo|cainamur|\+32|\b112\b|Belrefugees"
)
DRAWN = re.compile(r"<style>.*?</style>|<svg.*?</svg>", re.S)


@pytest.fixture(scope="module")
def drawn(tiny_site):
    """Return the HTML of every page of the tiny guide by its address."""
    renderer = Renderer(tiny_site)
    return {page.path: renderer.render(page).body.decode() for page in tiny_site.pages()}


def test_no_page_names_the_first_region(drawn):
    found = {path: FIRST_REGION.findall(DRAWN.sub("", html)) for path, html in drawn.items()}

    assert {path: each for path, each in found.items() if each} == {}


def test_no_script_and_no_manifest_names_the_first_region(tiny_site):
    documents = [each for each in other_documents(tiny_site) if not each.path.endswith((".png", ".ico"))]
    texts = {each.path: each.body.decode() for each in documents}

    assert any(path.endswith(".webmanifest") for path in texts)
    # In code, 112 may be any number.
    found = {path: FIRST_REGION.findall(text.replace("112", "")) for path, text in texts.items()}
    assert {path: each for path, each in found.items() if each} == {}


def test_every_page_names_its_own_centre_and_way_out(drawn):
    for path in ("/fr/", "/ar/guide/dormir/", "/ti/contacts/abri-loin/", "/fr/not-found/"):
        assert 'href="tel:+14185550101"' in drawn[path], path
        assert 'href="mailto:bonjour@brume.example"' in drawn[path], path
        assert 'data-action="exit" href="https://nuages.example/"' in drawn[path], path
        assert 'href="tel:911"' in drawn[path], path


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/fr/", "Vous êtes de passage en Canada ?"),
        ("/ar/", "هل أنت عابر في كندا؟"),
        ("/fr/contacts/abri-anse/", '(à <bdi dir="ltr">17</bdi> km de Sainte-Brume)'),
        ("/ar/contacts/abri-anse/", '(على بعد <bdi dir="ltr">17</bdi> كم من سانت بروم)'),
        # Tigrinya does not say the distance itself: a sentence in Arabic names the town in Arabic.
        ("/ti/contacts/abri-anse/", 'lang="ar" dir="rtl">(على بعد <bdi dir="ltr">17</bdi> كم من سانت بروم)'),
        ("/fr/contacts/collectif-quais/", "Demandez au MAB de Sainte-Brume."),
        ("/fr/", "Le Maison d’accueil de Sainte-Brume (MAB) :"),
    ],
)
def test_the_words_of_the_region_are_in_the_language_of_the_sentence_around_them(drawn, path, said):
    assert said in drawn[path]


def test_a_sentence_that_fell_back_on_french_names_the_region_in_french(tiny_site):
    view = View(tiny_site, Page(PAGES["home"], tiny_site.languages["ti"]))
    nobody_says_it = Text("Loin de {place}, en {country}.", None, "interface")

    assert view.localiser(tiny_site.guide.region.country).text == "ካናዳ"
    assert view.plain(nobody_says_it) == "Loin de Sainte-Brume, en Canada."
    assert '>Loin de Sainte-Brume, en Canada.<' in view.text("p", nobody_says_it)


def test_the_phone_is_told_the_clock_and_the_holidays_of_the_country(tiny_site, drawn):
    view = View(tiny_site, Page(PAGES["contacts"], tiny_site.languages["fr"]))

    assert view.clock_offsets() == "-300 -240"
    assert "2026-07-01" in view.holidays().split()
    assert view.holidays() in drawn["/fr/contacts/"]


OTHER_CENTRE = """
[[contact]]
id = "autre-maison"
name = "Autre maison"
what = "Questions et conseils"
kind = "work"
for_whom = []
area = "Clairval"
phones = [{ number = "+35227855501" }]
emails = ["a@clair.example"]
summary = "Rien."
checked = 2026-01-15
confidence = "press"
sources = [{ url = "https://clair.example/" }]
"""


def edit(path, *changes, more=""):
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text + more, encoding="utf-8")


def test_two_regions_live_in_one_process_and_do_not_mix(tiny_site, tiny_copy):
    edit(
        tiny_copy / "content/region.toml",
        ('place = "Sainte-Brume"', 'place = "Clairval"'),
        ('country = "Canada"', 'country = "Luxembourg"'),
        ('centre_contact = "maison-brume"', 'centre_contact = "autre-maison"'),
        ('country_code = "CA"', 'country_code = "LU"'),
        ('clock = "America/Toronto"', 'clock = "Europe/Luxembourg"'),
        ("https://nuages.example/", "https://soleil.example/"),
        ("lat = 48.90\nlon = -64.50", "lat = 45.50\nlon = -73.57"),
    )
    edit(
        tiny_copy / "content/contacts.toml",
        ('number = "911", short', 'number = "112", short'),
        ('number = "211", short', 'number = "113", short'),
        more=OTHER_CENTRE,
    )
    other_site = load_site(Project.at(tiny_copy))
    first, other = Renderer(tiny_site), Renderer(other_site)

    def draw(renderer, site, path="/fr/"):
        return renderer.render(site.by_path[path]).body.decode()

    before = draw(first, tiny_site)
    there = draw(other, other_site)
    after = draw(first, tiny_site)

    assert before == after
    for mine, theirs in (
        ("Vous êtes de passage en Canada ?", "Vous êtes de passage en Luxembourg ?"),
        ("près de Sainte-Brume", "près de Clairval"),
        ("https://nuages.example/", "https://soleil.example/"),
        ("tel:+14185550101", "tel:+35227855501"),
        ("tel:911", "tel:112"),
    ):
        assert (mine in before, theirs in before) == (True, False)
        assert (mine in there, theirs in there) == (False, True)
    # A number is foreign or not, a town far or near, as the region has it.
    path = "/fr/contacts/abri-loin/"
    assert "(514)\u00a0555-0187" in draw(first, tiny_site, path)
    assert "+1\u00a0514-555-0187" in draw(other, other_site, path)
    assert "km de Sainte-Brume" in draw(first, tiny_site, path)
    assert "km de" not in draw(other, other_site, path)
    assert View(other_site, other_site.by_path["/fr/"]).clock_offsets() == "60 120"
