"""What translators' files may look like, and what is refused before it reaches a reader."""

import dataclasses

import pytest

from pwa.languages import read_languages
from pwa.plurals import same_plural
from pwa.problems import Problems
from pwa.text import Text
from pwa.translation.catalogue import catalogue_path, read_catalogue
from pwa.translation.changes import with_older
from pwa.translation.localise import Localiser
from pwa.translation.po import parse

HEAD = '# Arabic\nmsgid ""\nmsgstr ""\n"Language: ar\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'  # six lines
FIRST = 'msgid "Un"\nmsgstr "واحد"\n\n'  # three lines
LAST = '\n#. a note\nmsgctxt "title"\nmsgid "Neuf"\nmsgstr "تسعة"\n'


def refused(text):
    """Return what is told of a file, as (line, words)."""
    with pytest.raises(Problems) as found:
        parse(text, "ar/guide.po")
    return [(problem.origin.line, str(problem)) for problem in found.value.problems]


# In each of them, the mistake is in the lines from 10 on, between two messages that are right.
DAMAGES = {
    "closing quote missing": ('msgid "Deux"\nmsgstr "اثنان\n', 11, "the closing quote is missing"),
    "closing quote of the French missing": ('msgid "Deux\nmsgstr "اثنان"\n', 10, "the closing quote is missing"),
    "text broken by Enter": ('msgid "Deux"\nmsgstr "اثنان\nثلاثة"\n', 11, "the closing quote is missing"),
    "quote within the text": ('msgid "Deux"\nmsgstr "اثنان "ثلاثة" أربعة"\n', 11, "text behind the closing quote"),
    "text behind the quote": ('msgid "Deux"\nmsgstr "اثنان" .\n', 11, "there is text behind the closing quote"),
    "two messages on a line": ('msgid "Deux" msgstr "اثنان"\n', 10, "there is text behind the closing quote"),
    "curly quotes": ("msgid “Deux”\nmsgstr “اثنان”\n", 10, "here is “"),
    "curly quotes around the translation": ('msgid "Deux"\nmsgstr “اثنان”\n', 11, "here is “"),
    "curly quote at the end": ('msgid "Deux"\nmsgstr "اثنان”\n', 11, "here is ”"),
    "guillemets": ('msgid "Deux"\nmsgstr « اثنان »\n', 11, "here is «"),
    "single quotes": ("msgid 'Deux'\nmsgstr 'اثنان'\n", 10, "here is '"),
    "low quotes": ("msgid „Deux“\nmsgstr „اثنان“\n", 10, "here is „"),
    "a line between curly quotes": ('msgid "Deux"\nmsgstr ""\n“اثنان”\n', 12, "here is “"),
    "no quotes": ("msgid Deux\nmsgstr اثنان\n", 10, "“Deux” is not between quotes"),
    "backslashes of Windows": ('msgid "Deux"\nmsgstr "C:\\Users"\n', 11, "“\\U” means nothing"),
    "bytes that are no letter": ('msgid "Deux"\nmsgstr "\\303"\n', 11, "the bytes behind \\ are no text in UTF-8"),
    "a form of no number": (
        'msgid "Deux"\nmsgid_plural "Deux"\nmsgstr[' + "9" * 5000 + '] "x"\n', 12, "can't stand here",
    ),
    "backslash before a blank": ('msgid "Deux"\nmsgstr "a\\ b"\n', 11, "“\\ ” means nothing"),
    "backslash before the last quote": ('msgid "Deux"\nmsgstr "اثنان\\"\n', 11, "the closing quote is missing"),
    "no msgstr": ('msgid "Deux"\n', 10, "this message has no msgstr"),
    "no msgstr before the next": ('msgid "Deux"\nmsgid "Trois"\nmsgstr "ثلاثة"\n', 10, "this message has no msgstr"),
    "no msgid": ('msgctxt "title"\nmsgstr "اثنان"\n', 11, "“msgstr” stands here without its msgid"),
    "msgctxt twice": ('msgctxt "a"\nmsgctxt "b"\nmsgid "Deux"\nmsgstr "اثنان"\n', 11, "“msgctxt” is there twice"),
    "msgstr twice": ('msgid "Deux"\nmsgstr "اثنان"\nmsgstr "ثان"\n', 12, "“msgstr” is there twice in this message"),
    "plural without its forms": ('msgid "Deux"\nmsgid_plural "Deux"\nmsgstr "a"\n', 12, "“msgstr” can't stand here"),
    "forms without a plural": ('msgid "Deux"\nmsgstr[0] "a"\n', 11, "“msgstr[0]” can't stand here"),
    "a form that is passed over": (
        'msgid "Deux"\nmsgid_plural "Deux"\nmsgstr[0] "a"\nmsgstr[2] "b"\n', 13, "“msgstr[2]” can't stand here",
    ),
    "misspelt keyword": ('msgid "Deux"\nmsgstring "اثنان"\n', 11, "is no line of a catalogue"),
    "junk": ("J’ai tout traduit !\n", 10, "“J’ai tout traduit !” is no line of a catalogue"),
    "junk in a message": ('msgid "Deux"\nréponse\nmsgstr "اثنان"\n', 11, "“réponse” is no line of a catalogue"),
    "text of nobody": ('# a note\n"اثنان"\n', 11, "this text belongs to no message"),
    "conflict in a message": (
        'msgid "Deux"\n<<<<<<< HEAD\nmsgstr "a"\n=======\nmsgstr "b"\n>>>>>>> weblate/main\n', 11, "two versions of",
    ),
    "conflict around messages": (
        '<<<<<<< HEAD\nmsgid "a"\nmsgstr "a"\n\n||||||| base\n=======\nmsgid "b"\nmsgstr "b"\n>>>>>>> main\n',
        10, "two versions of the file were joined here",
    ),
    "leftover of a conflict": ('msgid "Deux"\n=======\nmsgstr "b"\n', 11, "two versions of the file were joined here"),
    "the same message twice": ('msgid "Un"\nmsgstr "واحد"\n', 10, "“Un” is there twice, in line 7 and here"),
    "header twice": ('msgid ""\nmsgstr "Language: ar\\n"\n', 10, "the header is there twice, in line 2 and here"),
    "NUL": ('msgid "Deux"\nmsgstr "اث\0نان"\n', 11, "there is a NUL character"),
    "half marked as obsolete": ('#~ msgid "Deux"\nmsgstr "اثنان"\n', 11, "only a part of this message is marked"),
    "obsolete without a quote": ('#~ msgid "Deux"\n#~ msgstr "اثنان\n', 11, "the closing quote is missing"),
    "a comment in the middle": ('msgid "Deux"\n# a\nmsgstr "اثنان"\n', 10, "this message has no msgstr"),
    "text behind, and a blank line": ('msgid "Deux"\nmsgstr "a" b\n\n"c"\n', 11, "text behind the closing quote"),
    "previous text in the middle": ('msgid "Deux"\n#| msgid "Deu"\nmsgstr "a"\n', 11, "“msgid” can't stand here"),
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damage_is_told_once_with_its_line(damage):
    text, line, words = DAMAGES[damage]

    ((found, told),) = refused(HEAD + FIRST + text + LAST)

    assert found == line
    assert words in told


def test_every_damaged_message_is_told_and_no_other():
    parts = [text for text, _, _ in (DAMAGES[name] for name in ("closing quote missing", "curly quotes", "no msgstr"))]

    told = refused(HEAD + "\n".join(parts) + FIRST.join(("\n", "\n")) + LAST)

    assert [line for line, _ in told] == [8, 10, 13]


@pytest.mark.parametrize(
    "end", ['msgid "Deux"\n', 'msgid "Deux"\nmsgstr "اث', 'msgctxt "title"\n', 'msgid "Deux"\nmsgstr']
)
def test_a_file_that_was_cut_says_so(end):
    ((line, told),) = refused(HEAD + FIRST + end)

    assert line == 9 + end.rstrip("\n").count("\n") + 1
    assert "the file ends in the middle of a message: it was cut" in told


FINE = {
    "wrapped": 'msgid ""\n"De"\n"ux"\nmsgstr ""\n"اث"\n"نان"\n',
    "text on the next line": 'msgid\n"Deux"\nmsgstr\n"اثنان"\n',
    "no blank before the quote": 'msgid"Deux"\nmsgstr"اثنان"\n',
    "blanks around": '  msgid   "Deux"  \n\tmsgstr "اثنان"\t\n',
    "no blank line between": 'msgid "Deux"\nmsgstr "اثنان"\nmsgid "Trois"\nmsgstr "ثلاثة"\n',
    "comments of all kinds":
        "# a\n#b\n#\n#. c\n#: d.py:1\n#,fuzzy-no\n#| msgid \"x\"\nmsgid \"Deux\"\nmsgstr \"اثنان\"\n",
    "obsolete before": '#~ msgid "Vieux"\n#~ msgstr "قديم"\n\nmsgid "Deux"\nmsgstr "اثنان"\n',
    "the same obsolete": '#~ msgid "Deux"\n#~ msgstr "ثان"\n\nmsgid "Deux"\nmsgstr "اثنان"\n',
    "quote and backslash": 'msgid "Deux"\nmsgstr "اثنان"\n\nmsgid "\\"\\\\"\nmsgstr "\\"\\\\\\n"\n',
    "comment at the end": 'msgid "Deux"\nmsgstr "اثنان"\n\n# to be continued\n',
}  # fmt: skip


@pytest.mark.parametrize("name", FINE)
def test_what_tools_write_is_read(name):
    po = parse(HEAD + FINE[name], "ar/guide.po")

    assert {entry.msgid: entry.msgstr for entry in po if not entry.obsolete}["Deux"] == "اثنان"
    again = str(po)
    assert str(parse(again, "ar/guide.po")) == again


def test_a_text_with_odd_line_ends_and_controls_survives_writing():
    odd = "a\u2028b\x85c\x0bd\x0ce\tf\rg\nh\\n\"i\x1c\x07"
    po = parse(HEAD, "ar/guide.po")
    po.extend(parse(FIRST, "ar/guide.po"))
    po[0].msgstr = odd

    assert parse(str(po), "ar/guide.po")[0].msgstr == odd


# Headers: the same may be said in many ways, and nothing that is said there stops anything


@pytest.fixture(scope="module")
def languages(tiny):
    return read_languages(tiny)


@pytest.fixture
def arabic(tiny, languages, tmp_path):
    """Return a function that reads the Arabic catalogue "guide" from its text."""
    project = dataclasses.replace(tiny, translations=tmp_path)

    def read(text, encoding="utf-8"):
        path = catalogue_path(project, languages["ar"], "guide")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode(encoding))
        return read_catalogue(project, languages["ar"])

    return read


AR = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
NOT_ONE, MANY = "nplurals=2; plural=(n != 1);", "nplurals=2; plural=(n > 1);"
SLAVIC = (
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        # Weblate (language-data), Django, gettext's msginit, Poedit, Babel
        (AR, "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"),
        (AR, "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;"),
        (AR, "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5"),
        (AR, "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : (n%100>=3 && n%100<=10) ? 3 : n%100>=11 ? 4 : 5);"),
        (AR, " nplurals = 6 ;\n plural = n == 0 ? 0 : n == 1 ? 1 : n == 2 ? 2 : n % 100 >= 3 && n % 100 <= 10 ? 3"
             " : n % 100 >= 11 ? 4 : 5 ; "),
        *((NOT_ONE, said) for said in (
            "nplurals=2; plural=n != 1;", "nplurals=2; plural=(n != 1);", "nplurals=2; plural=n!=1;",
            "nplurals=2; plural=(n!=1)", "nplurals=2; plural= (n == 1) ? 0 : 1;", "nplurals=2;plural=(n != 1);",
            "nplurals=2; plural=!(n == 1);")),  # en nl de es it sq so om ps ur ckb ku bg da sv el hu fi et eu
        *((MANY, said) for said in (
            "nplurals=2; plural=n > 1;", "nplurals=2; plural=(n > 1);", "nplurals=2; plural=n>1;",
            "nplurals=2; plural=(n >= 2);", "nplurals=2; plural=n != 0 && n != 1;")),  # fr am ti ln fa pt_BR
        (SLAVIC, "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : "
            "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2;"),
        (SLAVIC, "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
            "n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"),
        ("nplurals=1; plural=0;", "nplurals=1; plural=(0);"),  # vi zh ja
    ],
)  # fmt: skip
def test_a_plural_rule_may_be_written_in_many_ways(ours, theirs):
    assert same_plural(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (AR, "nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;"),
        # Babel: 4 and 5 are swapped (python-babel#816).
        (AR, "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=0 && n%100<=2"
             " ? 4 : 5);"),
        (NOT_ONE, MANY),
        (NOT_ONE, "nplurals=3; plural=(n != 1);"),
        (NOT_ONE, "nplurals=INTEGER; plural=EXPRESSION;"),
        (NOT_ONE, "nplurals=2; plural=(n >"),
        (NOT_ONE, "nplurals=2; plural=n/0;"),
        (NOT_ONE, "nplurals=2; plural=__import__('os');"),
        (NOT_ONE, "nplurals=2; plural=" + "(" * 500 + "n" + ")" * 500),
        (NOT_ONE, "two forms"),
        (NOT_ONE, ""),
    ],
)  # fmt: skip
def test_another_plural_rule_is_another(ours, theirs):
    assert not same_plural(ours, theirs)


def header(*lines):
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines) + "\n" + FIRST


UTF8 = "Content-Type: text/plain; charset=UTF-8"


@pytest.mark.parametrize(
    ("lines", "hint"),
    [
        ((UTF8, "Language: ar", f"Plural-Forms: {AR}"), None),
        ((UTF8, "Language: ar_SY"), None),
        ((UTF8, "language: AR-eg"), None),
        (("content-type: text/plain; charset=utf-8", "Language: ar"), None),
        (("Content-Type: text/plain;charset=utf8",), None),
        (("X-Generator: Poedit 3.6", UTF8), None),
        ((UTF8, "Language: nl"), "the header Language says nl"),
        ((UTF8, "Plural-Forms: nplurals=2; plural=(n != 1);"), "Plural-Forms is not that of the language"),
        ((UTF8, "Plural-Forms: nonsense"), "Plural-Forms is not that of the language"),
        (("Content-Type: text/plain; charset=ISO-8859-1",), "the header says ISO-8859-1, and the file is UTF-8"),
        (("Content-Type: text/plain; charset=CHARSET",), "the header says CHARSET, and the file is UTF-8"),
        ((UTF8, "X-Review: Reviewed by Amal"), "“Reviewed by Amal” is no state of a review, write draft or reviewed"),
        (("no colon here",), None),
    ],
)
def test_a_header_is_a_hint_at_most(arabic, lines, hint):
    catalogue = arabic(header(*lines))

    told = [str(each) for each in catalogue.hints if "nothing is said about the review" not in str(each)]
    assert catalogue.translations == {("guide", None, "Un"): "واحد"}
    assert {each.level for each in catalogue.hints} <= {"hint", "warning"}
    assert told == [] if hint is None else (len(told) == 1 and hint in told[0])


def test_no_header_at_all_is_a_hint(arabic):
    catalogue = arabic(FIRST)

    assert catalogue.translations == {("guide", None, "Un"): "واحد"}
    assert any("the file has no header" in str(each) for each in catalogue.hints)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8"])
def test_marks_and_line_ends_of_an_editor_do_no_harm(arabic, encoding):
    for end in ("\r\n", "\r", "\n"):
        text = (HEAD + FIRST).rstrip("\n").replace("\n", end)

        assert arabic(text, encoding).translations == {("guide", None, "Un"): "واحد"}


@pytest.mark.parametrize("encoding", ["cp1256", "utf-16", "iso-8859-6"])
def test_a_file_in_another_encoding_is_refused(arabic, encoding):
    with pytest.raises(Problems, match="UTF-8"):
        arabic(HEAD + FIRST, encoding)


@pytest.mark.parametrize("mark", ["#|", "#| ", "#|\t", "#||", "#~|", "#~ |"])
def test_a_mark_of_a_previous_text_without_one_says_nothing(arabic, mark):
    assert arabic(f"{HEAD}{FIRST}\n{mark}\n").translations == {("guide", None, "Un"): "واحد"}


def test_letters_that_a_tool_wrote_as_bytes_are_read(arabic):
    written = "".join(f"\\{byte:03o}" for byte in "واحد".encode())

    assert arabic(HEAD + FIRST.replace("واحد", written)).translations == {("guide", None, "Un"): "واحد"}


# What is older in a language


def fuzzy(before, now, said, context=""):
    context = f'msgctxt "{context}"\n' if context else ""
    return f'{HEAD}#, fuzzy\n#| msgid "{before}"\n{context}msgid "{now}"\nmsgstr "{said}"\n'


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ("Venez à pied, sans argent.", "Venez à pied, sans argent !", "تعال مشيا بدون مال."),
        ("Venez à la gare.", "Venez à la grande gare.", "تعال إلى المحطة."),
        ("Le lit coûte 5 euros la nuit.", "Le lit coûte toujours 5 euros la nuit.", "السرير بـ 5 يورو في الليلة."),
        ("Lisez [la page](topic:dormir).", "Lisez bien [la page](topic:dormir).", "اقرأ [الصفحة](topic:dormir)."),
    ],
)
def test_what_was_said_before_is_shown_as_older_where_no_fact_changed(arabic, languages, before, now, said):
    catalogue = with_older(arabic(fuzzy(before, now, said)))
    catalogues = {language.tag: dataclasses.replace(catalogue, translations={}, older={}) for language in languages}
    localiser = Localiser(languages["ar"], languages, catalogues | {"ar": catalogue.bare()})

    shown = localiser(Text(now), older=True)

    assert (shown.text, shown.language.tag, shown.older) == (said, "ar", True)
    assert localiser(Text(now)).language.tag == "fr"  # where it can't be marked, it isn't shown


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ("Vous pouvez signer ce papier.", "Vous devez signer ce papier.", "يمكنك توقيع هذه الورقة."),
        ("Ouvrez la porte au policier.", "Fermez la porte au policier.", "افتح الباب للشرطي."),
        ("Refusez de signer le papier.", "Acceptez de signer le papier.", "ارفض توقيع الورقة."),
        ("Le lit coûte 5 euros.", "Le lit coûte 7 euros.", "السرير بـ 5 يورو."),
        ("Le lit coûte 5 euros.", "Le lit coûte 7 euros.", "السرير بـ 7 يورو."),
        ("Attendez deux jours ici.", "Attendez trois jours ici.", "انتظر هنا."),
        ("Vous devez signer ce papier.", "Vous ne devez pas signer ce papier.", "وقع هذه الورقة."),
        ("Entrez avec un papier.", "Entrez sans papier.", "ادخل ومعك ورقة."),
        ("Le centre ouvre lundi matin.", "Le centre ouvre mardi matin.", "يفتح المركز صباح الاثنين."),
        ("Lisez [ici](topic:dormir) aussi.", "Lisez [ici](topic:manger) aussi.", "اقرأ [هنا](topic:dormir)."),
        ("Appelez {phone:a} vite.", "Appelez {phone:b} vite.", "اتصل {phone:a}."),
        ("Il est interdit de dormir ici.", "Il est permis de dormir ici.", "ممنوع."),
        ("Demandez un lit.", "Prenez le bus de nuit.", "اطلب سريرا."),
        ("Venez à pied, à 9 heures.", "Venez à pied à 9 heures.", "تعال مشيا."),  # lost its number before
        ("Ouvert le soir. Fermé le matin.", "Fermé le soir. Ouvert le matin.", "مفتوح مساء. مغلق صباحا."),
        ("Le pain est ici, le lit là-bas.", "Le lit est ici, le pain là-bas.", "الخبز هنا والسرير هناك."),
        ("Venez s’il y a < 5 lits ici.", "Venez s’il y a > 5 lits ici.", "تعال إذا كان هنا 5 أسرة."),
        ("Ici dorment les −18 ans.", "Ici dorment les +18 ans.", "هنا ينام من عمره 18."),
        ("Le lit coûte 5 € ici.", "Le lit coûte 5 % ici.", "السرير بـ 5 هنا."),
        ("Vous devez signer le papier.", "Vous devez refuser de signer le papier.", "يجب أن توقع الورقة."),
        ("Le train part de la gare de Namur.", "Le train part à minuit de la gare de Namur.", "ينطلق القطار."),
        ("Défense de dormir ici la nuit.", "Dormir ici la nuit.", "النوم هنا ليلا."),
    ],
)
def test_what_may_be_wrong_by_now_is_not_shown(arabic, before, now, said):
    assert with_older(arabic(fuzzy(before, now, said))).older == {}


def test_a_fuzzy_entry_of_which_nobody_knows_the_french_is_not_shown(arabic):
    text = fuzzy("Un", "Un.", "واحد").replace('#| msgid "Un"\n', "")

    assert with_older(arabic(text)).older == {}
    assert with_older(arabic(fuzzy("Un jour", "Un jour.", "يوم", "title"))).older != {}
    elsewhere = fuzzy("Un jour", "Un jour.", "يوم", "title").replace("#| msgid", '#| msgctxt "label"\n#| msgid')
    assert with_older(arabic(elsewhere)).older == {}


def test_a_label_of_the_interface_has_no_room_for_a_mark(tiny, languages, tmp_path):
    project = dataclasses.replace(tiny, translations=tmp_path)
    path = catalogue_path(project, languages["ar"], "interface")
    path.parent.mkdir(parents=True)
    long = '#, fuzzy\n#| msgid "Ce guide reste sur votre téléphone"\nmsgid "Ce guide reste sur votre téléphone."\n'
    label = '#, fuzzy\n#| msgid "Chercher ici"\nmsgid "Chercher ici !"\n'
    path.write_text(f'{HEAD}{label}msgstr "ابحث"\n\n{long}msgstr "يبقى"\n', encoding="utf-8")

    older = with_older(read_catalogue(project, languages["ar"])).older

    assert list(older.values()) == ["يبقى"]
