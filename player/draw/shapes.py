"""Panels, bands, dots and shadows with smooth edges. Leaves out text and pictures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFilter

from player.draw.box import Box
from player.notices.colours import Colour

_FINER = 4
"""Shapes are drawn this many times larger and scaled down: Pillow's own edges are jagged."""


def band(image: Image.Image, box: Box, colour: Colour) -> None:
    """A rectangle with square corners."""
    image.paste(colour, box.corners)


def frame(image: Image.Image, box: Box, width: int, colour: Colour) -> None:
    """The edges of a box, `width` pixels inwards."""
    ImageDraw.Draw(image).rectangle((box.x, box.y, box.right - 1, box.bottom - 1), outline=colour, width=width)


def panel(image: Image.Image, box: Box, radius: int, colour: Colour) -> None:
    """A rectangle with rounded corners."""
    image.paste(colour, (box.x, box.y), rounded_mask(box.width, box.height, radius))


def rounded_mask(width: int, height: int, radius: int) -> Image.Image:
    """An 8-bit mask of a rounded rectangle."""
    mask = Image.new("L", (width, height), 255)
    radius = min(radius, width // 2, height // 2)
    if radius < 1:
        return mask
    corner = _corner(radius)
    for x, y, turn in (
        (0, 0, 0),
        (width - radius, 0, 270),
        (width - radius, height - radius, 180),
        (0, height - radius, 90),
    ):
        mask.paste(corner.rotate(turn), (x, y))
    return mask


@lru_cache(maxsize=16)
def _corner(radius: int) -> Image.Image:
    """The top left corner's mask."""
    large = Image.new("L", (radius * _FINER, radius * _FINER), 0)
    reach = radius * _FINER * 2
    ImageDraw.Draw(large).ellipse((0, 0, reach - 1, reach - 1), fill=255)
    return large.resize((radius, radius), Image.Resampling.BOX)


def shadow(image: Image.Image, box: Box, reach: int, strength: float) -> None:
    """A soft shadow around and a little below a box. `strength` 0..1. Made small and scaled up, as it is soft
    anyway."""
    outer = box.inset(-2 * reach)
    small = max(1, outer.width // 8), max(1, outer.height // 8)
    mask = Image.new("L", small, 0)
    edge = 2 * reach // 8
    mask.paste(round(255 * strength), (edge, edge, small[0] - edge, small[1] - edge))
    mask = mask.filter(ImageFilter.GaussianBlur(reach / 12)).resize(
        (outer.width, outer.height), Image.Resampling.BICUBIC
    )
    image.paste((0, 0, 0), (outer.x, outer.y + reach // 3), mask)


def dots(image: Image.Image, at: Box, colours: Sequence[Colour]) -> None:
    """A row of dots as high as the box, from its left edge, one of each colour."""
    disc = rounded_mask(at.height, at.height, at.height // 2)
    for index, colour in enumerate(colours):
        image.paste(colour, (at.x + 2 * index * at.height, at.y), disc)


def warning_sign(size: int, colour: Colour, ground: Colour) -> Image.Image:
    """A triangle with an exclamation mark, for the band over urgent slides."""
    fine = size * _FINER
    sign = Image.new("RGB", (fine, fine), ground)
    pen = ImageDraw.Draw(sign)
    pen.polygon([(fine * 0.5, fine * 0.06), (fine * 0.98, fine * 0.92), (fine * 0.02, fine * 0.92)], fill=colour)
    pen.polygon(
        [
            (fine * 0.44, fine * 0.36),
            (fine * 0.56, fine * 0.36),
            (fine * 0.535, fine * 0.66),
            (fine * 0.465, fine * 0.66),
        ],
        fill=ground,
    )
    pen.ellipse((fine * 0.445, fine * 0.71, fine * 0.555, fine * 0.82), fill=ground)
    return sign.resize((size, size), Image.Resampling.BOX)
