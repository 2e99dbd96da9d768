"""The list of sentences to record, and the check of the recordings."""

import re
import subprocess
import sys
from pathlib import Path

import numpy
import pytest
import soundfile
from click.testing import CliRunner

from pwa.cli import main
from pwa.guide.reading import read_guide
from pwa.languages import read_languages
from pwa.translation import audio
from pwa.translation.audio import check_recordings, known_ids, recordings, to_record, wasteful_recordings
from pwa.translation.catalogue import read_catalogues
from pwa.translation.localise import Localiser

ROOT = Path(__file__).parent.parent.parent
LANGUAGES = read_languages()
GOOD = -15.0
"""The peak of a tone of about −18 LUFS, in dBFS."""


@pytest.fixture(scope="module")
def guide():
    return read_guide()


@pytest.fixture(scope="module")
def localisers():
    catalogues = read_catalogues(LANGUAGES)
    return {language.tag: Localiser(language, LANGUAGES, catalogues) for language in LANGUAGES}


def tone(level=GOOD, seconds=3.0, rate=24000):
    return 10 ** (level / 20) * numpy.sin(2 * numpy.pi * 1000 * numpy.arange(int(rate * seconds)) / rate)


def record(path, samples, rate=24000, smallness=0.85):
    """Write an MP3; `smallness` 0.85 is 32 kbit/s."""
    path.parent.mkdir(parents=True, exist_ok=True)
    options = {"subtype": "MPEG_LAYER_III", "bitrate_mode": "CONSTANT", "compression_level": smallness}
    soundfile.write(path, samples, rate, format="MP3", **options)


def said(folder, known=("abc234",)):
    """Return what the check says, as lines."""
    return [str(problem) for problem in check_recordings(known, LANGUAGES, folder)]


# The list


def test_the_sentences_come_in_the_order_of_use(guide, localisers, tmp_path):
    pages = list(dict.fromkeys(each.page for each in to_record(guide, localisers["fr"], tmp_path)))

    transit = [topic.slug for topic in guide.topics if topic.audience == "transit"]
    assert pages == ["emergency", "phrases", *transit]


def test_no_sentence_is_to_be_recorded_twice(guide, localisers, tmp_path):
    files = [each.file for each in to_record(guide, localisers["fr"], tmp_path)]

    assert len(files) == len(set(files))


def test_a_text_borrowed_from_another_language_is_not_to_be_recorded(guide, localisers, tmp_path):
    tigrinya = list(to_record(guide, localisers["ti"], tmp_path))

    assert 0 < len(tigrinya) < len(list(to_record(guide, localisers["fr"], tmp_path)))
    assert all(re.search(r"[\u1200-\u137f]", each.text) for each in tigrinya)


def test_what_is_recorded_is_marked(guide, localisers, tmp_path):
    first, second, *_ = to_record(guide, localisers["ti"], tmp_path)
    record(tmp_path / "ti" / first.file, tone())

    now_first, now_second, *_ = to_record(guide, localisers["ti"], tmp_path)

    assert (now_first.recorded, now_second.recorded) == (True, False)
    assert list(recordings("ti", tmp_path)) == [first.id]
    assert second.id == now_second.id


def test_every_sentence_of_the_list_passes_the_check_of_names(guide, localisers, tmp_path):
    known = known_ids(guide)

    for localiser in localisers.values():
        assert {each.id for each in to_record(guide, localiser, tmp_path)} <= known


def test_the_command_lists_tigrinya_first_with_numbers_instead_of_placeholders():
    result = CliRunner().invoke(main, ["audio", "list"])

    assert result.exit_code == 0
    assert re.search(r"^  [a-z2-7]{6}\.mp3 .*[\u1200-\u137f].*\b112\b", result.output, re.M)
    assert "{" not in result.output


def test_the_command_lists_another_language_as_csv():
    result = CliRunner().invoke(main, ["audio", "list", "nl", "--csv"])

    header, first, *_ = result.output.splitlines()
    assert header == "page,file,recorded,text"
    assert re.fullmatch(r"emergency,[a-z2-7]{6}\.mp3,,.+", first)


def test_the_command_names_the_languages_when_it_does_not_know_one():
    result = CliRunner().invoke(main, ["audio", "list", "xx"])

    assert result.exit_code != 0
    assert "xx is no language of the guide; there are fr, en, nl, ar, ti" in result.output


# The check


def test_a_good_recording_passes(tmp_path):
    record(tmp_path / "ti/abc234.mp3", tone())

    assert said(tmp_path) == []
    assert wasteful_recordings(LANGUAGES, tmp_path) == []


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
def test_a_recording_that_is_not_fit_is_named_once_with_what_to_do(tmp_path, samples, what):
    record(tmp_path / "ti/abc234.mp3", samples)

    (line,) = said(tmp_path)

    assert re.match(r"\S*ti/abc234\.mp3:1: .+, .+", line)
    assert re.search(what, line)


def test_a_large_recording_is_named(tmp_path):
    record(tmp_path / "ti/abc234.mp3", tone(seconds=20), smallness=0.2)

    (line,) = said(tmp_path)

    assert re.search(r"has \d{3} kB, make it smaller than 250 kB", line)


@pytest.mark.parametrize("body", [b"", b"<html>" * 1000, bytes(range(256)) * 20], ids=("empty", "html", "noise"))
def test_a_file_that_is_no_mp3_is_named(tmp_path, body):
    (tmp_path / "ti").mkdir()
    (tmp_path / "ti/abc234.mp3").write_bytes(body)

    (line,) = said(tmp_path)

    assert "can't be read as MP3" in line
    assert wasteful_recordings(LANGUAGES, tmp_path) == []


def test_another_format_under_the_name_of_an_mp3_is_named(tmp_path):
    (tmp_path / "ti").mkdir()
    soundfile.write(tmp_path / "ti/abc234.mp3", tone(), 24000, format="WAV")

    (line,) = said(tmp_path)

    assert "this is WAV, not MP3" in line


def test_a_recording_of_a_sentence_that_changed_is_named(tmp_path):
    record(tmp_path / "ti/zzz234.mp3", tone())

    (line,) = said(tmp_path)

    assert "no sentence has the id “zzz234”" in line
    assert "`pwa audio list ti`" in line


def test_files_in_the_wrong_place_or_of_the_wrong_kind_are_named(tmp_path):
    record(tmp_path / "xx/abc234.mp3", tone())
    record(tmp_path / "abc234.mp3", tone())
    record(tmp_path / "ti/take-2/abc234.mp3", tone())
    (tmp_path / "ti/abc234.m4a").write_bytes(b"")
    (tmp_path / "ti/.DS_Store").write_bytes(b"")

    lines = said(tmp_path)

    assert len(lines) == 4
    assert sum("not the folder of a language" in line for line in lines) == 3
    assert sum("does not end in .mp3" in line for line in lines) == 1


def test_waste_is_advice_and_no_mistake(tmp_path):
    both = numpy.column_stack([tone(-18)] * 2)
    record(tmp_path / "ti/abc234.mp3", both, smallness=0.5)

    advice = [str(each) for each in wasteful_recordings(LANGUAGES, tmp_path)]

    assert said(tmp_path) == []
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
        [sys.executable, "-c", code, "audio", "check"], cwd=ROOT, capture_output=True, text=True
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
