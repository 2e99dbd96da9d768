"""What the preview says of each message of a page: its French, its translation, where both stand, how far it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pwa.languages import SOURCE, Language
from pwa.problems import Origin
from pwa.site.plan import Site
from pwa.text import TIERS, Text
from pwa.translation.progress import REVIEW_WORDS, WORDS, Standing, standings
from pwa.wording import Told, tell, tongue


def inspection(site: Site, language: Language, texts: Iterable[Text]) -> dict[str, Any]:
    """Return the words of the panel, "lang" and "words", and in "messages" what to say of each of `texts`, by the id
    that its element has (`data-msg`).

    Two messages have one id where the same words stand in two catalogues. Each has "state" (translated, fuzzy, missing
    or french), "from" (the language that is shown) and "rows", each with "label", "value", and where these are words of
    a language "lang" and "dir".
    """
    words = {
        "label": tell("the text that you point at"),
        "copy": tell("copy the id"),
        "copied": tell("copied"),
        "close": tell("close"),
    }
    return {
        "lang": tongue(),
        "words": {name: str(said) for name, said in words.items()},
        "messages": _messages(site, language, texts),
    }


def _messages(site: Site, language: Language, texts: Iterable[Text]) -> dict[str, list[dict[str, Any]]]:
    catalogue = site.catalogues[language.tag]
    reviews = {file.domain: file.review for file in catalogue.files}
    trouble = next(iter(site.troubles.get(language.tag, ())), None)
    found: dict[str, list[dict[str, Any]]] = {}
    for each in standings(texts, catalogue):
        text = each.text
        local = site.localisers[language.tag](text, older=True)
        rows = [_words(site.languages.source, text.source), _row(tell("stands in"), _place(text.origin))]
        if language.tag != SOURCE:
            if each.words:
                rows.append(_words(language, each.words))
            if each.there:
                rows.append(_row(tell("stands in"), _place(each.origin)))
            elif trouble:
                rows.append(
                    _row(tell("stands in"), tell("a file that can't be read: {place}", place=_place(trouble.origin)))
                )
            elif each.state != "translated":
                rows.append(_row(tell("stands in"), tell("no file yet: run `pwa translate update`")))
            state = _state(each, REVIEW_WORDS[reviews.get(text.domain, catalogue.review)], local.language, local.older)
            if trouble:
                state = tell(
                    "{state}; not shown until {place} is corrected",
                    state=WORDS[each.state],
                    place=_place(trouble.origin),
                )
            rows.append(_row(tell("state"), state))
        rows.append(_row(tell("tier"), f"{text.tier}, {TIERS[text.tier]}"))
        if text.note:
            rows.append({**_row(tell("note"), text.note), "lang": "en", "dir": "ltr"})
        state_name = "french" if language.tag == SOURCE else each.state
        found.setdefault(text.id, []).append({"state": state_name, "from": local.language.tag, "rows": rows})
    return found


def _state(standing: Standing, review: Told, shown: Language, older: bool) -> Told:
    if standing.state == "translated":
        return tell("{state}, {review}", state=WORDS["translated"], review=review)
    if older:
        return tell("to read again: the French has changed; readers see the old text, and are told so")
    return tell("{state}; readers see {name}", state=WORDS[standing.state], name=shown.name)


def _place(origin: Origin) -> str:
    return f"{origin.file}:{origin.line}" if origin.file else str(tell("the code"))


def _row(label: object, value: object) -> dict[str, str]:
    return {"label": str(label), "value": str(value)}


def _words(language: Language, words: str) -> dict[str, str]:
    return {"label": language.name, "value": words, "lang": language.tag, "dir": language.direction}
