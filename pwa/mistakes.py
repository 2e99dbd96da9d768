"""What is wrong with a statement of a TOML text, in the words of an editor, and how to write it where that is clear."""

from __future__ import annotations

import datetime
import re
import tomllib
import unicodedata
from functools import cache
from itertools import pairwise

from babel import Locale

from pwa.statements import Piece, Spot, Statement
from pwa.wording import Told, tell

Fault = tuple[int, Told, Told]
"""The line, what is wrong, what to do."""

YES = {"true", "oui", "vrai", "yes", "o", "1", "on", "x", "ja"}
NO = {"false", "non", "faux", "no", "n", "0", "off", "nee"}
_DOUBLE, _SINGLE = "“”„‟«»‹›＂″〝〞", "‘’‚‛`´"
_STRAIGHT = re.compile(r"""\"(?:\\.|[^"\\\n])*"|'[^'\n]*'""")
_LONGEST = 120
"""Letters of a corrected line that is still shown."""


def reads(text: str) -> bool:
    """Whether `text` is TOML."""
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def fault_of(statement: Statement) -> Fault:
    """Return what is wrong with a statement that alone is no TOML."""
    if statement.is_header:
        return (statement.line, *_header_fault(statement))
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
            return (spot.line, *value_fault(_key(spot), spot.raw, inside))
    return _shape_fault(statement) or (statement.line, *_unclear())


def _nameless(line: str) -> tuple[Told, Told]:
    """What is wrong between braces where “name = value” is not whole."""
    if re.search(r"[{,]\s*[\w-]+\s*[:：](?!/)", line):
        return tell("there is “:” instead of “=”"), tell("write {line}", line='{ name = "value" }')
    return tell("there is a name without a value, or a value without its name"), tell(
        "write {line}", line='{ name = "value" }'
    )


def _unclear() -> tuple[Told, Told]:
    return tell("this line can't be understood"), tell("compare it with the lines around it: name = value")


def _key(spot: Spot) -> str:
    return spot.path[-1] if isinstance(spot.path[-1], str) else ""


def write(key: str, value: str) -> Told:
    """Return the advice to write `value`, as the whole line where it has a name."""
    return tell("write {line}", line=f"{key} = {value}" if key else value)


def quoted(text: str) -> str:
    """Return `text` as it stands in a TOML file."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _as_text(key: str, text: str) -> Told:
    text = " ".join(text.split())
    return write(key, quoted(text)) if 0 < len(text) <= _LONGEST else tell('put it between straight "quotes"')


# A line as a whole


def _header_fault(statement: Statement) -> tuple[Told, Told]:
    text = statement.text.partition("\n")[0]
    if odd := next((piece for piece in statement.pieces if piece.kind == "odd" and _unseen(piece.text)), None):
        return _odd_fault(odd.text, text)
    what = tell("this header is not well formed")
    name = re.search(r"\w[\w.-]*", text)
    if name is None:
        return what, tell("write a name between the brackets, as in the headers around it")
    double = text.count("[") > 1 or text.count("]") > 1
    line = f"[[{name.group()}]]" if double else f"[{name.group()}]"
    return what, tell("write {line}, alone on its line", line=line)


def _line_fault(text: str) -> tuple[Told, Told]:
    """What is wrong with a line without “name =”."""
    first = text.partition("\n")[0]
    if match := re.match(r"([\w-]+)\s*[:：]\s*(\S.*)$", first):
        return tell("there is “:” instead of “=”"), write(match[1], _value(match[2]))
    if match := re.match(rf"([\w-]+)\s+([\"'\[{{{_DOUBLE}+\d].*|true|false)$", first):
        return tell("the = is missing"), write(match[1], _value(match[2]))
    what = tell("this line is neither “name = value” nor a header in brackets")
    return what, tell("put # before it if it is a remark, or join it to the line that it belongs to")


def _value(raw: str) -> str:
    return raw if reads(f"x = {raw}") else quoted(raw.strip(f"\"' {_DOUBLE}\u00a0\u202f"))


def _odd_fault(odd: str, text: str) -> tuple[Told, Told]:
    if odd in "\"'":
        return tell("a quotation mark is missing"), tell("put a \" before the text and one behind it")
    if not _unseen(odd):
        return _unclear()
    what = tell("there is a letter that nobody sees ({name})", name=_name_of(odd))
    blank = " " if unicodedata.category(odd) == "Zs" else ""
    clean = "".join(blank if each == odd else each for each in text).strip()
    clean = clean.replace("=  ", "= ").replace("  =", " =")
    if "\n" in text or len(clean) > _LONGEST or not reads(clean):
        return what, tell("remove it, or type an ordinary space in its place")
    return what, tell("write {line}, with ordinary spaces", line=clean) if blank else tell("write {line}", line=clean)


def _unseen(letter: str) -> bool:
    return letter not in " \t\n" and unicodedata.category(letter) in ("Zs", "Zl", "Zp", "Cf", "Cc")


def _name_of(letter: str) -> object:
    if unicodedata.category(letter) == "Zs":
        return tell("no-break space")
    return f"U+{ord(letter):04X}"


# A value


def value_fault(key: str, raw: str, inside: bool = False) -> tuple[Told, Told]:
    """Return what is wrong with a value that is no TOML. `inside`: it stands between brackets."""
    outside = _STRAIGHT.sub("", raw)
    if not raw:
        if not key:
            return _unclear()
        return tell("“{name}” has no value", name=key), write(key, "…")
    if raw.startswith("="):
        return tell("there is more than one ="), write(key, raw.lstrip("= "))
    if raw[0] in _DOUBLE + _SINGLE or (raw[0] in "\"'" and raw[-1] in "“”‘’" and raw.count(raw[0]) == 1):
        what = tell("the quotation marks {marks} are not the straight ones", marks=f"{raw[0]} {raw[-1]}")
        whole = len(raw) > 1 and raw[-1] in _DOUBLE + _SINGLE + "\"'"
        marks = f"\"' {_DOUBLE}{_SINGLE}\u00a0\u202f"
        return what, _as_text(key, raw.strip(marks)) if whole else tell('put it between straight "quotes"')
    if raw[:3] in ('"""', "'''"):
        return tell("this text is never closed"), tell("put {marks} behind it as well", marks=raw[:3])
    if re.search(r",\s*[\w-]+\s*=\s*\"", raw) or (raw[0] in "\"'" and raw.count(raw[0]) == 1):
        what = tell("a quotation mark is missing")
        if re.search(r",\s*[\w-]+\s*=", raw):
            return what, tell("put a \" before the text and one behind it")
        return what, _as_text(key, raw[1:].rstrip(","))
    if inside and re.fullmatch(rf"(?:{_STRAIGHT.pattern})(?:\s*(?:{_STRAIGHT.pattern}))+", raw):
        return tell("a comma is missing"), tell("put a comma between two values")
    if inside and re.search(r"\s[\w-]+\s*=", outside):
        return tell("a comma is missing"), tell("put a comma between two values")
    for letter in raw:
        if _unseen(letter) and (letter in outside or unicodedata.category(letter) == "Cc"):
            return _odd_fault(letter, f"{key} = {raw}" if key else raw)
    if raw[0] in "\"'":
        return _quotes_fault(key, raw)
    if raw.rstrip("\"'") != raw:
        return tell("a quotation mark is missing"), _as_text(key, raw.strip("\"' "))
    if word := yes_or_no(raw):
        return tell("“{value}” is neither true nor false", value=raw), write(key, word)
    if raw[0] == "(" and raw[-1] == ")" and reads(f"x = [{raw[1:-1]}]"):
        return tell("a list stands between [ and ]"), write(key, f"[{raw[1:-1]}]")
    if found := date_fault(key, raw):
        return found
    if found := number_fault(key, raw):
        return found
    return tell("a text stands between quotation marks"), _as_text(key, raw)


def _quotes_fault(key: str, raw: str) -> tuple[Told, Told]:
    """What is wrong with a text that begins with a quotation mark and has another."""
    first = _STRAIGHT.match(raw)
    rest = raw[first.end() :].strip() if first else ""
    if first and rest[:1] in ("]", "}") and reads(f"x = [{raw}"):
        return tell("“{mark}” is missing", mark="["), write(key, f"[{raw}")
    if first and rest and "'" not in rest and '"' not in rest:
        what = tell("there is “{rest}” behind the closing quotation mark", rest=rest)
        return what, write(key, first.group()) if len(first.group()) <= _LONGEST else tell("remove it")
    if first and rest and raw[-1] == raw[0]:
        what = tell("there are quotation marks inside the text")
        inner = raw[1:-1]
        return what, _as_text(key, inner) if not inner.startswith(raw[0]) else tell('put it between straight "quotes"')
    if "\\" in raw:
        return tell("there is a backslash (\\) in the text"), tell("write / instead, or \\\\")
    return tell("a quotation mark is missing"), tell("put a \" before the text and one behind it")


def yes_or_no(raw: str) -> str:
    """Return "true" or "false" if `raw` means one of them, else nothing."""
    word = raw.strip(f"\"' {_DOUBLE}{_SINGLE}\u00a0\u202f.").lower()
    return "true" if word in YES else "false" if word in NO else ""


def number_of(raw: str) -> str:
    """Return the number that `raw` means, as it stands in a TOML file, or nothing: "1.250,50 €" is 1250.50."""
    text = re.sub(r"[\s\u00a0\u202f'’]|€|EUR|%|°|km|\"|kg", "", raw, flags=re.IGNORECASE)
    if re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})+,\d+|[+-]?\d+,\d+", text):
        text = text.replace(".", "").replace(",", ".")
    text = re.sub(r"^([+-]?)0+(?=\d)", r"\1", text)
    text = re.sub(r"^([+-]?)\.", r"\g<1>0.", text).removesuffix(".")
    return text if re.fullmatch(r"[+-]?\d{1,15}(\.\d+)?", text) else ""


def number_fault(key: str, raw: str) -> tuple[Told, Told] | None:
    if len(re.sub(r"\D", "", raw)) > 15 and re.fullmatch(r"[\d_+-]+", raw):
        return tell("there is a number that is too long"), tell("correct it")
    # +32 81 73 71 76 is a text; so is 0471 12 34 56.
    if not (number := number_of(raw)) or re.match(r"\+|0\d+($|[^.\d])", raw) or re.search(r"\d\s\d{1,2}\b", raw):
        return None
    return tell("“{value}” is not written as a number", value=raw), write(key, number)


# A day


@cache
def _months() -> dict[str, int]:
    """The months in French, Dutch and English, in full and in short."""
    found = {}
    for locale in ("en", "nl", "fr"):
        for width in ("wide", "abbreviated"):
            for number, name in Locale(locale).months["format"][width].items():
                found[_plain(name)] = number
    return found


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.lower())
    return "".join(each for each in letters if each.isalnum())


def _parts(raw: str) -> tuple[int, int, int] | None:
    """Return year, month and day of something that looks like a day; the day is 0 where there is only a month."""
    text = " ".join(raw.strip(f"\"' .;,{_DOUBLE}{_SINGLE}\u00a0\u202f").split())
    text = re.sub(r"[T ]\d\d:\d\d(:\d\d)?.*$", "", text)
    if match := re.fullmatch(r"((?:19|20)\d\d)(\d\d)(\d\d)", text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := re.fullmatch(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?", text):
        return int(match[1]), int(match[2]), int(match[3] or 0)
    if match := re.fullmatch(r"(?:(\d{1,2}) ?[-/. ] ?)?(\d{1,2}) ?[-/. ] ?(\d{4})", text):
        return int(match[3]), int(match[2]), int(match[1] or 0)
    if match := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{2})", text):
        return 2000 + int(match[3]), int(match[2]), int(match[1])
    day = r"(\d{1,2})(?:er|st|nd|rd|th)?"
    match = re.fullmatch(rf"(?:[^\W\d]+\.?,? )?(?:{day}[ -])?([^\W\d]+\.?),?[ -](\d{{4}})", text)
    if match and (month := _months().get(_plain(match[2]))):
        return int(match[3]), month, int(match[1] or 0)
    match = re.fullmatch(rf"([^\W\d]+\.?) {day},? (\d{{4}})", text)
    if match and (month := _months().get(_plain(match[1]))):
        return int(match[3]), month, int(match[2])
    return None


def day_of(raw: str) -> str:
    """Return the day that `raw` means, as 2026-11-23, or nothing."""
    try:
        return datetime.date(*(_parts(raw) or (0, 0, 0))).isoformat()
    except ValueError:
        return ""


def date_fault(key: str, raw: str) -> tuple[Told, Told] | None:
    """Return what is wrong with something that looks like a day, or like a month."""
    parts = _parts(raw)
    if parts is None:
        return None
    shown = raw.strip("\"'")
    if day := day_of(raw):
        return tell("“{value}” is not written as a day is", value=shown), write(key, day)
    year, month, day_number = parts
    if day_number or not 1 <= month <= 12:
        return tell("there is no day “{value}”", value=shown), tell("correct it; a day is written as 2026-11-23")
    if key != "month" and not key.endswith("date"):  # the date of a page may be a month
        return tell("“{value}” is a month, not a day", value=shown), tell("write the whole day, such as 2026-11-23")
    what = tell("“{value}” is not written as a day or a month is", value=shown)
    line = f'{key} = "{year:04}-{month:02}"' if key else f'"{year:04}-{month:02}"'
    return what, tell("write the whole day, such as 2026-11-23, or, if a month is enough, {line}", line=line)


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
            return other.line, tell("there are two commas"), tell("remove one")
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
