"""Pictures from the village: cottage, milk stand, library bus, stage, and a lighthouse that was not there."""

from __future__ import annotations

import math

from houses import church, cottage, rowing_boat, window
from nature import bands, birch, cloud, forest_edge, grass, path, ridge, spruce
from prints import (
    BARK, BLUSH, CREAM, DEEP, DUSK, FALU, INK, LAKE, MEADOW, MIST, MOSS, NIGHT, PAPER, RUST, SPRUCE, STRAW,
    Sheet, mixed, smooth,
)

SUMMER_SKY = [mixed(LAKE, PAPER, 0.4), mixed(LAKE, PAPER, 0.6), mixed(LAKE, PAPER, 0.78), mixed(CREAM, PAPER, 0.45)]


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
        sheet.line([(x + (seat + side) * size, y - 90 * size), (x + (seat + side) * size, y + 44 * size)], DEEP, 8 * size)
        sheet.line([(x + (seat - side) * size, y - 8 * size), (x + (seat - side) * size, y + 44 * size)], DEEP, 8 * size)
    cloth = [(x - 110 * size, y - 62 * size), (x + 110 * size, y - 62 * size), (x + 124 * size, y - 14 * size)]
    hem = [(x + (124 - 31 * step) * size, y + (-14 + (14 if step % 2 else 0)) * size) for step in range(9)]
    sheet.polygon([*cloth, *hem], PAPER)
    for stripe in range(-3, 4):
        sheet.line([(x + stripe * 30 * size, y - 62 * size), (x + stripe * 34 * size, y - 16 * size)], RUST, 4 * size)
    for cup in (-60, 54):
        sheet.polygon([(x + (cup - 14) * size, y - 84 * size), (x + (cup + 14) * size, y - 84 * size), (x + (cup + 9) * size, y - 62 * size), (x + (cup - 9) * size, y - 62 * size)], mixed(LAKE, PAPER, 0.35))
    _coffee_pot(sheet, x, y - 62 * size, size)


def _coffee_pot(sheet: Sheet, x: float, foot: float, size: float) -> None:
    sheet.line(smooth([(x + 16 * size, foot - 50 * size), (x + 42 * size, foot - 46 * size), (x + 38 * size, foot - 16 * size), (x + 20 * size, foot - 12 * size)]), INK, 6 * size)
    sheet.polygon([(x - 18 * size, foot - 26 * size), (x - 46 * size, foot - 54 * size), (x - 38 * size, foot - 56 * size), (x - 12 * size, foot - 42 * size)], INK)
    sheet.polygon([(x - 24 * size, foot), (x - 15 * size, foot - 58 * size), (x + 15 * size, foot - 58 * size), (x + 24 * size, foot)], INK)
    sheet.polygon([(x - 17 * size, foot - 58 * size), (x, foot - 72 * size), (x + 17 * size, foot - 58 * size)], INK)
    sheet.ellipse(x, foot - 75 * size, 5 * size, 5 * size, INK)
    sheet.gouge(x - 9 * size, foot - 30 * size, 40 * size, MIST, 96, 5 * size)


def milk_stand() -> Sheet:
    """Eight churns on a stand by the road, early morning; one of them with letters in it."""
    sheet = Sheet(1600, 1000, MIST, 89)
    bands(sheet, [mixed(DUSK, MIST, 0.45), mixed(BLUSH, MIST, 0.55), mixed(BLUSH, CREAM, 0.4), CREAM], 600)
    sheet.ellipse(1220, 430, 100, 100, mixed(CREAM, PAPER, 0.5))
    ridge(sheet, 500, 34, mixed(DUSK, MIST, 0.35))
    forest_edge(sheet, 590, 90, mixed(SPRUCE, MIST, 0.35), 640)
    field = ridge(sheet, 600, 20, mixed(MEADOW, STRAW, 0.25))
    sheet.gouges(field, mixed(MOSS, MEADOW, 0.35), 260, length=70, width=5)
    for y, strength in ((590, 0.5), (640, 0.35)):
        sheet.veil(smooth([(-60, y), (400, y - 16), (900, y + 10), (1680, y - 6), (1680, y + 34), (800, y + 44), (-60, y + 30)]), PAPER, strength)
    cottage(sheet, 1290, 646, 240)
    road = path(sheet, [(1180, 640), (1240, 690), (1050, 770), (1300, 880), (1240, 1010)], [14, 40, 96, 220, 420], mixed(CREAM, BARK, 0.22))
    sheet.gouges(road, mixed(CREAM, PAPER, 0.5), 60, length=80, width=5)
    birch(sheet, 150, 850, 740, mixed(MOSS, MEADOW, 0.35))
    wood = mixed(BARK, DUSK, 0.25)
    for post in (230, 500, 780):
        sheet.box(post - 16, 700, post + 16, 900, mixed(wood, INK, 0.35))
    sheet.box(170, 660, 850, 690, wood)
    sheet.box(170, 690, 850, 716, mixed(wood, INK, 0.3))
    sheet.gouges([(170, 660), (850, 660), (850, 690), (170, 690)], mixed(wood, CREAM, 0.4), 40, length=120, width=4)
    for index in range(8):
        _churn(sheet, 216 + index * 82, 664, letters=index == 5)
    grass(sheet, 0, 960, 900, (MOSS, SPRUCE, MEADOW), 240)
    for _ in range(30):
        x, y = sheet.random.uniform(40, 930), sheet.random.uniform(880, 975)
        sheet.ellipse(x, y, 7, 7, sheet.random.choice((PAPER, STRAW, DUSK)))
    return sheet


def _churn(sheet: Sheet, x: float, foot: float, *, letters: bool) -> None:
    tin, shade, light = mixed(MIST, DUSK, 0.35), mixed(DUSK, INK, 0.25), PAPER
    sheet.blob([(x - 33, foot), (x - 34, foot - 60), (x - 33, foot - 102), (x - 20, foot - 130), (x + 20, foot - 130), (x + 33, foot - 102), (x + 34, foot - 60), (x + 33, foot)], tin)
    sheet.polygon([(x + 12, foot - 2), (x + 12, foot - 128), (x + 20, foot - 130), (x + 33, foot - 102), (x + 34, foot - 4)], shade)
    sheet.box(x - 18, foot - 146, x + 18, foot - 126, tin)
    for band in (foot - 22, foot - 98):
        sheet.line([(x - 33, band), (x + 33, band)], shade, 5)
    sheet.gouge(x - 17, foot - 62, 66, light, 90, 7)
    if letters:
        for lean, ink in ((-13, PAPER), (2, CREAM), (14, PAPER)):
            sheet.polygon([(x + lean - 11, foot - 140), (x + lean - 14 + lean / 2, foot - 182), (x + lean + 10 + lean / 2, foot - 186), (x + lean + 11, foot - 140)], ink)
            sheet.line([(x + lean - 12 + lean / 2, foot - 180), (x + lean, foot - 166), (x + lean + 9 + lean / 2, foot - 184)], shade, 2)
    else:
        sheet.box(x - 24, foot - 160, x + 24, foot - 144, shade)
        sheet.box(x - 9, foot - 170, x + 9, foot - 160, shade)


def lighthouse_in_fog() -> Sheet:
    """A rowing boat with five people, and a light in the fog."""
    sheet = Sheet(1600, 1000, MIST, 97)
    grey = mixed(LAKE, DUSK, 0.35)
    bands(sheet, [mixed(grey, NIGHT, 0.35), mixed(grey, NIGHT, 0.1), mixed(grey, MIST, 0.35), mixed(grey, MIST, 0.6), mixed(grey, MIST, 0.8)], 660)
    tower = [(1040, 668), (1066, 300), (1134, 300), (1160, 668)]
    for side in (-1, 1):
        spread = [(1100, 250), (1100 + side * 1100, 60), (1100 + side * 1100, 330)]
        sheet.veil(spread, CREAM, 0.34)
        sheet.veil([(1100, 250), (1100 + side * 1100, 130), (1100 + side * 1100, 270)], CREAM, 0.3)
    sheet.polygon(tower, mixed(PAPER, MIST, 0.3))
    for low, high in ((0.12, 0.34), (0.58, 0.8)):
        sheet.polygon([(1040 + 26 * low, 668 - 368 * low), (1040 + 26 * high, 668 - 368 * high), (1160 - 26 * high, 668 - 368 * high), (1160 - 26 * low, 668 - 368 * low)], mixed(FALU, MIST, 0.25))
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
        sheet.gouge(sheet.random.uniform(0, 1600), 676 + 320 * near, 40 + 120 * near, mixed(grey, MIST, 0.3), 0, 2 + 5 * near)
    _crew(sheet, 520, 800)
    rowing_boat(sheet, 520, 836, 520, mixed(INK, NIGHT, 0.4), mixed(CREAM, BARK, 0.3))
    for y, height, strength in ((600, 40, 0.45), (660, 26, 0.5), (770, 22, 0.3), (470, 30, 0.25), (880, 40, 0.26)):
        sheet.veil(smooth([(-80, y), (300, y - 20), (760, y + 12), (1200, y - 16), (1700, y), (1700, y + height), (1100, y + height * 0.6), (560, y + height * 1.3), (-80, y + height)]), mixed(MIST, PAPER, 0.3), strength)
    return sheet


def _crew(sheet: Sheet, x: float, y: float) -> None:
    coats = (FALU, DEEP, STRAW, SPRUCE, RUST)
    for index, coat in enumerate(coats):
        at, seat = x - 170 + index * 82, y - (0, 6, 0, 8, -4)[index]
        sheet.blob([(at - 32, seat + 40), (at - 30, seat - 30), (at - 12, seat - 58), (at + 14, seat - 58), (at + 30, seat - 30), (at + 34, seat + 40)], coat)
        sheet.ellipse(at + 5, seat - 78, 20, 23, mixed(BLUSH, DUSK, 0.2))
        sheet.blob([(at - 18, seat - 78), (at - 16, seat - 104), (at + 8, seat - 108), (at + 26, seat - 92), (at + 8, seat - 90)], mixed(coat, INK, 0.5))


def library_bus() -> Sheet:
    """The blue library bus outside the village shop."""
    sheet = Sheet(1600, 1000, MIST, 101)
    bands(sheet, SUMMER_SKY, 640)
    ridge(sheet, 540, 34, mixed(MOSS, LAKE, 0.45))
    forest_edge(sheet, 630, 110, mixed(SPRUCE, MOSS, 0.3), 660)
    ground = ridge(sheet, 640, 10, MEADOW)
    sheet.gouges(ground, mixed(MEADOW, MOSS, 0.5), 180, length=70, width=5)
    church(sheet, 220, 656, 330)
    birch(sheet, 1420, 760, 560)
    sheet.polygon([(-20, 800), (1620, 800), (1620, 1010), (-20, 1010)], mixed(CREAM, BARK, 0.22))
    sheet.gouges([(-20, 800), (1620, 800), (1620, 1010), (-20, 1010)], mixed(CREAM, PAPER, 0.4), 80, length=120, width=5)
    _bus(sheet, 760, 900)
    for x, foot, size, coat in ((1290, 915, 1.0, FALU), (1352, 925, 0.66, STRAW), (120, 925, 0.95, SPRUCE)):
        _reader(sheet, x, foot, size, coat)
    return sheet


def _bus(sheet: Sheet, x: float, foot: float) -> None:
    blue, pane = DEEP, mixed(LAKE, PAPER, 0.6)
    left, right, top = x - 480, x + 450, foot - 400
    sheet.veil([(left - 20, foot - 14), (right + 60, foot - 14), (right + 90, foot + 22), (left - 30, foot + 22)], INK, 0.3)
    sheet.polygon([(left, foot - 40), (left, top + 30), (left + 10, top + 9), (left + 32, top), (right - 60, top), (right - 34, top + 8), (right - 20, top + 30), (right + 8, foot - 190), (right + 14, foot - 40)], blue)
    sheet.box(left + 2, foot - 150, right + 10, foot - 112, CREAM)
    for index in range(5):
        _shelf(sheet, left + 60 + index * 132, top + 70, pane)
    sheet.polygon([(right - 62, top + 70), (right - 16, top + 74), (right + 4, foot - 200), (right - 62, foot - 200)], pane)
    sheet.box(right - 190, top + 70, right - 84, foot - 40, mixed(blue, INK, 0.35))
    sheet.box(right - 180, top + 82, right - 142, foot - 56, pane)
    sheet.box(right - 132, top + 82, right - 94, foot - 56, pane)
    for wheel in (left + 170, right - 260):
        sheet.ellipse(wheel, foot - 46, 74, 74, mixed(blue, INK, 0.45))
        sheet.ellipse(wheel, foot - 46, 60, 60, INK)
        sheet.ellipse(wheel, foot - 46, 27, 27, CREAM)
    sheet.ellipse(right + 2, foot - 92, 12, 16, STRAW)
    sheet.gouges([(left + 10, top + 10), (right - 80, top + 10), (right - 80, top + 50), (left + 10, top + 50)], mixed(blue, PAPER, 0.35), 28, length=120, width=5)
    _open_book(sheet, left + 330, foot - 76)


def _shelf(sheet: Sheet, left: float, top: float, pane: str) -> None:
    sheet.box(left, top, left + 112, top + 150, pane)
    for row in (0, 1):
        x, board = left + 6, top + 72 + row * 74
        while x < left + 100:
            wide, tall = sheet.random.uniform(8, 17), sheet.random.uniform(40, 62)
            ink = sheet.random.choice((FALU, RUST, STRAW, SPRUCE, MOSS, NIGHT, CREAM, BLUSH))
            sheet.box(x, board - tall, x + wide, board, ink)
            x += wide + 2
        sheet.box(left, board, left + 112, board + 4, BARK)


def _open_book(sheet: Sheet, x: float, y: float) -> None:
    for side in (-1, 1):
        sheet.polygon(smooth([(x, y), (x + side * 30, y - 14), (x + side * 66, y - 6)]) + [(x + side * 66, y - 40)] + smooth([(x + side * 66, y - 40), (x + side * 30, y - 48), (x, y - 34)]), PAPER)
        for line in range(3):
            sheet.line([(x + side * 10, y - 28 + line * 8), (x + side * 56, y - 34 + line * 9)], DUSK, 2.4)


def _reader(sheet: Sheet, x: float, foot: float, size: float, coat: str) -> None:
    for leg in (-14, 14):
        sheet.line([(x + leg * size, foot), (x + leg * size, foot - 84 * size)], NIGHT, 20 * size)
    sheet.blob([(x - 38 * size, foot - 76 * size), (x - 34 * size, foot - 150 * size), (x - 20 * size, foot - 186 * size), (x + 20 * size, foot - 186 * size), (x + 34 * size, foot - 150 * size), (x + 38 * size, foot - 76 * size)], coat)
    sheet.ellipse(x, foot - 212 * size, 24 * size, 28 * size, BLUSH)
    sheet.blob([(x - 26 * size, foot - 210 * size), (x - 22 * size, foot - 242 * size), (x + 20 * size, foot - 244 * size), (x + 27 * size, foot - 208 * size), (x + 8 * size, foot - 226 * size)], BARK)
    for index, ink in enumerate((RUST, CREAM, DEEP)):
        top = foot - (140 - index * 13) * size
        sheet.box(x - 34 * size, top, x + 26 * size, top + 12 * size, ink)
    for arm in (-1, 1):
        sheet.line([(x + arm * 32 * size, foot - 168 * size), (x + arm * 38 * size, foot - 112 * size), (x + arm * 8 * size, foot - 100 * size)], mixed(coat, INK, 0.2), 17 * size)


def stage() -> Sheet:
    """Red curtains, a lit stage, an accordion and a bowler hat."""
    sheet = Sheet(1600, 1000, mixed(NIGHT, INK, 0.4), 103)
    for x, reach in ((420, 330), (1180, 330)):
        sheet.veil([(x - 30, 40), (x + 30, 40), (800 + reach, 800), (800 - reach, 800)], CREAM, 0.2)
    floor = [(0, 780), (1600, 780), (1600, 1000), (0, 1000)]
    sheet.polygon(floor, BARK)
    for index in range(-12, 13):
        sheet.line([(800 + index * 70, 780), (800 + index * 150, 1000)], mixed(BARK, INK, 0.4), 4)
    sheet.veil([(800 + 430 * math.cos(turn / 8), 850 + 70 * math.sin(turn / 8)) for turn in range(51)], CREAM, 0.5)
    _chair(sheet, 800, 850)
    _accordion(sheet, 800, 610)
    for side in (-1, 1):
        _curtain(sheet, side)
    for scallop in range(8):
        x = scallop * 229
        sheet.blob([(x - 20, 20), (x + 245, 20), (x + 229, 130), (x + 114, 214), (x, 130)], mixed(FALU, INK, 0.12 if scallop % 2 else 0))
        sheet.line(smooth([(x, 130), (x + 52, 192), (x + 114, 210), (x + 176, 192), (x + 229, 130)]), STRAW, 9)
    for lamp in range(9):
        x = 200 + lamp * 150
        sheet.blob([(x - 40, 985), (x - 36, 930), (x, 906), (x + 36, 930), (x + 40, 985)], mixed(INK, STRAW, 0.15))
        sheet.glow(x, 925, 56, STRAW, 0.5)
    return sheet


def _curtain(sheet: Sheet, side: int) -> None:
    edge = 0 if side < 0 else 1600
    inner = [(edge - side * 430, 0), (edge - side * 400, 300), (edge - side * 250, 560), (edge - side * 190, 640), (edge - side * 240, 790), (edge - side * 300, 950)]
    area = [(edge, 0), *smooth(inner), (edge, 950)]
    sheet.polygon(area, FALU)
    for fold in range(1, 7):
        share = fold / 7
        line = smooth([(edge - side * (edge_x * share), y) for edge_x, y in ((430, 0), (400, 300), (250, 560), (190, 640), (240, 790), (300, 950))])
        sheet.line(line, mixed(FALU, INK, 0.4 if fold % 2 else 0.2), 13)
        sheet.line([(x - side * 11, y) for x, y in line], mixed(FALU, BLUSH, 0.22), 4)
    sheet.line([(edge, 622), (edge - side * 200, 640)], STRAW, 26)


def _chair(sheet: Sheet, x: float, foot: float) -> None:
    for leg in (-96, 96):
        sheet.line([(x + leg, foot), (x + leg * 0.9, foot - 130)], CREAM, 15)
        sheet.line([(x + leg * 0.72, foot - 26), (x + leg * 0.72, foot - 130)], mixed(CREAM, BARK, 0.4), 12)
    sheet.line([(x - 90, foot - 54), (x + 90, foot - 54)], mixed(CREAM, BARK, 0.25), 9)
    sheet.polygon([(x - 112, foot - 124), (x + 112, foot - 124), (x + 96, foot - 152), (x - 96, foot - 152)], STRAW)


def _accordion(sheet: Sheet, x: float, y: float) -> None:
    """Standing on the chair, drawn open, with a hat on one corner."""
    for fold in range(10):
        left = x - 96 + fold * 19.2
        rise = 8 * math.sin(fold / 9 * math.pi)
        sheet.polygon([(left, y - 78 - rise), (left + 9.6, y - 92 - rise), (left + 19.2, y - 78 - rise), (left + 19.2, y + 86), (left + 9.6, y + 78), (left, y + 86)], mixed(NIGHT, DUSK, 0.6 if fold % 2 else 0.2))
    for side, wide in ((-1, 84), (1, 98)):
        left = x + side * 96 + (-wide if side < 0 else 0)
        sheet.polygon([(left, y - 100), (left + wide, y - 100), (left + wide, y + 92), (left, y + 92)], RUST)
        sheet.gouges([(left, y - 100), (left + wide, y - 100), (left + wide, y + 92), (left, y + 92)], mixed(RUST, CREAM, 0.4), 22, angle=90, length=44, width=4)
    for key in range(9):
        top = y - 92 + key * 20
        sheet.box(x + 150, top, x + 194, top + 17, PAPER)
        if key % 3:
            sheet.box(x + 150, top - 5, x + 176, top + 4, INK)
    for row in range(3):
        for column in range(7):
            sheet.ellipse(x - 166 + row * 22, y - 76 + column * 25, 6.5, 6.5, PAPER)
    hat = [(x - 196, y - 100), (x - 178, y - 124), (x - 160, y - 180), (x - 120, y - 192), (x - 84, y - 178), (x - 70, y - 122), (x - 50, y - 100), (x - 120, y - 92)]
    sheet.blob(hat, INK)
    sheet.line([(x - 172, y - 128), (x - 72, y - 126)], FALU, 12)


def fading_photograph() -> Sheet:
    """The milk stand again, to be printed as an old photograph."""
    sheet = milk_stand()
    sheet.polygon([(1010, 640), (1010, 900), (1030, 900), (1030, 640)], mixed(INK, DUSK, 0.3))
    window(sheet, 1290, 600, 26, NIGHT)
    return sheet
