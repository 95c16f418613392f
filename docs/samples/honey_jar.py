"""Honey: a jar among heather and bees."""

from __future__ import annotations

import math

from prints import BARK, BLUSH, CREAM, DUSK, FALU, INK, LAKE, MOSS, PAPER, RUST, SPRUCE, STRAW, Sheet, mixed, smooth


def honey_jar() -> Sheet:
    """A jar of honey among heather and bees; an upright picture."""
    sheet = Sheet(1000, 1250, CREAM, 109)
    sheet.box(0, 0, 1000, 1250, mixed(STRAW, CREAM, 0.55))
    for ray in range(18):
        turn = ray * math.tau / 18
        sheet.veil([(500, 600), (500 + 1200 * math.cos(turn), 600 + 1200 * math.sin(turn)),
            (500 + 1200 * math.cos(turn + 0.17), 600 + 1200 * math.sin(turn + 0.17))], PAPER, 0.3)
    table = [(0, 980), (1000, 960), (1000, 1250), (0, 1250)]
    sheet.polygon(table, mixed(BARK, CREAM, 0.25))
    sheet.gouges(table, mixed(BARK, CREAM, 0.5), 70, length=160, width=6)
    sheet.veil([(280, 1060), (800, 1040), (900, 1100), (330, 1130)], INK, 0.3)
    for _ in range(46):
        side = sheet.random.choice((-1, 1))
        x = 500 + side * sheet.random.uniform(230, 470)
        _heather(sheet, x, 1080 + sheet.random.uniform(-40, 60), sheet.random.uniform(280, 520), side)
    jar = [(290, 480), (286, 560), (284, 1020), (300, 1068), (360, 1086), (640, 1086), (700, 1068), (716, 1020),
        (714, 560), (710, 480)]
    shoulder = smooth([(350, 396), (310, 430), (290, 480)])
    other = smooth([(710, 480), (690, 430), (650, 396)])
    sheet.polygon([*shoulder, *jar[1:-1], *other], mixed(STRAW, RUST, 0.22))
    sheet.gouges([*shoulder, *jar[1:-1], *other], mixed(STRAW, CREAM, 0.3), 60, angle=90, length=130, width=8)
    sheet.gouge(332, 760, 520, CREAM, 90, 20)
    sheet.polygon([(330, 310), (670, 310), (680, 330), (680, 390), (670, 404), (330, 404), (320, 390),
        (320, 330)], FALU)
    sheet.gouges([(330, 310), (670, 310), (680, 390), (320, 390)], mixed(FALU, BLUSH, 0.5), 30, angle=90, length=60,
        width=6)
    _label(sheet, 500, 770)
    for x, y, size, lean in ((230, 300, 1.1, 20), (780, 220, 1.35, -18), (850, 560, 0.9, 12), (140, 620, 0.85, -30)):
        _bee(sheet, x, y, size, lean)
    return sheet


def _label(sheet: Sheet, x: float, y: float) -> None:
    sheet.box(x - 150, y - 140, x + 150, y + 150, PAPER)
    for inset, ink, width in ((12, SPRUCE, 5), (22, SPRUCE, 2)):
        corners = [(x - 150 + inset, y - 140 + inset), (x + 150 - inset, y - 140 + inset),
            (x + 150 - inset, y + 150 - inset), (x - 150 + inset, y + 150 - inset),
            (x - 150 + inset, y - 140 + inset)]
        sheet.line(corners, ink, width)
    for row, columns in ((-1, 2), (0, 3), (1, 2)):
        for column in range(columns):
            cx, cy = x + (column - (columns - 1) / 2) * 76, y + row * 66
            cell = [(cx + 40 * math.cos(math.tau * (k + 0.5) / 6),
                cy + 40 * math.sin(math.tau * (k + 0.5) / 6)) for k in range(6)]
            sheet.polygon(cell, STRAW if (row + column) % 2 else mixed(STRAW, RUST, 0.3))
    _bee(sheet, x + 4, y, 0.8, 0)


def _bee(sheet: Sheet, x: float, y: float, size: float, lean: float) -> None:
    c, s = math.cos(math.radians(lean)), math.sin(math.radians(lean))

    def at(px: float, py: float) -> tuple[float, float]:
        return x + (px * c - py * s) * size, y + (px * s + py * c) * size

    for tip in ((-34, -74), (26, -78)):
        sheet.blob([at(-4, -14), at(tip[0] - 18, tip[1] + 22), at(*tip), at(tip[0] + 22, tip[1] + 26), at(8, -14)],
            mixed(PAPER, LAKE, 0.18))
    sheet.blob([at(-62, 4), at(-46, -24), at(0, -32), at(44, -24), at(56, 0), at(40, 26), at(-6, 32), at(-46, 22)],
        STRAW)
    for stripe in (-34, -6, 22):
        sheet.line([at(stripe, -26), at(stripe + 5, 0), at(stripe, 27)], INK, 12 * size)
    sheet.ellipse(*at(60, -2), 19 * size, 19 * size, INK)
    for feeler in (-10, 6):
        sheet.line([at(68, -12), at(88, -28 + feeler)], INK, 3.5 * size)
    sheet.polygon([at(-58, -5), at(-80, 5), at(-58, 12)], INK)


def _heather(sheet: Sheet, x: float, foot: float, tall: float, side: int) -> None:
    lean = side * sheet.random.uniform(-20, 110)
    stem = smooth([(x, foot), (x + lean * 0.3, foot - tall * 0.5), (x + lean, foot - tall)])
    sheet.line(stem, SPRUCE, 4)
    for index, (px, py) in enumerate(stem[6:]):
        if index % 2:
            ink = sheet.random.choice((mixed(DUSK, BLUSH, 0.45), mixed(FALU, BLUSH, 0.5), mixed(DUSK, FALU, 0.4)))
            for arm in (-1, 1):
                sheet.ellipse(px + arm * 9, py, 8, 10, ink)
        else:
            sheet.gouge(px - 10, py + 5, 24, MOSS, 35, 5)
            sheet.gouge(px + 10, py + 5, 24, MOSS, 145, 5)
