"""Canoe: a red canoe in the morning mist."""

from __future__ import annotations

from nature import bands, forest_edge, spruce, water
from prints import BARK, BLUSH, CREAM, DEEP, FALU, INK, LAKE, MIST, PAPER, SPRUCE, STRAW, Sheet, mixed, smooth
from reeds import reeds


def canoe_morning() -> Sheet:
    """A canoe drawn up in the reeds, islands in the morning mist; an upright picture."""
    sheet = Sheet(1000, 1250, MIST, 71)
    bands(sheet, [mixed(LAKE, PAPER, 0.3), mixed(LAKE, PAPER, 0.55), mixed(BLUSH, PAPER, 0.5), mixed(CREAM, PAPER,
        0.2)], 560)
    sheet.ellipse(330, 400, 70, 70, mixed(STRAW, CREAM, 0.35))
    forest_edge(sheet, 520, 70, mixed(MIST, DEEP, 0.4), 560)
    water(sheet, 540, 1250, mixed(LAKE, MIST, 0.25), mixed(MIST, PAPER, 0.6), 170)
    for x, y, wide in ((700, 566, 330), (180, 610, 240)):
        sheet.blob([(x - wide / 2, y), (x - wide / 4, y - 18), (x + wide / 4, y - 18), (x + wide / 2, y),
            (x, y + 12)], SPRUCE)
        for index in range(9):
            spruce(sheet, x - wide * 0.4 + index * wide * 0.1, y - 4, sheet.random.uniform(60, 150), SPRUCE)
        sheet.veil([(x - wide / 2, y + 6), (x + wide / 2, y + 6), (x + wide * 0.3, y + 110),
            (x - wide * 0.3, y + 90)], SPRUCE, 0.35)
    for index in range(14):
        sheet.gouge(330 + sheet.random.gauss(0, 12), 560 + index * 20, 120 - index * 3, CREAM, 0, 7)
    rim = smooth([(120, 900), (300, 985), (560, 1000), (790, 930), (920, 830)])
    back = smooth([(920, 830), (740, 900), (540, 942), (330, 935), (120, 900)])
    keel = smooth([(920, 830), (850, 985), (640, 1075), (380, 1068), (200, 1000), (120, 900)])
    sheet.polygon([*rim, *keel], FALU)
    sheet.polygon([*rim, *back], mixed(BARK, INK, 0.25))
    for seat in ((360, 938, 385, 988), (690, 918, 722, 962)):
        sheet.line([seat[:2], seat[2:]], CREAM, 26)
    sheet.line(rim, CREAM, 10)
    sheet.line(back, mixed(CREAM, BARK, 0.3), 6)
    sheet.line([(250, 890), (700, 985)], mixed(CREAM, STRAW, 0.4), 12)
    sheet.blob([(660, 962), (720, 972), (800, 1004), (800, 1022), (720, 1012), (660, 992)], mixed(CREAM, STRAW, 0.4))
    sheet.gouges([*rim, *keel], mixed(FALU, BLUSH, 0.4), 40, length=90, width=5, angle=8)
    for _ in range(18):
        sheet.gouge(sheet.random.uniform(200, 860), sheet.random.uniform(1075, 1120), 130, PAPER, 0, 7)
    reeds(sheet, -60, 330, 1260)
    reeds(sheet, 700, 1010, 1260)
    return sheet
