"""Pizza: the pizza of the month from above."""

from __future__ import annotations

import math

from prints import BARK, BLUSH, CREAM, DUSK, FALU, INK, MOSS, NIGHT, PAPER, RUST, SPRUCE, STRAW, Sheet, mixed


def pizza() -> Sheet:
    """The pizza of the month, from above, with chanterelles, onion and thyme; a square picture."""
    sheet = Sheet(1200, 1200, mixed(NIGHT, INK, 0.25), 113)
    for ring in range(9):
        sheet.gouges([(0, ring * 140), (1200, ring * 140 - 30), (1200, ring * 140 + 60),
            (0, ring * 140 + 90)], mixed(NIGHT, DUSK, 0.35), 16, length=240, width=5, angle=-1.5)
    sheet.veil([(628 + 500 * math.cos(t / 10), 640 + 490 * math.sin(t / 10)) for t in range(63)], INK, 0.55)
    sheet.ellipse(600, 600, 496, 490, mixed(CREAM, BARK, 0.55))
    sheet.ellipse(600, 600, 470, 464, mixed(CREAM, BARK, 0.3))
    edge = [(600 + (444 + sheet.random.gauss(0, 7)) * math.cos(t * math.tau / 60), 600 + (438 + sheet.random.gauss(0,
        7)) * math.sin(t * math.tau / 60)) for t in range(60)]
    sheet.blob(edge, mixed(STRAW, BARK, 0.22))
    for _ in range(22):
        turn = sheet.random.uniform(0, math.tau)
        sheet.blob([(600 + math.cos(turn + a) * r, 600 + math.sin(turn + a) * r) for a, r in ((0, 402), (0.035, 424),
            (0, 438), (-0.04, 420))], mixed(BARK, STRAW, 0.3))
    sauce = [(600 + (384 + sheet.random.gauss(0, 6)) * math.cos(t * math.tau / 50),
        600 + (380 + sheet.random.gauss(0, 6)) * math.sin(t * math.tau / 50)) for t in range(50)]
    sheet.blob(sauce, RUST)
    cheese = [(600 + (362 + sheet.random.gauss(0, 11)) * math.cos(t * math.tau / 40),
        600 + (358 + sheet.random.gauss(0, 11)) * math.sin(t * math.tau / 40)) for t in range(40)]
    sheet.blob(cheese, mixed(STRAW, CREAM, 0.55))
    for _ in range(26):
        x, y = _on_pizza(sheet, 320)
        size = sheet.random.uniform(18, 46)
        sheet.blob([(x - size, y), (x - size * 0.2, y - size * 0.7), (x + size, y - size * 0.1),
            (x + size * 0.2, y + size * 0.7)], mixed(CREAM, PAPER, 0.5) if size > 30 else mixed(STRAW, RUST, 0.35))
    for index in range(15):
        turn, reach = index * 2.4, 318 * math.sqrt((index + 0.6) / 15)
        _chanterelle(sheet, 600 + reach * math.cos(turn), 600 + reach * math.sin(turn),
            1.0 + 0.25 * sheet.random.random())
    for _ in range(13):
        x, y = _on_pizza(sheet, 318)
        turn = sheet.random.uniform(0, math.tau)
        for reach, ink in ((38, mixed(FALU, DUSK, 0.45)), (27, mixed(FALU, BLUSH, 0.5))):
            sheet.line([(x + reach * math.cos(turn + t / 6),
                y + reach * 0.8 * math.sin(turn + t / 6)) for t in range(15)], ink, 7)
    for _ in range(60):
        x, y = _on_pizza(sheet, 340)
        sheet.gouge(x, y, 28, sheet.random.choice((SPRUCE, MOSS)), sheet.random.uniform(0, 180), 8)
    for cut in range(4):
        turn = cut * math.pi / 4 + 0.2
        dx, dy = math.cos(turn), math.sin(turn)
        sheet.line([(600 - dx * 452, 600 - dy * 446), (600 + dx * 452, 600 + dy * 446)], mixed(BARK, INK, 0.2), 5)
    return sheet


def _on_pizza(sheet: Sheet, radius: float) -> tuple[float, float]:
    turn, reach = sheet.random.uniform(0, math.tau), radius * math.sqrt(sheet.random.random())
    return 600 + reach * math.cos(turn), 600 + reach * math.sin(turn)


def _chanterelle(sheet: Sheet, x: float, y: float, size: float) -> None:
    lean = sheet.random.uniform(0, math.tau)
    c, s = math.cos(lean) * size, math.sin(lean) * size

    def at(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(x + px * c - py * s, y + px * s + py * c) for px, py in points]

    outline = [(-8, 48), (-10, 16), (-44, -12), (-52, -32), (-30, -30), (-12, -40), (10, -32), (32, -42), (50, -28),
        (42, -8), (12, 16), (10, 46)]
    sheet.blob(at([(px + 4, py + 6) for px, py in outline]), mixed(STRAW, BARK, 0.6))
    sheet.blob(at(outline), mixed(STRAW, RUST, 0.18))
    for px in (-26, -9, 8, 25):
        (ax, ay), (bx, by) = at([(px * 0.22, 20), (px * 1.25, -18)])
        sheet.line([(ax, ay), (bx, by)], mixed(STRAW, BARK, 0.5), 3)
    sheet.line(at([(-44, -27), (-28, -27), (-12, -35), (10, -28), (30, -36), (44, -26)]), CREAM, 5)
