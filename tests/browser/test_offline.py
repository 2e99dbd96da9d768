"""What a phone does on the road: saved at the first visit, then read without a server."""

import json

import pytest

from pwa import urls
from pwa.project import Project
from pwa.site.loading import load_site
from pwa.web.build import build
from tests.browser.phone import packs, saved, until, until_ready, until_saved
from tests.conftest import TINY, Server, copy_of


def visit_until_saved(phone, server, tag):
    """Open the first page of a language, and wait until that language and French are on the phone."""
    page = phone.new_page()
    page.goto(f"{server.url}/{tag}/")
    until_ready(page)
    until_saved(page, "fr")
    return page


def test_every_page_of_the_real_guide_opens_after_one_visit_with_the_server_killed(phone, built, site):
    """Of the real guide, since no page of it may be too long, too odd or too many for a phone."""
    running = Server(built)
    page = visit_until_saved(phone, running, "ar")
    running.kill()

    wrong = []
    for each in site.pages_of(site.languages["ar"]):
        page.goto(running.url + each.path, wait_until="commit")
        body = page.wait_for_selector("body[data-page]", state="attached")
        shown = body.evaluate("body => [body.dataset.page, document.documentElement.lang]")
        if shown != [each.kind.shown, "ar"]:
            wrong.append(each.path)

    assert wrong == []


def test_the_language_is_switched_without_a_server(phone, mortal_server):
    page = visit_until_saved(phone, mortal_server, "ar")
    page.goto(mortal_server.url + "/ar/emergency/")
    mortal_server.kill()

    page.click("#languages summary")
    page.click("#languages a[hreflang=fr]")

    page.wait_for_url("**/fr/emergency/")
    assert page.get_attribute("html", "lang") == "fr"


def test_a_language_that_is_not_saved_says_so(phone, mortal_server):
    page = visit_until_saved(phone, mortal_server, "ar")
    mortal_server.kill()

    answer = page.goto(mortal_server.url + "/ti/contacts/")

    assert answer.status == 404
    assert page.get_attribute("body", "data-page") == "not-found"


def test_everything_is_still_there_after_the_browser_was_closed(chromium, mortal_server, tmp_path):
    context = chromium(tmp_path / "profile")
    page = context.new_page()
    page.goto(mortal_server.url + "/ar/")
    until_ready(page)
    context.close()
    mortal_server.kill()

    again = chromium(tmp_path / "profile")
    page = again.new_page()
    page.goto(mortal_server.url + "/ar/contacts/abri-brume/")

    assert page.get_attribute("article a[href^=tel]", "href") == "tel:+14185550110"
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


def test_an_update_arrives(phone, server):
    page = visit_until_saved(phone, server, "ar")
    now = saved(page, "ar")["sha256"]
    look_outdated(page, "ar")

    page.reload()

    until_saved(page, "ar", now)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_bad_answer_changes_nothing(phone, server, fault):
    page = visit_until_saved(phone, server, "ar")
    look_outdated(page, "ar")
    before = saved(page, "ar")

    spoilt = []

    def spoil(route):
        spoilt.append(route.request.url)
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

    assert len(spoilt) == 1
    assert saved(page, "ar") == before
    assert page.get_attribute("html", "data-offline") == "ready"
    assert len(packs(page, "ar")) == 1


def test_the_first_page_opens_again_before_the_pack_has_arrived(phone, mortal_server):
    phone.route("**/packs/**", lambda route: route.abort())
    page = phone.new_page()
    page.goto(mortal_server.url + "/fr/guide/dormir/")
    page.wait_for_selector("html[data-offline=failed]", state="attached")
    until(page, "path => caches.match(path, {cacheName: 'passage-shell'}).then(found => !!found)", "/fr/guide/dormir/")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    mortal_server.kill()

    page.goto(mortal_server.url + "/fr/guide/dormir/")

    assert page.get_attribute("body", "data-page") == "topic"


def test_a_silent_server_keeps_nobody_waiting_for_a_saved_page(phone, server):
    """The worst Wi-Fi accepts and never answers: what is saved opens all the same."""
    page = visit_until_saved(phone, server, "fr")
    phone.route("**/*", lambda route: None)

    page.goto(server.url + "/fr/guide/dormir/", wait_until="commit", timeout=5000)

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
    assert len(packs(page, "ar")) == 1
    page.goto(server.url + "/ar/emergency/")
    until_ready(page)


def test_a_pack_that_the_phone_threw_away_is_fetched_again(phone, server):
    page = visit_until_saved(phone, server, "ar")
    page.evaluate(
        """() => caches.keys().then(names =>
            Promise.all(names.filter(name => name.includes('pack-ar')).map(name => caches.delete(name))))"""
    )

    page.goto(server.url + "/ar/guide/dormir/")
    until_ready(page)

    assert len(packs(page, "ar")) == 1


# Two tabs

HELD_WHILE_WRITING = """
    const put = Cache.prototype.put, released = new Promise(resolve => { self.release = resolve; });
    Cache.prototype.put = function (key, value) {
        if (!/contacts/.test(key)) return put.call(this, key, value);
        self.writing = true;
        return released.then(() => put.call(this, key, value));
    };
"""


def until_it_waits_for_the_other_tab(page):
    until(page, "() => navigator.locks.query().then(all => all.pending.length === 1)")


def test_a_second_tab_waits_while_the_first_downloads_and_finds_everything_there(phone, server):
    asked = []
    phone.route("**/packs/ar.*.json", lambda route: asked.append(route))
    first, second = phone.new_page(), phone.new_page()
    with phone.expect_event("request", lambda request: "/packs/ar." in request.url):
        first.goto(server.url + "/ar/", wait_until="commit")
    second.goto(server.url + "/ar/contacts/", wait_until="commit")
    until_it_waits_for_the_other_tab(second)

    asked[0].continue_()
    until_ready(first)
    until_ready(second)

    assert len(asked) == 1
    assert len(packs(second, "ar")) == 1


def test_a_second_tab_leaves_alone_what_the_first_is_writing(phone, server):
    first, second = phone.new_page(), phone.new_page()
    first.add_init_script(HELD_WHILE_WRITING)
    first.goto(server.url + "/ar/", wait_until="commit")
    until(first, "() => self.writing")
    half = packs(first, "ar")
    second.goto(server.url + "/ar/contacts/", wait_until="commit")
    until_it_waits_for_the_other_tab(second)

    first.evaluate("() => self.release()")
    until_ready(first)
    until_ready(second)

    record = saved(second, "ar")
    assert packs(second, "ar") == half == [record["cache"]]
    count = second.evaluate("name => caches.open(name).then(cache => cache.keys()).then(all => all.length)", half[0])
    assert count == record["entries"]


# A browser of its own kind


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


def test_a_small_change_travels_as_its_lines(phone, tmp_path):
    """A phone holds one release; an editor corrects a sentence; the phone takes the few lines that changed."""
    guide, out = copy_of(TINY, tmp_path / "guide"), tmp_path / "site"

    def release():
        build(load_site(Project.at(guide)), out, lambda line: None)
        return json.loads((out / "packs/index.json").read_text(encoding="utf-8"))["packs"]["fr"]["sha256"]

    old = release()
    running = Server(out)
    page = phone.new_page()
    page.goto(running.url + "/fr/guide/dormir/")
    until_ready(page)
    text = guide / "content/guide/dormir.md"
    text.write_text(text.read_text(encoding="utf-8").replace("Un lit, une douche", "Deux lits"), encoding="utf-8")
    new = release()
    until(
        page,
        """newest => fetch('/packs/index.json', {cache: 'no-store'}).then(answer => answer.json())
            .then(index => index.packs.fr.sha256 === newest)""",
        new,
    )
    asked = []
    phone.on("request", lambda request: asked.append(request.url.replace(running.url, "")))

    page.reload()
    until_saved(page, "fr", new)

    assert [path for path in asked if path.startswith("/packs/fr.")] == [urls.delta("fr", old, new)]
    running.kill()
    page.goto(running.url + "/fr/guide/dormir/")
    assert page.inner_text(".lead") == "Deux lits, même sans papiers."
