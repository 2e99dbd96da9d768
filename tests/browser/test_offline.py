"""What a phone does on the road: saved at the first visit, then read without a server."""

import pytest

READY = "html[data-offline=ready]"


def until_ready(page, timeout=30000):
    page.wait_for_selector(READY, state="attached", timeout=timeout)


def saved(page, tag):
    return page.evaluate(
        "tag => caches.match('/pointer/' + tag, {cacheName: 'passage-pointers'}).then(found => found && found.json())",
        tag,
    )


def until_saved(page, tag):
    page.wait_for_function(
        "tag => caches.match('/pointer/' + tag, {cacheName: 'passage-pointers'}).then(found => !!found)", arg=tag
    )


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
    """Make the phone believe that it holds an older pack than the server's."""
    page.evaluate(
        """tag => caches.open('passage-pointers').then(cache => cache.match('/pointer/' + tag)
            .then(found => found.json())
            .then(record => cache.put('/pointer/' + tag,
                new Response(JSON.stringify(Object.assign(record, {sha256: '0'.repeat(64)}))))))""",
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

    page.wait_for_function(
        """sha => caches.match('/pointer/ar', {cacheName: 'passage-pointers'}).then(found => found.json())
            .then(record => record.sha256 === sha)""",
        arg=now,
    )


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
