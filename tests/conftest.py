"""The guides, the sites, the real server and a real browser: each made once.

Almost every test runs on the tiny guide (tests/tiny). `site` and `built` are the real one, for the few tests that mean
it; those who run in parallel share what was built.
"""

import fcntl
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

from pwa.guide.reading import read_guide
from pwa.project import Project
from pwa.site.loading import load_site
from pwa.web.build import build

TINY = Path(__file__).parent / "tiny"
SILENCE = (b"\xff\xfb\x10\xc4" + bytes(100)) * 40
"""A second of silence as an MP3: 40 frames of MPEG-1 layer III, mono, 32 kbit/s."""
NEEDED = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(autouse=True, scope="session")
def said_in_english():
    """What the commands say is compared as it stands in the code; tests/test_wording.py holds the French."""
    patch = pytest.MonkeyPatch()
    patch.setenv("LC_ALL", "en_GB.UTF-8")
    yield
    patch.undo()


# The tiny guide


@pytest.fixture(scope="session")
def tiny():
    return Project.at(TINY)


@pytest.fixture(scope="session")
def tiny_guide(tiny):
    return read_guide(tiny)


@pytest.fixture(scope="session")
def tiny_site(tiny):
    """Return the plan of the tiny site. A test that changes it takes `load_site(tiny)` of its own."""
    return load_site(tiny)


def copy_of(guide: Path, folder: Path) -> Path:
    """Copy a guide into `folder`; its templates and static files stay those of the package."""
    for name in ("content", "translations"):
        shutil.copytree(guide / name, folder / name)
    return folder


@pytest.fixture
def tiny_copy(tmp_path):
    """Return a copy of the tiny guide that a test may break."""
    return copy_of(TINY, tmp_path / "guide")


@pytest.fixture(scope="session")
def tiny_built(tiny_site, tmp_path_factory):
    """Return the folder of the tiny site, built once a run. Nobody writes into it."""
    return _built_once(tiny_site, tmp_path_factory, "tiny")


# The real guide


@pytest.fixture(scope="session")
def site():
    return load_site(Project.installed())


@pytest.fixture(scope="session")
def built(site, tmp_path_factory):
    """Return the folder of the whole site, built once a run. Nobody writes into it."""
    return _built_once(site, tmp_path_factory, "real")


def _built_once(site, tmp_path_factory, name):
    """Build `site` unless another process of this run did: the first one in builds, the others wait for it."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent  # each worker has a folder of its own in that of the run
    folder = base / f"built-{name}"
    folder.mkdir(exist_ok=True)
    with (base / f"built-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "site").exists():
            build(site, folder / "site", lambda line: None)
    return folder / "site"


# What browsers read


@pytest.fixture(scope="session")
def served(tiny_built):
    """THE site that `server` and `mortal_server` serve."""
    return tiny_built


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
        self.kill()
        raise RuntimeError("the server did not start")

    def kill(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@pytest.fixture(scope="session")
def server(served):
    running = Server(served)
    yield running
    running.kill()


@pytest.fixture
def mortal_server(served):
    """Return a server that the test may kill."""
    running = Server(served)
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
