"""An editor's text as a story: Markdown's headings, lists, bold and italics; plain text as it is written.

HTML, pictures and link targets inside a text are left out: a wall cannot be clicked.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from player.draw.faces import Voice
from player.draw.runs import Span
from player.draw.story import Block, Part, marked, spanned

LONGEST_TEXT = 20_000
"""Characters read of a text: more than all the pages of a notice can hold."""
_HARD_WRAPPED = 48
"""A line of the source longer than this was wrapped by an editor program; a shorter one was meant as a line."""


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def markdown_blocks(text: str, *, rtl: bool) -> list[Block]:
    """The blocks of a Markdown text, at most its first `LONGEST_TEXT` characters."""
    tree = SyntaxTreeNode(_parser().parse(text[:LONGEST_TEXT]))
    return [made for node in tree.children for made in _blocks(node, 0, rtl=rtl)]


def plain_blocks(text: str, *, rtl: bool) -> list[Block]:
    """The blocks of a plain text: paragraphs between empty lines, lines as they are broken."""
    paragraphs = text[:LONGEST_TEXT].replace("\r\n", "\n").split("\n\n")
    kept = ["\n".join(line.strip() for line in part.strip().split("\n")) for part in paragraphs if part.strip()]
    return [spanned(Part.PARAGRAPH, [Span(part)], rtl=rtl) for part in kept]


def _blocks(node: SyntaxTreeNode, depth: int, *, rtl: bool) -> Iterator[Block]:
    """The blocks of one node of the text's tree, `depth` lists deep."""
    if node.type == "heading":
        part = Part.TITLE if node.tag == "h1" else Part.HEADING
        yield spanned(part, _spans(node), rtl=rtl)
    elif node.type == "paragraph":
        yield spanned(Part.ITEM if depth else Part.PARAGRAPH, _spans(node), rtl=rtl, depth=depth)
    elif node.type in ("bullet_list", "ordered_list"):
        yield from _items(node, depth + 1, rtl=rtl)
    elif node.type == "tr":
        yield spanned(Part.ITEM, _row(node), rtl=rtl)
    elif node.type in ("fence", "code_block"):
        yield spanned(Part.PARAGRAPH, [Span(node.content.strip("\n"))], rtl=rtl)
    else:
        for child in node.children:
            yield from _blocks(child, depth, rtl=rtl)


def _items(node: SyntaxTreeNode, depth: int, *, rtl: bool) -> Iterator[Block]:
    first = int(node.attrs.get("start", 1))
    for number, item in enumerate(node.children, start=first):
        bullet = "•" if depth == 1 else "–"
        marker = bullet if node.type == "bullet_list" else f"{number}."
        for index, made in enumerate(made for child in item.children for made in _blocks(child, depth, rtl=rtl)):
            yield made if index else marked(made, marker, rtl=rtl)


def _row(node: SyntaxTreeNode) -> list[Span]:
    """A table's row as one line: the first cell stands out, the others follow."""
    cells = ["".join(span.text for span in _spans(cell)) for cell in node.children]
    rest = "  ".join(cells[1:])
    return [Span(cells[0], Voice.STRONG), Span(f"\u2002{rest}")] if rest.strip() else [Span(cells[0])]


def _spans(node: SyntaxTreeNode) -> list[Span]:
    """The spans of a paragraph, in the voices that bold and italics ask for."""
    found: list[Span] = []
    for child in node.children:
        _gather(child, Voice.BODY, found)
    return found


def _gather(node: SyntaxTreeNode, voice: Voice, found: list[Span]) -> None:
    if node.type in ("text", "code_inline"):
        found.append(Span(node.content, voice))
    elif node.type == "hardbreak" or (node.type == "softbreak" and _last_line(found) <= _HARD_WRAPPED):
        found.append(Span("\n", voice))
    elif node.type == "softbreak":
        found.append(Span(" ", voice))
    elif node.type != "image":
        inner = _VOICE_IN.get((node.type, voice), voice)
        for child in node.children:
            _gather(child, inner, found)


def _last_line(found: list[Span]) -> int:
    """Characters since the last line break."""
    said = "".join(span.text for span in found)
    return len(said) - 1 - said.rfind("\n")


_VOICE_IN = {
    ("strong", Voice.BODY): Voice.STRONG,
    ("strong", Voice.EMPHASIS): Voice.BOTH,
    ("em", Voice.BODY): Voice.EMPHASIS,
    ("em", Voice.STRONG): Voice.BOTH,
}
