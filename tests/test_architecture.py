"""docs/architecture.md names every module of the house, and none that is gone."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs/architecture.md"
MODULES = {
    str(path.relative_to(ROOT / "pwa"))
    for path in (ROOT / "pwa").rglob("*.py")
    if path.name != "__init__.py" and "_tree" not in path.parts
}


def named():
    """Return the Python files that the page names, as paths inside `pwa/`."""
    names = re.findall(r"`(?:pwa/)?([a-z_]+(?:/[a-z_]+)*\.py)`", PAGE.read_text(encoding="utf-8"))
    return {name for name in names if not name.startswith(("tests/", "tools/")) and name != "__init__.py"}


def test_every_module_is_named():
    assert MODULES - named() == set()


def test_no_module_that_is_gone_is_named():
    assert named() - MODULES == set()
