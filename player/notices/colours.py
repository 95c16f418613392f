"""Colours as three bytes, and how well one stands out on another: what slides and pages derive their shades by.

Leaves out which shades there are. Contrast is that of WCAG 2: (lighter + 0.05) / (darker + 0.05) of relative luminance.
"""

from __future__ import annotations

Colour = tuple[int, int, int]

TEXT_CONTRAST = 7.0
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)


def parse_colour(text: str) -> Colour:
    """#rrggbb as three bytes. Raises ValueError."""
    if len(text) != 7 or not text.startswith("#"):
        raise ValueError(f"a colour is written #rrggbb, not {text!r}")
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def as_hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def mix(one: Colour, other: Colour, part: float) -> Colour:
    """`one` with `part` (0..1) of `other` in it."""
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(one, other, strict=True))
    return red, green, blue


def luminance(colour: Colour) -> float:
    """Relative luminance, 0..1."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable(text: Colour, ground: Colour) -> Colour:
    """`text`, moved towards black or white no further than it needs to stand out on `ground`.

    A ground of middling grey may not allow 7:1; then the better of black and white is all there is.
    """
    far = max(BLACK, WHITE, key=lambda colour: contrast(colour, ground))
    candidates = (mix(text, far, step / 40) for step in range(41))
    return next((colour for colour in candidates if contrast(colour, ground) >= TEXT_CONTRAST), far)
