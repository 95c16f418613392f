"""What people have built in the sample pictures: cottages, churches, jetties, boats, buses.

Leaves out nature (`nature`) and how it all is put together (the scenes).
"""

from __future__ import annotations

from nature import spruce
from prints import BARK, CREAM, FALU, INK, NIGHT, PAPER, SPRUCE, STRAW, Sheet, mixed, smooth


def window(sheet: Sheet, x: float, y: float, wide: float, pane: str, frame: str = PAPER) -> None:
    """A six-paned window centred on (x, y)."""
    tall = wide * 1.35
    rim = wide * 0.13
    sheet.box(x - wide / 2 - rim, y - tall / 2 - rim, x + wide / 2 + rim, y + tall / 2 + rim, frame)
    sheet.box(x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2, pane)
    sheet.line([(x, y - tall / 2), (x, y + tall / 2)], frame, rim * 0.6)
    for share in (-1 / 6, 1 / 6):
        sheet.line([(x - wide / 2, y + tall * share), (x + wide / 2, y + tall * share)], frame, rim * 0.6)


def cottage(sheet: Sheet, x: float, foot: float, wide: float, *, pane: str = NIGHT, snow: bool = False) -> None:
    """A red cottage with white corners; `x` is its middle."""
    wall, roof = wide * 0.36, wide * 0.3
    left, right, eave = x - wide / 2, x + wide / 2, foot - wall
    sheet.box(left, eave, right, foot, FALU)
    board = wide / 34
    for index in range(1, 34):
        at = left + board * index
        sheet.line([(at, eave + 4), (at, foot - wide * 0.03)], mixed(FALU, INK, 0.35), max(1.2, wide / 420))
    sheet.box(left - 2, foot - wide * 0.028, right + 2, foot, mixed(INK, PAPER, 0.35))
    chimney = x + wide * 0.12
    sheet.box(chimney - wide * 0.035, eave - roof * 1.22, chimney + wide * 0.035, eave - roof * 0.7, mixed(FALU, INK,
        0.45))
    sheet.box(chimney - wide * 0.045, eave - roof * 1.28, chimney + wide * 0.045, eave - roof * 1.2,
        PAPER if snow else INK)
    tiles = PAPER if snow else mixed(INK, FALU, 0.25)
    over = wide * 0.05
    slope = [(left - over, eave + 6), (left + wide * 0.1, eave - roof), (right - wide * 0.1, eave - roof),
        (right + over, eave + 6)]
    sheet.polygon(slope, tiles)
    sheet.gouges(slope, mixed(tiles, NIGHT, 0.18) if snow else mixed(tiles, PAPER, 0.25), 70, length=wide * 0.07,
        width=3)
    for corner in (left, right - wide * 0.03):
        sheet.box(corner, eave + 6, corner + wide * 0.03, foot - wide * 0.028, PAPER)
    for share in (-0.33, 0.33):
        window(sheet, x + wide * share, eave + wall * 0.5, wide * 0.105, pane)
    _porch(sheet, x, eave, foot, wide, snow=snow)


def _porch(sheet: Sheet, x: float, eave: float, foot: float, wide: float, *, snow: bool) -> None:
    wall = foot - eave
    half = wide * 0.12
    sheet.box(x - half, eave + wall * 0.12, x + half, foot, mixed(FALU, INK, 0.2))
    sheet.polygon([(x - half * 1.25, eave + wall * 0.16), (x, eave - wall * 0.3),
        (x + half * 1.25, eave + wall * 0.16)], PAPER)
    inner = mixed(FALU, INK, 0.1) if not snow else FALU
    sheet.polygon([(x - half * 0.8, eave + wall * 0.08), (x, eave - wall * 0.17),
        (x + half * 0.8, eave + wall * 0.08)], inner)
    sheet.box(x - half * 0.45, eave + wall * 0.28, x + half * 0.45, foot, PAPER)
    sheet.box(x - half * 0.34, eave + wall * 0.34, x + half * 0.34, foot, mixed(SPRUCE, INK, 0.2))
    sheet.ellipse(x + half * 0.2, eave + wall * 0.68, 3, 3, STRAW)
    for post in (-1, 1):
        sheet.box(x + post * half - wide * 0.012, eave + wall * 0.14, x + post * half + wide * 0.012, foot, PAPER)
    for step in range(2):
        top = foot - wide * 0.022 * (1 - step)
        sheet.box(x - half * (0.8 + 0.25 * step), top, x + half * (0.8 + 0.25 * step), top + wide * 0.022, mixed(INK,
            PAPER, 0.5))


def church(sheet: Sheet, x: float, foot: float, tall: float, *, pane: str = NIGHT, wall: str = PAPER,
    roof: str = INK) -> None:
    """A white stone church with a shingled spire on the left; `tall` is from foot to the cross's top."""
    nave, long = tall * 0.26, tall * 0.62
    left = x - long / 2
    shade = mixed(wall, INK, 0.16)
    sheet.box(left + tall * 0.12, foot - nave, left + long, foot, shade)
    slope = [(left + tall * 0.1, foot - nave), (left + tall * 0.14, foot - nave * 1.75),
        (left + long - tall * 0.05, foot - nave * 1.75), (left + long + tall * 0.02, foot - nave)]
    sheet.polygon(slope, roof)
    sheet.gouges(slope, mixed(roof, wall, 0.28), 90, angle=90, length=tall * 0.03, width=3)
    for index in range(3):
        _arch(sheet, left + tall * (0.28 + 0.11 * index), foot - nave * 0.2, tall * 0.045, nave * 0.6, pane)
    base = tall * 0.085
    sheet.box(left, foot - tall * 0.5, left + base * 2, foot, wall)
    sheet.box(left + base * 1.5, foot - tall * 0.5, left + base * 2, foot, shade)
    spire = [(left - base * 0.18, foot - tall * 0.5), (left + base * 0.45, foot - tall * 0.62),
        (left + base, foot - tall * 0.93), (left + base * 1.55, foot - tall * 0.62),
        (left + base * 2.18, foot - tall * 0.5)]
    sheet.polygon(spire, roof)
    sheet.gouges(spire, mixed(roof, wall, 0.28), 60, angle=90, length=tall * 0.03, width=3)
    middle = left + base
    sheet.line([(middle, foot - tall * 0.93), (middle, foot - tall)], roof, max(2.5, tall / 150))
    sheet.line([(middle - tall * 0.018, foot - tall * 0.978),
        (middle + tall * 0.018, foot - tall * 0.978)], roof, max(2.5, tall / 150))
    _arch(sheet, middle, foot - tall * 0.38, tall * 0.045, tall * 0.07, pane)
    _arch(sheet, middle, foot, tall * 0.06, tall * 0.12, mixed(BARK, INK, 0.3))


def _arch(sheet: Sheet, x: float, foot: float, wide: float, tall: float, colour: str) -> None:
    sheet.box(x - wide / 2, foot - tall + wide / 2, x + wide / 2, foot, colour)
    sheet.ellipse(x, foot - tall + wide / 2, wide / 2, wide / 2, colour)


def jetty(sheet: Sheet, points: list[tuple[float, float]], colour: str, light: str) -> None:
    """A plank jetty: two long edges (near pair first, then far pair) with planks across and posts below."""
    near_left, near_right, far_right, far_left = points
    for share in (0.08, 0.4, 0.68, 0.92):
        for a, b in ((near_left, far_left), (near_right, far_right)):
            x, y = a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
            size = 1 - share * 0.7
            sheet.line([(x, y - 26 * size), (x, y + 46 * size)], mixed(colour, INK, 0.55), 17 * size)
    sheet.polygon(points, colour)
    count = 26
    for index in range(1, count):
        share = 1 - (1 - index / count) ** 1.9
        start = (near_left[0] + (far_left[0] - near_left[0]) * share,
            near_left[1] + (far_left[1] - near_left[1]) * share)
        end = (near_right[0] + (far_right[0] - near_right[0]) * share,
            near_right[1] + (far_right[1] - near_right[1]) * share)
        sheet.line([start, end], mixed(colour, INK, 0.5), 4 * (1 - share) + 1.2)
    area = list(points)
    sheet.gouges(area, light, 90, length=46, width=3)


def rowing_boat(sheet: Sheet, x: float, y: float, wide: float, hull: str, inside: str = CREAM) -> None:
    rim = smooth([(x - wide / 2, y - wide * 0.12), (x - wide * 0.2, y - wide * 0.03),
        (x + wide * 0.2, y - wide * 0.02), (x + wide / 2, y - wide * 0.14)])
    back = smooth([(x + wide / 2, y - wide * 0.14), (x + wide * 0.15, y - wide * 0.09),
        (x - wide * 0.2, y - wide * 0.09), (x - wide / 2, y - wide * 0.12)])
    sheet.polygon([*rim, *back], mixed(inside, BARK, 0.45))
    for seat in (-0.2, 0.05, 0.28):
        sheet.line([(x + wide * seat, y - wide * 0.085), (x + wide * (seat - 0.02), y - wide * 0.035)], inside,
            wide * 0.035)
    keel = smooth([(x + wide / 2, y - wide * 0.14), (x + wide * 0.36, y + wide * 0.05), (x, y + wide * 0.09),
        (x - wide * 0.36, y + wide * 0.05), (x - wide / 2, y - wide * 0.12)])
    sheet.polygon([*rim, *keel], hull)
    sheet.line(rim, PAPER, max(3, wide / 60))
    sheet.gouge(x - wide * 0.04, y + wide * 0.035, wide * 0.5, mixed(hull, PAPER, 0.3), 1, 5)
    sheet.gouge(x, y + wide * 0.1, wide * 0.9, PAPER, 0, 5)


def emblem(sheet: Sheet, x: float, y: float, size: float) -> None:
    """The board's mark: a gabled notice board between two spruces, with a window of notes."""
    spruce(sheet, x - size * 0.36, y + size * 0.42, size * 0.78, SPRUCE)
    spruce(sheet, x + size * 0.37, y + size * 0.42, size * 0.62, mixed(SPRUCE, PAPER, 0.18))
    for post in (-0.24, 0.24):
        sheet.box(x + size * (post - 0.03), y - size * 0.1, x + size * (post + 0.03), y + size * 0.44, FALU)
    sheet.polygon([(x - size * 0.4, y - size * 0.16), (x, y - size * 0.46), (x + size * 0.4, y - size * 0.16),
        (x + size * 0.33, y - size * 0.1), (x, y - size * 0.35), (x - size * 0.33, y - size * 0.1)], FALU)
    sheet.polygon([(x - size * 0.27, y - size * 0.14), (x, y - size * 0.34),
        (x + size * 0.27, y - size * 0.14)], FALU)
    sheet.box(x - size * 0.3, y - size * 0.15, x + size * 0.3, y + size * 0.24, FALU)
    sheet.box(x - size * 0.25, y - size * 0.1, x + size * 0.25, y + size * 0.19, PAPER)
    sheet.box(x - size * 0.2, y - size * 0.05, x - size * 0.02, y + size * 0.14, STRAW)
    sheet.box(x + size * 0.04, y - size * 0.05, x + size * 0.2, y + size * 0.03, SPRUCE)
    for row in range(3):
        for column in range(3):
            if (row, column) != (1, 1):
                left, top = x + size * (0.04 + 0.06 * column), y + size * (0.055 + 0.032 * row)
                sheet.box(left, top, left + size * 0.04, top + size * 0.022, INK)
