"""Where the files are: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

from pwa.problems import Origin, Problem, Problems

PACKAGE = Path(__file__).resolve().parent
_TREE = PACKAGE / "_tree"
ROOT = _TREE if _TREE.is_dir() else PACKAGE.parent

CONTENT = PACKAGE / "content"
STATIC = ROOT / "static"
TEMPLATES = ROOT / "templates"
TRANSLATIONS = ROOT / "translations"


def read_text(path: Path) -> str:
    """Return a text that people edit, whatever their editor adds to it; raise `Problems`."""
    origin = Origin(shown(path))
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise Problems([Problem(origin, "the file is missing", "put it back")]) from None
    except UnicodeDecodeError:
        raise Problems([Problem(origin, "this is not UTF-8", "save it again as UTF-8")]) from None


def shown(path: Path) -> str:
    """Return `path` as a person in the checkout would type it."""
    for base in (PACKAGE.parent, Path.cwd()):
        if path.is_relative_to(base):
            return str(path.relative_to(base))
    return str(path)
