"""THE format of .po files, read as strictly as `msgfmt -c` reads it, and written quietly.

The format: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html. polib's own parser shows "Bonjou" where
a closing quote is missing, knows no place of a second msgctxt and forgets what stands behind `#~|`; so its entries and
its writer are used, and the lines are read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import polib

from pwa.problems import Origin, Problem, Problems
from pwa.wording import Told, tell

_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d+)\])?)(?!\w)\s*(.*)", re.S)
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"(.*)', re.S)
_ESCAPE = re.compile(r"\\([0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)", re.S)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "v": "\v", "b": "\b", "f": "\f", "a": "\a", "\\": "\\", '"': '"'}
_WRONG_QUOTES = "“”„‟«»‹›‘’‚'`´＂"
_CONFLICT = re.compile(r"(<{7}|\|{7}|={7}|>{7})(\s|$)")


class Po(polib.POFile):
    """The messages of one file in their order, the obsolete ones included.

    `head` is the header as an entry, and its comment that on top of the file; None where there is none. `metadata` are
    its values by name.
    """

    def __init__(self) -> None:
        super().__init__(wrapwidth=0)
        self.head: polib.POEntry | None = None
        self.tail: list[str] = []
        """The comments behind the last entry."""

    def headers(self) -> list[str]:
        """Return the lines of the header, each "Name: value"."""
        return self.head.msgstr.removesuffix("\n").split("\n") if self.head else []

    def set_header(self, name: str, value: str) -> None:
        """Write a value in its place, or behind all others where there is none yet."""
        lines, wanted = self.headers(), f"{name}: {value}"
        places = [number for number, line in enumerate(lines) if _name(line) == name.lower()]
        if places:
            lines[places[0]] = wanted
        else:
            lines.append(wanted)
        if self.head is None:
            self.head = polib.POEntry(msgid="")
        self.head.msgstr = "".join(line + "\n" for line in lines)
        self.metadata[name] = value

    def value(self, name: str) -> str | None:
        """Return a value, whatever the spelling of its name; None where there is none."""
        for line in self.headers():
            if _name(line) == name.lower():
                return line.partition(":")[2].strip()
        return None

    def __str__(self) -> str:
        """Return the file as text: nothing wrapped, the obsolete entries last."""
        entries = [entry for entry in self if not entry.obsolete] + self.obsolete_entries()
        if self.head:
            entries.insert(0, self.head)
        parts = [re.sub(r"(?m)^# $", "#", _written(entry)) for entry in entries]
        if self.tail:
            parts.append("".join(line + "\n" for line in self.tail))
        return "\n".join(parts)

    __unicode__ = __str__


def _written(entry: polib.POEntry) -> str:
    """Return an entry as text. polib leaves the notes of an obsolete one out."""
    notes = "".join(f"#. {note}\n" for note in entry.comment.split("\n") if entry.obsolete and note)
    comments, flags = re.match(r"((?:#(?: [^\n]*)?\n)*)(.*)", entry.__unicode__(0), re.S).groups()  # type: ignore[union-attr]
    return f"{comments}{notes}{flags}"


def _name(line: str) -> str:
    return line.partition(":")[0].strip().lower()


def parse(text: str, shown: str) -> Po:
    """Return what a .po file says; raise `Problems`, one for each message that can't be read.

    `shown` is the path of the file for people. A message may be there once, and once more as an obsolete one.
    """
    reader = _Reader(shown)
    reader.read(text)
    if reader.problems:
        raise Problems(reader.problems)
    return reader.po


class _Fault(Exception):
    """What makes a line no line of a catalogue."""

    def __init__(self, what: Told, advice: Told, line: int | None = None) -> None:
        super().__init__(what, advice)
        self.what, self.advice, self.line = what, advice, line


class _Reader:
    """Reads line by line. A message with a fault is told once, and passed over as a whole."""

    def __init__(self, shown: str) -> None:
        self.po = Po()
        self.problems: list[Problem] = []
        self._shown = shown
        self._number = 0
        self._last = 0
        self._lines: dict[tuple[str | None, str], int] = {}
        self._passing = ""
        """What is passed over: "" nothing, "message" up to its end, "conflict" up to the mark that ends it."""
        self._passed_msgstr = False
        self._torn = False
        """Whether what stands here without its msgid is the rest of a message that was told already."""
        self._start()

    def _start(self) -> None:
        self._comments: list[str] = []
        self._notes: list[str] = []
        self._flags: list[str] = []
        self._previous: dict[str, str] = {}
        self._fields: dict[str, str] = {}
        self._places: dict[str, int] = {}
        self._bare: set[str] = set()
        """Keywords that no text stands behind so far."""
        self._current: tuple[dict[str, str], str] | None = None
        self._obsolete = False
        self._first = 0

    def read(self, text: str) -> None:
        lines = text.split("\n")
        self._last = max((number for number, line in enumerate(lines, 1) if line.strip()), default=0)
        for self._number, raw in enumerate(lines, 1):
            line = raw.strip(" \t\r\f\v")
            if self._passing and self._still_passing(line):
                continue
            try:
                self._read(line)
            except _Fault as fault:
                self._refuse(fault)
        self._finish(at_end=True)

    def _refuse(self, fault: _Fault) -> None:
        self.problems.append(Problem(Origin(self._shown, fault.line or self._number), fault.what, fault.advice))
        self._torn = True
        self._start()

    def _stop(self, what: Told, advice: Told, passing: str = "message") -> _Fault:
        """Return the fault of this line; what follows in the same message is passed over."""
        self._passing, self._passed_msgstr = passing, "msgstr" in self._fields
        return _Fault(what, advice)

    def _still_passing(self, line: str) -> bool:
        if self._passing == "conflict":
            if line.startswith(">" * 7):
                self._passing = "message"
            return True
        if not line:
            self._passed_msgstr = True  # a new message may begin now
            return True
        bare = line.removeprefix("#~").strip()
        begins = bare.startswith("msgctxt") or (bare.startswith("msgid ") and self._passed_msgstr)
        if not begins and (not line.startswith("#") or line.startswith(("#~", "#|"))):
            self._passed_msgstr |= bare.startswith("msgstr")
            return True
        self._passing = ""
        return False

    def _read(self, line: str) -> None:
        if not line:
            return
        if "\0" in line:
            raise self._stop(
                tell("there is a NUL character: the file was damaged"),
                tell("take the whole file again from where it comes"),
            )
        if _CONFLICT.match(line):
            raise self._stop(
                tell("two versions of the file were joined here, and nobody chose between them"),
                tell("keep one of the two, and remove the lines with <<<<<<<, ======= and >>>>>>>"),
                "conflict" if line.startswith("<") else "message",
            )
        obsolete = line.startswith("#~")
        if obsolete:
            line = line[2:].strip()
        previous = line.startswith("|" if obsolete else "#|")
        if previous:
            line = line.lstrip("#|").strip()
        elif line.startswith("#") or not line:
            self._comment(line)
            return
        if not line:  # "#|" alone says nothing
            return
        if keyword := _KEYWORD.match(line):
            self._keyword(keyword.group(1), keyword.group(2), keyword.group(3), obsolete, previous)
        elif line.startswith('"'):
            self._continue(line, obsolete, previous)
        elif line[0] in _WRONG_QUOTES:
            raise self._wrong_quotes(line)
        else:
            what = tell("“{text}” is no line of a catalogue", text=_short(line))
            raise self._stop(what, tell("remove it, or put it between the quotes of the text that it belongs to"))

    def _comment(self, line: str) -> None:
        if self._fields:
            self._finish()
        self._first = self._first or self._number
        mark, rest = line[:2], line[2:]
        if mark in ("#,", "#="):
            self._flags += [flag.strip() for flag in rest.split(",") if flag.strip() not in ("", *self._flags)]
        elif mark == "#.":
            self._notes.append(rest.removeprefix(" "))
        elif mark != "#:" and line:  # where a message stood in a source is nothing to keep
            self._comments.append(line[1:].removeprefix(" "))

    def _keyword(self, keyword: str, form: str | None, rest: str, obsolete: bool, previous: bool) -> None:
        if self._has_msgstr if previous else "msgid" in self._fields and keyword in ("msgctxt", "msgid"):
            self._finish()
        if not previous and not self._fields and self._torn:
            if keyword not in ("msgctxt", "msgid"):
                return
            self._torn = False
        self._first = self._first or self._number
        fields = self._previous if previous else self._fields
        if not previous:
            self._check_order(keyword, form, obsolete)
            self._obsolete = obsolete
        elif self._fields or keyword.startswith("msgstr") or keyword in fields:
            raise self._stop(
                tell("“{keyword}” can't stand here", keyword=keyword), tell("remove the lines that begin with #|")
            )
        fields[keyword] = ""
        if not previous:
            self._places[keyword] = self._number
        self._current = (fields, keyword)
        if rest:
            fields[keyword] = self._string(rest)
        else:
            self._bare.add(keyword)

    @property
    def _has_msgstr(self) -> bool:
        return any(name.startswith("msgstr") for name in self._fields)

    def _check_order(self, keyword: str, form: str | None, obsolete: bool) -> None:
        """Raise where `keyword` can't follow what this message has so far."""
        if keyword in self._fields:
            what = tell("“{keyword}” is there twice in this message", keyword=keyword)
            raise self._stop(what, tell("remove one of the two"))
        if self._fields and obsolete != self._obsolete:
            raise self._stop(
                tell("only a part of this message is marked with #~"), tell("mark all of its lines, or none")
            )
        if keyword in ("msgctxt", "msgid"):
            return
        if "msgid" not in self._fields:
            raise self._stop(
                tell("“{keyword}” stands here without its msgid", keyword=keyword),
                tell("put the French of the message before it, or remove these lines"),
            )
        forms = sum(name.startswith("msgstr") for name in self._fields)
        plural = "msgid_plural" in self._fields
        if (keyword == "msgid_plural" and forms) or (
            keyword != "msgid_plural" and ((form is None) == plural or (form or str(forms)) != str(forms))
        ):
            raise self._stop(
                tell("“{keyword}” can't stand here", keyword=keyword),
                tell("write msgid and msgstr; or msgid, msgid_plural, msgstr[0], msgstr[1] and so on"),
            )

    def _continue(self, line: str, obsolete: bool, previous: bool) -> None:
        if self._current is None and self._torn:
            return
        if self._current is None or previous != (self._current[0] is self._previous):
            raise self._stop(
                tell("this text belongs to no message"), tell("put msgid or msgstr before it, or remove it")
            )
        fields, keyword = self._current
        if fields is self._fields and obsolete != self._obsolete:
            raise self._stop(
                tell("only a part of this message is marked with #~"), tell("mark all of its lines, or none")
            )
        fields[keyword] += self._string(line)
        self._bare.discard(keyword)

    def _string(self, line: str) -> str:
        """Return the text between the quotes, which must be all of `line`."""
        found = _STRING.fullmatch(line)
        if found is None:
            if line[0] in _WRONG_QUOTES or (line[0] == '"' and line[-1] in _WRONG_QUOTES and len(line) > 1):
                raise self._wrong_quotes(line)
            if line[0] != '"':
                raise self._stop(
                    tell("“{text}” is not between quotes", text=_short(line)), tell('put a " before it and behind it')
                )
            if self._number == self._last:
                raise self._stop(*_CUT)
            raise self._stop(tell("the closing quote is missing"), tell('put a " at the end of the text'))
        body, behind = found.groups()
        if behind:
            raise self._stop(
                tell("there is text behind the closing quote"),
                tell('write \\" for a quote within the text, and nothing behind the last one'),
            )
        for letter in _ESCAPE.findall(body):
            if letter not in _ESCAPES and _byte(letter) is None:
                raise self._stop(
                    tell("“\\{letter}” means nothing", letter=letter),
                    tell("write \\\\ for a backslash, or remove it"),
                )
        try:
            return _unescaped(body)
        except UnicodeDecodeError:
            raise self._stop(
                tell("the bytes behind \\ are no text in UTF-8"), tell("write the letters themselves")
            ) from None

    def _wrong_quotes(self, line: str) -> _Fault:
        mark = line[0] if line[0] in _WRONG_QUOTES else line[-1]
        what = tell("a text stands between straight quotes, and here is {mark}", mark=mark)
        return self._stop(what, tell('write " before the text and behind it; your editor may change it by itself'))

    def _finish(self, at_end: bool = False) -> None:
        """End the message that is being read, if there is one."""
        if not self._fields:
            if at_end and (self._comments or self._flags):
                self.po.tail = ["#" + (" " + comment if comment else "") for comment in self._comments]
            return
        fields, line = self._fields, self._places.get("msgid", self._first)
        if not self._has_msgstr or self._bare:
            cut, bare = _Fault(*_CUT, self._last), tell("this message has no msgstr")
            self._refuse(cut if at_end else _Fault(bare, tell('write msgstr "" under it'), line))
            return
        entry = polib.POEntry(
            msgctxt=fields.get("msgctxt"),
            msgid=fields["msgid"],
            msgid_plural=fields.get("msgid_plural", ""),
            msgstr=fields.get("msgstr", ""),
            msgstr_plural={int(name[7:-1]): text for name, text in fields.items() if name.startswith("msgstr[")},
            obsolete=self._obsolete,
            tcomment="\n".join(self._comments),
            comment="\n".join(self._notes),
            flags=self._flags,
            # A context without its text says nothing, and msgfmt refuses it.
            previous_msgctxt=self._previous.get("msgctxt") if "msgid" in self._previous else None,
            previous_msgid=self._previous.get("msgid"),
            previous_msgid_plural=self._previous.get("msgid_plural"),
            linenum=self._first,
        )
        self._start()
        self._add(entry, line)

    def _add(self, entry: polib.POEntry, line: int) -> None:
        if entry.obsolete:
            self.po.append(entry)
            return
        is_header = entry.msgctxt is None and not entry.msgid
        earlier = self._lines.setdefault((entry.msgctxt, entry.msgid), line)
        if earlier != line:
            what = tell("“{name}” is there twice, in line {earlier} and here", name=_short(entry.msgid))
            if is_header:
                what = tell("the header is there twice, in line {earlier} and here")
            advice = tell("remove one of the two entries")
            self.problems.append(Problem(Origin(self._shown, line), what.of(earlier=earlier), advice))
        elif is_header:
            self.po.head = entry
            self.po.metadata = dict(_values(self.po.headers()))
        else:
            self.po.append(entry)


def _values(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        name, colon, value = line.partition(":")
        if colon:
            yield name.strip(), value.strip()


def _byte(letter: str) -> int | None:
    """Return the byte that an escape such as \\303 or \\xc3 means, as `msgcat --escape` writes it."""
    if letter[0] in "01234567":
        return min(int(letter, 8), 255)
    return int(letter[1:], 16) if len(letter) > 1 else None


def _unescaped(body: str) -> str:
    """Return the text of a string; UnicodeDecodeError where its bytes make none."""

    def meant(escape: re.Match[str]) -> bytes:
        byte = _byte(escape[1])
        return _ESCAPES[escape[1]].encode() if byte is None else bytes([byte])

    parts, end = [], 0
    for escape in _ESCAPE.finditer(body):
        parts += [body[end : escape.start()].encode(), meant(escape)]
        end = escape.end()
    return (b"".join(parts) + body[end:].encode()).decode()


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


_CUT = (
    tell("the file ends in the middle of a message: it was cut"),
    tell("take the whole file again from where it comes"),
)
