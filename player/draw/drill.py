"""The band over a drill: black and yellow across the whole screen, so that nobody takes an exercise for the real thing.

Leaves out the alert itself (`alert`).
"""

from __future__ import annotations

from PIL import Image, ImageDraw

from player.draw.box import Box
from player.draw.faces import Voice, size_for_cap
from player.draw.job import Job
from player.draw.lines import Setting, balanced
from player.draw.runs import Span, passage
from player.draw.sheet import Sheet
from player.notices.colours import BLACK, Colour

YELLOW: Colour = (255, 205, 0)
WORDS = "ÖVNING / TEST\u2002·\u2002EXERCISE / TEST"
"""In both languages on every page: a visitor must not need the other one to know."""
_CAPS = (1.5, 1.3, 1.15, 1.0)
_STRIPES = 0.032
"""The height of each row of stripes, over the screen's shorter side."""


def write_drill_band(sheet: Sheet, job: Job) -> int:
    """Writes the band; returns its height."""
    scale = sheet.scale
    words = passage([Span(WORDS, Voice.LABEL_STRONG)], rtl=False)
    inner = scale.whole.inset(scale.margin, 0)
    for share in _CAPS:
        cap = round(share * scale.floor_px)
        lines = balanced(words, Setting(cap, inner.width, job.lang, divide=False))
        if len(lines) == 1:
            break
    stripe = round(_STRIPES * scale.short)
    row = round(1.2 * size_for_cap(Voice.LABEL_STRONG, cap))
    height = row * len(lines) + round(0.5 * cap) + 2 * stripe
    band = Image.new("RGB", (scale.width, height), YELLOW)
    for top in (0, height - stripe):
        _stripes(band, Box(0, top, scale.width, stripe))
    sheet.image.paste(band, (0, 0))
    for number, line in enumerate(lines):
        part = passage([Span(words.text[line.start : line.end].strip(), Voice.LABEL_STRONG)], rtl=False)
        baseline = stripe + round(0.25 * cap) + number * row + (row + cap) // 2
        sheet.write_line(part, (inner.x + (inner.width - line.width) / 2, baseline), cap, BLACK)
    return height


def _stripes(band: Image.Image, box: Box) -> None:
    """Slanting stripes, drawn finer and scaled down: Pillow's own edges are jagged."""
    fine = Image.new("RGB", (box.width * 2, box.height * 2), YELLOW)
    pen, height = ImageDraw.Draw(fine), box.height * 2
    for left in range(-2 * height, fine.width, 2 * height):
        pen.polygon([(left, height), (left + height, 0), (left + 2 * height, 0), (left + height, height)], fill=BLACK)
    band.paste(fine.resize((box.width, box.height), Image.Resampling.BOX), (box.x, box.y))
