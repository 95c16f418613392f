"""Pictures of the dark half of the year: snow, lanterns, lit windows."""

from __future__ import annotations

import math

from houses import church, cottage
from nature import bands, birch, forest_edge, path, ridge, snowfall, spruce, stars
from prints import (
    BARK, BLUSH, CREAM, DEEP, DUSK, FALU, INK, LAKE, MIST, NIGHT, PAPER, RUST, SNOW, SPRUCE, STRAW,
    Sheet, mixed, smooth,
)

WINTER_SKY = [mixed(NIGHT, INK, 0.35), NIGHT, mixed(NIGHT, DUSK, 0.4), mixed(NIGHT, DUSK, 0.75)]
SHADE = mixed(SNOW, DUSK, 0.38)


def snowy_spruce(sheet: Sheet, x: float, foot: float, tall: float) -> None:
    spruce(sheet, x, foot, tall, mixed(SPRUCE, NIGHT, 0.45))
    tiers = max(7, round(tall / 46))
    for tier in range(1, tiers):
        share = tier / tiers
        y = foot - tall * (1 - share * 0.9)
        reach = tall * 0.17 * share**0.85
        for side in (-1, 1):
            away = side * reach * sheet.random.uniform(0.35, 0.7)
            sheet.gouge(x + away, y, reach * 0.95 + 12, SNOW, side * 24, tall / 62)


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
    brook = path(sheet, [(1180, 590), (1010, 660), (1150, 740), (880, 840), (760, 1010)], [20, 66, 130, 230, 380], mixed(NIGHT, INK, 0.55))
    sheet.gouges(brook, mixed(DEEP, MIST, 0.3), 80, length=80, width=4, angle=-12)
    for x, y, size in ((1000, 690, 30), (1115, 790, 44), (840, 900, 60), (1010, 720, 18)):
        sheet.ellipse(x, y, size * 1.3, size * 0.7, mixed(INK, DUSK, 0.4))
        sheet.blob([(x - size * 1.35, y - size * 0.1), (x - size * 0.7, y - size), (x + size * 0.6, y - size), (x + size * 1.35, y - size * 0.15), (x, y + size * 0.1)], SNOW)
    for x, foot, tall in ((60, 830, 620), (1540, 900, 800), (1370, 720, 470), (200, 700, 300), (1250, 640, 250)):
        snowy_spruce(sheet, x, foot, tall)
    for index in range(9):
        sheet.ellipse(1500 - index * 34, 905 - index * 9 + (10 if index % 2 else 0), 12 - index * 0.3, 5, mixed(SHADE, NIGHT, 0.25))
    sheet.glow(1078, 812, 250, STRAW, 0.42)
    _tomte(sheet, 1180, 880)
    snowfall(sheet, 130, SNOW)
    return sheet


def _tomte(sheet: Sheet, x: float, foot: float) -> None:
    sheet.veil([(x - 20, foot - 8), (x + 250, foot + 34), (x + 230, foot + 56), (x - 40, foot + 14)], NIGHT, 0.4)
    for boot in (-24, 16):
        sheet.blob([(x + boot - 26, foot + 2), (x + boot - 22, foot - 16), (x + boot, foot - 34), (x + boot + 18, foot - 30), (x + boot + 18, foot + 2)], INK)
    grey = mixed(DUSK, INK, 0.25)
    sheet.polygon(smooth([(x - 56, foot - 22), (x - 46, foot - 110), (x - 22, foot - 154), (x + 26, foot - 150), (x + 50, foot - 96), (x + 54, foot - 20), (x, foot - 12)], closed=True), grey)
    sheet.gouge(x - 30, foot - 74, 100, mixed(STRAW, grey, 0.35), 98, 9)
    sheet.line([(x - 54, foot - 66), (x + 52, foot - 66)], BARK, 11)
    sheet.polygon(smooth([(x - 36, foot - 140), (x - 58, foot - 116), (x - 98, foot - 108), (x - 96, foot - 90), (x - 44, foot - 92)], closed=True), mixed(grey, INK, 0.2))
    sheet.ellipse(x - 100, foot - 98, 12, 11, FALU)
    sheet.ellipse(x - 12, foot - 158, 30, 26, BLUSH)
    sheet.blob([(x - 40, foot - 162), (x - 22, foot - 150), (x + 16, foot - 156), (x + 24, foot - 130), (x - 8, foot - 74), (x - 34, foot - 112)], PAPER)
    sheet.gouges([(x - 36, foot - 150), (x + 18, foot - 150), (x - 6, foot - 80)], mixed(PAPER, DUSK, 0.4), 14, angle=80, length=40, width=3)
    sheet.ellipse(x - 38, foot - 160, 9, 8, mixed(BLUSH, RUST, 0.4))
    sheet.polygon(smooth([(x - 46, foot - 166), (x - 30, foot - 212), (x + 6, foot - 258), (x + 70, foot - 286), (x + 46, foot - 244), (x + 28, foot - 172), (x - 6, foot - 178)], closed=True), FALU)
    sheet.gouge(x + 4, foot - 214, 70, mixed(FALU, BLUSH, 0.45), 118, 9)
    lamp, top = x - 102, foot - 88
    sheet.line([(lamp, top), (lamp, top + 12)], INK, 4)
    sheet.polygon([(lamp - 20, top + 20), (lamp, top + 6), (lamp + 20, top + 20)], INK)
    sheet.box(lamp - 16, top + 20, lamp + 16, top + 56, STRAW)
    sheet.box(lamp - 8, top + 26, lamp + 8, top + 52, CREAM)
    for post in (-16, 16):
        sheet.line([(lamp + post, top + 20), (lamp + post, top + 58)], INK, 4)
    sheet.box(lamp - 20, top + 56, lamp + 20, top + 63, INK)


def church_in_winter() -> Sheet:
    """The white church with lit windows under a sky of stars; people on their way with lights."""
    sheet = Sheet(1600, 1000, NIGHT, 53)
    bands(sheet, WINTER_SKY, 700)
    stars(sheet, 170, 560, CREAM)
    for x, y, size in ((420, 190, 5), (1160, 150, 6), (980, 300, 4)):
        sheet.polygon([(x, y - size * 5), (x + size, y - size), (x + size * 5, y), (x + size, y + size), (x, y + size * 5), (x - size, y + size), (x - size * 5, y), (x - size, y - size)], CREAM)
    forest_edge(sheet, 720, 140, mixed(NIGHT, INK, 0.45), 760)
    hill = smooth([(-60, 800), (300, 740), (760, 690), (1200, 730), (1680, 800)])
    hill_area = [*hill, (1680, 1010), (-60, 1010)]
    sheet.polygon(hill_area, mixed(SNOW, SHADE, 0.7))
    church(sheet, 800, 724, 610, pane=STRAW, wall=mixed(PAPER, DUSK, 0.12), roof=mixed(INK, NIGHT, 0.4))
    for x in (740, 808, 876):
        sheet.glow(x + 40, 690, 90, STRAW, 0.16)
    near = smooth([(-60, 850), (400, 800), (900, 790), (1300, 830), (1680, 800)])
    near_area = [*near, (1680, 1010), (-60, 1010)]
    sheet.polygon(near_area, mixed(SNOW, SHADE, 0.3))
    sheet.gouges(near_area, SNOW, 160, length=120, width=5)
    road = path(sheet, [(640, 728), (620, 770), (760, 830), (560, 900), (640, 1010)], [26, 42, 74, 130, 220], mixed(SHADE, NIGHT, 0.12))
    sheet.gouges(road, SNOW, 26, length=50, width=4)
    for x, foot, size, coat in ((600, 872, 1.0, FALU), (668, 862, 0.92, DEEP), (560, 935, 1.25, SPRUCE), (640, 948, 0.8, RUST), (742, 826, 0.72, mixed(INK, DUSK, 0.4))):
        _walker(sheet, x, foot, size, coat)
    for x, foot, tall in ((130, 900, 560), (300, 820, 330), (1440, 880, 600), (1290, 810, 300)):
        snowy_spruce(sheet, x, foot, tall)
    snowfall(sheet, 90, SNOW)
    return sheet


def _walker(sheet: Sheet, x: float, foot: float, size: float, coat: str) -> None:
    """Someone in a winter coat, seen from behind, carrying a light."""
    sheet.veil([(x - 16 * size, foot - 4), (x + 60 * size, foot + 20 * size), (x + 40 * size, foot + 26 * size), (x - 24 * size, foot + 6)], NIGHT, 0.35)
    for leg in (-9, 9):
        sheet.line([(x + leg * size, foot), (x + leg * size, foot - 34 * size)], INK, 11 * size)
    sheet.polygon(smooth([(x - 26 * size, foot - 22 * size), (x - 20 * size, foot - 84 * size), (x, foot - 98 * size), (x + 20 * size, foot - 84 * size), (x + 26 * size, foot - 22 * size)], closed=True), coat)
    sheet.ellipse(x, foot - 108 * size, 14 * size, 15 * size, mixed(coat, CREAM, 0.5))
    sheet.ellipse(x, foot - 116 * size, 15 * size, 10 * size, mixed(coat, INK, 0.45))
    sheet.glow(x + 31 * size, foot - 60 * size, 40 * size, STRAW, 0.4)
    sheet.line([(x + 18 * size, foot - 78 * size), (x + 30 * size, foot - 58 * size)], mixed(coat, INK, 0.25), 10 * size)
    sheet.ellipse(x + 32 * size, foot - 60 * size, 6 * size, 9 * size, CREAM)


def snow_plough() -> Sheet:
    """An orange tractor ploughs the village road on a blue morning."""
    sheet = Sheet(1600, 1000, MIST, 61)
    bands(sheet, [mixed(LAKE, DUSK, 0.25), mixed(LAKE, PAPER, 0.3), mixed(BLUSH, PAPER, 0.35), mixed(CREAM, PAPER, 0.3)], 540)
    ridge(sheet, 470, 28, mixed(LAKE, DUSK, 0.35))
    forest_edge(sheet, 560, 130, mixed(SPRUCE, DUSK, 0.4), 600)
    ridge(sheet, 560, 18, mixed(SNOW, SHADE, 0.25))
    cottage(sheet, 1230, 640, 330, pane=STRAW, snow=True)
    cottage(sheet, 250, 610, 220, pane=STRAW, snow=True)
    snowy_spruce(sheet, 1500, 720, 480)
    snowy_spruce(sheet, 60, 700, 420)
    field = ridge(sheet, 660, 12, SNOW)
    sheet.gouges(field, mixed(SNOW, SHADE, 0.45), 150, length=120, width=5)
    road = [(-20, 790), (1620, 770), (1620, 930), (-20, 960)]
    sheet.polygon(road, mixed(SHADE, INK, 0.25))
    sheet.gouges(road, mixed(SHADE, SNOW, 0.35), 90, length=120, width=5)
    bank = smooth([(-60, 800), (160, 764), (420, 786), (640, 760), (860, 784)])
    sheet.polygon([*bank, (860, 800), (-60, 812)], PAPER)
    sheet.polygon([(-20, 955), (1620, 925), (1620, 1010), (-20, 1010)], PAPER)
    _tractor(sheet, 690, 890)
    for index in range(70):
        away = sheet.random.random()
        sheet.ellipse(1080 + 290 * away + sheet.random.gauss(0, 26), 858 - 420 * away * (1.15 - away) + sheet.random.gauss(0, 26), 15 - 8 * away, 12 - 6 * away, PAPER if index % 3 else SNOW)
    for pole in (180, 1480):
        sheet.line([(pole, 960), (pole - 6, 800)], RUST, 9)
        sheet.line([(pole - 3, 880), (pole - 4, 850)], PAPER, 9)
    snowfall(sheet, 110)
    return sheet


def _tractor(sheet: Sheet, x: float, foot: float) -> None:
    dark = mixed(INK, NIGHT, 0.3)
    body = mixed(RUST, STRAW, 0.35)
    sheet.veil([(x - 240, foot + 2), (x + 470, foot - 6), (x + 440, foot + 26), (x - 220, foot + 30)], NIGHT, 0.35)
    sheet.polygon([(x - 60, foot - 130), (x + 240, foot - 130), (x + 252, foot - 190), (x + 236, foot - 212), (x + 40, foot - 226), (x - 60, foot - 226)], body)
    sheet.gouges([(x + 60, foot - 150), (x + 230, foot - 150), (x + 230, foot - 200), (x + 60, foot - 214)], mixed(body, CREAM, 0.45), 14, length=80, width=5)
    cab = [(x - 190, foot - 140), (x - 168, foot - 350), (x + 26, foot - 350), (x + 50, foot - 140)]
    sheet.polygon(cab, body)
    sheet.polygon([(x - 164, foot - 214), (x - 148, foot - 332), (x - 76, foot - 332), (x - 76, foot - 214)], mixed(LAKE, PAPER, 0.55))
    sheet.polygon([(x - 60, foot - 214), (x - 60, foot - 332), (x + 10, foot - 332), (x + 30, foot - 214)], mixed(LAKE, PAPER, 0.55))
    sheet.ellipse(x - 20, foot - 262, 22, 24, BLUSH)
    sheet.box(x - 46, foot - 296, x + 6, foot - 276, FALU)
    sheet.polygon([(x - 54, foot - 214), (x - 42, foot - 244), (x + 2, foot - 244), (x + 14, foot - 214)], DEEP)
    sheet.box(x - 186, foot - 368, x + 44, foot - 346, dark)
    sheet.box(x - 26, foot - 394, x + 2, foot - 368, STRAW)
    sheet.glow(x - 12, foot - 382, 64, STRAW, 0.45)
    sheet.line([(x + 150, foot - 214), (x + 150, foot - 286)], dark, 12)
    sheet.glow(x + 250, foot - 170, 60, CREAM, 0.5)
    for wheel, radius in ((x - 110, 112), (x + 190, 76)):
        sheet.ellipse(wheel, foot - radius, radius, radius, dark)
        for spoke in range(18):
            turn = spoke * math.tau / 18
            sheet.line([(wheel + math.cos(turn) * radius * 0.8, foot - radius + math.sin(turn) * radius * 0.8), (wheel + math.cos(turn + 0.12) * radius * 0.97, foot - radius + math.sin(turn + 0.12) * radius * 0.97)], mixed(dark, SNOW, 0.25), 7)
        sheet.ellipse(wheel, foot - radius, radius * 0.5, radius * 0.5, CREAM)
        sheet.ellipse(wheel, foot - radius, radius * 0.16, radius * 0.16, dark)
    sheet.line([(x + 250, foot - 90), (x + 330, foot - 70)], dark, 18)
    blade = smooth([(x + 372, foot - 168), (x + 352, foot - 110), (x + 356, foot - 50), (x + 404, foot + 4)])
    back = smooth([(x + 350, foot + 4), (x + 318, foot - 50), (x + 318, foot - 116), (x + 344, foot - 168)])
    sheet.polygon([*blade, *back], STRAW)
    sheet.line(blade, mixed(STRAW, INK, 0.5), 6)
    sheet.gouge(x + 334, foot - 92, 110, CREAM, 92, 9)


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
    path(sheet, [(880, 642), (930, 670), (760, 730), (880, 830), (700, 1010)], [24, 70, 160, 300, 560], mixed(SNOW, CREAM, 0.3))
    for side in (-1, 1):
        groove = [(880 + side * 3, 642), (930 + side * 9, 670), (760 + side * 20, 730), (880 + side * 36, 830), (700 + side * 66, 1010)]
        sheet.line(smooth(groove), SHADE, 7)
    for x, foot, tall in lamps:
        sheet.line([(x, foot), (x, foot - tall * 0.9)], BARK, max(5, tall / 38))
        sheet.ellipse(x, foot - tall * 0.9, tall * 0.055, tall * 0.055, CREAM)
    for x, foot, tall in ((90, 940, 830), (330, 800, 560), (1530, 960, 860), (1400, 760, 430), (680, 672, 230), (460, 700, 320)):
        snowy_spruce(sheet, x, foot, tall)
    _skier(sheet, 842, 862)
    snowfall(sheet, 60, SNOW)
    return sheet


def _skier(sheet: Sheet, x: float, foot: float) -> None:
    """A skier from behind, in mid-stride."""
    for side, lift in ((-1, 0), (1, -16)):
        sheet.line([(x + side * 20, foot + 58 + lift), (x + side * 8, foot - 70 + lift)], RUST, 9)
        sheet.line([(x + side * 18, foot + lift), (x + side * 14, foot - 52), (x + side * 11, foot - 110)], NIGHT, 24)
    sheet.blob([(x - 34, foot - 108), (x - 36, foot - 160), (x - 26, foot - 204), (x + 26, foot - 204), (x + 36, foot - 160), (x + 32, foot - 108)], FALU)
    sheet.gouge(x - 18, foot - 158, 74, BLUSH, 92, 7)
    for side in (-1, 1):
        sheet.line([(x + side * 30, foot - 194), (x + side * 58, foot - 156), (x + side * 66, foot - 122)], mixed(FALU, INK, 0.18), 19)
        sheet.line([(x + side * 66, foot - 128), (x + side * 104, foot + 24)], INK, 5)
        sheet.ellipse(x + side * 66, foot - 122, 12, 12, INK)
    sheet.ellipse(x, foot - 232, 24, 28, BLUSH)
    sheet.blob([(x - 27, foot - 232), (x - 20, foot - 266), (x + 20, foot - 266), (x + 27, foot - 232)], DEEP)
    sheet.ellipse(x, foot - 272, 9, 9, CREAM)
