"""What is wrong with a statement of a TOML text, in the words of an editor, and how to write it where that is clear."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from typing import Any, get_origin

from pwa.meant import (
    DOUBLE,
    LONGEST,
    SINGLE,
    advice,
    bare,
    date_fault,
    is_plain,
    number_of,
    quoted,
    reads,
    write,
    yes_or_no,
)
from pwa.statements import Path, Piece, Spot, Statement
from pwa.wording import Told, tell

Fault = tuple[int, Told, Told]
"""The line, what is wrong, what to do."""

_STRAIGHT = re.compile(r"""\"(?:\\.|[^"\\\n])*"|'[^'\n]*'""")


def fault_of(statement: Statement, kind_at: Callable[[Path], Any], header: str = "") -> Fault:
    """Return what is wrong with a statement that alone is no TOML.

    `kind_at` says what should stand where, `header` is the one that is meant, where that is clear.
    """
    if statement.is_header:
        return (statement.line, *_header_fault(statement, header))
    if not statement.is_pair:
        return (statement.line, *_line_fault(statement.text))
    name = statement.text.partition("=")[0].strip(" \t")
    if odd := next((letter for letter in name if _unseen(letter)), ""):
        return (statement.line, *_odd_fault(odd, statement.text))
    if not reads(f"{name} = 1"):
        what = tell("“{name}” can't be a name", name=name)
        return statement.line, what, tell("use only letters without accents, digits, - and _")
    for spot in statement.spots:
        inside = len(spot.path) > len(statement.path)
        if inside and spot.plain and not spot.raw:
            return (spot.line, *_nameless(statement.text.split("\n")[spot.line - statement.line]))
        if spot.plain and not reads(f"x = {spot.raw}"):
            return (spot.line, *value_fault(_key(spot), spot.raw, inside, kind_at(spot.path)))
    return _shape_fault(statement) or (statement.line, *_unclear())


def _nameless(line: str) -> tuple[Told, Told]:
    """What is wrong between braces where “name = value” is not whole."""
    if re.search(r"[{,]\s*[\w-]+\s*[:：](?!/)", line):
        return tell("there is “:” instead of “=”"), tell('write { name = "value" }')
    return tell("there is a name without a value, or a value without its name"), tell('write { name = "value" }')


def _unclear() -> tuple[Told, Told]:
    return tell("this line can't be understood"), tell("compare it with the lines around it: name = value")


def _key(spot: Spot) -> str:
    return spot.path[-1] if isinstance(spot.path[-1], str) else ""


# A line as a whole


def _header_fault(statement: Statement, header: str) -> tuple[Told, Told]:
    text = statement.text.partition("\n")[0]
    if odd := next((piece for piece in statement.pieces if piece.kind == "odd" and _unseen(piece.text)), None):
        return _odd_fault(odd.text, text)
    what = tell("this header is not well formed")
    inner = re.search(r"([^\[\]#]*\w[^\[\]#]*)", text)
    name = re.sub(r"[^\w.-]+", "-", inner[1]).strip("-") if inner else ""
    if not name and not header:
        return what, tell("write a name between the brackets, as in the headers around it")
    double = text.count("[") > 1 or text.count("]") > 1
    line = header or (f"[[{name}]]" if double else f"[{name}]")
    if re.search(r"\][^\[\]#]*=", text):
        return what, tell("put what stands behind {line} on a line of its own", line=line)
    return what, tell("write {line}, alone on its line", line=line)


def _line_fault(text: str) -> tuple[Told, Told]:
    """What is wrong with a line without “name =”."""
    first = text.partition("\n")[0]
    if match := re.match(r"([\w-]+)\s*[:：]\s*(\S.*)$", first):
        return tell("there is “:” instead of “=”"), write(match[1], _value(match[2]))
    if match := re.match(rf"([\w-]+)\s+([\"'\[{{{DOUBLE}+\d].*|true|false)$", first):
        return tell("the = is missing"), write(match[1], _value(match[2]))
    what = tell("this line is neither “name = value” nor a header in brackets")
    return what, tell("put # before it if it is a remark, or join it to the line that it belongs to")


def _value(raw: str) -> str:
    return raw if reads(f"x = {raw}") else quoted(raw.strip(f"\"' {DOUBLE}\u00a0\u202f"))


def _odd_fault(odd: str, text: str) -> tuple[Told, Told]:
    if odd in "\"'":
        return tell("a quotation mark is missing"), tell("put a \" before the text and one behind it")
    if not _unseen(odd):
        return _unclear()
    what = tell("there is a letter that nobody sees ({name})", name=_name_of(odd))
    blank = " " if unicodedata.category(odd) == "Zs" else ""
    clean = "".join(blank if each == odd else each for each in text).strip()
    clean = clean.replace("=  ", "= ").replace("  =", " =")
    if "\n" in text or len(clean) > LONGEST or not reads(clean):
        return what, tell("remove it, or type an ordinary space in its place")
    return what, tell("write {line}, with ordinary spaces", line=clean) if blank else tell("write {line}", line=clean)


def _unseen(letter: str) -> bool:
    return letter not in " \t\n" and unicodedata.category(letter) in ("Zs", "Zl", "Zp", "Cf", "Cc")


def _name_of(letter: str) -> object:
    if unicodedata.category(letter) == "Zs":
        return tell("no-break space")
    return f"U+{ord(letter):04X}"


# A value


def value_fault(key: str, raw: str, inside: bool = False, kind: Any = None) -> tuple[Told, Told]:
    """Return what is wrong with a value that is no TOML.

    `inside`: it stands between brackets. `kind` is the type of its field, None where that isn't known.
    """
    outside = _STRAIGHT.sub("", raw)
    if not raw:
        if not key:
            return _unclear()
        return tell("“{name}” has no value", name=key), write(key, "…")
    if raw.startswith("="):
        return tell("there is more than one ="), write(key, raw.lstrip("= "))
    if re.search(r",\s*[\w-]+\s*=\s*\"", raw):
        return tell("a quotation mark is missing"), tell("put a \" before the text and one behind it")
    if inside and re.search(r"\s[\w-]+\s*=", outside):
        return tell("a comma is missing"), tell("put a comma between two values")
    if is_plain(kind) and not reads(f"x = {_seen(raw)}"):
        return _plain_fault(key, raw, kind)
    if raw[0] in DOUBLE + SINGLE or (raw[0] in "\"'" and raw[-1] in "“”" and raw.count(raw[0]) == 1):
        what = tell("the quotation marks {marks} are not the straight ones", marks=f"{raw[0]} {raw[-1]}")
        whole = len(raw) > 1 and raw[-1] in DOUBLE + SINGLE + "\"'"
        marks = f"\"' {DOUBLE}{SINGLE}\u00a0\u202f"
        return what, advice(key, raw.strip(marks), kind) if whole else tell('put it between straight "quotes"')
    if raw[:3] in ('"""', "'''"):
        return tell("this text is never closed"), tell("put {marks} behind it as well", marks=raw[:3])
    if raw[0] in "\"'" and raw.count(raw[0]) == 1:
        what = tell("a quotation mark is missing")
        if re.search(r",\s*[\w-]+\s*=", raw):
            return what, tell("put a \" before the text and one behind it")
        return what, advice(key, raw[1:].rstrip(","), kind)
    if inside and re.fullmatch(rf"(?:{_STRAIGHT.pattern})(?:\s*(?:{_STRAIGHT.pattern}))+", raw):
        return tell("a comma is missing"), tell("put a comma between two values")
    for letter in raw:
        if _unseen(letter) and (letter in outside or unicodedata.category(letter) == "Cc"):
            return _odd_fault(letter, f"{key} = {raw}" if key else raw)
    if raw[0] in "\"'":
        return _quotes_fault(key, raw, kind)
    if raw.rstrip("\"'") != raw:
        return tell("a quotation mark is missing"), advice(key, raw.strip("\"' "), kind)
    if raw[0] == "(" and raw[-1] == ")" and reads(f"x = [{raw[1:-1]}]"):
        return tell("a list stands between [ and ]"), write(key, f"[{raw[1:-1]}]")
    if (kind is None or key == "month" or key.endswith("date")) and (found := date_fault(key, raw, bare(kind))):
        return found
    if kind is None and (found := _guess(key, raw)):
        return found
    return tell("a text stands between quotation marks"), advice(key, raw, kind)


def _plain_fault(key: str, raw: str, kind: Any) -> tuple[Told, Told]:
    """What is wrong with a value that stands without quotation marks and brackets."""
    plain, shown = bare(kind), raw.strip("\"'")
    if plain is bool:
        return tell("“{value}” is neither true nor false", value=shown), advice(key, raw, kind)
    if plain in (int, float):
        if len(re.sub(r"\D", "", raw)) > 15 and re.fullmatch(r"[\d_+-]+", raw):
            return tell("there is a number that is too long"), tell("correct it")
        return tell("“{value}” is not written as a number", value=shown), advice(key, raw, kind)
    what = tell("“{value}” is not written as a day is", value=shown)
    return date_fault(key, raw, plain) or (what, advice(key, raw, kind))


def _guess(key: str, raw: str) -> tuple[Told, Told] | None:
    """What is wrong with a value that looks like yes, no or a number, in a field that isn't known."""
    if word := yes_or_no(raw):
        return tell("“{value}” is neither true nor false", value=raw), write(key, word)
    # +32 81 73 71 76 is a text; so is 0471 12 34 56.
    if not (number := number_of(raw)) or re.match(r"\+|0\d+($|[^.\d])", raw) or re.search(r"\d\s\d{1,2}\b", raw):
        return None
    return tell("“{value}” is not written as a number", value=raw), write(key, number)


def _seen(raw: str) -> str:
    """Return a value without the letters around it that nobody sees."""
    return "".join(each for each in raw if not _unseen(each))


def _quotes_fault(key: str, raw: str, kind: Any) -> tuple[Told, Told]:
    """What is wrong with a text that begins with a quotation mark and has another."""
    first = _STRAIGHT.match(raw)
    rest = raw[first.end() :].strip() if first else ""
    if first and rest[:1] in ("]", "}") and reads(f"x = [{raw}"):
        return tell("“{mark}” is missing", mark="["), write(key, f"[{raw}")
    if first and rest and "'" not in rest and '"' not in rest:
        what = tell("there is “{rest}” behind the closing quotation mark", rest=rest)
        return what, write(key, first.group()) if len(first.group()) <= LONGEST else tell("remove it")
    if first and rest and raw[-1] == raw[0]:
        what = tell("there are quotation marks inside the text")
        if get_origin(bare(kind)) is tuple:
            return what, advice(key, raw, kind)
        inner = raw[1:-1]
        if inner.startswith(raw[0]):
            return what, tell('put it between straight "quotes"')
        return what, advice(key, inner, kind)
    if "\\" in raw:
        return tell("there is a backslash (\\) in the text"), tell("write / instead, or \\\\")
    return tell("a quotation mark is missing"), tell("put a \" before the text and one behind it")


# Brackets and commas


def _shape_fault(statement: Statement) -> Fault | None:
    """What is wrong between values that are right."""
    opened: list[Piece] = []
    pieces = [piece for piece in statement.pieces if piece.kind != "newline"]
    for piece in statement.pieces:
        if piece.kind == "newline" and opened and opened[-1].text == "{":
            after = next((each for each in pieces if each.start > piece.start), None)
            if statement.open is opened[-1] or after is None or after.text in "[{]":
                return (opened[-1].line, *_unclosed(opened[-1]))
            return (
                opened[-1].line,
                tell("what stands between { and } goes over several lines"),
                tell("write it on one line"),
            )
        if piece.kind == "mark" and piece.text in "[{":
            opened.append(piece)
        elif piece.kind == "mark" and piece.text in "]}":
            if not opened:
                return piece.line, tell("there is one “{mark}” too many", mark=piece.text), tell("remove it")
            if (first := opened.pop()).text != {"]": "[", "}": "{"}[piece.text]:
                return (piece.line, *_unclosed(first))
    if statement.open:
        return (statement.open.line, *_unclosed(statement.open))
    for one, other in pairwise(pieces):
        if one.text == "," and other.text == "}":
            return other.line, tell("there is a comma before “}”"), tell("remove the comma")
        if one.text == "," and other.text == ",":
            return other.line, tell("there are two commas"), tell("remove the comma")
        ends = one.kind in ("string", "word") or one.text in ("]", "}")
        if ends and (other.kind in ("string", "word") or other.text in ("[", "{")):
            return one.line, tell("a comma is missing"), tell("put a comma between two values")
    paths = [spot.path for spot in statement.spots]
    for spot in statement.spots:
        if paths.count(spot.path) > 1:
            return spot.line, tell("“{name}” is there twice", name=_key(spot)), tell("remove one")
    return None


def _unclosed(opened: Piece) -> tuple[Told, Told]:
    closes = "]" if opened.text == "[" else "}"
    what = tell("“{mark}” is never closed", mark=opened.text)
    return what, tell("put “{mark}” where it ends", mark=closes)
