"""Walk: planks into a misty spruce forest."""

from __future__ import annotations

import math

from nature import bands, forest_edge, grass, spruce
from prints import BARK, CREAM, FALU, INK, MEADOW, MIST, MOSS, NIGHT, PAPER, RUST, SPRUCE, Sheet, mixed, smooth


def forest_walk() -> Sheet:
    """A plank path into a misty spruce forest, with red marks on the stems."""
    sheet = Sheet(1600, 1000, MIST, 23)
    bands(sheet, [mixed(MIST, PAPER, 0.1), mixed(MIST, PAPER, 0.45), mixed(CREAM, PAPER, 0.4)], 600)
    sheet.ellipse(835, 330, 76, 76, mixed(CREAM, PAPER, 0.2))
    forest_edge(sheet, 610, 330, mixed(MIST, SPRUCE, 0.25), 640)
    forest_edge(sheet, 640, 260, mixed(MIST, SPRUCE, 0.45), 660)
    sheet.polygon([(0, 618), (1600, 604), (1600, 1000), (0, 1000)], mixed(MOSS, SPRUCE, 0.25))
    for x, foot, tall in ((160, 690, 520), (420, 660, 400), (1120, 655, 390), (1330, 690, 500), (600, 640, 280),
        (1000, 640, 270)):
        spruce(sheet, x, foot, tall, mixed(SPRUCE, MIST, 0.28), mixed(MOSS, MIST, 0.25))
    ground = [(0, 690), (400, 668), (800, 650), (1200, 668), (1600, 690), (1600, 1000), (0, 1000)]
    sheet.polygon(ground, mixed(MOSS, SPRUCE, 0.4))
    sheet.gouges(ground, mixed(MEADOW, MOSS, 0.4), 420, length=38, width=5)
    _boardwalk(sheet)
    for x, foot, tall in ((-30, 960, 900), (270, 850, 690), (1430, 900, 830), (1640, 1010, 940)):
        spruce(sheet, x, foot, tall, SPRUCE, mixed(MOSS, MEADOW, 0.25))
    for x, y in ((272, 800), (1431, 836)):
        sheet.box(x - 16, y - 26, x + 16, y + 20, FALU)
    for _ in range(46):
        x, y = sheet.random.uniform(60, 1540), sheet.random.uniform(880, 985)
        if not 560 < x < 1120:
            sheet.ellipse(x, y, 6, 6, RUST if sheet.random.random() < 0.7 else NIGHT)
    grass(sheet, 0, 560, 960, (SPRUCE, MOSS, MEADOW), 90)
    grass(sheet, 1090, 1600, 960, (SPRUCE, MOSS, MEADOW), 90)
    return sheet


def _boardwalk(sheet: Sheet) -> None:
    middle = [(830, 1010), (800, 900), (700, 800), (760, 725), (850, 690), (836, 660)]
    wide = [300, 215, 130, 76, 46, 28]
    line = smooth(middle)
    spread = [y for _, y in smooth(list(enumerate(wide)))]
    total = 0.0
    for index in range(len(line) - 1):
        (x, y), (nx, ny) = line[index], line[index + 1]
        w, nw = spread[index], spread[index + 1]
        total += math.dist((x, y), (nx, ny)) / max(w, 20)
        plank = mixed(CREAM, BARK, 0.32 if index % 2 else 0.48)
        sheet.polygon([(x - w / 2, y), (x + w / 2, y), (nx + nw / 2, ny + 1.5), (nx - nw / 2, ny + 1.5)], plank)
        sheet.line([(x - w / 2, y), (x + w / 2, y)], mixed(BARK, INK, 0.4), max(1.4, w / 90))
