"""The rooms of the house: a room imports only rooms before it, none goes round in a circle, the first know no Flask."""

import ast
import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "pwa"
ROOMS = ("guide", "translation", "site", "web")


def is_door(module):
    """Whether a module opens the house: what doors need, they may take from any room.

    They are the package itself and the commands. Whatever else stands beside them is the hall.
    """
    return module == "pwa" or f"{module}.".startswith("pwa.cli.")



def module_of(path):
    *parents, last = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parents if last == "__init__" else [*parents, last])


MODULES = {module_of(path): path for path in sorted(PACKAGE.rglob("*.py")) if "_tree" not in path.parts}


def imports_of(module):
    """Return the modules of ours that `module` names, also for the type checker only and inside functions."""
    found = set()
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports by dots"
            # `from pwa import urls` names a module, `from pwa.urls import page` a thing in one.
            found |= {
                f"{node.module}.{alias.name}" if f"{node.module}.{alias.name}" in MODULES else node.module
                for alias in node.names
            }
    return found & set(MODULES)


IMPORTS = {module: imports_of(module) for module in MODULES}


def room_of(module):
    """Return the place of the room of a module; 0 for the hall."""
    name = module.split(".")[1] if "." in module else ""
    return ROOMS.index(name) + 1 if name in ROOMS else 0


def circle_from(module):
    """Return the modules of a circle that begins and ends in `module`, or nothing."""
    seen = set()
    ways = [(each, (module, each)) for each in sorted(IMPORTS[module])]
    while ways:
        here, way = ways.pop()
        if here == module:
            return way
        if here not in seen:
            seen.add(here)
            ways += [(each, (*way, each)) for each in sorted(IMPORTS[here])]
    return ()


def test_a_room_imports_only_rooms_before_it():
    wrong = [
        f"{module} imports {each}"
        for module in MODULES
        if not is_door(module) and room_of(module)
        for each in sorted(IMPORTS[module])
        if room_of(each) > room_of(module) or (is_door(each) and each != "pwa")
    ]

    assert wrong == []


def test_the_hall_imports_no_room():
    wrong = [
        f"{module} imports {each}"
        for module in MODULES
        if not is_door(module) and not room_of(module)
        for each in sorted(IMPORTS[module])
        if room_of(each) or (is_door(each) and each != "pwa")
    ]

    assert wrong == []


def test_no_module_leads_back_to_itself():
    circles = [" → ".join(circle) for module in MODULES if (circle := circle_from(module))]

    assert circles == []


def test_every_folder_is_a_room():
    assert {path.parent.name for path in PACKAGE.glob("*/__init__.py")} == {*ROOMS, "cli"}


def test_the_first_three_rooms_know_no_flask():
    """Loaded for real, so that a library that brings Flask is seen as well."""
    first = [module for module in MODULES if not is_door(module) and room_of(module) <= ROOMS.index("site") + 1]
    code = f"import sys, {', '.join(first)}; print(*sorted(sys.modules))"

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()

    assert "pwa.site.rendering" in loaded
    assert [each for each in loaded if each.split(".")[0] in ("flask", "werkzeug", "flask_babel", "whitenoise")] == []
