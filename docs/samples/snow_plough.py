"""Snow plough: an orange tractor on a blue morning."""

from __future__ import annotations

import math

from houses import cottage
from nature import bands, forest_edge, ridge, snowfall
from prints import (
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
    SNOW,
    SPRUCE,
    STRAW,
    Sheet,
    mixed,
    smooth,
)
from winter import SHADE, snowy_spruce


def snow_plough() -> Sheet:
    """An orange tractor ploughs the village road on a blue morning."""
    sheet = Sheet(1600, 1000, MIST, 61)
    bands(sheet, [mixed(LAKE, DUSK, 0.25), mixed(LAKE, PAPER, 0.3), mixed(BLUSH, PAPER, 0.35), mixed(CREAM, PAPER,
        0.3)], 540)
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
        sheet.ellipse(1080 + 290 * away + sheet.random.gauss(0, 26),
            858 - 420 * away * (1.15 - away) + sheet.random.gauss(0, 26), 15 - 8 * away, 12 - 6 * away,
            PAPER if index % 3 else SNOW)
    for pole in (180, 1480):
        sheet.line([(pole, 960), (pole - 6, 800)], RUST, 9)
        sheet.line([(pole - 3, 880), (pole - 4, 850)], PAPER, 9)
    snowfall(sheet, 110)
    return sheet


def _tractor(sheet: Sheet, x: float, foot: float) -> None:
    dark = mixed(INK, NIGHT, 0.3)
    body = mixed(RUST, STRAW, 0.35)
    sheet.veil([(x - 240, foot + 2), (x + 470, foot - 6), (x + 440, foot + 26), (x - 220, foot + 30)], NIGHT, 0.35)
    sheet.polygon([(x - 60, foot - 130), (x + 240, foot - 130), (x + 252, foot - 190), (x + 236, foot - 212),
        (x + 40, foot - 226), (x - 60, foot - 226)], body)
    sheet.gouges([(x + 60, foot - 150), (x + 230, foot - 150), (x + 230, foot - 200),
        (x + 60, foot - 214)], mixed(body, CREAM, 0.45), 14, length=80, width=5)
    cab = [(x - 190, foot - 140), (x - 168, foot - 350), (x + 26, foot - 350), (x + 50, foot - 140)]
    sheet.polygon(cab, body)
    sheet.polygon([(x - 164, foot - 214), (x - 148, foot - 332), (x - 76, foot - 332),
        (x - 76, foot - 214)], mixed(LAKE, PAPER, 0.55))
    sheet.polygon([(x - 60, foot - 214), (x - 60, foot - 332), (x + 10, foot - 332),
        (x + 30, foot - 214)], mixed(LAKE, PAPER, 0.55))
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
            sheet.line([(wheel + math.cos(turn) * radius * 0.8, foot - radius + math.sin(turn) * radius * 0.8),
                (wheel + math.cos(turn + 0.12) * radius * 0.97,
                foot - radius + math.sin(turn + 0.12) * radius * 0.97)], mixed(dark, SNOW, 0.25), 7)
        sheet.ellipse(wheel, foot - radius, radius * 0.5, radius * 0.5, CREAM)
        sheet.ellipse(wheel, foot - radius, radius * 0.16, radius * 0.16, dark)
    sheet.line([(x + 250, foot - 90), (x + 330, foot - 70)], dark, 18)
    blade = smooth([(x + 372, foot - 168), (x + 352, foot - 110), (x + 356, foot - 50), (x + 404, foot + 4)])
    back = smooth([(x + 350, foot + 4), (x + 318, foot - 50), (x + 318, foot - 116), (x + 344, foot - 168)])
    sheet.polygon([*blade, *back], STRAW)
    sheet.line(blade, mixed(STRAW, INK, 0.5), 6)
    sheet.gouge(x + 334, foot - 92, 110, CREAM, 92, 9)
