"""Reeds in the foreground of the lake pictures."""

from __future__ import annotations

from prints import BARK, INK, MOSS, SPRUCE, STRAW, Sheet, mixed


def reeds(sheet: Sheet, left: float, right: float, foot: float) -> None:
    for _ in range(70):
        x = sheet.random.uniform(left, right)
        tall = sheet.random.uniform(120, 330) * (0.5 + 0.5 * (x - left) / (right - left))
        lean = sheet.random.gauss(0, 22)
        ink = sheet.random.choice((SPRUCE, MOSS, mixed(MOSS, STRAW, 0.35)))
        sheet.polygon([(x - 5, foot), (x + 5, foot), (x + lean, foot - tall)], ink)
        if sheet.random.random() < 0.3:
            sheet.gouge(x + lean, foot - tall, 56, mixed(BARK, INK, 0.2), 90 - lean / 4, 15)
