"""The preview shows what was saved, at once, and one broken file troubles one language."""

import contextlib
import threading
import time

import pytest
from flask import Response, request
from werkzeug.serving import make_server

from pwa.problems import Origin, Problem, Problems
from pwa.web.app import create_app
from pwa.web.live import Live, Loaded, load_preview, retire_workers
from tests.web.conftest import Reader
from tests.web.small import SmallSite


@contextlib.contextmanager
def listening(app):
    """Serve an app as `flask run` does; yield its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Desk:
    """A folder that a person edits, and the preview over it."""

    def __init__(self, folder):
        self.file = folder / "text.md"
        self.file.write_text("un", encoding="utf-8")
        self.loads = 0
        self.reader = Reader(create_app(Live(self.load, [folder])))

    def load(self):
        self.loads += 1
        text = self.file.read_text(encoding="utf-8")
        if text == "wrong":
            raise Problems([Problem(Origin("text.md", 3), "this is wrong", "correct it")])
        troubles = {"ar": Problems([Problem(Origin("ar.po", 7), "<b> is no word", "take it out")])}
        return Loaded(SmallSite(text), troubles if text == "half" else {})


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def test_the_next_load_shows_what_was_saved(desk):
    for text in ("un", "deux", "trois"):
        desk.file.write_text(text, encoding="utf-8")

        assert f"<p>{text} /fr/ 0</p>" in desk.reader.get("/fr/").text


def test_nothing_is_loaded_again_while_nothing_changed(desk):
    for path in ("/fr/", "/fr/contacts/", "/icons/192.png", "/nothing", "/contacts/"):
        desk.reader.get(path)

    assert desk.loads == 1


def test_a_mistake_is_said_on_the_page_and_leaves_with_its_correction(desk):
    desk.file.write_text("wrong", encoding="utf-8")

    answer = desk.reader.get("/fr/")

    assert answer.status_code == 500
    assert answer.text == "text.md:3: this is wrong, correct it"
    assert answer.headers["X-Frame-Options"] == "DENY"
    desk.file.write_text("right", encoding="utf-8")
    assert desk.reader.get("/fr/").status_code == 200


def test_a_broken_file_of_one_language_troubles_that_language_alone(desk):
    desk.file.write_text("half", encoding="utf-8")

    assert "ar.po:7: &lt;b&gt; is no word, take it out" in desk.reader.get("/ar/").text
    assert "ar.po" not in desk.reader.get("/fr/").text


# The real guide


@pytest.fixture(scope="module")
def guide():
    return Reader(create_app(Live()))


def test_the_preview_of_the_guide_has_no_worker_and_no_manifest(guide):
    page = guide.get("/fr/")

    assert page.status_code == 200
    assert "rel=\"manifest\"" not in page.text
    assert guide.get("/sw.js").status_code == 404
    assert guide.get("/fr/manifest.webmanifest").status_code == 404


def test_a_browser_with_a_worker_of_before_is_freed_of_it_and_shows_what_is_written_now(desk, small, phone, tmp_path):
    """What a worker kept would be shown instead, for ever: its pages come from no network."""
    kept = """
        self.addEventListener("activate", event => event.waitUntil(self.clients.claim()));
        self.addEventListener("fetch", event => {
          if (event.request.mode === "navigate") event.respondWith(new Response(
            "<!doctype html><title>kept</title><script src='/again.js'></script>",
            {headers: {"Content-Type": "text/html"}}
          ));
        });
    """
    again = 'navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });'
    app = create_app(Live(lambda: Loaded(SmallSite("maintenant")), [tmp_path]))
    old = {"on": True}

    @app.before_request
    def before():
        scripts = {"/sw.js": kept, "/again.js": again}
        if request.path == "/first/" and old["on"]:
            return Response("<title>first</title><script src='/again.js'></script>", content_type="text/html")
        if request.path == "/again.js" or (request.path == "/sw.js" and old["on"]):
            return Response(scripts[request.path], content_type="text/javascript")
        return None

    retire_workers(app)
    with listening(app) as address:
        page = phone.new_page()
        page.goto(address + "/first/")
        page.evaluate("navigator.serviceWorker.ready")
        page.goto(address + "/fr/")
        assert page.title() == "kept"
        old["on"] = False

        page.reload()

        page.wait_for_function("document.body.textContent.includes('maintenant')")
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_a_page_of_the_guide_is_there_at_once_after_the_first(guide):
    guide.get("/fr/")
    begun = time.monotonic()
    for path in ("/fr/contacts/", "/ar/", "/fr/", "/nl/emergency/", "/ti/"):
        assert guide.get(path).status_code == 200

    assert time.monotonic() - begun < 2.5


def test_a_catalogue_that_can_not_be_read_leaves_its_language_to_the_others(monkeypatch):
    """The other languages stay as they are, and the broken one falls back."""
    from pwa.web import live

    def read(language):
        if language.tag == "ar":
            raise Problems([Problem(Origin("translations/ar/LC_MESSAGES/guide.po", 3), "it is broken", "correct it")])
        return real(language)

    real = live.read_catalogue
    monkeypatch.setattr(live, "read_catalogue", read)

    loaded = load_preview()

    assert list(loaded.troubles) == ["ar"]
    assert loaded.site.localisers["ar"].review == "draft"
