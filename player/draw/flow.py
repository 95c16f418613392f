"""Pouring a story into columns: which line stands where, at which size, on which page.

Text goes on in the next column where it does not fit into this one; it is never cut and never set smaller than its
size. Leaves out which columns a page has (the templates) and the drawing (`sheet`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from player.draw.lines import ends_well
from player.draw.story import Block, Part, Story
from player.draw.strips import Rest, Slot, Strip, set_rest
from player.draw.styles import STYLES, Sizes

WORDS_A_PAGE = 60

_AFTER_TITLE = 0.62
"""The room under a title, over the title's own capitals."""
_AFTER_RUNNING = 0.7
_LEAD_CLOSER = 0.5
"""A place or an author belongs to the title: so much of the usual room under it."""
_RUNNING_SHARE = 0.34
"""A running title that would take more of its slot than this is left out: the words need the room."""


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
class Poured:
    """A column for each slot; `whole` when they hold the story to its end."""

    columns: tuple[Column, ...]
    whole: bool


def pour(story: Story, slots: Sequence[Slot], sizes: Sizes, lang: str) -> Poured:
    """Set a story into slots. The title stands in the first; the others repeat it, where it leaves room for words.

    A slot without any width stays empty: there a picture has the page alone.
    """
    rest = [Rest(block) for block in ((story.title,) if story.title else ()) + story.blocks]
    running = Block(Part.RUNNING, story.title.text) if story.title else None
    columns: list[Column] = []
    for number, slot in enumerate(slots):
        if number == len(slots) - 1:
            rest = [*rest, *(Rest(block) for block in story.tail)]
        if slot.width <= 0:
            columns.append(_column([]))
            continue
        goes_on = any(column.strips for column in columns)
        queue = [Rest(running), *rest] if goes_on and running and _is_small(running, slot, sizes, lang) else rest
        column, rest = _fill(queue, slot, sizes, lang)
        columns.append(column)
    return Poured(tuple(columns), whole=not rest)


def _is_small(running: Block, slot: Slot, sizes: Sizes, lang: str) -> bool:
    strips = set_rest(Rest(running), slot, sizes, lang, 0)
    return sum(strip.height for strip in strips) <= _RUNNING_SHARE * slot.height


def _fill(queue: list[Rest], slot: Slot, sizes: Sizes, lang: str) -> tuple[Column, list[Rest]]:
    """Set as much of the queue as the slot holds; the rest comes back. At least one line is always set."""
    strips: list[Strip] = []
    words = 0
    for at, rest in enumerate(queue):
        top = _next_top(strips, rest, sizes)
        new = set_rest(rest, slot, sizes, lang, top)
        kept = _fitting(new, slot.height, WORDS_A_PAGE - words if words else None, first=not strips)
        kept = _kept_together(rest.block.part, kept, new, alone=not words)
        strips += kept
        words += sum(strip.words for strip in kept)
        if len(kept) < len(new):
            left = [Rest(rest.block, new[len(kept)].line.start), *queue[at + 1 :]]
            return _with_headings_kept(strips, queue[:at], left, started=bool(kept))
    return _column(strips), []


def _next_top(strips: list[Strip], rest: Rest, sizes: Sizes) -> int:
    if not strips:
        return 0
    last = strips[-1]
    after = {Part.TITLE: _AFTER_TITLE, Part.RUNNING: _AFTER_RUNNING}.get(last.part, 0.0)
    if rest.block.part is Part.LEAD:
        after *= _LEAD_CLOSER
    before = 0 if rest.start else round(STYLES[rest.block.part].before * sizes.body)
    return last.top + last.height + max(before, round(after * last.cap_px))


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
    strips: list[Strip], done: list[Rest], left: list[Rest], *, started: bool
) -> tuple[Column, list[Rest]]:
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
    """Whether a word had to be divided. An address that goes on after one of its better marks does not count; a value
    does, as nobody can tell whether the hyphen belongs to a password."""
    return not all(_ends_whole(strip) for strip in column.strips)


def _ends_whole(strip: Strip) -> bool:
    rest = strip.text.text[strip.line.end :]
    return (not rest or rest[0].isspace()) if strip.part is Part.VALUE else ends_well(strip.text, strip.line)
