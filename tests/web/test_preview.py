"""The preview shows what was saved, at once, and one broken file troubles one language."""

import contextlib
import re
import threading
import time

import pytest
from flask import Response, request
from werkzeug.serving import make_server

from pwa.project import Project
from pwa.site.loading import load_preview
from pwa.web import live
from pwa.web.app import create_app
from pwa.web.live import Live, retire_workers
from tests.web.conftest import Reader, say


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
    """A guide that a person edits, and the preview over it."""

    def __init__(self, folder):
        self.folder, self.project = folder, Project.at(folder)
        self.app = create_app(Live(self.project))
        self.reader = Reader(self.app)

    def say(self, sentence):
        say(self.folder, sentence)

    def break_arabic(self, line):
        """Put a wrong line in the place of a translation."""
        catalogue = self.folder / "translations/ar/LC_MESSAGES/guide.po"
        text = catalogue.read_text(encoding="utf-8")
        assert 'msgstr "سانت بروم"' in text
        catalogue.write_text(text.replace('msgstr "سانت بروم"', line), encoding="utf-8")


@pytest.fixture
def desk(tiny_copy):
    return Desk(tiny_copy)


def test_the_next_load_shows_what_was_saved(desk):
    for sentence in ("un", "deux", "trois"):
        desk.say(sentence)

        assert f">{sentence}</span>" in desk.reader.get("/fr/").text


def test_nothing_is_loaded_again_while_nothing_changed(desk, monkeypatch):
    loads = []
    monkeypatch.setattr(live, "load_preview", lambda *asked: loads.append(asked) or load_preview(*asked))

    for path in ("/fr/", "/fr/contacts/", "/icons/192.png", "/nothing", "/contacts/"):
        desk.reader.get(path)

    assert len(loads) == 1


def test_a_load_that_failed_without_a_reason_to_tell_is_tried_again(desk, monkeypatch):
    """A file may be gone just while an editor's program saves it."""
    failures = [OSError()]

    def load(*asked):
        if failures:
            raise failures.pop()
        return load_preview(*asked)

    monkeypatch.setattr(live, "load_preview", load)

    answers = [desk.reader.get("/fr/") for _ in range(2)]

    assert [each.status_code for each in answers] == [500, 200]
    assert "default-src 'none'" in answers[0].headers["Content-Security-Policy"]


def test_a_mistake_is_said_on_the_page_and_leaves_with_its_correction(desk):
    desk.say("<b>wrong</b>")

    answer = desk.reader.get("/fr/")

    assert answer.status_code == 500
    assert answer.text.startswith("content/guide/dormir.md:")
    assert "there is HTML in this text" in answer.text
    assert answer.headers["X-Frame-Options"] == "DENY"
    desk.say("right")
    assert desk.reader.get("/fr/").status_code == 200


@pytest.mark.parametrize(
    ("wrong", "told"),
    [('msgstr "<b>سانت بروم</b>"', ": there is HTML in this text"), ("<<<<<<< HEAD", "two versions of the file")],
    ids=["unsafe", "unreadable"],
)
def test_a_broken_file_of_one_language_troubles_that_language_alone(desk, wrong, told):
    """The other languages stay as they are, and the broken one falls back."""
    desk.break_arabic(wrong)

    arabic, french = desk.reader.get("/ar/").text, desk.reader.get("/fr/").text

    assert re.search(f"translations/ar/LC_MESSAGES/guide.po.*{told}", arabic)
    assert 'lang="fr" dir="ltr">Aider</b>' in arabic
    assert "guide.po" not in french
    site = load_preview(desk.project)
    assert list(site.troubles) == ["ar"]
    assert site.localisers["ar"].review == "draft"


def test_the_preview_has_no_worker_and_no_manifest(desk):
    page = desk.reader.get("/fr/")

    assert page.status_code == 200
    assert 'rel="manifest"' not in page.text
    assert desk.reader.get("/sw.js").status_code == 404
    assert desk.reader.get("/fr/manifest.webmanifest").status_code == 404


def test_a_browser_with_a_worker_of_before_is_freed_of_it_and_shows_what_is_written_now(desk, phone):
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
    desk.say("maintenant")
    old = {"on": True}

    @desk.app.before_request
    def before():
        scripts = {"/sw.js": kept, "/again.js": again}
        if request.path == "/first/" and old["on"]:
            return Response("<title>first</title><script src='/again.js'></script>", content_type="text/html")
        if request.path == "/again.js" or (request.path == "/sw.js" and old["on"]):
            return Response(scripts[request.path], content_type="text/javascript")
        return None

    retire_workers(desk.app)
    with listening(desk.app) as address:
        page = phone.new_page()
        page.goto(address + "/first/")
        page.evaluate("navigator.serviceWorker.ready")
        page.goto(address + "/fr/")
        assert page.title() == "kept"
        old["on"] = False

        page.reload()

        page.wait_for_function("document.body.textContent.includes('maintenant')")
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_a_page_of_the_real_guide_is_there_at_once_after_the_first():
    guide = Reader(create_app(Live(Project.installed())))
    guide.get("/fr/")
    begun = time.process_time()
    for path in ("/fr/contacts/", "/ar/", "/fr/", "/nl/emergency/", "/ti/"):
        assert guide.get(path).status_code == 200

    assert time.process_time() - begun < 2.5
