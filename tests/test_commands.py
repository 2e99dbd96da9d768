"""What editors, translators and operators see of the commands, run as they run them."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RUN = "from pwa.cli import main; main(prog_name='pwa')"


@pytest.fixture
def checkout(tmp_path):
    """Return a copy of the project that a test may break."""
    for name in ("pwa", "static", "templates", "translations"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def pwa(folder, *arguments):
    return subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        timeout=120,
    )


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_good_files_pass(checkout):
    result = pwa(checkout, "check")

    assert (result.returncode, result.stderr) == (0, "")


def test_every_mistake_is_said_at_once_with_its_place_and_what_to_do(checkout):
    content = checkout / "pwa/content"
    edit(content / "contacts.toml", 'number = "+3281737176"', 'number = "+32817371"')
    edit(content / "contacts.toml", 'confidence = "official"', 'confidence = "certain"')
    edit(content / "guide/sante.md", "{phone:", "{phone:nobody-")
    edit(content / "guide/asile.md", "checked = 2026-11-23", 'checked = "hier"')
    edit(content / "phrases.toml", "[[group]]", "[[group]")
    edit(checkout / "translations/nl/LC_MESSAGES/guide.po", "msgstr", "msgstring")

    result = pwa(checkout, "check")

    lines = result.stderr.strip().splitlines()
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert all(re.match(r"\S+:\d+: .+, .+", line) for line in lines)
    for file in ("contacts.toml", "sante.md", "asile.md", "phrases.toml", "nl/LC_MESSAGES/guide.po"):
        assert any(file in line for line in lines), file


@pytest.mark.parametrize(
    ("file", "body"),
    [
        ("pwa/content/contacts.toml", b"\xff\xfe not text"),
        ("pwa/content/guide/sante.md", b"\xff\xfe not text"),
        ("pwa/content/guide/sante.md", b""),
        ("pwa/content/languages.toml", b'[[language]]\ntag = 3\n'),
        ("pwa/content/facts.toml", b"= nothing"),
        ("translations/ar/LC_MESSAGES/guide.po", b"\xff\xfe"),
        ("translations/ar/LC_MESSAGES/guide.po", b'msgid "never closed\n'),
    ],
)
def test_a_file_that_makes_no_sense_is_named_without_a_traceback(checkout, file, body):
    (checkout / file).write_bytes(body)

    for command in (["check"], ["build"], ["translate", "check"]):
        result = pwa(checkout, *command)

        assert result.returncode == 1, command
        assert file in result.stderr
        assert "Traceback" not in result.stderr


def test_nothing_is_built_from_bad_files_and_the_last_site_stays(checkout):
    assert pwa(checkout, "build", "--languages", "fr").returncode == 0
    before = (checkout / "build/site/fr/index.html").read_bytes()
    edit(checkout / "pwa/content/guide/sante.md", "+++", "++")

    result = pwa(checkout, "build", "--languages", "fr")

    assert result.returncode == 1
    assert (checkout / "build/site/fr/index.html").read_bytes() == before


def test_an_unknown_language_is_refused_with_those_that_there_are(checkout):
    result = pwa(checkout, "build", "--languages", "fr,xx")

    assert result.returncode != 0
    assert "xx is no language of the guide; there are fr, en, nl, ar, ti" in result.stderr


def test_a_changed_sentence_becomes_a_missing_message_and_update_brings_it(checkout):
    edit(checkout / "pwa/content/guide/sante.md", 'title = "Santé"', 'title = "Votre santé"')

    before = pwa(checkout, "translate", "check")
    update = pwa(checkout, "translate", "update")
    after = pwa(checkout, "translate", "check")

    assert before.returncode == 1
    assert "run `pwa translate update`" in before.stderr
    assert (update.returncode, after.returncode) == (0, 0)
    assert "Votre santé" in (checkout / "translations/ar/LC_MESSAGES/guide.po").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{fact:", "{fakt:", "placeholder"),
        ("](topic:", "](https://example.org/", "links differ"),
    ],
)
def test_a_translation_that_lost_something_is_named(checkout, old, new, said):
    path = checkout / "translations/en/LC_MESSAGES/guide.po"
    text = path.read_text(encoding="utf-8")
    at = next(match.start() for match in re.finditer(r'^msgstr ".*', text, re.M) if old in match.group(0))
    path.write_text(text[:at] + text[at:].replace(old, new, 1), encoding="utf-8")

    result = pwa(checkout, "check")

    assert result.returncode == 1
    assert said in result.stderr


def test_the_catalogues_are_complete_and_quiet():
    """Extracting again changes nothing: `pwa translate update` was run after the last change of a text."""
    result = pwa(ROOT, "translate", "check")

    assert (result.returncode, result.stderr) == (0, "")


def test_the_commands_of_the_readme_exist():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    told = pwa(ROOT, "--help").stdout + pwa(ROOT, "translate", "--help").stdout

    for target in re.findall(r"`?make ([a-z]+)", readme):
        assert f"\n{target}:" in makefile
    for command in re.findall(r"(?<!--app )\bpwa (?:translate )?([a-z]+)", readme):
        assert f"  {command} " in told
