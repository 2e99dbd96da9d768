"""Which guide: where its content, translations, templates and static files lie."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from pwa.problems import Origin, Problem, Problems
from pwa.wording import tell

PACKAGE = Path(__file__).resolve().parent
PROJECT_VARIABLE = "PASSAGE_PROJECT"
"""The environment variable that names the folder of another guide."""

_LITTER = re.compile(
    r"\..*|~\$.*|.*~|#.*#|.*\.(swp|swo|bak|tmp)|thumbs\.db|desktop\.ini|ehthumbs\.db|icon\r", re.IGNORECASE
)
_FOR_PEOPLE = re.compile(r"(readme|lisezmoi|licen[cs]e)(\.\w+)?", re.IGNORECASE)
_COPY = re.compile(
    r" \(\d+\)| [-–] (copie|copy)( \(\d+\))?|(copie|copy) (de|of) |\.(txt|text|docx?|odt|rtf|md|toml)$", re.IGNORECASE
)

_TREE = PACKAGE / "_tree"
_ROOT = _TREE if _TREE.is_dir() else PACKAGE.parent  # inside the package in a wheel, beside it in a checkout


@dataclass(frozen=True)
class Project:
    """The folders of one guide. Everything that reads a file is given one."""

    content: Path
    translations: Path
    templates: Path
    static: Path

    @classmethod
    def installed(cls) -> Project:
        """Return the guide that comes with the package."""
        return cls(PACKAGE / "content", _ROOT / "translations", _ROOT / "templates", _ROOT / "static")

    @classmethod
    def at(cls, folder: Path) -> Project:
        """Return the guide in `folder`: its `content` and `translations`, with templates and static files of its own
        or those of the package. A second region is such a folder. Raise `Problems` where there is no content."""
        if not _is_folder(folder / "content"):
            what = tell("there is no guide here") if _is_folder(folder) else tell("there is no such folder")
            problem = Problem(Origin(str(folder)), what, tell("name a folder that holds “content”"))
            raise Problems([problem])
        ours = cls.installed()
        own = {name: folder / name for name in ("templates", "static") if (folder / name).is_dir()}
        return cls(
            folder / "content",
            folder / "translations",
            own.get("templates", ours.templates),
            own.get("static", ours.static),
        )

    @classmethod
    def wanted(cls) -> Project:
        """Return the guide that the environment names, or else the one that comes with the package."""
        folder = os.environ.get(PROJECT_VARIABLE)
        return cls.at(Path(folder)) if folder else cls.installed()

    @property
    def audio(self) -> Path:
        """The recordings of volunteers."""
        return self.content / "audio"

    def entries(self, folder: Path) -> list[Path]:
        """Return what people put into `folder` for this guide, sorted by name: no litter, nothing about the files
        (README)."""
        return [each for each in _entries(folder) if not _FOR_PEOPLE.fullmatch(each.name)]

    @property
    def folders(self) -> tuple[Path, ...]:
        return (self.content, self.translations, self.templates, self.static)

    def shown(self, path: Path) -> str:
        """Return `path` as a person in the checkout, or in the folder of the guide, would type it."""
        for base in (PACKAGE.parent, Path.cwd(), self.content.parent):
            if path.is_relative_to(base):
                return str(path.relative_to(base))
        return str(path)

    def read_text(self, path: Path) -> str:
        """Return a text that people edit, whatever their editor adds to it: each line ends in one "\\n".

        Raise `Problems`.
        """
        try:
            raw = path.read_bytes()
        except FileNotFoundError:
            there = _entries(path.parent)
            if like := next((each for each in there if looks_like(each.name, path.name)), None):
                raise Problems([self.misnamed(like, path.name)]) from None
            raise Problems(
                [Problem(Origin(self.shown(path)), tell("the file is missing"), tell("put it back"))]
            ) from None
        except OSError as error:
            raise self.unreadable(path, error) from None
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise Problems([self._not_utf8(path, raw, error.start)]) from None
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if "\0" in text:
            if raw.count(0) * 4 > len(raw):
                raise Problems([self._not_utf8(path, raw, 0)])
            line = text[: text.index("\0")].count("\n") + 1
            what = tell("there is a letter here that no text has (U+0000)")
            advice = tell("type this line again, or put it back")
            raise Problems([Problem(Origin(self.shown(path), line), what, advice)])
        return text

    def _not_utf8(self, path: Path, raw: bytes, position: int) -> Problem:
        """Return what to tell of a text in another encoding: where it shows first, and what it most likely says."""
        advice = tell("save it again as UTF-8: in Notepad, “Save as”, “Encoding”: UTF-8")
        if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or raw.count(0) * 4 > len(raw):
            return Problem(Origin(self.shown(path)), tell("this is not UTF-8 but UTF-16 (“Unicode”)"), advice)
        before = raw[:position].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8-sig", "replace")) + 1
        word = re.match(rb"[^\s\"=]*", raw[position:])
        start = re.search(rb"[^\s\"=]*$", raw[:position])
        likely = ((start.group() if start else b"") + (word.group() if word else b""))[:40].decode("cp1252", "replace")
        what = tell("this is not UTF-8 at letter {column}, most likely of “{word}”", column=column, word=likely)
        return Problem(Origin(self.shown(path), line), what, advice)

    def misnamed(self, path: Path, name: str) -> Problem:
        """Return what to tell of a file that should be called `name`."""
        what = tell("nobody reads a file of this name")
        if (path.parent / name).exists():
            return Problem(
                Origin(self.shown(path)), what, tell("remove it, or put what is in it into {name}", name=name)
            )
        advice = tell("call it {name} (Windows hides how names end: “View”, “File name extensions”)", name=name)
        return Problem(Origin(self.shown(path)), what, advice)

    def unreadable(self, path: Path, error: OSError) -> Problems:
        """Return what to tell where the system refuses to read `path`."""
        what = tell("this can't be read ({strerror})", strerror=error.strerror)
        advice = tell("let this user read it")
        if _is_folder(path):
            advice = tell("remove this folder, and put the file back")
        return Problems([Problem(Origin(self.shown(path)), what, advice)])


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # ValueError: a name that no file can have
        return False


def _entries(folder: Path) -> list[Path]:
    """Return what a person put into `folder`, sorted by name; nothing if there is no such folder."""
    try:
        return sorted(each for each in folder.iterdir() if by_a_person(each.name))
    except OSError:
        return []


def by_a_person(name: str) -> bool:
    """Whether a person gave a file this name: computers and editors leave `.DS_Store`, `._sante.md`, `~$sante.md`,
    `.sante.md.swp`, `Thumbs.db` and the like behind. THE rule, for all folders."""
    return not _LITTER.fullmatch(name)


def looks_like(name: str, wanted: str) -> bool:
    """Whether a file called `name` was most likely meant to be `wanted`: "Contacts (1).toml.txt" is contacts.toml."""
    return name != wanted and _stem(name) == _stem(wanted)


def meant_by(name: str) -> str:
    """Return the name without what tells it from the original: "sante (1).md" is sante.md."""
    return _stem(name) + Path(name).suffix


def _stem(name: str) -> str:
    name = unicodedata.normalize("NFC", name).lower().strip()
    while (shorter := _COPY.sub("", name).strip()) != name:
        name = shorter
    return name


def in_checkout() -> bool:
    """Whether the package stands in a checkout, where commands are run from its `.venv`."""
    return PACKAGE.parent == _ROOT
