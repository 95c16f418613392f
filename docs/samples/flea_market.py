"""The picture that a club made itself, with its words in it: the flea market in the barn."""

from __future__ import annotations

from nature import bands, birch, cloud, forest_edge, grass, ridge
from prints import BARK, CREAM, DEEP, FALU, INK, LAKE, MEADOW, MOSS, PAPER, RUST, SPRUCE, STRAW, Sheet, mixed


def flea_market() -> Sheet:
    """A red barn with its doors open, things on trestles, and the words on the roof."""
    sheet = Sheet(1600, 1000, PAPER, 149)
    bands(sheet, [mixed(LAKE, PAPER, 0.45), mixed(LAKE, PAPER, 0.65), mixed(CREAM, PAPER, 0.4)], 620)
    cloud(sheet, 150, 150, 200)
    cloud(sheet, 1460, 210, 170)
    forest_edge(sheet, 640, 120, mixed(SPRUCE, MOSS, 0.3), 680)
    meadow = ridge(sheet, 660, 12, MEADOW)
    sheet.gouges(meadow, mixed(MEADOW, MOSS, 0.6), 260, length=60, width=5)
    birch(sheet, 110, 800, 560)
    _barn(sheet)
    for x, goods in ((330, "skates"), (1290, "gramophone")):
        _trestle(sheet, x)
        (_skates if goods == "skates" else _gramophone)(sheet, x, 790)
    grass(sheet, 0, 1600, 925, (MOSS, SPRUCE, mixed(MOSS, MEADOW, 0.4)), 200)
    return sheet


def _barn(sheet: Sheet) -> None:
    roof = [(160, 500), (330, 150), (1270, 150), (1440, 500)]
    sheet.box(230, 470, 1370, 830, FALU)
    for x in range(256, 1370, 26):
        sheet.line([(x, 490), (x, 826)], mixed(FALU, INK, 0.35), 2.4)
    sheet.polygon(roof, mixed(INK, FALU, 0.2))
    sheet.gouges(roof, mixed(INK, FALU, 0.55), 70, length=70, width=4)
    sheet.text(800, 272, "LOPPIS", 180, CREAM)
    sheet.text(800, 420, "i ladan · lördag 10–14", 84, CREAM)
    sheet.box(560, 540, 1040, 830, mixed(INK, BARK, 0.25))
    for bulb in range(9):
        x = 580 + bulb * 55
        sheet.glow(x, 580 + (10 if bulb % 2 else 0), 34, STRAW, 0.7)
        sheet.ellipse(x, 580 + (10 if bulb % 2 else 0), 9, 9, CREAM)
    for left, right in ((440, 556), (1044, 1160)):
        sheet.box(left, 540, right, 830, mixed(FALU, INK, 0.12))
        sheet.line([(left + 6, 546), (right - 6, 824)], PAPER, 11)
        sheet.line([(right - 6, 546), (left + 6, 824)], PAPER, 11)
        for a, b in (((left, 540), (right, 540)), ((left, 830), (right, 830)), ((left, 540), (left, 830)),
            ((right, 540), (right, 830))):
            sheet.line([a, b], PAPER, 11)
    for x in (236, 1364):
        sheet.box(x - 12, 496, x + 12, 830, PAPER)
    _shelf(sheet)


def _shelf(sheet: Sheet) -> None:
    for shelf in (700, 812):
        sheet.box(590, shelf, 1010, shelf + 9, BARK)
        x = 606.0
        while x < 970:
            wide, tall = sheet.random.uniform(18, 40), sheet.random.uniform(34, 84)
            ink = sheet.random.choice((DEEP, RUST, STRAW, MOSS, PAPER, CREAM))
            sheet.blob([(x, shelf), (x + 2, shelf - tall), (x + wide - 2, shelf - tall), (x + wide, shelf)], ink)
            x += wide + 10


def _trestle(sheet: Sheet, x: float) -> None:
    for side in (-130, 130):
        sheet.line([(x + side, 800), (x + side - 26, 920)], mixed(BARK, INK, 0.2), 11)
        sheet.line([(x + side, 800), (x + side + 26, 920)], mixed(BARK, INK, 0.2), 11)
    sheet.box(x - 180, 786, x + 180, 806, mixed(BARK, CREAM, 0.4))


def _skates(sheet: Sheet, x: float, foot: float) -> None:
    for left in (x - 140, x - 30):
        sheet.blob([(left, foot - 22), (left + 2, foot - 96), (left + 34, foot - 98), (left + 40, foot - 58),
            (left + 84, foot - 46), (left + 86, foot - 22)], BARK)
        sheet.line([(left - 4, foot - 6), (left + 96, foot - 6), (left + 104, foot - 14)], INK, 6)
        for lace in range(3):
            sheet.line([(left + 24, foot - 86 + lace * 13), (left + 42, foot - 82 + lace * 13)], CREAM, 4)
    sheet.polygon([(x + 84, foot), (x + 76, foot - 70), (x + 144, foot - 70), (x + 136, foot)], DEEP)
    for stem, ink in ((-24, RUST), (0, STRAW), (24, PAPER)):
        sheet.line([(x + 110, foot - 66), (x + 110 + stem, foot - 116)], MOSS, 6)
        sheet.ellipse(x + 110 + stem, foot - 124, 16, 16, ink)


def _gramophone(sheet: Sheet, x: float, foot: float) -> None:
    sheet.box(x - 86, foot - 62, x + 64, foot, mixed(BARK, CREAM, 0.4))
    sheet.box(x - 78, foot - 52, x + 56, foot - 10, mixed(BARK, CREAM, 0.15))
    sheet.ellipse(x - 10, foot - 66, 70, 12, INK)
    sheet.line([(x + 20, foot - 70), (x + 52, foot - 116), (x + 20, foot - 150)], STRAW, 9)
    sheet.blob([(x + 26, foot - 158), (x - 20, foot - 196), (x - 96, foot - 226), (x - 140, foot - 160),
        (x - 96, foot - 104), (x - 20, foot - 128)], STRAW)
    sheet.ellipse(x - 106, foot - 164, 36, 62, mixed(STRAW, BARK, 0.5))
    for record in range(3):
        sheet.ellipse(x + 118 + record * 12, foot - 46, 44, 46, INK)
        sheet.ellipse(x + 118 + record * 12, foot - 46, 15, 16, (RUST, CREAM, MOSS)[record])
