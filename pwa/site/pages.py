"""THE plan of the site: every page of every language, in order, and how each becomes a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pwa import places, urls, words
from pwa.guide.model import Contact, Guide, Topic
from pwa.headers import content_security_policy, meta_policy, style_hash
from pwa.languages import Language, Languages
from pwa.site.assets import Asset, icon, page_script, style_sheet, tools_script, tools_style, worker_script
from pwa.site.audio import published_recordings, recording_documents
from pwa.site.directory import directory, kilometres_from_namur
from pwa.site.document import Document
from pwa.site.manifest import manifest
from pwa.site.view import View, first
from pwa.site.wellknown import well_known
from pwa.translation.audio import FOLDER as AUDIO
from pwa.translation.catalogue import Catalogue
from pwa.translation.localise import Localiser


@dataclass(frozen=True)
class Page:
    """One page of one language. `path_in` gives the same page in another language."""

    kind: str
    path: str
    language: Language
    topic: Topic | None = None
    contact: Contact | None = None

    @property
    def kind_shown(self) -> str:
        """The kind that the page states of itself: pages that only stand in for another are "not-found"."""
        return "not-found" if self.kind in ("not-saved", "leave") else self.kind

    def path_in(self, language: Language) -> str:
        if not self.path.startswith(f"/{self.language.tag}/"):
            return urls.home(language.tag)
        if self.kind == "not-found":
            return urls.home(language.tag)
        return f"/{language.tag}/" + self.path.removeprefix(f"/{self.language.tag}/")


class Site:
    """The plan of all documents. Pure: the same content, catalogues and templates give the same bytes."""

    def __init__(
        self,
        guide: Guide,
        languages: Languages,
        catalogues: dict[str, Catalogue],
        published: Languages | None = None,
        audio: Path = AUDIO,
        installable: bool = True,
    ) -> None:
        """Plan the pages of the `published` languages (all); the others still lend their texts.

        `audio` is the folder of the recordings. A phone keeps only what is `installable`: the preview is not, since
        what is kept would be shown instead of what was written since.
        """
        self.guide = guide
        self.languages = published or languages
        self.localisers = {each.tag: Localiser(each, languages, catalogues) for each in self.languages}
        self.script = page_script()
        self.tools = tools_script()
        self.styles = {direction: style_sheet(direction) for direction in ("ltr", "rtl")}
        self.tools_styles = {direction: tools_style(direction) for direction in ("ltr", "rtl")}
        self.policy = content_security_policy(style_hash(css) for css in self.styles.values())
        self.meta_policies = {direction: meta_policy(css) for direction, css in self.styles.items()}
        self.groups = directory(guide)
        self.recorded = published_recordings(self, audio)
        self.installable = installable

    # The plan

    def pages(self) -> Iterator[Page]:
        """Yield every page, the shared ones first."""
        yield from self.shared_pages()
        for language in self.languages:
            yield from self.pages_of(language)

    def shared_pages(self) -> Iterator[Page]:
        """Yield the pages that belong to no language; every pack carries them."""
        yield Page("language-choice", urls.CHOICE, self.languages.source)
        yield Page("not-saved", urls.NOT_SAVED, self.languages.source)
        yield Page("leave", urls.NEUTRAL, self.languages.source)

    def pages_of(self, language: Language) -> Iterator[Page]:
        """Yield the pages of one language in the order in which a pack carries them."""
        tag = language.tag
        yield Page("home", urls.home(tag), language)
        yield Page("emergency", urls.section(tag, "emergency"), language, topic=self.guide.pages["emergency"])
        for topic in self.guide.topics:
            yield Page("topic", urls.topic(tag, topic.slug), language, topic=topic)
        for name in ("contacts", "phrases", "search", "resources", "phone"):
            yield Page(name, urls.section(tag, name), language)
        for name in ("share", "about"):
            yield Page(name, urls.section(tag, name), language, topic=self.guide.pages[name])
        yield Page("not-found", urls.not_found(tag), language)
        for contact in self.guide.contacts.values():
            yield Page("contact", urls.contact(tag, contact.id), language, contact=contact)

    def assets_of(self, language: Language) -> tuple[Asset, ...]:
        """Return the files that the pages of a language use, the script that a page brings itself first."""
        return (self.script, self.tools, self.tools_styles[language.direction])

    @cached_property
    def by_path(self) -> dict[str, Page]:
        return {page.path: page for page in self.pages()}

    # Documents

    def render(self, page: Page) -> Document:
        """Return the document of a page."""
        view = View(self, page)
        template = self._environment.get_template(f"pages/{page.kind}.html")
        html = template.render(
            view=view,
            page=page,
            site=self,
            meta_policy=self.meta_policies[page.language.direction],
            guide=self.guide,
            language=page.language,
            say=view.say,
            say_p=view.say_p,
            _=view._,
            _p=view._p,
        )
        language = None if page.kind in ("language-choice", "not-saved", "leave") else page.language.tag
        return Document(page.path, _trim(html).encode(), language, offline=True)

    def extras(self) -> Iterator[Document]:
        """Yield what is no page: manifests, scripts, the worker, icons, recordings."""
        for language in self.languages if self.installable else ():
            yield Document(
                urls.manifest(language.tag),
                manifest(View(self, Page("home", urls.home(language.tag), language))),
                language.tag,
            )
        for asset in (self.script, self.tools, *self.tools_styles.values()):
            yield Document(asset.path, asset.body)
        if self.installable:
            yield Document(urls.WORKER, worker_script())
        for path in sorted((places.STATIC / "icons").iterdir()):
            yield Document(f"/icons/{path.name}", path.read_bytes())
        for tag, paths in self.recorded.items():
            yield from recording_documents(tag, paths)
        yield Document("/robots.txt", b"User-agent: *\nAllow: /\n")
        yield from well_known(self.guide)

    @cached_property
    def _environment(self) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(places.TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters["host"] = lambda url: urlsplit(url).netloc.removeprefix("www.")
        environment.globals.update(
            icon=icon,
            urls=urls,
            words=words,
            first=first,
            kilometres=kilometres_from_namur,
        )
        return environment


def _trim(html: str) -> str:
    """Return the page without empty lines and indentation: bytes are someone's money."""
    return "\n".join(line for raw in html.split("\n") if (line := raw.strip())) + "\n"
