"""What editors, translators and operators see of the commands.

They run in this process, on a copy of the tiny guide; a few run as people run them, to prove that it is the same.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from pwa.cli import main

ROOT = Path(__file__).parent.parent
RUN = "from pwa.cli import main; main(prog_name='pwa')"
LINE = re.compile(r"\S+:\d+: .+, .+")


@pytest.fixture
def pwa(tiny_copy, tmp_path, monkeypatch):
    """Return a function that runs a command on a copy of the tiny guide, from a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        return CliRunner().invoke(main, ["--project", str(tiny_copy), *arguments], prog_name="pwa")

    return run


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def line_of(path, text):
    """Return the number of the first line of a file that holds `text`."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def as_a_person(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )


# As people run them


def test_the_guide_itself_passes():
    result = as_a_person("check")

    assert (result.returncode, result.stderr) == (0, "")
    *warnings, last = result.stdout.splitlines()
    assert re.fullmatch(r"\d+ pages in \d+ languages: no problem found", last)
    assert all(re.fullmatch(r"\S+: \d+ warnings, `pwa translate check` lists them", line) for line in warnings)


def test_a_problem_is_said_on_standard_error_and_leaves_with_1(tiny_copy):
    edit(tiny_copy / "content/contacts.toml", 'kind = "food"', 'kind = "fod"')

    result = as_a_person("check", PASSAGE_PROJECT=str(tiny_copy))

    assert (result.returncode, result.stdout) == (1, "")
    assert LINE.fullmatch(result.stderr.strip())


@pytest.mark.parametrize("name", ["README.md", "docs/rediger.md", "docs/translating.md", "docs/recording.md"])
def test_the_commands_of_a_document_exist(name):
    readme = (ROOT / name).read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    told = "".join(CliRunner().invoke(main, [*group, "--help"]).output for group in ([], ["translate"], ["audio"]))

    targets = set(re.findall(r"(?:`|^)make ([a-z]+)", readme, re.MULTILINE))
    commands = set(re.findall(r"(?<!--app )\bpwa (?:translate |audio )?([a-z]+)", readme))
    assert commands
    assert [target for target in targets if f"\n{target}:" not in makefile] == []
    assert [command for command in commands if f"  {command} " not in told] == []


# What is checked


def test_good_files_pass(pwa):
    result = pwa("check")

    assert (result.exit_code, result.output) == (0, "81 pages in 3 languages: no problem found\n")


FAULTS = {
    "unknown kind of resource": (
        "resources.toml", 'kind = "map"', 'kind = "podcast"',
        "“kind” is “podcast”, which is not known, use one of brochure, map,",
    ),
    "placeholder of nobody in a resource": (
        "resources.toml", "{phone:maison-brume}", "{phone:nobody}",
        "there is no contact “nobody”, correct the name in {phone:nobody}",
    ),
    "placeholder behind an entity": (
        "guide/aider.md", "une soupe", "une soupe &#123;phone:nobody}",
        "there is the code &#123; instead of a letter, write the letter itself: “{”",
    ),
    "card of nobody two boxes deep": (
        "guide/dormir.md", "> > {card:abri-brume}", "> > {card:nobody}",
        "there is no contact “nobody”, correct the name in {card:",
    ),
    "card that is there twice": (
        "guide/dormir.md", "Le mot Hoch", "{card:abri-loin}\n\nLe mot Hoch",
        "the card of “abri-loin” is on this page twice, remove this one, or the name in “contacts”",
    ),
    "card inside a sentence": (
        "guide/aider.md", "une soupe", "{card:abri-brume} une soupe",
        "{card:abri-brume} stands inside a sentence, give it a paragraph of its own",
    ),
    "HTML in a name": (
        "contacts.toml", 'name = "L’Abri"', 'name = "L’Abri <b>de nuit</b>"',
        "there is mark-up in the name “L’Abri <b>de nuit</b>”, write plain words",
    ),
    "mark-up in the name of an author": (
        "resources.toml", 'author = "', 'author = "**Petits** ',
        "there is mark-up in the name “**Petits** ",
    ),
    "code of a letter in a title": (
        "resources.toml", 'title = "', 'title = "Petits &amp; grands : ',
        "there is the code &amp; instead of a letter, write the letter itself: “&”",
    ),
    "link of a contact to nowhere": (
        "contacts.toml", "Demandez un lit avant midi.", "Demandez [un lit](topic:manger).",
        "the link “topic:manger” leads nowhere, write topic:…",
    ),
    "number in a sentence": (
        "guide/aider.md", "une soupe", "une soupe, appelez le 911",
        "the telephone number 911 stands in a sentence, write {phone:urgence-911} instead",
    ),
    "number of a contact in a sentence": (
        "guide/aider.md", "une soupe", "une soupe au 418 555 0110",
        "the telephone number 418 555 0110 stands in a sentence, write {phone:abri-brume} instead",
    ),
    "number that no contact has": (
        "guide/aider.md", "une soupe", "une soupe, appelez le 998",
        "the telephone number 998 stands in a sentence, give it to a contact, and write {phone:ID} instead",
    ),
    "unknown kind of box": (
        "guide/aider.md", "> Personne", "> [!warning]\n> Personne",
        "this kind of box is not known, or not at the beginning of a box, begin the box with one of [!danger],",
    ),
    "bullet of a word processor": (
        "guide/aider.md", "- Lisez", "• Lisez", "this line of a list was not understood, begin the line with “- ”",
    ),
    "bullet in a text of a contact": (
        "contacts.toml", '"Demandez un lit avant midi."', '"- Demandez un lit avant midi."',
        "this line of a list was not understood, begin the line with “- ”",
    ),
    "letters read in a wrong encoding": (
        "region.toml", 'centre = "', 'centre = "cafÃ© ', "were damaged when a file was opened or saved, write “café”",
    ),
    "invisible letter in the name of a language": (
        "languages.toml", 'name = "Fr', 'name = "F\u200br', "there is an invisible character (U+200B) after “F”",
    ),
    "invisible letter in a head": (
        "guide/aider.md", '"collectif-quais"', '"collectif-\u200bquais"',
        "there is an invisible character (U+200B) after “collectif-”",
    ),
    "invisible letter in a name": (
        "contacts.toml", 'name = "L’Abri"', 'name = "L’\u200bAbri"',
        "there is an invisible character (U+200B) after “L’”, delete it",
    ),
    "contact with the id of a part of a page": (
        "contacts.toml", 'id = "clinique-mobile"', 'id = "main"',
        "the pages use “id” for something else, choose another id",
    ),
    "placeholder in a title": (
        "phrases.toml", 'title = "Dormir"', 'title = "Dormir {fact:nothing}"',
        "there is a link, a placeholder or bold in a text that can't show it, write plain words",
    ),
    "topic that names a contact of nobody": (
        "guide/aider.md", '"collectif-quais"', '"nobody"',
        "there is no contact “nobody”, correct the name in “contacts”",
    ),
    "link to nowhere": (
        "guide/aider.md", "(topic:dormir)", "(topic:manger)",
        "the link “topic:manger” leads nowhere, write topic:…",
    ),
    "link to a page of nobody": (
        "pages/about.md", "(page:phone)", "(page:telephone)",
        "the link “page:telephone” leads nowhere, write topic:…",
    ),
    "renamed contact of the centre": (
        "region.toml", 'centre_contact = "maison-brume"', 'centre_contact = "maison"',
        "there is no contact “maison”, correct centre_contact, or add the contact",
    ),
    "centre without a number": (
        "region.toml", 'centre_contact = "maison-brume"', 'centre_contact = "collectif-quais"',
        "the contact of centre_contact needs phones and e-mails: pages show them, name another contact",
    ),
    "web address that is none": (
        "contacts.toml", 'url = "https://www.brume.example/"', 'url = "https://[x.y"',
        "“https://[x.y” is no web address, write it whole, with https://",
    ),
    "web address in a text": (
        "guide/aider.md", "https://www.brume.example/aider?a=1&b=2", "https://brume",
        "“https://brume” is no web address, write it whole, with https://",
    ),
    "latitude that is no number": (
        "contacts.toml", "lat = 49.05", "lat = nan", "lat is no position on Earth, write degrees",
    ),
    "latitude of the region that is no number": (
        "region.toml", "lat = 48.90", "lat = nan", "lat is no position on Earth, write degrees",
    ),
    "longitude without its point": (
        "contacts.toml", "lon = -73.57", "lon = -7357.0", "lon is no position on Earth, write degrees",
    ),
    "month of a fact that is none": (
        "facts.toml", 'month = "2026-03"', 'month = "undated"', "“undated” is no month, write it as in",
    ),
    "fact without a value that can be shown": (
        "facts.toml", "number = 1250", "number = inf", "“inf” is no number, write it in digits",
    ),
    "fact with a misspelt value": (
        "facts.toml", "number = 1250", "numbre = 1250", "“numbre” is not a known name, write “number”",
    ),
    "id of a group that is no anchor": (
        "phrases.toml", 'id = "sleep"', 'id = "to sleep"', "“id” is not well formed, use a–z, 0–9 and hyphens",
    ),
    "id of a phrase that is no anchor": (
        "phrases.toml", 'id = "volunteer"', 'id = "Volunteer"', "“id” is not well formed, use a–z",
    ),
    "id of a phrase that is there twice": (
        "phrases.toml", 'id = "quotes"', 'id = "hello" ', "the id “hello” of a phrase is used twice, choose another",
    ),
    "id of a contact that is there twice": (
        "contacts.toml", 'id = "clinique-mobile"', 'id = "ligne-211" ', "the id “ligne-211” is used twice, choose",
    ),
    "contact that is named twice": (
        "guide/dormir.md", '["abri-anse", "abri-loin"]', '["abri-anse", "abri-anse"]',
        "“abri-anse” is in “contacts” twice, remove one",
    ),
    "language that leaves its folder": (
        "languages.toml", 'tag = "ti"', 'tag = "../ti"', "“../ti” is no tag of a language, write it as in ar",
    ),
    "French that falls back": (
        "languages.toml", "fallback = []", 'fallback = ["ar"]', "French falls back on nothing, write fallback = []",
    ),
    "month that is none": (
        "resources.toml", 'date = "2025-12"', 'date = "2024-99"', "“2024-99” is not the date of a page, write",
    ),
    "locale that nobody knows": (
        "languages.toml", 'locale = "ti"', 'locale = "prs"', "the locale “prs” is not known, take a locale",
    ),
    "empty name": (
        "contacts.toml", 'name = "Soupe volante"', 'name = ""', "the name is empty, write the name as on the door",
    ),
    "empty title": (
        "guide/aider.md", 'title = "Aider"', 'title = " "', "“title” is empty, write it",
    ),
    "unknown kind of contact": (
        "contacts.toml", 'kind = "food"', 'kind = "fod"',
        "“kind” is “fod”, which is not known, use one of emergency, shelter, food,",
    ),
    "unknown audience": (
        "guide/aider.md", 'audience = "citizens"', 'audience = "citizen"',
        "“audience” is “citizen”, which is not known, use one of transit, citizens, municipalities",
    ),
    "hours that nobody understands": (
        "contacts.toml", '"Mo-Fr 08:00-18:00"', '"8h-18h"', "opening_hours: “8h-18h” is not in the form",
    ),
    "pictogram that there is not": (
        "guide/aider.md", 'icon = "hand-heart"', 'icon = "hand-hart"', "there is no pictogram “hand-hart”, take a name",
    ),
    "number that can't be dialled": (
        "contacts.toml", '"+14185550110"', '"+1418555"', "“+1418555” is no telephone number, write it as",
    ),
    "time zone of nobody": (
        "region.toml", "America/Toronto", "America/Brume", "“America/Brume” is no time zone, write it as in",
    ),
    "notice that ends before it begins": (
        "notices.toml", "last = 2026-02-20", "last = 2026-01-09", "the last day is before the first, correct one",
    ),
    "number as on a visiting card": (
        "contacts.toml", '"+14185550110"', '"+1 (418) 555-0110"',
        "“+1 (418) 555-0110” is not written as it is used, write it as +14185550110",
    ),
    "number of the country itself": (
        "contacts.toml", '"+14185550110"', '"418 555 0110"', "is not written as it is used, write it as +14185550110",
    ),
    "number that costs more": (
        "contacts.toml", '"+14185550110"', '"+19002341234"', "“+19002341234” costs more than an ordinary call, give",
    ),
    "short number of another country": (
        "contacts.toml", 'number = "211", short', 'number = "1733", short',
        "“1733” is no short number in CA, correct it",
    ),
    "short number that isn't marked": (
        "contacts.toml", 'number = "211", short = true,', 'number = "211",',
        "“211” is a short number, add short = true beside it",
    ),
    "long number that is marked as short": (
        "contacts.toml", 'number = "211", short', 'number = "+14185550120", short',
        "“+14185550120” is no short number in CA, write it as +14185550120, and remove short = true",
    ),
    "number that is there twice": (
        "contacts.toml", '"+14185550102"', '"+14185550101"', "the number +14185550101 is there twice, remove one",
    ),
    "region of a number that is none": (
        "contacts.toml", 'number = "211", short', 'number = "211", region = "XX", short', "“XX” is no country, write",
    ),
    "e-mail copied as a link": (
        "contacts.toml", '"bonjour@brume.example"', '"mailto:Bonjour@brume.example"',
        "is not written as it is used, write it as bonjour@brume.example",
    ),
    "e-mail that copies itself to somebody": (
        "contacts.toml", '"bonjour@brume.example"', '"a?bcc=evil%40evil.example&x@brume.example"',
        "is no e-mail address",
    ),
    "web address of somebody else": (
        "contacts.toml", 'url = "https://www.brume.example/"', 'url = "https://www.brume.example@evil.example/"',
        "leads to what stands after the @, remove",
    ),
    "web address with a look-alike letter": (
        "contacts.toml", 'url = "https://www.brume.example/"', 'url = "https://www.b\u0433ume.example/"',
        "has letters that look like others, type it by hand",
    ),
    "web address that hides another": (
        "resources.toml", '"https://cinema.example/lits"', '"https://bit.ly/lits"', "hides where it leads, open it",
    ),
    "day that is still to come": (
        "contacts.toml", "checked = 2025-10-02", "checked = 2999-10-02",
        "2999-10-02 is still to come, correct the date",
    ),
    "day of a page that is still to come": (
        "contacts.toml", '"about 2025-09"', '"about 2999-09"', "2999-09-01 is still to come, correct the date",
    ),
    "month that is written otherwise": (
        "facts.toml", 'month = "2026-03"', 'month = "2026-13"', "“2026-13” is no month, write it as in",
    ),
    "year with a digit too many": (
        "facts.toml", "year = 1987", "year = 19877", "“19877” is no year that can be meant, correct it",
    ),
    "more than everything": ("facts.toml", "percent = 47.5", "percent = 475.0", "“475” is more than 100 %, correct it"),
    "less than nothing": ("facts.toml", "number = 1250", "number = -1250", "“-1250” is less than nothing, correct it"),
    "money of nobody": ("facts.toml", '"CAD"', '"CDA"', "“CDA” is no currency, write its three letters"),
    "money that nobody named": (
        "facts.toml", 'amount = 7.50\ncurrency = "CAD"\n', "amount = 7.50\n",
        '“currency” is missing, add its three letters, such as currency = "EUR"',
    ),
    "money without an amount": (
        "facts.toml", "number = 1250", 'number = 1250\ncurrency = "CAD"',
        "there is a currency without an amount, remove it",
    ),
    "fact of no words": ("facts.toml", 'text = "8:30"', 'text = " "', "“text” is empty, write it"),
    "town on the other side of the Earth": (
        "contacts.toml", "lat = 49.05\nlon = -64.50", "lat = -64.50\nlon = 49.05",
        "from the town of the region, write them the other way round: lat = 49.05, lon = -64.5",
    ),
    "region the other way round": (
        "region.toml", "lat = 48.90\nlon = -64.50", "lat = -64.50\nlon = 48.90",
        "lat and lon lie far from the country CA, write them the other way round",
    ),
    "country in small letters": ("region.toml", '"CA"', '"ca"', "“ca” is not written as it is used, write it as CA"),
    "area that nobody has": (
        "region.toml", '"Comté de la Brume"', '"Conté de la Brume"',
        "no contact has the area “Conté de la Brume”, correct",
    ),
    "language of nobody": (
        "region.toml", 'opposite = ["fr", "ar"]', 'opposite = ["fr", "xx"]', "“xx” is no tag of a language, write",
    ),
    "language that is most likely twice": (
        "region.toml", 'opposite = ["fr", "ar"]', 'opposite = ["fr", "ar", "fr"]',
        "“opposite” names fr twice, remove one",
    ),
    "everything is near": ("region.toml", "near_km = 40", "near_km = 99999", "“near_km” is 99999, write how many"),
    "e-mail that is there twice": (
        "contacts.toml", '["bonjour@brume.example"]', '["bonjour@brume.example", "bonjour@brume.example"]',
        "the e-mail bonjour@brume.example is there twice, remove one",
    ),
    "opening hours of no day": (
        "contacts.toml", 'opening_hours = "Mo-Fr 08:00-18:00"', 'opening_hours = ""',
        "“opening_hours” is empty, write it, or remove the line",
    ),
    "contact with a number for its name": (
        "contacts.toml", 'id = "garde-cote"', "id = 12", '“id” must be a text, write id = "12"',
    ),
    "nothing that is near": ("region.toml", "near_km = 40", "near_km = -40", "“near_km” is -40, write how many"),
    "publication without pages": ("resources.toml", "pages = 24", "pages = 0", "“pages” is 0, write how many"),
    "publication of nobody": ("resources.toml", 'author = "Phare"', 'author = " "', "“author” is empty, write it"),
    "language of a publication": (
        "resources.toml", 'language = "ti"', 'language = "tigrinya"',
        "“tigrinya” is no tag of a language, write it as in",
    ),
    "hours that overlap": (
        "contacts.toml", '"Mo-Fr 08:00-18:00"', '"Mo-Fr 08:00-12:00,11:00-18:00"',
        "opening_hours: “08:00-12:00” and “11:00-18:00” overlap, let the one end before",
    ),
    "confirmed by a person": (
        "contacts.toml", "checked = 2025-10-02",
        'checked = 2025-10-02\nconfirmed_on = 2025-10-03\nconfirmed_by = "Mme Roy"',
        "“Mme Roy” is not the name of a role, write a service",
    ),
    "confirmed by nobody": (
        "contacts.toml", "checked = 2025-10-02", "checked = 2025-10-02\nconfirmed_on = 2025-10-02",
        "only one of confirmed_on and confirmed_by is given, give both",
    ),
    # Files as editors save them (tests/guide/test_files.py has many more)
    "day as people write it": (
        "contacts.toml", "checked = 2025-12-20", "checked = 20/12/2025", "as a day is, write checked = 2025-12-20",
    ),
    "quotation mark that is missing": (
        "contacts.toml", 'name = "L’Abri"', 'name = "L’Abri', 'a quotation mark is missing, write name = "L’Abri"',
    ),
    "header in the plural": (
        "notices.toml", "[[notice]]", "[[notices]]", "nobody reads “notices”, write [[notice]], or remove it",
    ),
    "decimal comma": (
        "region.toml", "lat = 48.90", "lat = 48,90", "“48,90” is not written as a number, write lat = 48.90",
    ),
    "quotation marks of Word in the head of a topic": (
        "guide/aider.md", 'icon = "hand-heart"', "icon = « hand-heart »", 'straight ones, write icon = "hand-heart"',
    ),
    "misspelt field": (
        "contacts.toml", "no_papers_needed = true", "no_paper_needed = true",
        "“no_paper_needed” is not a known name, write “no_papers_needed”",
    ),
    "``` without an end": (
        "guide/aider.md", "Vous pouvez donner", "```\nVous pouvez donner", "the ``` has no end, remove it",
    ),
    "arrow of a list": (
        "guide/aider.md", "- Lisez", "-> Lisez", "this line of a list was not understood, begin the line with “- ”",
    ),
    "footnote with a raised number": (
        "guide/aider.md", "une soupe", "une soupe¹", "there is a footnote, write it in the text, or leave it out",
    ),
    "position in a sentence": (
        "guide/aider.md", "une soupe", "une soupe (48.9012, -68.1234)",
        "the position 48.9012, -68.1234 stands in a sentence, put it into “lat” and “lon” of the contact",
    ),
    "hour without its minutes": (
        "guide/aider.md", "une soupe", "une soupe après 17h",
        "the time après 17h stands in a sentence, put it into facts.toml and write {fact:NAME} instead",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_mistake_stops_check_and_build_with_one_line_that_says_where_and_what_to_do(pwa, tiny_copy, fault):
    name, old, new, said = FAULTS[fault]
    file = tiny_copy / "content" / name
    edit(file, old, new)

    check, build = pwa("check"), pwa("build")

    (line,) = check.output.splitlines()
    assert (check.exit_code, build.exit_code) == (1, 1)
    assert build.output == check.output
    assert LINE.fullmatch(line)
    where, _, told = line.partition(": ")
    assert said in told
    path, _, number = where.rpartition(":")
    assert path.endswith(f"content/{name}")
    assert _entry(file, int(number)) == _entry(file, line_of(file, new.splitlines()[0]))


def _entry(file, line):
    """Return the line where the entry around `line` begins: a table of a TOML file, the head or a line of a text."""
    lines = file.read_text(encoding="utf-8").splitlines()
    if file.suffix == ".md":
        return 1 if "+++" in lines[line:] else line
    while line > 1 and not re.match(r"\[\[?[a-z.-]+\]", lines[line - 1]):
        line -= 1
    return line


@pytest.mark.parametrize(
    ("name", "damage", "said"),
    [
        ("content/facts.toml", b"[a]\nnumber = " + b"1" * 5000, "facts.toml:2: there is a number that is too long"),
        ("content/contacts.toml", None, "contacts.toml:1: this can't be read (Is a directory)"),
        ("translations/ar/LC_MESSAGES/guide.po", None, "guide.po:1: this can't be read (Is a directory)"),
        ("translations/ar/LC_MESSAGES/guide.po", b'msgid "a"\nmsgstr "b"\nmsgid "a"\nmsgstr "b"\n', "twice"),
        ("templates/pages/home.html", b"{% block main %}\n{% if %}", "home.html:2: "),
        ("static/js/tools/where.js", b"export function where( {", "this script, with what it imports, can't be read"),
        ("static/css/1-base.css", b"\xff", "1-base.css:1: this is not UTF-8"),
        ("static/icons/192.png", None, "192.png:1: the icon is missing"),
    ],
)
def test_a_file_of_any_kind_that_makes_no_sense_is_told(pwa, tiny_copy, name, damage, said):
    """None: there is a folder in its place."""
    for folder in ("templates", "static"):
        shutil.copytree(ROOT / folder, tiny_copy / folder)
    file = tiny_copy / name
    file.unlink()
    file.mkdir() if damage is None else file.write_bytes(damage)

    check, build = pwa("check"), pwa("build")

    # A catalogue troubles its own language alone.
    assert (check.exit_code, build.exit_code) == (1, 0 if name.startswith("translations/") else 1)
    assert said in check.output
    assert said in build.output
    assert all(LINE.match(line) for line in check.output.splitlines())


def test_an_address_without_its_town_is_told_with_its_contact(pwa, tiny_copy):
    edit(tiny_copy / "content/contacts.toml", 'city = "L’Anse-au-Nord"', 'city = ""')

    (line,) = pwa("check").output.splitlines()

    assert line.endswith("contacts.toml:68: “city” is empty, write it, or remove the whole address")


@pytest.mark.parametrize(
    "name", ["contacts", "facts", "phrases", "region", "resources", "languages", "notices"],
)  # fmt: skip
def test_a_file_that_lost_what_was_in_it_is_named_alone(pwa, tiny_copy, name):
    file = tiny_copy / "content" / f"{name}.toml"
    file.write_text("# rien\n\n  # plus rien\n", encoding="utf-8")
    lines = pwa("check").output.splitlines()
    file.unlink()
    file.mkdir()

    (folder,) = pwa("check").output.splitlines()

    assert f"{name}.toml:1: this can't be read (Is a directory), remove this folder, and put the file back" in folder
    if name == "notices":  # there may be none
        assert "no problem found" in lines[-1]
    else:
        (line,) = lines
        assert f"{name}.toml:1: the" in line


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("ti.toml", '[[term]]\nfrench = "a\n', "ti.toml:2: a quotation mark is missing"),
        ("ti.toml", '[[term]]\nfrench = "a"\nsay = "b"\n', 'must be a list in brackets, write say = ["b"]'),
        ("ti.toml", "", "ti.toml:1: the file is empty, put back what was in it"),
        ("ti.toml", "# rien\n", "ti.toml:1: the file is empty, put back what was in it"),
        ("ti.toml.txt", "", "ti.toml.txt:1: nobody reads a file of this name, call it ti.toml"),
        ("ti.txt", "", "ti.txt:1: nobody reads a file of this name, call it ti.toml"),
        ("xx.toml", "", "xx.toml:1: no language owns this file, nobody reads it, remove it, or call it ar.toml"),
        ("fr.toml", "", "fr.toml:1: no language owns this file, nobody reads it"),
        ("mots.csv", "", "mots.csv:1: no language owns this file, nobody reads it"),
    ],
)
def test_a_glossary_that_warns_of_nothing_is_an_error_of_check_and_stops_no_build(pwa, tiny_copy, name, text, said):
    folder = tiny_copy / "translations" / "glossary"
    folder.mkdir()
    (folder / name).write_text(text, encoding="utf-8")

    check, build = pwa("check"), pwa("build")

    (line,) = check.output.splitlines()
    assert (check.exit_code, build.exit_code) == (1, 0)
    assert said in line


def test_a_page_that_can_not_be_drawn_stops_check_and_build_alike(pwa, tiny_copy):
    templates = tiny_copy / "templates"
    shutil.copytree(ROOT / "templates", templates)
    edit(templates / "pages/phrases.html", "{% block main %}", "{% block main %}{{ nobody.name }}")

    check, build = pwa("check"), pwa("build")

    assert (check.exit_code, build.exit_code) == (1, 1)
    for result in (check, build):
        line = result.output.splitlines()[-1]
        assert LINE.fullmatch(line)
        assert "guide/templates/pages/phrases.html:3: the page /" in line
        assert "/phrases/ can't be drawn (UndefinedError: 'nobody' is undefined), correct" in line


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("pages/share.md", "pages/teilen.md", "pages/share.md:1: the file is missing, put it back"),
        ("pages/share.md", "pages/teilen.md", "pages/teilen.md:1: no page shows this text, remove it, or give it one"),
        ("guide/aider.md", "guide/Aider ici.md", "the name “Aider ici” is no address, call it aider-ici.md"),
        ("facts.toml", "fakten.toml", "facts.toml:1: the file is missing, put it back"),
    ],
)
def test_a_file_with_another_name_is_named(pwa, tiny_copy, old, new, said):
    (tiny_copy / "content" / old).rename(tiny_copy / "content" / new)

    check, build = pwa("check"), pwa("build")

    assert (check.exit_code, build.exit_code) == (1, 1)
    assert build.output == check.output
    assert said in check.output


def test_every_mistake_is_said_at_once(pwa, tiny_copy):
    content = tiny_copy / "content"
    edit(content / "contacts.toml", '"+14185550110"', '"+1418555"')
    edit(content / "contacts.toml", 'confidence = "official"', 'confidence = "certain"')
    edit(content / "guide/aider.md", "topic:dormir", "topic:manger")
    edit(content / "guide/communes.md", "checked = 2026-01-12", 'checked = "hier"')
    edit(content / "phrases.toml", "[[group]]", "[[group]")
    edit(tiny_copy / "translations/ti/LC_MESSAGES/guide.po", "msgstr", "msgstring")

    result = pwa("check")

    lines = result.output.splitlines()
    assert result.exit_code == 1
    assert all(LINE.fullmatch(line) for line in lines)
    for said in (
        "contacts.toml:",
        "aider.md:",
        "communes.md:",
        "phrases.toml:",
        "ti/LC_MESSAGES/guide.po:",
        "+1418555",
        "certain",
    ):
        assert any(said in line for line in lines), said


@pytest.mark.parametrize(
    ("file", "body"),
    [
        ("content/contacts.toml", b"\xff\xfe not text"),
        ("content/guide/dormir.md", b"\xff\xfe not text"),
        ("content/guide/dormir.md", b""),
        ("content/languages.toml", b"[[language]]\ntag = 3\n"),
        ("content/facts.toml", b"= nothing"),
        ("content/region.toml", b""),
        ("translations/ar/LC_MESSAGES/guide.po", b"\xff\xfe"),
        ("translations/ar/LC_MESSAGES/guide.po", b'msgid "never closed\n'),
    ],
)
def test_a_file_that_makes_no_sense_is_named_without_a_traceback(pwa, tiny_copy, file, body):
    (tiny_copy / file).write_bytes(body)

    # A catalogue doesn't stop a build: tests/web/test_withheld.py.
    for command in (["check"], ["build"], ["translate", "check"])[:: 2 if file.startswith("translations/") else 1]:
        result = pwa(*command)

        assert (result.exit_code, type(result.exception)) == (1, SystemExit), command
        lines = result.stderr.splitlines()
        assert lines
        assert all(LINE.fullmatch(line) for line in lines)
        # The cause alone: whoever refers to what can't be read has made no mistake. (The catalogues of the tiny guide
        # are behind its French, and `pwa translate check` says that, too.)
        assert [line for line in lines if file not in line and "translate update" not in line] == []


@pytest.mark.parametrize("folder", ["nowhere", "empty", "file", "line\nbreak"])
def test_a_wrong_folder_is_one_sentence_for_every_command(tmp_path, folder):
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x", encoding="utf-8")
    wrong = str(tmp_path / folder)

    asked = [as_a_person("--project", wrong, "check"), as_a_person("check", PASSAGE_PROJECT=wrong)]
    asked.append(
        subprocess.run(
            [sys.executable, "-m", "flask", "--app", "pwa", "run"],
            cwd=ROOT, env={**os.environ, "PASSAGE_PROJECT": wrong}, capture_output=True, text=True, timeout=60,
        )
    )  # fmt: skip

    for result in asked:
        assert result.returncode == 1
        assert "Traceback" not in result.stderr
        assert result.stderr.count(f"{folder}:1: there is no ") == 1
        assert result.stderr.endswith(", name a folder that holds “content”\n")


def test_a_folder_without_a_guide_is_refused(tmp_path):
    result = CliRunner().invoke(main, ["--project", str(tmp_path), "check"])

    assert result.exit_code == 1
    assert "there is no guide here, name a folder that holds “content”" in result.output


# Building


def test_nothing_is_built_from_bad_files_and_the_last_site_stays(pwa, tiny_copy, tmp_path):
    assert pwa("build", "--languages", "fr").exit_code == 0
    before = (tmp_path / "build/site/fr/index.html").read_bytes()
    edit(tiny_copy / "content/guide/dormir.md", "+++", "++")

    result = pwa("build", "--languages", "fr")

    assert result.exit_code == 1
    assert (tmp_path / "build/site/fr/index.html").read_bytes() == before


def test_an_unknown_language_is_refused_with_those_that_there_are(pwa):
    result = pwa("build", "--languages", "fr,xx")

    assert result.exit_code != 0
    assert "xx is no language of the guide; there are fr, ar, ti" in result.output


# The translators' round


def test_an_update_says_in_words_what_became_of_each_file(pwa, tiny_copy):
    pwa("translate", "update")
    text = tiny_copy / "content/guide/dormir.md"
    edit(text, "3. Venez à pied.", "3. Venez à pied !")

    changed = pwa("translate", "update")
    minor = pwa("translate", "update", "--minor")
    quiet = pwa("translate", "update")

    assert "ar/LC_MESSAGES/guide.po: 1 to be read again, because their French changed\n" in changed.output
    assert "ar/LC_MESSAGES/guide.po: 1 kept, because hardly anything changed\n" in minor.output
    assert {line.partition(": ")[2] for line in quiet.output.splitlines()} == {"no message changed"}


def test_a_minor_update_names_what_changed_more(pwa, tiny_copy):
    pwa("translate", "update")
    edit(tiny_copy / "content/guide/dormir.md", "3. Venez à pied.", "3. Venez à deux.")

    result = pwa("translate", "update", "--minor")

    assert "  more than the spelling changed, to be read again: Venez à deux.\n" in result.output


def test_a_review_is_written_down(pwa, tiny_copy):
    for domain in ("interface", "guide", "contacts"):
        assert pwa("translate", "reviewed", f"ti/{domain}.po", "--by", "native speaker").exit_code == 0

    assert pwa("translate", "status", "ti").output.count("reviewed") == 3
    assert 'by = "native speaker"' in (tiny_copy / "translations/reviews.toml").read_text(encoding="utf-8")


def test_the_messages_are_collected_into_one_file_a_catalogue(pwa, tmp_path):
    result = pwa("translate", "extract")

    templates = sorted(path.name for path in (tmp_path / "build/messages").iterdir())
    assert result.exit_code == 0
    assert templates == ["contacts.pot", "guide.pot", "interface.pot"]
    assert 'msgid "Demandez un lit avant midi."' in (tmp_path / "build/messages/contacts.pot").read_text("utf-8")


def test_a_changed_sentence_becomes_a_missing_message_and_update_brings_it(pwa, tiny_copy):
    assert pwa("translate", "update").exit_code == 0
    assert pwa("translate", "check").exit_code == 0
    edit(tiny_copy / "content/guide/aider.md", 'title = "Aider"', 'title = "Aider ici"')

    before = pwa("translate", "check")
    update = pwa("translate", "update")
    after = pwa("translate", "check")

    assert before.exit_code == 1
    assert "run `pwa translate update`" in before.output
    assert (update.exit_code, after.exit_code) == (0, 0)
    assert "Aider ici" in (tiny_copy / "translations/ar/LC_MESSAGES/guide.po").read_text(encoding="utf-8")


def test_a_place_where_nothing_can_be_written_is_told_in_one_line(pwa, tmp_path):
    (tmp_path / "taken").write_text("a file")

    result = pwa("translate", "pseudo", "--out", str(tmp_path / "taken"))

    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert "taken" in line
    assert "choose another place" in line


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("بسعر {fact:prix-nuit}", "بسعر {fakt:prix-nuit}", "a placeholder is not well formed"),
        ("بسعر {fact:prix-nuit}", "بسعر 7", "the placeholders differ from the French, use exactly these:"),
        ("كيف تنام](topic:dormir)", "كيف تنام](https://example.org/)", "the links differ from the French, keep"),
        ("تعال مشيا.", "**تعال** مشيا.", "there is bold that the French has not"),
        ("تعال مشيا.", "<b>تعال</b> مشيا.", "there is HTML in this text"),
        ("تعال مشيا.", "تعال الساعة 7.", "the numbers differ from the French"),
    ],
)
def test_an_unsafe_translation_is_named_with_its_file_and_entry(pwa, tiny_copy, old, new, said):
    file = tiny_copy / "translations/ar/LC_MESSAGES/guide.po"
    edit(file, old, new)
    text = file.read_text(encoding="utf-8")
    entry = text[: text.index(new)].rpartition("\n\n")[0].count("\n") + 3  # its first line, which is a note

    check = pwa("check")

    assert check.exit_code == 1
    assert f"translations/ar/LC_MESSAGES/guide.po:{entry}: " in check.output
    assert said in check.output


def test_the_catalogues_of_the_guide_are_complete_and_quiet():
    """Extracting again changes nothing: `pwa translate update` was run after the last change of a text."""
    result = CliRunner().invoke(main, ["translate", "check"])

    assert (result.exit_code, result.stderr) == (0, "")
