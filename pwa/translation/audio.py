"""The recordings of volunteers: which sentences to record, which are there, and whether they are fit to be heard.

A recording of a message is the file `pwa/content/audio/<tag>/<message id>.mp3`. The id changes with the French
sentence, so a recording of what is no longer said finds no place on any page.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mutagen import MutagenError
from mutagen.mp3 import MP3

from pwa.guide.markdown import plain
from pwa.guide.model import Guide
from pwa.guide.texts import texts_of
from pwa.languages import Languages
from pwa.problems import Origin, Problem
from pwa.project import Project, by_a_person, in_checkout
from pwa.text import Text
from pwa.translation.extract import all_texts
from pwa.translation.localise import Local, Localiser
from pwa.wording import Told, tell

SUFFIX = ".mp3"

LOUDNESS = (-23.0, -14.0)
"""LUFS (ITU-R BS.1770). Quieter is lost in a street; louder startles after the others."""
PEAK = -1.0
"""dBFS. Above, the loudspeaker of a phone crackles."""
SECONDS = 60
BYTES = 250_000
BIT_RATE = 40_000
"""Bits a second. A voice in mono needs 32,000; the rest is for the head of the file."""
_SHORTEST = 0.4
"""Seconds: loudness is measured in blocks of this length."""


class AudioToolsMissing(Exception):
    """The packages of the extra "audio" are not installed. The text says which command installs them."""

    def __init__(self) -> None:
        command = ".venv/bin/pip install -e '.[audio]'" if in_checkout() else "pip install 'passage-guide[audio]'"
        super().__init__(f"what measures recordings is not installed: run {command}")


@dataclass(frozen=True)
class Sentence:
    """A sentence to record. `page` is the page that says it first: "emergency", "phrases" or a topic."""

    id: str
    text: str
    page: str
    recorded: bool

    @property
    def file(self) -> str:
        return self.id + SUFFIX


# What to record


def to_record(
    guide: Guide,
    localiser: Localiser,
    there: Container[str],
    read: Callable[[Local], str] = lambda local: plain(local.text),
) -> Iterator[Sentence]:
    """Yield each sentence once, in the order of use: emergency page, phrase cards, topics for people in transit.

    Only what the language of `localiser` says itself is there: nobody records a text borrowed from another.
    `there` are the ids that are recorded. `read` returns a message as a person reads it aloud.
    """
    seen = set()
    for page, text in _in_order_of_use(guide):
        local = localiser(text)
        if local.language == localiser.language and local.id not in seen:
            seen.add(local.id)
            yield Sentence(local.id, read(local), page, local.id in there)


def _in_order_of_use(guide: Guide) -> Iterator[tuple[str, Text]]:
    parts: list[tuple[str, object]] = [("emergency", guide.pages["emergency"]), ("phrases", guide.phrases)]
    parts += [(topic.slug, topic) for topic in guide.topics if topic.audience == "transit"]
    for page, part in parts:
        for text in texts_of(part):
            yield page, text


def known_ids(project: Project, guide: Guide) -> frozenset[str]:
    """Return the id of every message of the site: what a recording may be called."""
    return frozenset(text.id for text in all_texts(project, guide))


# What is there


def recordings(tag: str, folder: Path) -> dict[str, Path]:
    """Return the recordings of a language by the id of their message, in the order of the ids."""
    return {path.stem: path for path in sorted((folder / tag).glob("*" + SUFFIX)) if _ours(path)}


def is_mp3(path: Path) -> bool:
    """Whether a phone can play it: an empty file, half a head or a renamed WAV is never published."""
    try:
        return bool(MP3(str(path)).info.length)  # type: ignore[no-untyped-call, attr-defined]
    except MutagenError:
        return False


def _ours(path: Path) -> bool:
    """Whether a person put the file there."""
    return path.is_file() and by_a_person(path.name)


# What is wrong with it


def check_recordings(project: Project, known: Container[str], languages: Languages) -> list[Problem]:
    """Return why recordings are not fit to be published. `known` are the ids of the messages.

    Raise `AudioToolsMissing`.
    """
    tools = _tools()
    folder = project.audio
    problems: list[Problem] = []
    for path in sorted(filter(_ours, folder.rglob("*"))):
        found = [*_name_problems(path, folder, known, languages)]
        if path.suffix == SUFFIX:
            found += _sound_problems(path, *tools)
        problems += [Problem(Origin(project.shown(path)), what, advice) for what, advice in found]
    return problems


def wasteful_recordings(project: Project, languages: Languages) -> list[Problem]:
    """Return what makes good recordings larger than a voice needs. Raise `AudioToolsMissing`."""
    soundfile, _ = _tools()
    advice = tell("save it as mono at 32 kbit/s: it is someone's money")
    problems = []
    for path in (path for language in languages for path in recordings(language.tag, project.audio).values()):
        try:
            info = soundfile.info(str(path))
        except soundfile.SoundFileError:
            continue
        origin = Origin(project.shown(path))
        if info.channels > 1:
            problems.append(Problem(origin, tell("the recording is in stereo"), advice))
        if info.duration and (rate := path.stat().st_size * 8 / info.duration) > BIT_RATE:
            what = tell("the recording uses {value} kbit/s", value=round(rate / 1000))
            problems.append(Problem(origin, what, advice))
    return problems


def _tools() -> tuple[Any, Any]:
    try:
        import pyloudnorm
        import soundfile
    except (ImportError, OSError):  # OSError: the package is there, its library in C is not
        raise AudioToolsMissing from None
    return soundfile, pyloudnorm


def _name_problems(
    path: Path, folder: Path, known: Container[str], languages: Languages
) -> Iterator[tuple[Told, Told]]:
    tag, *rest = path.relative_to(folder).parts
    if tag not in languages or len(rest) != 1:
        tags = ", ".join(language.tag for language in languages)
        yield (
            tell("this is not the folder of a language"),
            tell("move the file into the one of its language: {tags}", tags=tags),
        )
        return
    if path.suffix != SUFFIX:
        yield (
            tell("the name does not end in {SUFFIX}", SUFFIX=SUFFIX),
            tell("save the recording as MP3 (docs/recording.md), or remove the file"),
        )
    elif path.stem not in known:
        advice = tell(
            "remove the file, and record the sentence as `pwa audio list {tag}` says and names it now", tag=tag
        )
        yield (
            tell("no sentence has the id “{stem}”: it was changed, or this name is misspelt", stem=path.stem),
            advice,
        )


def _sound_problems(path: Path, soundfile: Any, pyloudnorm: Any) -> Iterator[tuple[Told, Told]]:
    if (size := path.stat().st_size) > BYTES:
        advice = tell("make it smaller than {value} kB: mono, 32 kbit/s", value=BYTES // 1000)
        yield tell("the recording has {value} kB", value=math.ceil(size / 1000)), advice
    try:
        with soundfile.SoundFile(str(path)) as sound:
            if (sound.format, sound.subtype) != ("MP3", "MPEG_LAYER_III"):
                yield (
                    tell("this is {format}, not MP3", format=sound.format),
                    tell("save it as MP3: another name does not make it one"),
                )
                return
            rate = sound.samplerate
            # A little more than is allowed, so that a film in the wrong place doesn't fill the memory.
            samples = sound.read(int((SECONDS + 1) * rate), dtype="float64", always_2d=True)
    except soundfile.SoundFileError:
        yield tell("this can't be read as MP3"), tell("save it as MP3 again: another name does not make it one")
        return
    if len(samples) > SECONDS * rate:
        yield (
            tell("the recording is longer than {SECONDS} s", SECONDS=SECONDS),
            tell("record this one sentence only, without long silences"),
        )
    if len(samples) < _SHORTEST * rate:
        yield (
            tell("the recording is shorter than {SHORTEST} s", SHORTEST=_SHORTEST),
            tell("record the whole sentence"),
        )
        return
    loudness = float(pyloudnorm.Meter(rate).integrated_loudness(samples))
    if math.isinf(loudness):
        yield tell("nothing is heard in this recording"), tell("record the sentence again")
        return
    quietest, loudest = LOUDNESS
    advice = tell(
        "bring it to −18 LUFS, at least between {value} and {value2} (docs/recording.md says how)",
        value=_db(quietest),
        value2=_db(loudest),
    )
    if loudness < quietest:
        yield tell("the recording is too quiet ({value} LUFS)", value=_db(loudness)), advice
    if loudness > loudest:
        yield tell("the recording is too loud ({value} LUFS)", value=_db(loudness)), advice
    peak = 20 * math.log10(float(abs(samples).max()))
    if peak > PEAK:
        what = tell("the loudest moment is at {value} dBFS, above {value2}", value=_db(peak), value2=_db(PEAK))
        yield (
            what,
            tell("lower it, or record it again from further away where it crackles (docs/recording.md says how)"),
        )


def _db(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0").replace("-", "−")
