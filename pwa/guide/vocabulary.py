"""THE words that editors choose from: each value with what readers see, in the order in which it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from pwa.text import Text


@dataclass(frozen=True)
class Term:
    """A value of a content file. `words` is what readers see; `icon` a pictogram beside it, or nothing."""

    value: str
    words: Text
    icon: str = ""


Vocabulary = Mapping[str, Term]


def _vocabulary(context: str | None, note: str, *rows: tuple[str, ...]) -> Vocabulary:
    return {
        value: Term(value, Text(words, context, "interface", note), *icon) for value, words, *icon in rows
    }


def one_of(vocabulary: Vocabulary) -> Any:
    """Return the mark of a field that holds a value of `vocabulary`: pwa/toml.py says so where it doesn't."""

    def known(value: str) -> str:
        if value not in vocabulary:
            raise PydanticCustomError(
                "unknown_term", "{value}", {"value": value, "known": ", ".join(vocabulary)}
            )
        return value

    return AfterValidator(known)


KINDS = _vocabulary(
    "kind",
    "heading of a group of contacts",
    ("emergency", "Urgences", "siren"),
    ("shelter", "Dormir et se poser", "bed"),
    ("food", "Manger, s’habiller", "utensils"),
    ("health", "Santé", "stethoscope"),
    ("mental-health", "Santé mentale", "brain"),
    ("legal", "Avocats et aide juridique", "scale"),
    ("asylum", "Demander l’asile", "file-check"),
    ("minors", "Moins de 18 ans", "backpack"),
    ("women", "Femmes", "venus"),
    ("trafficking", "Traite des êtres humains", "link-2-off"),
    ("lgbtqi", "Personnes LGBTQI+", "rainbow"),
    ("helpline", "Parler à quelqu’un", "message-circle"),
    ("family", "Retrouver sa famille", "users"),
    ("work", "Travail", "hammer"),
    ("return", "Rentrer dans son pays", "house"),
    ("interpreter", "Interprètes", "languages"),
    ("integration-centre", "Centres d’intégration", "building-2"),
    ("collective", "Collectifs citoyens", "hand-heart"),
    ("authority", "Autorités et centres fermés", "landmark"),
    ("border", "Mer, France et Royaume-Uni", "ship"),
)
"""The needs of the directory."""

AUDIENCES = _vocabulary(
    "audience",
    "heading of the home page: for whom the topics under it are",
    ("transit", "Vous êtes en route"),
    ("citizens", "Vous aidez : citoyens solidaires"),
    ("municipalities", "Communes et CPAS"),
)

FOR_WHOM = _vocabulary(
    "for whom",
    "whom a contact helps",
    ("transit", "personnes en route"),
    ("minors", "moins de 18 ans"),
    ("women", "femmes"),
    ("families", "familles"),
    ("citizens", "citoyens solidaires"),
    ("municipalities", "communes"),
)

RESOURCE_KINDS = _vocabulary(
    "resource",
    "what kind of publication it is",
    ("brochure", "brochure"),
    ("map", "carte"),
    ("film", "film"),
    ("letter", "lettre ouverte"),
    ("circular", "circulaire"),
    ("page", "page web"),
    ("report", "rapport"),
    ("book", "livre"),
    ("directory", "répertoire"),
    ("law", "texte de loi"),
    ("article", "article"),
)

CONFIDENCE = _vocabulary(
    "confidence",
    "how far we trust the facts of a contact",
    ("official", "page officielle ou de l’organisation"),
    ("listed", "annuaire d’une autre organisation"),
    ("press", "article de presse"),
)

BOXES = _vocabulary(
    None,
    "title of a box in a text",
    ("danger", "Danger", "triangle-alert"),
    ("unsure", "Cela peut avoir changé", "circle-question-mark"),
    ("good", "Bon à savoir", "info"),
)

DESCRIPTION = Text(
    "Guide hors ligne : urgences, droits, contacts", None, "interface", "what the app is, in a list of apps"
)
OLDER = Text(
    "Cette partie est plus ancienne dans votre langue.",
    None,
    "interface",
    "beside a sentence whose French was changed, and whose translation was not brought up to it yet",
)

VOCABULARIES: tuple[Vocabulary, ...] = (KINDS, AUDIENCES, FOR_WHOM, RESOURCE_KINDS, CONFIDENCE, BOXES)
