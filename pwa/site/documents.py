"""THE list of all documents: what is published, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterator

from pwa import urls
from pwa.languages import Language
from pwa.pages import PAGES
from pwa.site.audio import recording_documents
from pwa.site.document import Document
from pwa.site.manifest import manifest
from pwa.site.page import Page
from pwa.site.plan import Site
from pwa.site.view import View
from pwa.site.wellknown import well_known
from pwa.translation.audio import Sentence, recordings, to_record


def other_documents(site: Site) -> Iterator[Document]:
    """Yield what is no page and in no pack by itself: manifests, scripts, the worker, icons, recordings."""
    if site.edition.installable:
        for language in site.languages:
            view = View(site, Page(PAGES["home"], language))
            body = manifest(language, site.edition, view.plain)
            yield Document(urls.manifest(language.tag), body, language.tag)
        yield Document(urls.WORKER, site.assets.worker)
    for asset in site.assets.files():
        yield Document(asset.path, asset.body)
    for name, body in site.assets.icons.items():
        yield Document(urls.icon(name), body)
    for tag, paths in site.recorded.items():
        yield from recording_documents(tag, paths)
    yield from well_known(site)


def sentences_to_record(site: Site, language: Language) -> Iterator[Sentence]:
    """Yield the sentences as a person reads them aloud: with the numbers and names that the page shows."""
    view = View(site, Page(PAGES["home"], language))
    there = recordings(language.tag, site.project.audio)
    return to_record(site.guide, site.localisers[language.tag], there, lambda local: view.inline(local).striptags())
