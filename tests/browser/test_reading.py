"""What a reader sees: accessible, without a script, narrow, in right-to-left order."""

import pytest
from axe_playwright_python.sync_playwright import Axe

PATHS = (
    "/",
    "/not-saved/",
    "/{}/",
    "/{}/emergency/",
    "/{}/guide/asile/",
    "/{}/contacts/",
    "/{}/contacts/cai-namur/",
    "/{}/phrases/",
    "/{}/search/",
    "/{}/share/",
    "/{}/resources/",
    "/{}/phone/",
    "/{}/about/",
    "/{}/not-found/",
)
OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
}


@pytest.fixture(scope="module")
def reader(chromium, tmp_path_factory):
    """Return a browser that keeps nothing, so that each page comes from the server."""
    context = chromium(
        tmp_path_factory.mktemp("reader"), viewport={"width": 320, "height": 640}, service_workers="block"
    )
    yield context
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tag", ["fr", "ar", "ti"])
def test_axe_finds_nothing(reader, server, tag, scheme):
    page = reader.new_page()
    page.emulate_media(color_scheme=scheme)
    found = []
    for path in PATHS:
        page.goto(server.url + path.format(tag))
        result = Axe().run(page, options=OPTIONS)
        found += [
            f"{path}: {rule['id']}: {node['html'][:120]}"
            for rule in result.response["violations"]
            for node in rule["nodes"]
        ]
    page.close()

    assert found == []


@pytest.mark.parametrize("tag", ["fr", "nl", "ar", "ti"])
def test_nothing_is_wider_than_a_small_phone(reader, server, tag):
    page = reader.new_page()
    wide = []
    for path in PATHS:
        page.goto(server.url + path.format(tag))
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        if page.evaluate("document.documentElement.scrollWidth > 320"):
            wide.append(path)
    page.close()

    assert wide == []


def test_everything_can_be_read_without_a_script(chromium, server, site, tmp_path):
    context = chromium(tmp_path / "profile", java_script_enabled=False)
    page = context.new_page()
    page.goto(server.url + "/ar/contacts/")

    assert page.get_attribute("html", "data-offline") == "unsupported"
    assert page.locator("article.contact").count() == sum(each.direct for each in site.guide.contacts.values())
    assert not page.locator("#filter").is_visible()
    page.click("details.more >> nth=0 >> summary")
    assert page.locator("details.more[open] article").first.is_visible()
    page.click("#languages summary")
    page.click("#languages a[hreflang=fr]")
    assert page.url.endswith("/fr/contacts/")
    context.close()


def test_numbers_are_seen_from_left_to_right_in_arabic(reader, server):
    page = reader.new_page()
    page.goto(server.url + "/ar/contacts/cai-namur/")
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

    assert order.replace("\u00a0", " ") == "081 73 71 76"


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
    page.fill("#filter", "medecin garde")

    shown = page.eval_on_selector_all(
        "article.contact", "all => all.filter(each => each.offsetParent).map(each => each.id)"
    )
    page.close()

    assert "garde-medicale-1733" in shown
    assert len(shown) < 20


def test_leaving_replaces_the_page(reader, server):
    page = reader.new_page()
    page.route("https://www.meteo.be/**", lambda route: route.fulfill(body="elsewhere"))
    page.goto(server.url + "/fr/")
    page.goto(server.url + "/fr/guide/violences/")
    page.click("[data-action=exit]")
    page.wait_for_url("https://www.meteo.be/**")
    page.go_back()

    assert page.url == server.url + "/fr/"
    page.close()
