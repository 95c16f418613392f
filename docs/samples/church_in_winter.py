"""The choir's church: lit windows under the stars."""

from __future__ import annotations

from houses import church
from nature import bands, forest_edge, path, snowfall, stars
from prints import CREAM, DEEP, DUSK, FALU, INK, NIGHT, PAPER, RUST, SNOW, SPRUCE, STRAW, Sheet, mixed, smooth
from winter import SHADE, WINTER_SKY, snowy_spruce


def church_in_winter() -> Sheet:
    """The choir's picture: the church, and snow."""
    sheet = church_at_night()
    snowfall(sheet, 90, SNOW)
    return sheet


def church_at_night() -> Sheet:
    """The white church with lit windows under a sky of stars; people on their way with lights. No snow falls yet."""
    sheet = Sheet(1600, 1000, NIGHT, 53)
    bands(sheet, WINTER_SKY, 700)
    stars(sheet, 170, 560, CREAM)
    for x, y, size in ((420, 190, 5), (1160, 150, 6), (980, 300, 4)):
        sheet.polygon([(x, y - size * 5), (x + size, y - size), (x + size * 5, y), (x + size, y + size),
            (x, y + size * 5), (x - size, y + size), (x - size * 5, y), (x - size, y - size)], CREAM)
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
    road = path(sheet, [(640, 728), (620, 770), (760, 830), (560, 900),
        (640, 1010)], [26, 42, 74, 130, 220], mixed(SHADE, NIGHT, 0.12))
    sheet.gouges(road, SNOW, 26, length=50, width=4)
    for x, foot, size, coat in ((600, 872, 1.0, FALU), (668, 862, 0.92, DEEP), (560, 935, 1.25, SPRUCE),
        (640, 948, 0.8, RUST), (742, 826, 0.72, mixed(INK, DUSK, 0.4))):
        _walker(sheet, x, foot, size, coat)
    for x, foot, tall in ((130, 900, 560), (300, 820, 330), (1440, 880, 600), (1290, 810, 300)):
        snowy_spruce(sheet, x, foot, tall)
    return sheet


def _walker(sheet: Sheet, x: float, foot: float, size: float, coat: str) -> None:
    """Someone in a winter coat, seen from behind, carrying a light."""
    sheet.veil([(x - 16 * size, foot - 4), (x + 60 * size, foot + 20 * size), (x + 40 * size, foot + 26 * size),
        (x - 24 * size, foot + 6)], NIGHT, 0.35)
    for leg in (-9, 9):
        sheet.line([(x + leg * size, foot), (x + leg * size, foot - 34 * size)], INK, 11 * size)
    sheet.polygon(smooth([(x - 26 * size, foot - 22 * size), (x - 20 * size, foot - 84 * size),
        (x, foot - 98 * size), (x + 20 * size, foot - 84 * size),
        (x + 26 * size, foot - 22 * size)], closed=True), coat)
    sheet.ellipse(x, foot - 108 * size, 14 * size, 15 * size, mixed(coat, CREAM, 0.5))
    sheet.ellipse(x, foot - 116 * size, 15 * size, 10 * size, mixed(coat, INK, 0.45))
    sheet.glow(x + 31 * size, foot - 60 * size, 40 * size, STRAW, 0.4)
    sheet.line([(x + 18 * size, foot - 78 * size), (x + 30 * size, foot - 58 * size)], mixed(coat, INK, 0.25),
        10 * size)
    sheet.ellipse(x + 32 * size, foot - 60 * size, 6 * size, 9 * size, CREAM)
