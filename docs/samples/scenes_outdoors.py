"""Pictures from lake, forest and road: what the tourist office shows."""

from __future__ import annotations

import math
from collections.abc import Callable

from houses import jetty, rowing_boat
from nature import bands, birch, forest_edge, grass, path, ridge, spruce, stars, water
from prints import (
    BARK, BLUSH, CREAM, DEEP, DUSK, FALU, INK, LAKE, MEADOW, MIST, MOSS, NIGHT, PAPER, RUST, SPRUCE, STRAW,
    Point, Sheet, mixed, smooth,
)

Outline = list[Point]


def bathing_place() -> Sheet:
    """A jetty on a summer lake, a boat, and a low sun."""
    sheet = Sheet(1600, 1000, MIST, 11)
    bands(sheet, [mixed(LAKE, PAPER, 0.35), mixed(LAKE, PAPER, 0.58), mixed(CREAM, PAPER, 0.25), CREAM], 470)
    sheet.ellipse(1180, 300, 92, 92, STRAW)
    ridge(sheet, 388, 26, mixed(LAKE, SPRUCE, 0.35), 480)
    forest_edge(sheet, 470, 84, mixed(MOSS, SPRUCE, 0.6))
    water(sheet, 468, 1000, LAKE, mixed(LAKE, PAPER, 0.55), 190)
    sheet.veil([(0, 468), (1600, 468), (1600, 520), (900, 540), (300, 528), (0, 545)], SPRUCE, 0.55)
    for index in range(26):
        y = 492 + index * 13
        sheet.gouge(1180 + sheet.random.gauss(0, 16), y, 150 - index * 2.5 + sheet.random.uniform(-30, 30), CREAM, 0, 7)
    rowing_boat(sheet, 1150, 690, 330, FALU)
    jetty(sheet, [(40, 1010), (520, 1010), (770, 600), (690, 600)], mixed(BARK, CREAM, 0.45), mixed(CREAM, BARK, 0.2))
    for side in (700, 748):
        sheet.line([(side, 588), (side, 660)], INK, 6)
        sheet.line([(side, 588), (side + 16, 574), (side + 26, 596)], INK, 6)
    for rung in (612, 632, 652):
        sheet.line([(700, rung), (748, rung)], INK, 5)
    sheet.polygon([(300, 880), (452, 862), (520, 800), (390, 806)], STRAW)
    for stripe in (0.2, 0.45, 0.7):
        a = (300 + 90 * stripe, 880 - 74 * stripe)
        b = (452 + 68 * stripe, 862 - 62 * stripe)
        sheet.line([a, b], RUST, 9)
    _reeds(sheet, 1270, 1600, 1010)
    return sheet


def _reeds(sheet: Sheet, left: float, right: float, foot: float) -> None:
    for _ in range(70):
        x = sheet.random.uniform(left, right)
        tall = sheet.random.uniform(120, 330) * (0.5 + 0.5 * (x - left) / (right - left))
        lean = sheet.random.gauss(0, 22)
        ink = sheet.random.choice((SPRUCE, MOSS, mixed(MOSS, STRAW, 0.35)))
        sheet.polygon([(x - 5, foot), (x + 5, foot), (x + lean, foot - tall)], ink)
        if sheet.random.random() < 0.3:
            sheet.gouge(x + lean, foot - tall, 56, mixed(BARK, INK, 0.2), 90 - lean / 4, 15)


def forest_walk() -> Sheet:
    """A plank path into a misty spruce forest, with red marks on the stems."""
    sheet = Sheet(1600, 1000, MIST, 23)
    bands(sheet, [mixed(MIST, PAPER, 0.1), mixed(MIST, PAPER, 0.45), mixed(CREAM, PAPER, 0.4)], 600)
    sheet.ellipse(835, 330, 76, 76, mixed(CREAM, PAPER, 0.2))
    forest_edge(sheet, 610, 330, mixed(MIST, SPRUCE, 0.25), 640)
    forest_edge(sheet, 640, 260, mixed(MIST, SPRUCE, 0.45), 660)
    sheet.polygon([(0, 618), (1600, 604), (1600, 1000), (0, 1000)], mixed(MOSS, SPRUCE, 0.25))
    for x, foot, tall in ((160, 690, 520), (420, 660, 400), (1120, 655, 390), (1330, 690, 500), (600, 640, 280), (1000, 640, 270)):
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


def elk_at_dusk() -> Sheet:
    """An elk against the evening sky, a moon, and mist over the meadow."""
    sheet = Sheet(1600, 1000, NIGHT, 37)
    bands(sheet, [mixed(NIGHT, DUSK, 0.25), DUSK, mixed(DUSK, BLUSH, 0.4), mixed(DUSK, BLUSH, 0.75), BLUSH, mixed(BLUSH, CREAM, 0.6)], 700)
    stars(sheet, 40, 230, CREAM)
    sheet.ellipse(1230, 250, 84, 84, CREAM)
    for x, y, size in ((1205, 232, 16), (1258, 268, 22), (1236, 214, 9)):
        sheet.ellipse(x, y, size, size, mixed(CREAM, BLUSH, 0.35))
    ridge(sheet, 596, 30, mixed(DUSK, BLUSH, 0.25), 760)
    forest_edge(sheet, 700, 120, mixed(NIGHT, DUSK, 0.55), 740)
    sheet.polygon([(0, 690), (1600, 690), (1600, 1000), (0, 1000)], mixed(DUSK, BLUSH, 0.5))
    for index in range(5):
        y = 706 + index * 17
        sheet.veil(smooth([(-60, y), (360, y - 14), (800, y + 8), (1240, y - 10), (1680, y), (1680, y + 16), (1200, y + 12), (700, y + 22), (-60, y + 18)]), CREAM, 0.42)
    near = ridge(sheet, 846, 16, mixed(NIGHT, SPRUCE, 0.45))
    elk(sheet, 660, 872, 1.0, mixed(INK, NIGHT, 0.4), mixed(DUSK, BLUSH, 0.55))
    sheet.gouges(near, mixed(DUSK, MOSS, 0.35), 190, angle=90, length=34, width=4)
    grass(sheet, 0, 1600, 900, (mixed(NIGHT, SPRUCE, 0.6), INK, mixed(MOSS, NIGHT, 0.45)), 260)
    spruce(sheet, 70, 980, 800, INK, mixed(NIGHT, DUSK, 0.45))
    spruce(sheet, 250, 960, 560, mixed(INK, NIGHT, 0.5), mixed(NIGHT, DUSK, 0.45))
    spruce(sheet, 1530, 980, 690, INK, mixed(NIGHT, DUSK, 0.45))
    return sheet


_FAR_ANTLER = [
    (250, -430), (272, -470), (300, -500), (306, -560), (326, -514), (346, -588), (362, -520), (394, -590),
    (398, -522), (436, -566), (424, -506), (456, -518), (420, -470), (360, -456), (300, -458), (272, -428),
]  # fmt: skip
_NEAR_ANTLER = [
    (240, -432), (212, -466), (166, -490), (146, -556), (132, -500), (94, -574), (92, -506), (44, -562),
    (62, -496), (18, -520), (40, -472), (4, -462), (64, -440), (130, -436), (186, -446), (216, -424),
]  # fmt: skip


def elk(sheet: Sheet, x: float, foot: float, size: float, colour: str, rim: str) -> None:
    """A bull elk seen from the side, facing right; about 520 by 560 pixels at size 1."""

    def at(points: Outline) -> Outline:
        return [(x + px * size, foot + py * size) for px, py in points]

    far = mixed(colour, rim, 0.16)
    for leg in ([(-128, -190), (-150, -120), (-134, -60), (-140, 0), (-118, 0), (-114, -62), (-118, -120), (-84, -180)],
                [(122, -190), (126, -110), (118, -50), (122, 0), (144, 0), (142, -52), (150, -112), (166, -190)]):
        sheet.polygon(smooth(at(leg)), far)
    body = [(-188, -312), (-120, -336), (-20, -334), (50, -362), (110, -410), (176, -408), (218, -396), (238, -372),
            (244, -340), (226, -316), (214, -262), (176, -208), (120, -178), (20, -170), (-60, -176), (-118, -190),
            (-172, -214), (-204, -262)]
    sheet.blob(at(body), colour)
    for leg in ([(-202, -270), (-196, -170), (-206, -112), (-182, -62), (-190, 0), (-164, 0), (-158, -66), (-160, -116), (-116, -180), (-108, -250)],
                [(82, -240), (84, -150), (78, -100), (88, -50), (82, 0), (108, 0), (112, -52), (114, -104), (140, -180), (160, -250)]):
        sheet.polygon(smooth(at(leg)), colour)
    head = [(196, -400), (232, -432), (268, -440), (296, -420), (334, -392), (366, -366), (380, -344), (372, -318),
            (350, -306), (322, -312), (298, -326), (268, -330), (240, -318), (222, -330)]
    sheet.blob(at(head), colour)
    sheet.blob(at([(262, -328), (286, -322), (284, -280), (272, -262), (262, -286)]), colour)
    sheet.blob(at([(226, -424), (196, -452), (178, -462), (186, -438), (208, -414)]), colour)
    _antler(sheet, at, _FAR_ANTLER, mixed(colour, rim, 0.14))
    _antler(sheet, at, _NEAR_ANTLER, colour)
    sheet.blob(at([(-190, -306), (-210, -296), (-214, -268), (-202, -262), (-192, -282)]), colour)
    sheet.ellipse(*at([(288, -396)])[0], 4 * size, 4 * size, rim)
    for start, end in (((-176, -322), (-30, -338)), ((-10, -338), (120, -384)), ((150, -398), (226, -398))):
        (ax, ay), (bx, by) = at([start, end])
        sheet.gouge((ax + bx) / 2, (ay + by) / 2 + 5, math.dist((ax, ay), (bx, by)), rim, math.degrees(math.atan2(by - ay, bx - ax)), 7 * size)
    hair = at([(-150, -300), (180, -350), (200, -280), (100, -200), (-140, -220)])
    sheet.gouges(hair, mixed(colour, rim, 0.3), 46, angle=24, length=34 * size, width=3)


def _antler(sheet: Sheet, at: Callable[[Outline], Outline], outline: Outline, colour: str) -> None:
    sheet.polygon(smooth(at(outline), closed=True, steps=5), colour)


def canoe_morning() -> Sheet:
    """A canoe drawn up in the reeds, islands in the morning mist; an upright picture."""
    sheet = Sheet(1000, 1250, MIST, 71)
    bands(sheet, [mixed(LAKE, PAPER, 0.3), mixed(LAKE, PAPER, 0.55), mixed(BLUSH, PAPER, 0.5), mixed(CREAM, PAPER, 0.2)], 560)
    sheet.ellipse(330, 400, 70, 70, mixed(STRAW, CREAM, 0.35))
    forest_edge(sheet, 520, 70, mixed(MIST, DEEP, 0.4), 560)
    water(sheet, 540, 1250, mixed(LAKE, MIST, 0.25), mixed(MIST, PAPER, 0.6), 170)
    for x, y, wide in ((700, 566, 330), (180, 610, 240)):
        sheet.blob([(x - wide / 2, y), (x - wide / 4, y - 18), (x + wide / 4, y - 18), (x + wide / 2, y), (x, y + 12)], SPRUCE)
        for index in range(9):
            spruce(sheet, x - wide * 0.4 + index * wide * 0.1, y - 4, sheet.random.uniform(60, 150), SPRUCE)
        sheet.veil([(x - wide / 2, y + 6), (x + wide / 2, y + 6), (x + wide * 0.3, y + 110), (x - wide * 0.3, y + 90)], SPRUCE, 0.35)
    for index in range(14):
        sheet.gouge(330 + sheet.random.gauss(0, 12), 560 + index * 20, 120 - index * 3, CREAM, 0, 7)
    rim = smooth([(120, 900), (300, 985), (560, 1000), (790, 930), (920, 830)])
    back = smooth([(920, 830), (740, 900), (540, 942), (330, 935), (120, 900)])
    keel = smooth([(920, 830), (850, 985), (640, 1075), (380, 1068), (200, 1000), (120, 900)])
    sheet.polygon([*rim, *keel], FALU)
    sheet.polygon([*rim, *back], mixed(BARK, INK, 0.25))
    for seat in ((360, 938, 385, 988), (690, 918, 722, 962)):
        sheet.line([seat[:2], seat[2:]], CREAM, 26)
    sheet.line(rim, CREAM, 10)
    sheet.line(back, mixed(CREAM, BARK, 0.3), 6)
    sheet.line([(250, 890), (700, 985)], mixed(CREAM, STRAW, 0.4), 12)
    sheet.blob([(660, 962), (720, 972), (800, 1004), (800, 1022), (720, 1012), (660, 992)], mixed(CREAM, STRAW, 0.4))
    sheet.gouges([*rim, *keel], mixed(FALU, BLUSH, 0.4), 40, length=90, width=5, angle=8)
    for _ in range(18):
        sheet.gouge(sheet.random.uniform(200, 860), sheet.random.uniform(1075, 1120), 130, PAPER, 0, 7)
    _reeds(sheet, -60, 330, 1260)
    _reeds(sheet, 700, 1010, 1260)
    return sheet
