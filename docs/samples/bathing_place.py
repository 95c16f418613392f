"""Bathing place: a jetty on a summer lake."""

from __future__ import annotations

from houses import jetty, rowing_boat
from nature import bands, forest_edge, ridge, water
from prints import BARK, CREAM, FALU, INK, LAKE, MIST, MOSS, PAPER, RUST, SPRUCE, STRAW, Sheet, mixed
from reeds import reeds


def bathing_place() -> Sheet:
    """A jetty on a summer lake, a boat, and a low sun."""
    sheet = Sheet(1600, 1000, MIST, 11)
    bands(sheet, [mixed(LAKE, PAPER, 0.35), mixed(LAKE, PAPER, 0.58), mixed(CREAM, PAPER, 0.25), CREAM], 470)
    sheet.ellipse(1180, 300, 92, 92, STRAW)
    ridge(sheet, 388, 26, mixed(LAKE, SPRUCE, 0.35), 480)
    forest_edge(sheet, 470, 84, mixed(MOSS, SPRUCE, 0.6))
    water(sheet, 468, 1000, LAKE, mixed(LAKE, PAPER, 0.55), 190)
    sheet.veil([(0, 468), (1600, 468), (1600, 520), (900, 540), (300, 528), (0, 545)], SPRUCE, 0.55)
    for index in range(26):
        y = 492 + index * 13
        sheet.gouge(1180 + sheet.random.gauss(0, 16), y, 150 - index * 2.5 + sheet.random.uniform(-30, 30), CREAM, 0,
            7)
    rowing_boat(sheet, 1150, 690, 330, FALU)
    jetty(sheet, [(40, 1010), (520, 1010), (770, 600), (690, 600)], mixed(BARK, CREAM, 0.45), mixed(CREAM, BARK, 0.2))
    for side in (700, 748):
        sheet.line([(side, 588), (side, 660)], INK, 6)
        sheet.line([(side, 588), (side + 16, 574), (side + 26, 596)], INK, 6)
    for rung in (612, 632, 652):
        sheet.line([(700, rung), (748, rung)], INK, 5)
    sheet.polygon([(300, 880), (452, 862), (520, 800), (390, 806)], STRAW)
    for stripe in (0.2, 0.45, 0.7):
        a = (300 + 90 * stripe, 880 - 74 * stripe)
        b = (452 + 68 * stripe, 862 - 62 * stripe)
        sheet.line([a, b], RUST, 9)
    reeds(sheet, 1270, 1600, 1010)
    return sheet
