"""Two languages that nobody speaks: they keep what every translation keeps, and nobody publishes them."""

import re
import unicodedata
from collections import Counter

import polib
import pytest
from click.testing import CliRunner

from pwa.cli import main
from pwa.guide.markdown import inline_problems, links_of, placeholders_of
from pwa.guide.reading import read_guide
from pwa.project import Project
from pwa.site.loading import load_preview, load_site
from pwa.translation.extract import all_texts
from pwa.translation.pseudo import PSEUDO, pseudo_text

TEXTS = all_texts(Project.installed(), read_guide(Project.installed()))
TAGS = [language.tag for language in PSEUDO]


@pytest.mark.parametrize("tag", TAGS)
def test_placeholders_links_numbers_and_mark_up_stay(tag):
    for text in TEXTS:
        said = pseudo_text(text.source, tag)

        assert re.findall(r"\{[^{}]*\}", said) == re.findall(r"\{[^{}]*\}", text.source)
        assert re.findall(r"\d+", said) == re.findall(r"\d+", text.source)
        if text.domain != "interface":
            shown = [each.shown for each in placeholders_of(text.source)]
            assert [each.shown for each in placeholders_of(said)] == shown
            assert Counter(links_of(said)) == Counter(links_of(text.source))
            assert said.count("**") == text.source.count("**")
            assert list(inline_problems(said)) == []


@pytest.mark.parametrize(
    ("french", "accented", "mirrored"),
    [
        ("Dormir", "⟦Ðööŕɱîîŕ⟧", "⟦دورمير⟧"),
        ("À 9 h, 112 ?", "⟦ÀÀ 9 ĥ, 112 ?⟧".replace("ÀÀ", "Àà"), "⟦ا 9 ه، 112 ؟⟧"),
        ("[lire](topic:police) {n}", "⟦[ļîîŕéé](topic:police) {n}⟧", "⟦[ليرع](topic:police) {n}⟧"),
        ("a@b.be et https://x.be/y", "⟦a@b.be ééţ https://x.be/y⟧", "⟦a@b.be عت https://x.be/y⟧"),
    ],
)
def test_words_become_long_and_accented_or_go_from_right_to_left(french, accented, mirrored):
    assert (pseudo_text(french, "en-XA"), pseudo_text(french, "ar-XB")) == (accented, mirrored)


def test_the_accented_language_is_some_40_percent_longer():
    long = [text.source for text in TEXTS if len(text.source) > 40 and not re.search(r"\{|\]\(", text.source)]

    longer = sum(len(pseudo_text(text, "en-XA")) for text in long) / sum(map(len, long))

    assert 1.3 < longer < 1.5


def test_the_mirrored_language_has_no_latin_letter_and_no_invisible_mark():
    bare = [text.source for text in TEXTS if not re.search(r"[{@\\&]|\]\(|https?:", text.source)]
    for text in bare:
        said = pseudo_text(text, "ar-XB")
        assert not re.search(r"[A-Za-z]", unicodedata.normalize("NFD", said)), said
        assert not any(unicodedata.category(each) == "Cf" for each in said if each not in text)


def test_the_command_writes_catalogues_that_gettext_reads(tiny_copy, tmp_path):
    before = {path: path.read_bytes() for path in tiny_copy.rglob("*") if path.is_file()}
    out = tmp_path / "pseudo"

    result = CliRunner().invoke(main, ["--project", str(tiny_copy), "translate", "pseudo", "--out", str(out)])

    assert result.exit_code == 0
    assert "flask --app 'pwa:create_app(pseudo=True)' run --debug" in result.output
    assert "http://127.0.0.1:5000/en-XA/" in result.output
    for locale in ("en_XA", "ar_XB"):
        for domain in ("interface", "guide", "contacts"):
            po = polib.pofile(str(out / locale / "LC_MESSAGES" / f"{domain}.po"))
            assert po.percent_translated() == 100
    assert {path: path.read_bytes() for path in tiny_copy.rglob("*") if path.is_file()} == before


def test_they_are_in_the_preview_of_those_who_ask_and_never_published(tiny):
    assert {"en-XA", "ar-XB"} <= {each.tag for each in load_preview(tiny, pseudo=True).languages}
    assert {each.tag for each in load_preview(tiny).languages} == {"fr", "ar", "ti"}
    assert {each.tag for each in load_site(tiny).languages} == {"fr", "ar", "ti"}
    result = CliRunner().invoke(main, ["--project", str(tiny.content.parent), "build", "--languages", "en-XA"])
    assert result.exit_code == 2
