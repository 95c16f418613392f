"""Pouring a story into columns: which line stands where, at which size, on which page.

Text goes on in the next column where it does not fit into this one; it is never cut and never set smaller than its
size. Leaves out which columns a page has (the templates) and the drawing (`sheet`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from player.draw.faces import size_for_cap
from player.draw.lines import GOOD_MARKS, Line, Setting, balanced, break_lines, text_width
from player.draw.runs import Passage
from player.draw.story import Block, Part, Story
from player.draw.styles import STYLES, Sizes, Style

WORDS_A_PAGE = 60


_AFTER_TITLE = 0.62
"""The room under a title, over the title's own capitals."""
_AFTER_RUNNING = 0.7
_RUNNING_SHARE = 0.34
"""A running title that would take more of its slot than this is left out: the words need the room."""
_TALL_SCRIPT_LEADING = 1.36
"""Scripts with marks above and below (Arabic, Thai ...) need this much at least."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One set line. `top` and `baseline` in pixels from the column's top, `indent` from the side where reading
    starts."""

    text: Passage
    line: Line
    cap_px: int
    part: Part
    top: int
    baseline: int
    height: int
    indent: int
    marker: Passage | None
    words: int
    characters: int


@dataclass(frozen=True, slots=True)
class Column:
    """What stands in one slot. `height` in pixels from the first capital's top to below the last line."""

    strips: tuple[Strip, ...]
    height: int

    @property
    def words(self) -> int:
        return sum(strip.words for strip in self.strips)

    @property
    def characters(self) -> int:
        return sum(strip.characters for strip in self.strips)


@dataclass(frozen=True, slots=True)
class Slot:
    """Room for a column, in pixels."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class _Rest:
    """What is still to be set of a block."""

    block: Block
    start: int = 0


@dataclass(frozen=True, slots=True)
class Poured:
    """A column for each slot; `whole` when they hold the story to its end."""

    columns: tuple[Column, ...]
    whole: bool


def pour(story: Story, slots: Sequence[Slot], sizes: Sizes, lang: str) -> Poured:
    """Set a story into slots. The title stands in the first; the others repeat it, where it leaves room for words."""
    rest = [_Rest(block) for block in ((story.title,) if story.title else ()) + story.blocks]
    running = Block(Part.RUNNING, story.title.text) if story.title else None
    columns = []
    for number, slot in enumerate(slots):
        queue = [_Rest(running), *rest] if number and running and _is_small(running, slot, sizes, lang) else rest
        if number == len(slots) - 1:
            queue = [*queue, *(_Rest(block) for block in story.tail)]
        column, rest = _fill(queue, slot, sizes, lang)
        columns.append(column)
    return Poured(tuple(columns), whole=not rest)


def _is_small(running: Block, slot: Slot, sizes: Sizes, lang: str) -> bool:
    strips = _set(_Rest(running), slot, sizes, lang, 0)
    return sum(strip.height for strip in strips) <= _RUNNING_SHARE * slot.height


def _fill(queue: list[_Rest], slot: Slot, sizes: Sizes, lang: str) -> tuple[Column, list[_Rest]]:
    """Set as much of the queue as the slot holds; the rest comes back. At least one line is always set."""
    strips: list[Strip] = []
    words = 0
    for at, rest in enumerate(queue):
        top = _next_top(strips, rest, sizes)
        new = _set(rest, slot, sizes, lang, top)
        kept = _fitting(new, slot.height, WORDS_A_PAGE - words if words else None, first=not strips)
        kept = _kept_together(rest.block.part, kept, new, alone=not words)
        strips += kept
        words += sum(strip.words for strip in kept)
        if len(kept) < len(new):
            left = [_Rest(rest.block, new[len(kept)].line.start), *queue[at + 1 :]]
            return _with_headings_kept(strips, queue[:at], left, started=bool(kept))
    return _column(strips), []


def _next_top(strips: list[Strip], rest: _Rest, sizes: Sizes) -> int:
    if not strips:
        return 0
    last = strips[-1]
    after = {Part.TITLE: _AFTER_TITLE, Part.RUNNING: _AFTER_RUNNING}.get(last.part, 0.0)
    before = 0 if rest.start else round(STYLES[rest.block.part].before * sizes.body)
    return last.top + last.height + max(before, round(after * last.cap_px))


def _set(rest: _Rest, slot: Slot, sizes: Sizes, lang: str, top: int) -> list[Strip]:
    """The strips of (the rest of) a block, the first one at `top`. No more than a slot can hold are made."""
    block, style = rest.block, STYLES[rest.block.part]
    cap = sizes.cap_of(block.part)
    size = size_for_cap(style.voice, cap)
    leading = max(style.leading, _TALL_SCRIPT_LEADING) if _is_tall(block.text) else style.leading
    height = round(leading * size)
    indent = round(block.depth * 0.85 * size) if block.depth else 0
    how = Setting(cap, max(size, slot.width - indent), lang, divide=not style.balance)
    lines = _lines(block.text, how, rest.start, style, slot.height // height + 2)
    strips = []
    for number, line in enumerate(lines):
        said = block.text.text[line.start : line.end]
        strips.append(
            Strip(
                text=block.text,
                line=line,
                cap_px=cap,
                part=block.part,
                top=top + number * height,
                baseline=top + number * height + (height + cap) // 2,
                height=height,
                indent=indent,
                marker=block.marker if line.start == 0 else None,
                words=0 if block.part is Part.RUNNING else len(said.split()),
                characters=0 if block.part is Part.RUNNING else len(said),
            )
        )
    return strips


def _lines(text: Passage, how: Setting, start: int, style: Style, most: int) -> Iterable[Line]:
    if style.balance and start == 0:
        return balanced(text, how)
    return list(islice(break_lines(text, how, start), most))


def _is_tall(text: Passage) -> bool:
    return any(char > "\u0590" and char.isalpha() for char in text.text)


def _fitting(new: list[Strip], height: int, words: int | None, *, first: bool) -> list[Strip]:
    """The strips that the slot and the page's words have room for."""
    kept: list[Strip] = []
    said = 0
    for strip in new:
        must = first and not kept
        said += strip.words
        if not must and (strip.top + strip.height > height or (words is not None and said > words)):
            break
        kept.append(strip)
    return kept


def _kept_together(part: Part, kept: list[Strip], new: list[Strip], *, alone: bool) -> list[Strip]:
    """A paragraph of three lines or more leaves no single line behind, and takes no single line along.

    A table goes whole onto the next page, if there is anything else on this one.
    """
    if len(kept) == len(new) or alone or len(new) < 3:
        return kept
    if len(kept) == 1 or part is Part.TABLE:
        return []
    return kept[:-1] if len(new) - len(kept) == 1 and len(kept) > 2 else kept


def _with_headings_kept(
    strips: list[Strip], done: list[_Rest], left: list[_Rest], *, started: bool
) -> tuple[Column, list[_Rest]]:
    """A heading does not stand alone at a column's end: it goes along with what it heads."""
    while not started and len(done) > 1 and done[-1].block.part is Part.HEADING:
        heading = done.pop()
        strips = [strip for strip in strips if strip.text is not heading.block.text]
        left = [heading, *left]
    return _column(strips), left


def _column(strips: list[Strip]) -> Column:
    """A column whose first capital stands at its very top."""
    if not strips:
        return Column((), 0)
    slack = strips[0].baseline - strips[0].cap_px - strips[0].top
    moved = tuple(replace(strip, top=strip.top - slack, baseline=strip.baseline - slack) for strip in strips)
    last = moved[-1]
    return Column(moved, last.baseline + round(0.42 * last.cap_px))


def widest(column: Column) -> float:
    """The width of the column's widest line in pixels, its indent included."""
    return max((strip.indent + strip.line.width for strip in column.strips), default=0.0)


def has_divided_words(column: Column) -> bool:
    """Whether a word had to be divided. An address that goes on after one of its better marks does not count."""
    texts = [(strip.text.text, strip.line) for strip in column.strips]
    return any(
        line.hyphen or (line.end < len(text) and not text[line.end].isspace() and text[line.end - 1] not in GOOD_MARKS)
        for text, line in texts
    )


def marker_width(strip: Strip) -> float:
    return text_width(strip.marker, 0, len(strip.marker.text), strip.cap_px) if strip.marker else 0.0
