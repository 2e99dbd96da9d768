"""Where the files are: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
_TREE = PACKAGE / "_tree"
ROOT = _TREE if _TREE.is_dir() else PACKAGE.parent

CONTENT = PACKAGE / "content"
STATIC = ROOT / "static"
TEMPLATES = ROOT / "templates"
TRANSLATIONS = ROOT / "translations"


def shown(path: Path) -> str:
    """Return `path` as a person in the checkout would type it."""
    for base in (PACKAGE.parent, Path.cwd()):
        if path.is_relative_to(base):
            return str(path.relative_to(base))
    return str(path)
