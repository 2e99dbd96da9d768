"""A damaged catalogue is never "no problem": what computers and people do to files, done to each language of the guide.

Only the one language is unfit then; the others go on being published.
"""

import shutil
from dataclasses import replace

import polib
import pytest

from pwa.languages import read_languages
from pwa.problems import Problems
from pwa.project import Project
from pwa.translation.catalogue import read_catalogue
from pwa.translation.checking import misplaced_files, unsafe_translations

TAGS = [language.tag for language in read_languages(Project.installed()).translated]
NEXT = dict(zip(TAGS, [*TAGS[1:], TAGS[0]], strict=True))


@pytest.fixture
def project(tmp_path):
    """Return the guide with a copy of its catalogues that a test may break."""
    real = Project.installed()
    shutil.copytree(real.translations, tmp_path / "translations")
    return replace(real, translations=tmp_path / "translations")


def errors_of(project, tag):
    """Return what is told of one language: the errors of its files, as `pwa check` and `pwa translate check` do."""
    languages = read_languages(project)
    try:
        found = list(unsafe_translations(read_catalogue(project, languages[tag])))
    except Problems as problems:
        found = list(problems.problems)
    return [*found, *misplaced_files(project, languages, (languages[tag],))]


def folder_of(project, tag):
    return project.translations / tag / "LC_MESSAGES"


def rewritten(change):
    """Return a damage: the text of guide.po, changed."""

    def damage(project, tag):
        file = folder_of(project, tag) / "guide.po"
        file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")

    return damage


def each_translation(change):
    """Return a damage: every translation of guide.po, changed."""

    def damage(project, tag):
        file = folder_of(project, tag) / "guide.po"
        po = polib.pofile(str(file), wrapwidth=0)
        for entry in po:
            if entry.msgstr and not entry.obsolete:
                entry.msgstr = change(entry)
        po.save(str(file))

    return damage


def without(name):
    return lambda project, tag: (folder_of(project, tag) / name).unlink()


def another_language(project, tag):
    shutil.copy(folder_of(project, NEXT[tag]) / "guide.po", folder_of(project, tag) / "guide.po")


def another_file(project, tag):
    shutil.copy(folder_of(project, tag) / "contacts.po", folder_of(project, tag) / "guide.po")


def a_copy(project, tag):
    shutil.copy(folder_of(project, tag) / "guide.po", folder_of(project, tag) / "guide (1).po")


def a_folder_of_nobody(project, tag):
    shutil.copytree(folder_of(project, tag), project.translations / "xx" / "LC_MESSAGES")


def bytes_of_windows(project, tag):
    file = folder_of(project, tag) / "guide.po"
    file.write_bytes(file.read_text(encoding="utf-8").encode("cp1252", "ignore") + "# café".encode("cp1252"))


def one(text, old, new):
    head, found, rest = text.partition(old)
    assert found
    return head + new + rest


DAMAGES = {
    "a file is gone": without("guide.po"),
    "the interface is gone": without("interface.po"),
    "another language was saved over it": another_language,
    "another of the three files was saved over it": another_file,
    "a second copy lies beside it": a_copy,
    "there is a folder that no language owns": a_folder_of_nobody,
    "a program wrote ? for each letter that it has not": each_translation(
        lambda entry: entry.msgstr.encode("cp850", "replace").decode("cp850")
    ),
    "old Windows wrote ? for each letter beyond ASCII": each_translation(
        lambda entry: entry.msgstr.encode("ascii", "replace").decode()
    ),
    "it was encoded twice": rewritten(lambda text: text.encode().decode("latin-1")),
    "it is in the letters of Windows": bytes_of_windows,
    "it is empty": rewritten(lambda text: ""),
    "it was cut": rewritten(lambda text: text[: text.index('msgstr "', len(text) // 2) + 9]),
    "every translation is a blank": each_translation(lambda entry: " "),
    "every translation is invisible": each_translation(lambda entry: "\u200b"),
    "every translation is the French": each_translation(lambda entry: entry.msgid),
    "every translation is the same": each_translation(lambda entry: "?"),
    "typographic quotes stand around a text": rewritten(lambda text: one(text, 'msgstr "', "msgstr “")),
    "a closing quote is missing": rewritten(lambda text: one(text, '"\n\n#', "\n\n#")),
    "a backslash stands alone": rewritten(lambda text: one(text, '\nmsgstr "', '\nmsgstr "C:\\Users ')),
    "two people's changes were not joined": rewritten(
        lambda text: one(text, "\nmsgid ", "\n<<<<<<< HEAD\nmsgid ")
    ),
    "all digits were turned": each_translation(
        lambda entry: entry.msgstr.translate({ord(str(digit)): str(9 - digit) for digit in range(10)})
    ),
}


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_catalogue_is_told_and_the_others_stay(project, tag, damage):
    DAMAGES[damage](project, tag)

    assert errors_of(project, tag)
    if damage != "there is a folder that no language owns":
        assert errors_of(project, NEXT[tag]) == []


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize(
    "damage",
    [
        "another language was saved over it",
        "another of the three files was saved over it",
        "it was encoded twice",
        "every translation is the French",
        "a file is gone",
        "it is empty",
    ],
)
def test_a_fault_of_a_whole_file_is_one_line(project, tag, damage):
    DAMAGES[damage](project, tag)

    assert len(errors_of(project, tag)) == 1


@pytest.mark.parametrize("tag", TAGS)
def test_what_computers_leave_behind_is_passed_over(project, tag):
    for name in (".DS_Store", "._guide.po", "~$guide.po", "guide.po~", "Thumbs.db", "desktop.ini", "guide.mo"):
        (folder_of(project, tag) / name).write_bytes(b"\x00")

    assert errors_of(project, tag) == []
