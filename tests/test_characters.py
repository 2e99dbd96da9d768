"""Which characters a text may hold, whoever wrote it."""

import unicodedata

import pytest

from pwa.characters import tidy, unfit

RIGHT = {
    "plain French": ("Vous pouvez dormir à l’abri, même sans papiers ; c’est gratuit !", "fr"),
    "no-break blanks of French": ("Une vie est en danger\u00a0? Appelez\u202f! 9\u2009h", "fr"),
    "quotes, dashes and signs": ("« Œuvre » – un mot… 12 €, n° 5, 30 °C, m², 1ᵉʳ, µ, × ½ → ©", "fr"),
    "a line break and a tab": ("Un\n\tdeux", "fr"),
    "letters of Europe": ("Łódź, Şanlıurfa, Đorđe, Ñandú, Århus, Þór, Māori, Český", "fr"),
    "one letter": ("A", "fr"),
    "only a sign": ("…", "fr"),
    "letter and accent apart": (unicodedata.normalize("NFD", "Où êtes-vous né ?"), "fr"),
    "Vietnamese, letter and accents apart": (unicodedata.normalize("NFD", "Người Việt được giúp đỡ"), "vi"),
    "Arabic with vowels": ("اللّٰه مُحَمَّد", "ar"),
    "Arabic with a mark of direction": ("اتصل بـ112\u200f.", "ar"),
    "Arabic and Latin in one word": ("عبر واتساب أو لـCAI", "ar"),
    "Arabic digits in Arabic": ("١١٢", "ar"),
    "Persian with its joiner": ("می\u200cشود کتاب\u200cها", "fa-AF"),
    "Persian joiner after a placeholder": ("{contact:fedasil}\u200cها", "fa"),
    "Sorani with its joiner": ("دە\u200cچم", "ckb"),
    "a Persian word in French": ("Le mot « می\u200cشود »", "fr"),
    "Tigrinya": ("ትግርኛ፡ ኣብዚ ይርከብ።", "ti"),
    "Tigrinya and Latin in one word": ("ናብCAI ደውሉ", "ti"),
    "Oromo with its apostrophe": ("Mana yaalaa bu’aa qabeessa ta’e", "om"),
    "Russian": ("Позвоните по номеру. СОР", "ru"),
    "Russian with SMS": ("Отправьте SMS", "ru"),
    "a Russian title": ("Как попасть в Бельгию", ""),
    "a Greek title": ("Οδηγός για πρόσφυγες", ""),
    "a pictogram with its selector": ("\u26a0\ufe0f Danger", "fr"),
    "a word in another alphabet": ("Le mot « Україна »", "fr"),
    "words that look damaged and aren't": ("São Tomé, Ça, DÉJÀ, à â é, l’État « Ø » Ÿ", "fr"),
}

WRONG = {
    "zero-width blank": ("Appelez\u200b le 112", "fr", "invisible character (U+200B) after “Appelez”"),
    "zero-width blank at the beginning": ("\u200bAppelez", "fr", "invisible character (U+200B) at the beginning"),
    "byte order mark": ("Appe\ufefflez", "fr", "U+FEFF"),
    "soft hyphen": ("dor\u00admir", "fr", "U+00AD"),
    "word joiner": ("dor\u2060mir", "fr", "U+2060"),
    "joiner in French": ("dor\u200dmir", "fr", "U+200D"),
    "joiner in an English word of a Persian text": ("این dor\u200cmir", "fa", "U+200C"),
    "mark of direction in French": ("112\u200f.", "fr", "U+200F"),
    "override": ("Appelez le \u202e112\u202c", "ar", "U+202E"),
    "embedding": ("\u202aCAI\u202c", "ar", "U+202A"),
    "isolate that is never closed": ("\u2067CAI", "ar", "U+2067"),
    "Arabic letter mark": ("اتصل\u061c", "ar", "U+061C"),
    "null": ("a\0b", "fr", "U+0000"),
    "vertical tab": ("Un\vdeux", "fr", "U+000B"),
    "form feed": ("Un\fdeux", "fr", "U+000C"),
    "an apostrophe of Windows": ("l\x92eau", "fr", "“l\ufffdeau” were damaged"),
    "delete": ("Un\x7f", "fr", "U+007F"),
    "line separator": ("Un\u2028deux", "fr", "unusual blank (U+2028) after “Un”"),
    "paragraph separator": ("Un\u2029deux", "fr", "U+2029"),
    "blank of another width": ("Un\u3000deux", "fr", "U+3000"),
    "em blank": ("Un\u2003deux", "fr", "U+2003"),
    "tag characters": ("Danger\U000e0041\U000e0042", "fr", "U+E0041"),
    "letter without ink": ("Quitter\u3164", "fr", "U+3164"),
    "empty braille": ("Quitter\u2800", "fr", "U+2800"),
    "grapheme joiner": ("Qui\u034ftter", "fr", "U+034F"),
    "selector without its sign": ("Quitter\ufe0f", "fr", "U+FE0F"),
    "selector of a supplement": ("\u26a0\U000e0100", "fr", "U+E0100"),
    "private use, the bullet of Word": ("\uf0b7 un", "fr", "phones can't show (U+F0B7)"),
    "unassigned": ("\U000c0000", "fr", "U+C0000"),
    "no character": ("\ufdd0", "fr", "U+FDD0"),
    "half a character": ("a\ud800", "fr", "U+D800"),
    "lost letter": ("caf\ufffd", "fr", "a letter was lost (U+FFFD) after “caf”"),
    "a tower of marks": ("A" + "\u0316" * 5, "fr", "marks over a letter that hide it (U+0316)"),
    "three marks": ("A\u0316\u0317\u0318", "fr", "U+0318"),
    "a mark that strikes out": ("1\u03361\u03362", "fr", "U+0336"),
    "a keycap": ("1\u20e3", "fr", "U+20E3"),
    "a mark without a letter": ("un \u0301deux", "fr", "mark that stands on no letter (U+0301) after “un”"),
    "a mark at the beginning": ("\u0301deux", "fr", "at the beginning"),
    "UTF-8 read as Latin-1": ("Le cafÃ© est fermÃ©.", "fr", "“cafÃ©” were damaged"),
    "two letters of it": ("Ã©", "fr", "“Ã©” were damaged"),
    "an apostrophe of it": ("lâ€™eau", "fr", "“lâ€™eau” were damaged"),
    "Arabic of it": ("Ø§Ù„Ø³Ù„Ø§Ù…", "ar", "were damaged"),
    "Cyrillic letters in a French word": ("la роlice", "fr", "in “роlice” is a letter of another alphabet"),
    "a word all of Cyrillic look-alikes": ("le СРАЅ", "fr", "in “СРАЅ” is a letter of another alphabet"),
    "a Greek letter in a name": ("Fedasil Νamur", "", "“Ν” (U+039D) in “Νamur”"),
    "a Latin letter in a Russian word": ("Пoзвоните", "ru", "“o” (U+006F) in “Пoзвоните”"),
    "fullwidth letters": ("ＡＢＣ", "fr", "“Ａ” (U+FF21) at the beginning only looks like “A”"),
    "bold of mathematics": ("𝗗anger", "fr", "“𝗗” (U+1D5D7)"),
    "a ligature of a PDF": ("con\ufb01rmer", "fr", "“ﬁ” (U+FB01) after “con” only looks like “fi”"),
    "Arabic shapes of a PDF": ("ﺳﻼم", "ar", "only looks like “س”"),
    "a phonetic letter": ("un ɑbri", "fr", "“ɑ” (U+0251) after “un” only looks like “a”"),
    "an Armenian letter": ("ոamur", "fr", "“ո” (U+0578) in “ոamur” is a letter of another alphabet"),
    "Arabic digits in French": ("le ١١٢", "fr", "“١” (U+0661) after “le” only looks like “1”"),
    "nothing": ("", "fr", "nothing to read"),
    "blanks": (" \u00a0\u202f\t", "fr", "nothing to read"),
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_people_write_is_fit(name):
    text, language = RIGHT[name]

    assert [f"{what}, {advice}" for what, advice in unfit(text, language)] == []


@pytest.mark.parametrize("name", WRONG)
def test_what_nobody_sees_or_can_read_is_named_once_with_its_code_and_place(name):
    text, language, said = WRONG[name]

    ((what, advice),) = [(str(what), str(advice)) for what, advice in unfit(text, language)][:1]

    assert said in what
    assert advice


def test_each_kind_of_fault_is_said_once():
    assert len(unfit("a\u200bb\u200bc\u200bd")) == 1
    assert len(unfit("a\u200bb\u00adc")) == 2


@pytest.mark.parametrize(
    ("text", "right"), [("cafÃ©", "café"), ("la роlice", "police"), ("con\ufb01rmer", "fi"), ("١", "1"), ("ﺳ", "س")]
)
def test_the_advice_has_what_was_meant(text, right):
    ((_, advice),) = unfit(text)

    assert f"“{right}”" in str(advice)


def test_no_advice_holds_a_character_that_nobody_sees():
    for text, language, _ in WRONG.values():
        for what, advice in unfit(text, language):
            assert not any(unicodedata.category(each) in ("Cc", "Cf", "Co", "Cn", "Cs") for each in f"{what}{advice}")


def test_a_letter_and_its_accent_become_one():
    assert tidy("e\u0301te\u0301") == "été"
