"""What the commands say: in French for editors, in English for whoever asks."""

import ast
import re
from pathlib import Path

import polib
import pytest

from pwa import wording
from pwa.project import PACKAGE
from pwa.wording import speak, tell

FRENCH = Path(wording.__file__).with_suffix(".fr.po")


def said_in_the_code():
    """Return every sentence of the code, and where it stands; None stands for one that is not written out."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "tell":
                english = call.args[0].value if isinstance(call.args[0], ast.Constant) else None
                found.setdefault(english, f"{path.relative_to(PACKAGE)}:{call.lineno}")
    return found


@pytest.fixture(scope="module")
def french():
    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(FRENCH))}


@pytest.fixture(autouse=True)
def nobody_asked_for_a_language(monkeypatch):
    speak(None)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def test_every_sentence_of_the_commands_has_its_french(french):
    assert {english: where for english, where in said_in_the_code().items() if not french.get(english)} == {}


def test_no_french_is_left_of_a_sentence_that_nobody_says(french):
    assert set(french) - set(said_in_the_code()) == set()


def test_the_french_names_what_the_english_names(french):
    names = re.compile(r"\{\w+\}")

    assert {
        english: said for english, said in french.items() if set(names.findall(english)) != set(names.findall(said))
    } == {}


def test_the_french_has_no_words_of_programmers(french):
    words = re.compile(r"(?<!\.)TOML|tuple|string|parser|syntaxe|booléen|tableau d|métadonn|YAML|regex", re.I)

    assert {said for said in french.values() if words.search(said)} == set()


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({}, "corrigez-le"),
        ({"LANG": "C.UTF-8"}, "corrigez-le"),
        ({"LANG": "fr_BE.UTF-8"}, "corrigez-le"),
        ({"LANG": "nl_BE.UTF-8"}, "corrigez-le"),
        ({"LANG": "en_GB.UTF-8"}, "correct it"),
        ({"LANG": "en"}, "correct it"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "fr_BE.UTF-8"}, "corrigez-le"),
        ({"LANG": "fr_BE.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "correct it"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": ""}, "correct it"),
    ],
)
def test_french_is_said_unless_the_environment_asks_for_english(monkeypatch, variables, said):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert str(tell("correct it")) == said


@pytest.mark.parametrize(("tongue", "said"), [("fr", "corrigez-le"), ("en", "correct it")])
def test_who_asks_for_a_language_gets_it_whatever_the_environment_says(monkeypatch, tongue, said):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8" if tongue == "fr" else "fr_BE.UTF-8")

    speak(tongue)

    assert str(tell("correct it")) == said


def test_a_sentence_keeps_braces_that_are_no_name_of_a_value():
    speak("en")

    assert str(tell("write {phone:ID} or {x}", x="{y}")) == "write {phone:ID} or {y}"
