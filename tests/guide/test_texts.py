"""One walk over all messages, and what each of them says of itself."""

import re

from pwa.guide.texts import texts_of
from pwa.text import Text


def sources(thing):
    return [text.source for text in texts_of(thing)]


def test_the_walk_goes_in_reading_order(tiny_guide):
    assert sources(tiny_guide.topic("aider")) == [
        "Aider",
        "Ce que chacun peut faire.",
        "Vous pouvez donner une soupe, un lit, une heure.",
        "Lisez [comment dormir](topic:dormir).",
        "Appelez [le centre](contact:maison-brume).",
        "Regardez [le site du centre](https://www.brume.example/aider?a=1&b=2).",
        "Personne ne doit tout faire.",
    ]


def test_the_walk_enters_boxes_in_boxes(tiny_guide):
    found = sources(tiny_guide.topic("dormir"))

    changing = "Les lits changent. Demandez à {contact:maison-brume}, {address:maison-brume}, {email:maison-brume}."
    assert found[found.index("Le froid tue.") + 1] == changing


def test_the_walk_enters_the_phones_of_a_contact(tiny_guide):
    assert sources(tiny_guide.contacts["maison-brume"]) == [
        "Questions et conseils",
        "Posez vos questions. On vous répond, sans papiers aussi.",
        "Accueil",
        "Le soir",
        "de 18 h à 21 h",
    ]


def test_the_whole_guide_is_the_walks_over_its_parts_in_the_order_of_the_site(tiny_guide):
    parts = ("region", "pages", "topics", "phrases", "resources", "notices", "contacts")

    assert sources(tiny_guide) == [source for name in parts for source in sources(getattr(tiny_guide, name))]


def test_names_and_cited_titles_are_no_messages(tiny_guide):
    found = set(sources(tiny_guide))

    assert not found & {contact.name for contact in tiny_guide.contacts.values()}
    assert not found & {resource.title for resource in tiny_guide.resources}


def test_every_message_says_where_it_stands_and_what_it_is_for(tiny_guide):
    for text in texts_of(tiny_guide):
        assert re.fullmatch(r"tests/tiny/content/\S+", text.origin.file), text
        assert text.note, text


def test_the_note_names_the_contact_and_the_card_that_a_message_belongs_to(tiny_guide):
    contact, phrase = tiny_guide.contacts["abri-loin"], tiny_guide.phrases[0].phrase[1]

    assert contact.summary.note == "contact “Écluse”: summary"
    assert phrase.text.note == "phrase card “volunteer”: said aloud or shown on a screen to one person"


def test_equal_words_with_two_jobs_are_two_messages(tiny_guide):
    group = tiny_guide.phrases[0]
    title, phrase = group.title, group.phrase[0].text

    assert title.source == phrase.source == "Bonjour"
    assert title.key != phrase.key
    assert title.id != phrase.id


def test_an_id_is_six_letters_or_digits_and_depends_on_the_sentence_alone():
    ids = {Text(source, domain=domain).id for source in ("Un", "Deux") for domain in ("guide", "interface")}

    assert len(ids) == 2
    assert all(re.fullmatch("[a-z2-7]{6}", each) for each in ids)
