"""What makes a translation unfit to be shown, and what doesn't."""

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pwa.problems import Origin
from pwa.translation.checking import entry_problems


def said_of(french, translation, tag="nl", domain="guide"):
    """Return what is told of one translation, as it is told in English."""
    entry = polib.POEntry(msgid=french, msgstr=translation)
    return [str(each.what) for each in entry_problems(entry, Origin("guide.po"), domain, tag)]


CALL = "Appelez le 112, puis {phone:cai-namur}."
LINKS = "Lisez [Police](topic:police) et [Santé](topic:sante)."
HOURS = "Lundi, 9 h – 12 h 30 et 14 h – 17 h"
PLAIN = "La police peut demander votre identité."

RIGHT = [
    ("nl", CALL, "Bel 112 en daarna {phone:cai-namur}."),
    ("nl", CALL, "Bel eerst {phone:cai-namur}, 112 komt later."),
    ("nl", LINKS, "Lees [Politie](topic:police) en [Gezondheid](topic:sante)."),
    ("nl", LINKS, "[Gezondheid](topic:sante) en [Politie](topic:police): lees die."),
    ("nl", HOURS, "Maandag, 9:00 – 12:30 en 14:00 – 17:00"),
    ("nl", HOURS, "Maandag, 09:00 – 12:30 en 14:00 – 17:00"),
    ("nl", HOURS, "Maandag, 9 u – 12 u 30 en 14 u – 17 u"),
    ("nl", HOURS, "Maandag, 9.00 – 12.30 en 14.00 – 17.00 uur"),
    ("nl", "16 h 30 – 19 h 30", "16:30 – 19:30"),
    ("nl", "Il y a 12\u202f501 places.", "Er zijn 12.501 plaatsen."),
    ("en", "Il y a 12\u202f501 places.", "There are 12,501 places."),
    ("en", "Il y a 12\u202f501 places.", "There are 12501 places."),
    ("ar", "Environ 47,2 %", "حوالي 47.2 %"),
    ("ar", CALL, "اتصل بالرقم 112، ثم {phone:cai-namur}."),
    ("ar", PLAIN, "يمكن للشرطة أن تطلب هويتك."),
    ("ar", "L’application « 112 BE »", "تطبيق «\u200e112 BE\u200e»"),
    ("ar", "Le CPAS de Huy", "الـCPAS في Huy"),
    ("ar", "Français", "Français"),
    ("ti", PLAIN, "ፖሊስ መንነትካ ክሓቱ ይኽእሉ እዮም።"),
    ("am", PLAIN, "ፖሊስ ማንነትዎን ሊጠይቅ ይችላል።"),
    ("fa", PLAIN, "پلیس می\u200cتواند هویت شما را بپرسد."),
    ("fa-AF", PLAIN, "پولیس می\u200cتواند هویت شما را بپرسد."),
    ("ps", PLAIN, "پولیس کولی شي ستاسو د هویت پوښتنه وکړي، ښه ده."),
    ("ckb", PLAIN, "پۆلیس دەتوانێت داوای ناسنامەکەت بکات."),
    ("ku", PLAIN, "Polîs dikare nasnameya we bixwaze."),
    ("so", PLAIN, "Booliisku waxay ku weydiin karaan aqoonsigaaga."),
    ("om", PLAIN, "Poolisiin eenyummaa keessan gaafachuu danda’a."),
    ("tr", PLAIN, "Polis kimliğinizi sorabilir; İstanbul’da ışık."),
    ("vi", PLAIN, "Cảnh sát có thể hỏi giấy tờ của bạn."),
    ("es", PLAIN, "La policía puede pedir su identidad. ¿Por qué?"),
    ("uk", PLAIN, "Поліція може запитати вашу особу: ґанок, її, є, п’ять."),
    ("ru", PLAIN, "Полиция может спросить вашу личность, объём ещё."),
    ("sq", PLAIN, "Policia mund t’ju kërkojë identitetin, çdo ditë."),
    ("de", PLAIN, "Die Polizei darf Ihre Identität prüfen: Straße, Öl."),
    ("de", "Chez Šemsi", "Bei Šemsi"),
    ("nl", "Oui ?", "Ja?"),
    ("nl", "Quoi ? Où ? Quand ?", "Wat? Waar? Wanneer?"),
    ("nl", "Le **112** est gratuit.", "**112** is gratis."),
    ("nl", "Le **112** est gratuit.", "112 is gratis."),
    ("nl", "SMS", "SMS"),
    ("nl", "Rien", "Helemaal niets van dit alles"),
    ("nl", "www.fedasil.be", "www.fedasil.be"),
    ("nl", "R&D", "R&D"),
    ("en", "Fin. Début", "End. Start"),
    ("en", "par exemple", "e.g. this"),
]

WRONG = [
    # Numbers
    ("nl", CALL, "Bel 211 en daarna {phone:cai-namur}.", "the numbers differ"),
    ("nl", CALL, "Bel 00112 en daarna {phone:cai-namur}.", "the numbers differ"),
    ("nl", CALL, "Bel 1120 en daarna {phone:cai-namur}.", "the numbers differ"),
    ("nl", CALL, "Bel 112 of 101 en daarna {phone:cai-namur}.", "the numbers differ"),
    ("nl", CALL, "Bel ons en daarna {phone:cai-namur}.", "the numbers differ"),
    ("nl", CALL, "Bel 112 112 en daarna {phone:cai-namur}.", "the numbers differ"),
    ("nl", "Appelez le 0.", "Bel.", "the numbers differ"),
    ("nl", PLAIN, "De politie mag 000 vragen.", "the numbers differ"),
    ("nl", "De 17 à 25 ans", "Van 25 tot 17 jaar", "the numbers stand in another order"),
    ("nl", HOURS, "Maandag, 9:00 – 12:30 en 17:00 – 14:00", "the numbers stand in another order"),
    ("nl", HOURS, "Maandag, 9:30 – 12:30 en 14:00 – 17:00", "the numbers differ"),
    ("ar", CALL, "اتصل بالرقم ١١٢، ثم {phone:cai-namur}.", "is a figure of another kind"),
    ("fa", CALL, "به ۱۱۲ زنگ بزنید، سپس {phone:cai-namur}.", "is a figure of another kind"),
    ("ti", CALL, "፩፻፲፪ ደውል፣ ድሕሪኡ {phone:cai-namur}።", "is a figure of another kind"),
    ("nl", CALL, "Bel ①①② en daarna {phone:cai-namur}.", "is a figure of another kind"),
    ("nl", CALL, "Bel ¹¹² en daarna {phone:cai-namur}.", "is a figure of another kind"),
    ("nl", CALL, "Bel 112 en ½ {phone:cai-namur}.", "is a figure of another kind"),
    # Placeholders, links, mark-up
    ("nl", CALL, "Bel 112.", "the placeholders differ"),
    ("nl", CALL, "Bel 112 en {phone:cai-namur} of {phone:cai-namur}.", "the placeholders differ"),
    ("nl", CALL, "Bel 112 en {phone:fedasil}.", "the placeholders differ"),
    ("nl", CALL, "Bel 112 en {phone:cai-namur:2}.", "the placeholders differ"),
    ("nl", PLAIN, "De politie van {contact:cai-namur}.", "the placeholders differ"),
    ("nl", LINKS, "Lees [Politie](topic:police).", "the links differ"),
    ("nl", LINKS, "Lees [Politie](topic:police) en [Gezondheid](https://evil.example/).", "the links differ"),
    ("nl", LINKS, "Lees [Politie](topic:police) en [](topic:sante).", "a link has no words"),
    ("nl", LINKS, "Lees [Politie](topic:police) en [–](topic:sante).", "a link has no words"),
    ("nl", PLAIN, "De politie mag het vragen.\n", "there is a line break"),
    ("nl", PLAIN, "## De politie mag het vragen.", "this heading was not understood"),
    ("nl", PLAIN, "-\u00a0De politie mag het vragen.", "this line of a list was not understood"),
    ("nl", PLAIN, "De **politie** mag het vragen.", "there is bold that the French has not"),
    ("nl", PLAIN, "De **politie mag het vragen.", "there is bold that was not understood"),
    ("nl", PLAIN, "De [politie] mag het vragen.", "a link was not understood"),
    ("nl", PLAIN, "De `politie` mag het vragen.", ""),
    ("nl", PLAIN, "De <b>politie</b> mag het vragen.", "HTML"),
    ("nl", PLAIN, "De politie&nbsp;mag het vragen.", ""),
    ("nl", PLAIN, "De politie mag &lbrace;phone:cai-namur&rbrace; vragen.", ""),
    ("nl", PLAIN, "![politie](x.png)", ""),
    # Addresses
    ("nl", PLAIN, "De politie mag het vragen: www.evil.example", "the French has no address"),
    ("nl", PLAIN, "De politie mag het vragen: https://evil.example/x", "the French has no address"),
    ("nl", PLAIN, "De politie mag het vragen: evil.example/x", "the French has no address"),
    ("nl", PLAIN, "De politie mag het vragen: hulp@evil.example", "the French has no address"),
    ("nl", PLAIN, "De politie mag het vragen: t.me/evil", "the French has no address"),
    ("nl", PLAIN, "De politie mag het vragen: whatsapp://send", "the French has no address"),
    ("nl", PLAIN, "De politie mag het vragen: @evil_hulp", "the French has no address"),
    ("nl", PLAIN, "De poli\ufffctie mag het vragen.", "U+FFFC"),
    ("nl", PLAIN, "De politie mag het vragen, bel tel:+32800.", "the French has no address"),
    ("ar", PLAIN, "يمكن للشرطة أن تطلب هويتك على evil.example", "the French has no address"),
    ("nl", "Voyez www.fedasil.be", "Zie de site", "an address of the French is missing"),
    ("nl", LINKS, "Lees [evil.example](topic:police) en [Gezondheid](topic:sante).", "the French has no address"),
    # What can't be read
    ("nl", PLAIN, " ", ""),
    ("nl", PLAIN, "\u00a0\u3000", ""),
    ("nl", PLAIN, "\u3164", ""),
    ("nl", PLAIN, "\u00ad", ""),
    ("nl", PLAIN, "\u200b\u200b", ""),
    ("nl", PLAIN, "…", "there is not one letter"),
    ("nl", PLAIN, "De pol\u200bitie mag het vragen.", "invisible"),
    ("nl", PLAIN, "De \u202epolitie\u202c mag het vragen.", "invisible"),
    ("ar", CALL, "اتصل بالرقم \u202e112\u202c، ثم {phone:cai-namur}.", "invisible"),
    ("ar", CALL, "اتصل \u2067112، ثم {phone:cai-namur}.", "invisible"),
    ("nl", PLAIN, "De politie\x00 mag het vragen.", ""),
    ("nl", PLAIN, "De politie\u2028mag het vragen.", ""),
    ("nl", PLAIN, "De politie" + "\u0301" * 30 + " mag het vragen.", ""),
    ("nl", PLAIN, "De politie mag het vragen. " * 16, "times as long"),
    ("nl", PLAIN, "De politie mag het caf\ufffd vragen.", "lost"),
    ("nl", PLAIN, "De politie mag het cafÃ© vragen.", "damaged"),
    ("ar", PLAIN, "ÙŠÙ…ÙƒÙ† Ù„Ù„Ø´Ø±Ø·Ø© Ø£Ù† ØªØ·Ù„Ø¨", "damaged"),
    ("ru", PLAIN, "ÐŸÐ¾Ð»Ð¸Ñ†Ð¸Ñ Ð¼Ð¾Ð¶ÐµÑ‚", ""),
    ("ar", PLAIN, "???? ?????? ?? ????", "question marks instead of letters"),
    ("vi", PLAIN, "C?nh sát có th? h?i", "question marks instead of letters"),
    ("nl", PLAIN, "De politie mag het caf?s vragen.", "question marks instead of letters"),
    ("nl", PLAIN, "De ?politie? mag het vragen.", "question marks instead of letters"),
    ("nl", "16 h 30 – 19 h 30", "16:30 ? 19:30", "question marks instead of letters"),
    # Letters
    ("ar", PLAIN, "یمکن للشرطة أن تطلب هويتك.", "a letter that the language does not write"),
    ("fa", PLAIN, "پليس مي تواند هويت شما را بپرسد.", ""),
    ("fa", PLAIN, "پلیس کي میتواند", ""),
    ("ckb", PLAIN, "پۆلیس دەتوانێت داوای ناسنامةکەت بکات.", "a letter that the language does not write"),
    ("ckb", PLAIN, "پۆلیس دەتوانێت كارتت ببینێت.", "a letter that the language does not write"),
    ("ps", PLAIN, "پولیس كولی شي ستاسو", "a letter that the language does not write"),
    ("uk", PLAIN, "Поліція можёт спросить, мы были.", "a letter that the language does not write"),
    ("ru", PLAIN, "Полиция може запитати вашу особу, її.", "a letter that the language does not write"),
    ("ru", PLAIN, "Пoлиция может спросить", ""),
    ("nl", PLAIN, "De роlitie mag het vragen.", ""),
    ("nl", PLAIN, "De politie mag het vragen, ናይ.", "a letter that the language does not write"),
    ("tr", PLAIN, "Polis kimliğinizi sorabilir где.", "a letter that the language does not write"),
    ("ti", PLAIN, "ፖሊስ መንነትካ ክሓቱ ይኽእሉ እዮም في።", "a letter that the language does not write"),
    ("ar", PLAIN, "ﻳﻤﻜﻦ للشرطة أن تطلب هويتك.", ""),
]


@pytest.mark.parametrize(("tag", "french", "translation"), RIGHT)
def test_a_good_translation_is_let_through(tag, french, translation):
    assert said_of(french, translation, tag) == []


@pytest.mark.parametrize(("tag", "french", "translation", "said"), WRONG)
def test_what_readers_must_not_see_is_told_once(tag, french, translation, said):
    found = said_of(french, translation, tag)

    assert len(found) == 1
    assert said in found[0]


INTERFACE = [
    ("ar", "Quitter", "خروج 0900 12 345", "the numbers differ"),
    ("ar", "Quitter", "خروج evil.example", "the French has no address"),
    ("ar", "Quitter", "خروج <b>", "HTML"),
    ("ar", "Quitter", "خروج\nالآن", "a line break"),
    ("ar", "Quitter", "خروج {", "not well formed"),
    ("ar", "Quitter", "خروج %s", "not well formed"),
    ("ar", "Quitter", "[خروج](https://evil.example)", ""),
    ("ar", "Quitter", "**خروج**", "readers would see the mark-up"),
    ("ar", "Quitter", "\u3164", ""),
    ("ar", "Quitter", "خروج &amp;", ""),
    ("ar", "À {km} km de {place}", "على بعد {km} من {town}", "the placeholders differ"),
    ("ar", "À {km} km de {place}", "على بعد {km} كم", "the placeholders differ"),
    ("ar", "{n} pages", "٣ {n} صفحات", "is a figure of another kind"),
    ("nl", "Oui", "Ja " * 40, "times as long"),
]


@pytest.mark.parametrize(("tag", "french", "translation", "said"), INTERFACE)
def test_the_words_of_the_interface_are_held_to_the_same(tag, french, translation, said):
    found = said_of(french, translation, tag, "interface")

    assert len(found) == 1
    assert said in found[0]


@pytest.mark.parametrize(
    ("tag", "french", "translation"),
    [("ti", "À {km} km de {place}", "ካብ {place} {km} ኪ.ሜ."), ("nl", "Quitter", "Verlaten"), ("nl", "OK", "In orde")],
)
def test_good_words_of_the_interface_are_let_through(tag, french, translation):
    assert said_of(french, translation, tag, "interface") == []


PIECES = st.sampled_from([*"0123456789 .:hH@/-+,\u202f", "{phone:x}", "[a](topic:police)", "é", "www."])


@given(st.lists(PIECES, min_size=1).map("".join))
def test_the_french_itself_has_all_that_it_must_keep(french):
    assert [what for what in said_of(french, french) if "French" in what] == []
