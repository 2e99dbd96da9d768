"""What an editor may write in a text, and what is refused: mark-up that nothing understands, facts in sentences."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pwa.guide.markdown import inline_problems, parse, render_inline, words_of
from pwa.guide.model import Box, Heading, Paragraph
from pwa.guide.prose import facts_in, leftover, misread
from pwa.guide.reading import read_guide
from pwa.guide.texts import texts_of
from pwa.pages import RESERVED_IDS
from pwa.problems import Problems
from pwa.project import Project
from pwa.text import Text

UNDERSTOOD = (
    "Texte avec **gras** et [lien](topic:sante).",
    "## Titre\n\nTexte.",
    "- un\n- deux",
    "1. un\n2. deux",
    "1) un\n2) deux",
    "> [!danger]\n> Texte.",
    "> [!DANGER]\n> Texte.",
    "> [! Unsure ]\n> Texte.",
    "> Bon à savoir.",
    "Texte.\n\n\u00a0\n\nTexte.",
    "« Oui »\u00a0! Prix\u202f: rien. L’« annexe 26 ».",
    "Texte sur\ndeux lignes.",
    "Texte  \navec deux blancs.",
    "Une phrase […] coupée.",
    "Deux – trois personnes, de 8 à 10.",
    "Appelez {phone:abri-brume} ou lisez {fact:people-helped}.",
    "-5 degrés la nuit.",
    "Le mot étudiant·e.",
    "> [!danger]Texte.",
    "> > Un encadré dans un autre.",
    "## 1. Titre",
    "Le refuge\n– loin d’ici – est ouvert.",
    "Avec les gens du\n5. étage.",
    "¡Hola! est un salut.",
    "2 < 3 et R&D; AT&T, p. ex. ici.",
    "    Un paragraphe en retrait.",
    "J. Dupont et M. Martin.",
)

NOT_UNDERSTOOD = (
    "> [!warning]\n> x", "> [!attention]\n> x", "> [!dangr]\n> x", "> \\[!danger\\]\n> x", "> x\n> [!danger]",
    "> [!danger]: x", "> [!danger]- x", "> !danger\n> x", "> (!danger) x", "> [!danger][!unsure] x",
    "> ［!danger］\n> x",
    "> [danger]\n> x", "> **[!danger]** x", "- [!danger] x", "> [!danger]\n> > [!unsure]", "> > > trop", ">",
    "::: danger",
    "[!danger] x", "> [!danger]", "> [!danger]\n\n> x", "> [!danger]\n\nx",
    "##Titre", "##\u00a0Titre", "## ", "# Titre", "#### Titre", "Titre\n=====", "Titre\n-----",
    "| a | b |\n|---|---|\n| c | d |", "a | b", "Texte[^1].", "Texte.\n\n[^1]: note", "Texte.\n\n[1]: https://e.org",
    "Texte^[note].", "Le ??? mot", "1. a\n3. b", "x^2^", "==x==", "++x++", "''x''", ":smile:", "~x~",
    "☐ faire", "- ☑ fait",
    "[x](topic:sante \"titre\")", "[…](topic:sante)", "<<<<<<< HEAD", ">>>>>>> main", "<?php ?>", "\\## x", "\\- x",
    "&nbsp x", "&Eacute;", "&#8203;x", "un\n    - deux", "## - x", "＃ x",
    "~~x~~", "- [ ] faire", "- [x] fait", "**gras", "gras**", "** gras **", "*x*", "_x_", "2 * 3",
    "[x](https://e.org", "[x](https://e.org/a b)", "[x][1]", "[x](javascript:alert)", "[](topic:sante)",
    "[ ](topic:sante)",     "![x](y.png)", "<https://e.org>", "<b>x</b>", "`x`", "```\nx\n```", "---", "x\n\n***",
    "+++",
    "• un\n• deux", "Liste :\n• un\n• deux", "Liste • un • deux", "– un\n– deux", "-\u00a0un", "1.\u00a0un", "1.Un",
    "-un",     "a) un", "A) un", "ii) un", "a. un", "(1) un", "1° un", "1 - un", "① un", "3. trois",
    "✓ un", "➔ un", "☞ un", "★ un", "‑ un", "o un\no deux", "Liste : - un - deux", "Liste :\n– un", "Liste :\n2. deux",
    "Liste\n1.un\n2.deux", "- a\n  - b", "- ", "1. a\n\n   b", "- > x",
    "x\\\ny", "x \\* y", "caf&eacute;", "&nbsp;", "&#123;x}", "&lbrace;x}",
    "{Phone:x}", "{ phone:x}", "{phone :x}", "{{phone:x}}", "{tel:x}", "{phone:x", "phone:x}", "{fact:x:2}",
    "phone:abri-brume",     "[{phone:x}](topic:sante)",
    "sou\u200bpe", "\u202e112\u202c", "sou\u00adpe", "x\u2028y", "sоupe", "cafÃ©", "\ufffd", "x\x00y", "\u3164",
)  # fmt: skip


@pytest.mark.parametrize("source", UNDERSTOOD)
def test_what_is_understood_is_accepted(source):
    assert parse(source, "a.md")


@pytest.mark.parametrize("source", NOT_UNDERSTOOD)
def test_what_is_not_understood_is_refused(source):
    with pytest.raises(Problems):
        parse(source, "a.md")


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("Un.\n\nDeux\n• trois\n• quatre", 4),
        ("Un.\n\n- deux\n- **trois", 4),
        ("> Un.\n>\n> Deux ~~trois~~.", 3),
        ("Un.\n\n## ", 3),
        ("Un.\n\nDeux\u200b.", 3),
        ("> Un.\n>\n> - deux\n> - trois &nbsp;", 4),
        ("> [!danger]\n> Un.\n>\n> > [!warning]\n> > Deux.", 4),
        ("Un.\n\n# ", 3),
        ("Un.\n\n𝐠𝐫𝐚𝐬.", 3),
        ("Un.\n\nTitre\n=====", 3),
        ("Un.[^1]\n\nDeux.\n\n[^1]: trois", 1),
        ("Un [deux][1].\n\n[1]: https://e.org", 1),
    ],
)
def test_a_mistake_is_said_once_with_its_line(source, line):
    with pytest.raises(Problems) as found:
        parse(source, "a.md")

    assert [problem.origin.line for problem in found.value.problems] == [line]


MARKED = (
    "Un mot **gras.",
    "Un ~~mot~~.",
    "Un mot <b>gras</b>.",
    "Un [lien](https://e.org",
    "Un mot&nbsp;.",
    "{Phone:abri-brume}",
    "• un\n• deux",
    "1.Un\n2. deux\n3. trois",
    "1.\u00a0un\n\n2. deux",
    "1. un\n2\u200b. deux\n3. trois",
    "##Titre",
    "# Titre",
    "Titre\n=====",
    "| a | b |\n|---|---|\n| c | d |",
    "> [!warning]\n> Texte.",
    "> [!danger\u200b]\n> Texte.",
    ">",
    "- un\n  - deux",
    "```\nmot\n```",
    "```\nmot",
    "~~~",
    "---",
    "Un\u200bmot.",
    "Texte.[^1]\n\n[^1]: https://e.org/a",
)
"""One mistake each: of those of other texts it may hide none, and it has no consequence."""

OTHERS = ("Appelez le 998.", "[x](topic:nulle-part)", "{card:nobody}", "Cela coûte 12 €.", "Lisez {fact:nothing}.")


def mistakes_of(folder, source):
    """Return the lines of the text `source` that hold a mistake, counted from 1, where it ends a topic of the guide."""
    file = folder / "content/guide/aider.md"
    text = file.read_text(encoding="utf-8")
    first = text.count("\n") + 1
    file.write_text(f"{text}\n{source}\n", encoding="utf-8")
    with pytest.raises(Problems) as found:
        read_guide(Project.at(folder))
    assert all(problem.origin.file.endswith("aider.md") for problem in found.value.problems)
    return [problem.origin.line - first for problem in found.value.problems]


@pytest.mark.parametrize("source", MARKED)
def test_a_mistake_of_mark_up_hides_no_other_and_has_no_consequence(tiny_copy, source):
    blocks = [*OTHERS[:2], source, *OTHERS[2:]]
    starts = [1 + sum(each.count("\n") + 2 for each in blocks[:number]) for number in range(len(blocks))]

    told = mistakes_of(tiny_copy, "\n\n".join(blocks))

    end = starts[2] + source.count("\n")
    marked = [line for line in told if starts[2] <= line <= end]
    assert len(marked) == 1
    assert [line for line in told if line not in marked] == [*starts[:2], *starts[3:]]


def test_a_mistake_hides_none_of_the_other_lines_and_points_beside_it(tiny_copy):
    lines = "Appelez le 998.\nUn mot **gras.\nCela coûte 12 €.\n\n- Un ~~mot~~.\n- Appelez le 997.\n"
    box = "> > Faites le 996.\n>\n> # Un"

    assert mistakes_of(tiny_copy, f"{lines}\n{box}") == [1, 2, 3, 5, 6, 8, 10]


@pytest.mark.parametrize(
    ("source", "right"),
    [
        ("{Phone:x}", "{phone:x}"),
        ("{ phone : X }", "{phone:x}"),
        ("{tel:cai-namur}", "{phone:cai-namur}"),
        ("{{fact:y}}", "{fact:y}"),
        ("{adresse:CAI Namur}", "{address:cai-namur}"),
        ("{fact:x:2}", "{fact:x}"),
    ],
)
def test_the_right_spelling_of_a_placeholder_is_given(source, right):
    ((_, advice),) = inline_problems(source)

    assert str(advice) == f"write {right}"


def test_a_kind_belongs_to_its_own_box():
    (outer,) = parse("> > [!unsure]\n> > Texte.\n>\n> Fin.", "a.md")

    assert isinstance(outer, Box)
    assert outer.kind == "good"
    assert [block.kind for block in outer.blocks if isinstance(block, Box)] == ["unsure"]


def test_every_heading_has_an_id_of_its_own():
    blocks = parse(
        "## Ce soir\n\n## Ce soir 2\n\n## Ce soir\n\n## Sources\n\n## Abri\n\n{card:abri}", "a.md", taken=("lits",)
    )

    slugs = [block.slug for block in blocks if isinstance(block, Heading)]
    assert slugs == ["ce-soir", "ce-soir-2", "ce-soir-3", "sources-2", "abri-2"]


def test_no_id_of_a_template_is_left_out():
    templates = Project.installed().templates
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(templates.rglob("*.html")))

    assert set(re.findall(r"""\bid=["']([a-z-]+)["']""", text)) - {"for-"} - RESERVED_IDS == set()


FACTS = (
    ("Appelez le 911.", "write {phone:urgence-911} instead"),
    ("Appelez le 418 555 0110.", "write {phone:abri-brume} instead"),
    ("Appelez le +1 418-555-0110.", "write {phone:abri-brume} instead"),
    ("Appelez le 0471/12.34.56.", "give it to a contact"),
    ("Appelez le +32 (0)81 73 71 76.", "give it to a contact"),
    ("Écrivez à info@example.org.", "write {email:ID} instead"),
    ("Lisez https://www.example.org/a.", "write a link"),
    ("Lisez www.example.org.", "write a link"),
    ("Lisez cire.be.", "write a link"),
    ("Depuis le 23/11/2026.", "put it into facts.toml"),
    ("Depuis le 23.11.2026.", "put it into facts.toml"),
    ("Depuis le 2026-11-23.", "put it into facts.toml"),
    ("Depuis le 23 novembre 2026.", "put it into facts.toml"),
    ("Depuis le 1er mai.", "put it into facts.toml"),
    ("Cela coûte 12 €.", "put it into facts.toml"),
    ("Cela coûte 12,50 euros.", "put it into facts.toml"),
    ("Cela coûte 1 200 EUR.", "put it into facts.toml"),
    ("Ouvert à 9 h 30.", "put it into facts.toml"),
    ("Ouvert à 14:00.", "put it into facts.toml"),
    ("Entre 18 et 20 heures.", "put it into facts.toml"),
    ("Cela coûte EUR 20.", "put it into facts.toml"),
    ("Allez au 12 de la rue Haute.", "write {address:ID} instead"),
    ("Allez rue du Phare 12.", "write {address:ID} instead"),
    ("Allez Place Monseigneur Heylen, 15.", "write {address:ID} instead"),
    ("Allez au 12, rue de la Paix.", "write {address:ID} instead"),
    ("Allez bd Pacheco 13.", "write {address:ID} instead"),
    ("Allez Rue du Phare n° 12A.", "write {address:ID} instead"),
    ("Allez Grand-Place, 1.", "write {address:ID} instead"),
    ("Appelez d’abord le « 911 ».", "write {phone:urgence-911} instead"),
    ("Le 911 est gratuit.", "write {phone:urgence-911} instead"),
    ("Appelez le 998.", "give it to a contact"),
    ("Faites le 116 000.", "give it to a contact"),
    ("Envoyez un SMS au 8686.", "give it to a contact"),
    ("Écrivez à info(at)example.org.", "write {email:ID} instead"),
    ("Lisez bit.ly/abc.", "write a link"),
    ("Depuis le 23/11/26.", "put it into facts.toml"),
    ("Depuis le 1ᵉʳ mai.", "put it into facts.toml"),
    ("Depuis le 2 févr. 2026.", "put it into facts.toml"),
    ("Du 1/12 au 31/3.", "put it into facts.toml"),
    ("Cela coûte 12 dollars.", "put it into facts.toml"),
    ("Cela coûte douze euros.", "put it into facts.toml"),
    ("Ouvert de 9 à 12 h.", "put it into facts.toml"),
    ("Ouvert 8h-18h.", "put it into facts.toml"),
    ("Ouvert jusqu’à 22 heures.", "put it into facts.toml"),
)

NO_FACTS = (
    "Depuis 2026, en janvier 2020, fin 2025.", "Apportez l’annexe 26.", "L’application « 112 BE » aide.",
    "23 communes, 54 voix.",     "Moins de 18 ans, 72 heures.", "Une place pour 12 personnes.",
    "La rue depuis 2020.", "Le CNCD-11.11.11.",
    "L’E411.",     "Quelques euros.", "La loi du 15 décembre 1980.", "Venez à deux.", "[cpvs.be](https://cpvs.be/fr)",
    "Le {phone:abri-brume} répond.", "24 heures.", "24 h/24, 7 jours sur 7.", "À 2 h de marche.", "En 9 h de route.",
    "Dans les 24 h.", "La rue Royale accueille 12 personnes.", "Après la place Sainte-Brume, 20 minutes à pied.",
    "Une place de nuit.", "1 place de nuit.", "Le 911 BE.", "Le 12 % des gens.", "Un tiers, 1/3.", "Bien.De là.",
)  # fmt: skip


@pytest.mark.parametrize(("source", "advice"), FACTS)
def test_a_fact_in_a_sentence_is_refused_with_what_to_write(tiny_guide, source, advice):
    ((_, said),) = facts_in(Text(source), words_of(source), tiny_guide)

    assert str(said).startswith(advice)


@pytest.mark.parametrize("source", NO_FACTS)
def test_years_and_names_with_digits_are_no_facts(tiny_guide, source):
    assert list(facts_in(Text(source), words_of(source), tiny_guide)) == []


def test_hours_are_prose_that_may_say_days_and_times_and_nothing_else(tiny_guide):
    for words in ("Lundi, de 9 h à 12 h", "du 1er novembre au 31 mars", "24 h/24"):
        assert list(facts_in(Text(words, "hours", "contacts"), words, tiny_guide)) == []
    for words in ("Appelez le 418 555 0110", "info@example.org", "Rue du Phare 12", "12 €", "Appelez le 998"):
        assert len(list(facts_in(Text(words, "hours", "contacts"), words, tiny_guide))) == 1


def test_a_contact_may_name_a_short_number_that_the_guide_has(tiny_guide):
    for words, faults in (("Appelez le 911 d’abord.", 0), ("Appelez le 998.", 1), ("Appelez le 418 555 0110.", 1)):
        assert len(list(facts_in(Text(words, None, "contacts"), words, tiny_guide))) == faults


@pytest.mark.parametrize("piece", ["1 ", "0", "a.", "é@", "9 h ", "**", "{", "(", "rue A ", "&", "[", "- "])
def test_no_text_is_too_long_to_be_read(tiny_guide, piece):
    source = piece * 3000

    started = time.process_time()
    list(facts_in(Text(source), source, tiny_guide))
    misread([source])
    leftover(source)

    assert time.process_time() - started < 5


class Nowhere:
    def link(self, target):
        return target

    def placeholder(self, kind, name, number):
        return f"{kind} {name} {number}"


@settings(max_examples=400, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "#",
                "##",
                "-",
                "1.",
                ">",
                "[!danger]",
                "**",
                "*",
                "_",
                "[",
                "](",
                ")",
                "{phone:x}",
                "{",
                "}",
                "\n",
                "\n\n",
                "é",
                "mot",
                " ",
                "\xa0",
                "`",
                "\\",
                "&amp;",
                "<b>",
                "+++",
                "~~",
                "!",
                "•",
                "\u200b",
            ]
        )
        | st.characters(),
        max_size=20,
    ).map("".join)
)
def test_any_text_is_read_whole_or_refused(source):
    try:
        blocks = parse(source, "a.md")
    except Problems:
        return
    for block in blocks:
        for text in texts_of(block):
            assert text.source.strip()
            assert str(render_inline(text.source, Nowhere())).strip()
    assert all(block.text.source for block in blocks if isinstance(block, Paragraph))
