"""Files as people save them: what is harmless is taken, what is wrong is told once, with its line and what to write."""

import random
import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pwa.guide.reading import read_guide
from pwa.problems import Problems
from pwa.project import Project
from tests.conftest import TINY, copy_of

PHONES = 'phones = [{ number = "+14185550110", mobile = true }]'


def problems_of(folder):
    try:
        read_guide(Project.at(folder))
    except Problems as found:
        return found.problems
    return ()


def change(folder, name, old, new):
    """Replace `old`; return the line where the new text begins."""
    path = folder / "content" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    at = text.index(old)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[:at].count("\n") + 1


# One line of a file

WRONG_LINES = [
    # file, what stands there, what somebody writes instead, what is advised
    ("contacts.toml", 'name = "L’Abri"', 'name = "L’Abri', 'write name = "L’Abri"'),
    ("contacts.toml", 'name = "L’Abri"', "name = L’Abri", 'write name = "L’Abri"'),
    ("contacts.toml", 'name = "L’Abri"', "name = “L’Abri”", 'write name = "L’Abri"'),
    ("contacts.toml", 'name = "L’Abri"', "name = « L’Abri »", 'write name = "L’Abri"'),
    ("contacts.toml", 'name = "L’Abri"', 'name "L’Abri"', 'write name = "L’Abri"'),
    ("contacts.toml", 'name = "L’Abri"', 'name : "L’Abri"', 'write name = "L’Abri"'),
    ("contacts.toml", 'name = "L’Abri"', 'name\u00a0= "L’Abri"', 'write name = "L’Abri"'),
    ("contacts.toml", 'name = "L’Abri"', 'name = "L"Abri"', ""),
    ("contacts.toml", 'name = "L’Abri"', 'name = "L’Abri" ouvert', ""),
    ("contacts.toml", 'name = "L’Abri"', 'nom = "L’Abri"', "write “name”"),
    ("contacts.toml", 'name = "L’Abri"', 'Name = "L’Abri"', "write “name”"),
    ("contacts.toml", 'name = "L’Abri"', 'name = ["L’Abri"]', ""),
    ("contacts.toml", 'name = "L’Abri"', "name = 3", 'write name = "3"'),
    ("contacts.toml", "no_papers_needed = true", "no_papers_needed = True", "write no_papers_needed = true"),
    ("contacts.toml", "no_papers_needed = true", "no_papers_needed = oui", "write no_papers_needed = true"),
    ("contacts.toml", "no_papers_needed = true", 'no_papers_needed = "oui"', "write no_papers_needed = true"),
    ("contacts.toml", "no_papers_needed = true", "no_papers_needed = 1", "write no_papers_needed = true"),
    ("contacts.toml", "no_papers_needed = true", "no_papers_needed true", "write no_papers_needed = true"),
    ("contacts.toml", "no_papers_needed = true", "no_papers_needed = true,", ""),
    ("contacts.toml", "lat = 48.90", "lat = 48,90", "write lat = 48.90"),
    ("contacts.toml", "lat = 48.90", 'lat = "48.90"', "write lat = 48.90"),
    ("contacts.toml", "lat = 48.90", "lat = true", ""),
    ("contacts.toml", "checked = 2026-01-15", "checked = 15/01/2026", "write checked = 2026-01-15"),
    ("contacts.toml", "checked = 2026-01-15", "checked = 15-01-2026", "write checked = 2026-01-15"),
    ("contacts.toml", "checked = 2026-01-15", "checked = 2026-1-5", "write checked = 2026-01-05"),
    ("contacts.toml", "checked = 2026-01-15", "checked = 15 janvier 2026", "write checked = 2026-01-15"),
    ("contacts.toml", "checked = 2026-01-15", 'checked = "15/01/2026"', "write checked = 2026-01-15"),
    ("contacts.toml", "checked = 2026-01-15", "checked = 2026-01", ""),
    ("contacts.toml", "checked = 2026-01-15", "checked = 2026", ""),
    ("contacts.toml", "checked = 2026-01-15", "checked = 2026-02-30", ""),
    ("contacts.toml", "checked = 2026-01-15", "checked =", ""),
    ("contacts.toml", PHONES, 'phones = "+14185550110"', ""),
    ("contacts.toml", PHONES, 'phones = ["+14185550110"]', ""),
    ("contacts.toml", PHONES, 'phones = { number = "+14185550110" }', ""),
    ("contacts.toml", PHONES, 'phones = [{ number = "+14185550110", mobile = "oui" }]', ""),
    ("contacts.toml", PHONES, 'phones = [{ nummer = "+14185550110" }]', "write “number”"),
    ("contacts.toml", PHONES, 'phones = [{ number = "+14185550110" ]', ""),
    ("contacts.toml", PHONES, 'phones = [{ number = "+14185550110", number = "+14185550110" }]', ""),
    ("contacts.toml", PHONES, "phones = [{ number = 14185550110 }]", ""),
    ("contacts.toml", '[[contact]]\nid = "abri-brume"', '[[contacts]]\nid = "abri-brume"', "write [[contact]]"),
    ("contacts.toml", '[[contact]]\nid = "abri-brume"', '[contact]\nid = "abri-brume"', "write [[contact]]"),
    ("contacts.toml", '[[contact]]\nid = "abri-brume"', '[[contact]\nid = "abri-brume"', "write [[contact]]"),
    ("contacts.toml", '[[contact]]\nid = "abri-brume"', '[[Contact]]\nid = "abri-brume"', "write [[contact]]"),
    ("contacts.toml", "# One contact", 'titre = "x"\n# One contact', "write [[contact]] above it"),
    ("notices.toml", "[[notice]]", "[[notices]]", "write [[notice]]"),
    ("notices.toml", "[[notice]]", "[notice]", "write [[notice]]"),
    ("facts.toml", "number = 1250", "number = 1 250", ""),
    ("facts.toml", "number = 1250", "number = true", ""),
    ("facts.toml", "number = 1250", 'number = "1250"', "write number = 1250"),
    ("guide/aider.md", 'title = "Aider"', 'titre = "Aider"', "write “title”"),
    ("guide/aider.md", 'title = "Aider"', 'title = "Aider', 'write title = "Aider"'),
]


@pytest.mark.parametrize(("name", "old", "new", "advice"), WRONG_LINES)
def test_one_mistake_is_one_problem_on_its_line_with_what_to_write(tiny_copy, name, old, new, advice):
    line = change(tiny_copy, name, old, new)

    (problem,) = problems_of(tiny_copy)
    assert problem.origin.file.endswith(f"content/{name}")
    assert problem.origin.line in range(line, line + new.count("\n") + 1)
    assert str(problem.advice).startswith(advice)


def test_thirty_mistakes_are_thirty_problems(tiny_copy):
    path = tiny_copy / "content/contacts.toml"
    text = path.read_text(encoding="utf-8")
    entry = text[text.index('[[contact]]\nid = "abri-brume"') : text.index('[[contact]]\nid = "abri-anse"')]
    wrong = entry.replace("checked = 2026-01-15", "checked = 15/01/2026")
    many = [wrong.replace('"abri-brume"', f'"abri-{number}"') for number in range(30)]
    path.write_text(text + "\n" + "\n".join(many), encoding="utf-8")

    assert len(problems_of(tiny_copy)) == 30


# How a file was saved

SAVED = {
    "with CRLF": lambda raw: raw.replace(b"\n", b"\r\n"),
    "with CR alone": lambda raw: raw.replace(b"\n", b"\r"),
    "with a mark of UTF-8": lambda raw: b"\xef\xbb\xbf" + raw,
    "without a last line end": lambda raw: raw.rstrip(b"\n"),
}
FILES = ["contacts.toml", "facts.toml", "phrases.toml", "region.toml", "guide/aider.md", "pages/about.md"]


@pytest.mark.parametrize("saved", SAVED)
@pytest.mark.parametrize("name", FILES)
def test_how_a_system_ends_lines_is_harmless(tiny_copy, saved, name):
    path = tiny_copy / "content" / name
    path.write_bytes(SAVED[saved](path.read_bytes()))

    assert problems_of(tiny_copy) == ()


def test_letters_of_windows_are_told_with_their_line_and_word(tiny_copy):
    path = tiny_copy / "content/contacts.toml"
    text = path.read_text(encoding="utf-8")
    path.write_bytes(text.encode("cp1252"))
    line = next(number for number, each in enumerate(text.splitlines(), 1) if not each.isascii())

    (problem,) = problems_of(tiny_copy)
    assert problem.origin.line == line
    assert "UTF-8" in str(problem.what)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_another_encoding_is_told_once(tiny_copy, encoding):
    path = tiny_copy / "content/facts.toml"
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))

    (problem,) = problems_of(tiny_copy)
    assert "UTF-" in f"{problem.what} {problem.advice}"


def test_a_nul_is_told_with_its_line(tiny_copy):
    path = tiny_copy / "content/facts.toml"
    lines = path.read_bytes().split(b"\n")
    lines[3] += b"\0"
    path.write_bytes(b"\n".join(lines))

    (problem,) = problems_of(tiny_copy)
    assert problem.origin.line == 4


# Which files there are


@pytest.mark.parametrize(
    "name",
    [
        "guide/sante.md.txt", "guide/autre.MD", "guide/aider.docx", "guide/dossier/autre.md", "contacts.toml.txt",
        "notice.toml", "autre.md", "contacts(1).toml", "copie-de-contacts.toml",
    ],
)
def test_a_file_that_nobody_reads_is_named(tiny_copy, name):
    path = tiny_copy / "content" / name
    path.parent.mkdir(exist_ok=True)
    shutil.copyfile(TINY / "content/guide/aider.md", path)

    (problem,) = problems_of(tiny_copy)
    assert problem.origin.file.endswith("content/" + (name if "dossier" not in name else "guide/dossier"))


@pytest.mark.parametrize(
    "name",
    [
        "guide/~$aider.md", "guide/._aider.md", "guide/.~lock.aider.md#", "guide/.aider.md.swp", "guide/aider.md~",
        "guide/.DS_Store", "Thumbs.db", "guide/desktop.ini", ".gitkeep", "README.md",
    ],
)
def test_what_computers_leave_behind_is_passed_over(tiny_copy, name):
    (tiny_copy / "content" / name).write_bytes(b"\x00\xff")

    assert problems_of(tiny_copy) == ()


# Anything at all

BITS = [*"\"'[]{}=\n#\\“\u00a0,", "+++", "[[", "]]", "nan", "é" * 10_000, "1" * 5_000]


@settings(max_examples=100, deadline=None)
@given(seed=st.integers(0, 2**32), name=st.sampled_from(FILES), bit=st.sampled_from(BITS), way=st.integers(0, 3))
def test_whatever_happens_to_a_file_is_told_in_words(tmp_path_factory, seed, name, bit, way):
    chance = random.Random(seed)
    folder = copy_of(TINY, tmp_path_factory.mktemp("guide"))
    path = folder / "content" / name
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    column = chance.randrange(len(lines[at]) + 1)
    if way == 0:
        del lines[at]
    elif way == 1:
        lines.insert(at, lines[at])
    elif way == 2:
        lines[at] = lines[at][:column] + bit + lines[at][column:]
    else:
        lines[at] = lines[at][:column]
    path.write_text("\n".join(lines), encoding="utf-8")

    for problem in problems_of(folder):
        assert problem.origin.file.startswith(str(folder)) or "content/" in problem.origin.file
        assert not any(word in str(problem) for word in ("Input should", "Expected", "Traceback", "validation error"))
    shutil.rmtree(folder)
