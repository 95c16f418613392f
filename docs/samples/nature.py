"""What grows, flows and falls in the sample pictures: skies, ridges, trees, water, snow.

Leaves out houses and people (`houses`) and how it all is put together (the scenes).
"""

from __future__ import annotations

import math

from prints import BARK, INK, MOSS, PAPER, SPRUCE, Point, Sheet, mixed, smooth


def bands(sheet: Sheet, colours: list[str], bottom: float) -> None:
    """A sky in flat bands, top to bottom, with a wavering edge between two inks."""
    height = bottom / len(colours)
    for index, colour in reversed(list(enumerate(colours))):
        edge: list[Point] = [
            (x, (index + 1) * height + 9 * math.sin(x / 170 + index * 1.7)) for x in range(-20, sheet.width + 60, 40)
        ]
        sheet.polygon([(-20, 0), (sheet.width + 20, 0), *reversed(edge)], colour)


def ridge(sheet: Sheet, y: float, wave: float, colour: str, bottom: float | None = None) -> list[Point]:
    """A hill that fills down to `bottom`; returns its outline."""
    phase = sheet.random.uniform(0, 6)
    top: list[Point] = [
        (x, y + wave * (0.6 * math.sin(x / 260 + phase) + 0.4 * math.sin(x / 97 + 2 * phase)))
        for x in range(-40, sheet.width + 80, 20)
    ]
    down = sheet.height if bottom is None else bottom
    area = [*top, (sheet.width + 40, down), (-40, down)]
    sheet.polygon(area, colour)
    return area


def forest_edge(sheet: Sheet, y: float, tall: float, colour: str, bottom: float | None = None) -> None:
    """A far wall of spruces, as one toothed silhouette."""
    x = -30.0
    down = y + tall if bottom is None else bottom
    outline: list[Point] = [(x, down)]
    while x < sheet.width + 30:
        top = y - tall * sheet.random.uniform(0.35, 1.0)
        half = (y - top) * 0.19 + 5
        outline += [(x, y), (x + half * 0.55, (y + top) / 2), (x + half * 0.45, (y + top) / 2 - 3), (x + half, top)]
        outline += [(x + half * 1.5, (y + top) / 2 - 3), (x + half * 1.4, (y + top) / 2), (x + half * 2, y)]
        x += half * sheet.random.uniform(1.1, 1.9)
    sheet.polygon([*outline, (x, down)], colour)


def spruce(sheet: Sheet, x: float, foot: float, tall: float, colour: str = SPRUCE, cut: str | None = None) -> None:
    """One spruce with drooping tiers; `cut` is the ink of the marks in its branches."""
    half = tall * 0.2
    sheet.polygon([(x - tall * 0.014, foot), (x + tall * 0.014, foot), (x, foot - tall)], mixed(colour, INK, 0.4))
    tiers = max(6, round(tall / 34))
    left: list[Point] = []
    right: list[Point] = []
    for tier in range(1, tiers + 1):
        share = tier / tiers
        y = foot - tall * (1 - share * 0.93)
        reach = half * share**0.85
        for side, edge in ((-1, left), (1, right)):
            out = reach * sheet.random.uniform(0.82, 1.12)
            edge.append((x + side * out, y + tall * 0.012))
            edge.append((x + side * out * 0.5, y - tall * 0.008))
    sheet.polygon([(x, foot - tall), *right, *reversed(left)], colour)
    if cut is None:
        return
    for tier in range(2, tiers + 1):
        share = (tier - 0.35) / tiers
        y = foot - tall * (1 - share * 0.93)
        for _ in range(2 + tier // 3):
            away = sheet.random.uniform(-0.75, 0.75)
            tilt = 90 - 62 * away
            sheet.gouge(x + away * half * share, y, tall / tiers * 0.62, cut, tilt, max(2.0, tall / 190))


def birch(sheet: Sheet, x: float, foot: float, tall: float, leaf: str = MOSS) -> None:
    """A birch: white stem with dark marks, and leaves in clusters of small cuts."""
    lean = sheet.random.uniform(-0.05, 0.05) * tall
    top = (x + lean, foot - tall * 0.92)
    for cluster in range(26):
        turn = cluster * 2.4
        away = tall * 0.25 * math.sqrt(cluster / 26)
        cx, cy = x + lean * 0.8 + away * math.cos(turn), foot - tall * 0.68 + away * 1.25 * math.sin(turn)
        ink = mixed(leaf, PAPER, sheet.random.choice((0, 0, 0.14, 0.25)))
        for _ in range(16):
            dx, dy = sheet.random.gauss(0, tall * 0.035), sheet.random.gauss(0, tall * 0.035)
            sheet.gouge(cx + dx, cy + dy, tall * 0.045, ink, sheet.random.uniform(40, 140), tall * 0.022)
    width = tall * 0.032
    sheet.polygon([(x - width, foot), (x + width, foot), (top[0] + 2, top[1]), (top[0] - 2, top[1])], PAPER)
    for branch in range(5):
        y = foot - tall * (0.42 + branch * 0.09)
        side = -1 if branch % 2 else 1
        stem = x + lean * (foot - y) / tall
        sheet.line([(stem, y), (stem + side * tall * 0.1, y - tall * 0.09)], mixed(BARK, INK, 0.5), 2)
    for mark in range(11):
        y = foot - tall * (0.04 + 0.075 * mark)
        stem = x + lean * (foot - y) / tall
        side = sheet.random.choice((-0.4, 0.4))
        sheet.gouge(stem + side * width, y, width * 1.2 * (1 - mark * 0.06), INK, sheet.random.uniform(-8, 8), 3.2)


def water(sheet: Sheet, top: float, bottom: float, colour: str, light: str, marks: int = 150) -> None:
    """Still water: a flat ink with longer, wider cuts the nearer they lie."""
    sheet.box(0, top, sheet.width, bottom, colour)
    for _ in range(marks):
        near = sheet.random.random() ** 1.6
        y = top + 6 + (bottom - top - 6) * near
        sheet.gouge(sheet.random.uniform(0, sheet.width), y, 30 + 110 * near, light, 0, 1.6 + 5 * near)


def snowfall(sheet: Sheet, flakes: int, colour: str = "#ffffff") -> None:
    for _ in range(flakes):
        size = sheet.random.choice((1.6, 2.2, 2.2, 3.4))
        sheet.ellipse(sheet.random.uniform(0, sheet.width), sheet.random.uniform(0, sheet.height), size, size, colour)


def stars(sheet: Sheet, count: int, bottom: float, colour: str) -> None:
    for _ in range(count):
        size = sheet.random.choice((1.3, 1.6, 2.4))
        sheet.ellipse(sheet.random.uniform(0, sheet.width), sheet.random.uniform(40, bottom), size, size, colour)


def grass(sheet: Sheet, left: float, right: float, y: float, colours: tuple[str, ...], count: int) -> None:
    """Blades along a line, the near ones longer."""
    for _ in range(count):
        near = sheet.random.random()
        long = 18 + 46 * near
        x = sheet.random.uniform(left, right)
        foot = y + 60 * near
        sheet.gouge(x, foot - long / 2, long, sheet.random.choice(colours), sheet.random.gauss(90, 14), 4)


def path(sheet: Sheet, middle: list[Point], widths: list[float], colour: str) -> list[Point]:
    """A road or brook through the points, as wide as said at each; returns its outline."""
    line = smooth(middle)
    spread = smooth([(index, width) for index, width in enumerate(widths)])
    left = [(x - w / 2, y) for (x, y), (_, w) in zip(line, spread, strict=True)]
    right = [(x + w / 2, y) for (x, y), (_, w) in zip(line, spread, strict=True)]
    area = [*left, *reversed(right)]
    sheet.polygon(area, colour)
    return area


def cloud(sheet: Sheet, x: float, y: float, wide: float) -> None:
    """A summer cloud with a flat foot at `y`."""
    for share, height in ((-0.3, 0.12), (-0.08, 0.2), (0.16, 0.16), (0.34, 0.09)):
        middle, reach = x + wide * share, wide * height
        arc: list[Point] = [
            (middle + 1.25 * reach * math.cos(turn * math.pi / 18), y - reach * math.sin(turn * math.pi / 18))
            for turn in range(19)
        ]
        sheet.polygon(arc, PAPER)
    sheet.polygon([(x - wide * 0.5, y), (x + wide * 0.5, y), (x + wide * 0.44, y + 7),
        (x - wide * 0.44, y + 7)], PAPER)
