"""What is shown was extracted: each message that any page asks for is one that translators get."""

import pytest

from pwa.guide.texts import texts_of
from pwa.site.documents import other_documents
from pwa.site.loading import load_site
from pwa.site.rendering import Renderer
from pwa.translation.extract import all_texts, interface_texts, template_texts


class Listening:
    """A localiser that remembers what it was asked for."""

    def __init__(self, localiser, asked):
        self._localiser, self._asked = localiser, asked
        self.language, self.review = localiser.language, localiser.review

    def __call__(self, text, within=None, older=False):
        self._asked.setdefault(text.key, text)
        return self._localiser(text, within, older)


@pytest.fixture(scope="module")
def asked(tiny, tmp_path_factory):
    """Return what all the pages of the tiny guide asked for, in all languages, by the key of the message."""
    site = load_site(tiny)
    # With a recording, so that the words about voices are asked for, too.
    clip = tmp_path_factory.mktemp("audio") / "clip.mp3"
    clip.write_bytes(b"a voice")
    site.recorded = {"ti": {site.guide.pages["emergency"].title.id: clip}}
    found = {}
    site.localisers = {tag: Listening(each, found) for tag, each in site.localisers.items()}
    renderer = Renderer(site)
    for page in site.pages():
        renderer.render(page)
    list(other_documents(site))
    return found


@pytest.fixture(scope="module")
def extracted(tiny, tiny_guide):
    return {text.key: text for text in all_texts(tiny, tiny_guide)}


def test_every_message_that_a_page_asks_for_was_extracted(asked, extracted):
    assert set(asked) - set(extracted) == set()


def test_every_message_of_the_guide_is_asked_for_by_some_page(asked, tiny_guide):
    """A sentence that no page shows costs every translator a minute."""
    assert {text.source for text in texts_of(tiny_guide) if text.key not in asked} == set()


def test_every_message_of_a_template_is_asked_for_by_some_page(asked, tiny):
    from_templates = {text.key: text for text in interface_texts(tiny) if text.note.startswith("template")}

    assert {text.source for key, text in from_templates.items() if key not in asked} == set()


def test_equal_messages_are_one_with_the_notes_of_each_place(extracted):
    night = extracted["contacts", "what", "Lits pour la nuit"]

    assert night.note == "contact “L’Abri”: what one gets there, in two to five words\n" + (
        "contact “Écluse”: what one gets there, in two to five words"
    )


def test_a_template_is_read_with_the_notes_beside_its_messages():
    template = """
        {# Translators: one word #}
        {{ say('span', 'Un') }}
        <p title="{{ _('Deux') }}">{{ view.say('p', 'Trois', km=3) }}</p>
        {{ view.in_language(each, 'Quatre') }} {{ other('Cinq') }}
    """

    texts = list(template_texts(template, "page", "page.html"))

    assert [text.source for text in texts] == ["Un", "Deux", "Trois", "Quatre"]
    assert texts[0].note == "template page: one word"
    assert texts[2].note == "template page"
    assert [text.origin.line for text in texts] == [3, 4, 4, 5]
