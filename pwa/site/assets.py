"""Styles, scripts and pictograms, as they are published."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

import rcssmin
from markupsafe import Markup

from pwa import urls
from pwa.contract import CONTRACT
from pwa.headers import content_security_policy, meta_policy, style_hash
from pwa.problems import Origin, Problem, Problems
from pwa.project import Project, by_a_person
from pwa.site.scripts import join
from pwa.wording import tell

ICONS = ("180.png", "192.png", "512.png", "maskable.png")
"""What browsers and the manifest ask for."""

_LOGICAL = {
    "margin-inline-start": "margin-{start}",
    "margin-inline-end": "margin-{end}",
    "padding-inline-start": "padding-{start}",
    "padding-inline-end": "padding-{end}",
    "border-inline-start": "border-{start}",
    "border-inline-end": "border-{end}",
    "inset-inline-start": "{start}",
    "inset-inline-end": "{end}",
}


@dataclass(frozen=True)
class Asset:
    """A fingerprinted file."""

    path: str
    body: bytes


@dataclass(frozen=True)
class Assets:
    """All that pages use besides their words. `styles` are by direction of writing and stand in each page."""

    script: Asset
    """The script of every page: it keeps the guide on the phone, and little else."""
    tools: Asset
    """What one does besides reading. It travels in the pack, after the texts."""
    tools_styles: dict[str, Asset]
    styles: dict[str, str]
    worker: bytes
    """The service worker. It changes only when its code does, never with the content."""
    icons: dict[str, bytes]
    """By file name."""

    @property
    def policy(self) -> str:
        """The content security policy of every page."""
        return content_security_policy(style_hash(css) for css in self.styles.values())

    def meta_policy(self, direction: str) -> str:
        return meta_policy(self.styles[direction])

    def files(self) -> tuple[Asset, ...]:
        return (self.script, self.tools, *self.tools_styles.values())

    def of(self, direction: str) -> tuple[Asset, ...]:
        """Return the files that the pages of a direction use, the script that a page brings itself first."""
        return (self.script, self.tools, self.tools_styles[direction])


def read_assets(project: Project) -> Assets:
    """Read, join and shorten the static files of `project`; raise `Problems`."""
    static = project.static
    directions = ("ltr", "rtl")
    lacking = [name for name in ICONS if not (static / "icons" / name).is_file()]
    if lacking:
        origin = Origin(project.shown(static / "icons" / lacking[0]))
        raise Problems([Problem(origin, tell("the icon is missing"), tell("put it back"))])

    def script(entry: str) -> str:
        return join(project, static / entry, CONTRACT)

    return Assets(
        script=_fingerprinted("app", "js", script("js/app/start.js")),
        tools=_fingerprinted("tools", "js", script("js/tools/tools.js")),
        tools_styles={direction: tools_style(project, direction, static / "css" / "tools") for direction in directions},
        styles={direction: style_sheet(project, direction, static / "css") for direction in directions},
        worker=script("worker/worker.js").encode(),
        icons={
            path.name: path.read_bytes() for path in sorted((static / "icons").glob("*.*")) if by_a_person(path.name)
        },
    )


def style_sheet(project: Project, direction: str, folder: Path) -> str:
    """Return all styles for one direction of writing, minified.

    The source is written in logical properties; engines before 2018 (Chromium 69) don't know them,
    so the physical ones are written out here.
    """
    sheets = [path for path in sorted(folder.glob("*.css")) if by_a_person(path.name)]
    css = "\n".join(map(project.read_text, sheets))
    start, end = ("left", "right") if direction == "ltr" else ("right", "left")
    for logical, physical in _LOGICAL.items():
        css = re.sub(rf"\b{logical}(?=[-:\s])", physical.format(start=start, end=end), css)
    return str(rcssmin.cssmin(css)).strip()


def tools_style(project: Project, direction: str, folder: Path) -> Asset:
    """Return the styles of what the tools add to a page."""
    return _fingerprinted("tools", "css", style_sheet(project, direction, folder))


def _fingerprinted(stem: str, extension: str, text: str) -> Asset:
    body = text.encode()
    return Asset(urls.asset(stem, hashlib.sha256(body).hexdigest(), extension), body)


@cache
def _lucide() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(resources.files("lucide").joinpath("lucide.zip").read_bytes()))


@cache
def icon(name: str) -> Markup:
    """Return a pictogram for inside the HTML; it always stands next to words. Raise KeyError if there is none."""
    svg = _lucide().read(f"{name}.svg").decode()
    inside = re.search(r"<svg[^>]*>(.*)</svg>", svg, re.S)
    shapes = re.sub(r"\s*\n\s*", "", inside.group(1)).replace(" />", "/>") if inside else ""
    return Markup(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{}</svg>'
    ).format(Markup(shapes))


def has_icon(name: str) -> bool:
    """Whether the package of pictograms has one of this name."""
    return f"{name}.svg" in _lucide().namelist()
