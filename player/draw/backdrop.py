"""The quiet ground behind a picture that does not fill its place: its own colours, out of focus and dimmed.

Leaves out the picture itself.
"""

from __future__ import annotations

from PIL import Image, ImageEnhance, ImageFilter, ImageStat

from player.draw.shades import Colour, luminance

_THUMB = 40
_DIM, _DULL = 0.55, 0.85
_EVEN = 28
"""A border whose channels differ by no more than this is of one colour."""


def ground_for(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """A ground of `size`: the colour of the picture's own border when it has one, else the picture out of focus."""
    thumb = picture.convert("RGB").resize((_THUMB, _THUMB), Image.Resampling.BOX)
    border = _border_colour(thumb)
    return Image.new("RGB", size, border) if border else _out_of_focus(thumb, size)


def _border_colour(thumb: Image.Image) -> Colour | None:
    """The one colour that the picture's edge has all around, if it has."""
    last = _THUMB - 1
    sides = [(0, 0, _THUMB, 1), (0, last, _THUMB, _THUMB), (0, 0, 1, _THUMB), (last, 0, _THUMB, _THUMB)]
    stats = [ImageStat.Stat(thumb.crop(side)) for side in sides]
    lows = [min(stat.extrema[channel][0] for stat in stats) for channel in range(3)]
    highs = [max(stat.extrema[channel][1] for stat in stats) for channel in range(3)]
    if any(high - low > _EVEN for low, high in zip(lows, highs, strict=True)):
        return None
    red, green, blue = (round(sum(stat.mean[channel] for stat in stats) / len(stats)) for channel in range(3))
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
    pairs = zip(thumb.getdata(), alpha.getdata(), strict=True)
    seen = [luminance(colour) for colour, opaque in pairs if opaque > 128]
    drawn_light = bool(seen) and sum(seen) / len(seen) > 0.7
    ground = Image.new("RGB", picture.size, dark if drawn_light else light)
    ground.paste(picture, (0, 0), picture)
    return ground
