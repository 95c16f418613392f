"""Every colour on a slide, derived from the board's four, so that text always stands out at 7:1 or more.

Leaves out where the colours go, and how contrast is reckoned (`notices.colours`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from player.notices.board import Theme
from player.notices.colours import BLACK, WHITE, Colour, luminance, mix, parse_colour, readable

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
