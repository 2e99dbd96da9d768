"""What one does besides reading: on a phone that has saved the guide, with the server dead."""

import datetime
import json
import re

import pytest
import vobject

from pwa.contract import CONTRACT
from pwa.project import Project
from pwa.site.scripts import expose
from tests.browser.phone import axe, packs, until, until_ready, until_saved, until_tools
from tests.conftest import Server

PROJECT = Project.installed()
HERE = {"latitude": 47.201234, "longitude": -69.004567, "accuracy": 12}
"""Where the phone is: in the town half-way."""
NOW = "2026-01-20T12:00:00-05:00"


@pytest.fixture(scope="module")
def saved_phone(chromium, served, tmp_path_factory):
    """Return a browser that has saved all three languages, and the address of its server, which is dead."""
    running = Server(served)
    context = chromium(
        tmp_path_factory.mktemp("saved"),
        viewport={"width": 320, "height": 640},
        geolocation=HERE,
        permissions=["geolocation"],
    )
    page = context.new_page()
    for tag in ("ar", "ti"):
        page.goto(f"{running.url}/{tag}/")
        until_ready(page)
    until_saved(page, "fr")
    running.kill()
    yield context, running.url
    context.close()


@pytest.fixture
def page(saved_phone):
    """Return a new page on that phone, in January; what an earlier one remembered is forgotten. No script may fail."""
    context, url = saved_phone
    page, errors = context.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.clock.set_fixed_time(NOW)
    page.goto(url + "/leave/")
    page.evaluate("() => localStorage.clear()")
    yield page
    page.close()
    assert errors == []


@pytest.fixture
def visit(page, saved_phone):
    """Return a function that opens an address, and waits until the tools are there."""

    def go(path, script=""):
        if script:
            page.add_init_script(script)
        page.goto(saved_phone[1] + path)
        until_tools(page)
        return page

    return go


# 1. Search


@pytest.mark.parametrize(
    ("tag", "query", "path"),
    [
        ("fr", "ABRI", "/fr/guide/dormir/"),
        ("fr", "infirmière", "/fr/contacts/clinique-mobile/"),
        ("fr", "infirm", "/fr/contacts/clinique-mobile/"),
        ("fr", "hiver ecluse", "/fr/contacts/abri-loin/"),
        ("fr", "555-0111", "/fr/contacts/abri-anse/"),
        ("fr", "eau froide", "/fr/emergency/"),
        ("fr", "l'ecran", "/fr/phrases/#phrase-quotes"),
        ("ar", "الاسره", "/ar/guide/dormir/"),
        ("ar", "الأَسِرَّة", "/ar/guide/dormir/"),
        ("ar", "٥٥٥-٠١١١", "/ar/contacts/abri-anse/"),
        ("ti", "ሀንቲ", "/ti/guide/communes/"),
        ("ti", "አበይ", "/ti/guide/dormir/"),
    ],
)
def test_search_finds_in_any_script_as_you_type(visit, tag, query, path):
    page = visit(f"/{tag}/search/")

    page.locator("#query").press_sequentially(query)
    page.wait_for_selector(f".results a[href='{path}']")

    assert axe(page) == []


def test_results_are_grouped_and_numbers_can_be_called(visit):
    page = visit("/fr/search/")

    page.fill("#query", "appelez")
    page.wait_for_selector(".results article")

    assert page.locator(".results h2").all_inner_texts() == ["Urgence", "Sujets", "Contacts", "Phrases utiles"]
    assert page.locator(".results a[href='tel:911']").count() == 1
    count = page.locator(".results article").count()
    assert page.inner_text("[role=search] [role=status]") == f"Résultats : {count}"


@pytest.mark.parametrize(
    ("tag", "query", "found", "direction", "name"),
    [("fr", "سرير", "ar", "rtl", "العربية"), ("ar", "ምድቃስ", "ti", "ltr", "ትግርኛ")],
)
def test_search_finds_in_another_saved_language_rather_than_nothing(visit, tag, query, found, direction, name):
    page = visit(f"/{tag}/search/")

    page.fill("#query", query)
    result = page.wait_for_selector(".results article")

    assert (result.get_attribute("lang"), result.get_attribute("dir")) == (found, direction)
    assert name in page.inner_text("[role=search] [role=status]")


def test_search_says_when_there_is_nothing(visit):
    page = visit("/fr/search/")

    page.fill("#query", "xyzxyz")
    page.get_by_text("Rien trouvé").wait_for()

    assert page.locator(".results article").count() == 0


def test_without_a_script_the_index_leads_everywhere(tiny_built, tiny_guide):
    html = (tiny_built / "fr/search/index.html").read_text(encoding="utf-8")

    for topic in tiny_guide.topics:
        assert f'href="/fr/guide/{topic.slug}/"' in html
    for contact in tiny_guide.contacts:
        assert f'href="/fr/contacts/{contact}/"' in html


# 2. Two languages at once


@pytest.mark.parametrize(
    ("tag", "other", "direction", "titles"),
    [
        ("ar", "fr", "ltr", ("Dormir ce soir", "Aider")),
        ("fr", "ar", "rtl", ("النوم الليلة", "المساعدة")),
    ],
)
def test_another_language_stands_under_each_block_and_is_remembered(visit, saved_phone, tag, other, direction, titles):
    page = visit(f"/{tag}/guide/dormir/")
    page.click("#languages summary")

    page.select_option("#second", other)
    page.wait_for_selector(".second")

    heading = page.locator("h1 .second")
    assert heading.inner_text() == titles[0]
    assert (heading.get_attribute("lang"), heading.get_attribute("dir")) == (other, direction)
    assert axe(page) == []
    page.goto(f"{saved_phone[1]}/{tag}/guide/aider/")
    page.wait_for_selector(".second")
    assert page.locator("h1 .second").inner_text() == titles[1]


def test_a_second_language_that_is_not_saved_is_said_to_be_missing(phone, mortal_server):
    page = phone.new_page()
    page.goto(mortal_server.url + "/fr/guide/dormir/")
    until_ready(page)
    until_tools(page)
    mortal_server.kill()
    page.click("#languages summary")

    page.select_option("#second", "ar")
    page.get_by_text("Cette langue n’est pas sur ce téléphone").wait_for()

    assert page.locator(".second").count() == 0


# 3. "Show this" cards


WAKE_LOCKS = """
    self.locks = 0;
    Object.defineProperty(navigator, 'wakeLock', {value: {
        request: () => { locks += 1; return Promise.resolve({release: () => { locks -= 1; }}); }
    }});
"""


@pytest.mark.parametrize(
    ("tag", "theirs", "direction", "words"),
    [("ar", "fr", "ltr", "Bonjour"), ("fr", "ar", "rtl", "مرحبا"), ("ti", "ar", "rtl", "مرحبا")],
)
def test_a_phrase_is_shown_over_the_whole_screen_and_closed_by_keyboard(visit, tag, theirs, direction, words):
    page = visit(f"/{tag}/phrases/", WAKE_LOCKS)
    page.select_option("#theirs", theirs)
    opener = page.locator("#phrase-hello button").first
    opener.focus()

    page.keyboard.press("Enter")
    card = page.wait_for_selector(".card-shown")

    said = card.query_selector(".card-theirs")
    assert [said.get_attribute("lang"), said.get_attribute("dir"), said.inner_text()] == [theirs, direction, words]
    box = card.bounding_box()
    assert (box["width"], box["height"]) == (320, 640)
    until(page, "() => locks === 1")
    assert axe(page) == []
    page.keyboard.press("Tab")
    assert page.evaluate("() => !!document.activeElement.closest('.card-shown')")
    page.keyboard.press("Escape")
    assert page.locator(".card-shown").count() == 0
    assert page.evaluate("() => locks") == 0
    assert opener.evaluate("element => element === document.activeElement")


def test_a_card_that_is_asked_for_while_its_language_is_still_opened_waits_for_it(visit):
    page = visit("/fr/phrases/")

    page.evaluate("""() => {
        const choice = document.querySelector('#theirs'), show = document.querySelector('#phrase-hello button');
        choice.value = 'ar';
        choice.dispatchEvent(new Event('change', {bubbles: true}));
        show.click();
        show.click();
    }""")
    page.wait_for_selector(".card-shown")

    assert page.locator(".card-theirs").all_inner_texts() == ["مرحبا"]


def test_a_phrase_that_the_other_language_borrows_is_shown_as_what_it_is(visit):
    page = visit("/fr/phrases/")
    page.select_option("#theirs", "ar")

    page.locator("#phrase-quotes button").first.click()

    said = page.locator(".card-theirs")
    assert [said.get_attribute("lang"), said.get_attribute("dir")] == ["fr", "ltr"]
    assert said.inner_text() == "Montrez-moi le mot « lit » sur l’écran."


def test_favourite_phrases_stay_first(visit):
    page = visit("/ar/phrases/")

    page.locator("#phrase-bed .star").click()
    page.reload()
    until_tools(page)
    page.wait_for_selector(".favourites li")

    assert page.locator(".favourites li").all_inner_texts() == ["هل عندك سرير لهذه الليلة؟"]
    assert page.locator("#phrase-bed .star").get_attribute("aria-pressed") == "true"
    assert axe(page) == []


# 4. Read aloud

VOICES = """
    self.said = [];
    const voice = (lang, local) => ({lang: lang, localService: local, name: lang});
    Object.defineProperty(self, 'speechSynthesis', {value: {
        getVoices: () => [%s],
        speak: one => { said.push([one.lang, one.text]); self.finish = () => one.onend(); },
        cancel: () => {}, addEventListener: () => {}
    }});
    self.SpeechSynthesisUtterance = function (text) { this.text = text; };
"""


@pytest.mark.parametrize(("tag", "voice"), [("fr", "fr-BE"), ("ar", "ar_EG")])
def test_the_page_is_read_block_by_block_with_the_block_marked(visit, tag, voice):
    """What fell back on a language without a voice is left out: a wrong voice would only make noise."""
    page = visit(f"/{tag}/guide/dormir/", VOICES % f"voice('{voice}', true)")

    page.click(".tools button")
    page.wait_for_selector("h1.reading")
    assert axe(page) == []
    for count in (1, 2, 3):
        until(page, "count => said.length === count", count)
        page.evaluate("() => finish()")
    until(page, "() => said.length === 4")
    page.click(".tools button")

    said = page.evaluate("() => said")
    assert {lang for lang, _ in said} == {voice}
    assert said[0][1] == page.inner_text("h1")
    assert page.locator(".reading").count() == 0


@pytest.mark.parametrize("voices", ["", "voice('fr-BE', false)", "voice('en-GB', true)"])
def test_nothing_is_offered_without_a_voice_of_the_phone_itself(visit, voices):
    page = visit("/fr/guide/dormir/", VOICES % voices)

    assert not page.locator(".tools").is_visible()


# 5. Near me, open now


def distances(page):
    """Return the services for health as they stand there, each with its distance."""
    return page.eval_on_selector_all(
        "section.need:has(#health-list) article",
        "cards => cards.map(card => [card.id, (card.querySelector('.km bdi') || {}).textContent || ''])",
    )


@pytest.mark.parametrize("tag", ["fr", "ar"])
def test_the_nearest_come_first_from_a_town_of_the_list(visit, tag):
    page = visit(f"/{tag}/contacts/")
    sent = []
    page.on("request", lambda request: sent.append(request.url))

    page.select_option("#town", label="Port-Lointain")

    assert distances(page) == [
        ["medecins-nuit", ""],
        ["hopital-port", "0"],
        ["pharmacie-cap", "400"],
        ["clinique-mobile", "780"],
    ]
    assert axe(page) == []
    assert sent == []


def test_the_nearest_come_first_from_the_phones_own_position(visit):
    page = visit("/fr/contacts/")

    page.click("[data-module=near] button")
    page.get_by_text("Les plus proches sont en premier").wait_for()

    assert distances(page) == [
        ["medecins-nuit", ""],
        ["pharmacie-cap", "0"],
        ["clinique-mobile", "385"],
        ["hopital-port", "400"],
    ]


# By the clock of the region: a Tuesday morning, a night of Tuesday, Christmas.
MORNING, NIGHT, HOLIDAY = "2026-11-24T10:00:00-05:00", "2026-11-25T01:30:00-05:00", "2026-12-25T11:30:00-05:00"
ALWAYS = {"urgence-911", "hopital-port", "garde-cote"}


@pytest.fixture(scope="module")
def tokyo(chromium, server, tmp_path_factory):
    """Return a function that opens the directory on a phone that still has the clock of another part of the world."""
    context = chromium(tmp_path_factory.mktemp("tokyo"), timezone_id="Asia/Tokyo", service_workers="block")

    def contacts(tag, now):
        page = context.new_page()
        page.clock.set_fixed_time(now)
        page.goto(f"{server.url}/{tag}/contacts/")
        until_tools(page)
        page.evaluate("() => document.querySelectorAll('details').forEach(each => { each.open = true; })")
        return page

    yield contacts
    context.close()


@pytest.mark.parametrize(
    ("tag", "now", "contact", "state"),
    [
        ("fr", MORNING, "maison-brume", "Ouvert maintenant, jusqu’à 12:30"),
        ("ar", MORNING, "maison-brume", "مفتوح الآن، حتى 12:30"),
        ("fr", MORNING, "abri-brume", "Fermé maintenant"),
        ("fr", MORNING, "hopital-port", "Ouvert maintenant"),
        ("fr", MORNING, "abri-anse", "Sur rendez-vous"),
        ("fr", MORNING, "soupe-volante", "Heures inconnues : appelez"),
        ("fr", NIGHT, "pharmacie-cap", "Ouvert maintenant, jusqu’à 02:00"),
        ("fr", HOLIDAY, "abri-brume", "Fermé maintenant"),
        ("fr", HOLIDAY, "clinique-mobile", "Heures inconnues : appelez"),
        ("fr", HOLIDAY, "hopital-port", "Ouvert maintenant"),
    ],
)
def test_open_now_is_told_by_the_clock_of_the_region(tokyo, tag, now, contact, state):
    page = tokyo(tag, now)

    shown = page.locator(f"#{contact} .opening").inner_text()

    page.close()
    assert shown == state


@pytest.mark.parametrize(
    ("now", "also"), [(MORNING, {"maison-brume", "clinique-mobile"}), (NIGHT, {"pharmacie-cap"}), (HOLIDAY, set())]
)
def test_only_what_is_open_now_is_left_on_request(tokyo, now, also):
    page = tokyo("fr", now)

    page.check("[data-module=open-now] input")
    left = page.eval_on_selector_all(
        "section.need article", "all => all.filter(each => each.offsetParent).map(each => each.id)"
    )

    page.close()
    assert set(left) == ALWAYS | also


# 6. Age, notices


def noon(day, later):
    return f"{day + datetime.timedelta(days=later)}T12:00:00Z"


def test_a_copy_that_was_offline_for_seven_months_says_so(visit, page, tiny_guide):
    page.clock.set_fixed_time(noon(tiny_guide.confirmed, 219))

    visit("/fr/contacts/abri-brume/")
    page.wait_for_selector(".stale")
    page.wait_for_selector(".old")

    assert "depuis plus de six mois" in page.inner_text(".stale")
    assert "il y a 7 mois" in page.inner_text("[data-checked]")
    assert axe(page) == []


def test_a_fresh_copy_says_how_many_days_ago_it_was_checked(visit, page, tiny_guide):
    page.clock.set_fixed_time(noon(tiny_guide.contacts["maison-brume"].checked, 12))

    visit("/fr/contacts/maison-brume/")
    page.get_by_text("il y a 12 jours").wait_for()

    assert page.locator(".stale, .old").count() == 0


def test_a_clock_that_is_years_behind_says_nothing_false(visit, page):
    page.clock.set_fixed_time("2015-01-01T12:00:00Z")

    visit("/fr/contacts/maison-brume/")

    assert "il y a" not in page.inner_text("main")
    assert page.locator(".stale, .old").count() == 0


@pytest.fixture(scope="module")
def chromium_page(chromium, tmp_path_factory):
    """Return an empty page, for the pure parts of scripts."""
    context = chromium(tmp_path_factory.mktemp("empty"))
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("day", "there"), [("2026-12-01", True), ("2026-12-24", True), ("2026-11-30", False), ("2026-12-25", False)]
)
def test_a_notice_is_there_from_its_first_to_its_last_day(chromium_page, day, there):
    chromium_page.evaluate(expose(PROJECT, PROJECT.static / "js/tools/notice.js", CONTRACT))
    hidden = chromium_page.evaluate(
        """(day => { const now = new Date(day + 'T12:00:00'), real = Date;
            self.Date = function () { return now; };
            const box = {dataset: {first: '2026-12-01', last: '2026-12-24'}};
            notice(box); self.Date = real; return box.hidden; })"""
        + f"('{day}')"
    )

    assert hidden != there


# 7. Where am I


@pytest.mark.parametrize("tag", ["fr", "ar"])
def test_the_emergency_page_says_where_the_phone_is(visit, tag):
    page = visit(f"/{tag}/emergency/")

    page.click("[data-module=where] button")
    page.wait_for_selector(".found", state="visible")

    assert page.inner_text(".point") == "47.20123, -69.00457"
    links = page.eval_on_selector_all(".found a", "all => all.map(each => decodeURIComponent(each.href))")
    assert [link.split(":")[0] for link in links] == ["sms", "https"]
    assert all("47.20123, -69.00457" in link and "J’ai besoin d’aide" in link for link in links)
    assert axe(page) == []


# 8. Keep and pass on


def test_a_topic_is_passed_on_as_a_text_that_stands_alone(visit, tiny_guide):
    page = visit(
        "/fr/guide/dormir/", "navigator.share = what => { self.shared = what.text; return Promise.resolve(); };"
    )

    page.click("footer a[data-module=shared-from] >> nth=0")
    page.wait_for_selector(".qr svg")
    until(page, "() => document.querySelector('#shared-text').value.includes('- Appelez avant midi.')")
    page.click("[data-action=share]")

    text = page.evaluate("() => shared")
    assert text.startswith("Dormir ce soir\n")
    assert f"({tiny_guide.topic('dormir').checked})" in text
    assert text.endswith("/fr/guide/dormir/")
    for start in ("sms:?body=", "https://wa.me/?text="):
        assert page.locator(f"[data-module=share] a[href^='{start}Dormir']").count() == 1
    assert page.get_attribute(".qr svg", "aria-label").endswith("/fr/guide/dormir/")
    assert axe(page) == []


def test_the_numbers_that_matter_go_into_the_phone_book(visit, tiny_guide):
    page = visit("/ar/share/")

    with page.expect_download() as download:
        page.click("[data-module=phone-book]")

    raw = download.value.path().read_bytes()
    cards = list(vobject.readComponents(raw.decode()))
    wanted = [tiny_guide.contacts[name] for name in tiny_guide.pages["share"].contacts]
    assert [card.fn.value for card in cards] == [contact.name for contact in wanted]
    assert [card.tel.value for card in cards] == [contact.phones[0].number for contact in wanted]
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    assert download.value.suggested_filename.endswith(".vcf")


# 9. Install, self-test


def test_the_self_test_tells_a_volunteer_that_everything_is_there(visit, served):
    page = visit("/ar/phone/")
    pages = json.loads((served / "packs/index.json").read_bytes())["packs"]["ar"]["pages"]

    until(page, f"() => document.querySelector('[data-test=pages]').textContent === '{pages} / {pages}'")

    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", page.inner_text("[data-test=saved]"))
    assert axe(page) == []


def test_a_damaged_page_is_seen_by_the_self_test(phone, server):
    page = phone.new_page()
    page.goto(server.url + "/fr/phone/")
    until_ready(page)
    until_tools(page)
    page.evaluate(
        """async name => {
            const cache = await caches.open(name), found = await cache.match('/fr/guide/dormir/');
            await cache.put('/fr/guide/dormir/', new Response('x', {headers: found.headers}));
            await cache.delete('/fr/guide/aider/'); }""",
        packs(page, "fr")[0],
    )

    page.click("[data-module=self-test] button")
    until(
        page,
        """() => { const [good, all] = document.querySelector('[data-test=pages]').textContent.split(' / ');
            return all - good === 2; }""",
    )


def test_the_browsers_own_prompt_is_offered_when_it_offers_one(visit):
    page = visit("/fr/phone/")
    button = page.locator("[data-module=install]")
    assert not button.is_visible()

    page.evaluate(
        """() => { const event = new Event('beforeinstallprompt'); event.prompt = () => { self.prompted = true; };
            dispatchEvent(event); }"""
    )
    button.click()

    assert page.evaluate("() => prompted")


@pytest.mark.parametrize(("agent", "warned"), [("Chrome/90; wv)", True), ("[FBAN/FBIOS]", True), ("Chrome/90", False)])
def test_a_browser_inside_an_app_is_told_to_open_a_real_one(visit, agent, warned):
    page = visit("/fr/phone/", f"Object.defineProperty(navigator, 'userAgent', {{value: 'Mozilla/5.0 {agent}'}});")

    assert page.locator("[data-module=in-app]").is_visible() == warned


# 10. Leave now, erase


def test_leaving_without_a_network_leads_to_a_page_that_tells_nothing(visit):
    page = visit("/ar/guide/dormir/", "Object.defineProperty(navigator, 'onLine', {value: false});")

    page.click("[data-action=exit]")
    page.wait_for_url("**/leave/")

    assert page.title() == "Notes"
    assert "Passage" not in page.content()


def test_shift_three_times_leaves(visit):
    page = visit("/fr/guide/dormir/", "Object.defineProperty(navigator, 'onLine', {value: false});")

    for _ in range(2):
        page.keyboard.press("Shift")
    assert page.url.endswith("/dormir/")
    page.keyboard.press("Shift")

    page.wait_for_url("**/leave/")


def left_on(page):
    """Return what an erased guide must not leave: caches, what was remembered, workers."""
    return page.evaluate(
        """async () => [await caches.keys(), localStorage.length, sessionStorage.length,
            (await navigator.serviceWorker.getRegistrations()).length]"""
    )


NOTHING = [[], 0, 0, 0]


@pytest.mark.parametrize("tag", ["fr", "ar"])
def test_erasing_leaves_nothing_also_without_a_network(chromium, mortal_server, tmp_path, tag):
    context = chromium(tmp_path / "erased")
    page = context.new_page()
    page.goto(f"{mortal_server.url}/{tag}/phone/")
    until_ready(page)
    until_saved(page, "fr")
    until_tools(page)
    mortal_server.kill()

    page.click("[data-action=erase]")
    page.wait_for_selector(".done", state="visible")

    assert left_on(page) == NOTHING
    assert axe(page) == []
    context.close()
    again = chromium(tmp_path / "erased")
    page = again.new_page()
    with pytest.raises(Exception, match="ERR_CONNECTION_REFUSED"):
        page.goto(f"{mortal_server.url}/{tag}/")
    again.close()


HELD = """wanted => {
    const put = Cache.prototype.put, released = new Promise(resolve => { self.release = resolve; });
    Cache.prototype.put = function (key, value) {
        if (key.indexOf(wanted) < 0) return put.call(this, key, value);
        self.writing = true;
        return released.then(() => put.call(this, key, value));
    };
}"""


@pytest.fixture
def saving(phone, server):
    """Return a page of what is on the phone, which is French."""
    page = phone.new_page()
    page.goto(server.url + "/fr/phone/")
    until_ready(page)
    until_tools(page)
    return page


def erase_and_end(page, go_on):
    """Erase; then let the downloads that were under way go on, until each has given up."""
    page.click("[data-action=erase]")
    page.wait_for_selector(".done", state="visible")
    go_on()
    for tag in ("ar", "ti"):
        page.wait_for_selector(f"[data-language={tag}][data-state=failed]", state="attached")


def save_others(page):
    for tag in ("ar", "ti"):
        page.click(f"[data-language={tag}] [data-action=save]")


def test_erasing_during_a_download_leaves_nothing(phone, saving):
    asked = []
    phone.route("**/packs/ar.*.json", lambda route: asked.append(route))
    with phone.expect_event("request", lambda request: "/packs/ar." in request.url):
        save_others(saving)

    erase_and_end(saving, lambda: asked[0].continue_())

    assert left_on(saving) == NOTHING


@pytest.mark.parametrize("written", ["/ar/contacts/", "/pointer/ar"])
def test_erasing_while_a_download_is_written_leaves_nothing(saving, written):
    saving.evaluate(HELD, written)
    save_others(saving)
    until(saving, "() => self.writing")

    erase_and_end(saving, lambda: saving.evaluate("() => self.release()"))

    assert left_on(saving) == NOTHING


def test_erasing_ends_what_another_tab_saves_for_the_first_time(phone, saving, server):
    """That tab has no tools yet: they come after the texts."""
    asked = []
    phone.route("**/packs/ar.*.json", lambda route: asked.append(route))
    other = phone.new_page()
    with phone.expect_event("request", lambda request: "/packs/ar." in request.url):
        other.goto(server.url + "/ar/", wait_until="commit")

    saving.click("[data-action=erase]")
    saving.wait_for_selector(".done", state="visible")
    asked[0].continue_()
    other.wait_for_selector("html[data-offline=failed]", state="attached")
    # Nor does it begin anew when the network is back.
    other.evaluate(
        "async () => { dispatchEvent(new Event('online')); for (let i = 0; i < 20; i++) await caches.keys(); }"
    )

    assert other.get_attribute("html", "data-offline") == "failed"
    assert left_on(saving) == NOTHING


# 11. Correct us


@pytest.mark.parametrize("tag", ["fr", "ar"])
def test_an_error_is_reported_by_the_reader_alone(visit, tag, tiny_guide):
    page = visit(f"/{tag}/contacts/maison-brume/")
    sent = []

    page.click("footer a[data-module=shared-from] >> nth=1")
    page.wait_for_selector("[data-module=correct]", state="visible")
    page.on("request", lambda request: sent.append(request.url))
    page.fill("#wrong-text", "Le numéro ne répond pas.")

    mail = page.evaluate("() => decodeURIComponent(document.querySelector('[data-module=correct] a').href)")
    assert mail.startswith("mailto:bonjour@brume.example?")
    assert f"/{tag}/contacts/maison-brume/" in mail
    assert str(tiny_guide.contacts["maison-brume"].checked) in mail
    assert mail.endswith("Le numéro ne répond pas.")
    assert axe(page) == []
    assert [url for url in sent if "share" not in url] == []


# 12. Sparing


def test_the_network_is_asked_for_news_once_a_visit(phone, server):
    page = phone.new_page()
    page.goto(server.url + "/fr/")
    until_ready(page)
    asked = []
    phone.on("request", lambda request: asked.append(request.url) if "/packs/" in request.url else None)

    for path in ("/fr/contacts/", "/fr/guide/dormir/", "/fr/search/"):
        page.goto(server.url + path)
        until_tools(page)

    assert asked == []


def test_nothing_moves_and_the_dark_is_black(visit, page):
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    visit("/fr/")

    assert page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor") == "rgb(0, 0, 0)"
    assert page.evaluate("() => document.getAnimations ? document.getAnimations().length : 0") == 0


# Scripts as a whole


def test_all_scripts_together_are_small_and_old_phones_can_read_them(built, site):
    """As they are published with the real guide."""
    paths = (site.assets.script.path, site.assets.tools.path, "/sw.js")
    sizes = [(built / (path.lstrip("/") + ".br")).stat().st_size for path in paths]

    assert sum(sizes) <= 14_000
    for path in paths:
        text = (built / path.lstrip("/")).read_text(encoding="utf-8")
        assert not re.search(r"\?\.[a-z(]|\?\?|\*\*|\basync\b|\bawait\b|catch\{|\.\.\.\w+\}", text), path
