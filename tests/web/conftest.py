"""A small site, published once for who only reads it."""

import pytest
from werkzeug.test import Client

from pwa.web.build import build
from pwa.web.serving import Server
from tests.web.small import SmallSite


class Reader(Client):
    """A client that reads each answer to its end."""

    def open(self, *arguments, **options):
        return super().open(*arguments, buffered=True, **options)


@pytest.fixture(scope="session")
def small():
    return SmallSite()


@pytest.fixture(scope="session")
def published(small, tmp_path_factory):
    out = tmp_path_factory.mktemp("small") / "site"
    build(small, out, lambda line: None, "0" * 64)
    return out


@pytest.fixture(scope="session")
def client(published):
    return Reader(Server(published))


@pytest.fixture
def mine(small, tmp_path):
    """Return a site that the test may damage."""
    out = tmp_path / "site"
    build(small, out, lambda line: None, "0" * 64)
    return out
