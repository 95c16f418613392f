"""The clock in the footer: its place, and ready-made glyphs so that a frame need not be drawn again each minute.

Leaves out the time itself: the screen process puts HH:MM together.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from player.draw import faces
from player.draw.faces import Voice
from player.draw.page import ClockPlace
from player.draw.runs import FEATURES
from player.notices.colours import Colour

GLYPHS = "0123456789:"
_VOICE = Voice.LABEL_STRONG


@dataclass(frozen=True, slots=True)
class GlyphStrip:
    """Eleven glyphs, 0-9 and the colon, side by side on the footer's ground, upright; `corners` their top-left
    corners."""

    image: Image.Image
    cell: tuple[int, int]
    corners: tuple[tuple[int, int], ...]


def clock_width(cap_px: int) -> int:
    """The width of HH:MM in pixels."""
    return 4 * clock_cell(cap_px)[0] + _colon_width(cap_px)


@lru_cache(maxsize=16)
def clock_cell(cap_px: int) -> tuple[int, int]:
    """The width and height of one figure's cell."""
    font = _font(cap_px)
    widest = max(font.getlength(glyph, features=list(FEATURES)) for glyph in GLYPHS)
    return math.ceil(widest), round(cap_px * 1.3)


@lru_cache(maxsize=16)
def _colon_width(cap_px: int) -> int:
    return math.ceil(1.15 * _font(cap_px).getlength(":", features=list(FEATURES)))


def _font(cap_px: int) -> ImageFont.FreeTypeFont:
    return faces.font(faces.face_for("0", _VOICE), faces.size_for_cap(_VOICE, cap_px))


def clock_place(start: tuple[int, int], cap_px: int, ground: Colour, ink: Colour) -> ClockPlace:
    """The place of a clock that begins at `start`, the left end of its baseline. The time itself is never mirrored.

    All cells are as wide as a figure, but the colon is not: the cell after it begins where the colon ends, and covers
    the empty rest of the colon's. So cells are to be put on from left to right.
    """
    width, height = clock_cell(cap_px)
    x, baseline = start
    y = baseline - (height + cap_px) // 2
    after = x + 2 * width + _colon_width(cap_px)
    corners = ((x, y), (x + width, y), (x + 2 * width, y), (after, y), (after + width, y))
    return ClockPlace((width, height), corners, cap_px, ground, ink)


def clock_glyphs(place: ClockPlace) -> GlyphStrip:
    """The glyphs for a place's size and colours."""
    width, height = place.cell
    strip = Image.new("RGB", (width * len(GLYPHS), height), place.ground)
    pen = ImageDraw.Draw(strip)
    baseline = (height + place.cap_px) // 2
    for index, glyph in enumerate(GLYPHS):
        lift = round(place.cap_px * 0.09) if glyph == ":" else 0
        centre = index * width + (_colon_width(place.cap_px) if glyph == ":" else width) / 2
        pen.text(
            (centre, baseline - lift),
            glyph,
            fill=place.ink,
            font=_font(place.cap_px),
            anchor="ms",
            features=list(FEATURES),
        )
    corners = tuple((index * width, 0) for index in range(len(GLYPHS)))
    return GlyphStrip(strip, place.cell, corners)


def paint_clock(image: Image.Image, place: ClockPlace, time: str) -> None:
    """Put a time such as "14:05" onto a page's picture, as the screen process would."""
    strip = clock_glyphs(place)
    width, height = strip.cell
    for char, corner in zip(time, place.corners, strict=True):
        x, y = strip.corners[GLYPHS.index(char)]
        image.paste(strip.image.crop((x, y, x + width, y + height)), corner)
