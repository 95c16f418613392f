"""Library bus: books in the windows, readers outside."""

from __future__ import annotations

from houses import church
from nature import bands, birch, forest_edge, ridge
from prints import (
    BARK,
    BLUSH,
    CREAM,
    DEEP,
    DUSK,
    FALU,
    INK,
    LAKE,
    MEADOW,
    MIST,
    MOSS,
    NIGHT,
    PAPER,
    RUST,
    SPRUCE,
    STRAW,
    Sheet,
    mixed,
    smooth,
)
from summer import SUMMER_SKY


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
    sheet.gouges([(-20, 800), (1620, 800), (1620, 1010), (-20, 1010)], mixed(CREAM, PAPER, 0.4), 80, length=120,
        width=5)
    _bus(sheet, 760, 900)
    for x, foot, size, coat in ((1290, 915, 1.0, FALU), (1352, 925, 0.66, STRAW), (120, 925, 0.95, SPRUCE)):
        _reader(sheet, x, foot, size, coat)
    return sheet


def _bus(sheet: Sheet, x: float, foot: float) -> None:
    blue, pane = DEEP, mixed(LAKE, PAPER, 0.6)
    left, right, top = x - 480, x + 450, foot - 400
    sheet.veil([(left - 20, foot - 14), (right + 60, foot - 14), (right + 90, foot + 22),
        (left - 30, foot + 22)], INK, 0.3)
    sheet.polygon([(left, foot - 40), (left, top + 30), (left + 10, top + 9), (left + 32, top), (right - 60, top),
        (right - 34, top + 8), (right - 20, top + 30), (right + 8, foot - 190), (right + 14, foot - 40)], blue)
    sheet.box(left + 2, foot - 150, right + 10, foot - 112, CREAM)
    for index in range(5):
        _shelf(sheet, left + 60 + index * 132, top + 70, pane)
    sheet.polygon([(right - 62, top + 70), (right - 16, top + 74), (right + 4, foot - 200),
        (right - 62, foot - 200)], pane)
    sheet.box(right - 190, top + 70, right - 84, foot - 40, mixed(blue, INK, 0.35))
    sheet.box(right - 180, top + 82, right - 142, foot - 56, pane)
    sheet.box(right - 132, top + 82, right - 94, foot - 56, pane)
    for wheel in (left + 170, right - 260):
        sheet.ellipse(wheel, foot - 46, 74, 74, mixed(blue, INK, 0.45))
        sheet.ellipse(wheel, foot - 46, 60, 60, INK)
        sheet.ellipse(wheel, foot - 46, 27, 27, CREAM)
    sheet.ellipse(right + 2, foot - 92, 12, 16, STRAW)
    sheet.gouges([(left + 10, top + 10), (right - 80, top + 10), (right - 80, top + 50),
        (left + 10, top + 50)], mixed(blue, PAPER, 0.35), 28, length=120, width=5)
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
        low = smooth([(x, y), (x + side * 30, y - 14), (x + side * 66, y - 6)])
        high = smooth([(x + side * 66, y - 40), (x + side * 30, y - 48), (x, y - 34)])
        sheet.polygon([*low, *high], PAPER)
        for line in range(3):
            sheet.line([(x + side * 10, y - 28 + line * 8), (x + side * 56, y - 34 + line * 9)], DUSK, 2.4)


def _reader(sheet: Sheet, x: float, foot: float, size: float, coat: str) -> None:
    for leg in (-14, 14):
        sheet.line([(x + leg * size, foot), (x + leg * size, foot - 84 * size)], NIGHT, 20 * size)
    sheet.blob([(x - 38 * size, foot - 76 * size), (x - 34 * size, foot - 150 * size),
        (x - 20 * size, foot - 186 * size), (x + 20 * size, foot - 186 * size), (x + 34 * size, foot - 150 * size),
        (x + 38 * size, foot - 76 * size)], coat)
    sheet.ellipse(x, foot - 212 * size, 24 * size, 28 * size, BLUSH)
    sheet.blob([(x - 26 * size, foot - 210 * size), (x - 22 * size, foot - 242 * size),
        (x + 20 * size, foot - 244 * size), (x + 27 * size, foot - 208 * size),
        (x + 8 * size, foot - 226 * size)], BARK)
    for index, ink in enumerate((RUST, CREAM, DEEP)):
        top = foot - (140 - index * 13) * size
        sheet.box(x - 34 * size, top, x + 26 * size, top + 12 * size, ink)
    for arm in (-1, 1):
        sheet.line([(x + arm * 32 * size, foot - 168 * size), (x + arm * 38 * size, foot - 112 * size),
            (x + arm * 8 * size, foot - 100 * size)], mixed(coat, INK, 0.2), 17 * size)
