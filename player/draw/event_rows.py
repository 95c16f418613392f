"""Setting an event's row: when, what and where, in one of a few manners. What is cancelled is struck and labelled.

Text is wrapped, never cut. Leaves out what a row says (`event_words`) and how rows are shared out between pages
(`event_pages`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from player.draw import shapes
from player.draw.box import Box
from player.draw.event_phrases import event_phrases_in
from player.draw.event_words import Row
from player.draw.faces import Voice
from player.draw.flow import Column, has_divided_words, pour
from player.draw.job import Job
from player.draw.lines import text_width
from player.draw.runs import Passage, Span, passage
from player.draw.sheet import Inks, Sheet
from player.draw.story import Block, Part, Story, block, spanned
from player.draw.strips import Slot
from player.draw.styles import Sizes

_AFTER_KEYS = 1.2
_LINE_GAP, _LINE_GAP_RTL = 0.28, 0.5
_LABEL_PADDING, _LABEL_PADDING_RTL = 0.42, 0.72
_STRIKE = 0.12


class Manner(Enum):
    """Where the day and the time stand, and the place: the roomiest first of those for one way of hanging."""

    BESIDE = "day over time beside the title, the place under it"
    BESIDE_TIGHT = "day and time on one line beside the title, the place behind it where it fits"
    OVER = "day and time over the title, the place under it"
    OVER_TIGHT = "day and time over the title, the place behind it where it fits"

    @property
    def is_tight(self) -> bool:
        return self in (Manner.BESIDE_TIGHT, Manner.OVER_TIGHT)

    @property
    def is_beside(self) -> bool:
        return self in (Manner.BESIDE, Manner.BESIDE_TIGHT)


LYING = (Manner.BESIDE, Manner.BESIDE_TIGHT)
STANDING = (Manner.OVER, Manner.OVER_TIGHT)
"""A standing screen is too narrow for two columns."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What all rows of a slide have in common. `keys_px` is the width of the column before the titles, if any.

    `is_cramped`: that column would be wider than the titles'.
    """

    manner: Manner
    cap: int
    width: int
    keys_px: int = 0
    is_cramped: bool = False

    @property
    def words_px(self) -> int:
        return self.width - self.keys_px


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row ready to be written: its columns, in pixels from its top. `label` is where the label of a cancelled one
    begins: from the side where reading starts, and from the top."""

    row: Row
    keys: Column
    words: Column
    words_top: int
    height: int
    measure: Measure
    struck: int = 0
    label: tuple[int, int] | None = None

    @property
    def is_crowded(self) -> bool:
        """Whether a word had to be divided, or a day and its time."""
        beside = self.measure.manner.is_beside
        wrapped = self.measure.is_cramped if beside else len(self.keys.strips) > 1
        return wrapped or has_divided_words(self.words)


def line_gap(job: Job, cap: int) -> int:
    """The room between two lines of one row that are set apart from each other. Arabic has marks over its letters."""
    return round((_LINE_GAP_RTL if job.mirrored else _LINE_GAP) * cap)


def measure_of(job: Job, rows: Sequence[Row], manner: Manner, cap: int, width: int) -> Measure:
    """The measure for these rows in a column of this width."""
    if not manner.is_beside:
        return Measure(manner, cap, width)
    lines = [line for row in rows for line in _keys(row, manner)]
    widest = max((_width(_label_passage(job, line), cap) for line in lines), default=0.0)
    keys_px = round(widest + _AFTER_KEYS * cap)
    return Measure(manner, cap, width, min(keys_px, width // 2), is_cramped=keys_px > width // 2)


def set_row(job: Job, row: Row, measure: Measure) -> SetRow:
    """The row in its measure."""
    manner, cap = measure.manner, measure.cap
    keys = _under(job, _key_blocks(job, row, measure), measure.keys_px or measure.width, cap)
    top = 0 if manner.is_beside else keys.height + line_gap(job, cap)
    title = [Span(row.title, Voice.STRONG)]
    said = _under(job, [spanned(Part.TABLE, title, rtl=job.mirrored)], measure.words_px, cap)
    if row.cancelled:
        label = _label_at(job, said, measure)
        height = max(keys.height, top + max(said.height, label[1] + cap + _rise(job, cap)))
        return SetRow(row, keys, said, top, height, measure, len(said.strips), label)
    if row.note:
        said = _noted(job, row, measure, said)
    return SetRow(row, keys, said, top, max(keys.height, top + said.height), measure)


def write_row(job: Job, sheet: Sheet, row: SetRow, at: Box) -> None:
    """Write a row at the top of the box."""
    inks, mirrored = Inks.on_paper(sheet.shades), job.mirrored
    keys = at.start(row.measure.keys_px or at.width, mirrored=mirrored)
    words = at.end(row.measure.words_px, mirrored=mirrored).without_top(row.words_top)
    sheet.write(row.keys, keys, inks, mirrored=mirrored)
    sheet.write(row.words, words, Inks.all(sheet.shades.muted) if row.struck else inks, mirrored=mirrored)
    for strip in row.words.strips[: row.struck]:
        from_right = strip.text.rtl or mirrored
        x = words.right - strip.indent - strip.line.width if from_right else words.x + strip.indent
        thick = max(2, round(_STRIKE * strip.cap_px))
        y = words.y + strip.baseline - (strip.cap_px + thick) // 2
        shapes.band(sheet.image, Box(round(x), y, round(strip.line.width), thick), sheet.shades.alarm)
    if row.label is not None:
        _write_label(job, sheet, words, row.label, row.measure.cap)


def _noted(job: Job, row: Row, measure: Measure, title: Column) -> Column:
    """The title with the place behind it, if the manner is tight and both go on one line; else under it."""
    if measure.manner.is_tight and len(title.strips) == 1:
        spans = [Span(row.title, Voice.STRONG), Span(f"\u2002{row.note}", Voice.LABEL)]
        one = _under(job, [spanned(Part.TABLE, spans, rtl=job.mirrored)], measure.words_px, measure.cap)
        if len(one.strips) == 1:
            return one
    blocks = [spanned(Part.TABLE, [Span(row.title, Voice.STRONG)], rtl=job.mirrored)]
    return _under(job, [*blocks, block(Part.LABEL, row.note, rtl=job.mirrored)], measure.words_px, measure.cap)


def _keys(row: Row, manner: Manner) -> tuple[str, ...]:
    return row.brief if manner is Manner.BESIDE_TIGHT else row.keys


def _key_blocks(job: Job, row: Row, measure: Measure) -> list[Block]:
    """The lines of day and time: the first in the strong voice, the other in the quiet one; over a title on one line,
    where they have room on it."""
    first, *others = _keys(row, measure.manner)
    spans = [Span(first, Voice.LABEL_STRONG), *(Span(f"\u2002{other}", Voice.LABEL) for other in others)]
    line = passage(spans, rtl=job.mirrored, own_direction=False)
    if not measure.manner.is_beside and _width(line, measure.cap) <= measure.width:
        return [Block(Part.ADDRESS, line)]
    quiet = (passage([Span(other, Voice.LABEL)], rtl=job.mirrored, own_direction=False) for other in others)
    return [Block(Part.ADDRESS, _label_passage(job, first)), *(Block(Part.LABEL, line) for line in quiet)]


def _label_at(job: Job, title: Column, measure: Measure) -> tuple[int, int]:
    """Where the label's capitals begin: behind the title where both have room on a line, else under it."""
    cap, rise = measure.cap, _rise(job, measure.cap)
    wide = round(_width(_cancelled(job), cap)) + 3 * rise
    last = title.strips[-1]
    behind = round(last.indent + last.line.width + 0.8 * cap)
    if measure.manner.is_tight and behind + wide <= measure.words_px:
        return behind + round(1.5 * rise), last.baseline - last.cap_px
    return round(1.5 * rise), last.baseline + rise + round(0.62 * cap)


def _write_label(job: Job, sheet: Sheet, words: Box, at: tuple[int, int], cap: int) -> None:
    said, rise = _cancelled(job), _rise(job, cap)
    width = round(_width(said, cap))
    x = words.right - at[0] - width if job.mirrored else words.x + at[0]
    y = words.y + at[1]
    ground = Box(x - round(1.5 * rise), y - rise, width + 3 * rise, cap + 2 * rise)
    shapes.panel(sheet.image, ground, round(0.3 * cap), sheet.shades.urgent)
    sheet.write_line(said, (x, y + cap), cap, sheet.shades.on_urgent)
    sheet.words += 1


def _rise(job: Job, cap: int) -> int:
    """How far a label's ground reaches over and under its capitals."""
    return round((_LABEL_PADDING_RTL if job.mirrored else _LABEL_PADDING) * cap)


def _cancelled(job: Job) -> Passage:
    return _label_passage(job, event_phrases_in(job.lang).cancelled)


def _label_passage(job: Job, words: str) -> Passage:
    return passage([Span(words, Voice.LABEL_STRONG)], rtl=job.mirrored, own_direction=False)


def _under(job: Job, blocks: Sequence[Block], width: int, cap: int) -> Column:
    """The blocks under one another, close together."""
    strips, top, gap = [], 0, line_gap(job, cap)
    for each in blocks:
        column = pour(Story(None, (each,)), [Slot(width, 4 * job.scale.height)], Sizes(cap, cap), job.lang).columns[0]
        strips += [replace(strip, top=strip.top + top, baseline=strip.baseline + top) for strip in column.strips]
        top += column.height + gap
    return Column(tuple(strips), max(0, top - gap))


def _width(text: Passage, cap: int) -> float:
    return text_width(text, 0, len(text.text), cap)
