"""What somebody should read again, and what nobody need."""

from dataclasses import replace

import polib
import pytest

from pwa.languages import read_languages
from pwa.problems import Origin, Problems
from pwa.translation.checking import Said, kept, of_french
from pwa.translation.extras import extra_checks
from pwa.translation.glossary import Term, read_glossary, term_warnings
from pwa.translation.quality import entry_warnings


def said(tag, french, translation):
    entry = polib.POEntry(msgid=french, msgstr=translation)
    return Said(entry, Origin("guide.po"), "guide", tag, of_french(french, "guide"), kept(translation, "guide"))


def warned_of(tag, french, translation):
    return [str(each.what) for each in entry_warnings(said(tag, french, translation)) if each.level == "warning"]


READ_AGAIN = [
    ("nl", "Ne signez pas ce papier.", "Teken dit papier.", "the contrary"),
    ("en", "Ne signez jamais ce papier.", "Sign this paper.", "the contrary"),
    ("ar", "Ne signez pas ce papier.", "وقّع هذه الورقة.", "the contrary"),
    ("ti", "Ne signez pas ce papier.", "ነዚ ወረቐት ፈርም።", "the contrary"),
    ("ti", "Ne signez pas ce que vous ne comprenez pas.", "ኣብ ዘይተረድኣካ ነገር ትፈርም።", "the contrary"),
    ("en", "Ne partez pas et n’appelez personne.", "Leave and call nobody.", "the contrary"),
    ("nl", "Vous ne pouvez plus dormir ici.", "Je kunt hier slapen.", "the contrary"),
    ("en", "Pas besoin de papiers ici.", "You need papers here.", "the contrary"),
    ("en", "Le café est ouvert le soir.", "The caf? is open in the evening.", "asks nothing"),
    ("ti", "Le lit est là le soir.", "እቲ ዓራ? ምሸት ኣሎ።", "asks nothing"),
    ("nl", "Appelez {phone:a}, puis {phone:b}.", "Bel {phone:b} en dan {phone:a}.", "another order"),
    ("nl", "[Un](topic:a) et [deux](topic:b)", "[Twee](topic:b) en [een](topic:a)", "another order"),
    ("nl", "La police peut venir.", "Elle est dans son bureau avec les autres, mais pas ici.", "language"),
    ("nl", "La police peut vous demander un papier.", "La police peut vous demander un papier.", "still the French"),
    ("nl", "Court.", "Dit is een zin die veel langer is dan de Franse en die niemand ooit zo zou vertalen.", "as long"),
]

FINE = [
    ("nl", "Ne signez pas ce papier.", "Teken dit papier niet."),
    ("en", "Ne signez jamais ce papier.", "Never sign this paper."),
    ("ar", "Ne signez pas ce papier.", "لا توقّع هذه الورقة."),
    ("nl", "N’hésitez pas.", "Aarzel niet."),
    ("nl", "Appelez {phone:a} ({contact:b}).", "{contact:b}: bel {phone:a}."),
    ("nl", "Oui", "Ja"),
    ("nl", "Relais social urbain namurois", "Relais social urbain namurois"),
]


@pytest.mark.parametrize(("tag", "french", "translation", "what"), READ_AGAIN)
def test_what_is_most_likely_wrong_is_told(tag, french, translation, what):
    assert any(what in each for each in warned_of(tag, french, translation))


@pytest.mark.parametrize(("tag", "french", "translation"), FINE)
def test_what_is_right_is_not_told(tag, french, translation):
    assert warned_of(tag, french, translation) == []


@pytest.mark.parametrize(("translation", "levels"), [("{km} km van {place}", []), ("{place} op {km} km", ["hint"])])
def test_names_of_the_interface_in_another_order_may_well_be_right(translation, levels):
    french = "{km} km de {place}"
    entry = polib.POEntry(msgid=french, msgstr=translation)
    sides = of_french(french, "interface"), kept(translation, "interface")
    words = Said(entry, Origin("interface.po"), "interface", "nl", *sides)

    assert [each.level for each in entry_warnings(words)] == levels


TERMS = (Term("tuteur", ("voogd",), also=("tuteurs",), avoid=("leraar",)), Term("tuteur légal", ("wettelijke voogd",)))


@pytest.mark.parametrize(
    ("french", "translation", "levels"),
    [
        ("Votre tuteur vous aide.", "Uw voogd helpt u.", []),
        ("Votre tuteur vous aide.", "Uw leraar helpt u.", ["warning"]),
        ("Votre tuteur vous aide.", "Uw helper helpt u.", ["hint"]),
        ("Votre tuteur légal.", "Uw wettelijke voogd.", []),
        ("Un tuteurage.", "Iets anders.", []),
    ],
)
def test_terms_are_said_as_the_glossary_says(french, translation, levels):
    assert [each.level for each in term_warnings(said("nl", french, translation), TERMS)] == levels


@pytest.mark.parametrize(
    ("text", "line"),
    [('[[term]]\nfrench = "a"\nsaid = ["b"]\n', 3), ('[[term]]\nfrench = "a\n', 2), ('[[word]]\nfrench = "a"\n', 1)],
)
def test_a_mistake_in_a_glossary_is_told_with_its_line(tiny, tmp_path, text, line):
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "ar.toml").write_text(text, encoding="utf-8")

    with pytest.raises(Problems) as raised:
        read_glossary(replace(tiny, translations=tmp_path), read_languages(tiny)["ar"])

    assert [each.origin.line for each in raised.value.problems] == [line]


@pytest.mark.parametrize(
    ("translation", "wrong"),
    [
        ("التطبيق 112 BE هنا", True),
        ("التطبيق \u200e112 BE\u200e هنا", False),
        ("أشخاص LGBTQIA+ هنا", True),
        ("Fedasil هنا", False),
    ],
)
def test_a_name_keeps_its_order_in_a_right_to_left_line(translation, wrong):
    pytest.importorskip("bidi")
    checks, _ = extra_checks()

    assert bool([each for check in checks for each in check(said("ar", "x", translation))]) is wrong


def test_the_command_says_which_checks_it_could_not_run(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "bidi", None)

    _, missing = extra_checks()

    assert any("[translate]" in str(each) for each in missing)
