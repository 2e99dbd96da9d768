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
    "A. Dupont et B. Martin.",
    "J. Dupont\net M. Martin.",
    "« Oui\n» dit-il.",
    "La chambre a 9 m².",
    "Le gaz CO² et 3 km³.",
    "2.0 est la version.",
    "⚠️ Attention.",
    "Un mot\tet un autre.",
    "Le M² est là.",
    "I. est une lettre.",
    "Le 3ᵉ étage et Mᵐᵉ X.",
    "12 : c’est le nombre.",
    "Une phrase – deux → trois.",
    "A. Un seul.",
    "C. Martin\nC. Martin",
    "À. Non",
    "-5 degrés",
    "L’heure\n» suite",
    "M. Martin vient.\nA. Dupont aussi.",
    "Appelez 👉 {phone:abri-brume}",
    "❤ merci",
    "Le code « *101# » donne le crédit.",
    "Le code *#06# donne un numéro.",
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
    "A. Un\nB. Deux", "I. Un\nII. Deux", "1.1 Un\n1.2 Deux", "1.1. Un\n1.2. Deux", "1.- Un\n2.- Deux",
    "1°) Un", "1º) Un", "a/ Un\nb/ Deux", "a/ Un", "1: Un\n2: Deux", "-> Un", "=> Un", "--> Un", "-- Un",
    "» Un\n» Deux", "» Un", "⚠️ Un\n⚠️ Deux", "👉 Un\n👉 Deux", "👉 Un", "✅ Un\n❌ Deux", "📞 Un\n📍 Deux",
    "Nom\tHeures\nCAI\t9",
    "Nom\tJours\tHeures", "+---+\n+ a +\n+---+", "+===+", "┌──┐\n│a│", "Texte¹.\n\n¹ La note.", "Texte¹.",
    "¹ La note.", "Texte² et mot³.\n\n² Une.\n\n³ Deux.", "> 【!danger】\n> x", "> 「!danger」\n> x",
    "Texte†.\n\n† note", "Liste :\n-> un\n-> deux", "Texte :\nA. un\nB. deux", "Voir :\n1.1 Un\n1.2 Deux",
    "i. Un\nii. Deux",
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
    "Texte¹.\n\n¹ Une note.",
    "+---+\n+ a +\n+---+",
    "👉 Un\n👉 Deux",
    "A. Un\nB. Deux",
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


MORE_FACTS = (
    "Ouvert de 10 à 18 heures.", "Ouvert 10 h - 18 h.", "La permanence a lieu de 14 h à 16 h.",
    "L’accueil est ouvert jusqu’à 12 heures.", "La consultation est à 13 h 30 précises.",
    "Le vestiaire ferme à 11 h.", "Le restaurant sert entre 11 h 30 et 13 h 30.",
    "Les repas sont servis dès 18 h 30.", "Les lits sont attribués vers 20 h.", "Appelez après 14 h.",
    "Appelez avant 10 h.", "Sonnez après 20h.", "Ne venez pas après 18h.", "Rentrez pour 22 h.",
    "L’inscription se fait à partir de 8h30.", "On distribue des repas à partir de 18h.",
    "Rendez-vous le mercredi à 14 heures.", "Du lundi au vendredi, 9-17 h.", "Lundi de 9.30 à 12.30.",
    "Rendez-vous le 5 mai 2026.", "Les demandes se font avant le 31 mars.", "L’examen a lieu le 03.05.2026.",
    "Le service ferme le 24/12.", "Fermé du 1er au 15 août.", "Fermé les 24 et 25 décembre.",
    "La nouvelle loi commence le 12 juin 2026.",
    "Le bureau ferme après 16 h.", "Le bureau ferme vers 16 h.", "Le repas est servi de 12 h à 13 h 30.",
    "Le repas est servi entre 12 h et 13 h 30.", "Le bureau est ouvert 9-12 h et 13-16 h.",
    "Les bureaux sont ouverts lun-ven 9-17h.", "Venez lundi à 9 h.", "Rendez-vous à 18 h 30 place Flagey.",
    "Rendez-vous mardi 18 h.", "Permanence le jeudi 14-16 h.", "Permanence : jeudi 14 h.", "Ouvert jusqu’à 22h.",
    "Le bus part à 7 h 05.", "La soupe arrive vers 19 h 30.", "L’abri ouvre à partir de 20 h 30.",
    "L’abri ouvre ses portes après 20 heures.", "Douches avant 10 h.", "Inscrivez-vous avant 17 heures.",
    "Ouvert de 8h à midi.", "Ouvert de 8h30 à midi.", "Fermé entre midi et 14 h.", "Ouvert de midi à 14 h.",
    "De 09.00 à 17.00.", "9.00-12.00", "Ouvert 09.30 – 12.00.", "Le 3.11.26.", "Le 03-11-26.", "Jusqu’au 31/12.",
    "Jusqu’au 31.12.", "Avant le 1/9.", "Dès le 15/01.", "Du 15/01 au 20/02.", "Entre le 15/01 et le 20/02.",
    "Le lundi 15/01.", "Le dimanche 4 janv.", "Le quinze août.", "Au premier septembre.", "Quai au Foin 3.",
    "Chemin du Moulin 7.", "Galerie Ravenstein 4.", "Montagne de la Cour 2.", "Rempart Jupille 10.",
    "Cité Germinal 5.", "Résidence Palace 12.", "Parc Royal, 4.", "Clos Fleuri 12.", "Venelle aux Champs 3.",
    "Drève du Prieuré 19.", "Boulevard Roi Albert II 28.", "Nieuwstraat 5.", "Lange Nieuwstraat 5.",
    "Gasthuisstraat 23, Gent.", "Vlaamsesteenweg 12.", "Paul-Henri Spaaklaan 1.", "Grote Markt, 1.",
    "Oude Markt 12.", "allez rue du progrès 80.", "place de la gare 3.", "rue de la loi 16.",
    "avenue de la couronne, 12.", "Rendez-vous rue des tanneurs 58 à Bruxelles.", "Le siège est rue de la loi, 16.",
    "Position GPS : 50.8503 4.3517.", "GPS 50.85034, 4.35171", "50°51′N 4°21′E", "Il faut 1500£.", "Il faut £1500.",
    "On demande 3000 livres aux gens.", "Le passage vaut 2000 livres.", "Il faut 3 k€.", "Il faut 3 000€.",
    "Écrivez à info arobase cainamur.be.", "Instagram : @cai_namur.", "Télé-Accueil (911) écoute.", "Pompiers 911.",
    "Ouvert 9h30-12h.", "Ouvert de 9 h 30 à 12 h 30.", "Ouvert entre 9 h 30 et 12 h.",
    "Le repas est servi à 12 h 30.", "Le train part à 6 h 15.", "La distribution commence à 18 h.",
    "Distribution : 18 h 30.", "Lundi 9h30.", "Lundi 9h.", "Ouvert lundi et jeudi de 9 à 12 h.",
    "La porte ferme à 22 h.", "Soyez là pour 8 h.", "Venez pour 20 heures.", "Venez après 16 heures.",
    "Fermé après 9 h.", "Revenez après 14h.", "Ouvert dès 6 heures du matin.", "Le bus passe à 3 heures du matin.",
    "Le train de 7 h du soir.", "À 8 heures précises.", "Le bus passe vers 23h30.",
    "Attendez à 9 h devant la porte.", "Attendez jusqu’à 9 h.", "Dormez jusqu’à 7 heures.",
    "Il faut venir à 9 h 30.", "Restez jusqu’à 18 h.", "Ouvert de 8.30 à 17.00.", "Ouvert 8.30-17.00.",
    "Ouvert 13-17h.", "Ouvert 13 – 17 h.", "De dix heures à midi.", "De 14 h à minuit.",
    "À neuf heures, la porte s’ouvre.", "Avant 8 heures, tout est fermé.", "À partir de 9h.", "À partir de 18 h 30.",
    "Open from 9am to 5pm.", "Ouvert à 9 h en semaine.", "Ouvert à 9 h à la gare.", "Le 12/06/26.",
    "Avant le 31.12.26.", "Avant le 31-12-26.", "Fermé le 1/11.", "Fermé le 15/8.", "Fermé le 01.01.",
    "Fermé le 24.12 et le 31.12.", "Fermé du 24.12 au 02.01.", "Le vingt-quatre décembre 2026.",
    "Le premier janvier.", "Le trente et un décembre.", "Le 3 dec. 2026.", "Le 3 déc 2026.", "Le 3 sep. 2026.",
    "La loi change le 12 juin 2026.", "La loi entre en vigueur le 1er juillet 2026.",
    "Le règlement s’applique dès le 12 juin 2026.", "Le rendez-vous est celui du 12 juin.",
    "Le 12 juin, venez à la réunion.", "Le 20 juin 2026 est la journée des réfugiés.", "Réunion le 8 mars.",
    "Fermé le 25 décembre.", "La convention expire le 12 juin 2027.", "Appelez le 12 pour le wifi.",
    "Rempart de la Vierge 8.", "Montagne aux Herbes Potagères, 12.", "Cité Reine Astrid 4.",
    "Résidence Les Ormes, 12.", "Cour Saint-Jean 3.", "Clos des Lilas 5.", "Sentier des Écoliers 9.",
    "Venelle du Bois, 2.", "Drève de Lorraine 31.", "Porte de Namur, 3.", "Kerkstraat 12.", "Louizalaan 331.",
    "Antwerpsesteenweg 20.", "Simon Bolivarlaan 30.", "Stationsplein 1.", "Vrijdagmarkt, 12.",
    "Hoogstraat, 12 à Bruxelles.", "rue de fer 12.", "Allez avenue louise 331.",
    "Allez boulevard anspach 12 à Bruxelles.", "Allez chaussée de louvain, 45.", "Rue Haute 1.",
    "Allez rue Haute, 12 et demandez Ali.", "Allez rue de Fer 12 à Namur.", "Rue Haute 12 bis.",
    "Rue Haute, 15 1000 Bruxelles.", "Position 50.4674, 4.8720.", "50.46740 4.87200", "50° 28’ N, 4° 52’ E",
    "50°28′12″N", "Le passage coûte 1 500 livres.", "On paie 300 livres.", "On gagne 12 pounds.", "Il faut 2k€.",
    "Il faut 2 k€.", "0,50 € par jour.", "Écrivez à info@croix-rouge point be.", "Suivez @croixrouge.",
    "Le prix est de 10 €.", "Écrivez à info@cainamur point be.", "Voir instagram @cainamur.",
    "Le passage coûte 1500 livres.", "Le passage coûte 1500 pounds.", "Le passage coûte 3k€.",
    "La règle change le 12.06.26.", "La règle change le 12-06-26.", "La règle change le douze juin 2026.",
    "Fermé du 24-12 au 02-01.", "Fermé le 25/12.", "Fermé le 25.12.", "La loi change le 12 jun. 2026.",
    "Ouvert de 9.00 à 12.00.", "Ouvert lundi 9-12h.", "Ouvert de 9 à midi.", "Ouvert de neuf heures à midi.",
    "Fermé après 17h.", "Fermé à partir de 17 heures.", "Arrivez pour 19h.", "Les portes ouvrent vers 8h du matin.",
    "Ouvert à 8am.", "Ouvert à 20u.", "Allez Rue Docteur Haibe 2, 5002 Saint-Servais.", "Allez rue docteur haibe 2.",
    "Allez Petit-Château, 27.",
    "Allez Rempart des Béguinages 4.", "Allez Montagne du Parc 4.", "Allez Koningsstraat 12.",
    "Allez Grote Markt 5.", "Allez Résidence du Lac 7.", "Allez Cité des Peupliers 22.", "Allez Dieweg 33.",
    "Allez Porte de Flandre 9.", "Allez Tienne aux Pierres 4.", "Allez au coin de la rue Haute (n° 15).",
    "Position : 50.4763, 4.8366.", "Position : 50°28’N 4°52’E.", "Contactez le 998.", "Joignez le 911.",
    "En cas d’urgence : 911.", "Les secours (911) viennent.", "Police (911).", "Appelez 911 si besoin.",
    "Appelez 998 et attendez.", "Faites 998 pour la police.", "Numéro d’urgence : 911.",
)  # fmt: skip
"""Times, days, numbers, amounts and addresses in the ways in which people write them."""

MORE_WITHOUT_FACTS = (
    "La soupe de 2 h 30 de cuisson.", "Le ferry met 1 h 30 pour traverser.", "Le bateau traverse en 1 h 30.",
    "La traversée dure parfois 12 heures.", "La traversée dure 12 à 18 heures.",
    "On peut vous garder de 8 à 12 heures.", "On peut vous retenir 12 heures.",
    "Vous pouvez être retenu jusqu’à 12 heures.", "La police peut vous garder jusqu’à 24 heures.",
    "La police peut vous garder jusqu’à 12 heures.", "Une arrestation administrative dure au plus 12 heures.",
    "L’arrestation va jusqu’à 12 heures.", "Votre téléphone tient jusqu’à 8 heures.",
    "Le voyage se fait en 2 à 3 heures.", "Reposez-vous toutes les 2 à 3 heures.",
    "Changez le pansement toutes les 12 à 24 heures.", "Après 12 heures, changez le pansement.",
    "Après 18 h de jeûne, mangez peu.", "Pour 15 heures de cours, vous recevez un papier.",
    "Le cours compte 120 heures.", "Le cours a 40 à 60 heures.", "Un stage de 20 à 30 heures par semaine.",
    "Un contrat de 4 à 8 heures.", "Un repos de 8 à 10 heures.", "Une nuit de 7 à 8 heures de sommeil.",
    "Le bus est à 3 h d’ici.", "Avec un délai de 3 à 5 heures.", "Avant 3 à 4 heures, ne buvez rien.",
    "Ne mangez rien 6 heures avant l’opération.", "Ne mangez rien 6 à 8 heures avant l’opération.",
    "Attendez 24 h à 48 h.", "Attendez entre 1 h et 2 h.", "Il faut 1 h à 1 h 30.", "Il faut entre 1 h 30 et 2 h.",
    "Gardez-le de 10 à 15 heures au froid.", "Cuire 2 h 15 à feu doux.", "Les deux premières heures sont gratuites.",
    "Vous travaillez de nuit, 8 heures au maximum.", "C’est ouvert 8 heures par jour.",
    "La permanence dure 2 heures.", "Le Service est joignable 24 heures sur 24, 7 jours sur 7.",
    "Dans 2 à 3 heures, il fera nuit.", "Le train part toutes les 30 minutes.", "Un train toutes les 2 h 30.",
    "L’accord du 12 mars 1968 permet un séjour.", "Le règlement de l’UE du 26 juin 2013 (Dublin III).",
    "La directive européenne (26 juin 2013) le dit.", "Les traités de Rome du 25 mars 1957.",
    "L’arrêté de la Région wallonne du 4 juillet 2013.", "La loi-programme du 24 décembre 2002.",
    "Loi du 15 décembre 1980, article 9 ter.", "La loi du 1er juillet 1964.", "La loi du premier juillet 1964.",
    "La loi du 15/12/80.", "L’ordonnance n° 45-2658 du 2 novembre 1945.", "La convention no 189 du 16 juin 2011.",
    "Le 8 mars, c’est la journée internationale des femmes.",
    "Le 20 novembre, journée des droits de l’enfant, l’entrée est libre.", "Le 2 novembre est le jour des morts.",
    "Le 27 septembre est la fête de la Communauté française.", "Le 14 juillet est la fête nationale en France.",
    "Le 1er novembre (la Toussaint), tout ferme.", "Le 1er janvier (jour férié), tout ferme.",
    "Composez 4 chiffres.", "Faites 30 kg de riz.", "Faites 25 % de plus.", "Faire 12 demandes ne sert à rien.",
    "Faites le tour en 10 minutes.", "Formez le plus grand groupe.", "Faites 20 minutes d’exercice.",
    "Appelez 24 heures sur 24.", "Appelez 7 jours sur 7.", "Contactez au moins 2 services.",
    "Appelez au moins 10 minutes avant.", "Appelez le 1er jour.", "Appelez le 3e jour.",
    "Appelez 10 à 15 minutes avant.", "Faites 10 à 12 pas.", "Faites 10 ou 12 pas.",
    "Le centre de nuit accueille 40 personnes dans la rue.",
    "Le trajet entre Calais et Douvres dure 1 h 30 en ferry.", "L’avion met 3 h 45 pour arriver.",
    "Votre entretien durera 3 h 30.", "Vous aurez 1 h 30 pour répondre.", "Vous avez 2 h 30 pour manger.",
    "Le cours fait 1 h 30.", "Ce cours de 1 h 30 est gratuit.", "Ce cours de 2 heures est gratuit.",
    "Le cours a lieu le matin, pendant 1 h 15.", "Une pause de 10 h 30 entre deux services est interdite.",
    "Un repos de 11 heures est obligatoire.", "Le chauffeur doit dormir 9 à 11 heures.",
    "Le car roule de 8 à 10 heures sans arrêt.", "Il reste entre 4 et 6 heures de batterie.",
    "Le médicament agit entre 6 et 8 heures.", "Buvez toutes les 2 heures.",
    "Un bébé mange toutes les 3 à 4 heures.", "Le test est fiable après 6 heures.",
    "On survit 3 heures dans l’eau froide.", "Après 10 heures de marche, dormez.",
    "Les urgences : comptez 4 à 8 heures.", "Attente : 4 à 8 heures.", "Durée : 1 h 15.",
    "Durée du trajet : 7 h 15.", "Durée du trajet en bus : 7 h 15.", "Il y a 7 h 15 de route.",
    "La route fait 7 h 15.", "Pour aller à Paris, il faut environ 2 h 15.", "Vous avez attendu plus de 10 heures.",
    "Il a attendu jusqu’à 20 heures sans boire.", "Ne restez jamais plus de 2 à 3 heures au soleil.",
    "Le travail de nuit commence à 8 heures par semaine.", "La limite est de 38 heures.",
    "Le décret du 30 juin 1994 est abrogé.", "L’article 4 de la loi du 12/01/2007.",
    "La loi dite « Accueil » du 12 janvier 2007 fixe vos droits.", "La loi « accueil » du 12 janvier 2007.",
    "La loi accueil (du 12 janvier 2007) fixe vos droits.", "La loi (12 janvier 2007) fixe vos droits.",
    "La loi sur les étrangers du 15 décembre 1980.",
    "La loi relative à l’accueil des demandeurs d’asile du 12 janvier 2007.",
    "L’accord de coopération du 4 juin 1999.",
    "Le protocole du 31 janvier 1967 complète la convention du 28 juillet 1951.", "Vu l’A.R. du 8 octobre 1981.",
    "L’AR du 8 octobre 1981 et l’AM du 12 mai 2004.", "Le Code du 28 février 2013.",
    "L’avis du Conseil d’État du 12 mars 2019.", "Le jugement du 18 mars 2020 condamne l’État.",
    "La décision-cadre du 28 novembre 2002.", "La décision de la Commission du 4 mai 2010.",
    "Le mémorandum du 3 mars 2018.", "Le 21 juillet est la fête nationale.",
    "Le 8 mai, jour férié à Bruxelles, rien n’est ouvert.", "Le 15 août est férié, comme le 1er novembre.",
    "Le 17 octobre est la Journée du refus de la misère.", "Le 6 décembre, on fête la Saint-Nicolas.",
    "Le 25 décembre, c’est Noël.", "Le 3 décembre est la journée internationale des personnes handicapées.",
    "Les fêtes du 24 et 25 décembre.", "Le 1er janvier et le 1er mai sont fériés.", "Appelez 20 minutes plus tard.",
    "Appelez 1 ou 2 personnes.", "Appelez 12 voisins.", "Faites 10 photocopies.", "Faites 20 pompes.",
    "Faites 12 h de bénévolat.", "Faites 50 repas.", "Formez 12 personnes à l’écoute.",
    "Formez 20 lits avec des palettes.", "Composez 11 chiffres.", "Contactez 3 associations.",
    "Contactez 10 communes.", "Contactez les 12 CPAS.", "Téléphonez 30 minutes à l’avance.",
    "Appelez 3 fois de suite.", "Rue de Fer, 10 m avant le pont.", "Rue Haute, 2e étage.",
    "Rue Haute, 40 logements sont vides.", "Rue Haute, 40 nouveaux logements sont vides.",
    "La rue Haute a 3 numéros.", "Avenue de la Gare, 2 bus sur 3 passent.", "La place Saint-Lambert, 4 500 m².",
    "La place Verte, 24 heures sur 24.", "Place Verte, 2 chiens dorment.", "Le château de Namur, 3 étoiles.",
    "La cité Reine Astrid, 40 maisons.", "Porte de Namur, 3 rues se croisent.", "Parc Astrid, 12 jeunes jouent.",
    "La cour d’appel a 30 jours.", "La Cour européenne, 47 pays.", "La Cour de cassation, 2 fois.",
    "La porte B, 3e étage.", "La route E411, sortie 12.", "Chemin de fer, 3 lignes.", "Allez au parc, au 2e banc.",
    "Au sud de la Montagne, 12 villages.", "Les chambres (12 lits) sont propres.",
    "L’équipe d’urgence (12 personnes) arrive.", "La police a 3 jours.", "Police : 2 agents viennent.",
    "Contact : 1 fois par mois.", "Numéro de chambre : 12.", "Le numéro de votre dossier : 12.",
    "Question : 112 est-il gratuit ?", "Un kilo de riz coûte 2 livres de pain.",
    "Le prix de 12 livres de poche est bas.", "Le 5/5 est une bonne note.", "Le ratio est de 25/75.",
    "Le taux passe de 3.5 à 4.2.", "Les notes vont de 9.5 à 12.5.", "Le 10.5 est une pointure.",
    "Le mot-clé #asile.", "Un compte @ est utile.", "Le signe @ sert aux e-mails.", "Il fait entre 10 et 20 degrés.",
    "Il fait 25° à l’ombre.", "Le 50e parallèle.", "Une ligne à 2 fois 1.5.", "Le bus 8 et le 10 heures.",
    "Le groupe de 7 à 12 ans.", "Vers 18 ans, tout change.", "Pour 12 mois.", "Après 12 semaines.",
    "Vous avez dix heures pour partir.", "La loi dit : à dix heures de travail, pause.",
    "Le train met 1 h 15 entre Namur et Bruxelles.", "Le traitement contre le VIH doit commencer avant 72 heures.",
    "La Manche fait 33 km de large à Calais.", "Le 1er janvier n’est pas un jour de rendez-vous.",
    "Faites 10 pas vers la sortie.", "Attendez de 2 à 3 heures.", "Dormez 7 à 8 heures.",
    "Le rendez-vous dure 1 h 30.", "La garde à vue dure 48 h au plus.", "Il reste 3 h à attendre.",
    "On arrive à 8 heures de marche de là.", "La ville est à 2 heures de train.",
    "Le camp est à 20 heures de route de l’Italie.", "Mangez dans les 2 heures.",
    "Dormez au moins 7 heures par nuit.", "Le traitement se prend toutes les 8 heures.",
    "Prenez-le toutes les 6 à 8 heures.", "On attend de 4 à 6 heures aux urgences.",
    "La batterie tient entre 8 et 10 heures.", "Partez avant 48 heures.",
    "Présentez-vous à la police avant 24 heures.", "La loi du 8 juillet 1976 a créé les CPAS.",
    "L’ordonnance du 29 mars 2012 le dit.", "L’accord du 18 mars 2016 entre l’UE et la Turquie reste en vigueur.",
    "Le traité du 4 février 2003 (Le Touquet) place la frontière à Calais.",
    "La loi spéciale du 8 août 1980 partage les compétences.",
    "L’arrêt du 21 janvier 2011 de la Cour européenne condamne la Belgique.",
    "La loi du 3 juillet 1978 et celle du 4 août 1996 protègent les travailleurs.",
    "Le 20 juin est la journée mondiale des réfugiés.", "Le 21 juillet est férié.", "Faites 2 photos d’identité.",
    "Faites 100 m à pied.", "Faites 15 jours de stage.", "Appelez 10 minutes avant.", "Formez 12 équipes.",
    "Téléphonez 24 h avant.", "Composez 5 dossiers.", "Le bâtiment 12 rue intérieure est fermé.",
    "La rue de Fer a 2 arrêts de bus.", "La place Saint-Aubain : 3 minutes à pied.",
    "Avenue Reine Astrid, 200 m plus loin.", "Le quai 3 de la gare.", "Le train part du quai 4.",
    "Le cours 2 commence lundi.", "Le clos de 12 maisons.", "Route N90, sortie 12.", "Chaussée fermée, 30 jours.",
    "Dans la rue Haute, 1 maison sur 10 est vide.", "Boulevard Anspach, 40 000 personnes ont défilé.",
    "Place au débat : 12 voix pour, 3 contre.", "Il coûte 0 euro.", "La dose est de 1,5 mg.", "Le score est de 3-2.",
    "La version 2.0 du guide.", "Le point 3.2 du règlement.", "Page 12, ligne 4.",
    "On l’appelle « le 18 » en France.", "Les codes postaux commencent par 5.", "Elle a 17 ans et 11 mois.",
    "La décision 2024-118 est rejetée.", "Le dossier n° 123456 est un exemple.", "Il y a 1 001 façons d’aider.",
    "- 5 places libres chaque soir.", "L’aide va de 100 % à 50 %.", "Une aide de 1 an.", "Le bus met 1 h 45.",
    "Le bus met environ 2 h 30 jusqu’à Bruxelles.", "Comptez 1 h 30 de route.", "La visite prend 1 h 15.",
    "Il faut 2 h 20 en train.", "Bruxelles est à 1 h 10 de Namur.", "Bruxelles est à 1 h 10 en train.",
    "Un film de 1 h 40 passe en boucle.", "Le voyage est de 8 h 30.", "On y est en 7 h 30.",
    "Vous marchez 6 h 30 par jour.", "Dormez de 7 à 9 heures.", "L’attente est de 2 à 4 heures.",
    "L’attente va jusqu’à 12 heures.", "L’audience peut durer jusqu’à 8 heures.",
    "La garde à vue peut durer jusqu’à 48 heures.", "La rétention dure de 12 à 24 heures.",
    "Le délai est de 24 à 48 heures.", "Prenez 1 comprimé toutes les 4 à 6 heures.",
    "Prenez 1 comprimé toutes les 8-12 heures.", "La fièvre tombe en 6 à 12 heures.",
    "Les symptômes durent de 6 à 12 heures.", "Après 2 heures dehors, réchauffez-vous.",
    "Après 3 heures, appelez un médecin.", "Après 24 heures, la police doit vous libérer.",
    "Pour 2 heures de travail, vous êtes payé.", "Un emploi à mi-temps compte 19 heures.",
    "Le travail est limité à 20 heures par semaine.", "Le travail est limité à 8 heures.",
    "La garde est portée à 12 heures.", "Présentez-vous dans les 8 heures.", "Partez avant 72 heures.",
    "Vous avez moins de 24 heures pour répondre.", "Revenez 24 h après.", "La pilule agit jusqu’à 72 heures après.",
    "Le vol dure 11 h 20.", "L’entretien dure entre 1 h 30 et 2 h 30.", "L’entretien dure parfois plus de 3 h 30.",
    "On roule 2 à 3 heures.", "2 à 3 heures suffisent.", "Il y a 2 h 30 d’attente.", "Le jeûne dure 16 h 30 en été.",
    "Un trajet de 12 à 15 heures.", "La loi du 15/12/1980 le permet.", "La loi du 15.12.1980.",
    "La loi du 12 avril 1965 relative aux étrangers.", "L’arrêté ministériel du 8 octobre 1981.",
    "L’arrêté du gouvernement wallon du 8 mai 2014.", "Le décret wallon du 28 avril 2016.",
    "La directive du 26 juin 2013.", "La convention de Genève du 28 juillet 1951.",
    "La Convention de Genève, signée le 28 juillet 1951, protège les réfugiés.",
    "La Convention européenne des droits de l’homme du 4 novembre 1950.",
    "La Convention du 20 novembre 1989 sur les droits de l’enfant.", "Les lois du 3 juillet 1978 et du 4 août 1996.",
    "Les lois du 3 juillet 1978, du 4 août 1996 et du 10 mai 2007.",
    "L’accord du 18 mars 2016 et celui du 4 février 2003.", "Le règlement du 14 mai 2024 change tout.",
    "L’arrêt de la Cour de justice du 5 avril 2011.", "L’ordonnance bruxelloise du 11 juillet 2013.",
    "Le pacte du 14 mai 2024.", "La déclaration du 10 décembre 1948.",
    "Le 10 décembre est la Journée internationale des droits de l’homme.",
    "Le 18 décembre est la journée internationale des migrants.", "Le 1er mai est un jour férié.",
    "Le 11 novembre et le 25 décembre sont des jours fériés.", "Le 1er mai, c’est la fête du travail.",
    "Le 25 novembre, journée mondiale contre les violences faites aux femmes.", "Faites 3 fois le tour.",
    "Faites 20 mètres.", "Faites 500 m.", "Faites 2 copies de tout.", "Faites 30 minutes de marche.",
    "Appelez 15 minutes avant.", "Appelez 48 heures avant.", "Formez 10 groupes de personnes.",
    "Formez 25 bénévoles.", "Faites 12 grandes soupes.", "Faire 10 km à pied fatigue.", "Composez 10 chiffres.",
    "Téléphonez 3 jours avant.", "Rue Haute, 3 arrêts de bus plus loin.", "Rue de Fer, 2 maisons plus loin.",
    "Dans l’avenue Louise, 15 arbres sont tombés.", "Place Flagey, 1 personne sur 3 vient à pied.",
    "Boulevard du Midi, 2 000 personnes dorment dehors.", "Rue Neuve, 100 m à gauche.",
    "Chaussée de Mons, 2 km plus loin.", "Avenue Louise, 10 min à pied.", "Parc Maximilien, 5 minutes à pied.",
    "Au parc Maximilien, 300 personnes dormaient.", "La porte d’Anvers, 3 rues plus loin.",
    "La résidence Le Lac compte 30 lits.", "La Cité des enfants a 12 chambres.", "La cour est ouverte.",
    "En 2015, place Maximilien, 600 personnes dormaient.", "Montez au 2e étage, porte B.",
    "Une trentaine de livres.", "La bibliothèque a 1500 livres.", "La bibliothèque prête 3 livres par personne.",
    "C’est gratuit : 0 €.", "Le code *100# donne le solde.", "Composez *111#.",
    "Le code *#06# donne le numéro IMEI.", "La chambre (12) est libre.", "Voir l’annexe (26).", "La salle : 101.",
    "Il a appelé 3 fois (12 minutes).", "Appelez un médecin (24 h sur 24).", "La température est de 39,5 °.",
    "L’angle est de 45°.", "La ville compte 1.500, 2.000 ou 3.000 personnes.", "Le score : 2.10 contre 3.15.",
    "De 1.50 à 2.00 m.", "La version 1.2.10 de l’application.", "Un tiers, soit 1/3, ou 3/10 des gens.",
    "Le 9/10 des gens restent.", "Ouvert 24/7.", "Le 24/7 n’existe pas ici.",
    "L’accueil se fait le matin, dès 6 ans.", "Écrivez « à l’attention de » sur l’enveloppe.",
    "Il vit rue et trottoir.", "La rue est longue.", "La place en compte 24.", "Dans la rue, vous êtes 2.",
    "Le petit Sinterklaasplein n’existe pas.", "Le Grote Markt est la grand-place.", "Un marché de 12 étals.",
    "Le vol 205 part.", "À trois, vous êtes plus forts.", "La nuit de dix heures a fatigué tout le monde.",
    "En deux mars, il a marché.", "Du 5 au 18, c’est non.",
)  # fmt: skip
"""How long something lasts, what names a law or comes every year, what is counted."""


@pytest.mark.parametrize(("source", "advice"), FACTS)
def test_a_fact_in_a_sentence_is_refused_with_what_to_write(tiny_guide, source, advice):
    ((_, said),) = facts_in(Text(source), words_of(source), tiny_guide)

    assert str(said).startswith(advice)


@pytest.mark.parametrize("source", MORE_FACTS)
def test_a_fact_is_refused_however_it_is_written(tiny_guide, source):
    assert len(list(facts_in(Text(source), words_of(source), tiny_guide))) == 1


@pytest.mark.parametrize("source", [*NO_FACTS, *MORE_WITHOUT_FACTS])
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


PIECES = (
    "1 ", "0", "a.", "é@", "9 h ", "de 9 ", "à ", "le 1/", "loi du ", "dure 9 ", "appelez 9 ", "rue a ", "police 9 ",
    "coûte 9 ", "n° 9 ", "1.1 ", "12 mai ", "deux ", "Aa ", "**", "{", "(", "rue A ", "&", "[", "- ",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
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
