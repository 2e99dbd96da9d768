"""What a text of the guide may not hold: a fact that should be corrected once for all languages, or mark-up that
nothing understood and readers would see."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from html.entities import html5
from itertools import chain

import phonenumbers

from pwa.guide.model import Guide
from pwa.guide.vocabulary import BOXES
from pwa.text import Text
from pwa.wording import Told, tell

Fault = tuple[Told, Told]
"""What is wrong, and what to do."""

_KIND = re.compile(r"\\?[\[(【〔〖「『《〈]\s*!|!\s*\w")
_ENTITY = re.compile(r"&(#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]\w*);?")
_BULLET = "•‣⁃◦∙·※←-⇿■-◿★☆☐-☒☚-☟✓-✘✦✧✱-❋❍-❒❖➔-➾⬀-⯿"
_DASH = "‐-―−"
_POINTING = "👉👈☝👆👇▶🔹🔸🔴🟠🟢🔵⚫⚪📌🔘✅❌❎"
_LETTER = r"[^\W\d_]"

# What a line may not begin with: the pattern, and what the editor most likely meant.
_HEADING = re.compile(r"#")
_SIGNS = re.compile(r"\+[+=-]{2}|[─-╿]|={3}|-{3}|_{3}|\*{3}|:{3}|!{3}|<{3}|~{3}")
_POINT = re.compile(
    rf"[{_BULLET}{_POINTING}]|[-+*>](?:\s|$)|-{_LETTER}|[+]{_LETTER}|\*{_LETTER}(?!.*\*)|(?:-{{1,2}}|=)>|--\s"
)
_WORDS_OWN = re.compile(r"o\s")
"""A bullet of the second level of Word, once it is pasted."""
_DASHED = re.compile(rf"[{_DASH}](?:\s|{_LETTER})")
_NUMBERED = re.compile(
    rf"\d{{1,3}}[.)](?:[\u00a0\u202f]|{_LETTER})|\(\d{{1,3}}\)\s|\d{{1,3}}(?:[°º/-]|\.-|[°º]\))\s|[a-z]/\s|[0-9]\ufe0f?\u20e3|\d{{1,2}}\s[-–]\s{_LETTER}"
    r"|\(?(?:[A-Za-z]|[ivx]{2,4}|[IVX]{2,4})\)\s|[a-d]\.\s(?!à)|[①-⓿⒈-⒛]"
)
_NUMBERED_LINE = re.compile(r"\d{1,3}[.)]\s")
_QUOTED = re.compile(r"[»›]\s")
_IN_A_ROW = (
    re.compile(r"[A-C]\.\s"),
    re.compile(r"(?:i{1,3}|iv|v|I{1,3}|IV|V)\.\s"),
    re.compile(r"\d{1,3}:\s"),
    re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s"),
    re.compile("[\u2190-\u21ff\u2600-\u27bf\U0001f300-\U0001faff]"),
)
"""What begins a line of a list where several lines begin so, and else may be a name, a version or a picture."""
_TABBED = re.compile(r"\S[ ]*\t\s*\S")
_GOES_ON = re.compile(r"[^:;.!?…]$")
"""The end of a line whose sentence goes on in the next one: a dash or a number there may be part of it."""

_A_TABLE = (tell("there is a table, or a sign of one"), tell("write sentences or a list, without “|”"))

# What no text may hold once all mark-up was understood: the pattern, and what the editor most likely meant.
_LEFTOVERS: tuple[tuple[re.Pattern[str], Told, Told], ...] = (
    (
        re.compile(rf"\[\^|\^\[|^[¹²³⁰-⁹†‡]|{_LETTER}{{3}}[¹²³⁰-⁹†‡]"),
        tell("there is a footnote"),
        tell("write it in the text, or leave it out"),
    ),
    (re.compile(r"\[[ xX]\]"), tell("there is a box to tick"), tell("begin the line with “- ” alone")),
    (
        re.compile(r"\]\s*\(|\]\s*\[|\[(?!…\])|(?<!\[…)\]"),
        tell("a link was not understood"),
        tell("write it as [text](https://…), without blanks in the address"),
    ),
    (re.compile(r"=="), tell("there is a text that is marked with =="), tell("remove the =")),
    (re.compile(r"\|"), *_A_TABLE),
    (re.compile(r"\?{2,}"), tell("there are question marks instead of letters"), tell("write the letters again")),
    (re.compile(r"~~|~\w[^~]*~"), tell("there is a text that is struck out"), tell("remove it")),
    (
        re.compile(r"\*\*|(?<!\w)\*|\*(?!\w)|__|''"),
        tell("there is bold that was not understood"),
        tell("write **bold** with two stars on each side, right beside the words"),
    ),
    (
        re.compile(r"[`^]|(?<!\w)\+\+(?=\w)|(?<!\w):[a-z_]{2,}:(?!\w)"),
        tell("there is a sign that nothing understands here (` ^ ++ :…:)"),
        tell("remove it"),
    ),
    (
        re.compile("[•▪●]|:\\s+[-–]\\s"),
        tell("there is a list in the middle of a text"),
        tell("give each point a line with “- ”"),
    ),
    (
        re.compile(r"(?<![\w:/])(?:phone|contact|address|email|fact|card):[a-z0-9-]+"),
        tell("a placeholder has no braces"),
        tell("put it into braces, such as {phone:ID}"),
    ),
)

_CODE_TO_DIAL = re.compile(r"(?<![\w*#])[*#]{1,2}\d[\d*#]{0,20}#(?!\w)")
"""Such as *101#, which tells the credit of a telephone."""

_PLACEHOLDER_MEANT = re.compile(r"\{+\s*(\w+)\s*:\s*([^{}:]+?)\s*(?::\s*(\d+))?\s*\}+")
_SYNONYMS = {"tel": "phone", "tél": "phone", "telephone": "phone", "mail": "email", "adresse": "address",
             "fiche": "card", "fait": "fact"}  # fmt: skip
_KINDS = ("phone", "contact", "address", "email", "fact", "card")


def _any_of(*patterns: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile("|".join(patterns), flags)


# What a text may not say itself. Only what surely is such a fact: “2 h” may be how long, “23/11” may be a part.
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:@|\s?[(\[](?:at|arobase)[)\]]\s?)"
    r"(?:[\w-]+\.[\w.-]*\w|[\w-]{1,64}\s(?:point|dot)\s\w+)"
)

_ENDINGS = "be|org|com|net|eu|fr|info|brussels|uk|de|nl|lu|ch|io|app|gov|int"
_WEB = _any_of(
    r"(?i:https?://\S+|\bwww\.\S+)",
    rf"\b[\w-]{{1,64}}\.(?:{_ENDINGS})\b(?!\.\w)",
    r"\b[\w-]{1,64}\.[a-z]{2,20}/\w\S*",
    r"(?<![\w@.])@[A-Za-z][\w.]{2,}",
    flags=re.NOFLAG,  # “fin.De” lacks a blank
)

_MONTHS = "janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre"
_CUT_MONTHS = r"(?:janv?|f[ée]vr?|mar|avr|juil|ju[nl]|ao[uû]|sept?|oct|nov|d[ée]c)(?:\.|(?=\s+\d{4}))"
_DAYS = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
_SPELT = "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente"
_DAY_IN_WORDS = rf"(?:premier|(?:{_SPELT})(?:[-\s](?:et[-\s])?(?:une?|{_SPELT}))?)"
_DATE = _any_of(
    r"(?<![\w.-])\d{1,2}([/.-])\d{1,2}\1\d{4}(?![\w-])",
    r"(?<![\w/])\d{1,2}/\d{1,2}/\d{2}(?![\w/])",
    r"(?<![\w.-])(?!11\.11\.11)(?:0[1-9]|[12]\d|3[01])([.-])(?:0[1-9]|1[0-2])\2\d{2}(?![\w-]|\.\d)",
    r"(?<=\b[lda][eu] )\d{1,2}([.-])(?:0?[1-9]|1[0-2])\3\d{2}(?![\w-]|\.\d)",
    r"(?<!\w)(?:avant|dès|depuis|fermé|ouvert)\s+le\s+\d/\d(?![\w/])",
    r"(?<![\w-])\d{4}([/-])\d{1,2}\4\d{1,2}(?![\w-])",
    r"(?<=du )\d{1,2}([/.-])\d{1,2}(?= au \d{1,2}[/.-]\d{1,2})",
    rf"(?<!\w)(?:le|au|{_DAYS})\s+(?!24/7)(?:[0-2]?\d|3[01])/(?:0[1-9]|1[0-2]|(?<=\d\d/)[1-9])(?![\w/]|\s+d(?:es?|u)\b)",
    rf"(?<!\w)(?:le|jusqu[’']au|{_DAYS})\s+(?:[0-2]?\d|3[01])\.(?:0[1-9]|1[0-2])(?![\w%]|\.\d|\s?(?:%|m\b|km\b))",
    rf"(?<![\w.-])(?:1\s?er|1ᵉʳ|premier|\d{{1,2}})\s+(?:(?:{_MONTHS})\b(?:\s+\d{{4}})?|{_CUT_MONTHS})",
    rf"(?<=\b[lda][eu] ){_DAY_IN_WORDS}\s+(?:{_MONTHS})\b(?:\s+\d{{4}})?",
)
_LAWS = (
    "lois?(?:-programmes?|-cadres?)?|décrets?(?:-lois?)?|ordonnances?|arrêtés?|arrêts?|accords?|traités?|conventions?|directives?|règlements?"
    r"|circulaires?|jugements?|protocoles?|pactes?|chartes?|déclarations?|constitutions?|résolutions?|codes?|avis"
    r"|décisions?(?:-cadres?)?|mémorandums?|a\.?[rm]\.?"
)
_OF_A_LAW = _any_of(
    rf"\b(?:{_LAWS})(?:\s+(?!(?:le|dès|est|sont|vaut|change\w*|entre\w*|ferme\w*|ouvre\w*)\s)[\w«»’'/°-]+){{0,8}}?(?:\s+\(?du\s+|\s+\()$",
    rf"\b(?:{_LAWS})\b[^.;!?]*,?\s(?:signée?s?|adoptée?s?|modifiée?s?|ratifiée?s?|datée?s?)\s+(?:le|du)\s+$",
)
"""What stands before a date that names a law: that day never changes."""
_AND_ONE_MORE = _any_of(r"^(?:,|\s+et|\s+ou|,\s+et)?\s+(?:(?:de\s+|à\s+)?cel(?:le|ui)\s+)?(?:du\s+)?$")
_THE_ONE_OF = _any_of(r"\bcel(?:le|ui)\s+du\s+$")
_FIXED_DAY = _any_of(
    r"\bune\s+journée\b|\bjournées?\s+(?:(?:inter)?nationale|mondiale|européenne|d)|\bfériée?s?\b|\bfêt"
    r"|\bjours?\s+d(?:es?|u)\b|\bnoël\b|\bpâques\b|\bnouvel\s+an\b|\btoussaint\b|\barmistice\b"
)
"""What is said of a day that comes every year and never changes."""

_LONG_NUMBER = re.compile(r"(?<![\w.])(?:\+\s?\d|0)(?:[\s\u00a0./()-]{0,2}\d){7,}")

_CURRENCIES = r"€|\$|£|euros?\b|EUR\b|CHF\b|dollars?\b|pounds\b|livres\s+sterling\b|francs?\b|centimes?\b|cents?\b"
_COUNTED = (
    "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|cinquante|soixante"
    "|cents?|mille"
)
_AMOUNT = _any_of(
    rf"(?<!\d)(?!0\s?(?:{_CURRENCIES}))\d[\d\s.,]{{0,12}}(?:-\s?|k\s?)?(?:{_CURRENCIES})",
    r"(?:[€$£]|\bEUR)\s?\d[\d.,]*",
    rf"\b(?:{_COUNTED})\s+(?:euros|dollars)\b",
    r"\b(?:prix|co[uû]t|pa[iy]|vau|gagn|salaire|amende|reç|recev|tarif|demand)[^.;:!?]{0,30}?\b\d[\d\s.]{0,8}livres\b(?!\s+d)",
)

_HOW_LONG = (
    r"(?!\s+(?:d[eu]|sans|avant|après|plus\s+t[aô]rd?|d[’']affilée)\b|\s+d[’']|\s+(?:par\s+(?:jour|nuit|semaine|mois|an)"
    r"|sur\s+\d|à\s+(?:pied|vélo|la\s+nage)|en\s+(?!semaine|hiver|été|journée|soirée)"
    r"|au\s+(?:moins|maximum|total|plus(?!\s+t))|max))"
)
"""What stands behind a number of hours says that they are no time of day."""
_CLOCK = r"\d{1,2}(?:\s?h(?:\s?[0-5]\d)?|\s+heures(?:\s+[0-5]\d)?)(?!\w|\s\d)"
_HOURS = _any_of(
    rf"(?<![\w:,.'’-])(?:(?:de|entre)\s+)?(?:{_CLOCK}|\d{{1,2}})(?P<range>\s?[-–]\s?|\s+(?:à|et)\s+){_CLOCK}{_HOW_LONG}",
    rf"(?<!\w)(?P<from>à\s+partir\s+de|jusqu[’']à|à|dès|vers|avant|après|pour|{_DAYS})\s+(?!24\s?h){_CLOCK}{_HOW_LONG}",
    rf"(?<![\w:,.])\d{{1,2}}\s?(?:h|heures)\s?[0-5]\d(?!\w){_HOW_LONG}",
)
"""What may be a time of day, or how long something lasts."""
_LASTS = (
    r"met(?:tent|tre|tez)?|dur(?:e|ent|er|era|ait)|durées?|trajets?|voyages?|attentes?|délais?|retards?|tien(?:t|nent)|tenir"
    r"|garder|gardé\w*|reten(?:ir|ue?s?)|détenue?s?|arrestations?|détentions?"
)
_TAKES = (
    r"attend(?:ez|re|ent|s)?|dor(?:t|mez|mir|ment)|pren(?:d|ez|dre|nent)|compte[rz]?|faut|faudra|reste(?:[rz]|nt)?|passe[rz]?"
    r"|marche[rz]?|travaille[rz]?|agi(?:t|ssent)|pendant|durant|en|environ|toutes\s+les|chaque|les|pauses?|séances?"
    r"|maximum|minimum|moins|plus|après|garde[rz]-\w+|contrats?|repos"
)
_FILLED = (
    r"(?:\s+(?:est|sont|va|vont|peut|durer|de|d[’']environ|entre|environ|presque|encore|parfois|souvent|toujours|seulement"
    r"|au\s+moins|au\s+plus|plus|moins|près|en\s+moyenne|bien|en\s+(?:bus|train|voiture))){0,4}\s+$"
)
_LASTING = _any_of(
    rf"\b(?:{_LASTS}|{_TAKES}|fai(?:t|re)|font){_FILLED}",
    r"\b(?:durée|attente|trajet|délai|temps|voyage)s?\b[^.;:!?]{0,30}:\s+$"
)
"""What stands before hours that are no times of day."""
_LASTING_UP_TO = _any_of(rf"\b(?:{_LASTS}){_FILLED}")
_LIMITED = _any_of(r"\b(?:limit|rédui|inférieur|supérieur|éga[lu]|équiva|correspond|port|pass)\w*\s+$")
_OPENING = _any_of(
    r"\b(?:ouver|ouvr|ferm|arriv|v[ei]en|reven|entr|sort|présent|soyez|servi|commenc|plus\s)\w*[^.;:!?]{0,30}$"
)
_PARTS_OF_DAY = r"(?:du\s+(?:matin|soir)(?!\s+au)|de\s+l[’']après-midi|précises|pile|tapantes)"
_HOURS_IN_WORDS = "sept|huit|neuf|dix|onze|treize|quatorze|quinze|seize|dix-sept|dix-huit|dix-neuf|vingt"
_TIME = _any_of(
    r"(?<![\w:])(?:[01]?\d|2[0-4]):[0-5]\d(?![\w:])",
    r"(?<!\w)\d{1,2}\.\d{2}\s?h\b",
    r"(?<![\w.,])\d{1,2}\.[0-5][05](?:\s?[-–]\s?|\s+(?:à|et)\s+)"
    r"(?:[6-9]|0\d|1\d|2[0-4])\.[0-5][05](?![\w.,]*\d|\w|\s?(?:%|€|m\b|k[mg]\b))",
    rf"(?<![\w,.])\d{{1,2}}(?:\s?h|\s+heures?)(?:\s?\d\d)?\s+{_PARTS_OF_DAY}",
    rf"\b(?:de|entre)\s+(?:\d{{1,2}}|{_HOURS_IN_WORDS})(?:\s?h|\s+heures)?\s+(?:à|et)\s+(?:midi|minuit)\b",
    r"\b(?:de|entre)\s+(?:midi|minuit)\s+(?:à|et)\s+\d{1,2}(?:\s?h|\s+heures)(?!\w)",
    rf"(?<!\w)(?:à|dès|vers)\s+(?:{_HOURS_IN_WORDS})\s+heures\b{_HOW_LONG}",
    r"(?<![\w.,])\d{1,2}\s?(?:[ap]m|uur)\b|(?<![\w.,])\d{1,2}u(?:\d\d)?\b",
)

_POSITION = _any_of(
    r"(?<![\w.])-?\d{1,2}\.\d{4,}(?:\s?[,;/]\s?|\s)-?\d{1,3}\.\d{4,}", r"\d{1,3}\s?°\s?\d{1,2}(?:[.,]\d+)?\s?[’'′]"
)

_WAYS = (
    r"rue|avenue|av\.|place|boulevard|b[lv]?d\.?|chaussée|chée|quai|square|allée|impasse|drève|clos|route|chemin"
    r"|sentier|ruelle|venelle|galerie|cours|parvis|esplanade|faubourg|rond-point|rempart|montagne|cité|résidence|porte"
    r"|cour|parc|tienne|château"
)
_OF = r"(?:d[eu]s?\s+|aux?\s+|de\s+la\s+|d[’']|(?:de\s+)?l[’'])?"
_CAPITAL = r"[A-ZÀ-Ý][\w’'.-]*"
_WAY = rf"(?i:{_WAYS})\s+{_OF}{_CAPITAL}(?:\s+(?:d[eu]s?|l[ae]s?|et|aux?|sur|sous|à|[dl][’'][\w-]+|{_CAPITAL}))*"
_DUTCH_WAY = (
    r"(?:[A-Z][\w-]{2,30}(?:straat|laan|plein|markt|weg|kaai|dreef|dijk|hof)|[A-Z]\w{1,30}\s(?:[Mm]arkt|[Pp]lein|[Ll]aan))"
)
_NOT_COUNTED = (
    r"(?!(?:sous|puis|dans|près|vers|dès|depuis|sans|mais|sauf|après|chez|plus|très|à|au|aux|en|et|ou|bis|ter|est|pour|de|du"
    r"|sur|si|le|la|les|où|qui|bte|boîte|entre|tous|toutes|gratuit\w*|vous|nous|avec|quand|par|ce|cette)\b)"
)
_UNIT = (
    r"\s?(?:[%€]|h\b)|\s?(?:min(?:ute)?s?|s(?:econde)?s|heures?|jours?|semaines?|mois|ans|fois|personnes|places|lits"
    r"|m|mètres|km|kilomètres|kg|litres|°)(?!\w)"
)
_COUNTS = (
    rf"(?!{_UNIT})(?!(?<=[ ,]1)\s+{_NOT_COUNTED}[a-zà-ÿ]{{2,}})(?!\s\d{{3}}\b)"
    rf"(?!\s+{_NOT_COUNTED}(?:[a-zà-ÿ]{{2,}}\s+)?{_NOT_COUNTED}[a-zà-ÿ]+[sx]\b)"
)
"""What stands behind a number says that it counts something: a unit, or a word in the plural."""
_STREET = _any_of(
    rf"\b(?:{_WAY}|(?i:(?:grand[-’']place|petit-château)))(?:,?\s+au)?,?\s+(?:\(?(?:n°|nr\.?|numéro)\s*)?"
    rf"(?!(?:19|20)\d\d\b|\d+(?:er|e|ème)\b)\d{{1,4}}(?:[A-Za-z]|\s[A-Ga-g]|[-/]\d+)?\b{_COUNTS}",
    rf"\b{_DUTCH_WAY},?\s+(?!(?:19|20)\d\d\b|\d+(?:er|e|ème)\b)\d{{1,4}}[A-Za-z]?\b{_COUNTS}",
    rf"\b(?!(?:19|20)\d\d\b|\d+(?:er|e|ème)\b)\d{{1,4}}[A-Za-z]?,?\s+(?:de\s+la\s+|de\s+l[’']|du\s+)?{_WAY}",
    r"(?<!\b[lL]a )(?<!\b[uU]ne )(?<!\bcette )(?<!\bchaque )(?<!\b[eE]n )(?<!\bde )(?<!\b[lL]e )(?<!\b[uU]n )\b"
    r"(?:rue|avenue|boulevard|chaussée|ruelle|impasse|venelle|allée|quai|place(?=\s+d(?:e\s+la|u|es)\s))"
    r"(?:\s+(?!(?:pour|et|avec|à|est|en|ou|dans|après|dès|entre|par|vers|sur|plus|que|qui|compte|a|au)\b)[a-zà-ÿ’'-]{2,20}){1,4}"
    r",?\s+\d{1,3}[A-Za-z]?(?=\s*(?:[,.;)]|à\s|$))",
    flags=re.NOFLAG,  # “la rue accueille 12 personnes” is no address
)

_SHORT = r"(\d{3} \d{3}|\d{2,6})(?![\w/.,]*\d|\w|\s*(?:%|fois\b|BE\b))"
_BEFORE_IT = r"(?:\s+(?:d[’']abord|aussi|vite|tout\s+de\s+suite|gratuitement))?\s+"
_TO_CALL = r"\b(?:(?:appel|compos|form|téléphon|contact)(?:ez|er)|joign(?:ez|dre)|fai(?:tes|re))"
_CALLED = _any_of(
    rf"{_TO_CALL}{_BEFORE_IT}(?:(?:le|au)\s+(?:numéro\s+)?|numéro\s+)[«“\"]?\s?{_SHORT}",
    rf"\b(?:SMS|tél(?:éphone)?\.?(?:\s?:)?)\s+(?:(?:le|au)\s+)?(?:numéro\s+)?[«“\"]?\s?{_SHORT}",
)
"""A number that is to be called, whichever it is."""
_CALLED_OR_COUNTED = _any_of(
    rf"{_TO_CALL}{_BEFORE_IT}[«“\"]?\s?{_SHORT}(?!{_UNIT})"
)
_COUNTED_THING = _any_of(
    rf"^\s+{_NOT_COUNTED}(?:[a-zà-ÿ]{{2,}}\s+)?{_NOT_COUNTED}[a-zà-ÿ]+[sx]\b", r"^\s+(?:à|ou)\s+\d"
)
_NAMED = _any_of(
    rf"\b(?:le|au|du|numéro)\s+(?:numéro\s+)?[«“\"]?\s?{_SHORT}(?!{_UNIT})",
    rf"\b(?:numéros?|urgences?|appel\w*|téléphon\w*|contact\w*|joign\w*|police|pompiers|ambulances?|secours|SAMU|écoute)"
    rf"\b[^.;!?]{{0,50}}?(?:\s?:\s|\s?\(\s?){_SHORT}(?!{_UNIT})",
    rf"\b(?:police|pompiers|ambulances?|secours|urgences?|SAMU)\s+{_SHORT}(?!{_UNIT})",
    r"(?:\(|:)\s?(\d{3} \d{3})(?!\w)",
)
"""A number that may count something, if it isn't one to call."""
_NUMBER_OF_A_NAME = re.compile(
    r"(?<!\w)(?!(?:Chambre|Salle|Local|Page|Ligne|Porte|Bureau|Bus|Tram|Code|Total|Lits|Places|Dossier|Article|Annexe)\b)"
    rf"[A-ZÀ-Ý][\w-]{{2,40}}\s?(?::\s|\(\s?){_SHORT}(?=\s*[.,;!)]|$)"
)


def misread(lines: Sequence[str], language: str = "fr") -> tuple[int, Fault] | None:
    """Return which line of a text begins with what looks like a heading, a list or a box, and isn't one; and what is
    wrong with it."""
    for number, line in enumerate(lines):
        if fault := _beginning(line):
            return number, fault
        if language == "fr" and _WORDS_OWN.match(line):  # elsewhere it may be a word
            return number, _IN_LIST
    for pattern in _IN_A_ROW:
        found = [number for number, line in enumerate(lines) if pattern.match(line)]
        if len({lines[number].split()[0] for number in found}) > 1 or (pattern is _IN_A_ROW[-1] and len(found) > 1):
            return found[0], _IN_LIST if pattern is _IN_A_ROW[-1] else _IN_NUMBERED_LIST
    tabbed = [number for number, line in enumerate(lines) if _TABBED.search(line)]
    if len(tabbed) > 1 or any(len(_TABBED.findall(line)) > 1 for line in lines):
        return tabbed[0], _A_TABLE
    for pattern, fault in (
        (_DASHED, _IN_LIST),
        (_QUOTED, _IN_LIST),
        (_NUMBERED, _IN_NUMBERED_LIST),
        (_NUMBERED_LINE, _IN_NUMBERED_LIST),
    ):
        found = [number for number, line in enumerate(lines) if pattern.match(line)]
        begun = [number for number in found if number == 0 or not _GOES_ON.search(lines[number - 1])]
        if pattern is _NUMBERED_LINE and len(lines) == 1:
            continue  # a heading or a name may be numbered
        if begun or len(found) > 1:
            return found[0], fault
    return None


LINE_OF_SIGNS = (tell("this line of signs was not understood"), tell("remove it"))
_IN_LIST = (
    tell("this line of a list was not understood"),
    tell("begin the line with “- ” (a hyphen and an ordinary blank), after an empty line"),
)
_IN_NUMBERED_LIST = (
    tell("this line of a numbered list was not understood"),
    tell("begin the line with “1. ” (a number, a full stop and an ordinary blank), after an empty line"),
)


def _beginning(line: str) -> Fault | None:
    if _KIND.match(line):
        known = ", ".join(f"[!{kind}]" for kind in BOXES if kind != "good")
        return (
            tell("this kind of box is not known, or not at the beginning of a box"),
            tell("begin the box with one of {known} after the >, or with nothing", known=known),
        )
    if _HEADING.match(line):
        return tell("this heading was not understood"), tell("write ## or ###, a blank, then the heading")
    if _SIGNS.match(line):
        return LINE_OF_SIGNS
    return _IN_LIST if _POINT.match(line) else None


def entity(source: str) -> Fault | None:
    """Return what to write instead of the code of a letter, such as `&nbsp;`."""
    for found in _ENTITY.finditer(source):
        if letter := _letter_of(found.group(1), closed=found.group().endswith(";")):
            what = tell("there is the code {code} instead of a letter", code=found.group())
            if letter.isprintable() and letter.strip():
                return what, tell("write the letter itself: “{letter}”", letter=letter)
            return what, tell("write an ordinary blank there, or nothing")
    return None


def _letter_of(code: str, closed: bool) -> str:
    """Return what stands for a code such as "nbsp"; nothing for what is a name, as in R&D."""
    if code.startswith("#"):
        return html.unescape(f"&{code};")
    names = [f"{code};", f"{code.lower()};"] if closed else [code]
    return next((html5[name] for name in names if name in html5), "")


def leftover(text: str) -> Fault | None:
    """Return what looks like mark-up in a text that has none left."""
    text = _CODE_TO_DIAL.sub("", text)
    return next(((what, advice) for pattern, what, advice in _LEFTOVERS if pattern.search(text)), None)


def placeholder_meant(source: str) -> Told:
    """Return how to write the placeholder that somebody most likely meant."""
    for found in _PLACEHOLDER_MEANT.finditer(source):
        kind = _SYNONYMS.get(found.group(1).lower(), found.group(1).lower())
        name = re.sub(r"[\s_]+", "-", found.group(2).strip().lower())
        if kind in _KINDS and found.group(0) != f"{{{kind}:{name}}}" and re.fullmatch(r"[a-z0-9-]+", name):
            return tell("write {right}", right=f"{{{kind}:{name}}}")
    return tell("write it as in docs/rediger.md, like {phone:ID}")


def facts_in(text: Text, words: str, guide: Guide) -> Iterator[Fault]:
    """Yield the first fact that `text` says in its own words. `words` are what is shown of it, placeholders and links
    left out.

    Years are part of sentences, and so are days and times in the field `hours` of a contact, which is prose. A
    contact's text can't hold placeholders: it may name a short number, such as 112, that the guide has.
    """
    in_contact = text.domain == "contacts"
    in_prose = text.context == "hours"
    if found := _EMAIL.search(words):
        what = tell("the e-mail {email} stands in a sentence", email=found.group())
        yield what, tell("put it into “emails” of the contact") if in_contact else tell("write {email:ID} instead")
    elif found := _WEB.search(words):
        what = tell("the web address {address} stands in a sentence", address=found.group())
        yield what, tell("put it into “url” of the contact") if in_contact else tell("write a link: [text](https://…)")
    elif not in_prose and (day := _date(words)):
        what = tell("the date {date} stands in a sentence", date=day)
        yield what, _into_facts(in_contact)
    elif number := _telephone(words, guide):
        what = tell("the telephone number {number} stands in a sentence", number=number)
        yield what, tell("put it into “phones” of the contact") if in_contact else _phone_of(number, guide)
    elif found := _AMOUNT.search(words):
        what = tell("the amount {amount} stands in a sentence", amount=found.group().strip())
        yield what, _into_facts(in_contact)
    elif address := _address(words, guide):
        what = tell("the address “{address}” stands in a sentence", address=address)
        yield what, tell("put it into “address” of the contact") if in_contact else tell("write {address:ID} instead")
    elif found := _POSITION.search(words):
        what = tell("the position {position} stands in a sentence", position=found.group())
        yield what, tell("put it into “lat” and “lon” of the contact")
    elif not in_prose and (time := _time(words)):
        what = tell("the time {time} stands in a sentence", time=time)
        advice = tell("put it into “opening_hours” or “hours” of the contact")
        yield what, advice if in_contact else _into_facts(False)
    elif number := _short_number(words, guide, in_contact):
        what = tell("the telephone number {number} stands in a sentence", number=number)
        yield what, tell("give it to a contact of its own") if in_contact else _phone_of(number, guide)


def _into_facts(in_contact: bool) -> Told:
    if in_contact:
        return tell("leave it out, or say it in a page of the guide")
    return tell("put it into facts.toml and write {fact:NAME} instead")


def _date(words: str) -> str:
    """Return a day that may change: none that names a law, and no feast."""
    end_of_law = -1
    for found in _DATE.finditer(words):
        before = words[max(0, found.start() - _AROUND) : found.start()]
        law = _OF_A_LAW.search(before) or (re.search(r"\d{4}$", found.group()) and _THE_ONE_OF.search(before))
        if law or (end_of_law >= 0 and _AND_ONE_MORE.search(words[end_of_law : found.start()])):
            end_of_law = found.end()
        elif re.search(r"\d{4}", found.group()) or not _FIXED_DAY.search(_sentence_around(words, found)):
            return found.group()
    return ""


_AROUND = 120
"""How many letters around a number say what it is: no sentence of this guide is longer by much."""


def _sentence_around(words: str, found: re.Match[str]) -> str:
    before = re.split(r"[.!?]\s", words[max(0, found.start() - _AROUND) : found.start()])[-1]
    return before + re.split(r"[.!?](?:\s|$)", words[found.end() : found.end() + _AROUND])[0]


def _time(words: str) -> str:
    if found := _TIME.search(words):
        return found.group()
    return next((found.group() for found in _HOURS.finditer(words) if _is_time(words, found)), "")


def _is_time(words: str, found: re.Match[str]) -> bool:
    """Return whether hours are a time of day: 2 h 30 may be how long something lasts, and 72 h surely is."""
    before = words[max(0, found.start() - _AROUND) : found.start()]
    hours = [int(each) for each in re.findall(r"(\d+)(?:\s?h(?:eures)?\s?\d\d)?", found.group())]
    start = (found["from"] or "").lower()
    if max(hours) > 24 or (start == "à" and _LIMITED.search(before)):
        return False
    if start.startswith("jusqu"):
        return not _LASTING_UP_TO.search(before)
    if start in ("après", "pour"):
        return hours[0] > 12 or bool(_OPENING.search(before))
    if start:
        return True
    surely = 6 if found["range"] is None or not re.match(r"(?:de|entre)\b", found.group(), re.IGNORECASE) else 0
    return max(hours) >= surely and not _LASTING.search(before)


def _telephone(words: str, guide: Guide) -> str:
    if sum(each.isdigit() for each in words) >= 6:
        for match in phonenumbers.PhoneNumberMatcher(words, guide.region.country_code):
            return match.raw_string
    found = _LONG_NUMBER.search(words)
    return found.group() if found else ""


def _address(words: str, guide: Guide) -> str:
    if found := _STREET.search(words):
        return found.group()
    towns = {contact.address.city.split(" (")[0] for contact in guide.contacts.values() if contact.address}
    for found in re.finditer(r"(?<!\w)(?:B-)?([1-9]\d{3,4})\s+([A-ZÀ-Ý][\w’-]+)", words):
        if found.group(2) in towns and not 1900 <= int(found.group(1)) <= 2099:
            return found.group()
    return ""


def _short_number(words: str, guide: Guide, in_contact: bool) -> str:
    """Return a short number that is to be called: in a contact one that no contact has, elsewhere any."""
    short = {phone.number for contact in guide.contacts.values() for phone in contact.phones if phone.short}
    called = [_number_in(found) for found in _CALLED.finditer(words)]
    for found in _CALLED_OR_COUNTED.finditer(words):
        number = _number_in(found)
        if number in short or not _COUNTED_THING.search(words[found.end() : found.end() + _AROUND]):
            called.append(number)
    said = chain(_NAMED.finditer(words), _NUMBER_OF_A_NAME.finditer(words))
    named = [number for found in said if (number := _number_in(found)) in short]
    return next((each for each in called + named if not (in_contact and each in short)), "")


def _number_in(found: re.Match[str]) -> str:
    return next(each for each in found.groups() if each).replace(" ", "")


def _phone_of(number: str, guide: Guide) -> Told:
    """Return the placeholder of the contact with this number, or how to make one."""
    digits = re.sub(r"\D", "", number)
    national = digits.removeprefix("00").lstrip("0")
    for contact in guide.contacts.values():
        for position, phone in enumerate(contact.phones, 1):
            own = re.sub(r"\D", "", phone.number)
            if own == digits or (not phone.short and len(national) > 6 and own.endswith(national)):
                right = f"{{phone:{contact.id}}}" if position == 1 else f"{{phone:{contact.id}:{position}}}"
                return tell("write {right} instead", right=right)
    return tell("give it to a contact, and write {phone:ID} instead")
