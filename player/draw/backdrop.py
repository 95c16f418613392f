"""The quiet ground behind a picture that does not fill its place: its own colours, out of focus and dimmed.

Leaves out the picture itself.
"""

from __future__ import annotations

from PIL import Image, ImageEnhance, ImageFilter, ImageStat

from player.notices.colours import Colour, luminance

_THUMB = 40
_DIM, _DULL = 0.55, 0.85
_LIGHT = 0.6
"""A drawing brighter than this would be lost on light paper."""
_EVEN = 12
"""Edges that differ by no more than this, within and between them, are of one colour."""


def ground_for(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """A ground of `size`: the colour of the picture's own border when it has one, else the picture out of focus."""
    border = _border_colour(picture)
    if border is not None:
        return Image.new("RGB", size, border)
    return _out_of_focus(picture.convert("RGB").resize((_THUMB, _THUMB), Image.Resampling.BOX), size)


def _border_colour(picture: Image.Image) -> Colour | None:
    """The one colour that the picture's edge has all around, if it has."""
    width, height = picture.size
    edges = [(0, 0, width, 1), (0, height - 1, width, height), (0, 0, 1, height), (width - 1, 0, width, height)]
    stats = [ImageStat.Stat(picture.crop(edge)) for edge in edges]
    channels = [[stat.mean[channel] for stat in stats] for channel in range(3)]
    if any(max(means) - min(means) > _EVEN for means in channels) or any(max(stat.stddev) > _EVEN for stat in stats):
        return None
    red, green, blue = (round(sum(means) / len(means)) for means in channels)
    return red, green, blue


def _out_of_focus(thumb: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The picture's colours spread over `size`, dimmed and calm."""
    blurred = ImageEnhance.Color(thumb.filter(ImageFilter.GaussianBlur(_THUMB / 10))).enhance(_DULL)
    return blurred.point(lambda value: round(value * _DIM)).resize(size, Image.Resampling.BICUBIC)


def flattened(picture: Image.Image, light: Colour, dark: Colour) -> Image.Image:
    """A picture with transparency put onto `light`, or onto `dark` when what is drawn is light itself."""
    if picture.mode != "RGBA":
        return picture
    alpha = picture.getchannel("A").resize((_THUMB, _THUMB), Image.Resampling.BOX)
    thumb = picture.convert("RGB").resize((_THUMB, _THUMB), Image.Resampling.BOX)
    seen = ImageStat.Stat(thumb, alpha.point(lambda opaque: 255 if opaque > 128 else 0)).mean
    drawn_light = luminance((round(seen[0]), round(seen[1]), round(seen[2]))) > _LIGHT
    ground = Image.new("RGB", picture.size, dark if drawn_light else light)
    ground.paste(picture, (0, 0), picture)
    return ground
