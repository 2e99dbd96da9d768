"""What templates and scripts say to each other in data-attributes: whoever reads one finds somebody who writes it."""

import re
from pathlib import Path

import pytest

from pwa.contract import OPENING_STATES
from pwa.project import PACKAGE, Project

PROJECT = Project.installed()
JS = PROJECT.static / "js"
SCRIPTS = {
    path: path.read_text(encoding="utf-8") for path in (*JS.rglob("*.js"), *(PROJECT.static / "worker").glob("*.js"))
}
TEMPLATES = {
    path: re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.S)
    for path in PROJECT.templates.rglob("*.html")
}
STYLES = "\n".join(path.read_text(encoding="utf-8") for path in (PROJECT.static / "css").rglob("*.css"))
BUILD = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))

# What others may rely on: tests, styles of others, whoever reads the pages (design, section 5; "ready" in data-tools).
PUBLIC = {
    "data-offline",
    "data-msg",
    "data-page",
    "data-state",
    "data-language",
    "data-action",
    "data-needs",
    "data-status",
    "data-tools",
}
LITERAL = re.compile(r'"([^"\n]*)"( \+)?')


def dashed(name: str) -> str:
    return re.sub(r"[A-Z]", lambda letter: "-" + letter.group().lower(), name)


def camel(name: str) -> str:
    return re.sub(r"-(.)", lambda found: found.group(1).upper(), name)


def words_read(script: str) -> set[str]:
    """Return the words that a script asks for; one that ends in "-" stands for all that begin so."""
    calls = re.findall(r"\bword\([^(),]+, ([^()]*)\)", script)
    return {"data-i18n-" + name for call in calls for name, _ in LITERAL.findall(call)}


def rare_words_read(script: str) -> set[str]:
    return {"data-i18n-" + name for name in re.findall(r'\brareWord\("([^"]*)"\)', script)}


def read_by(script: str) -> set[str]:
    named = set(re.findall(r"data-[a-z0-9-]+", re.sub(r'setAttribute\("[^"]*"|//.*', "", script)))
    kept = {"data-" + dashed(name) for name in re.findall(r"dataset\.(\w+)(?!\w|\s*=[^=])", script)}
    return (named - {"data-i18n-"}) | kept | words_read(script) | rare_words_read(script)


def written_by_script(script: str) -> set[str]:
    kept = {"data-" + dashed(name) for name in re.findall(r"dataset\.(\w+)\s*=[^=]", script)}
    return kept | set(re.findall(r'setAttribute\("(data-[^"]*)"', script))


READ = set().union(*map(read_by, SCRIPTS.values()))
IN_PAGES = set(re.findall(r"\s(data-[a-z0-9-]+)", "\n".join((*TEMPLATES.values(), BUILD))))
WRITTEN = IN_PAGES.union(*map(written_by_script, SCRIPTS.values()))


def covers(asked: str, name: str) -> bool:
    return name == asked or (asked.endswith("-") and name.startswith(asked))


def elements(attribute: str) -> list[str]:
    """Return the start tags that carry an attribute."""
    found = re.compile(rf"<[a-z][^<>]*\s{re.escape(attribute)}[^<>]*>")
    return [tag for text in TEMPLATES.values() for tag in found.findall(text)]


def behaviours(everywhere: bool) -> dict[str, Path]:
    """Return the behaviours that the two scripts start, with the folder of each."""
    tables = re.compile(r"behave\(\{([^}]*)\}(, \[document\])?\);")
    return {
        name: entry.parent
        for entry in (JS / "app/start.js", JS / "tools/tools.js")
        for names, given in tables.findall(SCRIPTS[entry])
        for name in re.findall(r"\w+", names)
        if bool(given) == everywhere
    }


def modules() -> set[str]:
    values = re.findall(r'data-module="([^"]*)"', "\n".join(TEMPLATES.values()))
    return {name for value in values for name in value.split()}


def test_what_a_script_reads_is_written():
    assert [asked for asked in sorted(READ) if not any(covers(asked, name) for name in WRITTEN)] == []


def test_what_is_written_is_read():
    read = READ | PUBLIC | set(re.findall(r"data-[a-z0-9-]+", STYLES))

    assert [name for name in sorted(WRITTEN) if not any(covers(asked, name) for asked in read)] == []


def test_words_for_scripts_are_known_by_their_name():
    said = re.compile(r'\s(data-[a-z0-9-]+)="\{\{ _\(')

    assert {name for text in TEMPLATES.values() for name in said.findall(text) if "data-i18n-" not in name} == set()


def test_no_name_is_glued_but_that_of_a_word():
    """Reading a word that is missing gives nothing; another attribute would be an error, on some phone, one day."""
    glued = re.compile(r'"[^"]*(data-[a-z0-9-]*)" \+')

    names = {name for text in SCRIPTS.values() for name in glued.findall(text)}

    assert {name for name in names if not name.startswith("data-i18n-")} == set()


def test_a_word_for_scripts_has_no_other_meaning():
    words = {name.removeprefix("data-i18n-") for name in WRITTEN if name.startswith("data-i18n-")}

    assert words & {name.removeprefix("data-") for name in WRITTEN} == set()


@pytest.mark.parametrize("name", sorted(modules()))
def test_a_module_has_a_file_and_a_function_of_its_name(name):
    folder = behaviours(everywhere=False).get(camel(name))

    assert folder is not None, f"no script starts {name}"
    assert re.search(rf"^export function {camel(name)}\(", SCRIPTS[folder / f"{name}.js"], re.M)


def test_every_behaviour_is_asked_for_by_a_page():
    assert {dashed(name) for name in behaviours(everywhere=False)} == modules()


@pytest.mark.parametrize("name", behaviours(everywhere=True))
def test_a_behaviour_of_the_whole_page_has_a_file_of_its_name(name):
    folder = behaviours(everywhere=True)[name]

    assert f"export function {name}(" in SCRIPTS[folder / f"{dashed(name)}.js"]
    assert dashed(name) not in modules()


@pytest.mark.parametrize("name", sorted(modules()))
def test_an_element_brings_the_words_of_its_module(name):
    asked = words_read(SCRIPTS[behaviours(everywhere=False)[camel(name)] / f"{name}.js"])

    for element in elements(f'data-module="{name}"'):
        brought = set(re.findall(r"data-i18n-[a-z0-9-]+", element))
        assert {each for each in asked if not any(covers(each, word) for word in brought)} == set()
        assert {word for word in brought if asked and not any(covers(each, word) for each in asked)} == set()


def test_the_rare_words_stand_where_they_are_looked_for():
    asked = set().union(*map(rare_words_read, SCRIPTS.values()))
    (element,) = re.findall(r'<div id="words"[^<>]*>', TEMPLATES[PROJECT.templates / "pages/phone.html"])

    assert set(re.findall(r"data-i18n-[a-z0-9-]+", element)) == asked


@pytest.mark.parametrize(
    ("attribute", "family", "names"),
    [
        ('data-module="open-now"', "state", set(OPENING_STATES) - {"always"}),
        ('data-module="saved-languages"', "state", {"absent", "saving", "saved", "outdated", "failed"}),
        ("data-i18n-state-idle", "state", {"idle", "saving", "ready", "failed"}),
    ],
)
def test_every_state_has_its_word(attribute, family, names):
    (element,) = elements(attribute)

    assert set(re.findall(rf"data-i18n-{family}-([a-z-]+)", element)) == names


def test_every_hook_of_a_class_is_one():
    """A class is there for a rule, for a script or for a test."""
    classes = {
        name
        for text in TEMPLATES.values()
        for value in re.findall(r'class="([^"{]*)"', text)
        for name in value.split()
    }
    tests = "\n".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.parent.rglob("test_*.py"))
    used = "\n".join((STYLES, *SCRIPTS.values(), tests))

    assert {name for name in classes if not re.search(rf"\.{name}\b", used)} == set()
