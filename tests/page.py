"""The rules that every page keeps, whatever it says."""

import itertools
import re
from collections import Counter
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "img", "hr", "path", "circle", "rect", "line", "polyline", "polygon", "ellipse"}
CONTROLS = {"input", "select", "textarea"}
SCRIPTS = {
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "ti": re.compile(r"[\u1200-\u137f]"),
}


class Page(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.tags, self.texts, self.stack = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.tags.append((tag, found))
        if tag not in VOID:
            inherited = self.stack[-1][1] if self.stack else {}
            context = {
                "lang": found.get("lang", inherited.get("lang")),
                "dir": found.get("dir", inherited.get("dir")),
            }
            self.stack.append((tag, context))

    def handle_startendtag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self.stack and data.strip() and self.stack[-1][0] not in ("style", "script"):
            self.texts.append((data.strip(), self.stack[-1][0], self.stack[-1][1]))

    def all(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]


def parsed(html):
    """Return a page that is parsed once, however many rules look at it."""
    return html if isinstance(html, Page) else Page(html)


def page_rules(html):
    """Yield what is wrong with a page, as sentences."""
    page = parsed(html)
    (root,) = page.all("html")
    if not root.get("lang") or root.get("dir") not in ("ltr", "rtl"):
        yield "the page does not say its language and direction"
    if root.get("data-offline") != "unsupported":
        yield "without a script nothing is saved, and the page must say so"
    for tag, count in (("h1", 1), ("main", 1), ("title", 1)):
        if len(page.all(tag)) != count:
            yield f"{len(page.all(tag))} × <{tag}>"
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    for each, count in Counter(ids).items():
        if count > 1:
            yield f"the id {each} is there twice"
    labels = {attributes.get("for") for attributes in page.all("label")}
    for tag, attributes in page.tags:
        if any(name.startswith("on") or name == "style" for name in attributes):
            yield f"<{tag}> has something inline"
        if tag in CONTROLS and attributes.get("id") not in labels and "aria-label" not in attributes:
            yield f"<{tag}> has no label"
        for name in ("aria-labelledby", "aria-describedby"):
            for target in (attributes.get(name) or "").split():
                if target not in ids:
                    yield f"{name} points at nothing: {target}"
        if tag == "a" and (attributes.get("href") or "").startswith("#") and attributes["href"][1:] not in ids:
            yield f"the link {attributes['href']} leads nowhere"
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    for before, after in itertools.pairwise(levels):
        if after > before + 1:
            yield f"a heading jumps from h{before} to h{after}"
    for text, tag, context in page.texts:
        is_fact = re.search(r"\d{3}", text) and tag in ("a", "bdi", "time")
        # Also where a passage in Arabic stands in a page of another language.
        if is_fact and context["dir"] == "rtl":
            yield f"the number in “{text[:40]}” is not isolated"
        for language, script in SCRIPTS.items():
            if script.search(text) and (context["lang"] or "") != language:
                yield f"“{text[:40]}” is not marked as {language}"


def links_of(html):
    """Return the addresses of this site that a page leads to, without fragments."""
    return {
        attributes["href"].split("#")[0]
        for attributes in parsed(html).all("a")
        if (attributes.get("href") or "").startswith("/")
    }
