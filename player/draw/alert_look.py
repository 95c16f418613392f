"""The ground an alert stands on: its colours, and its foot with who says so, when it was sent, and which page this is.

Leaves out what the alert says (`alert`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from player.draw import clock, shapes
from player.draw.box import Box
from player.draw.faces import Voice, size_for_cap
from player.draw.footer import Footer
from player.draw.job import Job
from player.draw.lines import Setting, break_lines
from player.draw.runs import Span, passage
from player.draw.shades import Shades
from player.draw.sheet import Inks, Sheet
from player.draw.stage import Stage
from player.notices.colours import BLACK, Colour, mix

_PADDING = 0.45
"""Room over and under the foot's rows, over the capitals' height."""
_DOT = 0.016
"""A page's dot, over the screen's shorter side."""


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of an alert: white on its own when it takes over, its own on paper when it takes its turns."""

    ground: Colour
    ink: Colour
    title: Colour
    foot: Colour
    on_foot: Colour
    rule: Colour

    @classmethod
    def of(cls, shades: Shades, *, urgent: bool) -> Look:
        if urgent:
            white, alarm = shades.on_urgent, shades.urgent
            return cls(alarm, white, white, mix(alarm, BLACK, 0.55), white, mix(alarm, white, 0.55))
        return cls(shades.paper, shades.ink, shades.alarm, shades.urgent, shades.on_urgent, shades.rule)

    @property
    def inks(self) -> Inks:
        return Inks(self.title, self.ink, self.ink, self.title)


def write_foot(job: Job, sheet: Sheet, look: Look, said: Sequence[str]) -> Footer:
    """Writes the foot: what is said, the first of it strong, and room for the present time at its end."""
    cap, scale = job.scale.floor_px, job.scale
    row_height = round(1.16 * size_for_cap(Voice.LABEL, cap))
    clock_px = clock.clock_width(cap)
    setting = Setting(cap, scale.width - 2 * scale.margin - clock_px - scale.gap, job.lang)
    rows = []
    for number, text in enumerate(filter(None, said)):
        words = passage([Span(text, Voice.LABEL if number else Voice.LABEL_STRONG)], rtl=job.mirrored)
        rows += [(words, line) for line in break_lines(words, setting)]
    height = row_height * len(rows) + 2 * round(_PADDING * cap)
    box = Box(0, scale.height - height, scale.width, height)
    shapes.band(sheet.image, box, look.foot)
    inner = box.inset(scale.margin, 0)
    baselines = [
        box.y + round(_PADDING * cap) + number * row_height + (row_height + cap) // 2 for number in range(len(rows))
    ]
    for (words, line), baseline in zip(rows, baselines, strict=True):
        part = passage([Span(words.text[line.start : line.end], words.voices[line.start])], rtl=job.mirrored)
        x = inner.right - line.width if job.mirrored else inner.x
        sheet.write_line(part, (x, baseline), cap, look.on_foot)
    corner = inner.end(clock_px, mirrored=job.mirrored).x, baselines[-1]
    return Footer(box, (), row_height, clock.clock_place(corner, cap, look.foot, look.on_foot))


def write_dots(job: Job, stage: Stage, look: Look, page: tuple[int, int]) -> None:
    """Which page (from 0) of how many this is, over the foot's end."""
    number, pages = page
    size = max(6, round(_DOT * job.scale.short))
    room = job.scale.whole.inset(job.scale.margin, 0)
    y = stage.footer.box.y - 2 * size
    at = Box(room.x, y, room.width, size).end((2 * pages - 1) * size, mirrored=job.mirrored)
    lit = pages - 1 - number if job.mirrored else number
    shapes.dots(stage.sheet.image, at, [look.title if each == lit else look.rule for each in range(pages)])
