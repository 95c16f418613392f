"""The tomte: a lantern beside a black brook."""

from __future__ import annotations

from houses import cottage
from nature import bands, forest_edge, path, ridge, snowfall, stars
from prints import (
    BARK,
    BLUSH,
    CREAM,
    DEEP,
    DUSK,
    FALU,
    INK,
    MIST,
    NIGHT,
    PAPER,
    RUST,
    SNOW,
    STRAW,
    Sheet,
    mixed,
    smooth,
)
from winter import SHADE, WINTER_SKY, snowy_spruce


def tomte_by_the_brook() -> Sheet:
    """A tomte with a lantern walks beside a black brook in the snow."""
    sheet = Sheet(1600, 1000, NIGHT, 41)
    bands(sheet, WINTER_SKY, 560)
    stars(sheet, 90, 420, CREAM)
    forest_edge(sheet, 560, 190, mixed(NIGHT, INK, 0.5), 600)
    ridge(sheet, 540, 24, mixed(SHADE, NIGHT, 0.25))
    cottage(sheet, 330, 566, 230, pane=STRAW, snow=True)
    ridge(sheet, 610, 20, SHADE)
    near = ridge(sheet, 690, 26, mixed(SNOW, SHADE, 0.45))
    sheet.gouges(near, SNOW, 150, length=90, width=5)
    brook = path(sheet, [(1180, 590), (1010, 660), (1150, 740), (880, 840),
        (760, 1010)], [20, 66, 130, 230, 380], mixed(NIGHT, INK, 0.55))
    sheet.gouges(brook, mixed(DEEP, MIST, 0.3), 80, length=80, width=4, angle=-12)
    for x, y, size in ((1000, 690, 30), (1115, 790, 44), (840, 900, 60), (1010, 720, 18)):
        sheet.ellipse(x, y, size * 1.3, size * 0.7, mixed(INK, DUSK, 0.4))
        sheet.blob([(x - size * 1.35, y - size * 0.1), (x - size * 0.7, y - size), (x + size * 0.6, y - size),
            (x + size * 1.35, y - size * 0.15), (x, y + size * 0.1)], SNOW)
    for x, foot, tall in ((60, 830, 620), (1540, 900, 800), (1370, 720, 470), (200, 700, 300), (1250, 640, 250)):
        snowy_spruce(sheet, x, foot, tall)
    for index in range(9):
        sheet.ellipse(1500 - index * 34, 905 - index * 9 + (10 if index % 2 else 0), 12 - index * 0.3, 5,
            mixed(SHADE, NIGHT, 0.25))
    sheet.glow(1078, 812, 250, STRAW, 0.42)
    _tomte(sheet, 1180, 880)
    snowfall(sheet, 130, SNOW)
    return sheet


def _tomte(sheet: Sheet, x: float, foot: float) -> None:
    sheet.veil([(x - 20, foot - 8), (x + 250, foot + 34), (x + 230, foot + 56), (x - 40, foot + 14)], NIGHT, 0.4)
    for boot in (-24, 16):
        sheet.blob([(x + boot - 26, foot + 2), (x + boot - 22, foot - 16), (x + boot, foot - 34),
            (x + boot + 18, foot - 30), (x + boot + 18, foot + 2)], INK)
    grey = mixed(DUSK, INK, 0.25)
    sheet.polygon(smooth([(x - 56, foot - 22), (x - 46, foot - 110), (x - 22, foot - 154), (x + 26, foot - 150),
        (x + 50, foot - 96), (x + 54, foot - 20), (x, foot - 12)], closed=True), grey)
    sheet.gouge(x - 30, foot - 74, 100, mixed(STRAW, grey, 0.35), 98, 9)
    sheet.line([(x - 54, foot - 66), (x + 52, foot - 66)], BARK, 11)
    sheet.polygon(smooth([(x - 36, foot - 140), (x - 58, foot - 116), (x - 98, foot - 108), (x - 96, foot - 90),
        (x - 44, foot - 92)], closed=True), mixed(grey, INK, 0.2))
    sheet.ellipse(x - 100, foot - 98, 12, 11, FALU)
    sheet.ellipse(x - 12, foot - 158, 30, 26, BLUSH)
    sheet.blob([(x - 40, foot - 162), (x - 22, foot - 150), (x + 16, foot - 156), (x + 24, foot - 130),
        (x - 8, foot - 74), (x - 34, foot - 112)], PAPER)
    sheet.gouges([(x - 36, foot - 150), (x + 18, foot - 150),
        (x - 6, foot - 80)], mixed(PAPER, DUSK, 0.4), 14, angle=80, length=40, width=3)
    sheet.ellipse(x - 38, foot - 160, 9, 8, mixed(BLUSH, RUST, 0.4))
    sheet.polygon(smooth([(x - 46, foot - 166), (x - 30, foot - 212), (x + 6, foot - 258), (x + 70, foot - 286),
        (x + 46, foot - 244), (x + 28, foot - 172), (x - 6, foot - 178)], closed=True), FALU)
    sheet.gouge(x + 4, foot - 214, 70, mixed(FALU, BLUSH, 0.45), 118, 9)
    lamp, top = x - 102, foot - 88
    sheet.line([(lamp, top), (lamp, top + 12)], INK, 4)
    sheet.polygon([(lamp - 20, top + 20), (lamp, top + 6), (lamp + 20, top + 20)], INK)
    sheet.box(lamp - 16, top + 20, lamp + 16, top + 56, STRAW)
    sheet.box(lamp - 8, top + 26, lamp + 8, top + 52, CREAM)
    for post in (-16, 16):
        sheet.line([(lamp + post, top + 20), (lamp + post, top + 58)], INK, 4)
    sheet.box(lamp - 20, top + 56, lamp + 20, top + 63, INK)
