"""Long words and the other direction break no layout."""

import threading

import pytest
from werkzeug.serving import make_server

from pwa import create_app
from pwa.project import Project
from tests.browser.phone import until_tools

OVERFLOWING = """() => {
    const width = document.documentElement.clientWidth;
    const hidden = element => element.closest(".unseen, .skip, [hidden]");
    return [...document.body.querySelectorAll("*")].filter(element => {
        const box = element.getBoundingClientRect();
        return box.width && !hidden(element) && (box.right > width + .5 || box.left < -.5);
    }).map(element => element.outerHTML.slice(0, 100));
}"""


@pytest.fixture(scope="module")
def preview():
    """Return the address of the preview of the real guide, with the languages for tests of layout."""
    server = make_server("127.0.0.1", 0, create_app(Project.installed(), pseudo=True), threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("tag", ["en-XA", "ar-XB"])
@pytest.mark.parametrize("path", ["", "guide/police/", "contacts/", "phone/"])
def test_nothing_is_wider_than_a_small_phone(phone, preview, tag, path):
    page = phone.new_page()
    page.goto(f"{preview}/{tag}/{path}")
    until_tools(page)

    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(OVERFLOWING) == []
