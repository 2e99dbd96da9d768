import pytest
from markupsafe import Markup

from pwa.guide.markdown import inline_problems, parse, plain, render_inline
from pwa.guide.model import Box, Card, Heading, Items, Paragraph
from pwa.problems import Problems


class Echo:
    def link(self, target):
        return "/to/" + target

    def placeholder(self, kind, name, number):
        return Markup("[{}/{}/{}]").format(kind, name, number)


def test_a_topic_becomes_blocks():
    blocks = parse(
        "Un.\n\n## Deux\n\n1. Trois\n2. Quatre\n\n> [!danger]\n> Cinq.\n\n{card:cai-namur}\n", "x.md"
    )

    assert [type(block) for block in blocks] == [Paragraph, Heading, Items, Box, Card]
    assert blocks[1].slug == "deux"
    assert blocks[2].ordered
    assert [text.source for text in blocks[2].texts] == ["Trois", "Quatre"]
    assert blocks[3].kind == "danger"


def test_a_paragraph_over_two_lines_is_one_message():
    (block,) = parse("Vous pouvez\nvoir un médecin.", "x.md")

    assert block.text.source == "Vous pouvez voir un médecin."


def test_every_problem_is_named_with_its_line():
    with pytest.raises(Problems) as raised:
        parse("# Un\n\n- a\n  - b\n\nÀ <b>lire</b>\n\nAppelez {phone:}\n", "x.md", first_line=10)

    lines = [problem.origin.line for problem in raised.value.problems]
    assert lines == [10, 12, 15, 17]


def test_text_is_escaped_and_references_are_resolved():
    html = render_inline("**Appelez** le {phone:a:2} & [lisez](topic:x) <3", Echo())

    assert html == '<strong>Appelez</strong> le [phone/a/2] &amp; <a href="/to/topic:x">lisez</a> &lt;3'


def test_a_script_can_not_enter_through_a_message():
    assert inline_problems("<script>alert(1)</script>")
    assert "<script" not in render_inline("<script>alert(1)</script>", Echo())


def test_a_title_has_no_mark_up():
    assert plain("**Un** [lien](topic:x)") == "Un lien"
