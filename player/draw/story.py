"""What a slide tells in words: a title and blocks, ready to be poured into columns.

Leaves out reading Markdown (`markdown`) and setting (`flow`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from player.draw.copyediting import tidied
from player.draw.faces import Voice
from player.draw.runs import Passage, Span, passage


class Part(Enum):
    """What a block is to its story, and so how it is set (`styles.STYLES`)."""

    TITLE = "title"
    RUNNING = "running"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    LEAD = "lead"
    LABEL = "label"
    VALUE = "value"
    ADDRESS = "address"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph. `marker` is a list item's bullet or number, `depth` how deep it is indented.

    `keys` stand before the lines of a table, in a column of their own: one for each line as it was written.
    """

    part: Part
    text: Passage
    marker: Passage | None = None
    depth: int = 0
    keys: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """A title (which may be None), what follows it, and what must stand on the last page: the words to a code there."""

    title: Block | None
    blocks: tuple[Block, ...] = ()
    tail: tuple[Block, ...] = ()


_OWN_VOICE = {
    Part.TITLE: Voice.HEADING,
    Part.HEADING: Voice.HEADING,
    Part.RUNNING: Voice.LABEL_STRONG,
    Part.LABEL: Voice.LABEL,
    Part.VALUE: Voice.STRONG,
    Part.ADDRESS: Voice.LABEL_STRONG,
}


def block(part: Part, text: str, *, rtl: bool, exact: bool = False) -> Block:
    """A block of plain text in its part's own voice. `exact` text (addresses, passwords) is not touched up."""
    words = text if exact else tidied(text)
    return Block(part, passage([Span(words, _OWN_VOICE.get(part, Voice.BODY))], rtl=rtl))


def spanned(part: Part, spans: Iterable[Span], *, rtl: bool, depth: int = 0) -> Block:
    """A block of spans; in headings the part's own voice wins over the spans' voices."""
    own = _OWN_VOICE.get(part)
    return Block(part, passage([Span(tidied(span.text), own or span.voice) for span in spans], rtl=rtl), depth=depth)


def marked(entry: Block, marker: str, *, rtl: bool) -> Block:
    """The block with a list item's bullet or number before it."""
    return replace(entry, marker=passage([Span(marker, Voice.STRONG)], rtl=rtl))


def keyed(rows: Iterable[tuple[str, str]], *, rtl: bool) -> Block:
    """A table of (key, text) rows: what belongs to one another stands under one another."""
    pairs = list(rows)
    table = block(Part.TABLE, "\n".join(text for _, text in pairs), rtl=rtl, exact=True)
    return replace(table, keys=tuple(passage([Span(key, Voice.BODY)], rtl=rtl) for key, _ in pairs))
