"""What a reader sees: accessible, without a script, narrow, in right-to-left order."""

import pytest

from tests.browser.phone import COLOURS, OPTIONS, axe
from tests.conftest import Server

ALL_NOTICES = """document.querySelectorAll("[data-module=notice]").forEach(
    each => each.style.setProperty("display", "block", "important"))"""


def paths(site, tag):
    """Return the address of every page that a reader of a language can meet, those of no language included."""
    return [page.path for page in (*site.shared_pages(), *site.pages_of(site.languages[tag]))]


@pytest.fixture(scope="module")
def reader(chromium, tmp_path_factory):
    """Return a browser that keeps nothing, so that each page comes from the server."""
    context = chromium(
        tmp_path_factory.mktemp("reader"), viewport={"width": 320, "height": 640}, service_workers="block"
    )
    yield context
    context.close()


def walk(reader, url, addresses, schemes):
    """Return what is wrong with the pages at these addresses in each scheme of colours, as sentences.

    An announcement of other days is looked at, too: who has no script sees it.
    """
    page = reader.new_page()
    found = []
    for address in addresses:
        page.goto(url + address)
        page.evaluate(ALL_NOTICES)
        for scheme in schemes:
            page.emulate_media(color_scheme=scheme)
            wrong = axe(page, OPTIONS if scheme == schemes[0] else COLOURS)
            found += [f"{address}, {scheme}: {each}" for each in wrong]
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            found.append(f"{address}: {width} pixels wide")
    page.close()
    return found


@pytest.mark.parametrize("tag", ["fr", "ar", "ti"])
def test_every_page_is_accessible_in_light_and_dark_and_fits_a_small_phone(reader, server, tiny_site, tag):
    assert walk(reader, server.url, paths(tiny_site, tag), ("light", "dark")) == []


def test_the_real_guide_is_accessible_and_fits_a_small_phone(reader, built, site):
    """Each kind of page and each text, with the words that editors wrote; contacts are alike."""
    pages = list(site.pages_of(site.languages["ar"]))
    contacts = [page.path for page in pages if page.kind.of == "contact"]
    addresses = [page.path for page in pages if page.kind.of != "contact"] + contacts[:1]
    running = Server(built)

    found = walk(reader, running.url, addresses, ("light",))

    running.kill()
    assert found == []


def test_everything_can_be_read_without_a_script(chromium, server, tiny_guide, tmp_path):
    context = chromium(tmp_path / "profile", java_script_enabled=False)
    page = context.new_page()
    page.goto(server.url + "/ar/contacts/")

    assert page.get_attribute("html", "data-offline") == "unsupported"
    assert page.locator("article.contact").count() == sum(each.direct for each in tiny_guide.contacts.values())
    assert not page.locator("#filter").is_visible()
    page.click("details.more >> nth=0 >> summary")
    assert page.locator("details.more[open] article").first.is_visible()
    page.click("#languages summary")
    page.click("#languages a[hreflang=fr]")
    assert page.url.endswith("/fr/contacts/")
    context.close()


def test_numbers_are_seen_from_left_to_right_in_arabic(reader, server):
    page = reader.new_page()
    page.goto(server.url + "/ar/contacts/abri-brume/")
    order = page.evaluate(
        """() => {
            const text = document.querySelector("a[href^='tel:+']").firstChild;
            const range = document.createRange();
            return Array.from(text.data).map((character, at) => {
                range.setStart(text, at);
                range.setEnd(text, at + 1);
                return [range.getBoundingClientRect().left, character];
            }).sort((a, b) => a[0] - b[0]).map(each => each[1]).join("");
        }"""
    )
    page.close()

    assert order.replace("\u00a0", " ") == "(418) 555-0110"


def test_every_control_is_large_enough_for_a_thumb(reader, server):
    page = reader.new_page()
    small = []
    for path in ("/ar/", "/ar/phone/", "/ar/contacts/"):
        page.goto(server.url + path)
        small += page.evaluate(
            """() => Array.from(document.querySelectorAll('.bar a, .tile, .dial, .button, button, summary, .jump a'))
                .filter(each => each.offsetParent).map(each => each.getBoundingClientRect())
                .filter(box => box.height < 48 || box.width < 48).length"""
        ) * [path]
    page.close()

    assert small == []


def test_the_directory_is_filtered_without_accents(reader, server):
    page = reader.new_page()
    page.goto(server.url + "/fr/contacts/")
    page.fill("#filter", "medecins nuit")

    shown = page.eval_on_selector_all(
        "article.contact", "all => all.filter(each => each.offsetParent).map(each => each.id)"
    )
    page.close()

    assert shown == ["medecins-nuit"]


def test_leaving_replaces_the_page(reader, server):
    page = reader.new_page()
    page.route("https://nuages.example/**", lambda route: route.fulfill(body="elsewhere"))
    page.goto(server.url + "/fr/")
    page.goto(server.url + "/fr/guide/dormir/")
    page.click("[data-action=exit]")
    page.wait_for_url("https://nuages.example/**")
    page.go_back()

    assert page.url == server.url + "/fr/"
    page.close()
