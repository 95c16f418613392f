"""A drawn map of the sites, from their positions alone: no tiles, no other host, nobody told who looks.

Names are laid so that they do not cover one another. Leaves out the page it stands on.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from player.notices.board import Site

WIDTH, HEIGHT = 480, 420
_EDGE = 62
_LETTER, _LINE = 10.2, 22
"""About how wide a letter is and how high a line, in the map's own units."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A site on the map: its dot, and where its name begins (`anchor` as SVG has it)."""

    name: str
    href: str
    x: float
    y: float
    text_x: float
    text_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Map:
    """`rings` are circles around the middle, ten kilometres (a Swedish mile) apart. North is up."""

    width: int
    height: int
    spots: tuple[Spot, ...]
    rings: tuple[tuple[float, float, float], ...]


def map_of(sites: Sequence[Site], href: Callable[[Site], str]) -> Map | None:
    """The map; None when fewer than two sites have told where they are."""
    placed = [(site, site.position) for site in sites if site.position is not None]
    if len(placed) < 2:
        return None
    middle = sum(position[0] for _, position in placed) / len(placed)
    # A degree of longitude is shorter up here than one of latitude.
    points = [(position[1] * math.cos(math.radians(middle)), -position[0]) for _, position in placed]
    left, top = (min(point[axis] for point in points) for axis in (0, 1))
    wide, high = (max(point[axis] for point in points) - low for axis, low in ((0, left), (1, top)))
    scale = min((WIDTH - 2 * _EDGE) / (wide or 1e-9), (HEIGHT - 2 * _EDGE) / (high or 1e-9))
    shift = (WIDTH - wide * scale) / 2, (HEIGHT - high * scale) / 2
    at = [(shift[0] + (x - left) * scale, shift[1] + (y - top) * scale) for x, y in points]
    mile = scale * 10 / 111.32
    centre = sum(x for x, _ in at) / len(at), sum(y for _, y in at) / len(at)
    rings = tuple((round(centre[0], 1), round(centre[1], 1), round(mile * step, 1)) for step in range(1, 5))
    return Map(WIDTH, HEIGHT, _labelled([site for site, _ in placed], at, href), rings)


def _labelled(
    sites: Sequence[Site], at: Sequence[tuple[float, float]], href: Callable[[Site], str]
) -> tuple[Spot, ...]:
    """Each name on the first side of its dot where it covers nothing."""
    taken: list[tuple[float, float, float, float]] = [(x - 9, y - 9, x + 9, y + 9) for x, y in at]
    spots = []
    for site, (x, y) in zip(sites, at, strict=True):
        name = site.place or site.name
        width = len(name) * _LETTER
        ways = (
            (x + 14, y + 5, "start", (x + 12, y - 12, x + 16 + width, y + 12)),
            (x - 14, y + 5, "end", (x - 16 - width, y - 12, x - 12, y + 12)),
            (x, y - 16, "middle", (x - width / 2, y - 16 - _LINE, x + width / 2, y - 10)),
            (x, y + 30, "middle", (x - width / 2, y + 12, x + width / 2, y + 12 + _LINE)),
        )
        text_x, text_y, anchor, box = next((way for way in ways if _is_free(way[3], taken)), ways[0])
        taken.append(box)
        spots.append(Spot(name, href(site), round(x, 1), round(y, 1), round(text_x, 1), round(text_y, 1), anchor))
    return tuple(spots)


def _is_free(box: tuple[float, float, float, float], taken: Sequence[tuple[float, float, float, float]]) -> bool:
    inside = box[0] >= 0 and box[2] <= WIDTH and box[1] >= 0 and box[3] <= HEIGHT
    own = 1e-6
    return inside and not any(
        box[0] < other[2] - own and other[0] < box[2] - own and box[1] < other[3] - own and other[1] < box[3] - own
        for other in taken
    )
