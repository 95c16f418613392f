"""Coffee cottage: the association's red house in summer."""

from __future__ import annotations

import math

from houses import cottage
from nature import bands, birch, cloud, forest_edge, grass, path, ridge, spruce
from prints import (
    BARK,
    BLUSH,
    CREAM,
    DEEP,
    DUSK,
    INK,
    LAKE,
    MEADOW,
    MIST,
    MOSS,
    NIGHT,
    PAPER,
    RUST,
    SPRUCE,
    STRAW,
    Sheet,
    mixed,
    smooth,
)
from summer import SUMMER_SKY


def coffee_cottage() -> Sheet:
    """The association's red cottage with birches, a flag and set tables."""
    sheet = Sheet(1600, 1000, MIST, 83)
    bands(sheet, SUMMER_SKY, 620)
    for x, y, wide in ((300, 170, 230), (1180, 130, 280), (860, 250, 150)):
        cloud(sheet, x, y, wide)
    ridge(sheet, 520, 30, mixed(MOSS, LAKE, 0.5))
    forest_edge(sheet, 610, 110, mixed(SPRUCE, MOSS, 0.35), 650)
    meadow = ridge(sheet, 630, 14, MEADOW)
    sheet.gouges(meadow, mixed(MEADOW, MOSS, 0.6), 320, length=60, width=5)
    spruce(sheet, 1490, 720, 470, SPRUCE, mixed(MOSS, MEADOW, 0.3))
    birch(sheet, 1300, 740, 560)
    cottage(sheet, 790, 760, 660, pane=mixed(NIGHT, LAKE, 0.3))
    birch(sheet, 250, 800, 680)
    walk = path(sheet, [(790, 762), (800, 820), (730, 900), (760, 1010)], [66, 100, 170, 280], CREAM)
    sheet.gouges(walk, mixed(CREAM, BARK, 0.3), 40, length=50, width=4)
    sheet.line([(1180, 800), (1180, 190)], PAPER, 9)
    sheet.ellipse(1180, 186, 10, 10, STRAW)
    flag = smooth([(1180, 210), (1260, 222), (1330, 204), (1400, 218)])
    low = [(x, y + 128) for x, y in flag]
    sheet.polygon([*flag, *reversed(low)], mixed(DEEP, LAKE, 0.15))
    sheet.polygon([*[(x, y + 50) for x, y in flag], *reversed([(x, y + 78) for x, y in flag])], STRAW)
    sheet.polygon([(1236, 219), (1264, 221), (1264, 349), (1236, 347)], STRAW)
    for x, y, size in ((470, 880, 1.0), (1120, 900, 1.1)):
        _table(sheet, x, y, size)
    grass(sheet, 0, 1600, 930, (MOSS, mixed(MOSS, MEADOW, 0.5), SPRUCE), 240)
    for _ in range(90):
        x, y = sheet.random.uniform(0, 1600), sheet.random.uniform(905, 985)
        ink = sheet.random.choice((PAPER, PAPER, STRAW, DUSK, BLUSH))
        sheet.ellipse(x, y, 6, 6, ink)
    return sheet


def _table(sheet: Sheet, x: float, y: float, size: float) -> None:
    """A garden table with a cloth, cups and a waffle plate."""
    for leg in (-80, 80):
        sheet.line([(x + leg * size, y - 50 * size), (x + leg * 1.1 * size, y + 44 * size)], PAPER, 9 * size)
    for seat in (-150, 150):
        sheet.box(x + (seat - 34) * size, y - 14 * size, x + (seat + 34) * size, y - 4 * size, DEEP)
        side = math.copysign(30, seat)
        sheet.line([(x + (seat + side) * size, y - 90 * size),
            (x + (seat + side) * size, y + 44 * size)], DEEP, 8 * size)
        sheet.line([(x + (seat - side) * size, y - 8 * size),
            (x + (seat - side) * size, y + 44 * size)], DEEP, 8 * size)
    cloth = [(x - 110 * size, y - 62 * size), (x + 110 * size, y - 62 * size), (x + 124 * size, y - 14 * size)]
    hem = [(x + (124 - 31 * step) * size, y + (-14 + (14 if step % 2 else 0)) * size) for step in range(9)]
    sheet.polygon([*cloth, *hem], PAPER)
    for stripe in range(-3, 4):
        sheet.line([(x + stripe * 30 * size, y - 62 * size), (x + stripe * 34 * size, y - 16 * size)], RUST, 4 * size)
    for cup in (-60, 54):
        sheet.polygon([(x + (cup - 14) * size, y - 84 * size), (x + (cup + 14) * size, y - 84 * size),
            (x + (cup + 9) * size, y - 62 * size), (x + (cup - 9) * size, y - 62 * size)], mixed(LAKE, PAPER, 0.35))
    _coffee_pot(sheet, x, y - 62 * size, size)


def _coffee_pot(sheet: Sheet, x: float, foot: float, size: float) -> None:
    sheet.line(smooth([(x + 16 * size, foot - 50 * size), (x + 42 * size, foot - 46 * size),
        (x + 38 * size, foot - 16 * size), (x + 20 * size, foot - 12 * size)]), INK, 6 * size)
    sheet.polygon([(x - 18 * size, foot - 26 * size), (x - 46 * size, foot - 54 * size),
        (x - 38 * size, foot - 56 * size), (x - 12 * size, foot - 42 * size)], INK)
    sheet.polygon([(x - 24 * size, foot), (x - 15 * size, foot - 58 * size), (x + 15 * size, foot - 58 * size),
        (x + 24 * size, foot)], INK)
    sheet.polygon([(x - 17 * size, foot - 58 * size), (x, foot - 72 * size), (x + 17 * size, foot - 58 * size)], INK)
    sheet.ellipse(x, foot - 75 * size, 5 * size, 5 * size, INK)
    sheet.gouge(x - 9 * size, foot - 30 * size, 40 * size, MIST, 96, 5 * size)
