"""The pages' colours from the board's own, in light and in dark, as CSS: text at 7:1, edges of controls at 3:1.

Leaves out where the colours go (`static/style.css`).
"""

from __future__ import annotations

from pathlib import Path

from player.notices.board import Theme
from player.notices.colours import BLACK, WHITE, Colour, as_hex, luminance, mix, parse_colour, readable

_STYLE = Path(__file__).parent / "static" / "style.css"


def style_sheet(theme: Theme) -> bytes:
    """The whole style sheet of a board's pages."""
    light, dark = (_variables(shades) for shades in (_light(theme), _dark(theme)))
    night = f"@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}"
    # Paper is white, whatever the reader's screen is set to.
    on_paper = f"@media print {{ :root {{ {light} }} }}"
    rules = _STYLE.read_text(encoding="utf-8")
    return f":root {{ {light} }}\n{night}\n{on_paper}\n{rules}".encode()


def _light(theme: Theme) -> dict[str, Colour]:
    paper, ink, accent = (parse_colour(each) for each in (theme.paper, theme.ink, theme.accent))
    if luminance(paper) < 0.5:
        paper, ink = mix(paper, WHITE, 0.94), mix(paper, BLACK, 0.3)
    band = readable(accent, paper)
    return {**_shades(paper, mix(paper, WHITE, 0.6), ink, accent, parse_colour(theme.urgent)), **_band(band, paper)}


def _dark(theme: Theme) -> dict[str, Colour]:
    paper, ink, accent = (parse_colour(each) for each in (theme.paper, theme.ink, theme.accent))
    if luminance(paper) < luminance(ink):
        paper, ink = ink, paper
    ground = mix(ink, BLACK, 0.45 if luminance(ink) < 0.1 else 0.85)
    panel = mix(ground, WHITE, 0.07)
    urgent = mix(parse_colour(theme.urgent), WHITE, 0.2)
    band = readable(mix(accent, BLACK, 0.25), WHITE)
    return {**_shades(ground, panel, mix(paper, WHITE, 0.2), mix(accent, WHITE, 0.25), urgent), **_band(band, WHITE)}


def _shades(ground: Colour, panel: Colour, ink: Colour, accent: Colour, urgent: Colour) -> dict[str, Colour]:
    worst = min((ground, panel), key=lambda each: abs(luminance(each) - luminance(ink)))
    return {
        "ground": ground,
        "panel": panel,
        "ink": readable(ink, worst),
        "muted": readable(mix(ink, ground, 0.25), worst),
        "accent": readable(accent, worst),
        "rule": mix(ground, ink, 0.16),
        "edge": mix(ground, ink, 0.55),
        "urgent": readable(urgent, worst),
    }


def _band(band: Colour, on_band: Colour) -> dict[str, Colour]:
    return {"band": band, "on-band": on_band}


def _variables(shades: dict[str, Colour]) -> str:
    return " ".join(f"--{name}: {as_hex(colour)};" for name, colour in shades.items())
