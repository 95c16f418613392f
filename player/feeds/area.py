"""Whether an alert's area reaches a place: by its municipality's and county's codes, or by its position.

Leaves out what an alert says. Where an alert and a place have nothing in common to compare, it counts as reached: who
asked for a source would rather read a warning too many.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from player.feeds.cap import Area

_KM_A_DEGREE = 111.2
_WHOLE_COUNTRY = ("00", "se")


@dataclass(frozen=True, slots=True)
class Place:
    """A place to warn: its codes (0781, or 07 for a whole county; none: not said) and its position (north, east)."""

    codes: tuple[str, ...] = ()
    position: tuple[float, float] | None = None


def reaches(areas: Sequence[Area], place: Place) -> bool:
    """Whether any of the areas holds the place."""
    answers = [_holds(area, place) for area in areas]
    if any(answers):
        return True
    return all(answer is None for answer in answers)


def _holds(area: Area, place: Place) -> bool | None:
    """None when it cannot be told."""
    by_code = _codes_meet(area.codes, place.codes) if area.codes and place.codes else None
    has_shape = place.position is not None and (area.polygons or area.circles)
    by_shape = _is_within(area, place.position) if has_shape and place.position is not None else None
    if area.narrowed and by_code is not False and by_shape is not None:
        return by_shape
    if area.narrowed or by_shape is None:
        return by_code
    return bool(by_code) or by_shape


def _codes_meet(mine: Iterable[str], others: Iterable[str]) -> bool:
    """0781 meets 07, its county, and the other way round."""
    return any(
        one in _WHOLE_COUNTRY or one.startswith(other) or other.startswith(one) for one in mine for other in others
    )


def _is_within(area: Area, at: tuple[float, float]) -> bool:
    in_polygon = any(_in_polygon(polygon, at) for polygon in area.polygons)
    return in_polygon or any(_distance_km((north, east), at) <= km for north, east, km in area.circles)


def _in_polygon(polygon: Sequence[tuple[float, float]], at: tuple[float, float]) -> bool:
    """By how many edges a line eastwards crosses."""
    north, east = at
    inside = False
    for (north1, east1), (north2, east2) in zip(polygon, (*polygon[1:], *polygon[:1]), strict=True):
        if (north1 > north) != (north2 > north):
            crossing = east1 + (north - north1) / (north2 - north1) * (east2 - east1)
            inside ^= east < crossing
    return inside


def _distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Good enough within a country."""
    north_km = (one[0] - other[0]) * _KM_A_DEGREE
    east_km = (one[1] - other[1]) * _KM_A_DEGREE * math.cos(math.radians((one[0] + other[0]) / 2))
    return math.hypot(north_km, east_km)
