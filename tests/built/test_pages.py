"""Every page of every language, as it is published: the tiny guide rule by rule, the real one in a single walk."""

import json
from collections import Counter

import pytest

from pwa.guide.markdown import plain
from pwa.translation.extract import all_texts
from tests.page import Page, links_of, page_rules

BARE = ("language-choice", "not-saved", "leave")
"""The pages that belong to no language."""


def walk(built, site):
    """Return every page of a site, parsed once, as (what it should be, what it is)."""
    found = []
    for page in site.pages():
        file = built / (page.path.lstrip("/") + "index.html")
        found.append((page, Page(file.read_text(encoding="utf-8"))))
    return found


@pytest.fixture(scope="module")
def tiny_walk(tiny_built, tiny_site):
    return walk(tiny_built, tiny_site)


# The rules. Each yields what is wrong, as sentences.


def rules(site, pages):
    for page, found in pages:
        yield from (f"{page.path}: {wrong}" for wrong in page_rules(found))


def links(site, pages):
    there = {page.path for page, _ in pages}
    for page, found in pages:
        yield from (f"{page.path}: {link} leads nowhere" for link in links_of(found) - there)


def kinds_and_languages(site, pages):
    for page, found in pages:
        if found.all("body")[0]["data-page"] != page.kind.shown:
            yield f"{page.path}: it does not say its kind"
        if found.all("html")[0]["lang"] != page.language.tag:
            yield f"{page.path}: it does not say its language"


def ways_out(site, pages):
    """The number for a life in danger, the languages and "leave now" are on every page."""
    number = f"tel:{site.guide.emergency.phones[0].number}"
    for page, found in pages:
        anchors = found.all("a")
        if number not in [each.get("href") for each in anchors]:
            yield f"{page.path}: no {number}"
        exits = [each["href"] for each in anchors if each.get("data-action") == "exit"]
        if page.name != "leave" and exits != [site.guide.region.leave]:
            yield f"{page.path}: it leaves for {exits}"
        if page.name not in BARE and "languages" not in [each.get("id") for _, each in found.tags]:
            yield f"{page.path}: no menu of languages"


def other_hosts(site, pages):
    for page, found in pages:
        for tag, attributes in found.tags:
            asked = attributes.get("src") or (attributes.get("href") if tag == "link" else None)
            if (asked or "").startswith(("http", "//")):
                yield f"{page.path}: <{tag}> asks {asked}"


def messages_of(found):
    """Return the ids of the messages of the text of a page, in order."""
    tags = [tag for tag, _ in found.tags]
    end = tags.index("footer") if "footer" in tags else len(tags)
    return [each["data-msg"] for _, each in found.tags[tags.index("main") : end] if "data-msg" in each]


def same_messages(site, pages):
    """A page has the same messages in the same order in every language."""
    by_rest = {}
    for page, found in pages:
        if page.name not in BARE and page.name != "search":  # its list is in the order of each alphabet
            by_rest.setdefault(page.path.partition(f"/{page.language.tag}/")[2], []).append(messages_of(found))
    for rest, found in by_rest.items():
        if len(found) != len(site.languages.all) or not found[0] or any(each != found[0] for each in found):
            yield f"{rest or 'home'}: the messages differ between the languages"


def extracted(site, pages):
    """What a page shows is what translators got."""
    known = {text.id for text in all_texts(site.project, site.guide)}
    for page, found in pages:
        shown = {each["data-msg"] for _, each in found.tags if "data-msg" in each}
        yield from (f"{page.path}: {each} was not extracted" for each in shown - known)


def bare(words):
    """Return words without mark-up, and without what stands between them and the next ones."""
    return plain(words).strip(" \u00a0·:,;.()")


def raw_french(site, pages):
    """No French stands in another language as if it were of it: whatever fell back says so."""
    texts = all_texts(site.project, site.guide)
    french = {}
    for language in site.languages.translated:
        found = [(bare(text.source), site.localisers[language.tag](text)) for text in texts]
        # Words that the language says in the same way ("SMS") are its own.
        own = {words for words, local in found if local.language == language and bare(local.text) == words}
        french[language.tag] = {words for words, _ in found} - own
    for page, found in pages:
        tag = page.language.tag
        for words, _, context in found.texts if tag in french else ():
            if context["lang"] == tag and bare(words) in french[tag]:
                yield f"{page.path}: “{words[:40]}” is not marked as French"


RULES = (rules, links, kinds_and_languages, ways_out, other_hosts, same_messages, extracted, raw_french)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_page_of_the_tiny_guide_keeps_the_rules(tiny_site, tiny_walk, rule):
    assert list(rule(tiny_site, tiny_walk))[:20] == []


def test_every_page_of_the_real_guide_keeps_the_rules(site, built):
    pages = walk(built, site)

    wrong = [each for rule in RULES for each in rule(site, pages)]

    assert len(pages) == len(site.by_path)
    assert wrong[:20] == []


def test_a_rule_that_is_broken_is_seen(tiny_site, tiny_walk):
    """Else a rule that looks at nothing would keep silent for ever."""
    page = next(page for page, _ in tiny_walk if page.path == "/ar/guide/dormir/")
    broken = Page(
        '<html lang="fr" dir="rtl"><title>x</title><body data-page="home"><main><h1 id="a">x</h1><h3 id="a">x</h3>'
        '<p lang="ar">Où dormir</p><p data-msg="zzzzzz">ሰላም <a href="/nowhere/">418 555</a></p><input onclick="x">'
        '<script src="//elsewhere/x.js"></script></main></body></html>'
    )

    told = [str(each) for rule in RULES for each in rule(tiny_site, [(page, broken)])]

    for said in (
        "the id a is there twice",
        "a heading jumps from h1 to h3",
        "is not marked as ti",
        "the number in “418 555” is not isolated",
        "<input> has something inline",
        "<input> has no label",
        "the page must say so",
        "/nowhere/ leads nowhere",
        "it does not say its kind",
        "it does not say its language",
        "no tel:911",
        "it leaves for []",
        "no menu of languages",
        "<script> asks //elsewhere/x.js",
        "the messages differ between the languages",
        "zzzzzz was not extracted",
        "“Où dormir” is not marked as French",
    ):
        assert any(said in line for line in told), said


def test_a_pack_holds_every_page_of_its_language(tiny_built, tiny_site):
    index = json.loads((tiny_built / "packs/index.json").read_text(encoding="utf-8"))
    for language in tiny_site.languages:
        pack = json.loads((tiny_built / index["packs"][language.tag]["url"].lstrip("/")).read_text(encoding="utf-8"))
        urls = {entry["url"] for entry in pack["entries"]}

        assert {page.path for page in tiny_site.pages_of(language)} <= urls
        assert {"/", "/not-saved/"} <= urls


def test_every_contact_of_the_directory_can_be_reached(tiny_walk, tiny_guide):
    (directory,) = (found for page, found in tiny_walk if page.path == "/fr/contacts/")

    articles = Counter(each["id"] for each in directory.all("article"))

    assert articles == Counter(contact.id for contact in tiny_guide.contacts.values() if contact.direct)
    assert "collectif-quais" not in articles
