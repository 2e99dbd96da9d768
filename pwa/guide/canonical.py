"""What is checked is what is published: the one way in which each kind of value is written.

Each function returns the canonical form of what an editor wrote, or raises `Refused` with the reason. Where the
form is not what was written, nothing is corrected in silence: the check tells the editor what to write.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from functools import cache
from urllib.parse import urlsplit

import langcodes
import phonenumbers
from email_validator import EmailNotValidError, validate_email
from phonenumbers import PhoneNumberFormat, PhoneNumberType, ShortNumberCost, shortnumberinfo

from pwa.wording import Told, tell

OLDEST = datetime.date(1900, 1, 1)
"""No page, law or figure of the guide is older."""
YEARS_AHEAD = 20
"""What applies from a day to come, or is announced, is no further away."""

SHORTENERS = (
    "adf.ly", "amzn.to", "bit.do", "bit.ly", "bitly.com", "bl.ink", "buff.ly", "cutt.ly", "dlvr.it", "fb.me",
    "goo.gl", "is.gd", "lc.cx", "lnkd.in", "lstu.fr", "ow.ly", "qr.ae", "rb.gy", "rebrand.ly", "s.id",
    "short.gy", "shorturl.at", "shrtco.de", "snip.ly", "t.co", "t.ly", "t1p.de", "tiny.cc", "tinyurl.com",
    "tr.im", "urlr.me", "urlz.fr", "v.gd", "vu.fr", "x.gd",
)
"""Hosts whose addresses hide where they lead, and who count whoever follows them."""

_NOWHERE = frozenset(("localhost", "local", "localdomain", "internal", "invalid", "test", "onion", "lan", "home"))
"""Top labels that no address of the open Internet ends in (RFC 2606, RFC 6761, RFC 6762)."""

_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_TOP = re.compile(r"[a-z]{2,63}")
_NOT_IN_URL = re.compile(r"[\s\\\"<>`{}|^]")
_LONGEST_SHOWN = 80
_LONGEST_URL = 2000

_PAID = (PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST, PhoneNumberType.PERSONAL_NUMBER)
_NO_CALL = (PhoneNumberType.PAGER, PhoneNumberType.VOICEMAIL)


class Refused(ValueError):
    """There is no canonical form: `what` is wrong, and `advice` what to do."""

    def __init__(self, what: Told, advice: Told) -> None:
        super().__init__(what, advice)
        self.what, self.advice = what, advice

    def __str__(self) -> str:
        return f"{self.what}, {self.advice}"


def shown(value: object) -> str:
    """Return `value` for a message of one line: what can't be seen is named (⟨U+200B⟩), what is long is cut."""
    text = str(value)
    text = text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
    return "".join(f"⟨U+{ord(each):04X}⟩" if is_invisible(each) else each for each in text)


def is_invisible(character: str) -> bool:
    """Whether a character shows nothing, or another blank than the one of the keyboard: controls, bidi, zero width."""
    return character != " " and unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp")


def plain_text(text: str) -> str:
    """Return `text` with ordinary blanks, none around it, and nothing else that is invisible."""
    return "".join(" " if unicodedata.category(each) == "Zs" else each for each in text if not _gone(each)).strip()


def _gone(character: str) -> bool:
    return is_invisible(character) and unicodedata.category(character) != "Zs"


# Telephones


@cache
def is_country(code: str) -> bool:
    """Whether `code` is the ISO 3166 code of a country with telephones."""
    return code in phonenumbers.SUPPORTED_REGIONS


def telephone(text: str, country: str, paid: bool = False, free: bool = False) -> str:
    """Return a telephone number in E.164, a + and digits, whatever way of writing it `country` (ISO 3166) has.

    A number that costs more than a call is refused unless editors know it (`paid`), or that it is `free`.
    """
    if short_number(text, country):
        raise Refused(
            tell("“{number}” is a short number", number=shown(text)),
            tell("add short = true beside it: { number = \"{short}\", short = true }", short=_digits(text)),
        )
    number = _parsed(text, country)
    if number is None:
        raise Refused(
            tell("“{number}” is no telephone number", number=shown(text)),
            tell(
                "write it as +{code}… with all its digits, without blanks",
                code=phonenumbers.country_code_for_region(country),
            ),
        )
    kind = phonenumbers.number_type(number)
    satellite = phonenumbers.region_code_for_number(number) == "001" and kind != PhoneNumberType.TOLL_FREE
    if kind in _NO_CALL or satellite:
        raise Refused(
            tell("“{number}” is no number that everybody can call", number=shown(text)),
            tell("give the ordinary number of the service"),
        )
    if kind in _PAID and not (paid or free):
        raise Refused(
            tell("“{number}” costs more than an ordinary call", number=shown(text)),
            tell("give an ordinary number; if there is none, add paid = true beside it and warn in “caution”"),
        )
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def _parsed(text: str, country: str) -> phonenumbers.PhoneNumber | None:
    try:
        number = phonenumbers.parse(plain_text(text), country)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_valid_number(number) else None


def short_number(text: str, country: str, paid: bool = False, free: bool = False) -> str:
    """Return a short number (112) as one dials it in `country`, or "" where it is none there."""
    digits = _digits(text)
    if not re.fullmatch(r"[1-9][0-9]{1,5}", digits):
        return ""
    number = phonenumbers.PhoneNumber(
        country_code=phonenumbers.country_code_for_region(country), national_number=int(digits)
    )
    if not shortnumberinfo.is_valid_short_number_for_region(number, country):
        return ""
    cost = shortnumberinfo.expected_cost_for_region(number, country)
    return "" if cost == ShortNumberCost.PREMIUM_RATE and not (paid or free) else digits


def short_telephone(text: str, country: str, paid: bool = False, free: bool = False) -> str:
    """Return a number that is marked as short, as one dials it in `country` (ISO 3166)."""
    if digits := short_number(text, country, paid, free):
        return digits
    try:
        long = telephone(text, country, paid, free)
    except Refused:
        raise Refused(
            tell("“{number}” is no short number in {region}", number=shown(text), region=country),
            tell("correct it or its region"),
        ) from None
    raise Refused(
        tell("“{number}” is no short number in {region}", number=shown(text), region=country),
        tell("write it as {number}, and remove short = true", number=long),
    )


def _digits(text: str) -> str:
    """Return the digits of a number in ASCII, or "" where there is anything else but blanks and points."""
    plain = re.sub(r"[\s./-]", "", plain_text(text))
    return "".join(str(unicodedata.digit(each)) for each in plain) if plain.isdecimal() else ""


# E-mails and web addresses


def email(text: str) -> str:
    """Return an e-mail address in small letters, without the `mailto:` of a copied link."""
    refused = Refused(
        tell("“{email}” is no e-mail address", email=shown(text)), tell("write it as in info@example.org")
    )
    plain = re.sub(r"^mailto:\s*", "", plain_text(text), flags=re.IGNORECASE).lower()
    if not re.fullmatch(r"[a-z0-9._+'-]+@[a-z0-9.-]+", plain):
        raise refused
    try:
        found = validate_email(plain, check_deliverability=False, allow_smtputf8=False, globally_deliverable=False)
    except EmailNotValidError:
        raise refused from None
    if not _is_host(found.domain):
        raise refused
    return found.normalized


def url(text: str) -> str:
    """Return a web address: http or https, a host with a dot, nothing hidden.

    Raise `Refused`, also for a user before the host, letters of other alphabets in it (they look alike), a number
    instead of a name, link shorteners.
    """
    whole = tell("write it whole, with https://")
    no_address = tell("“{url}” is no web address", url=shown(text))
    plain = plain_text(text)
    try:
        parts = urlsplit(plain)
        port = parts.port
    except ValueError:  # brackets that hold no address, a port that is no number
        raise Refused(no_address, whole) from None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise Refused(no_address, whole)
    if _NOT_IN_URL.search(plain) or len(plain) > _LONGEST_URL:
        raise Refused(no_address, tell("copy it again from the browser: it holds blanks or signs that no address has"))
    if "@" in parts.netloc:
        raise Refused(
            tell("“{url}” leads to what stands after the @", url=shown(text)),
            tell("remove what stands between https:// and the @, or take another address"),
        )
    host = (parts.hostname or "").removesuffix(".")
    if not host.isascii() or "xn--" in host:
        raise Refused(
            tell("the name of the site in “{url}” has letters that look like others", url=shown(text)),
            tell("type it by hand, with the letters a to z only"),
        )
    if not _is_host(host):
        raise Refused(no_address, whole)
    if any(host == each or host.endswith(f".{each}") for each in SHORTENERS):
        raise Refused(
            tell("“{url}” hides where it leads", url=shown(text)), tell("open it, and copy the address of the page")
        )
    usual = port is None or port == {"http": 80, "https": 443}[parts.scheme]
    if not usual and not 0 < (port or 0) < 65536:
        raise Refused(no_address, whole)
    place = host if usual else f"{host}:{port}"
    return parts._replace(netloc=place).geturl()


def _is_host(host: str) -> bool:
    """Whether `host` (small letters) can be a name on the Internet: labels with dots, the last one of letters."""
    labels = host.split(".")
    return (
        len(labels) > 1
        and len(host) <= 253
        and all(_LABEL.fullmatch(label) for label in labels)
        and _TOP.fullmatch(labels[-1]) is not None
        and labels[-1] not in _NOWHERE
    )


# Dates


def page_date(text: str, today: datetime.date) -> str:
    """Return the date of a cited page: "2024-09-30", "2024-09", "2024", each also with "about ", or "undated"."""
    plain = " ".join(plain_text(text).lower().split())
    if plain == "undated":
        return plain
    about = "about " if plain.startswith("about ") else ""
    return about + partial_date(plain.removeprefix("about "), today)


def partial_date(text: str, last: datetime.date) -> str:
    """Return "2024-09-30", "2024-09" or "2024": a day that there is, or was begun, by the day `last`."""
    advice = tell('write "2024-09-30", "2024-09", "2024" or "undated"')
    if computed := _written_otherwise(text):
        raise Refused(
            tell("“{date}” is not the date of a page", date=shown(text)), tell('write it as "{date}"', date=computed)
        )
    found = re.fullmatch(r"([0-9]{4})(-[0-9]{2})?(-[0-9]{2})?", text)
    try:
        if not found:
            raise ValueError
        day = datetime.date(*(int(part) for part in (text + "-01-01").split("-")[:3]))
    except ValueError:
        raise Refused(tell("“{date}” is not the date of a page", date=shown(text)), advice) from None
    in_time(day, last)
    return text


def month(text: str, last: datetime.date) -> str:
    """Return a month: "2024-09"."""
    if not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", text):
        raise Refused(tell("“{month}” is no month", month=shown(text)), tell('write it as in "2024-09"'))
    return partial_date(text, last)


def _written_otherwise(text: str) -> str:
    """Return a day that is written as in 23/11/2026 or 2026-1-5 the way that files have it, or ""."""
    found = re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", text)
    day, month, year = found.groups() if found else ("", "", "")
    if not found and (found := re.fullmatch(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})", text)):
        year, month, day = found.groups()
    try:
        written = datetime.date(int(year), int(month), int(day)).isoformat() if found else ""
    except ValueError:
        return ""
    return written if written != text else ""


def in_time(day: datetime.date, last: datetime.date, first: datetime.date = OLDEST) -> None:
    """Raise `Refused` unless `day` lies between `first` and `last`, both included."""
    if day > last:
        raise Refused(tell("{day} is still to come", day=day.isoformat()), tell("correct the date"))
    if day < first:
        raise Refused(tell("{day} is too long ago", day=day.isoformat()), tell("correct the date"))


def years_ahead(today: datetime.date) -> datetime.date:
    """Return the last day of which the guide may speak."""
    return datetime.date(today.year + YEARS_AHEAD, 12, 31)


# Names


def tag(text: str) -> str:
    """Return a tag of a language as BCP 47 writes it: "fr", "nl-BE", "ar-Latn"."""
    plain = plain_text(text).replace("_", "-")
    try:
        valid = re.fullmatch(r"[A-Za-z0-9-]{2,35}", plain) is not None and langcodes.tag_is_valid(plain)
        usual = langcodes.Language.get(plain, normalize=False).to_tag() if valid else ""
        shortest = langcodes.standardize_tag(plain) if valid else ""
    except ValueError:
        valid = False
    if not valid:
        raise Refused(tell("“{tag}” is no tag of a language", tag=shown(text)), tell("write it as in fr, nl or ar"))
    return shortest if len(shortest) < len(usual) else usual


def country_code(text: str) -> str:
    """Return the two letters of a country (ISO 3166), in capitals."""
    plain = plain_text(text).upper()
    if not is_country(plain):
        raise Refused(
            tell("“{country_code}” is no country", country_code=shown(text)), tell("write its two letters, such as BE")
        )
    return plain
