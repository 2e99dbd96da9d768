"""Files as editors save them: one mistake is one problem, at its line, in words that an editor knows."""

import datetime
import math
import re
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pwa.guide.model import Contact, Fact, Notice, PhraseGroup, Resource
from pwa.guide.reading import _Head, read_guide
from pwa.guide.region import Region
from pwa.languages import Language
from pwa.problems import Problems
from pwa.project import Project, by_a_person
from pwa.site.checking import check_site
from pwa.site.loading import read
from pwa.toml import TomlText
from tests.conftest import TINY, copy_of

CONTACTS, TOPIC, FACTS, PHRASES = "contacts.toml", "guide/dormir.md", "facts.toml", "phrases.toml"

ENGLISH = re.compile(
    r"Expected|Invalid|Illegal|Unclosed|Unterminated|Cannot|Input should|valid (tuple|dict|date)|unable to|instance of"
    r"|at line \d+, column|Field required|Unexpected|dictionary|datetime|pydantic|None|NoneType|tuple|string"
)
"""What tomllib, pydantic and Python say to programmers."""


def problems_of(guide):
    """Return the lines that say what is wrong with the files in `guide`, without the names of folders above."""
    try:
        read(Project.at(guide))
    except Problems as found:
        return [re.sub(r"^.*content/", "", str(problem)) for problem in found.problems]
    return []


def change(guide, name, old, new):
    file = guide / "content" / name
    before = file.read_bytes()
    old, new = (each if isinstance(each, bytes) else each.encode() for each in (old, new))
    assert old in before
    file.write_bytes(before.replace(old, new, 1))


def line_of(guide, name, text):
    lines = (guide / "content" / name).read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if text in line)


# One mistake, one problem

NAME, CHECKED, FREE, LAT = 'name = "L’Abri"', "checked = 2025-12-20", "no_papers_needed = true", "lat = 45.50"
LIST, PHONE = 'for_whom = ["transit", "women"]', '{ number = "+14185550102", label = "Le soir", '
SOURCES = 'sources = [{ url = "https://ecluse.example/", date = "2024-11" }]'

MISTAKES = [
    # Quotation marks, blanks and signs
    (CONTACTS, NAME, 'name = "L’Abri', 'a quotation mark is missing, write name = "L’Abri"'),
    (CONTACTS, NAME, 'name = L’Abri"', 'a quotation mark is missing, write name = "L’Abri"'),
    (CONTACTS, NAME, "name = “L’Abri”", 'are not the straight ones, write name = "L’Abri"'),
    (CONTACTS, NAME, "name = «\u00a0L’Abri\u00a0»", 'are not the straight ones, write name = "L’Abri"'),
    (CONTACTS, NAME, "name = ‘Abri’", 'are not the straight ones, write name = "Abri"'),
    (CONTACTS, NAME, "name = L’Abri", 'a text stands between quotation marks, write name = "L’Abri"'),
    (CONTACTS, NAME, 'name = "L"Abri"', "there are quotation marks inside the text, write name = 'L\"Abri'"),
    (CONTACTS, NAME, "name = 'L'Abri'", 'there are quotation marks inside the text, write name = "L\'Abri"'),
    (CONTACTS, NAME, 'name = """L’Abri', "this text is never closed, put"),
    (CONTACTS, NAME, 'name = "L’\nAbri"', "a quotation mark is missing, write the whole text on one line"),
    (CONTACTS, NAME, 'name = "L’Abri",', "there is “,” behind the closing quotation mark, write name ="),
    (CONTACTS, NAME, 'name = "C:\\Abri"', "there is a backslash (\\) in the text, write / instead"),
    (CONTACTS, NAME, 'name = "L’\x01Abri"', "there is a letter that nobody sees (U+0001), write name ="),
    (CONTACTS, NAME, 'name\u00a0= "L’Abri"', "(no-break space), write name = \"L’Abri\", with ordinary spaces"),
    (CONTACTS, NAME, 'name =\u202f"L’Abri"', "there is a letter that nobody sees (no-break space), write"),
    (CONTACTS, NAME, '\u200bname = "L’Abri"', "there is a letter that nobody sees (U+200B), write name"),
    (CONTACTS, NAME, 'name "L’Abri"', "the = is missing, write name = \"L’Abri\""),
    (CONTACTS, NAME, 'name: "L’Abri"', "there is “:” instead of “=”, write name = \"L’Abri\""),
    (CONTACTS, NAME, 'name == "L’Abri"', "there is more than one =, write name = \"L’Abri\""),
    (CONTACTS, NAME, "name =", "“name” has no value, write name = …"),
    (CONTACTS, NAME, 'nom complet = "L’Abri"', "“nom complet” can't be a name, use only letters"),
    (CONTACTS, NAME, 'prénom = "L’Abri"', "“prénom” can't be a name, use only letters"),
    (CONTACTS, NAME, 'nmae = "L’Abri"', "“nmae” is not a known name, write “name”"),
    (CONTACTS, NAME, "à compléter", "this line is neither “name = value” nor a header in brackets, put #"),
    (CONTACTS, NAME, f'{NAME}\nname = "Deux"', "“name” is there twice, here and in line 50, remove one"),
    # Days
    (CONTACTS, CHECKED, "checked = 23/11/2025", "is not written as a day is, write checked = 2025-11-23"),
    (CONTACTS, CHECKED, "checked = 23-11-2025", "is not written as a day is, write checked = 2025-11-23"),
    (CONTACTS, CHECKED, "checked = 23.11.25", "is not written as a day is, write checked = 2025-11-23"),
    (CONTACTS, CHECKED, "checked = 2025-1-5", "is not written as a day is, write checked = 2025-01-05"),
    (CONTACTS, CHECKED, "checked = 2025/11/23", "is not written as a day is, write checked = 2025-11-23"),
    (CONTACTS, CHECKED, "checked = 23 novembre 2025", "is not written as a day is, write checked = 2025-11-23"),
    (CONTACTS, CHECKED, "checked = 1er août 2025", "is not written as a day is, write checked = 2025-08-01"),
    (CONTACTS, CHECKED, "checked = le 3 févr. 2025", "is not written as a day is, write checked = 2025-02-03"),
    (CONTACTS, CHECKED, 'checked = "23/11/2025"', "“checked” must be a day, write checked = 2025-11-23"),
    (CONTACTS, CHECKED, 'checked = "2025-11-23"', "“checked” must be a day, write checked = 2025-11-23"),
    (CONTACTS, CHECKED, "checked = 20251123", "“checked” must be a day, write checked = 2025-11-23"),
    (CONTACTS, CHECKED, "checked = 2025-11-23T10:00:00", "“checked” must be a day, write checked = 2025-11-23"),
    (CONTACTS, CHECKED, "checked = 2025-11", "“2025-11” is a month, not a day, write the whole day"),
    (CONTACTS, CHECKED, 'checked = "novembre 2025"', "is a month, not a day, write the whole day"),
    (CONTACTS, CHECKED, "checked = 2025", "“checked” must be a day, write it as 2026-11-23, without"),
    (CONTACTS, CHECKED, "checked = 86400", "“checked” must be a day, write it as 2026-11-23, without"),
    (CONTACTS, CHECKED, 'checked = "hier"', "“checked” must be a day, write it as 2026-11-23, without"),
    (CONTACTS, CHECKED, "checked = 2025-02-31", "there is no day “2025-02-31”, correct it"),
    (CONTACTS, CHECKED, "checked = 31/02/2025", "there is no day “31/02/2025”, correct it"),
    (CONTACTS, SOURCES, SOURCES.replace('"2024-11"', "2024-11"), 'if a month is enough, date = "2024-11"'),
    (CONTACTS, SOURCES, SOURCES.replace('"2024-11"', "2024-11-03"), 'must be a text, write date = "2024-11-03"'),
    (CONTACTS, CHECKED, "checked = 2025\u201110\u201102", "not written as a day is, write checked = 2025-10-02"),
    (CONTACTS, CHECKED, "checked = 2025–10–02", "is not written as a day is, write checked = 2025-10-02"),
    (CONTACTS, CHECKED, "checked = 2O25-1O-O2", "is not written as a day is, write checked = 2025-10-02"),
    (CONTACTS, CHECKED, "checked = 2025-l0-l2", "is not written as a day is, write checked = 2025-10-12"),
    (CONTACTS, CHECKED, "checked = 2025-10-02 (téléphone)", "is not written as a day is, write checked = 2025-10-02"),
    (CONTACTS, CHECKED, "checked = 02/10/2025, par téléphone", "not written as a day is, write checked = 2025-10-02"),
    (CONTACTS, CHECKED, "checked = 2025-10-02Z", "is not written as a day is, write checked = 2025-10-02"),
    (CONTACTS, CHECKED, 'checked = 2025-10-02"', "is not written as a day is, write checked = 2025-10-02"),
    (CONTACTS, CHECKED, "checked = “2025-10-02”", "is not written as a day is, write checked = 2025-10-02"),
    (CONTACTS, CHECKED, "checked = [2025-10-02]", "“checked” must be a day, write checked = 2025-10-02"),
    (CONTACTS, CHECKED, "checked = aujourd’hui", "is not written as a day is, write it as 2026-11-23, without"),
    (CONTACTS, CHECKED, "checked = 10 janvier", "is not written as a day is, write it as 2026-11-23, without"),
    (CONTACTS, CHECKED, "checked = 25-10-02", "is not written as a day is, write it as 2026-11-23, without"),
    (CONTACTS, SOURCES, SOURCES.replace('"2024-11"', "03/11/2024"), 'as a day is, write date = "2024-11-03"'),
    (FACTS, 'month = "2026-03"', "month = mars 2026", 'not written as a day or a month is, write month = "2026-03"'),
    # Yes, no and numbers
    (CONTACTS, FREE, "no_papers_needed = True", "“True” is neither true nor false, write no_papers_needed = true"),
    (CONTACTS, FREE, "no_papers_needed = Oui", "“Oui” is neither true nor false, write no_papers_needed = true"),
    (CONTACTS, FREE, "no_papers_needed = non", "“non” is neither true nor false, write no_papers_needed = false"),
    (CONTACTS, FREE, 'no_papers_needed = "oui"', "must be true or false, write no_papers_needed = true"),
    (CONTACTS, FREE, "no_papers_needed = 1", "must be true or false, write no_papers_needed = true"),
    (CONTACTS, LAT, "lat = 45,50", "“45,50” is not written as a number, write lat = 45.50"),
    (CONTACTS, LAT, "lat = 45.50°", "“45.50°” is not written as a number, write lat = 45.50"),
    (CONTACTS, LAT, 'lat = "45,50"', "“lat” must be a number, write lat = 45.50"),
    (CONTACTS, LAT, "lat = .5", "“.5” is not written as a number, write lat = 0.5"),
    (CONTACTS, LAT, "lat = true", "“lat” must be a number, write it in digits"),
    (CONTACTS, LAT, "lat = " + "4" * 5000, "there is a number that is too long, correct it"),
    (FACTS, "number = 1250", "number = 1 250", "“1 250” is not written as a number, write number = 1250"),
    (FACTS, "amount = 7", 'amount = "7 €" #', "“amount” must be a number, write amount = 7"),
    ("resources.toml", "pages = ", "pages = 12.5 #", "“pages” must be a whole number, write it in digits"),
    ("resources.toml", "pages = 24", "pages = 24 p.", "“24 p.” is not written as a number, write pages = 24"),
    ("resources.toml", "pages = 24", "pages = vingt", "“vingt” is not written as a number, write it in digits"),
    (FACTS, "number = 1250", "number = 1250 lits", "“1250 lits” is not written as a number, write number = 1250"),
    (FACTS, "number = 1250", "number = 1.250.000", "is not written as a number, write number = 1250000"),
    (FACTS, "number = 1250", "number = ~ 1250", "is not written as a number, write number = 1250"),
    (FACTS, "number = 1250", "number = 125O0", "is not written as a number, write number = 12500"),
    (FACTS, "number = 1250", "number = 1,2 million", "is not written as a number, write it in digits"),
    (FACTS, "number = 1250", "number = 1250 à 1300", "is not written as a number, write it in digits"),
    (FACTS, "amount = 7.50", "amount = $ 7,50", "“$ 7,50” is not written as a number, write amount = 7.50"),
    (CONTACTS, LAT, "lat = 51°30", "“51°30” is not written as a number, write lat = 51.5"),
    (CONTACTS, LAT, "lat = 45°30’36”N", "is not written as a number, write lat = 45.51"),
    (CONTACTS, LAT, "lat = N45.50", "“N45.50” is not written as a number, write lat = 45.5"),
    (CONTACTS, LAT, "lat = 45.50.2", "“45.50.2” is not written as a number, write it in digits, as in 50.47"),
    (CONTACTS, LAT, 'lat = "48°30\' S"', "“lat” must be a number, write lat = -48.5"),
    (CONTACTS, FREE, "no_papers_needed = peut-être", "neither true nor false, write true or false, without"),
    (CONTACTS, FREE, "no_papers_needed = “oui”", "is neither true nor false, write no_papers_needed = true"),
    ("languages.toml", "threshold = 0\n\n", "threshold = 800\n\n", "“threshold” is 800, write a number from 0 to 100"),
    ("languages.toml", "threshold = 0\n\n", "threshold = 80 %\n\n", "not written as a number, write threshold = 80"),
    # Texts that are held to a form
    ("resources.toml", 'date = "about 2024"', "date = vers 2024", 'quotation marks, write "2024-09-30", "2024-09",'),
    (CONTACTS, PHONE, PHONE.replace('"+14185550102"', "4185550102"), "“number” must be a text, write it between quo"),
    (CONTACTS, PHONE, PHONE.replace('"+14185550102"', "418 555 0102"), "quotation marks, write it between quotation"),
    (CONTACTS, 'kind = "shelter"', "kind = Abri", 'between quotation marks, use one of "emergency", "shelter",'),
    (CONTACTS, 'kind = "shelter"', "kind = shelter", 'between quotation marks, write kind = "shelter"'),
    (CONTACTS, 'id = "abri-brume"', "id = Abri Brume", "between quotation marks, use a–z, 0–9 and hyphens"),
    (CONTACTS, 'id = "abri-brume"', "id = 12", '“id” must be a text, write id = "12"'),
    (CONTACTS, 'postcode = "G0X 0X0"', "postcode = 5 002", 'between quotation marks, write postcode = "5 002"'),
    # Lists and braces, and what is in them, over several lines
    (CONTACTS, PHONE, PHONE.replace("label", "labl"), "“labl” is not a known name, write “label”"),
    (CONTACTS, PHONE, PHONE.replace('"Le soir"', '"Le soir'), "a quotation mark is missing, put a \" before"),
    (CONTACTS, PHONE, PHONE.replace('"Le soir"', "Le soir"), 'between quotation marks, write label = "Le soir"'),
    (CONTACTS, PHONE, PHONE.replace('"Le soir"', "“Le soir”"), 'not the straight ones, write label = "Le soir"'),
    (CONTACTS, PHONE, PHONE.replace('"+14185550102"', "+14185550102"), 'a text, write number = "+14185550102"'),
    (CONTACTS, PHONE, PHONE.replace('number = "+14185550102", ', ""), "“number” is missing, add it"),
    (CONTACTS, PHONE, PHONE.replace("label =", "label:"), "there is “:” instead of “=”, write { name"),
    (CONTACTS, PHONE, PHONE.replace(", label", " label"), "a comma is missing, put a comma between"),
    (CONTACTS, PHONE, PHONE + 'h24 = "oui", ', "“h24” must be true or false, write h24 = true"),
    (CONTACTS, PHONE, PHONE + "number = 1, ", "“number” is there twice, remove one"),
    (CONTACTS, 'h", free = true },', 'h", free = true, },', "there is a comma before “}”, remove the comma"),
    (CONTACTS, 'h", free = true },', 'h", free = true', "“{” is never closed, put “}” where it ends"),
    (CONTACTS, 'h", free = true },\n]', 'h", free = true },', "“[” is never closed, put “]” where it ends"),
    (CONTACTS, 'phones = [{ number = "+14185550111", hours = "le matin" }]', 'phones = "+14185550111"',
     'must be a list in brackets, write phones = [{ number = "+14185550111" }]'),
    (CONTACTS, 'phones = [{ number = "+14185550111", hours = "le matin" }]', 'phones = ["+14185550111"]',
     'must stand between braces, write { number = "+14185550111" }'),
    (CONTACTS, LIST, 'for_whom = "transit"', 'must be a list in brackets, write for_whom = ["transit"]'),
    (CONTACTS, LIST, 'for_whom = "transit, women"', 'in brackets, write for_whom = ["transit", "women"]'),
    (CONTACTS, LIST, 'for_whom = ["transit" "women"]', "a comma is missing, put a comma between two values"),
    (CONTACTS, LIST, 'for_whom = ["transit", "women"', "“[” is never closed, put “]” where it ends"),
    (CONTACTS, LIST, 'for_whom = "transit"]', '“[” is missing, write for_whom = ["transit"]'),
    (CONTACTS, LIST, 'for_whom = ["transit"]]', "there is one “]” too many, remove it"),
    (CONTACTS, LIST, "for_whom = [transit]", 'a text stands between quotation marks, write "transit"'),
    (CONTACTS, LIST, 'for_whom = ["transit", "wmen"]', "“for_whom” is “wmen”, which is not known, use one of"),
    (CONTACTS, SOURCES, 'sources = "https://ecluse.example/"', '[{ url = "https://ecluse.example/" }]'),
    (CONTACTS, SOURCES, 'sources = { url = "https://ecluse.example/" }', 'write sources = [{ url = "https://ecluse'),
    (CONTACTS, SOURCES, 'sources = [{ "https://ecluse.example/" }]', "or a value without its name, write { name"),
    # Headers
    (CONTACTS, '[[contact]]\nid = "abri-loin"', '[[contact]\nid = "abri-loin"', "not well formed, write [[contact]]"),
    (CONTACTS, '[[contact]]\nid = "abri-loin"', '[contact]\nid = "abri-loin"', "too few brackets, write [[contact]]"),
    (CONTACTS, '[[contact]]\nid = "abri-loin"', '[[contacts]]\nid = "abri-loin"', "“contacts”, write [[contact]]"),
    (CONTACTS, '[[contact]]\nid = "abri-loin"', 'id = "abri-loin"', "without its header, write [[contact]]"),
    (CONTACTS, '[[contact]]\nid = "abri-loin"', 'contact\nid = "abri-loin"', "has no brackets, write [[contact]]"),
    (CONTACTS, '[[contact]]\nid = "abri-loin"', '\u00a0[[contact]]\nid = "abri-loin"', "(no-break space), write"),
    (CONTACTS, '[[contact]]\nid = "abri-loin"', '“[[contact]]”\nid = "abri-loin"', "not well formed, write [[con"),
    (CONTACTS, '[[contact]]\nid = "abri-loin"', '[[contact]] Abri\nid = "abri-loin"', "not well formed, write [[con"),
    (CONTACTS, '[[contact]]\nid = "maison', 'titre = "x"\n[[contact]]\nid = "maison', "above the first [[contact]]"),
    (CONTACTS, "[contact.address]", "[contact.adress]", "“adress” is not a known name, write “address”"),
    (CONTACTS, "[contact.address]", "[address]", "nobody reads “address”, write [contact.address], or remove it"),
    (CONTACTS, "[contact.address]", "[contact.address", "not well formed, write [contact.address], alone"),
    (CONTACTS, "[contact.address]", "[contact.address]]", "not well formed, write [contact.address], alone"),
    (CONTACTS, "[contact.address]", "[contact/address]", "not well formed, write [contact.address], alone"),
    (CONTACTS, "[contact.address]", "{contact.address}", "not well formed, write [contact.address], alone"),
    (CONTACTS, "[contact.address]", "(contact.address)", "not well formed, write [contact.address], alone"),
    (CONTACTS, "[contact.address]", "contact.address", "has no brackets, write [contact.address], alone"),
    (CONTACTS, "[contact.address]", "[Contact.Address]", "“Contact.Address”, write [contact.address], or remove it"),
    (CONTACTS, "[contact.address]", "[[contact.address]]", "has too many brackets, write [contact.address]"),
    (CONTACTS, '[contact.address]\nstreet', "street", "of its own, move it below [contact.address], at the end"),
    (CONTACTS, '[[contact]]\nid = "abri-loin"', '((contact))\nid = "abri-loin"', "not well formed, write [[contact]]"),
    (CONTACTS, '[[contact]]\nid = "abri-loin"', '[[contact]] id = "abri-loin"', "put what stands behind [[contact]]"),
    (CONTACTS, "[contact.address]", "contact.address:", "has no brackets, write [contact.address], alone"),
    (CONTACTS, "[contact.address]", "<contact.address>", "has no brackets, write [contact.address], alone"),
    (CONTACTS, "[contact.address]", "contact address", "has no brackets, write [contact.address], alone"),
    (CONTACTS, "[contact.address]", "[contact].address", "not well formed, write [contact.address], alone"),
    (CONTACTS, "[contact.address]", "[contact:address]", "not well formed, write [contact.address], alone"),
    (CONTACTS, '[[contact]]\nid = "abri-loin"', '« contact »\nid = "abri-loin"', "has no brackets, write [[contact]]"),
    (FACTS, "[lits]", "lits:", "this header has no brackets, write [lits], alone"),
    (FACTS, "[lits]", "[lîts]", "this header is not well formed, write [lits], alone"),
    (FACTS, "[lits]", "[lits] x", "this header is not well formed, write [lits], alone"),
    (FACTS, "[lits]", "[lits_total]", "“lits_total” is not well formed, write [lits-total]"),
    (FACTS, "[lits]", "lits]", "this header is not well formed, write [lits], alone"),
    (FACTS, "[lits]", "{lits}", "this header is not well formed, write [lits], alone"),
    (FACTS, "[lits]", "[[lits]", "this header is not well formed, write [lits], alone"),
    (FACTS, "[lits]", "[lits.total]", "“lits.total” is not well formed, write [lits-total]"),
    (PHRASES, '[[group]]\nid = "sleep"', 'id = "sleep"', "without its header, write [[group]] above it"),
    (PHRASES, '[[group.phrase]]\nid = "bed"', 'id = "bed"', "without its header, write [[group.phrase]] above it"),
    ("region.toml", 'country_code = "CA"', '[country]\ncode = "CA"', "nothing here has a header in brackets"),
    ("languages.toml", 'tag = "fr"', 'tag = "de"', 'there is no French, write tag = "fr"'),
    ("languages.toml", 'name = "ትግርኛ"', 'name = "العربية"', "ti and ar have the same name, write what its speakers"),
    (FACTS, "[prix-nuit]", "[prix-nuit", "this header is not well formed, write [prix-nuit]"),
    (FACTS, "[prix-nuit]", "[prix nuit]", "this header is not well formed, write [prix-nuit]"),
    (FACTS, "[prix-nuit]", "[Prix-Nuit]", "“Prix-Nuit” is not well formed, write [prix-nuit]"),
    (FACTS, "[prix-nuit]", "[[prix-nuit]]", "[[prix-nuit]] has too many brackets, write [prix-nuit]"),
    (FACTS, "[prix-nuit]", "prix-nuit", "this header has no brackets, write [prix-nuit], alone"),
    (FACTS, "[lits]", "unite = 3\n[lits]", "“unite” stands above the first [name of a fact], move it"),
    ("notices.toml", "[[notice]]", "[notice]", "[notice] has too few brackets, write [[notice]]"),
    ("notices.toml", "[[notice]]", "[[notices]]", "nobody reads “notices”, write [[notice]]"),
    (PHRASES, "[[group]]", "[group]", "[group] has too few brackets, write [[group]]"),
    (PHRASES, "[[group]]", "[[groups]]", "nobody reads “groups”, write [[group]]"),
    (PHRASES, "[[group.phrase]]", "[group.phrase]", "[group.phrase] has too few brackets, write [[group.phrase]]"),
    (PHRASES, "[[group.phrase]]", "[[phrase]]", "nobody reads “phrase”, write [[group.phrase]], or remove it"),
    # The head of a topic, and the region
    (TOPIC, "+++\ntitle", "++\ntitle", "the head is missing, start with +++"),
    (TOPIC, "]\n+++", "]\n++++", "the head has no end, put +++ alone on a line"),
    (TOPIC, 'icon = "bed"', "icon = bed", 'a text stands between quotation marks, write icon = "bed"'),
    (TOPIC, "summary =", "resume =", "“resume” is not a known name, write “summary”"),
    (TOPIC, "checked = 2026-01-10", "checked = 10/01/2026", "write checked = 2026-01-10"),
    (TOPIC, "sources = [", 'sources = ["https://x.example",', 'write { url = "https://x.example" }'),
    (TOPIC, '"https://abri.example/", title', '"https://abri.example/, title', "a quotation mark is missing"),
    (TOPIC, "order = 1", "order = 1\n[sources]", "nothing here has a header in brackets, remove [sources]"),
    ("region.toml", "lat = 48.90", "lat = 48,90", "is not written as a number, write lat = 48.90"),
    ("region.toml", "place =", "palce =", "“palce” is not a known name, write “place”"),
]


@pytest.mark.parametrize(("name", "old", "new", "said"), MISTAKES)
def test_one_mistake_is_one_problem_at_its_line_that_says_what_to_write(tiny_copy, name, old, new, said):
    change(tiny_copy, name, old, new)
    changed = next((line for line in new.split("\n") if line not in old.split("\n")), new.partition("\n")[0])

    (problem,) = problems_of(tiny_copy)

    where, _, told = problem.partition(": ")
    lines = (tiny_copy / "content" / name).read_text(encoding="utf-8").split("\n")
    line = int(where.rpartition(":")[2])
    assert where.startswith(f"{name}:")
    assert said in told
    assert not ENGLISH.search(told.replace(changed, ""))
    # The very line, or where what is missing should be.
    assert changed in lines[line - 1] or "never closed" in told or "missing" in told or "above" in told or "end" in told


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (CONTACTS, NAME, '\tname\t=\t"L’Abri"   '),
        (CONTACTS, NAME, 'name="L’Abri" # comme sur la porte'),
        (CONTACTS, NAME, '"name" = "L’Abri"'),
        (CONTACTS, NAME, "\n\n# le nom\nname = 'L’Abri'"),
        (CONTACTS, NAME, 'name = """L’Abri"""'),
        (CONTACTS, LIST, 'for_whom = [\n  "transit", # eux\n  "women",\n]'),
        (CONTACTS, LAT, "lat = +45.50"),
        (CONTACTS, "[contact.address]", "[ contact . address ] # où"),
        (CONTACTS, "[[contact]]", "  [[ contact ]]"),
        (TOPIC, "+++\n\nVous", "+++  \n\nVous"),
    ],
)
def test_what_is_meant_is_read_however_it_is_set_out(tiny_copy, tiny_guide, name, old, new):
    change(tiny_copy, name, old, new)

    guide = read_guide(Project.at(tiny_copy))

    assert guide.contacts["abri-brume"].name == "L’Abri"
    assert list(guide.contacts) == list(tiny_guide.contacts)


def test_thirty_mistakes_are_thirty_problems(tiny_copy):
    """Each in an entry, a line or a file of its own."""
    content = tiny_copy / "content"
    good = (content / CONTACTS).read_text(encoding="utf-8").partition("\n# In the town")[0].rpartition("[[contact]]")[2]
    wrong = [mistake for mistake in MISTAKES if mistake[:2] == (CONTACTS, CHECKED)][:10]
    wrong += [(CONTACTS, "free = true\n", "free = oui\n", ""), (CONTACTS, 'what = "', "what = “", "")]
    wrong += [(CONTACTS, 'area = "national"', new, "") for new in ("area = Namur", "area: 1", "area =", 'aera = "x"')]
    entries = []
    for number, (_, old, new, _) in enumerate(wrong):
        entry = good.replace('id = "urgence-911"', f'id = "ajout-{number}"').replace("2026-01-15", "2025-12-20")
        assert old in entry
        entries.append(f"\n[[contact]]{entry.replace(old, new)}")
    with (content / CONTACTS).open("a", encoding="utf-8") as file:
        file.write("".join(entries))
    others = [
        (FACTS, "number = 1250", "number = 1 250"),
        (FACTS, "amount = ", "amnt = "),
        (PHRASES, 'icon = "', "icon = “"),
        (PHRASES, 'id = "quotes"', 'id = "Quotes"'),
        ("notices.toml", "last = 2026-02-20", "last = 20/02/2026"),
        ("resources.toml", 'date = "2025-12"', "date = 2025-12"),
        ("region.toml", "lat = 48.90", "lat = 48,90"),
        ("guide/aider.md", 'icon = "hand-heart"', 'icon = "hand-hart"'),
        ("guide/aider.md", "(topic:dormir)", "(topic:manger)"),
        ("guide/communes.md", "checked = 2026-01-12", 'checked = "hier"'),
        ("guide/dormir.md", "contacts = [", "contacts = [[[ "),
        ("pages/about.md", "(page:phone)", "(page:telephone)"),
        ("languages.toml", 'direction = "rtl"', 'direction = "ltr"'),
    ]
    for name, old, new in others:
        change(tiny_copy, name, old, new)
    (content / "guide/sante.md.txt").write_text("x", encoding="utf-8")

    problems = problems_of(tiny_copy)

    assert len(wrong) + len(others) + 1 == 30
    assert len(problems) == 30, "\n".join(problems)


# Encodings


@pytest.mark.parametrize(
    ("name", "encoding", "said"),
    [
        (CONTACTS, "cp1252",
         "contacts.toml:6: this is not UTF-8 at letter 17, most likely of “d’accueil”, save it again"),
        (CONTACTS, "utf-16", "contacts.toml:1: this is not UTF-8 but UTF-16 (“Unicode”), save it again as UTF-8"),
        (CONTACTS, "utf-16-le", "contacts.toml:1: this is not UTF-8 but UTF-16 (“Unicode”), save it again as UTF-8"),
        (FACTS, "utf-32", "facts.toml:1: this is not UTF-8 but UTF-16 (“Unicode”), save it again as UTF-8"),
        (TOPIC, "cp1252", "dormir.md:3: this is not UTF-8 at letter 33, most likely of “même”, save it again"),
        (TOPIC, "utf-16-be", "dormir.md:1: this is not UTF-8 but UTF-16 (“Unicode”), save it again as UTF-8"),
        ("languages.toml", "cp1252", "languages.toml:7: this is not UTF-8 at letter 13, most likely of “Français”"),
    ],
)
def test_another_encoding_is_told_with_its_first_line_and_letter(tiny_copy, name, encoding, said):
    file = tiny_copy / "content" / name
    file.write_bytes(file.read_text(encoding="utf-8").encode(encoding, "replace"))

    (problem,) = problems_of(tiny_copy)

    assert said in f"{problem}"
    assert "in Notepad, “Save as”, “Encoding”: UTF-8" in problem


@pytest.mark.parametrize("name", [CONTACTS, TOPIC, "languages.toml", "pages/about.md"])
@pytest.mark.parametrize(
    "saved",
    [
        lambda text: b"\xef\xbb\xbf" + text,
        lambda text: text.replace(b"\n", b"\r\n"),
        lambda text: text.replace(b"\n", b"\r"),
        lambda text: b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"),
        lambda text: text.rstrip(b"\n"),
        lambda text: text + b"\n\n\n",
    ],
)
def test_what_an_editor_adds_is_harmless(tiny_copy, tiny, name, saved):
    file = tiny_copy / "content" / name
    file.write_bytes(saved(file.read_bytes()))

    assert problems_of(tiny_copy) == []
    assert Project.at(tiny_copy).read_text(file).rstrip("\n") == tiny.read_text(tiny.content / name).rstrip("\n")


@pytest.mark.parametrize(("name", "text"), [(CONTACTS, "Lits"), (TOPIC, "Appelez"), ("languages.toml", "ar-SD")])
def test_a_letter_that_no_text_has_is_told_with_its_line(tiny_copy, name, text):
    line = line_of(tiny_copy, name, text)
    change(tiny_copy, name, text, text[:3] + "\0" + text[3:])

    (problem,) = problems_of(tiny_copy)

    assert problem.startswith(f"{name}:{line}: there is a letter here that no text has (U+0000), type")


# Names of files


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("guide/dormir.md", "guide/dormir.md.txt",
         "guide/dormir.md.txt:1: nobody reads a file of this name, call it dormir.md"),
        ("guide/dormir.md", "guide/dormir.MD",
         "guide/dormir.MD:1: nobody reads a file of this name, call it dormir.md"),
        ("guide/dormir.md", "guide/Dormir.md", "guide/Dormir.md:1: the name “Dormir” is no address, call it dormir.md"),
        ("guide/dormir.md", "guide/dormir (1).md",
         "guide/dormir (1).md:1: the name “dormir (1)” is no address, call it dormir.md"),
        ("pages/share.md", "pages/Share.md", "pages/Share.md:1: nobody reads a file of this name, call it share.md"),
        (CONTACTS, "contacts.toml.txt", "contacts.toml.txt:1: nobody reads a file of this name, call it contacts.toml"),
        (CONTACTS, "contacts (1).toml", "contacts (1).toml:1: nobody reads a file of this name, call it contacts.toml"),
        (CONTACTS, "Contacts - Copie.toml",
         "Contacts - Copie.toml:1: nobody reads a file of this name, call it contacts.toml"),
        ("languages.toml", "languages.TOML",
         "languages.TOML:1: nobody reads a file of this name, call it languages.toml"),
        (None, "contacts (1).toml",
         "contacts (1).toml:1: nobody reads a file of this name, remove it, or put what is in it into contacts.toml"),
        (None, "guide/dormir (1).md",
         "guide/dormir (1).md:1: nobody reads a file of this name, remove it, or put what is in it into dormir.md"),
        (None, "guide/autre.MD", "guide/autre.MD:1: nobody reads a file of this name, call it autre.md"),
        (None, "guide/sante.docx",
         "guide/sante.docx:1: nobody reads this file, write its text into a file whose name ends in .md"),
        (None, "guide/vieux/sante.md", "guide/vieux:1: nobody reads this folder, move its texts into the folder guide"),
        (None, "sante.md", "sante.md:1: nobody reads this file, move it into the folder guide"),
        (None, "contacts(1).toml", "contacts(1).toml:1: nobody reads"),
        (None, "copie-de-contacts.toml", "copie-de-contacts.toml:1: nobody reads this file, remove it, or correct"),
        (None, "notice.toml", "notice.toml:1: nobody reads this file, remove it, or correct its name"),
        (None, "glossaire.toml", "glossaire.toml:1: nobody reads this file, remove it, or correct its name"),
    ],
)
def test_a_file_that_nobody_reads_is_named_alone(tiny_copy, old, new, said):
    target = tiny_copy / "content" / new
    target.parent.mkdir(exist_ok=True)
    if old:
        (tiny_copy / "content" / old).rename(target)
    else:
        target.write_text("Bonjour", encoding="utf-8")

    (problem,) = problems_of(tiny_copy)

    assert problem.startswith(said)


LITTER = [
    "~$sante.md", "._sante.md", ".~lock.sante.md#", ".DS_Store", "Thumbs.db", "desktop.ini", ".sante.md.swp",
    "sante.md~", ".gitkeep", ".gitignore", "#sante.md#", "sante.md.bak",
]  # fmt: skip


@pytest.mark.parametrize("name", LITTER)
def test_what_computers_and_editors_leave_behind_is_passed_over(tiny_copy, name):
    for folder in (".", "guide", "pages"):
        (tiny_copy / "content" / folder / name).write_bytes(b"\x00\xff")

    assert problems_of(tiny_copy) == []
    assert not by_a_person(name)


@pytest.mark.parametrize("name", ["README.md", "README", "Lisezmoi.txt", "LICENSE"])
def test_what_is_said_about_the_files_is_no_text_of_the_guide(tiny_copy, name):
    for folder in (".", "guide", "pages"):
        (tiny_copy / "content" / folder / name).write_text("Bonjour", encoding="utf-8")

    assert problems_of(tiny_copy) == []


# Every field


MODELS = {
    kind.__name__: kind for kind in (Contact, Fact, Notice, PhraseGroup, Resource, Region, Language, _Head)
}
VALUES = (
    '"texte"', '""', "12", "-3", "0", "1.5", "nan", "inf", "true", "false", "[]", "[1]", '["a"]', "[[]]", "[true]",
    "{}", "{ a = 1 }", "[{}]", "[{ a = 1 }]", "2026-11-23", "2026-11-23T10:00:00", "2026-11-23T10:00:00Z", "10:00:00",
    "86400",
)  # fmt: skip


def names_of(kind):
    """Yield the fields of a model, and of what is in it."""
    for field in fields(kind):
        yield field.name


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("tongue", ["fr", "en"])
def test_a_wrong_value_of_any_kind_is_told_in_the_words_of_an_editor(monkeypatch, name, tongue):
    monkeypatch.setenv("LC_ALL", tongue)
    kind = MODELS[name]
    assert is_dataclass(kind)
    for field in names_of(kind):
        for value in VALUES:
            toml = TomlText(f"\n{field} = {value}", "file")
            told = []
            try:
                toml.read(kind, toml.data, ())
            except Problems as found:
                told = [str(each) for each in found.problems]
            assert not any(ENGLISH.search(line.replace(value, "")) for line in told), (field, value, told)
            about = [line for line in told if line.startswith("file:2:")]
            assert len(about) <= max(1, value.count("{") * 6), (field, value, about)


NESTED = {"phones": "number", "sources": "url", "address": "city"}


@pytest.mark.parametrize("value", VALUES)
def test_a_wrong_value_inside_of_braces_has_its_own_line(value):
    for field, inner in NESTED.items():
        opened, closed = ("[\n", "\n]") if field != "address" else ("", "")
        toml = TomlText(f"{field} = {opened}{{ {inner} = {value} }}{closed}", "file")
        line = 2 if opened else 1
        with pytest.raises(Problems) as raised:
            toml.read(Contact, toml.data, ())

        about = [each for each in raised.value.problems if each.origin.line == line and inner in str(each.what)]
        assert len(about) == (not (value.startswith('"'))), (field, value)
        assert not any(ENGLISH.search(str(each).replace(value, "")) for each in raised.value.problems)


# What nobody thought of

FILES = sorted(str(path.relative_to(TINY)) for path in TINY.rglob("content/**/*.*") if path.suffix in (".md", ".toml"))
BITS = st.sampled_from(
    (
        *("", '"', "'", "[", "]", "{", "}", "=", "#", "+++", '"""', "\\", "é", ",", "[[contact]]", "[x]", "nan"),
        *("> [!", "\0", "\r", "\n", "\x85", "\u2028", "\ufeff", "\u00a0", "\u202e", "\ud800", "\\ud800", "{phone:x}"),
        *("a" * 10_000, "[" * 3000, "1" * 5000, "https://[x", "&#123;"),
    )
)


@st.composite
def damaged(draw):
    """Return the name of a file of the tiny guide and its text with one to three damages."""
    name = draw(st.sampled_from(FILES))
    text = (TINY / name).read_text(encoding="utf-8")
    for _ in range(draw(st.integers(1, 3))):
        lines = text.split("\n")
        at = draw(st.integers(0, len(lines) - 1))
        place = draw(st.integers(0, len(lines[at])))
        how = draw(st.sampled_from(["delete", "double", "swap", "insert", "cut", "join", "exchange"]))
        line = lines[at]
        if how == "delete":
            del lines[at]
        elif how == "double":
            lines.insert(at, line)
        elif how == "swap":
            lines[at] = line[:place] + line[place : place + 2][::-1] + line[place + 2 :]
        elif how == "insert":
            lines[at] = line[:place] + draw(BITS) + line[place:]
        elif how == "cut":
            lines[at] = line[:place]
        elif how == "join":
            lines[at : at + 2] = ["".join(lines[at : at + 2])]
        else:
            other = draw(st.integers(0, len(lines) - 1))
            lines[at], lines[other] = lines[other], lines[at]
        text = "\n".join(lines)
    return name, text


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    return copy_of(TINY, tmp_path_factory.mktemp("damaged"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damaged())
def test_no_damage_is_more_than_problems_and_what_passes_can_be_drawn(copy, damage):
    name, text = damage
    file = copy / name
    before = file.read_bytes()
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        check_site(Project.at(copy))
        problems = None
    except Problems as found:
        problems = found.problems
    finally:
        file.write_bytes(before)
    assert problems is None or problems
    assert all(each.origin.file and each.origin.line >= 1 for each in problems or ())


@pytest.mark.parametrize("value", [math.nan, math.inf, datetime.date(2026, 1, 1), True, None, object()])
def test_a_value_that_no_file_holds_is_no_traceback_either(value):
    with pytest.raises(Problems):
        TomlText("", "file").read(Contact, {"id": value}, ())
