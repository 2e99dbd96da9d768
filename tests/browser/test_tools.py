"""What one does besides reading: on a phone that has saved the guide, with the server dead."""

import datetime
import json
import re

import pytest
import vobject
from axe_playwright_python.sync_playwright import Axe

from pwa.contract import CONTRACT
from pwa.project import Project
from pwa.site.scripts import expose
from tests.browser.test_offline import until, until_ready, until_saved
from tests.browser.test_reading import OPTIONS
from tests.conftest import Server

PROJECT = Project.installed()
TOOLS = "html[data-tools=ready]"


@pytest.fixture(scope="module")
def saved_phone(chromium, built, tmp_path_factory):
    """Return a browser that has saved Arabic, Dutch and French, and the address of its server, which is dead."""
    running = Server(built)
    context = chromium(
        tmp_path_factory.mktemp("saved"),
        viewport={"width": 320, "height": 640},
        geolocation={"latitude": 50.4669, "longitude": 4.8675, "accuracy": 12},
        permissions=["geolocation"],
    )
    page = context.new_page()
    for tag in ("ar", "nl"):
        page.goto(f"{running.url}/{tag}/")
        until_ready(page)
    until_saved(page, "fr")
    running.kill()
    yield context, running.url
    context.close()


@pytest.fixture
def page(saved_phone):
    """Return a new page on that phone; what an earlier one remembered is forgotten."""
    context, url = saved_phone
    page = context.new_page()
    page.goto(url + "/leave/")
    page.evaluate("() => localStorage.clear()")
    yield page
    page.close()


@pytest.fixture
def visit(page, saved_phone):
    """Return a function that opens an address, and waits until the tools are there."""

    def go(path, script=""):
        if script:
            page.add_init_script(script)
        page.goto(saved_phone[1] + path)
        page.wait_for_selector(TOOLS, state="attached")
        return page

    return go


def axe(page):
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{rule['id']}: {node['html'][:100]}" for rule in found for node in rule["nodes"]]


# 1. Search


@pytest.mark.parametrize(
    ("tag", "query", "path"),
    [
        ("fr", "MEDECIN", "/fr/guide/sante/"),
        ("fr", "méde", "/fr/guide/sante/"),
        ("fr", "garde 1733", "/fr/contacts/garde-medicale-1733/"),
        ("fr", "froid tremble", "/fr/emergency/"),
        ("fr", "m’appelle", "/fr/phrases/#phrase-"),
        ("ar", "الصحه", "/ar/guide/sante/"),
        ("ar", "الصِّحَّة", "/ar/guide/sante/"),
        ("ar", "٠٨٠٠ ٣٢", "/ar/contacts/prevention-suicide/"),
    ],
)
def test_search_finds_in_any_script_as_you_type(visit, tag, query, path):
    page = visit(f"/{tag}/search/")

    page.type("#query", query)
    page.wait_for_selector(f".results a[href^='{path}']")

    assert axe(page) == []


def test_results_are_grouped_and_numbers_can_be_called(visit):
    page = visit("/fr/search/")

    page.fill("#query", "médecin")
    page.wait_for_selector(".results article")

    groups = page.locator(".results h2").all_inner_texts()
    assert [each for each in ("Urgence", "Sujets", "Contacts", "Phrases utiles") if each in groups] == groups
    assert page.locator(".results a[href^='tel:']").count() > 0
    assert re.search(r"\d", page.inner_text("[role=search] [role=status]"))


def test_search_finds_in_another_saved_language_rather_than_nothing(visit):
    page = visit("/ar/search/")

    page.fill("#query", "gezondheid")
    result = page.wait_for_selector(".results article")

    assert (result.get_attribute("lang"), result.get_attribute("dir")) == ("nl", "ltr")
    assert "Nederlands" in page.inner_text("[role=search] [role=status]")


def test_search_says_when_there_is_nothing(visit):
    page = visit("/fr/search/")

    page.fill("#query", "xyzxyz")
    page.get_by_text("Rien trouvé").wait_for()

    assert page.locator(".results article").count() == 0


@pytest.mark.parametrize(
    ("written", "sought"),
    [
        ("ሐኪም", "ሀኪም"),
        ("ሠላም", "ሰላም"),
        ("ዓለም", "አለም"),
        ("ፀሓይ", "ጸሀይ"),
        ("٠٨٠٠", "0800"),
        ("أُستاذ", "استاذ"),
        ("کتاب", "كتاب"),
        ("ÉCOLE", "ecole"),
    ],
)
def test_letters_that_sound_or_look_alike_are_one(chromium_page, written, sought):
    chromium_page.evaluate(expose(PROJECT, PROJECT.static / "js/tools/plain.js", CONTRACT))

    assert chromium_page.evaluate("words => plain(words)", written) == chromium_page.evaluate(
        "words => plain(words)", sought
    )


@pytest.fixture(scope="module")
def chromium_page(chromium, tmp_path_factory):
    """Return an empty page, for the pure parts of scripts."""
    context = chromium(tmp_path_factory.mktemp("empty"))
    yield context.new_page()
    context.close()


def test_without_a_script_the_index_leads_everywhere(built, site):
    html = (built / "fr/search/index.html").read_text(encoding="utf-8")

    for topic in site.guide.topics:
        assert f'href="/fr/guide/{topic.slug}/"' in html
    for contact in site.guide.contacts:
        assert f'href="/fr/contacts/{contact}/"' in html


# 2. Two languages at once


def test_another_language_stands_under_each_block_and_is_remembered(visit, saved_phone):
    page = visit("/ar/guide/sante/")
    page.click("#languages summary")

    page.select_option("#second", "fr")
    page.wait_for_selector(".second")

    heading = page.locator("h1 .second")
    assert heading.inner_text() == "Santé"
    assert (heading.get_attribute("lang"), heading.get_attribute("dir")) == ("fr", "ltr")
    assert axe(page) == []
    page.goto(saved_phone[1] + "/ar/guide/asile/")
    page.wait_for_selector(".second")
    assert page.locator("h1 .second").inner_text() == "Demander l’asile en Belgique"


def test_a_second_language_that_is_not_saved_is_said_to_be_missing(visit):
    page = visit("/fr/guide/sante/")
    page.click("#languages summary")

    page.select_option("#second", "ti")
    page.get_by_text("Cette langue n’est pas sur ce téléphone").wait_for()

    assert page.locator(".second").count() == 0


# 3. "Show this" cards


@pytest.mark.parametrize(("tag", "theirs"), [("ar", "fr"), ("fr", "nl")])
def test_a_phrase_is_shown_over_the_whole_screen_and_closed_by_keyboard(visit, tag, theirs):
    page = visit(
        f"/{tag}/phrases/",
        "self.locks = 0; Object.defineProperty(navigator, 'wakeLock', {value: "
        "{request: () => { locks += 1; return Promise.resolve({release: () => { locks -= 1; }}); }}});",
    )
    page.select_option("#theirs", theirs)
    opener = page.locator(".card-buttons button").first
    opener.focus()

    page.keyboard.press("Enter")
    card = page.wait_for_selector(".card-shown")

    assert card.query_selector(".card-theirs").get_attribute("lang") == theirs
    assert card.query_selector(".card-theirs").inner_text()
    box = card.bounding_box()
    assert (box["width"], box["height"]) == (320, 640)
    assert page.evaluate("() => locks") == 1
    assert axe(page) == []
    page.keyboard.press("Tab")
    assert page.evaluate("() => !!document.activeElement.closest('.card-shown')")
    page.keyboard.press("Escape")
    assert page.locator(".card-shown").count() == 0
    assert page.evaluate("() => [locks, document.activeElement.textContent]")[0] == 0
    assert opener.evaluate("element => element === document.activeElement")


def test_favourite_phrases_stay_first(visit, saved_phone):
    page = visit("/ar/phrases/")
    phrase = page.locator("li[id^=phrase-]").nth(5)
    words = phrase.locator("[data-msg]").first.inner_text()

    phrase.locator(".star").click()
    page.reload()
    page.wait_for_selector(TOOLS, state="attached")

    assert page.locator(".favourites li").all_inner_texts() == [words]
    assert page.locator("li[id^=phrase-]").nth(5).locator(".star").get_attribute("aria-pressed") == "true"
    assert axe(page) == []


# 4. Read aloud

VOICES = """
    self.said = [];
    const voice = (lang, local) => ({lang: lang, localService: local, name: lang});
    Object.defineProperty(self, 'speechSynthesis', {value: {
        getVoices: () => [%s],
        speak: one => { said.push([one.lang, one.text]); setTimeout(() => one.onend(), 300); },
        cancel: () => {}, addEventListener: () => {}
    }});
    self.SpeechSynthesisUtterance = function (text) { this.text = text; };
"""


@pytest.mark.parametrize(("tag", "voice"), [("fr", "fr-BE"), ("ar", "ar_EG")])
def test_the_page_is_read_block_by_block_with_the_block_marked(visit, tag, voice):
    page = visit(f"/{tag}/guide/sante/", VOICES % f"voice('{voice}', true)")

    page.click(".tools button")
    page.wait_for_selector(".reading")
    assert axe(page) == []
    until(page, "() => said.length > 3")
    page.click(".tools button")

    said = page.evaluate("() => said")
    assert {lang for lang, _ in said} == {voice}
    assert said[0][1] == page.inner_text("h1")
    assert page.locator(".reading").count() == 0


@pytest.mark.parametrize("voices", ["", "voice('fr-BE', false)", "voice('en-GB', true)"])
def test_nothing_is_offered_without_a_voice_of_the_phone_itself(visit, voices):
    page = visit("/fr/guide/sante/", VOICES % voices)

    assert not page.locator(".tools").is_visible()


# 5. Near me, open now


def distances(page):
    cards = (
        "cards => cards.map(card => card.querySelector('.km bdi')).filter(Boolean).map(km => Number(km.textContent))"
    )
    return page.eval_on_selector_all("section.need:has(#health-list) article", cards)


@pytest.mark.parametrize("tag", ["fr", "ar"])
def test_the_nearest_come_first_from_a_town_of_the_list(visit, tag):
    page = visit(f"/{tag}/contacts/")
    sent = []
    page.on("request", lambda request: sent.append(request.url))

    page.select_option("#town", label="Liège")

    assert distances(page) == sorted(distances(page))
    assert len(distances(page)) > 3
    assert sent == []
    assert axe(page) == []


def test_the_nearest_come_first_from_the_phones_own_position(visit):
    page = visit("/fr/contacts/")

    page.click("[data-module=near] button")
    page.get_by_text("Les plus proches sont en premier").wait_for()

    assert distances(page)[0] == 0


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2026-11-24T10:00:00+01:00", "Ouvert maintenant, jusqu’à 12:30"),
        ("2026-11-24T13:00:00+01:00", "Fermé maintenant"),
    ],
)
def test_open_now_is_told_by_the_clock_of_brussels(chromium, built, tmp_path, now, state, site):
    contact = next(each.id for each in site.guide.contacts.values() if each.opening_hours == "Mo-Th 09:30-12:30")
    running = Server(built)
    context = chromium(tmp_path / "tokyo", timezone_id="Asia/Tokyo")
    page = context.new_page()
    page.clock.set_fixed_time(now)
    page.goto(running.url + "/fr/contacts/")
    page.wait_for_selector(TOOLS, state="attached")

    shown = page.locator(f"#{contact} .opening").inner_text()
    page.check("[data-module=open-now] input")
    left = page.eval_on_selector_all(
        "section.need article", "all => all.filter(each => each.offsetParent).map(each => each.id)"
    )

    context.close()
    running.kill()
    assert shown == state
    assert "urgence-112" in left
    assert (contact in left) == state.startswith("Ouvert")


# 6. Age, notices


def noon(day, later):
    return f"{day + datetime.timedelta(days=later)}T12:00:00Z"


def test_a_copy_that_was_offline_for_seven_months_says_so(visit, page, site):
    page.clock.set_fixed_time(noon(site.guide.confirmed, 219))

    visit("/fr/guide/sante/")
    page.wait_for_selector(".stale")

    assert "depuis plus de six mois" in page.inner_text(".stale")
    page.wait_for_selector(".old")
    assert "il y a 7 mois" in page.inner_text("[data-checked] >> nth=-1")
    assert axe(page) == []


def test_a_fresh_copy_says_how_many_days_ago_it_was_checked(visit, page, site):
    page.clock.set_fixed_time(noon(site.guide.contacts["cai-namur"].checked, 12))

    visit("/fr/contacts/cai-namur/")
    page.get_by_text("il y a 12 jours").wait_for()

    assert page.locator(".stale, .old").count() == 0


def test_a_clock_that_is_years_behind_says_nothing_false(visit, page):
    page.clock.set_fixed_time("2015-01-01T12:00:00Z")

    visit("/fr/contacts/cai-namur/")

    assert "il y a" not in page.inner_text("main")
    assert page.locator(".stale, .old").count() == 0


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

    assert page.inner_text(".point") == "50.46690, 4.86750"
    links = page.eval_on_selector_all(".found a", "all => all.map(each => decodeURIComponent(each.href))")
    assert [link.split(":")[0] for link in links] == ["sms", "https"]
    assert all("50.46690, 4.86750" in link and "J’ai besoin d’aide" in link for link in links)
    assert axe(page) == []


# 8. Keep and pass on


def test_a_topic_is_passed_on_as_a_text_that_stands_alone(visit, site):
    page = visit(
        "/fr/guide/sante/", "navigator.share = what => { self.shared = what.text; return Promise.resolve(); };"
    )

    page.click("footer a[data-module=shared-from] >> nth=0")
    page.wait_for_selector(".qr svg")
    until(page, "() => document.querySelector('#shared-text').value.includes('Voir un médecin')")
    page.click("[data-action=share]")

    text = page.evaluate("() => shared")
    assert text.startswith("Santé\n")
    assert f"({site.guide.topic('sante').checked})" in text
    assert text.endswith("/fr/guide/sante/")
    for start in ("sms:?body=", "https://wa.me/?text="):
        assert page.locator(f"[data-module=share] a[href^='{start}Sant']").count() == 1
    assert page.get_attribute(".qr svg", "aria-label").endswith("/fr/guide/sante/")
    assert axe(page) == []


def test_the_ten_numbers_that_matter_go_into_the_phone_book(visit, site):
    page = visit("/ar/share/")

    with page.expect_download() as download:
        page.click("[data-module=phone-book]")

    raw = download.value.path().read_bytes()
    cards = list(vobject.readComponents(raw.decode()))
    wanted = [site.guide.contacts[name] for name in site.guide.pages["share"].contacts]
    assert [card.fn.value for card in cards] == [contact.name for contact in wanted]
    assert [card.tel.value for card in cards] == [contact.phones[0].number for contact in wanted]
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    assert download.value.suggested_filename.endswith(".vcf")


# 9. Install, self-test


def test_the_self_test_tells_a_volunteer_that_everything_is_there(visit, built):
    page = visit("/ar/phone/")
    pages = json.loads((built / "packs/index.json").read_bytes())["packs"]["ar"]["pages"]

    until(page, f"() => document.querySelector('[data-test=pages]').textContent === '{pages} / {pages}'")

    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", page.inner_text("[data-test=saved]"))
    assert axe(page) == []


def test_a_damaged_page_is_seen_by_the_self_test(chromium, server, tmp_path):
    context = chromium(tmp_path / "damaged")
    page = context.new_page()
    page.goto(server.url + "/fr/phone/")
    until_ready(page)
    page.evaluate(
        """async () => { const name = (await caches.keys()).find(each => each.includes('pack-fr'));
            const cache = await caches.open(name), found = await cache.match('/fr/guide/sante/');
            await cache.put('/fr/guide/sante/', new Response('x', {headers: found.headers}));
            await cache.delete('/fr/guide/asile/'); }"""
    )

    page.click("[data-module=self-test] button")
    until(
        page,
        """() => { const [good, all] = document.querySelector('[data-test=pages]').textContent.split(' / ');
            return all - good === 2; }""",
    )
    context.close()


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


def test_leaving_without_a_network_leads_to_a_page_that_tells_nothing(visit, saved_phone):
    page = visit("/ar/guide/violences/", "Object.defineProperty(navigator, 'onLine', {value: false});")

    page.click("[data-action=exit]")
    page.wait_for_url("**/leave/")

    assert page.title() == "Notes"
    assert "Passage" not in page.content()


def test_shift_three_times_leaves(visit):
    page = visit("/fr/guide/violences/", "Object.defineProperty(navigator, 'onLine', {value: false});")

    for _ in range(2):
        page.keyboard.press("Shift")
    assert page.url.endswith("/violences/")
    page.keyboard.press("Shift")

    page.wait_for_url("**/leave/")


@pytest.mark.parametrize("tag", ["fr", "ar"])
def test_erasing_leaves_nothing_also_without_a_network(chromium, mortal_server, tmp_path, tag):
    context = chromium(tmp_path / "erased")
    page = context.new_page()
    page.goto(f"{mortal_server.url}/{tag}/phone/")
    until_ready(page)
    until_saved(page, "fr")
    mortal_server.kill()
    page.wait_for_selector(TOOLS, state="attached")

    page.click("[data-action=erase]")
    page.wait_for_selector(".done", state="visible")

    left = page.evaluate(
        """async () => [await caches.keys(), localStorage.length, sessionStorage.length,
            (await navigator.serviceWorker.getRegistrations()).length]"""
    )
    assert left == [[], 0, 0, 0]
    assert axe(page) == []
    context.close()
    again = chromium(tmp_path / "erased")
    page = again.new_page()
    with pytest.raises(Exception, match="ERR_CONNECTION_REFUSED"):
        page.goto(f"{mortal_server.url}/{tag}/")
    again.close()


def test_erasing_during_a_download_leaves_nothing(chromium, server, tmp_path):
    context = chromium(tmp_path / "busy")
    page = context.new_page()
    page.goto(server.url + "/fr/phone/")
    until_ready(page)
    page.wait_for_selector(TOOLS, state="attached")
    page.evaluate("() => { document.querySelectorAll('[data-action=save]').forEach(button => button.click()); }")

    page.click("[data-action=erase]")
    page.wait_for_selector(".done", state="visible")
    page.wait_for_load_state("networkidle")

    assert page.evaluate("() => caches.keys()") == []
    context.close()


# 11. Correct us


@pytest.mark.parametrize("tag", ["fr", "ar"])
def test_an_error_is_reported_by_the_reader_alone(visit, tag, site):
    page = visit(f"/{tag}/contacts/cai-namur/")
    sent = []

    page.click("footer a[data-module=shared-from] >> nth=1")
    page.wait_for_selector("[data-module=correct]", state="visible")
    page.on("request", lambda request: sent.append(request.url))
    page.fill("#wrong-text", "Le numéro ne répond pas.")

    mail = page.evaluate("() => decodeURIComponent(document.querySelector('[data-module=correct] a').href)")
    assert mail.startswith("mailto:info@cainamur.be?")
    assert f"/{tag}/contacts/cai-namur/" in mail
    assert str(site.guide.contacts["cai-namur"].checked) in mail
    assert mail.endswith("Le numéro ne répond pas.")
    assert [url for url in sent if "share" not in url] == []
    assert axe(page) == []


# 12. Sparing


def test_the_network_is_asked_for_news_once_a_visit(phone, server):
    page = phone.new_page()
    page.goto(server.url + "/fr/")
    until_ready(page)
    until_saved(page, "fr")
    asked = []
    phone.on("request", lambda request: asked.append(request.url) if "/packs/" in request.url else None)

    for path in ("/fr/contacts/", "/fr/guide/sante/", "/fr/search/"):
        page.goto(server.url + path)
        page.wait_for_selector(TOOLS, state="attached")

    assert asked == []


def test_nothing_moves_and_the_dark_is_black(saved_phone, visit, page):
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    visit("/fr/")

    assert page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor") == "rgb(0, 0, 0)"
    assert page.evaluate("() => document.getAnimations ? document.getAnimations().length : 0") == 0


# Scripts as a whole


def test_all_scripts_together_are_small_and_old_phones_can_read_them(built, site):
    paths = (site.script.path, site.tools.path, "/sw.js")
    sizes = [(built / (path.lstrip("/") + ".br")).stat().st_size for path in paths]

    assert sum(sizes) <= 14_000
    for path in paths:
        text = (built / path.lstrip("/")).read_text(encoding="utf-8")
        assert not re.search(r"\?\.[a-z(]|\?\?|\*\*|\basync\b|\bawait\b|catch\{|\.\.\.\w+\}", text), path
