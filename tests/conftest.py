"""The site as it is published, the real server, and a real browser: each made once."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from pwa.site.loading import load_site
from pwa.web.build import build

NEEDED = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def site():
    return load_site()


@pytest.fixture(scope="session")
def built(site, tmp_path_factory):
    """Return the folder of the whole site, built once."""
    out = tmp_path_factory.mktemp("built") / "site"
    build(site, out, lambda line: None)
    return out


class Server:
    """The real server in a process of its own, so that killing it is what a dead server is."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        code = (
            "import sys; from pathlib import Path; from pwa.web.serving import serve; "
            "serve(Path(sys.argv[1]), '127.0.0.1', int(sys.argv[2]), 1)"
        )
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, str(folder), str(self.port)], start_new_session=True
        )
        for _ in range(200):
            try:
                urllib.request.urlopen(self.url + "/healthz", timeout=1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("the server did not start")

    def kill(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@pytest.fixture(scope="session")
def server(built):
    running = Server(built)
    yield running
    running.kill()


@pytest.fixture
def mortal_server(built):
    """Return a server that the test may kill."""
    running = Server(built)
    yield running
    running.kill()


@pytest.fixture(scope="session")
def playwright():
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright):
    """Return a function that starts the system's Chromium; a profile folder outlives its browser."""
    path = next((found for name in NEEDED if (found := shutil.which(name))), None)

    def start(profile, **options):
        return playwright.chromium.launch_persistent_context(
            str(profile), executable_path=path, args=["--no-sandbox", "--disable-background-networking"], **options
        )

    return start


@pytest.fixture
def phone(chromium, tmp_path):
    """Return a browser with a new profile and the size of a small phone."""
    context = chromium(tmp_path / "profile", viewport={"width": 320, "height": 640})
    yield context
    context.close()
