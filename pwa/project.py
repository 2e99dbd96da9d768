"""Which guide: where its content, translations, templates and static files lie."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from pwa.problems import Origin, Problem, Problems
from pwa.wording import tell

PACKAGE = Path(__file__).resolve().parent
PROJECT_VARIABLE = "PASSAGE_PROJECT"
"""The environment variable that names the folder of another guide."""

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
        if not (folder / "content").is_dir():
            problem = Problem(
                Origin(str(folder)), tell("there is no guide here"), tell("name a folder that holds “content”")
            )
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
        """Return a text that people edit, whatever their editor adds to it; raise `Problems`."""
        origin = Origin(self.shown(path))
        try:
            return path.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            raise Problems([Problem(origin, tell("the file is missing"), tell("put it back"))]) from None
        except UnicodeDecodeError:
            raise Problems([Problem(origin, tell("this is not UTF-8"), tell("save it again as UTF-8"))]) from None
        except OSError as error:
            raise self.unreadable(path, error) from None

    def unreadable(self, path: Path, error: OSError) -> Problems:
        """Return what to tell where the system refuses to read `path`."""
        what = tell("this can't be read ({strerror})", strerror=error.strerror)
        return Problems([Problem(Origin(self.shown(path)), what, tell("let this user read it"))])


def in_checkout() -> bool:
    """Whether the package stands in a checkout, where commands are run from its `.venv`."""
    return PACKAGE.parent == _ROOT
