"""Milk stand: eight churns in the morning."""

from __future__ import annotations

from houses import cottage
from nature import bands, birch, forest_edge, grass, path, ridge
from prints import BARK, BLUSH, CREAM, DUSK, INK, MEADOW, MIST, MOSS, PAPER, SPRUCE, STRAW, Sheet, mixed, smooth


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
        sheet.veil(smooth([(-60, y), (400, y - 16), (900, y + 10), (1680, y - 6), (1680, y + 34), (800, y + 44),
            (-60, y + 30)]), PAPER, strength)
    cottage(sheet, 1290, 646, 240)
    road = path(sheet, [(1180, 640), (1240, 690), (1050, 770), (1300, 880),
        (1240, 1010)], [14, 40, 96, 220, 420], mixed(CREAM, BARK, 0.22))
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
    sheet.blob([(x - 33, foot), (x - 34, foot - 60), (x - 33, foot - 102), (x - 20, foot - 130),
        (x + 20, foot - 130), (x + 33, foot - 102), (x + 34, foot - 60), (x + 33, foot)], tin)
    sheet.polygon([(x + 12, foot - 2), (x + 12, foot - 128), (x + 20, foot - 130), (x + 33, foot - 102),
        (x + 34, foot - 4)], shade)
    sheet.box(x - 18, foot - 146, x + 18, foot - 126, tin)
    for band in (foot - 22, foot - 98):
        sheet.line([(x - 33, band), (x + 33, band)], shade, 5)
    sheet.gouge(x - 17, foot - 62, 66, light, 90, 7)
    if letters:
        for lean, ink in ((-13, PAPER), (2, CREAM), (14, PAPER)):
            sheet.polygon([(x + lean - 11, foot - 140), (x + lean - 14 + lean / 2, foot - 182),
                (x + lean + 10 + lean / 2, foot - 186), (x + lean + 11, foot - 140)], ink)
            sheet.line([(x + lean - 12 + lean / 2, foot - 180), (x + lean, foot - 166),
                (x + lean + 9 + lean / 2, foot - 184)], shade, 2)
    else:
        sheet.box(x - 24, foot - 160, x + 24, foot - 144, shade)
        sheet.box(x - 9, foot - 170, x + 9, foot - 160, shade)
