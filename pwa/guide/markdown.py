"""The Markdown that editors may write, as blocks; and its inline part as HTML.

One parser serves the page and the translators: what is translated is what is shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, count
from typing import Protocol

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from pwa.characters import unfit
from pwa.guide.model import Block, Box, Card, Heading, Items, Paragraph
from pwa.guide.prose import LINE_OF_SIGNS, entity, leftover, misread, placeholder_meant
from pwa.guide.vocabulary import BOXES
from pwa.pages import RESERVED_IDS
from pwa.problems import Origin, Problem, Problems
from pwa.text import Text
from pwa.wording import Told, tell

PLACEHOLDER = re.compile(r"\{(phone|contact|address|email|fact|card):([a-z0-9-]+)(?::([1-9]))?\}")
_CARD = re.compile(r"\{card:([a-z0-9-]+)\}")
_KIND = re.compile(r"\[\s*!\s*([a-z]+)\s*\](?![:.(\[+-])\s*", re.IGNORECASE)
_DEFINITION = re.compile(r"\[[^\]]+\]:|[¹²³⁰-⁹†‡]")
"""What a footnote or a link of another place begins with."""
_DEEPEST = 2
"""How many boxes may stand one inside the other: a phone has no room for more."""
_INLINE = {"text", "strong_open", "strong_close", "link_open", "link_close", "softbreak"}

_IN_WORDS = {
    "em_open": tell("italics"),
    "code_inline": tell("letters of a typewriter"),
    "code_block": tell("letters of a typewriter"),
    "fence": tell("letters of a typewriter"),
    "hr": tell("a line across the page"),
    "image": tell("an image"),
    "hardbreak": tell("a line break"),
}
"""What editors call the mark-up that isn't used here."""

_parser = MarkdownIt("commonmark", {"html": False}).disable(
    ["code", "html_inline", "html_block", "reference"]
)


@dataclass(frozen=True)
class Placeholder:
    """A fact in a message: `{kind:name:number}`, as `shown` in the file."""

    kind: str
    name: str
    number: int
    shown: str


class Resolver(Protocol):
    """Says what a reference becomes on one page of one language."""

    def link(self, target: str) -> str:
        """Return the address that `target` (as in `[text](target)`) leads to."""

    def placeholder(self, kind: str, name: str, number: int) -> Markup:
        """Return the HTML of `{kind:name:number}`."""


def slug_of(text: str) -> str:
    """Return `text` as an anchor of ASCII letters, digits and hyphens."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-") or "section"


def parse(
    source: str, file: str, first_line: int = 1, about: str = "", taken: Iterable[str] = ()
) -> tuple[Block, ...]:
    """Return the blocks of `source`; raise every `Problems` in it. The arguments are those of `read`."""
    blocks, problems = read(source, file, first_line, about, taken)
    if problems:
        raise Problems(problems)
    return blocks


def read(
    source: str, file: str, first_line: int = 1, about: str = "", taken: Iterable[str] = ()
) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    """Return what makes sense of `source` as blocks, and what is wrong with the rest: one mistake hides no other.

    `first_line` is the line of `file` where `source` starts; `about` tells translators which page it is; `taken` are
    ids of the page that no heading gets.
    """
    reader = _Reader(source, file, first_line, about, {*RESERVED_IDS, *taken, *_CARD.findall(source)})
    blocks = reader.blocks(_parser.parse(source))
    return (*blocks, *reader.sound), tuple(reader.problems)


class _Reader:
    def __init__(self, source: str, file: str, first_line: int, about: str, taken: set[str]) -> None:
        self.file, self.first_line, self.about, self.taken = file, first_line, about, taken
        self.lines = dict(enumerate(source.split("\n"), first_line))
        self.problems: list[Problem] = []
        self.unseen: set[int] = set()
        """The lines with characters that nobody can see or read: what they mean can't be said."""
        self.sound: list[Paragraph] = []
        """The other lines of texts that hold a mistake."""
        self.depth = self.mistakes = 0
        self.endless = False
        for number, line in self.lines.items():
            if line.strip() and (faults := unfit(line)):
                self.problems.append(Problem(Origin(file, number), *faults[0]))
                self.unseen.add(number)

    def origin(self, token: Token, after: int = 0) -> Origin:
        """Return where a token begins, or the line that is `after` that."""
        return Origin(self.file, self.first_line + (token.map[0] if token.map else 0) + after)

    def anchor(self, heading: str) -> str:
        """Return an id that nothing else on the page has."""
        slug = slug_of(heading)
        numbered = (f"{slug}-{number}" for number in count(2))
        anchor = next(each for each in chain([slug], numbered) if each not in self.taken)
        self.taken.add(anchor)
        return anchor

    def refuse(self, token: Token, what: Told, advice: Told) -> None:
        origin = self.origin(token)
        self.mistakes += 1
        if origin.line not in self.unseen:
            self.problems.append(Problem(origin, what, advice))

    def text(self, token: Token, job: str) -> Text | None:
        """Return the text of a block; nothing where it holds a mistake, which is told."""
        note = f"{self.about}, {job}" if self.about else job
        source = re.sub(r"[ \t]*\n[ \t]*", " ", token.content).strip()
        lines = [line.strip() for line in token.content.split("\n")]
        origins = [self.origin(token, number) for number in range(len(lines))]
        faulty = any(origin.line in self.unseen for origin in origins)
        if faulty:
            pass  # it is told, and makes no sense of what it stands in
        elif found := misread(lines):
            number, fault = found
            above = [(each.origin.line + 1, each.what) for each in self.problems[-1:]]
            framed = fault == LINE_OF_SIGNS and above == [(origins[0].line, fault[0])]
            if not framed:  # the frame of a table goes on
                self.problems.append(Problem(origins[number], *fault))
            faulty = True
        elif faults := inline_problems(source):
            told = _DEFINITION.match(source) and any(problem.what == faults[0][0] for problem in self.problems)
            if not told:  # a footnote is one mistake, though it stands in two places
                alone = [inline_problems(line)[:1] == faults for line in lines]
                self.problems.append(Problem(origins[alone.index(True) if any(alone) else 0], *faults[0]))
            faulty = True
        if not faulty:
            return Text(source, origin=origins[0], note=note)
        self.mistakes += 1
        for line, origin in zip(lines, origins, strict=True):
            if line and origin.line not in self.unseen and not misread([line]) and not inline_problems(line):
                self.sound.append(Paragraph(Text(line, origin=origin, note=note)))
        return None

    def blocks(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        found: list[Block] = []
        position = 0
        begun, before = self.mistakes, self.mistakes
        while position < len(tokens):
            token = tokens[position]
            begun, before = self.mistakes, begun
            end = _end(tokens, position)
            inside = tokens[position + 1 : end]
            match token.type:
                case "heading_open":
                    level = int(token.tag[1])
                    if token.markup in ("-", "="):
                        self.refuse(
                            token, tell("a line of - or = makes a heading of this text"), tell("remove that line")
                        )
                    elif not inside[0].content.strip():
                        self.refuse(token, tell("this heading is empty"), tell("write it, or remove the #"))
                    elif level not in (2, 3):
                        self.refuse(token, tell("a heading must have two or three #"), tell("write ## or ###"))
                    elif text := self.text(inside[0], "heading"):
                        found.append(Heading(level, text, self.anchor(text.source)))
                case "paragraph_open":
                    if card := _CARD.fullmatch(inside[0].content.strip()):
                        found.append(Card(card.group(1), self.origin(token)))
                    elif not inside[0].content.strip():
                        pass  # a no-break space alone, as word processors leave it, is nothing
                    elif text := self.text(inside[0], "paragraph"):
                        found.append(Paragraph(text))
                case "bullet_list_open" | "ordered_list_open":
                    items = self.items(inside)
                    if self.mistakes > before:
                        pass  # its numbers go on behind a point that was not understood
                    elif token.attrs.get("start", 1) != 1:
                        self.refuse(
                            token,
                            tell("a numbered list begins with {number}", number=token.attrs["start"]),
                            tell("begin it with 1, or write the number in another way"),
                        )
                    else:
                        self.check_numbers(inside)
                    found.append(Items(token.type == "ordered_list_open", items))
                case "blockquote_open":
                    found.append(self.box(token, inside))
                case "fence" if not self.closed(token):
                    if not self.endless:  # one that is meant to close another opens a second one
                        self.refuse(token, tell("the ``` has no end"), tell("remove it"))
                    self.endless = True
                    self.first_line += (token.map or [0])[0] + 1
                    found += self.blocks(_parser.parse(token.content))
                    self.first_line -= (token.map or [0])[0] + 1
                case _:
                    self.refuse(
                        token,
                        tell(
                            "this kind of Markdown ({value}) is not used here", value=token.type.removesuffix("_open")
                        ),
                        tell("write a heading, a paragraph, a list or a box (see docs/rediger.md)"),
                    )
            position = end + 1
        return tuple(found)

    def closed(self, fence: Token) -> bool:
        """Return whether what begins with ``` has an end of its own: else it goes on to the end of the text."""
        start, end = fence.map or (0, 0)
        last = self.lines.get(self.first_line + end - 1, "").strip(" >\t")
        return end - start > 1 and last.startswith(fence.markup) and not last.strip(fence.markup[0])

    def check_numbers(self, tokens: Sequence[Token]) -> None:
        """Refuse numbers that readers would not see: a list counts by itself."""
        numbers = [token.info for token in tokens if token.type == "list_item_open" and token.info]
        if numbers and set(numbers) != {"1"} and numbers != [str(number + 1) for number in range(len(numbers))]:
            self.refuse(
                tokens[0], tell("the numbers of this list are not 1, 2, 3 …"), tell("number its points one by one")
            )

    def items(self, tokens: Sequence[Token]) -> tuple[Text, ...]:
        texts = []
        position = 0
        while position < len(tokens):
            end = _end(tokens, position)
            inside = tokens[position + 1 : end]
            if not any(token.content.strip() for token in inside):
                self.refuse(tokens[position], tell("this point of a list is empty"), tell("write it, or remove it"))
            elif [token.type for token in inside] == ["paragraph_open", "inline", "paragraph_close"]:
                if text := self.text(inside[1], "list item"):
                    texts.append(text)
            else:
                self.refuse(tokens[position], tell("a list item must be one paragraph"), tell("make it one paragraph"))
            position = end + 1
        return tuple(texts)

    def box(self, token: Token, tokens: Sequence[Token]) -> Box:
        kind = "good"
        if tokens and tokens[0].type == "paragraph_open" and (match := _KIND.match(tokens[1].content)):
            name = match.group(1).lower()
            if name in BOXES:
                kind = name
                marked, text = tokens[1].content[: match.end()], tokens[1].content[match.end() :]
                above = marked.count("\n") + len(text) - len(text.lstrip("\n"))
                tokens[1].content = text.lstrip("\n")
                for each in tokens[:2]:  # the text begins below the line that says which kind of box it is
                    each.map = [each.map[0] + above, each.map[1]] if each.map else None
        self.depth += 1
        known = len(self.problems)
        blocks = self.blocks(tokens)
        self.depth -= 1
        if self.depth == _DEEPEST:
            what = tell("there are more than {count} boxes one inside the other", count=_DEEPEST)
            self.refuse(token, what, tell("write one > less"))
        elif not blocks and len(self.problems) == known and not any(token.content.strip() for token in tokens):
            self.refuse(
                token,
                tell("this box is empty"),
                tell("begin each of its lines with >, without an empty line between"),
            )
        return Box(kind, blocks)


def _end(tokens: Sequence[Token], start: int) -> int:
    """Return the position of the token that closes the one at `start`."""
    if tokens[start].nesting != 1:
        return start
    depth = 0
    for position in range(start, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    return len(tokens) - 1


@cache
def _inline(source: str) -> list[Token]:
    """Return the tokens of a message; each is parsed once, however often it is checked and shown."""
    return _parser.parseInline(source)[0].children or []


def inline_problems(source: str) -> list[tuple[Told, Told]]:
    """Return what a message may not hold, as (what, advice): one fault, the surest first."""
    if re.search(r"<[/!?a-zA-Z]", source):
        return [(tell("there is HTML in this text"), tell("remove the < and write plain words"))]
    if fault := entity(source):
        return [fault]
    if "\\" in source:
        return [(tell("there is a “\\” in this text"), tell("remove it"))]
    for token in _inline(source):
        if token.type not in _INLINE:
            kind = _IN_WORDS.get(token.type, token.type.removesuffix("_open"))
            what = tell("this mark-up ({kind}) is not used here", kind=kind)
            return [(what, tell("only **bold** and [links](…) are"))]
    if fault := _link_fault(source):
        return [fault]
    bare = [PLACEHOLDER.sub("", text) for text in _texts(source)]
    if any(brace in text for text in bare for brace in "{}"):
        return [(tell("a placeholder is not well formed"), placeholder_meant(source))]
    for each in placeholders_of(source):
        if each.kind != "phone" and re.search(r":\d}$", each.shown):
            right = f"{{{each.kind}:{each.name}}}"
            what = tell("{shown} has a number, and there is only one", shown=each.shown)
            return [(what, tell("write {right}", right=right))]
    return [fault for text in bare if (fault := leftover(text))][:1]


def _link_fault(source: str) -> tuple[Told, Told] | None:
    """Return what is wrong with the words of a link: they can be read, and lead nowhere else."""
    words, inside = "", False
    for token in _inline(source):
        if token.type == "link_open":
            words, inside = "", True
            if "title" in token.attrs:
                return tell("a link has a title, and nothing shows it"), tell("remove what stands in quotes in the ( )")
        elif token.type == "link_close":
            if not re.search(r"\w", words):
                return tell("a link has no words"), tell("write them between the [ ]")
            inside = False
        elif inside:
            words += token.content
            if any(match.group(1) in ("phone", "contact", "email") for match in PLACEHOLDER.finditer(token.content)):
                return tell("there is a link in the words of a link"), tell("write words, or the placeholder alone")
    return None


def words_of(source: str) -> str:
    """Return the words of a message as they are shown, without placeholders, and without the words of a link that are
    its own address."""
    found, target = [], ""
    for token in _inline(source):
        if token.type == "link_open":
            target = str(token.attrs["href"])
        elif token.type == "link_close":
            target = ""
        elif token.type == "softbreak":
            found.append(" ")
        elif not ("." in token.content and token.content in target):
            found.append(PLACEHOLDER.sub("…", token.content))
    return "".join(found)


def _texts(source: str) -> list[str]:
    """Return the plain parts of a message as they are shown: an entity may hide a brace in the file."""
    return [token.content for token in _inline(source) if token.type == "text"]


def placeholders_of(source: str) -> list[Placeholder]:
    """Return the placeholders that rendering will find in a message."""
    return [
        Placeholder(match.group(1), match.group(2), int(match.group(3) or 1), match.group(0))
        for text in _texts(source)
        for match in PLACEHOLDER.finditer(text)
    ]


def links_of(source: str) -> list[str]:
    """Return the targets of the links in a message."""
    return [str(token.attrs["href"]) for token in _inline(source) if token.type == "link_open"]


def render_inline(source: str, resolver: Resolver) -> Markup:
    """Return the message as HTML. Everything that is not known mark-up is escaped."""
    html = Markup()
    for token in _inline(source):
        match token.type:
            case "text":
                html += _render_text(token.content, resolver)
            case "softbreak":
                html += " "
            case "strong_open":
                html += Markup("<strong>")
            case "strong_close":
                html += Markup("</strong>")
            case "link_open":
                target = str(token.attrs["href"])
                outside = Markup(' rel="noopener noreferrer" class="away"') if target.startswith("http") else ""
                html += Markup('<a href="{}"{}>').format(resolver.link(target), outside)
            case "link_close":
                html += Markup("</a>")
            case _:
                html += escape(token.content)
    return html


def _render_text(text: str, resolver: Resolver) -> Markup:
    html = Markup()
    position = 0
    for match in PLACEHOLDER.finditer(text):
        html += escape(text[position : match.start()])
        html += resolver.placeholder(match.group(1), match.group(2), int(match.group(3) or 1))
        position = match.end()
    return html + escape(text[position:])


def plain(source: str) -> str:
    """Return a message without mark-up, for titles and descriptions."""
    return "".join(
        token.content if token.type == "text" else " " * (token.type == "softbreak") for token in _inline(source)
    )


def link_texts(source: str) -> list[str]:
    """Return the words of each link in a message, in their order: what of them is shown."""
    found: list[str] = []
    inside = False
    for token in _inline(source):
        if token.type == "link_open":
            found.append("")
        inside = token.type == "link_open" or (inside and token.type != "link_close")
        if inside and token.type == "text":
            found[-1] += token.content
    return found
