"""Pictures of what one can eat and drink: buns, honey, a pizza, coffee by the window."""

from __future__ import annotations

import math

from nature import bands, birch, ridge, forest_edge
from prints import (
    BARK, BLUSH, CREAM, DEEP, DUSK, FALU, INK, LAKE, MEADOW, MIST, MOSS, NIGHT, PAPER, RUST, SPRUCE, STRAW,
    Sheet, mixed, smooth,
)


def cinnamon_buns() -> Sheet:
    """A tray of cinnamon buns with pearl sugar, seen from above."""
    sheet = Sheet(1600, 1000, mixed(DEEP, LAKE, 0.25), 107)
    cloth = mixed(DEEP, LAKE, 0.25)
    for x in range(0, 1600, 80):
        sheet.veil([(x, 0), (x + 26, 0), (x + 26, 1000), (x, 1000)], PAPER, 0.16)
    for y in range(20, 1000, 80):
        sheet.veil([(0, y), (1600, y), (1600, y + 26), (0, y + 26)], PAPER, 0.16)
    sheet.veil([(150, 150), (1500, 130), (1520, 900), (170, 920)], NIGHT, 0.4)
    tray = [(130, 120), (1470, 120), (1490, 140), (1490, 860), (1470, 880), (130, 880), (110, 860), (110, 140)]
    sheet.polygon(tray, mixed(INK, DUSK, 0.35))
    sheet.polygon([(150, 158), (1450, 158), (1450, 842), (150, 842)], mixed(CREAM, PAPER, 0.55))
    sheet.gouges([(150, 158), (1450, 158), (1450, 842), (150, 842)], mixed(CREAM, BARK, 0.2), 60, length=80, width=4, angle=35)
    for row in range(2):
        for column in range(4):
            x = 318 + column * 322 + sheet.random.uniform(-8, 8)
            y = 336 + row * 330 + sheet.random.uniform(-8, 8)
            if (row, column) == (1, 3):
                _crumbs(sheet, x, y)
            else:
                _bun(sheet, x, y, 142)
    sheet.veil([(0, 0), (1600, 0), (1600, 1000), (0, 1000)], cloth, 0.03)
    return sheet


def _bun(sheet: Sheet, x: float, y: float, radius: float) -> None:
    start = sheet.random.uniform(0, math.tau)
    sheet.ellipse(x + 12, y + 16, radius * 1.02, radius * 0.98, mixed(CREAM, BARK, 0.4))
    sheet.ellipse(x, y, radius * 0.9, radius * 0.86, mixed(BARK, STRAW, 0.35))
    turns, steps = 3.1, 150
    spiral = []
    for step in range(steps):
        share = step / steps
        turn = start + share * turns * math.tau
        reach = radius * 0.88 * (1 - share * 0.93)
        spiral.append((x + math.cos(turn) * reach, y + math.sin(turn) * reach * 0.96))
    sheet.line(spiral, mixed(STRAW, RUST, 0.25), radius * 0.25)
    sheet.line(spiral, mixed(STRAW, CREAM, 0.25), radius * 0.15)
    for px, py in spiral[:-14:5]:
        if sheet.random.random() < 0.8:
            sheet.gouge(px, py, radius * 0.14, CREAM, sheet.random.uniform(0, 180), 5)
    for _ in range(46):
        turn, reach = sheet.random.uniform(0, math.tau), radius * 0.86 * math.sqrt(sheet.random.random())
        px, py, half = x + math.cos(turn) * reach, y + math.sin(turn) * reach, sheet.random.uniform(4, 7)
        sheet.polygon([(px - half, py - half * 0.5), (px + half * 0.3, py - half), (px + half, py + half * 0.4), (px - half * 0.4, py + half)], PAPER)


def _crumbs(sheet: Sheet, x: float, y: float) -> None:
    sheet.veil([(x + 120 * math.cos(t / 6), y + 114 * math.sin(t / 6)) for t in range(38)], BARK, 0.13)
    for _ in range(38):
        px, py, half = x + sheet.random.gauss(0, 60), y + sheet.random.gauss(0, 56), sheet.random.uniform(3, 9)
        ink = sheet.random.choice((PAPER, mixed(BARK, STRAW, 0.5), mixed(STRAW, RUST, 0.3)))
        sheet.polygon([(px - half, py), (px, py - half), (px + half, py + half * 0.3), (px - half * 0.2, py + half)], ink)


def honey_jar() -> Sheet:
    """A jar of honey among heather and bees; an upright picture."""
    sheet = Sheet(1000, 1250, CREAM, 109)
    sheet.box(0, 0, 1000, 1250, mixed(STRAW, CREAM, 0.55))
    for ray in range(18):
        turn = ray * math.tau / 18
        sheet.veil([(500, 600), (500 + 1200 * math.cos(turn), 600 + 1200 * math.sin(turn)), (500 + 1200 * math.cos(turn + 0.17), 600 + 1200 * math.sin(turn + 0.17))], PAPER, 0.3)
    table = [(0, 980), (1000, 960), (1000, 1250), (0, 1250)]
    sheet.polygon(table, mixed(BARK, CREAM, 0.25))
    sheet.gouges(table, mixed(BARK, CREAM, 0.5), 70, length=160, width=6)
    sheet.veil([(280, 1060), (800, 1040), (900, 1100), (330, 1130)], INK, 0.3)
    for _ in range(46):
        side = sheet.random.choice((-1, 1))
        x = 500 + side * sheet.random.uniform(230, 470)
        _heather(sheet, x, 1080 + sheet.random.uniform(-40, 60), sheet.random.uniform(280, 520), side)
    jar = [(290, 480), (286, 560), (284, 1020), (300, 1068), (360, 1086), (640, 1086), (700, 1068), (716, 1020), (714, 560), (710, 480)]
    shoulder = smooth([(350, 396), (310, 430), (290, 480)])
    other = smooth([(710, 480), (690, 430), (650, 396)])
    sheet.polygon([*shoulder, *jar[1:-1], *other], mixed(STRAW, RUST, 0.22))
    sheet.gouges([*shoulder, *jar[1:-1], *other], mixed(STRAW, CREAM, 0.3), 60, angle=90, length=130, width=8)
    sheet.gouge(332, 760, 520, CREAM, 90, 20)
    sheet.polygon([(330, 310), (670, 310), (680, 330), (680, 390), (670, 404), (330, 404), (320, 390), (320, 330)], FALU)
    sheet.gouges([(330, 310), (670, 310), (680, 390), (320, 390)], mixed(FALU, BLUSH, 0.5), 30, angle=90, length=60, width=6)
    _label(sheet, 500, 770)
    for x, y, size, lean in ((230, 300, 1.1, 20), (780, 220, 1.35, -18), (850, 560, 0.9, 12), (140, 620, 0.85, -30)):
        _bee(sheet, x, y, size, lean)
    return sheet


def _label(sheet: Sheet, x: float, y: float) -> None:
    sheet.box(x - 150, y - 140, x + 150, y + 150, PAPER)
    for inset, ink, width in ((12, SPRUCE, 5), (22, SPRUCE, 2)):
        corners = [(x - 150 + inset, y - 140 + inset), (x + 150 - inset, y - 140 + inset), (x + 150 - inset, y + 150 - inset), (x - 150 + inset, y + 150 - inset), (x - 150 + inset, y - 140 + inset)]
        sheet.line(corners, ink, width)
    for row, columns in ((-1, 2), (0, 3), (1, 2)):
        for column in range(columns):
            cx, cy = x + (column - (columns - 1) / 2) * 76, y + row * 66
            cell = [(cx + 40 * math.cos(math.tau * (k + 0.5) / 6), cy + 40 * math.sin(math.tau * (k + 0.5) / 6)) for k in range(6)]
            sheet.polygon(cell, STRAW if (row + column) % 2 else mixed(STRAW, RUST, 0.3))
    _bee(sheet, x + 4, y, 0.8, 0)


def _bee(sheet: Sheet, x: float, y: float, size: float, lean: float) -> None:
    c, s = math.cos(math.radians(lean)), math.sin(math.radians(lean))

    def at(px: float, py: float) -> tuple[float, float]:
        return x + (px * c - py * s) * size, y + (px * s + py * c) * size

    for tip in ((-34, -74), (26, -78)):
        sheet.blob([at(-4, -14), at(tip[0] - 18, tip[1] + 22), at(*tip), at(tip[0] + 22, tip[1] + 26), at(8, -14)], mixed(PAPER, LAKE, 0.18))
    sheet.blob([at(-62, 4), at(-46, -24), at(0, -32), at(44, -24), at(56, 0), at(40, 26), at(-6, 32), at(-46, 22)], STRAW)
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


def pizza() -> Sheet:
    """The pizza of the month, from above, with chanterelles, onion and thyme; a square picture."""
    sheet = Sheet(1200, 1200, mixed(NIGHT, INK, 0.25), 113)
    for ring in range(9):
        sheet.gouges([(0, ring * 140), (1200, ring * 140 - 30), (1200, ring * 140 + 60), (0, ring * 140 + 90)], mixed(NIGHT, DUSK, 0.35), 16, length=240, width=5, angle=-1.5)
    sheet.veil([(628 + 500 * math.cos(t / 10), 640 + 490 * math.sin(t / 10)) for t in range(63)], INK, 0.55)
    sheet.ellipse(600, 600, 496, 490, mixed(CREAM, BARK, 0.55))
    sheet.ellipse(600, 600, 470, 464, mixed(CREAM, BARK, 0.3))
    edge = [(600 + (444 + sheet.random.gauss(0, 7)) * math.cos(t * math.tau / 60), 600 + (438 + sheet.random.gauss(0, 7)) * math.sin(t * math.tau / 60)) for t in range(60)]
    sheet.blob(edge, mixed(STRAW, BARK, 0.22))
    for _ in range(22):
        turn = sheet.random.uniform(0, math.tau)
        sheet.blob([(600 + math.cos(turn + a) * r, 600 + math.sin(turn + a) * r) for a, r in ((0, 402), (0.035, 424), (0, 438), (-0.04, 420))], mixed(BARK, STRAW, 0.3))
    sauce = [(600 + (384 + sheet.random.gauss(0, 6)) * math.cos(t * math.tau / 50), 600 + (380 + sheet.random.gauss(0, 6)) * math.sin(t * math.tau / 50)) for t in range(50)]
    sheet.blob(sauce, RUST)
    cheese = [(600 + (362 + sheet.random.gauss(0, 11)) * math.cos(t * math.tau / 40), 600 + (358 + sheet.random.gauss(0, 11)) * math.sin(t * math.tau / 40)) for t in range(40)]
    sheet.blob(cheese, mixed(STRAW, CREAM, 0.55))
    for _ in range(26):
        x, y = _on_pizza(sheet, 320)
        size = sheet.random.uniform(18, 46)
        sheet.blob([(x - size, y), (x - size * 0.2, y - size * 0.7), (x + size, y - size * 0.1), (x + size * 0.2, y + size * 0.7)], mixed(CREAM, PAPER, 0.5) if size > 30 else mixed(STRAW, RUST, 0.35))
    for index in range(15):
        turn, reach = index * 2.4, 318 * math.sqrt((index + 0.6) / 15)
        _chanterelle(sheet, 600 + reach * math.cos(turn), 600 + reach * math.sin(turn), 1.0 + 0.25 * sheet.random.random())
    for _ in range(13):
        x, y = _on_pizza(sheet, 318)
        turn = sheet.random.uniform(0, math.tau)
        for reach, ink in ((38, mixed(FALU, DUSK, 0.45)), (27, mixed(FALU, BLUSH, 0.5))):
            sheet.line([(x + reach * math.cos(turn + t / 6), y + reach * 0.8 * math.sin(turn + t / 6)) for t in range(15)], ink, 7)
    for _ in range(60):
        x, y = _on_pizza(sheet, 340)
        sheet.gouge(x, y, 28, sheet.random.choice((SPRUCE, MOSS)), sheet.random.uniform(0, 180), 8)
    for cut in range(4):
        turn = cut * math.pi / 4 + 0.2
        dx, dy = math.cos(turn), math.sin(turn)
        sheet.line([(600 - dx * 452, 600 - dy * 446), (600 + dx * 452, 600 + dy * 446)], mixed(BARK, INK, 0.2), 5)
    return sheet


def _on_pizza(sheet: Sheet, radius: float) -> tuple[float, float]:
    turn, reach = sheet.random.uniform(0, math.tau), radius * math.sqrt(sheet.random.random())
    return 600 + reach * math.cos(turn), 600 + reach * math.sin(turn)


def _chanterelle(sheet: Sheet, x: float, y: float, size: float) -> None:
    lean = sheet.random.uniform(0, math.tau)
    c, s = math.cos(lean) * size, math.sin(lean) * size

    def at(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(x + px * c - py * s, y + px * s + py * c) for px, py in points]

    outline = [(-8, 48), (-10, 16), (-44, -12), (-52, -32), (-30, -30), (-12, -40), (10, -32), (32, -42), (50, -28), (42, -8), (12, 16), (10, 46)]
    sheet.blob(at([(px + 4, py + 6) for px, py in outline]), mixed(STRAW, BARK, 0.6))
    sheet.blob(at(outline), mixed(STRAW, RUST, 0.18))
    for px in (-26, -9, 8, 25):
        (ax, ay), (bx, by) = at([(px * 0.22, 20), (px * 1.25, -18)])
        sheet.line([(ax, ay), (bx, by)], mixed(STRAW, BARK, 0.5), 3)
    sheet.line(at([(-44, -27), (-28, -27), (-12, -35), (10, -28), (30, -36), (44, -26)]), CREAM, 5)


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
        drape = smooth([(edge + side * 250, 0), (edge + side * 215, 250), (edge + side * 120, 450), (edge + side * 96, 560), (edge + side * 130, 760)])
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
    _bun(sheet, 900, 872, 92)
    _geranium(sheet, 1290, 860)
    return sheet


def _cup(sheet: Sheet, x: float, foot: float) -> None:
    sheet.ellipse(x + 16, foot + 4, 226, 44, mixed(BARK, INK, 0.2))
    sheet.ellipse(x, foot - 8, 216, 42, PAPER)
    sheet.ellipse(x, foot - 12, 150, 26, mixed(PAPER, LAKE, 0.3))
    ring = [(x + 128 + 62 * math.cos(t / 5), foot - 130 + 56 * math.sin(t / 5)) for t in range(33)]
    sheet.line(ring, PAPER, 20)
    bowl = [(x - 142, foot - 222), (x - 136, foot - 140), (x - 104, foot - 60), (x - 62, foot - 22), (x + 62, foot - 22), (x + 104, foot - 60), (x + 136, foot - 140), (x + 142, foot - 222)]
    sheet.polygon(smooth(bowl), PAPER)
    sheet.polygon(smooth([(x + 60, foot - 24), (x + 104, foot - 62), (x + 136, foot - 140), (x + 142, foot - 220), (x + 100, foot - 214), (x + 84, foot - 120), (x + 40, foot - 24)]), mixed(PAPER, LAKE, 0.25))
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
        curl = smooth([(x + steam, foot - 270), (x + steam - 26, foot - 340), (x + steam + 22, foot - 410), (x + steam - 8, foot - 490)])
        sheet.line(curl, mixed(PAPER, MIST, 0.2), 9)


def _geranium(sheet: Sheet, x: float, foot: float) -> None:
    for stem, top in ((-70, 250), (0, 330), (76, 270), (-26, 210), (40, 200)):
        sheet.line(smooth([(x + stem * 0.3, foot - 130), (x + stem * 0.7, foot - top * 0.8), (x + stem, foot - top)]), MOSS, 8)
    for _ in range(22):
        px, py = x + sheet.random.gauss(0, 66), foot - 150 - sheet.random.random() * 110
        ink = sheet.random.choice((SPRUCE, MOSS, mixed(SPRUCE, MOSS, 0.5)))
        sheet.blob([(px - 34, py), (px - 20, py - 26), (px, py - 18), (px + 20, py - 28), (px + 34, py - 2), (px + 14, py + 22), (px - 14, py + 22)], ink)
    for bx, by in ((-70, 262), (0, 344), (76, 282)):
        for _ in range(20):
            px, py = x + bx + sheet.random.gauss(0, 24), foot - by + sheet.random.gauss(0, 17)
            sheet.ellipse(px, py, 12, 12, sheet.random.choice((FALU, RUST, mixed(RUST, BLUSH, 0.4))))
    sheet.polygon([(x - 110, foot - 140), (x + 110, foot - 140), (x + 80, foot + 26), (x - 80, foot + 26)], mixed(RUST, BARK, 0.25))
    sheet.box(x - 122, foot - 168, x + 122, foot - 128, mixed(RUST, CREAM, 0.15))
    sheet.gouge(x - 66, foot - 50, 120, mixed(RUST, CREAM, 0.5), 84, 9)
