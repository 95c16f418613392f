"""What the winter pictures share: the night sky, the shade on snow, spruces under snow."""

from __future__ import annotations

from nature import spruce
from prints import DUSK, INK, NIGHT, SNOW, SPRUCE, Sheet, mixed

WINTER_SKY = [mixed(NIGHT, INK, 0.35), NIGHT, mixed(NIGHT, DUSK, 0.4), mixed(NIGHT, DUSK, 0.75)]
SHADE = mixed(SNOW, DUSK, 0.38)


def snowy_spruce(sheet: Sheet, x: float, foot: float, tall: float) -> None:
    spruce(sheet, x, foot, tall, mixed(SPRUCE, NIGHT, 0.45))
    tiers = max(7, round(tall / 46))
    for tier in range(1, tiers):
        share = tier / tiers
        y = foot - tall * (1 - share * 0.9)
        reach = tall * 0.17 * share**0.85
        for side in (-1, 1):
            away = side * reach * sheet.random.uniform(0.35, 0.7)
            sheet.gouge(x + away, y, reach * 0.95 + 12, SNOW, side * 24, tall / 62)
