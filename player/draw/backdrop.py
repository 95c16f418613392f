"""The quiet ground behind a picture that does not fill its place: its own colours, out of focus and dimmed.

Leaves out the picture itself.
"""

from __future__ import annotations

from PIL import Image, ImageEnhance, ImageFilter

from player.draw.shades import Colour, luminance

_THUMB = 40
_DIM, _DULL = 0.55, 0.85


def out_of_focus(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The picture's colours spread over `size`, dark and calm."""
    thumb = picture.convert("RGB").resize((_THUMB, _THUMB), Image.Resampling.BOX)
    thumb = thumb.filter(ImageFilter.GaussianBlur(_THUMB / 10))
    thumb = ImageEnhance.Color(thumb).enhance(_DULL)
    thumb = thumb.point(lambda value: round(value * _DIM))
    return thumb.resize(size, Image.Resampling.BICUBIC)


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
