"""The footer of every slide: who answers for it, which service point this is, which language, and room for the clock.

Leaves out the clock's figures (`clock`).
"""

from __future__ import annotations

from dataclasses import dataclass

from player.draw import clock, shapes
from player.draw.box import Box
from player.draw.faces import Voice, size_for_cap
from player.draw.job import Job
from player.draw.lines import Setting, break_lines, text_width
from player.draw.page import ClockPlace
from player.draw.phrases import language_name
from player.draw.runs import Passage, Span, passage
from player.draw.shades import Colour
from player.draw.sheet import Sheet

_BETWEEN = "\u2002·\u2002"
_BETWEEN_RTL = f"\u200f{_BETWEEN}\u200f"
"""With marks that keep Latin names on either side in the page's order."""
_MOST_HEIGHT = 0.28
"""A footer never takes more of a slide's height than this; what matters least is left out then."""
_PADDING = 0.36
"""Room over and under the rows, over the capitals' height."""


@dataclass(frozen=True, slots=True)
class Footer:
    """A footer ready to be written into `box`: its rows, and the clock's place (None where there is no room)."""

    box: Box
    rows: tuple[Passage, ...]
    row_height: int
    clock: ClockPlace | None


def lay_footer(job: Job) -> Footer:
    """The footer that says as much as there is room for; the responsible party always.

    The playlist's title is said only where it takes no row of its own.
    """
    said = _items(job)
    footer = _laid(job, said)
    titled = _laid(job, _titled(job, said))
    if titled.box.height == footer.box.height:
        return titled
    while footer.box.height > _MOST_HEIGHT * job.scale.height and len(said) > 1:
        said = said[:-1]
        footer = _laid(job, said)
    return footer


def write_footer(sheet: Sheet, footer: Footer, job: Job) -> None:
    cap = sheet.scale.floor_px
    shapes.band(sheet.image, footer.box, _ground(job))
    inner = footer.box.inset(sheet.scale.margin, 0)
    for index, row in enumerate(footer.rows):
        x = inner.right - text_width(row, 0, len(row.text), cap) if job.mirrored else inner.x
        baseline = _baseline(job, footer.box, footer.row_height, index)
        sheet.write_line(row, (x, baseline), cap, sheet.shades.on_band)


def _ground(job: Job) -> Colour:
    return job.shades.urgent_foot if job.urgent else job.shades.band


def _baseline(job: Job, box: Box, row_height: int, index: int) -> int:
    return box.y + round(_PADDING * job.scale.floor_px) + index * row_height + (row_height + job.scale.floor_px) // 2


def _items(job: Job) -> list[Span]:
    """What the footer says, what matters most first."""
    items = [Span(job.party.name, Voice.LABEL_STRONG)]
    if job.label:
        items.append(Span(language_name(job.lang), Voice.LABEL))
    if job.site.name.casefold() != job.party.name.casefold():
        items.insert(1, Span(job.site.name, Voice.LABEL))
    return items


def _titled(job: Job, items: list[Span]) -> list[Span]:
    """The same with the playlist's title before its party, where it says more than the party's name does."""
    if job.playlist is None or job.playlist.title.casefold() == job.party.name.casefold():
        return items
    party = Span(items[0].text, Voice.LABEL)
    return [Span(job.playlist.title, Voice.LABEL_STRONG), party, *items[1:]]


def _laid(job: Job, items: list[Span]) -> Footer:
    """Rows of items, and the clock at the end of the last row that has room for it, else on a row of its own."""
    scale = job.scale
    cap = scale.floor_px
    row_height = round(1.16 * size_for_cap(Voice.LABEL, cap))
    width = scale.width - 2 * scale.margin
    clock_width = clock.clock_width(cap)
    rows = _rows(job, items, width)
    free = [index for index, row in enumerate(rows) if _width(row, cap) <= width - clock_width - scale.gap]
    clock_row = free[-1] if free else len(rows)
    number = max(len(rows), clock_row + 1)
    height = row_height * number + 2 * round(_PADDING * cap)
    box = Box(0, scale.height - height, scale.width, height)
    at = box.inset(scale.margin, 0)
    baseline = _baseline(job, box, row_height, clock_row)
    corner = at.end(clock_width, mirrored=job.mirrored).x, baseline
    place = clock.clock_place(corner, cap, _ground(job), job.shades.on_band)
    return Footer(box, tuple(rows), row_height, place if clock_width <= width else None)


def _rows(job: Job, items: list[Span], width: int) -> list[Passage]:
    """The items on as few rows as they need, a dot between those that share one."""
    rows: list[list[Span]] = []
    for item in items:
        for row in rows:
            joined = [*row, Span(_BETWEEN_RTL if job.mirrored else _BETWEEN, Voice.LABEL), item]
            if _width(_row(joined, job), job.scale.floor_px) <= width:
                row[:] = joined
                break
        else:
            rows.append([item])
    return [part for row in rows for part in _broken(row, job, width)]


def _broken(row: list[Span], job: Job, width: int) -> list[Passage]:
    """A row as passages; more than one when a single name is wider than the footer."""
    text = _row(row, job)
    if _width(text, job.scale.floor_px) <= width:
        return [text]
    lines = break_lines(text, Setting(job.scale.floor_px, width, job.lang))
    parts = [(text.text[line.start : line.end] + line.hyphen, text.voices[line.start]) for line in lines]
    return [_row([Span(words, voice)], job) for words, voice in parts]


def _row(items: list[Span], job: Job) -> Passage:
    return passage(items, rtl=job.mirrored, own_direction=False)


def _width(row: Passage, cap_px: int) -> float:
    return text_width(row, 0, len(row.text), cap_px)
