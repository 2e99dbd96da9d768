"""Adds a language: its entry, with what CLDR knows of it, and its three catalogues. All of it or nothing."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from babel import Locale, localedata
from babel.core import get_global
from babel.languages import get_official_languages

from pwa.languages import SOURCE, Language, Languages, read_languages
from pwa.plurals import plural_rule
from pwa.problems import Origin, Problem, Problems
from pwa.project import Project
from pwa.text import DOMAINS, Text
from pwa.translation.catalogue import catalogue_path, review_name
from pwa.translation.reviews import NAME as REVIEWS
from pwa.translation.reviews import ReviewOf, with_review
from pwa.translation.update import update_catalogues
from pwa.wording import Told, tell

_TAG = re.compile(r"(?P<language>[a-z]{2,3})(-(?P<script>[a-z]{4}))?(-(?P<region>[a-z]{2}|\d{3}))?", re.I)
_PIVOT = "en"
"""Read by more people than French, where French is no language of the country."""

_OTHER_CALENDAR = {"aa", "am", "byn", "gez", "om", "sid", "so", "ti", "tig", "wal"}  # of Ethiopia and its neighbours
_OTHER_CALENDAR |= {"ckb", "fa", "haz", "ku", "lrc", "mzn", "ps", "ne", "th"}  # the solar one, and others
"""Languages whose names of months also mean months of another calendar, or are little known to those who read them:
they see days in digits, as the papers of an office have them."""


@dataclass(frozen=True)
class Newcomer:
    """A language that was added. `asked` is what somebody typed, `origin` where its entry stands, `first` how many
    messages of tier 1 each catalogue has, `languages` are all that there are now."""

    language: Language
    asked: str
    origin: Origin
    first: dict[Path, int]
    languages: Languages


class Refused(Exception):
    """Why a language can't be added, and what to do."""

    def __init__(self, what: Told, advice: Told) -> None:
        super().__init__(what)
        self.what, self.advice = what, advice


def add_language(project: Project, asked: str, texts: Sequence[Text]) -> Newcomer:
    """Add the language that somebody asked for, in whatever spelling. Raise `Problems`, and leave everything as it was,
    where it is there already, or CLDR does not know it."""
    path = project.content / "languages.toml"
    languages = read_languages(project)
    try:
        language = describe(asked, languages)
    except Refused as refused:
        raise Problems([Problem(Origin(project.shown(path)), refused.what, refused.advice)]) from None
    before = _read(project, path)
    after = before + _entry(language, before)
    language = _as_read(project, after, language.tag)
    paths = [catalogue_path(project, language, domain) for domain in DOMAINS]
    reviews = project.translations / REVIEWS
    with _all_or_nothing(project, [path, reviews, *paths]):
        update_catalogues(project, list(texts), [language])
        if reviews.exists():
            reviews.write_bytes(_with_drafts(project, reviews, language))
        path.write_bytes(after)
        languages = read_languages(project)
    line = before.count(b"\n") + (not before.endswith(b"\n") and bool(before)) + 2
    first = {
        path: sum(text.domain == domain and text.tier == 1 for text in texts)
        for domain, path in zip(DOMAINS, paths, strict=True)
    }
    return Newcomer(language, asked, Origin(project.shown(path), line), first, languages)


# What CLDR knows


def describe(asked: str, languages: Languages) -> Language:
    """Return what there is to say of a language, as CLDR has it; raise `Refused` where there is none, or no need."""
    names = {name.lower(): known for known in languages for name in (*known.aliases, known.tag)}
    typed = asked.strip().replace("_", "-")
    tag = typed if typed.lower() in names else _tag(asked)  # an alias may be a code that CLDR does not know
    if known := names.get(tag.lower()):
        there = tell("{tag} is there already: it is {name}", tag=tag, name=known.name)
        if known.tag.lower() != tag.lower():
            there = tell("{tag} leads to {name}, which is there already", tag=tag, name=known.name)
        advice = tell("run `pwa translate status {tag}`, which says what is left to do", tag=known.tag)
        raise Refused(there, tell("name another language") if known.tag == SOURCE else advice)
    locale = Locale.parse(tag, sep="-")
    return Language(
        tag=tag,
        locale=tag.replace("-", "_"),
        name=own_name(locale),
        direction="rtl" if locale.text_direction == "rtl" else "ltr",
        fallback=_fallback(tag, languages),
        plural=plural_rule(locale),
        date="digits" if locale.language in _OTHER_CALENDAR else "long",
        aliases=_aliases(tag, languages),
    )


def _tag(asked: str) -> str:
    """Return the shortest tag that CLDR knows for what somebody typed: AM_ET is am, prs is fa-AF."""
    match = _TAG.fullmatch(asked.strip().replace("_", "-"))
    if match is None:
        raise Refused(tell("“{tag}” is no code of a language", tag=asked), tell("write it as in am or fa-AF"))
    language, script, region = match["language"].lower(), match["script"] or "", match["region"] or ""
    if renamed := get_global("language_aliases").get(language):
        language, usual_script, usual_region = _parts(renamed)
        script, region = script or usual_script, region or usual_region
    whole = _whole(language, script.title(), region.upper())
    for parts in ((), (whole[2],), (whole[1],), whole[1:]):
        locale = "_".join([language, *filter(None, parts)])
        if localedata.exists(locale) and _whole(*_parts(locale)) == whole:
            return locale.replace("_", "-")
    is_known = localedata.exists(language) and (script or region)
    advice = tell("write it as {tag}", tag=language) if is_known else tell("write it as in am or fa-AF")
    raise Refused(tell("CLDR, the directory of languages, does not know “{tag}”", tag=asked), advice)


def _whole(language: str, script: str, region: str) -> tuple[str, str, str]:
    """Return language, script and country, with those that are likely where they aren't said."""
    likely = get_global("likely_subtags")
    names = ((language, script, region), (language, region), (language, script), (language,))
    found = next((name for each in names if (name := likely.get("_".join(filter(None, each))))), language)
    _, likely_script, likely_region = _parts(found)
    return language, script or likely_script, region or likely_region


def _parts(locale: str) -> tuple[str, str, str]:
    language, *rest = locale.split("_")
    script = next((each for each in rest if len(each) == 4), "")
    return language, script, next((each for each in rest if len(each) != 4), "")


def own_name(locale: Locale) -> str:
    """Return what a language calls itself, as it stands at the head of a line."""
    name = locale.languages.get(str(locale)) or locale.get_display_name(locale) or str(locale)
    # Title case, not upper case: Georgian has capitals, and begins no sentence with them.
    return name[0].title() + name[1:]


def _fallback(tag: str, languages: Languages) -> tuple[str, ...]:
    """Propose what lends a missing text: the same language elsewhere, then English where French is not at home."""
    language = tag.partition("-")[0]
    country = (get_global("likely_subtags").get(language) or "").rpartition("_")[2]
    is_at_home = SOURCE in get_official_languages(country, de_facto=True)
    lent = [] if is_at_home or language == _PIVOT else [_PIVOT]
    return tuple(dict.fromkeys([each for each in (language, *lent) if each != tag and each in languages] + [SOURCE]))


def _aliases(tag: str, languages: Languages) -> tuple[str, ...]:
    """Return the other codes that CLDR has for this very language, and the one with its country."""
    locale, language = tag.replace("-", "_"), tag.partition("-")[0]
    likely = (get_global("likely_subtags").get(tag) or "").split("_")
    found = [f"{tag}-{likely[-1]}"] if tag == language and len(likely) > 1 else []
    codes = sorted(code for code, means in get_global("language_aliases").items() if means == locale)
    found += [code for code in codes if re.fullmatch(r"[a-z]{2,3}", code)]
    return tuple(each for each in found if languages.resolve(each) is None)


# The files


def _read(project: Project, path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise project.unreadable(path, error) from None


def _entry(language: Language, before: bytes) -> bytes:
    """Return the entry to append, with the ends of line that the file has."""
    values = {
        "tag": language.tag,
        "locale": language.locale,
        "name": language.name,
        "direction": language.direction,
        "fallback": list(language.fallback),
        "aliases": list(language.aliases),
        "plural": language.plural,
        "date": language.date,
    }
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in values.items()]
    end = "\r\n" if b"\r\n" in before else "\n"
    gap = end if before.endswith(b"\n") or not before else end * 2
    return (gap + end.join(["[[language]]", *lines]) + end).encode()


def _as_read(project: Project, body: bytes, tag: str) -> Language:
    """Return the new language as it will be read, so that what is written is known to be right before it is."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "languages.toml").write_bytes(body)
        return read_languages(replace(project, content=Path(folder)))[tag]


def _with_drafts(project: Project, path: Path, language: Language) -> bytes:
    text = path.read_bytes().decode("utf-8-sig")
    for domain in DOMAINS:
        text = with_review(text, ReviewOf(review_name(language, domain), "draft"))
    return text.encode()


@contextmanager
def _all_or_nothing(project: Project, paths: Sequence[Path]) -> Iterator[None]:
    """Put each of the files back as it was, or away, if anything goes wrong, or somebody ends it."""
    before = {path: path.read_bytes() if path.exists() else None for path in paths}
    folders = [folder for path in paths for folder in (path.parent, path.parent.parent) if not folder.exists()]
    try:
        yield
    except BaseException as error:
        for path, body in before.items():
            with suppress(OSError):
                path.unlink(missing_ok=True) if body is None else path.write_bytes(body)
        for folder in folders:
            with suppress(OSError):
                folder.rmdir()
        if isinstance(error, OSError):
            what = tell("this can't be written ({strerror})", strerror=error.strerror)
            origin = Origin(project.shown(Path(error.filename or paths[0])))
            raise Problems([Problem(origin, what, tell("let this user write it"))]) from None
        raise
