"""The tiny guide as it is published: with a recording, and with a sentence that a test may choose."""

import functools
import hashlib
import re
import shutil

import pytest
from werkzeug.test import Client

from pwa import urls
from pwa.project import Project
from pwa.site.loading import load_site
from pwa.web.build import build
from pwa.web.serving import Server
from tests.conftest import SILENCE, TINY, copy_of

VOICE = (SILENCE + bytes(range(256)))[-1024:]
"""A playable recording of 1,024 bytes, no two parts of its end alike."""


class Reader(Client):
    """A client that reads each answer to its end."""

    def open(self, *arguments, **options):
        return super().open(*arguments, buffered=True, **options)


def silent(line):
    pass


def say(folder, sentence):
    """Let the summary of a topic be `sentence`: on its page and the home page of each language, which all borrow it."""
    file = folder / "content/guide/dormir.md"
    text, count = re.subn(r"(?m)^summary = .*$", f'summary = "{sentence}"', file.read_text(encoding="utf-8"))
    assert count == 1
    file.write_text(text, encoding="utf-8")


def record(folder, name, voice):
    """Put a recording of the message with the id `name` into the guide in `folder`; return its address."""
    voices = folder / "content/audio/fr"
    voices.mkdir(parents=True, exist_ok=True)
    (voices / f"{name}.mp3").write_bytes(voice)
    return urls.recording("fr", name, hashlib.sha256(voice).hexdigest())


@pytest.fixture(scope="session")
def a_message(tiny_guide):
    """Return the id of the title of the emergency page."""
    return tiny_guide.pages["emergency"].title.id


@pytest.fixture(scope="session")
def clip(a_message):
    """Return the address of the recording."""
    return urls.recording("fr", a_message, hashlib.sha256(VOICE).hexdigest())


@pytest.fixture(scope="session")
def saying(a_message, tmp_path_factory):
    """Return what gives the plan of the site where the summary of a topic is another sentence (see `say`)."""
    folder = copy_of(TINY, tmp_path_factory.mktemp("guide"))
    record(folder, a_message, VOICE)

    @functools.cache
    def site(sentence="Bonjour.", only=()):
        say(folder, sentence)
        return load_site(Project.at(folder), only)

    return site


@pytest.fixture(scope="session")
def published(saying, tmp_path_factory):
    """Return the folder of the site. Nobody writes into it."""
    out = tmp_path_factory.mktemp("published") / "site"
    build(saying(), out, silent, "0" * 64)
    return out


@pytest.fixture(scope="session")
def client(published):
    return Reader(Server(published))


@pytest.fixture
def mine(published, tmp_path):
    """Return a site that the test may damage."""
    shutil.copytree(published.parent, tmp_path / "mine", symlinks=True)
    return tmp_path / "mine" / published.name
