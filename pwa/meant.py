"""What a value in a TOML file should be, what somebody most likely meant by another one, and how to write that."""

from __future__ import annotations

import datetime
import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from babel import Locale
from pydantic import TypeAdapter, ValidationError
from pydantic_core import SchemaValidator

from pwa.text import Text
from pwa.wording import Told, tell

LONGEST = 120
"""Letters of a corrected line that is still shown."""
DOUBLE, SINGLE = "“”„‟«»‹›＂″〝〞", "‘’‚‛`´"
_AROUND = f"\"' {DOUBLE}{SINGLE}\u00a0\u202f"
_DASHES = re.compile("[‐‑‒–—―−]")
_YES = {"true", "oui", "vrai", "yes", "o", "1", "on", "x", "ja"}
_NO = {"false", "non", "faux", "no", "n", "0", "off", "nee"}
_PAGE_DATE = (
    r"(about )?\d{4}(-\d\d){0,2}|undated",
    tell('write "2024-09-30", "2024-09", "2024" or "undated"'),
)
_FORMS = {
    "date": _PAGE_DATE,
    "source_date": _PAGE_DATE,
    "number": (r"\+\d{7,15}|\d{2,6}", tell("write it between quotation marks, with its + and without blanks")),
    "month": (r"\d{4}-\d\d", tell("write a month such as \"2026-11\"")),
}
"""Texts that are held to one way of writing, which what is typed without quotation marks may not have."""


# What a field should be


def mark_of(kind: Any, where: Sequence[str | int]) -> Any:
    """Return the type of what should stand at `where` in a `kind`, with its marks; None where nothing should."""
    for step in where:
        kind = bare(kind)
        if isinstance(step, int):
            kind = get_args(kind)[0] if get_origin(kind) is tuple else None
        else:
            kind = get_type_hints(kind, include_extras=True).get(step) if is_dataclass(kind) else None
    return kind


def expected(kind: Any, where: Sequence[str | int]) -> Any:
    """Return what should stand at `where` in a `kind`: str, a dataclass, tuple[str, ...], …"""
    return bare(mark_of(kind, where)) or str


def bare(kind: Any) -> Any:
    """Return a type without its marks: the one that is not None."""
    if get_origin(kind) is Annotated:
        return bare(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        return bare(next(each for each in get_args(kind) if each is not NoneType))
    return kind


def is_plain(kind: Any) -> bool:
    """Whether a value of this type stands without quotation marks and brackets."""
    return bare(kind) in (bool, int, float, datetime.date)


def reader(kind: Any) -> SchemaValidator:
    """Return what makes a `kind` of a value, or says what is wrong with it."""
    return SchemaValidator(_as_written(TypeAdapter(kind).core_schema))


def _as_written(schema: Any) -> Any:
    """Return a schema that takes values as they stand in the file: pydantic makes true of "yes", and a day of 86400."""
    if isinstance(schema, list):
        return [_as_written(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    changed = {name: _as_written(each) for name, each in schema.items()}
    if changed.get("type") in ("bool", "date", "float", "int", "str"):
        changed["strict"] = True
    return changed


# What is wrong with a field, and what to write


def told(name: str, key: str, raw: str, kind: Any, detail: Any, header: str) -> tuple[Told, Told]:
    """Return what is wrong with the field `name`, which stands in the file as `raw` or under `header`, as (what,
    advice). `kind` is what it should be, `detail` what pydantic says."""
    plain = bare(kind)
    if found := _refused(name, raw, plain, detail):
        return found
    if get_origin(plain) is tuple and header:
        return tell("[{name}] has too few brackets", name=header), tell("write {known}", known=f"[[{header}]]")
    if plain is datetime.date and raw[:1] in ("'", '"') and not day_of(raw) and (found := date_fault(key, raw, plain)):
        return found
    if plain is bool:
        what = tell("“{name}” must be true or false", name=name)
    elif plain is int and "." in number_of(raw):
        what = tell("“{name}” must be a whole number", name=name)
    elif plain in (int, float):
        what = tell("“{name}” must be a number", name=name)
    elif plain is datetime.date:
        what = tell("“{name}” must be a day", name=name)
    elif get_origin(plain) is tuple:
        what = tell("“{name}” must be a list in brackets", name=name)
    elif is_table(plain):
        what = tell("“{name}” must stand between braces", name=name)
    else:
        what = tell("“{name}” must be a text", name=name)
    return what, advice(key, raw, kind)


def _refused(name: str, raw: str, plain: Any, detail: Any) -> tuple[Told, Told] | None:
    """Return what a field refuses itself."""
    if detail["type"] in _OURS:
        what, todo = _OURS[detail["type"]]
        return what.of(name=name), todo
    if isinstance(what := detail.get("ctx", {}).get("what"), Told):
        return what, detail["ctx"]["advice"]
    if detail["type"] == "unknown_term":
        return _unknown(name, detail["ctx"]["value"], detail["ctx"]["known"])
    if get_origin(plain) is Literal and raw[:1] in ("'", '"'):
        return _unknown(name, raw.strip("'\""), ", ".join(map(str, get_args(plain))))
    return None


_OURS = {
    "empty_text": (tell("“{name}” is empty"), tell("write it, or remove the whole entry")),
    "empty_value": (tell("“{name}” is empty"), tell("write it, or remove the line")),
    "malformed_id": (tell("“{name}” is not well formed"), tell("use a–z, 0–9 and hyphens, 100 at the most")),
    "reserved_id": (tell("the pages use “{name}” for something else"), tell("choose another id")),
}
"""What fields refuse themselves, by the type of their error (pwa/guide/fields.py)."""


def _unknown(name: str, value: object, known: str) -> tuple[Told, Told]:
    what = tell("“{name}” is “{value}”, which is not known", name=name, value=str(value))
    return what, tell("use one of {known}", known=known)


def write(key: str, value: str) -> Told:
    """Return the advice to write `value`, as the whole line where it has a name."""
    return tell("write {line}", line=f"{key} = {value}" if key else value)


def advice(key: str, raw: str, kind: Any) -> Told:
    """Return what to write instead of `raw` in a field of that `kind`: the line where it is clear, else its form.

    The line is tried before: nobody who writes it is told of another mistake in it.
    """
    plain = bare(kind)
    value = meant(raw, plain)
    if not value or (len(value) > LONGEST or "\n" in value):
        return _form(key, plain)
    if is_plain(kind) or get_origin(plain) is tuple or is_table(plain) or kind is None:
        return write(key, value)
    if key in _FORMS and not re.fullmatch(_FORMS[key][0], value[1:-1]):
        return _FORMS[key][1]
    try:
        reader(kind).validate_python(tomllib.loads(f"x = {value}")["x"])
    except ValidationError as error:
        found = _refused(key, value, plain, error.errors(include_url=False)[0])
        return _form(key, plain) if found is None else _in_quotes(found[1])
    return write(key, value)


def _in_quotes(todo: Told) -> Told:
    """Return an advice that names words as they stand in a file."""
    known = dict(todo.values).get("known")
    return todo.of(known=", ".join(map(quoted, str(known).split(", ")))) if known else todo


def _form(key: str, plain: Any) -> Told:
    if plain is bool:
        return tell("write true or false, without quotes")
    if plain is int:
        return tell("write it in digits, without a point")
    if plain is float:
        return tell("write it in digits, as in 50.47 or 12")
    if plain is datetime.date:
        return tell("write it as 2026-11-23, without quotes")
    if get_origin(plain) is tuple:
        return write(key, "[ … ]")
    if is_table(plain):
        return write(key, "{ … }")
    return tell('put it between straight "quotes"')


def is_table(plain: Any) -> bool:
    """Whether a type is a table in the file: a dataclass, but no text of a message."""
    return is_dataclass(plain) and plain is not Text


# What is meant


def reads(text: str) -> bool:
    """Whether `text` is TOML."""
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def quoted(text: str) -> str:
    """Return `text` as it stands in a TOML file."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def meant(raw: str, plain: Any) -> str:
    """Return what `raw` most likely means as it stands in a TOML file, in a field of a type, or nothing."""
    if plain is bool:
        return yes_or_no(raw)
    if plain in (int, float):
        number = number_of(raw) or (_degrees(raw) if plain is float else "")
        return "" if plain is int and "." in number else number
    if plain is datetime.date:
        return day_of(raw)
    if get_origin(plain) is tuple:
        return f"[{_items(raw, bare(get_args(plain)[0]))}]" if raw else ""
    if is_table(plain):
        return _table(raw, plain)
    text = " ".join(raw.split())
    return "" if not text or text[0] in "[{" else text if text[0] in "\"'" and reads(f"x = {text}") else quoted(text)


def _items(raw: str, inner: Any) -> str:
    """Return what stands between the brackets of a list of `inner`."""
    if is_table(inner):
        return raw if raw.startswith("{") and reads(f"x = [{raw}]") else _table(raw, inner)
    if inner is str and raw[0] not in "[{(":
        parts = [part.strip(_AROUND + "<>-") for part in re.split("[,;]", raw)]
        return ", ".join(quoted(part) for part in parts if part)
    return raw if reads(f"x = [{raw}]") else "…"


def _table(raw: str, kind: Any) -> str:
    """Return a table with the first name that a `kind` needs, with `raw` as its value if that is a text."""
    first = next((each.name for each in fields(kind) if each.default is MISSING), "")
    value = raw if raw[:1] in ("'", '"') and reads(f"x = {raw}") else '"…"'
    return f"{{ {first} = {value} }}"


def yes_or_no(raw: str) -> str:
    """Return "true" or "false" if `raw` means one of them, else nothing."""
    word = raw.strip(_AROUND + ".").lower()
    return "true" if word in _YES else "false" if word in _NO else ""


def number_of(raw: str) -> str:
    """Return the number that `raw` means, as it stands in a TOML file, or nothing: "1.250,50 €" is 1250.50.

    A word behind it is its unit ("24 p."), unless it makes another number of it ("3 mille").
    """
    if re.match(r"[oO]\d", raw):  # a nought, or the west
        return ""
    text = re.sub(r"[\u00a0\u202f\s]+", " ", _in_digits(raw)).strip(_AROUND + "~≈,;")
    text = re.sub(r" ?(\([^)]*\)|[^\W\d_]{1,20}[.:/ ]?)*$", lambda found: "" if _is_unit(found[0]) else found[0], text)
    text = re.sub(r"(?<=\d)[ '’](?=\d{3}(?!\d))| ?[€$£%] ?| ?[°º]$|(?<=[+-]) ", "", text)
    if re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})+,\d+|[+-]?\d+,\d+", text):
        text = text.replace(".", "").replace(",", ".")
    if re.fullmatch(r"[+-]?\d{1,3}(\.\d{3}){2,}", text):
        text = text.replace(".", "")
    text = re.sub(r"^([+-]?)0+(?=\d)", r"\1", text)
    text = re.sub(r"^([+-]?)\.", r"\g<1>0.", text).removesuffix(".")
    return text if re.fullmatch(r"[+-]?\d{1,15}(\.\d+)?", text) else ""


def _is_unit(words: str) -> bool:
    return not re.match(r" ?(mil|k\b|m\b|mrd|cent|douz|doz|hund|hond|thous|duiz|bil|[nsewo]\b)", words, re.IGNORECASE)


def _in_digits(raw: str) -> str:
    """Return `raw` with digits where letters that look like them stand in a number, and with ordinary hyphens."""
    raw = "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in raw)
    text = re.sub(r"(?<![^\W\d_oOlI])[oO](?=[./,-]?[oOlI]*\d)", "0", _DASHES.sub("-", raw))
    return re.sub(r"(?<![^\W\d_oOlI])[lI](?=[./,-]?[oOlI]*\d)", "1", text)


_DEGREES = re.compile(
    r"([NSEW])?\s*(\d{1,3}(?:[.,]\d+)?)\s*[°º]?\s*"
    r"(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:['’′]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:[\"”″]|''|’’))?)?)?(?:\s*([NSEW])|(?<=[\s°'’′\"”″])(O))?",
    re.IGNORECASE,
)


def _degrees(raw: str) -> str:
    """Return degrees, minutes and seconds, with the letter of a side, as decimal degrees: 51°30 is 51.5."""
    match = _DEGREES.fullmatch(raw[1:-1] if raw[:1] in ("\"", "'") and raw[0] == raw[-1] else raw)
    side = (match[5] or match[6]) if match else ""
    if match is None or (match[1] and side) or (match[3] and not re.search("[°º]", raw)):
        return ""
    degrees, minutes, seconds = (float((part or "0").replace(",", ".")) for part in match.group(2, 3, 4))
    if minutes >= 60 or seconds >= 60:
        return ""
    sign = "-" if (match[1] or side or "N").upper() in "SWO" else ""
    return sign + f"{degrees + minutes / 60 + seconds / 3600:.5f}".rstrip("0").rstrip(".")


# A day


@cache
def _months() -> dict[str, int]:
    """The months in French, Dutch and English, in full and in short."""
    found = {}
    for locale in ("en", "nl", "fr"):
        for width in ("wide", "abbreviated"):
            for number, name in Locale(locale).months["format"][width].items():
                found[_letters(name)] = number
    return found


def _letters(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.lower())
    return "".join(each for each in letters if each.isalnum())


def _parts(raw: str) -> tuple[int, int, int] | None:
    """Return year, month and day of something that looks like a day; the day is 0 where there is only a month."""
    text = " ".join(_in_digits(raw).strip(_AROUND + ".;,[](){}").split())
    text = re.sub(r"[T ]\d\d:\d\d(:\d\d)?.*$", "", text)
    text = re.sub(r"(?<=\d)(Z|[ ,;(][^\d]*)$", "", text)  # a remark behind it
    if match := re.fullmatch(r"((?:19|20)\d\d)(\d\d)(\d\d)", text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := re.fullmatch(r"(\d{4}) ?[-/. ] ?(\d{1,2})(?: ?[-/. ] ?(\d{1,2}))?", text):
        return int(match[1]), int(match[2]), int(match[3] or 0)
    if match := re.fullmatch(r"(?:(\d{1,2}) ?[-/. ] ?)?(\d{1,2}) ?[-/. ] ?(\d{4})", text):
        return int(match[3]), int(match[2]), int(match[1] or 0)
    if match := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{2})", text):
        return 2000 + int(match[3]), int(match[2]), int(match[1])
    day = r"(\d{1,2})(?:er|st|nd|rd|th)?"
    match = re.fullmatch(rf"(?:[^\W\d]+\.?,? )?(?:{day}[ -])?([^\W\d]+\.?),?[ -](\d{{4}})", text)
    if match and (month := _months().get(_letters(match[2]))):
        return int(match[3]), month, int(match[1] or 0)
    match = re.fullmatch(rf"([^\W\d]+\.?) {day},? (\d{{4}})", text)
    if match and (month := _months().get(_letters(match[1]))):
        return int(match[3]), month, int(match[2])
    return None


def day_of(raw: str) -> str:
    """Return the day that `raw` means, as 2026-11-23, or nothing."""
    try:
        return datetime.date(*(_parts(raw) or (0, 0, 0))).isoformat()
    except ValueError:
        return ""


def date_fault(key: str, raw: str, plain: Any = None) -> tuple[Told, Told] | None:
    """Return what is wrong with something that looks like a day, or like a month.

    `plain` is the type of the field: a day, a text (the date of a page may be a month), or None if that isn't known.
    """
    parts = _parts(raw)
    if parts is None:
        return None
    shown = raw.strip("\"'")
    if (day := day_of(raw)) and key != "month":
        what = tell("“{value}” is not written as a day is", value=shown)
        return what, write(key, quoted(day) if plain is str else day)
    year, month, day_number = parts
    if not 1 <= month <= 12 or (day_number and not day):
        return tell("there is no day “{value}”", value=shown), tell("correct it; a day is written as 2026-11-23")
    if plain is datetime.date or (plain is None and key != "month" and not key.endswith("date")):
        return tell("“{value}” is a month, not a day", value=shown), tell("write the whole day, such as 2026-11-23")
    what = tell("“{value}” is not written as a day or a month is", value=shown)
    line = f'{key} = "{year:04}-{month:02}"' if key else f'"{year:04}-{month:02}"'
    if key == "month":
        return what, tell("write {line}", line=line)
    return what, tell("write the whole day, such as 2026-11-23, or, if a month is enough, {line}", line=line)
