"""What translators' tools saved says the same as before, and an update of it loses nothing and is quiet.

tests/translation/saved_by has one small catalogue as each of them saved it; its README says how.
"""

import re
from pathlib import Path

import pytest

from pwa.languages import read_languages
from pwa.problems import Problems
from pwa.project import Project
from pwa.text import Text
from pwa.translation.catalogue import catalogue_path, header_hints, read_catalogue
from pwa.translation.checking import unsafe_translations
from pwa.translation.po import Po, parse
from pwa.translation.update import update_catalogues

SAVED_BY = Path(__file__).parent / "saved_by"
START = SAVED_BY / "start.po"
BROKEN = SAVED_BY / "spreadsheet/broken_plural.po"
SAVED = [path for path in sorted(SAVED_BY.glob("*/*.po")) if path != BROKEN]
TRANSLATED = (None, "Dites où vous êtes.")
"""The message that was translated where a tool saves only what was changed."""
# What the tools themselves lost, before the catalogue came back.
ONLINE = {"credits", "previous texts", "obsolete texts", "unsure obsolete texts", "own headers"}
LOST = {
    "babel/saved.po": {"comments", "previous texts", "unsure obsolete texts", "own headers"},
    "by_hand/crowdin.po": ONLINE | {"comments"},
    "by_hand/transifex.po": ONLINE - {"credits"},
    "polib/saved.po": {"unsure obsolete texts"},
    "translate-toolkit/pot2po.po": {"previous texts"},
}

saved_by_each = pytest.mark.parametrize("saved", SAVED, ids=lambda path: path.relative_to(SAVED_BY).as_posix())


def read(path: Path) -> Po:
    return parse(path.read_text("utf-8"), path.name)


def key(entry):
    return entry.msgctxt, entry.msgid


def what_people_wrote(po: Po) -> dict[str, object]:
    """Return all that is in a catalogue but what programs put there, by kind."""
    active = [entry for entry in po if not entry.obsolete and not entry.msgid_plural]
    obsolete = [entry for entry in po.obsolete_entries() if not entry.msgid_plural]
    return {
        "translations": {key(entry): entry.msgstr for entry in active if key(entry) != TRANSLATED},
        "unsure texts": {key(entry) for entry in active if entry.fuzzy},
        "previous texts": {key(entry): (entry.previous_msgctxt, entry.previous_msgid) for entry in active},
        "plural forms": {key(entry): entry.msgstr_plural for entry in po if entry.msgid_plural},
        "comments": {key(entry): entry.tcomment for entry in po if not entry.obsolete or entry.msgid_plural},
        "obsolete texts": {key(entry): (entry.msgstr, entry.tcomment) for entry in obsolete},
        "unsure obsolete texts": {key(entry): (entry.fuzzy, entry.previous_msgid) for entry in obsolete},
        "credits": set(re.findall(r"(amina|yusuf)@", po.head.tcomment)),
        "own headers": [po.value("X-Review"), po.value("X-Glossary")],
    }


@pytest.fixture
def languages(tiny):
    return read_languages(tiny)


@pytest.fixture
def catalogue(tiny_copy, languages):
    """Return the path of the Arabic catalogue, the only one of the guide."""
    project = Project.at(tiny_copy)
    for path in project.translations.rglob("*.*"):
        path.unlink()
    return catalogue_path(project, languages["ar"], "guide")


@pytest.fixture
def update(tiny_copy, languages, catalogue):
    """Bring a catalogue to the French that start.po was made from; its plural is in there no longer."""
    texts = [
        Text(entry.msgid, entry.msgctxt, "guide", entry.comment.removeprefix("Translators: "))
        for entry in read(START)
        if not entry.obsolete and not entry.msgid_plural
    ]

    def updated(data: bytes) -> bytes:
        catalogue.write_bytes(data)
        update_catalogues(Project.at(tiny_copy), texts, [languages["ar"]])
        return catalogue.read_bytes()

    return updated


@saved_by_each
def test_a_tool_loses_only_what_we_know_of(saved):
    lost = LOST.get(saved.relative_to(SAVED_BY).as_posix(), set())
    before, after = what_people_wrote(read(START)), what_people_wrote(read(saved))
    assert {kind for kind in before if before[kind] != after[kind]} == lost


@saved_by_each
def test_what_a_tool_saved_is_read_without_an_error(saved, tiny_copy, languages, catalogue):
    catalogue.write_bytes(saved.read_bytes())
    read_back = read_catalogue(Project.at(tiny_copy), languages["ar"])
    mine = [problem for problem in unsafe_translations(read_back) if problem.origin.file.endswith(catalogue.name)]
    assert [problem for problem in mine if problem.level == "error"] == []
    assert [*header_hints(read(saved), saved.name, languages["ar"])] == []


@saved_by_each
def test_the_update_loses_nothing_of_it(saved, update, catalogue):
    before = what_people_wrote(read(saved))
    update(saved.read_bytes())
    after = what_people_wrote(read(catalogue))
    assert after == before


@saved_by_each
def test_the_update_leaves_the_header_to_the_tool(saved, update, catalogue):
    before = read(saved)
    update(saved.read_bytes())
    assert read(catalogue).headers() == before.headers()
    assert read(catalogue).head.tcomment == before.head.tcomment


@saved_by_each
def test_a_second_update_changes_nothing(saved, update):
    once = update(saved.read_bytes())
    assert update(once) == once


def active_part(data: bytes) -> list[str]:
    """Return the messages of a catalogue as they stand there, without the comments that some tools lose."""
    entries = data.decode().partition("\n\n")[2].split("\n\n")
    return [re.sub(r"(?m)^#[ |].*\n", "", entry) for entry in entries if "#~" not in entry]


@saved_by_each
def test_what_differs_after_the_update_is_what_the_tool_changed(saved, update):
    """Its wrapping, order and flags are gone: the messages stand there as if it had never been used."""
    french, translation = TRANSLATED[1], read(saved).find(TRANSLATED[1]).msgstr
    start = START.read_text("utf-8").replace(f'"{french}"\nmsgstr ""', f'"{french}"\nmsgstr "{translation}"')
    assert active_part(update(saved.read_bytes())) == active_part(update(start.encode()))


def test_a_plural_that_csv2po_broke_is_refused_and_left_alone(update, catalogue):
    with pytest.raises(Problems) as found:
        update(BROKEN.read_bytes())
    assert found.value.problems[0].origin.line == 70
    assert catalogue.read_bytes() == BROKEN.read_bytes()
