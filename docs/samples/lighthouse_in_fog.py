"""The lighthouse that was not: a boat, five people, a light."""

from __future__ import annotations

from houses import rowing_boat
from nature import bands
from prints import (
    BARK,
    BLUSH,
    CREAM,
    DEEP,
    DUSK,
    FALU,
    INK,
    LAKE,
    MIST,
    NIGHT,
    PAPER,
    RUST,
    SPRUCE,
    STRAW,
    Sheet,
    mixed,
    smooth,
)


def lighthouse_in_fog() -> Sheet:
    """A rowing boat with five people, and a light in the fog."""
    sheet = Sheet(1600, 1000, MIST, 97)
    grey = mixed(LAKE, DUSK, 0.35)
    bands(sheet, [mixed(grey, NIGHT, 0.35), mixed(grey, NIGHT, 0.1), mixed(grey, MIST, 0.35), mixed(grey, MIST, 0.6),
        mixed(grey, MIST, 0.8)], 660)
    tower = [(1040, 668), (1066, 300), (1134, 300), (1160, 668)]
    for side in (-1, 1):
        spread = [(1100, 250), (1100 + side * 1100, 60), (1100 + side * 1100, 330)]
        sheet.veil(spread, CREAM, 0.34)
        sheet.veil([(1100, 250), (1100 + side * 1100, 130), (1100 + side * 1100, 270)], CREAM, 0.3)
    sheet.polygon(tower, mixed(PAPER, MIST, 0.3))
    for low, high in ((0.12, 0.34), (0.58, 0.8)):
        sheet.polygon([(1040 + 26 * low, 668 - 368 * low), (1040 + 26 * high, 668 - 368 * high),
            (1160 - 26 * high, 668 - 368 * high), (1160 - 26 * low, 668 - 368 * low)], mixed(FALU, MIST, 0.25))
    sheet.box(1052, 286, 1148, 304, INK)
    sheet.box(1074, 222, 1126, 288, CREAM)
    for post in (1074, 1100, 1126):
        sheet.line([(post, 222), (post, 288)], INK, 4)
    sheet.polygon([(1062, 224), (1100, 176), (1138, 224)], mixed(FALU, INK, 0.2))
    sheet.glow(1100, 254, 150, CREAM, 0.6)
    sheet.blob([(940, 672), (1000, 630), (1100, 646), (1210, 628), (1290, 672), (1120, 690)], mixed(INK, DUSK, 0.5))
    sheet.box(0, 660, 1600, 1000, mixed(grey, NIGHT, 0.3))
    sheet.blob([(930, 668), (1100, 654), (1300, 668), (1110, 684)], mixed(INK, DUSK, 0.4))
    for index in range(17):
        sheet.gouge(1100 + sheet.random.gauss(0, 18), 690 + index * 17, 150 - index * 4, CREAM, 0, 7)
    for _ in range(120):
        near = sheet.random.random()
        sheet.gouge(sheet.random.uniform(0, 1600), 676 + 320 * near, 40 + 120 * near, mixed(grey, MIST, 0.3), 0,
            2 + 5 * near)
    _crew(sheet, 520, 800)
    rowing_boat(sheet, 520, 836, 520, mixed(INK, NIGHT, 0.4), mixed(CREAM, BARK, 0.3))
    for y, height, strength in ((600, 40, 0.45), (660, 26, 0.5), (770, 22, 0.3), (470, 30, 0.25), (880, 40, 0.26)):
        sheet.veil(smooth([(-80, y), (300, y - 20), (760, y + 12), (1200, y - 16), (1700, y), (1700, y + height),
            (1100, y + height * 0.6), (560, y + height * 1.3), (-80, y + height)]), mixed(MIST, PAPER, 0.3), strength)
    return sheet


def _crew(sheet: Sheet, x: float, y: float) -> None:
    coats = (FALU, DEEP, STRAW, SPRUCE, RUST)
    for index, coat in enumerate(coats):
        at, seat = x - 170 + index * 82, y - (0, 6, 0, 8, -4)[index]
        sheet.blob([(at - 32, seat + 40), (at - 30, seat - 30), (at - 12, seat - 58), (at + 14, seat - 58),
            (at + 30, seat - 30), (at + 34, seat + 40)], coat)
        sheet.ellipse(at + 5, seat - 78, 20, 23, mixed(BLUSH, DUSK, 0.2))
        sheet.blob([(at - 18, seat - 78), (at - 16, seat - 104), (at + 8, seat - 108), (at + 26, seat - 92),
            (at + 8, seat - 90)], mixed(coat, INK, 0.5))
