"""What a phone does on the road: saved at the first visit, then read without a server."""

import dataclasses
import json
import shutil
import time

import pytest
from pwa.site.pages import Site

from pwa.guide.model import Text
from pwa.languages import read_languages
from pwa.translation.catalogue import read_catalogues
from pwa.web import build as building
from tests.conftest import Server

READY = "html[data-offline=ready]"


def until_ready(page, timeout=30000):
    page.wait_for_selector(READY, state="attached", timeout=timeout)


def saved(page, tag):
    return page.evaluate(
        "tag => caches.match('/pointer/' + tag, {cacheName: 'passage-pointers'}).then(found => found && found.json())",
        tag,
    )


def until(page, promise, arg=None, seconds=30):
    """Wait until what `promise` gives is true. (`wait_for_function` takes the promise itself for true.)"""
    end = time.monotonic() + seconds
    while not page.evaluate(promise, arg):
        assert time.monotonic() < end, f"never true: {promise}"
        page.wait_for_timeout(50)


ON_THE_PHONE = """([tag, sha]) => caches.match('/pointer/' + tag, {cacheName: 'passage-pointers'})
    .then(found => found.json()).then(record => record.sha256 === sha)"""


def until_saved(page, tag):
    until(page, "tag => caches.match('/pointer/' + tag, {cacheName: 'passage-pointers'}).then(found => !!found)", tag)


def test_after_one_visit_every_page_opens_with_the_server_killed(phone, mortal_server, site):
    page = phone.new_page()
    page.goto(mortal_server.url + "/ar/")
    until_ready(page)
    until_saved(page, "fr")
    mortal_server.kill()

    wrong = []
    for each in site.pages_of(site.languages["ar"]):
        if each.kind == "not-found":
            continue
        page.goto(mortal_server.url + each.path, wait_until="commit")
        kind = page.wait_for_selector("body[data-page]", state="attached").get_attribute("data-page")
        if kind != each.kind or page.get_attribute("html", "lang") != "ar":
            wrong.append(each.path)

    assert wrong == []


def test_the_language_is_switched_without_a_server(phone, mortal_server):
    page = phone.new_page()
    page.goto(mortal_server.url + "/ar/emergency/")
    until_ready(page)
    until_saved(page, "fr")
    mortal_server.kill()

    page.click("#languages summary")
    page.click("#languages a[hreflang=fr]")

    page.wait_for_url("**/fr/emergency/")
    assert page.get_attribute("html", "lang") == "fr"


def test_a_language_that_is_not_saved_says_so(phone, mortal_server):
    page = phone.new_page()
    page.goto(mortal_server.url + "/ar/")
    until_ready(page)
    mortal_server.kill()

    page.goto(mortal_server.url + "/nl/contacts/")

    assert page.get_attribute("body", "data-page") == "not-found"


def test_everything_is_still_there_after_the_browser_was_killed(chromium, mortal_server, tmp_path):
    context = chromium(tmp_path / "profile")
    page = context.new_page()
    page.goto(mortal_server.url + "/ar/")
    until_ready(page)
    context.close()
    mortal_server.kill()

    again = chromium(tmp_path / "profile")
    page = again.new_page()
    page.goto(mortal_server.url + "/ar/contacts/cai-namur/")

    assert page.inner_text("a[href^='tel:']")
    until_ready(page)
    again.close()


FAULTS = ("login page", "login page as JSON", "cut", "flipped byte", "other language", "missing", "redirect")


def look_outdated(page, tag):
    """Make the phone hold what it has as an older pack than the server's."""
    page.evaluate(
        """async tag => {
            const pointers = await caches.open('passage-pointers');
            const record = await (await pointers.match('/pointer/' + tag)).json();
            const now = await caches.open(record.cache);
            const old = await caches.open('passage-pack-' + tag + '-' + '0'.repeat(16));
            for (const key of await now.keys()) await old.put(key, await now.match(key));
            await caches.delete(record.cache);
            const older = {cache: 'passage-pack-' + tag + '-' + '0'.repeat(16), sha256: '0'.repeat(64)};
            await pointers.put('/pointer/' + tag, new Response(JSON.stringify(Object.assign(record, older))));
        }""",
        tag,
    )


def visit_until_saved(phone, server, tag):
    page = phone.new_page()
    page.goto(f"{server.url}/{tag}/")
    until_ready(page)
    until_saved(page, "fr")
    return page


def test_an_update_arrives(phone, server):
    page = visit_until_saved(phone, server, "ar")
    now = saved(page, "ar")["sha256"]
    look_outdated(page, "ar")

    page.reload()

    until(page, ON_THE_PHONE, ["ar", now])


@pytest.mark.parametrize("fault", FAULTS)
def test_a_bad_answer_changes_nothing(phone, server, fault):
    page = visit_until_saved(phone, server, "ar")
    look_outdated(page, "ar")
    before = saved(page, "ar")

    def spoil(route):
        body = route.fetch().body()
        middle = len(body) // 2
        kind, status = "application/json", 200
        if fault == "redirect":
            return route.fulfill(status=302, headers={"Location": server.url + "/fr/"})
        if fault == "login page":
            kind, body = "text/html", b"<h1>Wi-Fi</h1>"
        elif fault == "login page as JSON":
            body = b"<h1>Wi-Fi</h1>"
        elif fault == "cut":
            body = body[:middle]
        elif fault == "flipped byte":
            body = body[:middle] + bytes([body[middle] ^ 1]) + body[middle + 1 :]
        elif fault == "other language":
            body = body.replace(b'"language":"ar"', b'"language":"fr"')
        else:
            status = 404
        return route.fulfill(status=status, content_type=kind, body=body)

    phone.route("**/packs/ar.*.json", spoil)
    with page.expect_console_message(lambda message: "news" in message.text):
        page.reload()

    assert saved(page, "ar") == before
    assert page.get_attribute("html", "data-offline") == "ready"
    assert len([name for name in page.evaluate("caches.keys()") if "pack-ar" in name]) == 1


def test_the_first_page_opens_again_before_the_pack_has_arrived(phone, mortal_server):
    phone.route("**/packs/**", lambda route: route.abort())
    page = phone.new_page()
    page.goto(mortal_server.url + "/fr/guide/violences/")
    page.wait_for_selector("html[data-offline=failed]", state="attached")
    mortal_server.kill()

    page.goto(mortal_server.url + "/fr/guide/violences/")

    assert page.get_attribute("body", "data-page") == "topic"


def test_a_silent_server_keeps_nobody_waiting_for_a_saved_page(phone, server):
    """The worst Wi-Fi accepts and never answers: what is saved opens all the same."""
    page = visit_until_saved(phone, server, "fr")
    phone.route("**/*", lambda route: None)

    page.goto(server.url + "/fr/guide/sante/", wait_until="commit", timeout=5000)

    assert page.wait_for_selector("h1").is_visible()


def test_a_phone_without_room_keeps_what_it_has(phone, server):
    page = visit_until_saved(phone, server, "ar")
    look_outdated(page, "ar")
    before = saved(page, "ar")
    phone.add_init_script(
        """let room = 7;
        const put = Cache.prototype.put;
        Cache.prototype.put = function (key, value) {
            return room-- > 0 ? put.call(this, key, value)
                : Promise.reject(new DOMException('full', 'QuotaExceededError'));
        };"""
    )

    with page.expect_console_message(lambda message: "news" in message.text):
        page.reload()

    assert saved(page, "ar") == before
    page.goto(server.url + "/ar/emergency/")
    until_ready(page)


def test_a_pack_that_the_phone_threw_away_is_fetched_again(phone, server):
    page = visit_until_saved(phone, server, "ar")
    page.evaluate(
        """() => caches.keys().then(names =>
            Promise.all(names.filter(name => name.includes('pack-ar')).map(name => caches.delete(name))))"""
    )

    page.goto(server.url + "/ar/guide/sante/")
    until_ready(page)

    assert len([name for name in page.evaluate("caches.keys()") if "pack-ar" in name]) == 1


def test_two_tabs_save_at_once_without_harm(phone, server):
    first, second = phone.new_page(), phone.new_page()
    first.goto(server.url + "/ar/", wait_until="commit")
    second.goto(server.url + "/ar/contacts/", wait_until="commit")

    until_ready(first)
    until_ready(second)

    assert len([name for name in first.evaluate("caches.keys()") if "pack-ar" in name]) == 1


@pytest.mark.parametrize("missing", ["caches", "crypto.subtle", "navigator.serviceWorker"])
def test_a_browser_that_cannot_save_says_so_and_still_reads(phone, server, missing):
    owner, _, name = missing.rpartition(".")
    prototype = {"": "window", "crypto": "Crypto.prototype", "navigator": "Navigator.prototype"}[owner]
    phone.add_init_script(f"delete {prototype}.{name};")
    page = phone.new_page()

    page.goto(server.url + "/fr/phone/")

    assert page.get_attribute("html", "data-offline") == "unsupported"
    page.wait_for_selector("#unsupported", state="visible")


@pytest.mark.parametrize("ending", ["", "/index.html", "/?utm=x", "/#sources"])
def test_a_saved_page_opens_at_every_spelling_of_its_address(phone, mortal_server, ending):
    page = visit_until_saved(phone, mortal_server, "ar")
    mortal_server.kill()

    page.goto(mortal_server.url + "/ar/emergency" + ending)

    assert page.get_attribute("body", "data-page") == "emergency"


def test_a_small_change_travels_as_its_lines(phone, playwright, built, site, tmp_path, monkeypatch):
    """A phone holds one release; an editor corrects a sentence; the phone takes the few lines that changed."""
    folder = tmp_path / "site"
    shutil.copytree(built.resolve(), tmp_path / "site-old", symlinks=True)
    folder.symlink_to("site-old")
    running = Server(folder)
    page = phone.new_page()
    page.goto(running.url + "/fr/guide/sante/")
    until_ready(page)
    asked = []
    phone.on("request", lambda request: asked.append(request.url))
    monkeypatch.setattr(building, "fingerprint", lambda languages: "f" * 64)
    topic = site.guide.topic("sante")
    topics = tuple(
        dataclasses.replace(each, summary=Text("Un résumé corrigé.")) if each is topic else each
        for each in site.guide.topics
    )
    languages = read_languages()
    corrected = Site(dataclasses.replace(site.guide, topics=topics), languages, read_catalogues(languages))

    building.build(corrected, folder, lambda line: None)
    newest = json.loads((folder / "packs/index.json").read_text(encoding="utf-8"))
    until(
        page,
        """newest => fetch('/packs/index.json', {cache: 'no-store'}).then(answer => answer.json())
            .then(index => index.version === newest)""",
        newest["version"],
    )
    page.reload()
    until(page, ON_THE_PHONE, ["fr", newest["packs"]["fr"]["sha256"]])

    fetched = [url for url in asked if "/packs/fr." in url]
    assert len(fetched) == 1, asked
    assert fetched[0].count(".") > 5
    running.kill()
    page.goto(running.url + "/fr/guide/sante/")
    assert "Un résumé corrigé." in page.inner_text("main")
