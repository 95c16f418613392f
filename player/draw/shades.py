"""Every colour on a slide, derived from the board's four, so that text always stands out at 7:1 or more.

Leaves out where the colours go. Contrast is that of WCAG 2: (lighter + 0.05) / (darker + 0.05) of relative luminance.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from player.notices.board import Theme

Colour = tuple[int, int, int]

TEXT_CONTRAST = 7.0
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
CODE_DARK: Colour = (12, 12, 12)
"""Codes are near black on white whatever the theme: phones read them best so."""


@dataclass(frozen=True, slots=True)
class Shades:
    """`accent`, `muted` and `alarm` are for text on `paper`; each band has its own `on_...` text colour."""

    paper: Colour
    ink: Colour
    muted: Colour
    accent: Colour
    alarm: Colour
    panel: Colour
    rule: Colour
    band: Colour
    on_band: Colour
    urgent: Colour
    on_urgent: Colour
    urgent_foot: Colour
    dusk: Colour


@cache
def shades_of(theme: Theme) -> Shades:
    """The shades of a theme. Raises ValueError for a colour that is not #rrggbb."""
    paper, ink = parse_colour(theme.paper), parse_colour(theme.ink)
    accent, urgent = parse_colour(theme.accent), parse_colour(theme.urgent)
    panel = mix(paper, accent, 0.07)
    light = paper if luminance(paper) > 0.5 else WHITE
    return Shades(
        paper=paper,
        ink=readable(ink, panel),
        muted=readable(mix(ink, paper, 0.22), panel),
        accent=readable(accent, panel),
        alarm=readable(urgent, panel),
        panel=panel,
        rule=mix(paper, accent, 0.35),
        band=readable(accent, light),
        on_band=light,
        urgent=readable(urgent, WHITE),
        on_urgent=WHITE,
        urgent_foot=readable(mix(ink, BLACK, 0.2), light),
        dusk=mix(mix(accent, ink, 0.5), BLACK, 0.35),
    )


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
