"""The drawn map of the seven villages: where they lie is true, the rest is a map to like, not to steer by."""

from __future__ import annotations

import math
from itertools import pairwise

from houses import church, cottage
from nature import spruce
from prints import CREAM, FALU, INK, LAKE, MEADOW, MOSS, PAPER, SPRUCE, STRAW, Point, Sheet, mixed, smooth

WEST, EAST, NORTH, SOUTH = 13.33, 14.32, 57.09, 56.62  # degrees; the sheet's edges
VILLAGES = {  # name -> (latitude, longitude)
    "Hamneda": (56.695, 13.845),
    "Agunnaryd": (56.765, 14.145),
    "Lidhult": (56.830, 13.440),
    "Vittaryd": (56.965, 13.965),
    "Angelstad": (56.852, 13.775),
    "Bolmsö": (57.000, 13.715),
    "Ryssby": (56.868, 14.165),
}
ASIDE = {"Angelstad": -52, "Ljungby": 44}  # two names that would lie on each other, pushed apart; in pixels
TOWN = ("Ljungby", (56.833, 13.940))
ROADS = [
    ["Lidhult", "Angelstad", "Ljungby", "Ryssby"],
    ["Vittaryd", "Ljungby", "Hamneda"],
    ["Ljungby", "Agunnaryd"],
    ["Angelstad", "Bolmsö"],
    ["Ryssby", "Agunnaryd"],
]
BOLMEN = [
    (57.07, 13.66), (57.06, 13.74), (57.01, 13.79), (56.96, 13.79), (56.92, 13.74), (56.87, 13.71), (56.81, 13.72),
    (56.80, 13.68), (56.86, 13.66), (56.91, 13.62), (56.96, 13.64), (57.00, 13.60), (57.04, 13.60),
]
BOLMSO = [(57.03, 13.69), (57.03, 13.73), (56.99, 13.755), (56.965, 13.745), (56.97, 13.69), (57.00, 13.675)]
SMALL_LAKES = [
    [(56.94, 13.44), (56.93, 13.50), (56.89, 13.50), (56.87, 13.46), (56.90, 13.43)],
    [(56.69, 14.10), (56.70, 14.18), (56.66, 14.21), (56.63, 14.15), (56.65, 14.09)],
    [(56.93, 14.21), (56.92, 14.26), (56.88, 14.27), (56.90, 14.22)],
    [(56.74, 13.56), (56.73, 13.60), (56.71, 13.58), (56.72, 13.55)],
]
LAGAN = [(57.10, 14.02), (57.00, 14.0), (56.93, 13.99), (56.86, 13.92), (56.80, 13.93), (56.74, 13.87),
    (56.66, 13.83), (56.60, 13.80)]


def village_map() -> Sheet:
    """Lakes, roads, forests, and a red cottage with a name for each village."""
    sheet = Sheet(1600, 1240, mixed(mixed(MEADOW, CREAM, 0.6), PAPER, 0.4), 131)
    land = [(0.0, 0.0), (1600.0, 0.0), (1600.0, 1240.0), (0.0, 1240.0)]
    sheet.gouges(land, mixed(MEADOW, CREAM, 0.35), 380, length=60, width=4)
    sheet.line(smooth([_at(*place) for place in LAGAN]), mixed(LAKE, PAPER, 0.1), 16)
    for lake in [BOLMEN, *SMALL_LAKES]:
        _lake(sheet, lake)
    _island(sheet)
    for road in ROADS:
        _road(sheet, road)
    _forests(sheet)
    for name, place in VILLAGES.items():
        _village(sheet, name, *_at(*place))
    _town(sheet)
    _sights(sheet)
    _compass(sheet, 1470, 1090)
    return sheet


def _at(latitude: float, longitude: float) -> Point:
    return 60 + (longitude - WEST) / (EAST - WEST) * 1480, 50 + (NORTH - latitude) / (NORTH - SOUTH) * 1140


def _lake(sheet: Sheet, shore: list[Point]) -> None:
    outline = smooth([_at(*place) for place in shore], closed=True)
    middle = (sum(x for x, _ in outline) / len(outline), sum(y for _, y in outline) / len(outline))
    rim = [(middle[0] + (x - middle[0]) * 1.04, middle[1] + (y - middle[1]) * 1.03) for x, y in outline]
    sheet.polygon(rim, mixed(LAKE, PAPER, 0.55))
    sheet.polygon(outline, LAKE)
    sheet.gouges(outline, mixed(LAKE, PAPER, 0.5), 60, length=60, width=5)


def _island(sheet: Sheet) -> None:
    shore = [_at(*place) for place in BOLMSO]
    sheet.blob(shore, mixed(mixed(MEADOW, CREAM, 0.6), PAPER, 0.4))


def _road(sheet: Sheet, stops: list[str]) -> None:
    places = {**VILLAGES, TOWN[0]: TOWN[1]}
    points: list[Point] = []
    for index, stop in enumerate(stops):
        x, y = _at(*places[stop])
        if points:
            px, py = points[-1]
            bend = 26 if index % 2 else -26
            points.append(((px + x) / 2 + bend * (y - py) / 300, (py + y) / 2 - bend * (x - px) / 300))
        points.append((x, y))
    line = smooth(points, steps=16)
    sheet.line(line, mixed(FALU, CREAM, 0.35), 15)
    sheet.line(line, PAPER, 9)


def _forests(sheet: Sheet) -> None:
    taken = [_at(*place) for place in [*VILLAGES.values(), TOWN[1]]]
    water = [_at(*place) for lake in [BOLMEN, *SMALL_LAKES] for place in lake] + [_at(56.93, 13.68), _at(56.86,
        13.69)]
    planted: list[Point] = []
    tries = 0
    while len(planted) < 120 and tries < 6000:
        tries += 1
        spot = (sheet.random.uniform(60, 1540), sheet.random.uniform(120, 1190))
        clear = all(abs(spot[0] - x) > 150 or not -120 < spot[1] - y < 130 for x, y in taken)
        dry = all(math.dist(spot, place) > 84 for place in water)
        apart = all(math.dist(spot, tree) > 44 for tree in planted)
        if clear and dry and apart and not (spot[0] > 1360 and spot[1] > 960) and not _by_road(spot):
            planted.append(spot)
    for x, y in sorted(planted, key=lambda tree: tree[1]):
        ink = sheet.random.choice((SPRUCE, mixed(SPRUCE, MOSS, 0.4), mixed(SPRUCE, MOSS, 0.7)))
        spruce(sheet, x, y, sheet.random.uniform(58, 92), ink)


def _by_road(spot: Point) -> bool:
    places = {**VILLAGES, TOWN[0]: TOWN[1]}
    for road in ROADS:
        for start, end in pairwise(road):
            (ax, ay), (bx, by) = _at(*places[start]), _at(*places[end])
            if any(math.dist(spot, (ax + (bx - ax) * t / 12, ay + (by - ay) * t / 12)) < 52 for t in range(13)):
                return True
    return any(math.dist(spot, point) < 44 for point in smooth([_at(*place) for place in LAGAN]))


def _village(sheet: Sheet, name: str, x: float, y: float) -> None:
    sheet.veil([(x + 66 * math.cos(t / 5), y + 18 + 16 * math.sin(t / 5)) for t in range(32)], SPRUCE, 0.4)
    cottage(sheet, x, y + 18, 118)
    _plate(sheet, x + ASIDE.get(name, 0), y + 58, name, 46, PAPER, INK)


def _plate(sheet: Sheet, x: float, y: float, words: str, size: float, ground: str, ink: str) -> None:
    half = len(words) * size * 0.325 + 18
    sheet.polygon([(x - half, y - 31), (x + half, y - 31), (x + half + 12, y), (x + half, y + 31),
        (x - half, y + 31), (x - half - 12, y)], ground)
    sheet.text(x, y - 1, words, size, ink)


def _town(sheet: Sheet) -> None:
    x, y = _at(*TOWN[1])
    church(sheet, x + 6, y + 26, 150)
    _plate(sheet, x + ASIDE[TOWN[0]], y + 66, TOWN[0], 52, FALU, PAPER)


def _sights(sheet: Sheet) -> None:
    for latitude, longitude in ((56.885, 13.685), (56.667, 14.15)):
        x, y = _at(latitude, longitude)
        sheet.polygon([(x - 40, y), (x + 40, y), (x + 24, y + 20), (x - 26, y + 20)], FALU)
        sheet.line([(x, y), (x, y - 78)], INK, 4)
        sheet.polygon([(x + 5, y - 76), (x + 5, y - 10), (x + 46, y - 12)], PAPER)
        sheet.polygon([(x - 5, y - 64), (x - 5, y - 10), (x - 34, y - 12)], STRAW)


def _compass(sheet: Sheet, x: float, y: float) -> None:
    for index in range(8):
        turn = index * math.tau / 8 - math.pi / 2
        reach = 74 if index % 2 == 0 else 44
        tip = (x + reach * math.cos(turn), y + reach * math.sin(turn))
        for side, ink in ((-0.4, FALU), (0.4, mixed(FALU, CREAM, 0.6))):
            corner = (x + 17 * math.cos(turn + side * 2), y + 17 * math.sin(turn + side * 2))
            sheet.polygon([(x, y), corner, tip], ink)
    sheet.text(x, y - 106, "N", 46, INK)
