"""Who has read what: a file of ours says it, whatever tools do to the catalogues."""

import dataclasses
import datetime

import pytest

from pwa.languages import read_languages
from pwa.problems import Problems
from pwa.text import DOMAINS
from pwa.translation.catalogue import catalogue_path, read_catalogue
from pwa.translation.reviews import NAME, read_reviews, write_down

MESSAGES = [f'msgid "{number}"\nmsgstr "قول {number}"\n' for number in range(20)]


class Shelf:
    """The Arabic catalogues of 20 messages each, and the reviews."""

    def __init__(self, tiny, folder):
        self.project = dataclasses.replace(tiny, translations=folder)
        self.languages = read_languages(tiny)
        for domain in DOMAINS:
            self.write(domain, MESSAGES)

    def write(self, domain, messages, header="Language: ar"):
        path = catalogue_path(self.project, self.languages["ar"], domain)
        path.parent.mkdir(parents=True, exist_ok=True)
        head = f'msgid ""\nmsgstr ""\n"{header}\\n"\n'
        path.write_text("\n".join([head, *messages]), encoding="utf-8")

    def reviews(self, text):
        (self.project.translations / NAME).write_text(text, encoding="utf-8")

    def read(self):
        return read_catalogue(self.project, self.languages["ar"])

    def told(self):
        return "\n".join(str(hint) for hint in self.read().hints)


@pytest.fixture
def shelf(tiny, tmp_path):
    return Shelf(tiny, tmp_path)


def entries(*states):
    return "".join(
        f'[[catalogue]]\nfile = "ar/{domain}.po"\nstate = "{state}"\n'
        for domain, state in zip(DOMAINS, states, strict=False)
    )


@pytest.mark.parametrize(
    ("states", "review"),
    [
        (("reviewed", "reviewed", "reviewed"), "reviewed"),
        (("reviewed", "reviewed", "draft"), "draft"),
        (("reviewed", "reviewed"), "draft"),
        ((), "draft"),
    ],
)
def test_a_language_is_reviewed_when_all_its_files_are(shelf, states, review):
    shelf.reviews(entries(*states))

    assert shelf.read().review == review
    assert [file.review for file in shelf.read().files].count("reviewed") == states.count("reviewed")


def test_what_is_missing_is_a_draft_and_a_hint(shelf):
    assert shelf.read().review == "draft"
    assert {hint.level for hint in shelf.read().hints} == {"hint"}
    assert "nothing is said about the review of ar/guide.po, write an entry for it" in shelf.told()


def test_our_file_counts_and_a_header_that_says_something_else_is_told(shelf):
    shelf.reviews(entries("reviewed", "reviewed", "reviewed"))
    shelf.write("guide", MESSAGES, "X-Review: draft")

    assert shelf.read().review == "reviewed"
    assert "the header X-Review says draft, and " in shelf.told()
    assert {hint.level for hint in shelf.read().hints if "X-Review" in str(hint)} == {"hint"}


@pytest.mark.parametrize("state", ["Reviewed", "done", "", "relu"])
def test_an_unknown_state_is_told_with_its_line_and_counts_as_draft(shelf, state):
    shelf.reviews(entries("reviewed", "reviewed", state))

    assert shelf.read().review == "draft"
    assert f"{NAME}:9: “{state}” is no state of a review, write draft or reviewed" in shelf.told()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[catalogue]]\nfile = "ar/guide.po"\nstate = draft\n', f"{NAME}:3: "),
        ('[[catalogue]]\nfile = "ar/guide.po"\n', "“state” is missing"),
        ('[[catalogue]]\nfile = "ar/guide.po"\nstate = "draft"\nwho = "Amal"\n', "“who” is not a known name"),
        ('[[catalogues]]\nfile = "ar/guide.po"\n', "“catalogues” is not a known name, begin each entry with [["),
        ('file = "ar/guide.po"\n', "“file” is not a known name"),
        ('[[catalogue]]\nfile = "ar/gide.po"\nstate = "draft"\n', "there is no catalogue ar/gide.po"),
        ('[[catalogue]]\nfile = "../x"\nstate = "draft"\n', "there is no catalogue ../x"),
        (entries("draft") * 2, f"{NAME}:4: the file ar/interface.po is there twice"),
        (entries("reviewed"), f"{NAME}:1: this review does not say when it was, and by whom"),
        ('[[catalogue]]\nfile = "ar/guide.po"\nstate = "draft"\ndate = "hier"\n', f"{NAME}:4: "),
        ("catalogue = 3\n", f"{NAME}:1: "),
    ],
)
def test_a_mistake_in_the_file_is_told_and_stops_nothing(shelf, text, said):
    shelf.reviews(text)

    assert said in shelf.told()
    assert shelf.read().review == "draft"
    assert len(shelf.read().translations) == 60


def test_a_catalogue_that_says_nothing_can_not_be_called_reviewed(shelf):
    shelf.write("guide", ['msgid "0"\nmsgstr ""\n'])

    with pytest.raises(Problems, match="nothing translated"):
        write_down(shelf.project, "ar/guide.po", "native speaker", datetime.date(2026, 1, 12))


def test_a_file_of_reviews_that_leads_nowhere_is_told(shelf):
    (shelf.project.translations / NAME).unlink(missing_ok=True)
    (shelf.project.translations / NAME).symlink_to(NAME)

    assert "can't be read" in shelf.told()
    with pytest.raises(Problems):
        write_down(shelf.project, "ar/guide.po", "native speaker", datetime.date(2026, 1, 12))


def test_what_was_read_is_written_down_and_later_changes_are_told(shelf):
    day = datetime.date(2026, 1, 12)
    for domain in DOMAINS:
        write_down(shelf.project, f"ar/{domain}.po", "locutrice native", day)
    assert (shelf.read().review, shelf.told()) == ("reviewed", "")

    shelf.write("guide", [*MESSAGES[:7], 'msgid "7"\nmsgstr "غير"\n', *reversed(MESSAGES[8:])])
    assert shelf.read().review == "reviewed"
    assert "guide.po:26: reviewed on 2026-01-12, then changed: 1 messages, this is the first" in shelf.told()

    write_down(shelf.project, "ar/guide.po", "locutrice native", day)
    assert (shelf.read().review, shelf.told()) == ("reviewed", "")


def test_a_reviewed_file_of_which_much_changed_is_a_draft_again(shelf):
    for domain in DOMAINS:
        write_down(shelf.project, f"ar/{domain}.po", "native speaker", datetime.date(2026, 1, 12))

    shelf.write("guide", [message.replace("قول", "آلة") for message in MESSAGES])

    assert shelf.read().review == "draft"
    assert "then changed: 20 messages" in shelf.told()


def test_writing_down_a_review_leaves_all_else_in_the_file(shelf):
    before = "# who read what\n\n" + entries("draft", "draft", "draft").replace("\n[[", "\n\n# a note\n[[")
    shelf.reviews(before)

    write_down(shelf.project, "ar/guide.po", 'of "Namur"', datetime.date(2026, 1, 12))

    text = (shelf.project.translations / NAME).read_text(encoding="utf-8")
    assert text.startswith('# who read what\n\n[[catalogue]]\nfile = "ar/interface.po"')
    assert text.count("# a note") == 2
    reviews = read_reviews(shelf.project).by_file
    assert {name: each.state for name, each in reviews.items()} == {
        "ar/interface.po": "draft",
        "ar/guide.po": "reviewed",
        "ar/contacts.po": "draft",
    }
    assert reviews["ar/guide.po"].by == 'of "Namur"'


def test_a_catalogue_that_there_is_not_can_not_have_been_read(shelf):
    with pytest.raises(Problems, match="there is no catalogue ar/gide"):
        write_down(shelf.project, "ar/gide.po", "native speaker", datetime.date(2026, 1, 12))
