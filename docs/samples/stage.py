"""The village revue: curtains, an accordion, a hat."""

from __future__ import annotations

import math

from prints import BARK, BLUSH, CREAM, DUSK, FALU, INK, NIGHT, PAPER, RUST, STRAW, Sheet, mixed, smooth


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
        sheet.blob([(x - 20, 20), (x + 245, 20), (x + 229, 130), (x + 114, 214),
            (x, 130)], mixed(FALU, INK, 0.12 if scallop % 2 else 0))
        sheet.line(smooth([(x, 130), (x + 52, 192), (x + 114, 210), (x + 176, 192), (x + 229, 130)]), STRAW, 9)
    for lamp in range(9):
        x = 200 + lamp * 150
        sheet.blob([(x - 40, 985), (x - 36, 930), (x, 906), (x + 36, 930), (x + 40, 985)], mixed(INK, STRAW, 0.15))
        sheet.glow(x, 925, 56, STRAW, 0.5)
    return sheet


def _curtain(sheet: Sheet, side: int) -> None:
    edge = 0 if side < 0 else 1600
    inner = [(edge - side * 430, 0), (edge - side * 400, 300), (edge - side * 250, 560), (edge - side * 190, 640),
        (edge - side * 240, 790), (edge - side * 300, 950)]
    area = [(edge, 0), *smooth(inner), (edge, 950)]
    sheet.polygon(area, FALU)
    for fold in range(1, 7):
        share = fold / 7
        line = smooth([(edge - side * (edge_x * share), y) for edge_x, y in ((430, 0), (400, 300), (250, 560),
            (190, 640), (240, 790), (300, 950))])
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
        sheet.polygon([(left, y - 78 - rise), (left + 9.6, y - 92 - rise), (left + 19.2, y - 78 - rise),
            (left + 19.2, y + 86), (left + 9.6, y + 78), (left, y + 86)], mixed(NIGHT, DUSK,
            0.6 if fold % 2 else 0.2))
    for side, wide in ((-1, 84), (1, 98)):
        left = x + side * 96 + (-wide if side < 0 else 0)
        sheet.polygon([(left, y - 100), (left + wide, y - 100), (left + wide, y + 92), (left, y + 92)], RUST)
        sheet.gouges([(left, y - 100), (left + wide, y - 100), (left + wide, y + 92),
            (left, y + 92)], mixed(RUST, CREAM, 0.4), 22, angle=90, length=44, width=4)
    for key in range(9):
        top = y - 92 + key * 20
        sheet.box(x + 150, top, x + 194, top + 17, PAPER)
        if key % 3:
            sheet.box(x + 150, top - 5, x + 176, top + 4, INK)
    for row in range(3):
        for column in range(7):
            sheet.ellipse(x - 166 + row * 22, y - 76 + column * 25, 6.5, 6.5, PAPER)
    hat = [(x - 196, y - 100), (x - 178, y - 124), (x - 160, y - 180), (x - 120, y - 192), (x - 84, y - 178),
        (x - 70, y - 122), (x - 50, y - 100), (x - 120, y - 92)]
    sheet.blob(hat, INK)
    sheet.line([(x - 172, y - 128), (x - 72, y - 126)], FALU, 12)
