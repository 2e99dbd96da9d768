"""The list of sentences to record, and the check of the recordings."""

import dataclasses
import re
import subprocess
import sys
from pathlib import Path

import numpy
import pytest
import soundfile
from click.testing import CliRunner

from pwa.cli import main
from pwa.languages import read_languages
from pwa.project import Project
from pwa.translation import audio
from pwa.translation.audio import check_recordings, known_ids, recordings, to_record, wasteful_recordings

ROOT = Path(__file__).parent.parent.parent
TINY = Project.at(ROOT / "tests/tiny")
LANGUAGES = read_languages(TINY)
GOOD = -15.0
"""The peak of a tone of about −18 LUFS, in dBFS."""


@pytest.fixture
def project(tmp_path):
    """Return a guide whose recordings lie in `tmp_path/audio`."""
    return dataclasses.replace(TINY, content=tmp_path)


def run(*arguments):
    return CliRunner().invoke(main, ["--project", str(ROOT / "tests/tiny"), *arguments])


def tone(level=GOOD, seconds=3.0, rate=24000):
    return 10 ** (level / 20) * numpy.sin(2 * numpy.pi * 1000 * numpy.arange(int(rate * seconds)) / rate)


def record(path, samples, rate=24000, smallness=0.85):
    """Write an MP3; `smallness` 0.85 is 32 kbit/s."""
    path.parent.mkdir(parents=True, exist_ok=True)
    options = {"subtype": "MPEG_LAYER_III", "bitrate_mode": "CONSTANT", "compression_level": smallness}
    soundfile.write(path, samples, rate, format="MP3", **options)


def said(project, known=("abc234",)):
    """Return what the check says, as lines."""
    return [str(problem) for problem in check_recordings(project, known, LANGUAGES)]


# The list


def test_the_sentences_come_in_the_order_of_use(tiny_guide, tiny_site):
    pages = list(dict.fromkeys(each.page for each in to_record(tiny_guide, tiny_site.localisers["fr"], ())))

    assert pages == ["emergency", "phrases", "dormir"]


def test_no_sentence_is_to_be_recorded_twice(tiny_guide, tiny_site):
    files = [each.file for each in to_record(tiny_guide, tiny_site.localisers["fr"], ())]

    # "Ce soir" is the heading of two chapters.
    assert len(files) == len(set(files))


def test_a_text_borrowed_from_another_language_is_not_to_be_recorded(tiny_guide, tiny_site):
    tigrinya = [each.text for each in to_record(tiny_guide, tiny_site.localisers["ti"], ())]

    assert "ቅድሚ ፍርቂ መዓልቲ ደውል።" in tigrinya
    assert all(re.search(r"[\u1200-\u137f]", text) for text in tigrinya)


def test_what_is_recorded_is_marked(tiny_guide, tiny_site, project):
    localiser = tiny_site.localisers["ti"]
    first, second, *_ = to_record(tiny_guide, localiser, recordings("ti", project.audio))
    record(project.audio / "ti" / first.file, tone())

    now_first, now_second, *_ = to_record(tiny_guide, localiser, recordings("ti", project.audio))

    assert (first.recorded, now_first.recorded, now_second.recorded) == (False, True, False)
    assert list(recordings("ti", project.audio)) == [first.id]
    assert second.id == now_second.id


def test_every_sentence_of_the_list_passes_the_check_of_names(tiny, tiny_guide, tiny_site):
    known = known_ids(tiny, tiny_guide)

    for localiser in tiny_site.localisers.values():
        found = {each.id for each in to_record(tiny_guide, localiser, ())}
        assert found
        assert found <= known


def test_the_command_lists_tigrinya_first_with_numbers_instead_of_placeholders():
    result = run("audio", "list")

    assert result.exit_code == 0
    assert re.search(r"^  [a-z2-7]{6}\.mp3 .*[\u1200-\u137f].*\b911\b", result.output, re.M)
    assert "{" not in result.output
    assert "These texts are drafts made by machine" in result.output


def test_the_command_lists_another_language_as_csv():
    result = run("audio", "list", "ar", "--csv")

    header, first, *_ = result.output.splitlines()
    assert header == "page,file,recorded,text"
    assert re.fullmatch(r"emergency,[a-z2-7]{6}\.mp3,,طوارئ", first)


def test_the_command_names_the_languages_when_it_does_not_know_one():
    result = run("audio", "list", "xx")

    assert result.exit_code != 0
    assert "xx is no language of the guide; there are fr, ar, ti" in result.output


# The check


def test_a_good_recording_passes(project):
    record(project.audio / "ti/abc234.mp3", tone())

    assert said(project) == []
    assert wasteful_recordings(project, LANGUAGES) == []


@pytest.mark.parametrize(
    ("samples", "what"),
    [
        (tone(-30), r"too quiet \(−3\d\.\d LUFS\), bring it to −18 LUFS, at least between −23 and −14"),
        (tone(-9), r"too loud \(−1\d\.\d LUFS\), bring it to −18 LUFS"),
        (tone(-18) + tone(0) * (numpy.arange(72000) % 24000 < 240), r"loudest moment is at −?\d\.\d dBFS, above −1"),
        (numpy.zeros(72000), "nothing is heard"),
        (tone(seconds=61), "longer than 60 s"),
        (tone(seconds=0.2), r"shorter than 0\.4 s"),
    ],
    ids=("quiet", "loud", "peak", "silent", "long", "short"),
)
def test_a_recording_that_is_not_fit_is_named_once_with_what_to_do(project, samples, what):
    record(project.audio / "ti/abc234.mp3", samples)

    (line,) = said(project)

    assert re.match(r"\S*ti/abc234\.mp3:1: .+, .+", line)
    assert re.search(what, line)


def test_a_large_recording_is_named(project):
    record(project.audio / "ti/abc234.mp3", tone(seconds=20), smallness=0.2)

    (line,) = said(project)

    assert re.search(r"has \d{3} kB, make it smaller than 250 kB", line)


@pytest.mark.parametrize("body", [b"", b"<html>" * 1000, bytes(range(256)) * 20], ids=("empty", "html", "noise"))
def test_a_file_that_is_no_mp3_is_named(project, body):
    (project.audio / "ti").mkdir(parents=True)
    (project.audio / "ti/abc234.mp3").write_bytes(body)

    (line,) = said(project)

    assert "can't be read as MP3" in line
    assert wasteful_recordings(project, LANGUAGES) == []


def test_another_format_under_the_name_of_an_mp3_is_named(project):
    (project.audio / "ti").mkdir(parents=True)
    soundfile.write(project.audio / "ti/abc234.mp3", tone(), 24000, format="WAV")

    (line,) = said(project)

    assert "this is WAV, not MP3" in line


def test_a_recording_of_a_sentence_that_changed_is_named(project):
    record(project.audio / "ti/zzz234.mp3", tone())

    (line,) = said(project)

    assert "no sentence has the id “zzz234”" in line
    assert "`pwa audio list ti`" in line


def test_files_in_the_wrong_place_or_of_the_wrong_kind_are_named(project):
    record(project.audio / "xx/abc234.mp3", tone())
    record(project.audio / "abc234.mp3", tone())
    record(project.audio / "ti/take-2/abc234.mp3", tone())
    (project.audio / "ti/abc234.m4a").write_bytes(b"")
    (project.audio / "ti/.DS_Store").write_bytes(b"")

    lines = said(project)

    assert len(lines) == 4
    assert sum("not the folder of a language" in line for line in lines) == 3
    assert sum("does not end in .mp3" in line for line in lines) == 1


def test_waste_is_advice_and_no_mistake(project):
    both = numpy.column_stack([tone(-18)] * 2)
    record(project.audio / "ti/abc234.mp3", both, smallness=0.5)

    advice = [str(each) for each in wasteful_recordings(project, LANGUAGES)]

    assert said(project) == []
    assert any("in stereo, save it as mono" in line for line in advice)
    assert any(re.search(r"uses \d+ kbit/s", line) for line in advice)


def test_the_recordings_of_the_guide_are_fit_to_be_published():
    result = CliRunner().invoke(main, ["audio", "check"])

    assert result.exit_code == 0, result.output
    assert "no problem found" in result.output


@pytest.mark.parametrize("missing", ["soundfile", "pyloudnorm"])
def test_without_the_extra_the_check_says_what_to_install(missing):
    code = f"import sys; sys.modules['{missing}'] = None; from pwa.cli import main; main(prog_name='pwa')"

    result = subprocess.run(
        [sys.executable, "-c", code, "--project", "tests/tiny", "audio", "check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )

    assert result.returncode == 1
    assert "run .venv/bin/pip install -e '.[audio]'" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_page_for_volunteers_states_the_limits_of_the_check():
    page = (ROOT / "docs/recording.md").read_text(encoding="utf-8")

    quietest, loudest = (f"−{-each:.0f}" for each in audio.LOUDNESS)
    limits = (
        f"{quietest} to {loudest} LUFS",
        f"−{-audio.PEAK:.0f} dBFS at most",
        f"{audio.SECONDS} s at most",
        f"{audio.BYTES // 1000} kB at most",
        f"more than {audio.BIT_RATE // 1000} kbit/s",
    )
    assert [each for each in limits if each not in page] == []
