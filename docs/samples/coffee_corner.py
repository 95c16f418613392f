"""Coffee corner: a cup by the shop's window."""

from __future__ import annotations

import math

from cinnamon_buns import bun
from nature import bands, birch, forest_edge, ridge
from prints import (
    BARK,
    BLUSH,
    CREAM,
    DEEP,
    FALU,
    INK,
    LAKE,
    MEADOW,
    MIST,
    MOSS,
    PAPER,
    RUST,
    SPRUCE,
    STRAW,
    Sheet,
    mixed,
    smooth,
)


def coffee_corner() -> Sheet:
    """A cup of coffee by the shop's window, snow on the sill or summer outside: here, spring."""
    sheet = Sheet(1600, 1000, MIST, 127)
    bands(sheet, [mixed(LAKE, PAPER, 0.4), mixed(LAKE, PAPER, 0.65), mixed(CREAM, PAPER, 0.4)], 520)
    ridge(sheet, 440, 28, mixed(MOSS, LAKE, 0.4))
    forest_edge(sheet, 540, 100, mixed(SPRUCE, MOSS, 0.3), 560)
    ridge(sheet, 550, 12, MEADOW)
    sheet.blob([(-40, 660), (400, 610), (900, 640), (1640, 600), (1640, 720), (-40, 740)], LAKE)
    sheet.gouges([(0, 620), (1600, 620), (1600, 720), (0, 720)], mixed(LAKE, PAPER, 0.5), 50, length=110, width=6)
    birch(sheet, 1150, 720, 560)
    frame = mixed(PAPER, CREAM, 0.3)
    for x in (0, 770, 1540):
        sheet.box(x, 0, x + 60, 760, frame)
        sheet.box(x + 52, 0, x + 60, 760, mixed(frame, BARK, 0.25))
    sheet.box(0, 0, 1600, 64, frame)
    sheet.box(0, 360, 1600, 384, frame)
    for side, edge in ((1, 0), (-1, 1600)):
        drape = smooth([(edge + side * 250, 0), (edge + side * 215, 250), (edge + side * 120, 450),
            (edge + side * 96, 560), (edge + side * 130, 760)])
        sheet.polygon([(edge, 0), *drape, (edge, 760)], RUST)
        for fold in range(1, 5):
            sheet.line([(edge + (x - edge) * fold / 5, y) for x, y in drape], mixed(RUST, INK, 0.25), 8)
        for row in range(7):
            for column in range(2):
                sheet.ellipse(edge + side * (32 + column * 62), 60 + row * 96 + column * 44, 9, 9, CREAM)
    sill = [(0, 752), (1600, 752), (1600, 1000), (0, 1000)]
    sheet.polygon(sill, mixed(BARK, CREAM, 0.42))
    sheet.gouges(sill, mixed(BARK, CREAM, 0.7), 70, length=200, width=6)
    sheet.box(0, 752, 1600, 768, mixed(BARK, CREAM, 0.75))
    _cup(sheet, 560, 900)
    bun(sheet, 900, 872, 92)
    _geranium(sheet, 1290, 860)
    return sheet


def _cup(sheet: Sheet, x: float, foot: float) -> None:
    sheet.ellipse(x + 16, foot + 4, 226, 44, mixed(BARK, INK, 0.2))
    sheet.ellipse(x, foot - 8, 216, 42, PAPER)
    sheet.ellipse(x, foot - 12, 150, 26, mixed(PAPER, LAKE, 0.3))
    ring = [(x + 128 + 62 * math.cos(t / 5), foot - 130 + 56 * math.sin(t / 5)) for t in range(33)]
    sheet.line(ring, PAPER, 20)
    bowl = [(x - 142, foot - 222), (x - 136, foot - 140), (x - 104, foot - 60), (x - 62, foot - 22),
        (x + 62, foot - 22), (x + 104, foot - 60), (x + 136, foot - 140), (x + 142, foot - 222)]
    sheet.polygon(smooth(bowl), PAPER)
    sheet.polygon(smooth([(x + 60, foot - 24), (x + 104, foot - 62), (x + 136, foot - 140), (x + 142, foot - 220),
        (x + 100, foot - 214), (x + 84, foot - 120), (x + 40, foot - 24)]), mixed(PAPER, LAKE, 0.25))
    for flower in range(5):
        px, py = x - 100 + flower * 44, foot - 132 + (flower % 2) * 26
        for petal in range(5):
            turn = petal * math.tau / 5
            sheet.ellipse(px + 11 * math.cos(turn), py + 11 * math.sin(turn), 8, 8, DEEP)
        sheet.ellipse(px, py, 6, 6, STRAW)
    sheet.ellipse(x, foot - 222, 142, 30, mixed(PAPER, LAKE, 0.4))
    sheet.ellipse(x, foot - 218, 126, 23, mixed(BARK, INK, 0.45))
    sheet.gouge(x - 30, foot - 222, 120, mixed(BARK, STRAW, 0.45), 2, 8)
    for steam in (-54, 2, 56):
        curl = smooth([(x + steam, foot - 270), (x + steam - 26, foot - 340), (x + steam + 22, foot - 410),
            (x + steam - 8, foot - 490)])
        sheet.line(curl, mixed(PAPER, MIST, 0.2), 9)


def _geranium(sheet: Sheet, x: float, foot: float) -> None:
    for stem, top in ((-70, 250), (0, 330), (76, 270), (-26, 210), (40, 200)):
        sheet.line(smooth([(x + stem * 0.3, foot - 130), (x + stem * 0.7, foot - top * 0.8),
            (x + stem, foot - top)]), MOSS, 8)
    for _ in range(22):
        px, py = x + sheet.random.gauss(0, 66), foot - 150 - sheet.random.random() * 110
        ink = sheet.random.choice((SPRUCE, MOSS, mixed(SPRUCE, MOSS, 0.5)))
        sheet.blob([(px - 34, py), (px - 20, py - 26), (px, py - 18), (px + 20, py - 28), (px + 34, py - 2),
            (px + 14, py + 22), (px - 14, py + 22)], ink)
    for bx, by in ((-70, 262), (0, 344), (76, 282)):
        for _ in range(20):
            px, py = x + bx + sheet.random.gauss(0, 24), foot - by + sheet.random.gauss(0, 17)
            sheet.ellipse(px, py, 12, 12, sheet.random.choice((FALU, RUST, mixed(RUST, BLUSH, 0.4))))
    sheet.polygon([(x - 110, foot - 140), (x + 110, foot - 140), (x + 80, foot + 26),
        (x - 80, foot + 26)], mixed(RUST, BARK, 0.25))
    sheet.box(x - 122, foot - 168, x + 122, foot - 128, mixed(RUST, CREAM, 0.15))
    sheet.gouge(x - 66, foot - 50, 120, mixed(RUST, CREAM, 0.5), 84, 9)
