"""Whatever happens to the French, nothing that a translator wrote is lost."""

import dataclasses
import os
import re
import shutil
import subprocess
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pwa.languages import read_languages
from pwa.problems import Problems
from pwa.text import Text
from pwa.translation.catalogue import catalogue_path, read_catalogue, read_po
from pwa.translation.changes import is_minor, words_used
from pwa.translation.po import parse
from pwa.translation.update import update_catalogues, write_templates


@pytest.fixture(scope="module")
def languages(tiny):
    return read_languages(tiny)


class Guide:
    """A guide of a few French texts, with the Arabic and Tigrinya catalogues in a folder of its own."""

    def __init__(self, tiny, languages, folder):
        self.project = dataclasses.replace(tiny, translations=folder)
        self.languages = languages

    def path(self, tag="ar", domain="guide"):
        return catalogue_path(self.project, self.languages[tag], domain)

    def write(self, text, tag="ar", domain="guide"):
        path = self.path(tag, domain)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def text(self, tag="ar"):
        return self.path(tag).read_text(encoding="utf-8")

    def update(self, *texts, minor=False):
        """Bring the catalogues up to the texts, and return what became of the Arabic guide.po."""
        wanted = [text if isinstance(text, Text) else Text(text) for text in texts]
        told = update_catalogues(self.project, wanted, self.languages.translated, minor)
        return next(each for each in told if each.path == self.path())

    def translate(self, source, said, **more):
        po = read_po(self.project, self.path())
        entry = next(each for each in po if each.msgid == source and not each.obsolete)
        entry.msgstr, entry.flags = said, []
        entry.previous_msgid = entry.previous_msgctxt = None
        for name, value in more.items():
            setattr(entry, name, value)
        self.write(str(po))

    def entry(self, source, context=None):
        po = read_po(self.project, self.path())
        return next(each for each in po if (each.msgctxt, each.msgid, each.obsolete) == (context, source, False))

    def said(self):
        """Return what readers see, by its French."""
        catalogue = read_catalogue(self.project, self.languages["ar"])
        return {source: said for (domain, _, source), said in catalogue.translations.items()}


@pytest.fixture
def guide(tiny, languages, tmp_path):
    return Guide(tiny, languages, tmp_path / "translations")


def written(text):
    """Return how often each translation is in a file: of messages that are there, and of obsolete ones."""
    return Counter(
        said for entry in parse(text, "guide.po") for said in (entry.msgstr, *entry.msgstr_plural.values()) if said
    )


BED = "Vous pouvez demander un lit sans argent."
BUS = "Le bus part de la gare à 9 heures."
SOUP = "La soupe est donnée chaque soir devant l’église."


# One change


def test_a_changed_sentence_is_fuzzy_with_the_french_that_it_was_made_from(guide):
    guide.update(BED, BUS)
    guide.translate(BED, "سرير")

    told = guide.update(BED.replace("argent.", "argent !"), BUS)

    entry = guide.entry(BED.replace("argent.", "argent !"))
    assert (entry.msgstr, entry.fuzzy, entry.previous_msgid) == ("سرير", True, BED)
    assert (told.new, told.fuzzy, told.restored, told.gone) == (0, 1, 0, 0)
    assert guide.said() == {}


def test_a_change_that_is_taken_back_brings_the_translation_back(guide):
    guide.update(BED, BUS)
    guide.translate(BED, "سرير", tcomment="by ear")
    before = guide.text()

    for other in (BED.replace("argent.", "argent !"), "Tout autre chose."):
        guide.update(other, BUS)
        told = guide.update(BED, BUS)

        assert guide.text() == before
        assert told.restored == 1


def test_a_sentence_that_goes_waits_for_its_return(guide):
    guide.update(BED, BUS)
    guide.translate(BED, "سرير")

    gone = guide.update(BUS)
    assert gone.gone == 1
    assert '#~ msgstr "سرير"' in guide.text()
    assert guide.update(BUS).gone == 0  # told once

    back = guide.update(BUS, BED)
    assert (back.restored, back.new) == (1, 0)
    assert guide.said() == {BED: "سرير"}


def test_many_changes_keep_the_french_that_was_translated(guide):
    guide.update(BED)
    guide.translate(BED, "سرير")
    for ending in ("argent !", "argent ici !", "argent ici."):
        guide.update(BED.replace("argent.", ending))

    entry = guide.entry(BED.replace("argent.", "argent ici."))
    assert (entry.msgstr, entry.fuzzy, entry.previous_msgid) == ("سرير", True, BED)


def test_what_stays_lends_nothing(guide):
    guide.update(BED)
    guide.translate(BED, "سرير")

    told = guide.update(BED, BED.replace("argent.", "argent !"))

    assert told.new == 1
    assert guide.entry(BED.replace("argent.", "argent !")).msgstr == ""
    assert guide.said() == {BED: "سرير"}


def test_one_text_is_given_to_one_message_the_one_that_is_most_alike(guide):
    guide.update(BED)
    guide.translate(BED, "سرير")

    guide.update("Vous pouvez demander deux lits avec argent.", BED.replace("argent.", "argent !"))

    assert guide.entry("Vous pouvez demander deux lits avec argent.").msgstr == ""
    assert guide.entry(BED.replace("argent.", "argent !")).msgstr == "سرير"


def test_the_same_context_comes_first(guide):
    title, label = Text("Dormir ici", "title"), Text("Dormir ici !", "label")
    guide.update(title, label)
    guide.translate("Dormir ici", "نوم")
    guide.translate("Dormir ici !", "نم")

    guide.update(Text("Dormir là", "label"), Text("Dormir là", "title"))

    assert guide.entry("Dormir là", "label").msgstr == "نم"
    assert guide.entry("Dormir là", "title").msgstr == "نوم"


@pytest.mark.parametrize(("before", "after"), [("title", None), (None, "title"), ("title", "label")])
def test_a_change_of_context_keeps_the_text_as_fuzzy(guide, before, after):
    guide.update(Text(BED, before))
    guide.translate(BED, "سرير")

    guide.update(Text(BED, after))
    entry = guide.entry(BED, after)
    assert (entry.msgstr, entry.fuzzy, entry.previous_msgid) == ("سرير", True, BED)

    guide.update(Text(BED, before))
    assert guide.said() == {BED: "سرير"}


def test_texts_that_are_not_alike_are_not_joined(guide):
    guide.update(BED)
    guide.translate(BED, "سرير")

    told = guide.update(SOUP)

    assert (told.new, told.fuzzy, told.gone) == (1, 0, 1)


def test_a_text_that_was_typed_since_and_left_unsure_stays_so_whatever_the_french_becomes(guide):
    """It was made for the French of then: nobody may take it for that of before."""
    guide.update("Venez à pied.")
    guide.translate("Venez à pied.", "تعال مشيا.")
    guide.update("Ne venez pas à pied.")
    guide.write(guide.text().replace("تعال مشيا.", "لا تأت مشيا."))

    guide.update("Venez à pied.")
    assert guide.entry("Venez à pied.").fuzzy
    assert guide.said() == {}
    guide.update("Venez à pied !", minor=True)
    assert guide.said() == {}


def test_a_comment_beside_a_second_entry_of_the_same_text_is_kept(guide):
    guide.update("Un lit")
    guide.translate("Un lit", "سرير")
    guide.write(guide.text() + '\n# from Amina\n#~ msgid "Un lit"\n#~ msgstr "سرير"\n')

    guide.update("Un lit")

    assert guide.entry("Un lit").tcomment == "from Amina"


def test_what_is_saved_while_an_update_runs_is_not_written_over(guide, monkeypatch):
    guide.update("Un lit")
    guide.translate("Un lit", "سرير")
    fsync = os.fsync

    def save_meanwhile(handle):
        fsync(handle)
        guide.write(guide.text().replace("سرير", "فراش"))

    monkeypatch.setattr(os, "fsync", save_meanwhile)
    with pytest.raises(Problems, match="somebody saved this file"):
        guide.update("Un lit", "Une soupe")

    assert "فراش" in guide.text()
    assert not [path.name for path in guide.path().parent.iterdir() if path.name.startswith(".")]


# Minor changes


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Venez sans argent.", "Venez sans argent !"),
        ("Venez sans argent", "Venez sans argent."),
        ("Venez à pied : c’est près.", "Venez à pied\u202f: c'est près."),
        ("le centre est ouvert", "Le Centre est ouvert"),
        ("Les benevoles aident.", "Les bénévoles aident."),
        ("Demandez un hébergment.", "Demandez un hébergement."),
        ("Aujourd hui, venez.", "Aujourd’hui, venez."),
        ("Le lit coûte 5 €.", "Le lit coûte 5\u00a0€."),
        ("Appelez {phone:maison-brume}", "Appelez {phone:maison-brume}."),
        ("Oeuvre", "Œuvre"),
        ("police", "POLICE"),
        ("Sans papiers", "SANS PAPIERS"),
    ],
)
def test_a_change_of_spelling_is_minor(guide, before, after):
    assert is_minor(before, after)
    guide.update(before)
    guide.translate(before, re.sub(r"[^\d{}:a-z-]", "", "".join(re.findall(r"\d+|\{.*\}", before))) + "سرير")

    told = guide.update(after, minor=True)

    assert (told.kept, told.fuzzy, told.changed_more) == (1, 0, [])
    assert list(guide.said()) == [after]
    assert guide.update(after).said() == "no message changed"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Le lit coûte 5 euros.", "Le lit coûte 6 euros."),
        ("Le lit coûte 1,5 euro.", "Le lit coûte 15 euros."),
        ("Restez deux jours.", "Restez trois jours."),
        ("Vous devez partir.", "Vous ne devez pas partir."),
        ("C’est possible ici.", "C’est impossible ici."),
        ("C’est légal ici.", "C’est illégal ici."),
        ("Appelez {phone:a}.", "Appelez {phone:b}."),
        ("Lisez [ici](topic:a).", "Lisez [ici](topic:b)."),
        ("Venez avec un papier.", "Venez sans un papier."),
        ("Venez le lundi.", "Venez le mardi."),
        ("Demandez à la mère.", "Demandez au père."),
        ("C’est gratuit pour tous.", "C’est payant pour tous."),
        ("Venez avant midi.", "Venez après midi."),
        ("Parlez à la police de la gare.", "Parlez à la dame de la gare."),
        ("Vous pouvez venir.", "Vous pouvez venir demain."),
    ],
)
def test_a_change_of_meaning_is_not(guide, before, after):
    assert not is_minor(before, after)
    guide.update(before)
    guide.translate(before, "سرير")

    told = guide.update(after, minor=True)

    assert (told.kept, told.changed_more) == (0, [after] if told.fuzzy else [])
    assert guide.said() == {}


def test_a_word_that_the_guide_uses_elsewhere_was_no_misspelling():
    used = words_used(["Allez au poste de police.", "Vous êtes libre."])

    assert not is_minor("Venez au poste.", "Venez au porte.", used)
    assert is_minor("Venez au poste.", "Venez au porte.")
    assert is_minor("Voyez un medcin.", "Voyez un médecin.", used)


def test_what_was_made_fuzzy_before_is_kept_by_a_minor_update_after(guide):
    guide.update(BED)
    guide.translate(BED, "سرير")
    changed = BED.replace("argent.", "argent !")
    guide.update(changed)

    told = guide.update(changed, minor=True)

    assert told.kept == 1
    assert guide.said() == {changed: "سرير"}


def test_what_a_translator_marked_stays_marked(guide):
    guide.update(BED)
    guide.translate(BED, "سرير", flags=["fuzzy"])
    changed = BED.replace("argent.", "argent !")

    guide.update(changed, minor=True)

    assert guide.entry(changed).fuzzy
    assert guide.entry(changed).previous_msgid is None


def test_a_minor_change_that_the_translation_does_not_fit_is_not_kept(guide):
    guide.update("Venez **vite** ici.")
    guide.translate("Venez **vite** ici.", "تعال **سريعا**.")

    told = guide.update("Venez vite ici.", minor=True)

    assert (told.kept, told.changed_more) == (0, ["Venez vite ici."])


# What people and their tools wrote stays

MINE = """# Arabic translation of a small guide
# Amal <amal@example.org>, 2026
#
# Part of a guide; CC BY-SA

#, fuzzy
msgid ""
msgstr ""
"X-Poedit-Basepath: ..\\n"
"Project-Id-Version: Another name\\n"
"Report-Msgid-Bugs-To: \\n"
"PO-Revision-Date: 2026-11-24 10:00+0100\\n"
"Last-Translator: Amal <amal@example.org>\\n"
"Language-Team: Arabic <https://weblate.example/ar/>\\n"
"Language: ar_SY\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;\\n"
"X-Generator: Weblate 5.14\\n"
"x-unknown:a: b\\n"

# first line
#
#  third line
#. an old note
#: where.md:3
#, no-wrap, python-brace-format
msgctxt "label"
msgid "Un"
msgstr "واحد"

#, fuzzy
#| msgctxt "title"
#| msgid "Deu"
#| msgid_plural "Deus"
msgid "Deux"
msgstr "اثنان"

msgid "un lit"
msgid_plural "{n} lits"
msgstr[0] "لا سرير"
msgstr[1] "سرير"
msgstr[2] "سريران"
msgstr[3] ""

# why it went
#~| msgid "Troi"
#~ msgctxt "title"
#~ msgid "Trois"
#~ msgstr "ثلاثة"

# the end
"""


def test_all_that_is_not_ours_stays_in_its_place(guide):
    guide.write(MINE)

    guide.update(Text("Un", "label", note="a note"), "Deux")

    text = guide.text()
    kept = [line for line in MINE.splitlines() if not re.match(r"#\.|#:|#, (no-wrap|fuzzy)$|msg|#, fuzzy", line)]
    kept = [line for line in kept if line and "python-brace" not in line]
    assert [line for line in kept if line not in text.splitlines()] == []
    head = text[: text.index("# first line")]
    assert head == MINE[: MINE.index("# first line")].replace("#, fuzzy\n", "").replace("SA\n\n", "SA\n")
    assert '# first line\n#\n#  third line\n#. Translators: a note\n#, no-wrap\nmsgctxt "label"\n' in text
    assert '#, fuzzy\n#| msgctxt "title"\n#| msgid "Deu"\n#| msgid_plural "Deus"\nmsgid "Deux"\n' in text
    assert '#~ msgid_plural "{n} lits"\n#~ msgstr[0] "لا سرير"\n#~ msgstr[1] "سرير"\n#~ msgstr[2] "سريران"\n' in text
    assert '# why it went\n#~| msgid "Troi"\n#~ msgctxt "title"\n#~ msgid "Trois"\n#~ msgstr "ثلاثة"\n' in text
    assert written(MINE) == written(text)
    again = text.encode()
    guide.update(Text("Un", "label", note="a note"), "Deux")
    assert guide.path().read_bytes() == again


def test_a_plural_entry_goes_and_keeps_all_its_forms_even_where_its_french_is_wanted(guide):
    guide.write(MINE)

    guide.update("un lit")
    guide.translate("un lit", "سرير واحد")
    guide.update("un lit")

    assert written(guide.text()) == written(MINE) + Counter(["سرير واحد"])


@pytest.mark.parametrize(
    ("header", "becomes"),
    [
        ("Language: nl", "Language: ar"),
        ("Plural-Forms: nplurals=2; plural=(n != 1);", None),
        ("Content-Type: text/plain; charset=ISO-8859-1", "Content-Type: text/plain; charset=utf-8"),
        ("Content-Type: text/plain; charset=CHARSET", "Content-Type: text/plain; charset=utf-8"),
    ],
)
def test_a_header_that_is_not_so_is_corrected_in_its_place(guide, languages, header, becomes):
    becomes = becomes or "Plural-Forms: " + languages["ar"].plural
    guide.write(f'msgid ""\nmsgstr ""\n"X-First: 1\\n"\n"{header}\\n"\n"X-Last: 2\\n"\n')

    guide.update("Un")

    assert f'"X-First: 1\\n"\n"{becomes}\\n"\n"X-Last: 2\\n"\n' in guide.text()


@pytest.mark.parametrize(
    ("active", "obsolete", "shown"),
    [
        ('msgid "Un"\nmsgstr "واحد"\n', '#~ msgid "Un"\n#~ msgstr "وحيد"\n', "واحد"),
        ('msgid "Un"\nmsgstr "واحد"\n', '#~ msgid "Un"\n#~ msgstr "واحد"\n', "واحد"),
        ('msgid "Un"\nmsgstr ""\n', '#~ msgid "Un"\n#~ msgstr "وحيد"\n', "وحيد"),
        ('#, fuzzy\nmsgid "Un"\nmsgstr "واحد"\n', '#~ msgid "Un"\n#~ msgstr "وحيد"\n', "وحيد"),
        ('msgid "Un"\nmsgstr ""\n', '#~ msgid "Un"\n#~ msgstr "و"\n\n#~ msgid "Un"\n#~ msgstr "ح"\n', "و"),
    ],
)
@pytest.mark.parametrize("wanted", ["Un", "Tout autre chose."])
def test_a_message_that_is_there_and_obsolete_becomes_one(guide, active, obsolete, shown, wanted):
    guide.write(f'msgid ""\nmsgstr ""\n"Language: ar\\n"\n\n{active}\n{obsolete}')
    before = guide.text()

    guide.update(wanted)

    keys = [(entry.msgctxt, entry.msgid) for entry in parse(guide.text(), "guide.po")]
    assert len(keys) == len(set(keys))
    assert set(written(before)) == set(written(guide.text()))
    assert guide.said().get("Un", shown) == shown
    assert guide.update(wanted).said() == "no message changed"


# Quiet: a second run changes nothing, whatever wrote the file before

SAVED = {
    "as we write": lambda text: text,
    "another spelling of the charset": lambda text: text.replace("charset=utf-8", "charset=UTF-8"),
    "a country": lambda text: text.replace("Language: ar", "Language: ar_SY"),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "BOM": lambda text: "\ufeff" + text,
    "no line end at the end": lambda text: text.rstrip("\n"),
    "blank lines": lambda text: "\n\n" + text.replace("\n\n", "\n\n\n\n"),
    "headers upside down": lambda text: re.sub(
        r'(msgstr ""\n)((?:".*"\n)+)', lambda m: m[1] + "\n".join(reversed(m[2].splitlines())) + "\n", text, count=1
    ),
    "no headers": lambda text: text.partition("\n\n")[2],
    "flags of Babel": lambda text: text.replace("\n\n", "\n\n#, python-brace-format\n"),
    "sorted": lambda text: "\n\n".join([text.split("\n\n")[0], *sorted(text.strip("\n").split("\n\n")[1:])]) + "\n",
}
TOOLS = {
    "msgcat, wrapped": ["msgcat", "-"],
    "msgcat, not wrapped": ["msgcat", "--no-wrap", "-"],
    "msgcat, sorted": ["msgcat", "--sort-output", "-"],
    "msgattrib": ["msgattrib", "--no-fuzzy", "-"],
}


@pytest.mark.parametrize("tool", [*SAVED, *TOOLS])
def test_a_second_update_changes_nothing_and_the_first_only_the_form(guide, tool):
    texts = [BED, BUS, Text("Un", "title", note="a note"), "Le lit de {place} coûte 5 €."]
    guide.update(*texts, SOUP)
    guide.translate(BED, "سرير " * 40, tcomment="a comment\nof two lines")
    guide.translate(SOUP, "حساء")
    guide.translate(BUS, "حافلة\nسريعة")
    guide.update(*texts)
    before, said = guide.text(), guide.said()
    if tool in TOOLS:
        if not shutil.which(TOOLS[tool][0]):
            pytest.skip("gettext is not installed")
        saved = subprocess.run(TOOLS[tool], input=before.encode(), capture_output=True, check=True).stdout
    else:
        saved = SAVED[tool](before).encode()
    guide.write(saved)

    first = guide.update(*texts)
    once = guide.path().read_bytes()
    second = guide.update(*texts)

    assert guide.path().read_bytes() == once
    assert second.said() == first.said() == "no message changed"
    assert written(once.decode()) == written(before)
    assert guide.said() == said
    if not re.search("head|charset|country", tool):
        assert once.decode() == before


# All or nothing


def test_what_can_not_be_read_leaves_every_file_as_it_was_and_is_named(guide):
    guide.update(BED)
    guide.write(guide.text("ti").replace('msgstr ""\n"P', 'msgstr "\n"P'), "ti")
    before = {path: path.read_bytes() for path in guide.project.translations.rglob("*.po")}

    with pytest.raises(Problems, match=r"ti/LC_MESSAGES/guide.po:2: the closing quote is missing"):
        guide.update(BUS)

    assert {path: path.read_bytes() for path in guide.project.translations.rglob("*") if path.is_file()} == before


def test_what_can_not_be_written_leaves_every_file_as_it_was(guide, monkeypatch):
    guide.update(BED)
    before = {path: path.read_bytes() for path in guide.project.translations.rglob("*.po")}
    replace, done = __import__("os").replace, []

    def refuses(new, path):
        if done:
            raise PermissionError(13, "Permission denied")
        done.append(path)
        replace(new, path)

    monkeypatch.setattr("os.replace", refuses)
    with pytest.raises(Problems, match=r"this can't be written \(Permission denied\)"):
        guide.update(BUS)

    assert {path: path.read_bytes() for path in guide.project.translations.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("blank", ["", " ", "\u00a0", "\u2003\n"])
def test_an_empty_text_is_refused_before_anything_is_written(guide, blank):
    with pytest.raises(Problems, match="a text is empty"):
        guide.update(BED, blank)

    assert not guide.path().exists()


def test_files_keep_their_mode_and_nothing_is_left_beside_them(guide):
    guide.update(BED)
    guide.path().chmod(0o640)

    guide.update(BUS)

    assert guide.path().stat().st_mode & 0o777 == 0o640
    assert {path.suffix for path in guide.project.translations.rglob("*") if path.is_file()} == {".po"}


def test_a_template_has_every_message_and_no_translation(guide, tmp_path):
    texts = [Text(BED, note="a note"), Text("Un", "title", "contacts")]

    assert [count for _, count in write_templates(texts, tmp_path / "pot")] == [0, 1, 1]
    entries = parse((tmp_path / "pot/guide.pot").read_text(encoding="utf-8"), "guide.pot")
    assert [(entry.msgid, entry.msgstr, entry.comment) for entry in entries] == [(BED, "", "Translators: a note")]


# Any sequence of edits

WORDS = st.sampled_from(["lit", "lits", "gare", "soupe", "pas", "7", "ici", "là", "!", "."])
SENTENCES = st.builds(
    lambda words, context: Text(" ".join(words), context),
    st.lists(WORDS, min_size=1, max_size=4),
    st.sampled_from([None, None, "title"]),
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("french"), st.lists(SENTENCES, max_size=5, unique_by=lambda text: text.key)),
        st.tuples(st.just("minor"), st.lists(SENTENCES, max_size=5, unique_by=lambda text: text.key)),
        st.tuples(st.just("back"), st.integers(0, 9)),
        st.tuples(st.just("translate"), st.integers(0, 9)),
        st.tuples(st.just("mark"), st.integers(0, 9)),
        st.tuples(st.just("plural"), st.integers(0, 9)),
        st.tuples(st.just("empty"), st.integers(0, 9)),
    ),
    min_size=1,
    max_size=12,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("any")


@settings(max_examples=150, deadline=None)
@given(steps=STEPS)
def test_no_sequence_of_edits_loses_a_translation(tiny, languages, folder, steps):
    """Sentences come, change, move and go, translators translate, mark and write plural forms between updates."""
    shutil.rmtree(folder, ignore_errors=True)
    guide = Guide(tiny, languages, folder)
    history, number = [[Text("lit ici"), Text("gare là", "title")]], 0
    guide.update(*history[0])
    for step, what in steps:
        before = written(guide.text())
        if step in ("french", "minor", "back"):
            texts = what if step != "back" else history[what % len(history)]
            guide.update(*texts, minor=step == "minor")
            history.append(texts)
            once = guide.path().read_bytes()
            told = guide.update(*texts)
            assert (guide.path().read_bytes(), told.said()) == (once, "no message changed")
            assert [entry.msgid for entry in parse(guide.text(), "") if not entry.obsolete] == [
                text.source for text in texts
            ]
        else:
            po = read_po(guide.project, guide.path())
            there = [entry for entry in po if not entry.obsolete]
            if not there:
                continue
            entry, number = there[what % len(there)], number + 1
            if step == "translate" and not entry.msgstr and not entry.msgid_plural:
                entry.msgstr = f"قول {number}"
                entry.flags = []
            elif step == "mark" and not entry.fuzzy:
                entry.flags.append("fuzzy")
            elif step == "plural" and not entry.msgstr and not entry.msgid_plural:
                entry.msgid_plural, entry.msgstr_plural = entry.msgid + " x", {0: f"قول {number}", 1: f"قولان {number}"}
            elif step == "empty" and not entry.msgstr:
                entry.tcomment = f"comment {number}"
            guide.write(str(po))
        after = written(guide.text())
        assert before - after == Counter()


@settings(max_examples=60, deadline=None)
@given(lists=st.lists(st.lists(SENTENCES, max_size=5, unique_by=lambda text: text.key), min_size=1, max_size=5))
def test_going_back_to_the_first_french_says_again_all_that_was_said(tiny, languages, folder, lists):
    shutil.rmtree(folder, ignore_errors=True)
    guide = Guide(tiny, languages, folder)
    first = [Text("lit ici"), Text("gare là", "title"), Text("soupe 7 pas"), Text("lits ici")]
    guide.update(*first)
    for number, text in enumerate(first):
        guide.translate(text.source, f"قول {number}")
    said = guide.said()

    for texts in [*lists, first]:
        guide.update(*texts)

    assert guide.said() == said
