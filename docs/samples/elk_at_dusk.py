"""Elk: the king of the forest against the evening sky."""

from __future__ import annotations

import math
from collections.abc import Callable

from nature import bands, forest_edge, grass, ridge, spruce, stars
from prints import BLUSH, CREAM, DUSK, INK, MOSS, NIGHT, SPRUCE, Point, Sheet, mixed, smooth

_FAR_ANTLER = [
    (250, -430), (272, -470), (300, -500), (306, -560), (326, -514), (346, -588), (362, -520), (394, -590),
    (398, -522), (436, -566), (424, -506), (456, -518), (420, -470), (360, -456), (300, -458), (272, -428),
]
_NEAR_ANTLER = [
    (240, -432), (212, -466), (166, -490), (146, -556), (132, -500), (94, -574), (92, -506), (44, -562),
    (62, -496), (18, -520), (40, -472), (4, -462), (64, -440), (130, -436), (186, -446), (216, -424),
]
_FAR_LEGS = (
    [(-128, -190), (-150, -120), (-134, -60), (-140, 0), (-118, 0), (-114, -62), (-118, -120), (-84, -180)],
    [(122, -190), (126, -110), (118, -50), (122, 0), (144, 0), (142, -52), (150, -112), (166, -190)],
)
_NEAR_LEGS = (
    [(-202, -270), (-196, -170), (-206, -112), (-182, -62), (-190, 0), (-164, 0), (-158, -66), (-160, -116),
     (-116, -180), (-108, -250)],
    [(82, -240), (84, -150), (78, -100), (88, -50), (82, 0), (108, 0), (112, -52), (114, -104), (140, -180),
     (160, -250)],
)
_BODY = [
    (-188, -312), (-120, -336), (-20, -334), (50, -362), (110, -410), (176, -408), (218, -396), (238, -372),
    (244, -340), (226, -316), (214, -262), (176, -208), (120, -178), (20, -170), (-60, -176), (-118, -190),
    (-172, -214), (-204, -262),
]
_HEAD = [
    (196, -400), (232, -432), (268, -440), (296, -420), (334, -392), (366, -366), (380, -344), (372, -318),
    (350, -306), (322, -312), (298, -326), (268, -330), (240, -318), (222, -330),
]
_BEARD = [(262, -328), (286, -322), (284, -280), (272, -262), (262, -286)]
_EAR = [(226, -424), (196, -452), (178, -462), (186, -438), (208, -414)]
Outline = list[Point]


def elk_at_dusk() -> Sheet:
    """An elk against the evening sky, a moon, and mist over the meadow."""
    sheet = Sheet(1600, 1000, NIGHT, 37)
    bands(sheet, [mixed(NIGHT, DUSK, 0.25), DUSK, mixed(DUSK, BLUSH, 0.4), mixed(DUSK, BLUSH, 0.75), BLUSH,
        mixed(BLUSH, CREAM, 0.6)], 700)
    stars(sheet, 40, 230, CREAM)
    sheet.ellipse(1230, 250, 84, 84, CREAM)
    for x, y, size in ((1205, 232, 16), (1258, 268, 22), (1236, 214, 9)):
        sheet.ellipse(x, y, size, size, mixed(CREAM, BLUSH, 0.35))
    ridge(sheet, 596, 30, mixed(DUSK, BLUSH, 0.25), 760)
    forest_edge(sheet, 700, 120, mixed(NIGHT, DUSK, 0.55), 740)
    sheet.polygon([(0, 690), (1600, 690), (1600, 1000), (0, 1000)], mixed(DUSK, BLUSH, 0.5))
    for index in range(5):
        y = 706 + index * 17
        sheet.veil(smooth([(-60, y), (360, y - 14), (800, y + 8), (1240, y - 10), (1680, y), (1680, y + 16),
            (1200, y + 12), (700, y + 22), (-60, y + 18)]), CREAM, 0.42)
    near = ridge(sheet, 846, 16, mixed(NIGHT, SPRUCE, 0.45))
    elk(sheet, 660, 872, 1.0, mixed(INK, NIGHT, 0.4), mixed(DUSK, BLUSH, 0.55))
    sheet.gouges(near, mixed(DUSK, MOSS, 0.35), 190, angle=90, length=34, width=4)
    grass(sheet, 0, 1600, 900, (mixed(NIGHT, SPRUCE, 0.6), INK, mixed(MOSS, NIGHT, 0.45)), 260)
    spruce(sheet, 70, 980, 800, INK, mixed(NIGHT, DUSK, 0.45))
    spruce(sheet, 250, 960, 560, mixed(INK, NIGHT, 0.5), mixed(NIGHT, DUSK, 0.45))
    spruce(sheet, 1530, 980, 690, INK, mixed(NIGHT, DUSK, 0.45))
    return sheet


def elk(sheet: Sheet, x: float, foot: float, size: float, colour: str, rim: str) -> None:
    """A bull elk seen from the side, facing right; about 520 by 560 pixels at size 1."""

    def at(points: Outline) -> Outline:
        return [(x + px * size, foot + py * size) for px, py in points]

    far = mixed(colour, rim, 0.16)
    for leg in _FAR_LEGS:
        sheet.polygon(smooth(at(leg)), far)
    sheet.blob(at(_BODY), colour)
    for leg in _NEAR_LEGS:
        sheet.polygon(smooth(at(leg)), colour)
    for part in (_HEAD, _BEARD, _EAR):
        sheet.blob(at(part), colour)
    _antler(sheet, at, _FAR_ANTLER, mixed(colour, rim, 0.14))
    _antler(sheet, at, _NEAR_ANTLER, colour)
    sheet.blob(at([(-190, -306), (-210, -296), (-214, -268), (-202, -262), (-192, -282)]), colour)
    sheet.ellipse(*at([(288, -396)])[0], 4 * size, 4 * size, rim)
    for start, end in (((-176, -322), (-30, -338)), ((-10, -338), (120, -384)), ((150, -398), (226, -398))):
        (ax, ay), (bx, by) = at([start, end])
        sheet.gouge((ax + bx) / 2, (ay + by) / 2 + 5, math.dist((ax, ay),
            (bx, by)), rim, math.degrees(math.atan2(by - ay, bx - ax)), 7 * size)
    hair = at([(-150, -300), (180, -350), (200, -280), (100, -200), (-140, -220)])
    sheet.gouges(hair, mixed(colour, rim, 0.3), 46, angle=24, length=34 * size, width=3)


def _antler(sheet: Sheet, at: Callable[[Outline], Outline], outline: Outline, colour: str) -> None:
    sheet.polygon(smooth(at(outline), closed=True, steps=5), colour)
