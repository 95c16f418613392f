"""A notice's id: from playlist and stem, so that an address survives edits; or its editor's own, through a rename.

Leaves out what an id is used for. Ids look like `hembygdsforeningen.loppis`; a slug holds no full stop.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from player.folder.slugs import short_hash, slug


@dataclass(frozen=True, slots=True)
class Claim:
    """What a notice would be called. `own` is the id its editor gave, or ""; `distinct` differs between any two."""

    stem: str
    own: str
    distinct: str
    arrived: datetime


@dataclass(frozen=True, slots=True)
class Named:
    """The id given; `contested` is the claim (its index) that already has the id its editor asked for, or None."""

    id: str
    contested: int | None = None


def name_notices(playlist: str, claims: Sequence[Claim]) -> list[Named]:
    """An id for each claim, in their order. The notice that came first keeps a plain id that two would have."""
    named: list[Named | None] = [None] * len(claims)
    taken: dict[str, int] = {}
    contested: dict[int, int] = {}
    by_age = sorted(range(len(claims)), key=lambda at: (claims[at].arrived, claims[at].distinct))
    for at in by_age:
        if not claims[at].own:
            continue
        name = slug(claims[at].own.removeprefix(f"{playlist}."))
        if name in taken:
            contested[at] = taken[name]
        else:
            taken[name] = at
            named[at] = Named(f"{playlist}.{name}")
    for at in by_age:
        if named[at] is None:
            name = _free(claims[at], taken)
            taken[name] = at
            named[at] = Named(f"{playlist}.{name}", contested.get(at))
    return [name for name in named if name is not None]


def _free(claim: Claim, taken: dict[str, int]) -> str:
    """The stem's slug, or with a hash of what sets the claim apart, however often that must be hashed."""
    plain = slug(claim.stem)
    name, apart = plain, claim.distinct
    while name in taken:
        apart = short_hash(apart)
        name = f"{plain}-{apart}"
    return name
