"""Writes catalogues: quiet ones, without dates, line numbers or wrapping, so that a change shows only itself.

Nothing that a translator wrote is ever lost: it stays with its message; goes with the French that was changed, as fuzzy
and with the French that it was made from; or waits as an obsolete entry until its sentence comes back.
polib's `merge` drops flags, previous texts and plural forms, and copies what comes back; so entries are matched here.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polib

from pwa.languages import Language
from pwa.plurals import same_plural
from pwa.problems import Origin, Problem, Problems
from pwa.project import Project
from pwa.text import DOMAINS, Domain, Text
from pwa.translation.catalogue import (
    catalogue_path,
    charset_of,
    is_utf8,
    means,
    read_po,
    review_name,
)
from pwa.translation.changes import (
    LIKE,
    fits,
    is_minor,
    likeness,
    made_from,
    note_of_untouched,
    untouched,
    words_used,
)
from pwa.translation.po import Po, parse
from pwa.translation.reviews import read_reviews, state_of
from pwa.wording import tell

_Key = tuple[str | None, str]
"""A message of one file: (msgctxt, msgid)."""


@dataclass
class Updated:
    """What became of one catalogue: how many messages are new, fuzzy, back as they were, gone, or kept by --minor."""

    path: Path
    new: int = 0
    fuzzy: int = 0
    restored: int = 0
    gone: int = 0
    kept: int = 0
    changed_more: list[str] = field(default_factory=list)
    """The French of those that --minor did not keep: more than punctuation, blanks, case or spelling changed."""

    def said(self) -> str:
        """Return it in words."""
        parts = [
            (self.new, tell("{count} new")),
            (self.fuzzy, tell("{count} to be read again, because their French changed")),
            (self.kept, tell("{count} kept, because hardly anything changed")),
            (self.restored, tell("{count} back as they were")),
            (self.gone, tell("{count} gone, and kept in case they come back")),
        ]
        said = [str(words.of(count=count)) for count, words in parts if count]
        return ", ".join(said) or str(tell("no message changed"))


def write_templates(texts: list[Text], folder: Path) -> Iterator[tuple[Path, int]]:
    """Write one .pot a domain into `folder`; yield each with its number of messages."""
    folder.mkdir(parents=True, exist_ok=True)
    for domain in DOMAINS:
        mine = [text for text in texts if text.domain == domain]
        po = Po()
        _write_header(po, None, None)
        po.extend(_described(polib.POEntry(), text) for text in mine)
        path = folder / f"{domain}.pot"
        _replace({path: str(po)})
        yield path, len(mine)


def update_catalogues(
    project: Project, texts: Collection[Text], languages: Iterable[Language], minor: bool = False
) -> list[Updated]:
    """Bring each catalogue to the order and the messages of the French text: all of them, or none.

    `minor`: a translation stays valid where only punctuation, blanks, case or spelling of its French changed.
    Raise `Problems`, with every file as it was, where a catalogue can't be read, or can't be written.
    """
    blank = [text for text in texts if not text.source.strip()]
    if blank:
        advice = tell("write it, or remove it")
        raise Problems([Problem(text.origin, tell("a text is empty"), advice) for text in blank])
    with _alone(project.translations):
        return _update(project, texts, languages, minor)


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let nobody else update the catalogues meanwhile: a second one waits, and then finds what the first one wrote."""
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _update(
    project: Project, texts: Collection[Text], languages: Iterable[Language], minor: bool
) -> list[Updated]:
    reviews = read_reviews(project)
    used = words_used(text.source for text in texts)
    found: list[Updated] = []
    seen: dict[Path, bytes | None] = {}
    written: dict[Path, str] = {}
    problems: list[Problem] = []
    for language in languages:
        for domain in DOMAINS:
            path = catalogue_path(project, language, domain)
            try:
                seen[path] = path.read_bytes() if path.is_file() else None
                old = read_po(project, path) if path.exists() else Po()
            except Problems as unreadable:
                problems += unreadable.problems
                continue
            before = _translations(old)
            name = review_name(language, domain)
            mine = [text for text in texts if text.domain == domain]
            updated = Updated(path)
            po = _Merge(old, mine, domain, used if minor else None, updated).result
            _write_header(po, language, state_of(reviews, name, None, po, "")[0] if name in reviews.by_file else None)
            written[path] = str(po)
            if not _is_whole(written[path], before, mine, project.shown(path)):
                what = tell("what was to be written does not say what was read")
                problems.append(Problem(Origin(project.shown(path)), what, tell("report this; no file was changed")))
            found.append(updated)
    if problems:
        raise Problems(problems)
    _replace(written, seen)
    return found


# Matching what is there with what is wanted


class _Merge:
    """One catalogue brought to the messages of the French text; `result` is the new file.

    `used` are the words of the guide where minor changes keep their translation, else None.
    """

    def __init__(
        self, old: Po, texts: list[Text], domain: Domain, used: frozenset[str] | None, told: Updated
    ) -> None:
        self._domain, self._used, self._told = domain, used, told
        wanted: dict[_Key, Text] = {(text.context, text.source): text for text in texts}
        active = {_key(entry): entry for entry in old if not entry.obsolete and not entry.msgid_plural}
        stays = {key: entry for key, entry in active.items() if key in wanted}
        going = [entry for entry in old if not entry.obsolete and stays.get(_key(entry)) is not entry]
        self._spare: list[polib.POEntry] = [*old.obsolete_entries(), *going]
        """What waits for its sentence to come back, or for one that is like it."""
        self._entries: dict[_Key, polib.POEntry] = {}
        for key in wanted:
            if (entry := self._best(key, stays.get(key))) is not None:
                self._entries[key] = entry
        missing = [key for key in wanted if key not in self._entries]
        missing = [key for key in missing if not self._take_back(key)]
        missing = self._take_from_alike(missing)
        told.new += len(missing)
        if used is not None:
            for key in stays.keys() & self._entries.keys():
                self._keep_if_minor(self._entries[key], key)
        self.result = Po()
        self.result.head, self.result.tail = old.head, old.tail
        self.result.metadata = old.metadata
        for key, text in wanted.items():
            self.result.append(_described(self._entries.get(key) or polib.POEntry(), text))
        self.result.extend(self._kept_aside(set(wanted)))
        for entry in self.result:  # python-brace-format and its kin are for whoever extracts; nothing here needs them
            entry.flags = [flag for flag in entry.flags if not flag.endswith("-format")]

    def _best(self, key: _Key, entry: polib.POEntry | None) -> polib.POEntry | None:
        """Return what says most for `key`: the entry that is there, or an obsolete one whose sentence came back."""
        stored = [each for each in self._spare if _key(each) == key and each.msgstr and not each.msgid_plural]
        best = max(stored, key=_worth, default=None)
        if best is None or (entry is not None and _worth(entry) >= _worth(best)):
            return entry
        _remove(self._spare, best)
        if entry is not None:
            if entry.msgstr:
                self._spare.append(entry)
            elif entry.tcomment and entry.tcomment not in best.tcomment:
                best.tcomment = "\n".join(filter(None, (best.tcomment, entry.tcomment)))
        self._told.restored += 1
        return best

    def _take_back(self, key: _Key) -> bool:
        """Whether a fuzzy entry was made from exactly this French: its text is then right again."""
        for entry in (*self._spare, *self._entries.values()):
            if entry.fuzzy and entry.msgstr and made_from(entry) == key and untouched(entry):
                if any(entry is each for each in self._spare):
                    _remove(self._spare, entry)
                else:  # its message stays, and keeps its text as well
                    entry = polib.POEntry(msgstr=entry.msgstr, tcomment=entry.tcomment)
                _settle(entry)
                self._entries[key] = entry
                self._told.restored += 1
                return True
        return False

    def _take_from_alike(self, missing: list[_Key]) -> list[_Key]:
        """Give the texts of what goes, or went, to new messages that are like it, each once; return those without."""
        donors = [entry for entry in self._spare if entry.msgstr and not entry.msgid_plural]
        pairs = []
        for place, key in enumerate(missing):
            for number, donor in enumerate(donors):
                sources = {donor.msgid, (made_from(donor) or _key(donor))[1]}
                alike = max(likeness(source, key[1]) for source in sources)
                if alike >= LIKE:
                    pairs.append((donor.msgctxt != key[0], -alike, place, number))
        given: set[int] = set()
        for _, _, place, number in sorted(pairs):
            key, donor = missing[place], donors[number]
            if number in given or key in self._entries:
                continue
            given.add(number)
            _remove(self._spare, donor)
            before = made_from(donor) if donor.fuzzy else _key(donor)
            if before is not None:
                context, donor.previous_msgid = before
                # "" tells that there was none, and now there is.
                donor.previous_msgctxt = "" if context is None and key[0] is not None else context
            if not donor.fuzzy:
                donor.flags.insert(0, "fuzzy")
                donor.comment = note_of_untouched(donor)
            self._entries[key] = donor
            if not (self._used is not None and self._keep_if_minor(donor, key)):
                self._told.fuzzy += 1
        return [key for key in missing if key not in self._entries]

    def _keep_if_minor(self, entry: polib.POEntry, key: _Key) -> bool:
        """Whether a fuzzy entry is right for `key` as well, because hardly anything changed; tell where more did."""
        entry.msgctxt, entry.msgid = key  # type: ignore[assignment]  # types-polib knows no message without context
        before = made_from(entry)
        if not entry.fuzzy or not entry.msgstr or before is None:
            return False
        same = untouched(entry) and before[0] == key[0] and is_minor(before[1], key[1], self._used or ())
        if same and fits(entry, self._domain):
            _settle(entry)
            self._told.kept += 1
            return True
        self._told.changed_more.append(key[1])
        return False

    def _kept_aside(self, taken: set[_Key]) -> list[polib.POEntry]:
        """Return what is kept as obsolete: all that a person wrote. gettext allows one entry a message, so a second
        translation of one stands under a context of its own, and a comment beside the same one goes with the first."""
        said = {(key, entry.msgstr): entry for key, entry in self._entries.items()}
        kept: list[polib.POEntry] = []
        for entry in self._spare:
            if not _texts(entry) and not entry.tcomment:
                continue
            same = said.get((_key(entry), entry.msgstr))
            if same is not None and not entry.msgid_plural and entry.msgstr:
                if entry.tcomment and entry.tcomment not in same.tcomment:
                    same.tcomment = "\n".join(filter(None, (same.tcomment, entry.tcomment)))
                continue
            self._told.gone += not entry.obsolete
            number = 1
            context = entry.msgctxt
            while _key(entry) in taken:
                number += 1
                entry.msgctxt = f"{context or ''} ({number})".strip()
            taken.add(_key(entry))
            said[_key(entry), entry.msgstr] = entry
            entry.obsolete = True
            entry.comment = note_of_untouched(entry) if entry.fuzzy and untouched(entry) else ""
            kept.append(entry)
        return kept


def _key(entry: polib.POEntry) -> _Key:
    return entry.msgctxt, entry.msgid


def _texts(entry: polib.POEntry) -> list[str]:
    """Return all that an entry says: its text, or its plural forms."""
    return [text for text in (entry.msgstr, *entry.msgstr_plural.values()) if text]


def _worth(entry: polib.POEntry) -> int:
    return 0 if not entry.msgstr else 1 if entry.fuzzy else 2


def _remove(entries: list[polib.POEntry], entry: polib.POEntry) -> None:
    """Remove this very entry: those of polib are equal where they look alike."""
    entries[:] = [each for each in entries if each is not entry]


def _settle(entry: polib.POEntry) -> None:
    """Let the text of an entry count again."""
    _not_fuzzy(entry)
    entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None


def _not_fuzzy(entry: polib.POEntry) -> None:
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]


def _described(entry: polib.POEntry, text: Text) -> polib.POEntry:
    """Return `entry` as that of `text`, with the note for translators."""
    entry.msgctxt, entry.msgid, entry.obsolete = text.context, text.source, False  # type: ignore[assignment]
    notes = [f"Translators: {text.note}"] if text.note else []
    if entry.fuzzy and untouched(entry):
        notes.append(note_of_untouched(entry))
    entry.comment = "\n".join(notes)
    return entry


# The header: what a file says already in its own words stays


def _write_header(po: Po, language: Language | None, review: str | None) -> None:
    """Add what is missing in the header, and correct what is not so; all else stays as it is, in its place."""
    is_new = po.head is None
    ours = {"Project-Id-Version": "Passage"}
    if language:
        ours["Language"] = language.locale
    ours |= {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    if language:
        ours["Plural-Forms"] = language.plural
    for name, value in ours.items():
        said = po.value(name)
        if said is None or (language and not _is_so(name, po, language)):
            po.set_header(name, value)
    mirrored = po.value("X-Review")
    if language and (is_new or (review and mirrored is not None and mirrored.lower() != review)):
        po.set_header("X-Review", review or "draft")
    if po.head:
        _not_fuzzy(po.head)


def _is_so(name: str, po: Po, language: Language) -> bool:
    value = po.value(name) or ""
    match name:
        case "Language":
            return means(value, language)
        case "Plural-Forms":
            return same_plural(value, language.plural)
        case "Content-Type":
            return is_utf8(charset_of(po) or "")
    return True


# Writing: all or nothing


def _translations(po: Po) -> set[str]:
    return {text for entry in po for text in _texts(entry)}


def _is_whole(text: str, before: set[str], texts: list[Text], shown: str) -> bool:
    """Whether a file that is to be written says all that was read, of exactly the messages that are wanted."""
    try:
        po = parse(text, shown)
    except Problems:
        return False
    there = [_key(entry) for entry in po if not entry.obsolete]
    return str(po) == text and there == [(each.context, each.source) for each in texts] and before <= _translations(po)


def _replace(files: dict[Path, str], seen: Mapping[Path, bytes | None] | None = None) -> None:
    """Write the files that change: first all of them beside the old ones, then each in its place.

    Raise `Problems` where the system refuses, or where somebody saved a file after it was `seen`; the files are then as
    they were.
    """
    beside: dict[Path, Path] = {}
    old: dict[Path, bytes | None] = {}
    path = Path()
    try:
        for path, text in files.items():
            data = text.encode()
            old[path] = path.read_bytes() if path.exists() else None
            if old[path] == data:
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            beside[path] = path.with_name(f".{path.name}.new")
            with beside[path].open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if old[path] is not None:
                shutil.copymode(path, beside[path])
        done: list[Path] = []
        try:
            for path, new in beside.items():
                if seen is not None and (path.read_bytes() if path.is_file() else None) != seen[path]:
                    what = tell("somebody saved this file while it was brought up to date; nothing was changed")
                    raise Problems([Problem(Origin(str(path)), what, tell("run the command again"))])
                os.replace(new, path)
                done.append(path)
        except (OSError, Problems):
            for each in done:
                _put_back(each, old[each])
            raise
    except OSError as error:
        what = tell("this can't be written ({strerror})", strerror=error.strerror)
        raise Problems([Problem(Origin(str(path)), what, tell("let this user write it"))]) from None
    finally:
        for new in beside.values():
            new.unlink(missing_ok=True)


def _put_back(path: Path, data: bytes | None) -> None:
    path.unlink() if data is None else path.write_bytes(data)
