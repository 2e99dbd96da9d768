"""The rooms of the house: a room imports only rooms before it, and the first three know no Flask."""

import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "pwa"
ROOMS = ("guide", "translation", "site", "web")
MODULES = [
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
    for path in sorted(PACKAGE.rglob("*.py"))
    if path.name != "__init__.py"
]


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_earlier_rooms(module):
    code = f"import sys, {module}; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    room = module.split(".")[1]

    if room in ROOMS:
        later = tuple(f"pwa.{each}." for each in ROOMS[ROOMS.index(room) + 1 :])
        assert [each for each in loaded if each.startswith(later)] == []
    if room != "web" and room != "cli":
        assert "flask" not in loaded
