"""A site of a few documents, for what is about publishing and serving, not about the guide."""

import datetime
import hashlib
from dataclasses import dataclass
from types import SimpleNamespace

from pwa import urls
from pwa.headers import content_security_policy
from pwa.languages import read_languages
from pwa.site.assets import Asset
from pwa.site.document import Document

SCRIPT = b"self.passage = {};\n" * 20
VOICE = bytes(range(256)) * 4
CLIP = urls.recording("fr", "abc234", hashlib.sha256(VOICE).hexdigest())


@dataclass(frozen=True)
class Page:
    path: str
    language: object
    title: str


class SmallSite:
    """What the build and the preview ask of a site. `sentence` stands on every page, `pages` is how many there are."""

    def __init__(self, sentence="Bonjour.", tags=("fr", "ar"), pages=3):
        self.sentence, self.pages = sentence, pages
        self.languages = read_languages().only(tags)
        self.policy = content_security_policy(["sha256-small"])
        self.guide = SimpleNamespace(confirmed=datetime.date(2026, 11, 23))
        self.script = Asset(urls.asset("app", hashlib.sha256(SCRIPT).hexdigest(), "js"), SCRIPT)

    def shared_pages(self):
        yield Page("/", self.languages.source, "choice")
        yield Page("/leave/", self.languages.source, "leave")

    def pages_of(self, language):
        names = ("", "contacts/", "not-found/", *(f"contacts/{number}/" for number in range(self.pages)))
        return [Page(f"/{language.tag}/{name}", language, name) for name in names]

    def assets_of(self, language):
        return (self.script,)

    @property
    def by_path(self):
        pages = [*self.shared_pages(), *(page for language in self.languages for page in self.pages_of(language))]
        return {page.path: page for page in pages}

    def extras(self):
        for language in self.languages:
            yield Document(urls.manifest(language.tag), b'{"id":"/"}', language.tag)
        yield Document(self.script.path, SCRIPT)
        yield Document(urls.WORKER, b"self.onfetch = () => {};\n")
        yield Document("/icons/192.png", b"\x89PNG")
        yield Document("/icons/icon.svg", b"<svg/>")
        yield Document("/favicon.ico", b"\x89PNG")
        yield Document("/robots.txt", b"User-agent: *\n")
        yield Document(CLIP, VOICE, "fr")

    def render(self, page):
        tag, direction = page.language.tag, page.language.direction
        lines = "".join(f"<p>{self.sentence} {page.path} {number}</p>\n" for number in range(40))
        kind = "not-found" if page.title == "not-found/" else "home"
        html = (
            f'<!doctype html>\n<html lang="{tag}" dir="{direction}">\n<title>{page.title}</title>\n'
            f'<body data-page="{kind}">\n<main>\n{lines}<a href="tel:112">112</a>\n</main>\n'
        )
        return Document(page.path, html.encode(), tag, offline=True)
