"""Cinnamon buns: a tray from above."""

from __future__ import annotations

import math

from prints import BARK, CREAM, DEEP, DUSK, INK, LAKE, NIGHT, PAPER, RUST, STRAW, Sheet, mixed


def cinnamon_buns() -> Sheet:
    """A tray of cinnamon buns with pearl sugar, seen from above."""
    sheet = Sheet(1600, 1000, mixed(DEEP, LAKE, 0.25), 107)
    cloth = mixed(DEEP, LAKE, 0.25)
    for x in range(0, 1600, 80):
        sheet.veil([(x, 0), (x + 26, 0), (x + 26, 1000), (x, 1000)], PAPER, 0.16)
    for y in range(20, 1000, 80):
        sheet.veil([(0, y), (1600, y), (1600, y + 26), (0, y + 26)], PAPER, 0.16)
    sheet.veil([(150, 150), (1500, 130), (1520, 900), (170, 920)], NIGHT, 0.4)
    tray = [(130, 120), (1470, 120), (1490, 140), (1490, 860), (1470, 880), (130, 880), (110, 860), (110, 140)]
    sheet.polygon(tray, mixed(INK, DUSK, 0.35))
    sheet.polygon([(150, 158), (1450, 158), (1450, 842), (150, 842)], mixed(CREAM, PAPER, 0.55))
    sheet.gouges([(150, 158), (1450, 158), (1450, 842), (150, 842)], mixed(CREAM, BARK, 0.2), 60, length=80, width=4,
        angle=35)
    for row in range(2):
        for column in range(4):
            x = 318 + column * 322 + sheet.random.uniform(-8, 8)
            y = 336 + row * 330 + sheet.random.uniform(-8, 8)
            if (row, column) == (1, 3):
                _crumbs(sheet, x, y)
            else:
                bun(sheet, x, y, 142)
    sheet.veil([(0, 0), (1600, 0), (1600, 1000), (0, 1000)], cloth, 0.03)
    return sheet


def bun(sheet: Sheet, x: float, y: float, radius: float) -> None:
    start = sheet.random.uniform(0, math.tau)
    sheet.ellipse(x + 12, y + 16, radius * 1.02, radius * 0.98, mixed(CREAM, BARK, 0.4))
    sheet.ellipse(x, y, radius * 0.9, radius * 0.86, mixed(BARK, STRAW, 0.35))
    turns, steps = 3.1, 150
    spiral = []
    for step in range(steps):
        share = step / steps
        turn = start + share * turns * math.tau
        reach = radius * 0.88 * (1 - share * 0.93)
        spiral.append((x + math.cos(turn) * reach, y + math.sin(turn) * reach * 0.96))
    sheet.line(spiral, mixed(STRAW, RUST, 0.25), radius * 0.25)
    sheet.line(spiral, mixed(STRAW, CREAM, 0.25), radius * 0.15)
    for px, py in spiral[:-14:5]:
        if sheet.random.random() < 0.8:
            sheet.gouge(px, py, radius * 0.14, CREAM, sheet.random.uniform(0, 180), 5)
    for _ in range(46):
        turn, reach = sheet.random.uniform(0, math.tau), radius * 0.86 * math.sqrt(sheet.random.random())
        px, py, half = x + math.cos(turn) * reach, y + math.sin(turn) * reach, sheet.random.uniform(4, 7)
        sheet.polygon([(px - half, py - half * 0.5), (px + half * 0.3, py - half), (px + half, py + half * 0.4),
            (px - half * 0.4, py + half)], PAPER)


def _crumbs(sheet: Sheet, x: float, y: float) -> None:
    sheet.veil([(x + 120 * math.cos(t / 6), y + 114 * math.sin(t / 6)) for t in range(38)], BARK, 0.13)
    for _ in range(38):
        px, py, half = x + sheet.random.gauss(0, 60), y + sheet.random.gauss(0, 56), sheet.random.uniform(3, 9)
        ink = sheet.random.choice((PAPER, mixed(BARK, STRAW, 0.5), mixed(STRAW, RUST, 0.3)))
        sheet.polygon([(px - half, py), (px, py - half), (px + half, py + half * 0.3),
            (px - half * 0.2, py + half)], ink)
