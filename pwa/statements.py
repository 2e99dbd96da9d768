"""The statements of a TOML text, each with its lines: of a good text, and of one with mistakes.

tomllib gives values without places, and stops at the first mistake. Here a text is only cut into pieces, so that every
name and value has its line, and a mistake ends where the next statement begins. What is right, tomllib says.
Format: https://toml.io/en/v1.0.0
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

Path = tuple[str | int, ...]
"""Where something stands in a TOML file: ("contact", 3, "phones", 0, "number")."""

_HEAD = r"[ \t]*\[{1,2}[ \t]*[\w\"'][^\[\]\n=]*\]{1,2}[ \t]*(?:\#[^\n]*)?$"
_PIECE = re.compile(
    rf'''(?P<blank>[ \t]+|\#[^\n]*)
    |(?P<newline>\n)
    # A text over several lines ends before the next header, whether it is closed or not.
    |(?P<string>"""(?:(?!^{_HEAD})(?:\\.|[^\\]))*?"{{3,5}}|\'\'\'(?:(?!^{_HEAD}).)*?\'{{3,5}}
        |"(?:\\.|[^"\\\n])*"|'[^'\n]*')
    |(?P<endless>(?:"""|\'\'\')(?:(?!^{_HEAD}).)*)
    |(?P<mark>[\[\]{{}},=])
    |(?P<word>[^\s\[\]{{}},=\#"'\0-\x1f\u200b-\u200f\u2060\ufeff]+)
    |(?P<odd>.)''',
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)
"""`odd` is what has no place outside of quotes: a quotation mark that is never closed, a no-break space."""
_BEGINS = re.compile(rf"""^(?:{_HEAD}|(?P<indent>[ \t]*)(?:[\w-]+|"[^"\n]*")[ \t]*=)""", re.MULTILINE)
_NAME_IN_BRACKETS = re.compile(r"(?=.*[\[\](){}])[\[({ ]*[\w-]+(?: ?[./] ?[\w-]+)*[\])} ]*")
"""A header with brackets of another kind, or with a part of them."""
_HEADER = re.compile(f"^{_HEAD}", re.MULTILINE)
_SPREAD = re.compile(rf"(?:(?!{_HEAD})[^\n]*\n)*?[ \t]*\}}", re.MULTILINE)
_CLOSES = {"]": "[", "}": "{"}
_DEEPEST = 20
"""Steps of a path: nothing that is meant is deeper."""


@dataclass(frozen=True)
class Piece:
    kind: str
    text: str
    start: int
    line: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True)
class Spot:
    """A value, or one of the values in it: `raw` as it stands in the file, empty where there is none."""

    path: Path
    line: int
    raw: str
    plain: bool
    """Whether it is neither a list nor a table."""


@dataclass
class Statement:
    """A header, a name with its value, or something that is neither.

    `table` is the table that it belongs to, `path` where it stands itself.
    """

    text: str
    pieces: Sequence[Piece]
    open: Piece | None
    """The bracket that is not closed."""
    table: Path = ()
    path: Path = ()
    spots: Sequence[Spot] = field(default=())

    @property
    def line(self) -> int:
        return self.pieces[0].line

    @property
    def last_line(self) -> int:
        return self.pieces[-1].line + self.pieces[-1].text.count("\n")

    @property
    def is_header(self) -> bool:
        """Whether it is a header, or was meant as one: a no-break space or a quotation mark may stand before it."""
        if re.fullmatch(r"[^\w=\"']*\[[\w .-]+\][^\w=\"']*", self.text) or _NAME_IN_BRACKETS.fullmatch(self.text):
            return True
        return next((piece.text for piece in self.pieces if piece.kind != "odd"), "") == "["

    @property
    def is_pair(self) -> bool:
        """Whether it begins as a name with its value does."""
        return self.pieces[0].kind != "mark" and any(piece.text == "=" for piece in self.pieces[1:4])

    @property
    def names(self) -> tuple[str, ...]:
        """The parts of the header, or of the name."""
        if not self.is_header:
            return _names(self.pieces)[0]
        inside = self.text.rpartition("[")[2].partition("]")[0].strip("(){} ")
        return _names([piece for piece in _pieces(inside) if piece.kind in ("word", "string")])[0]


def place(found: Sequence[Statement]) -> None:
    """Give each statement its path, and the places of everything in it: `found` are all those that count."""
    arrays: Counter[Path] = Counter()
    table: Path = ()
    for statement in found:
        if statement.is_header:
            table = ()
            *parents, name = statement.names or ("",)
            for parent in parents:
                table = (*table, parent)
                if arrays[table]:
                    table = (*table, arrays[table] - 1)
            table = (*table, name)
            if statement.text.startswith("[["):
                arrays[table] += 1
                table = (*table, arrays[table] - 1)
            statement.path = statement.table = table
            statement.spots = [Spot(table, statement.line, "", False)]
        else:
            statement.path, statement.table = (*table, *statement.names), table
            statement.spots = list(_Values(statement).pair(table)) if statement.is_pair else ()


def cut(text: str) -> Iterator[Statement]:
    """Yield the statements of `text`, those that make no sense as well."""
    pieces: list[Piece] = []
    opened: list[Piece] = []
    for piece in _pieces(text):
        if piece.kind != "newline":
            if piece.text in ("[", "{") and piece.kind == "mark":
                opened.append(piece)
            elif piece.text in _CLOSES and piece.kind == "mark":
                while opened and opened.pop().text != _CLOSES[piece.text]:
                    pass
            pieces.append(piece)
            continue
        if not pieces:
            continue
        if opened and not _begins(text, piece.end, pieces[0], opened[-1]):
            pieces.append(piece)
            continue
        yield _statement(text, pieces, opened)
        pieces, opened = [], []
    if pieces:
        yield _statement(text, pieces, opened)


def _statement(text: str, pieces: list[Piece], opened: list[Piece]) -> Statement:
    while pieces[-1].kind == "newline":
        pieces.pop()
    return Statement(text[pieces[0].start : pieces[-1].end], tuple(pieces), opened[-1] if opened else None)


def _begins(text: str, start: int, first: Piece, opened: Piece) -> bool:
    """Whether another statement begins at `start`, so that the bracket `opened` of this one is never closed."""
    match = _BEGINS.match(text, start)
    if match is None:
        return False
    if match["indent"] is None:
        return True
    margin = first.start - (text.rfind("\n", 0, first.start) + 1)
    spread = opened.text == "{" and _SPREAD.match(text, start)  # people do spread a table over several lines
    return len(match["indent"]) <= margin and not spread


def _pieces(text: str) -> Iterator[Piece]:
    line = 1
    for match in _PIECE.finditer(text):
        kind, found = str(match.lastgroup), match.group()
        if kind != "blank":
            yield Piece(kind, found, match.start(), line)
        line += found.count("\n")


def _names(pieces: Sequence[Piece]) -> tuple[tuple[str, ...], int]:
    """Return the parts of the name that `pieces` begin with, and how many pieces it has."""
    names: list[str] = []
    for count, piece in enumerate(pieces):
        if piece.text == "=" or piece.kind not in ("word", "string"):
            return tuple(names), count
        names += [piece.text[1:-1]] if piece.kind == "string" else filter(None, piece.text.split("."))
    return tuple(names), len(pieces)


class _Values:
    """Walks through the pieces of a name and its value."""

    def __init__(self, statement: Statement) -> None:
        self.text, self.pieces, self.at = statement.text, statement.pieces, 0
        self.start = statement.pieces[0].start

    @property
    def next(self) -> Piece | None:
        return self.pieces[self.at] if self.at < len(self.pieces) else None

    def pair(self, table: Path, inside: bool = False) -> Iterator[Spot]:
        first = self.pieces[self.at]
        names, count = _names(self.pieces[self.at :])
        self.at += count
        while self.next and self.next.text != "=" and not (inside and self._ends()):
            self.at += 1
        if self.next and self.next.text == "=":
            self.at += 1
        for count in range(1, len(names)):
            yield Spot((*table, *names[:count]), first.line, "", False)
        yield from self.value((*table, *names), first.line, inside)

    def value(self, path: Path, line: int, inside: bool = True) -> Iterator[Spot]:
        start = self.at
        piece = self.next
        inner: list[Spot] = []
        opens = piece.text if piece and piece.kind == "mark" else ""
        if len(path) > _DEEPEST:
            self.at = len(self.pieces)
        elif opens in ("[", "{"):
            self.at += 1
            inner = list(self._items(path, opens))
        else:
            while self.next and not (inside and self._ends()):
                self.at += 1
        used = self.pieces[start : self.at]
        raw = self.text[used[0].start - self.start : used[-1].end - self.start] if used else ""
        yield Spot(path, line, raw, opens not in ("[", "{"))
        yield from inner

    def _items(self, path: Path, opens: str) -> Iterator[Spot]:
        number = 0
        while (piece := self.next) and piece.text not in _CLOSES:
            if piece.kind == "newline" or piece.text == ",":
                self.at += 1
            elif opens == "[":
                yield from self.value((*path, number), piece.line)
                number += 1
            else:
                before = self.at
                yield from self.pair(path, inside=True)
                self.at += self.at == before
        if piece and _CLOSES[piece.text] == opens:
            self.at += 1

    def _ends(self) -> bool:
        """Whether a value inside brackets ends here."""
        piece = self.next
        return piece is None or piece.kind == "newline" or (piece.kind == "mark" and piece.text in ",]}")
