"""Words of the interface that stand for values in the data. `N_` only marks them for translation."""

from __future__ import annotations

from pwa.guide.model import Text


def N_(source: str) -> Text:  # the usual name
    return Text(source)


def N_p(context: str, source: str) -> Text:
    return Text(source, context)


SECTIONS = {
    "emergency": N_("Urgence"),
    "contacts": N_("Contacts"),
    "phrases": N_("Phrases utiles"),
    "search": N_("Chercher"),
    "resources": N_("Publications et liens"),
    "share": N_("Partager"),
    "phone": N_("Sur ce téléphone"),
    "about": N_("À propos"),
}

# Translators: heading of a group of contacts
KINDS = {
    "emergency": N_p("kind", "Urgences"),
    "shelter": N_p("kind", "Dormir et se poser"),
    "food": N_p("kind", "Manger, s’habiller"),
    "health": N_p("kind", "Santé"),
    "mental-health": N_p("kind", "Santé mentale"),
    "legal": N_p("kind", "Avocats et aide juridique"),
    "asylum": N_p("kind", "Demander l’asile"),
    "minors": N_p("kind", "Moins de 18 ans"),
    "women": N_p("kind", "Femmes"),
    "trafficking": N_p("kind", "Traite des êtres humains"),
    "lgbtqi": N_p("kind", "Personnes LGBTQI+"),
    "helpline": N_p("kind", "Parler à quelqu’un"),
    "family": N_p("kind", "Retrouver sa famille"),
    "work": N_p("kind", "Travail"),
    "return": N_p("kind", "Rentrer dans son pays"),
    "interpreter": N_p("kind", "Interprètes"),
    "integration-centre": N_p("kind", "Centres d’intégration"),
    "collective": N_p("kind", "Collectifs citoyens"),
    "authority": N_p("kind", "Autorités et centres fermés"),
    "border": N_p("kind", "Mer, France et Royaume-Uni"),
}

KIND_ICONS = {
    "emergency": "siren",
    "shelter": "bed",
    "food": "utensils",
    "health": "stethoscope",
    "mental-health": "brain",
    "legal": "scale",
    "asylum": "file-check",
    "minors": "backpack",
    "women": "venus",
    "trafficking": "link-2-off",
    "lgbtqi": "rainbow",
    "helpline": "message-circle",
    "family": "users",
    "work": "hammer",
    "return": "house",
    "interpreter": "languages",
    "integration-centre": "building-2",
    "collective": "hand-heart",
    "authority": "landmark",
    "border": "ship",
}

AUDIENCES = {
    "transit": N_p("audience", "Vous êtes en route"),
    "citizens": N_p("audience", "Vous aidez : citoyens solidaires"),
    "municipalities": N_p("audience", "Communes et CPAS"),
}

FOR_WHOM = {
    "transit": N_p("for whom", "personnes en route"),
    "minors": N_p("for whom", "moins de 18 ans"),
    "women": N_p("for whom", "femmes"),
    "families": N_p("for whom", "familles"),
    "citizens": N_p("for whom", "citoyens solidaires"),
    "municipalities": N_p("for whom", "communes"),
}

RESOURCE_KINDS = {
    "brochure": N_p("resource", "brochure"),
    "map": N_p("resource", "carte"),
    "film": N_p("resource", "film"),
    "letter": N_p("resource", "lettre ouverte"),
    "circular": N_p("resource", "circulaire"),
    "page": N_p("resource", "page web"),
    "report": N_p("resource", "rapport"),
    "book": N_p("resource", "livre"),
    "directory": N_p("resource", "répertoire"),
    "law": N_p("resource", "texte de loi"),
    "article": N_p("resource", "article"),
}

# Translators: how far we trust the facts of a contact
CONFIDENCE = {
    "official": N_p("confidence", "page officielle ou de l’organisation"),
    "listed": N_p("confidence", "annuaire d’une autre organisation"),
    "press": N_p("confidence", "article de presse"),
}
