"""Every page of every language, as it is published."""

import json

from tests.page import Page, links_of, page_rules


def read(built, path):
    return (built / (path.lstrip("/") + "index.html")).read_text(encoding="utf-8")


def test_every_page_keeps_the_rules(built, site):
    wrong = [f"{page.path}: {rule}" for page in site.pages() for rule in page_rules(read(built, page.path))]

    assert wrong[:20] == []


def test_every_link_leads_to_a_page(built, site):
    targets = {link for page in site.pages() for link in links_of(read(built, page.path))}

    assert targets - set(site.by_path) == set()


def test_every_page_names_its_kind_and_language(built, site):
    for page in site.pages():
        parsed = Page(read(built, page.path))

        assert parsed.all("body")[0]["data-page"] == page.kind_shown
        assert parsed.all("html")[0]["lang"] == page.language.tag


def test_a_block_has_the_same_id_in_every_language(built, site):
    def ids(tag):
        path = f"/{tag}/guide/{site.guide.topics[0].slug}/"
        found = [attributes["data-msg"] for _, attributes in Page(read(built, path)).tags if "data-msg" in attributes]
        return [each for each in found if each not in draft]

    draft = {
        attributes["data-msg"] for _, attributes in Page(read(built, "/ar/")).tags if "data-msg" in attributes
    } - {attributes["data-msg"] for _, attributes in Page(read(built, "/fr/")).tags if "data-msg" in attributes}

    assert ids("fr") == ids("ar") == ids("ti")


def test_112_the_languages_and_leaving_are_on_every_page(built, site):
    for page in site.pages():
        html = read(built, page.path)

        assert 'href="tel:112"' in html
        assert 'data-action="exit"' in html or page.kind == "leave"
        if page.kind not in ("language-choice", "not-saved", "leave"):
            assert 'id="languages"' in html


def test_a_pack_holds_every_page_of_its_language(built, site):
    index = json.loads((built / "packs/index.json").read_text(encoding="utf-8"))
    for language in site.languages:
        pack = json.loads((built / index["packs"][language.tag]["url"].lstrip("/")).read_text(encoding="utf-8"))
        urls = {entry["url"] for entry in pack["entries"]}

        assert {page.path for page in site.pages_of(language)} <= urls
        assert {"/", "/not-saved/"} <= urls


def test_every_contact_of_the_directory_can_be_reached(built, site):
    articles = [each["id"] for each in Page(read(built, "/fr/contacts/")).all("article")]

    assert sorted(articles) == sorted(contact.id for contact in site.guide.contacts.values() if contact.direct)


def test_no_page_asks_another_host_for_anything(built, site):
    for page in site.pages():
        parsed = Page(read(built, page.path))
        loading = [attributes for tag, attributes in parsed.tags if tag in ("script", "link", "img")]
        asked = [attributes.get("src") or attributes.get("href") for attributes in loading]

        assert [each for each in asked if each.startswith(("http", "//"))] == []
