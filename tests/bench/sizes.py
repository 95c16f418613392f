"""How much is measured: the whole of it, or little enough to try the bench itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sizes:
    """Seconds, counts of repetitions, and (playlists, files in each, bytes of a file)."""

    starts: int
    rotation_s: float
    rests: int
    fades: int
    films: int
    film_s: int
    draws: int
    lap_notices: int
    slides: tuple[int, int]
    sync: tuple[int, int, int]
    sync_limit_s: float
    publish: tuple[int, int]
    publish_changes: int
    urgent_drops: int
    alerts: int
    ordinary_drops: int
    growth: tuple[int, ...]


FULL = Sizes(
    starts=7,
    rotation_s=60,
    rests=3,
    fades=20,
    films=3,
    film_s=10,
    draws=25,
    lap_notices=100,
    slides=(1000, 10_000),
    sync=(20, 50, 500_000),
    sync_limit_s=180,
    publish=(20, 500),
    publish_changes=5,
    urgent_drops=50,
    alerts=20,
    ordinary_drops=50,
    growth=(10, 100, 1000, 10_000),
)

QUICK = Sizes(
    starts=2,
    rotation_s=15,
    rests=1,
    fades=3,
    films=1,
    film_s=5,
    draws=4,
    lap_notices=12,
    slides=(100, 400),
    sync=(4, 10, 100_000),
    sync_limit_s=20,
    publish=(4, 50),
    publish_changes=2,
    urgent_drops=2,
    alerts=2,
    ordinary_drops=2,
    growth=(10, 100),
)
