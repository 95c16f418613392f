"""Ski track: lamps in the night forest."""

from __future__ import annotations

import math

from nature import bands, forest_edge, path, snowfall, stars
from prints import BARK, BLUSH, CREAM, DEEP, DUSK, FALU, INK, NIGHT, RUST, SNOW, STRAW, Sheet, mixed, smooth
from winter import SHADE, WINTER_SKY, snowy_spruce


def ski_track() -> Sheet:
    """A lit track through the night forest, and someone on skis."""
    sheet = Sheet(1600, 1000, NIGHT, 67)
    bands(sheet, WINTER_SKY, 640)
    stars(sheet, 80, 330, CREAM)
    forest_edge(sheet, 620, 300, mixed(NIGHT, DUSK, 0.25), 660)
    forest_edge(sheet, 650, 220, mixed(NIGHT, INK, 0.4), 690)
    sheet.polygon([(0, 640), (1600, 640), (1600, 1000), (0, 1000)], mixed(SNOW, SHADE, 0.75))
    lamps = ((820, 648, 170), (1010, 676, 250), (560, 716, 350), (1250, 800, 520))
    for x, foot, tall in lamps:
        sheet.glow(x, foot - tall * 0.9, tall * 0.6, STRAW, 0.36)
        pool = [(x + tall * 0.7 * math.cos(turn / 4), foot + tall * 0.13 * math.sin(turn / 4)) for turn in range(25)]
        sheet.veil(pool, CREAM, 0.6)
    path(sheet, [(880, 642), (930, 670), (760, 730), (880, 830),
        (700, 1010)], [24, 70, 160, 300, 560], mixed(SNOW, CREAM, 0.3))
    for side in (-1, 1):
        groove = [(880 + side * 3, 642), (930 + side * 9, 670), (760 + side * 20, 730), (880 + side * 36, 830),
            (700 + side * 66, 1010)]
        sheet.line(smooth(groove), SHADE, 7)
    for x, foot, tall in lamps:
        sheet.line([(x, foot), (x, foot - tall * 0.9)], BARK, max(5, tall / 38))
        sheet.ellipse(x, foot - tall * 0.9, tall * 0.055, tall * 0.055, CREAM)
    for x, foot, tall in ((90, 940, 830), (330, 800, 560), (1530, 960, 860), (1400, 760, 430), (680, 672, 230),
        (460, 700, 320)):
        snowy_spruce(sheet, x, foot, tall)
    _skier(sheet, 842, 862)
    snowfall(sheet, 60, SNOW)
    return sheet


def _skier(sheet: Sheet, x: float, foot: float) -> None:
    """A skier from behind, in mid-stride."""
    for side, lift in ((-1, 0), (1, -16)):
        sheet.line([(x + side * 20, foot + 58 + lift), (x + side * 8, foot - 70 + lift)], RUST, 9)
        sheet.line([(x + side * 18, foot + lift), (x + side * 14, foot - 52), (x + side * 11, foot - 110)], NIGHT, 24)
    sheet.blob([(x - 34, foot - 108), (x - 36, foot - 160), (x - 26, foot - 204), (x + 26, foot - 204),
        (x + 36, foot - 160), (x + 32, foot - 108)], FALU)
    sheet.gouge(x - 18, foot - 158, 74, BLUSH, 92, 7)
    for side in (-1, 1):
        sheet.line([(x + side * 30, foot - 194), (x + side * 58, foot - 156),
            (x + side * 66, foot - 122)], mixed(FALU, INK, 0.18), 19)
        sheet.line([(x + side * 66, foot - 128), (x + side * 104, foot + 24)], INK, 5)
        sheet.ellipse(x + side * 66, foot - 122, 12, 12, INK)
    sheet.ellipse(x, foot - 232, 24, 28, BLUSH)
    sheet.blob([(x - 27, foot - 232), (x - 20, foot - 266), (x + 20, foot - 266), (x + 27, foot - 232)], DEEP)
    sheet.ellipse(x, foot - 272, 9, 9, CREAM)
