"""Which time signed metadata is judged by. A board's clock may say 1970 for minutes; a signed issue time has passed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from player.notices.moment import BUILT, Moment

Clock = Callable[[], Moment]
"""The port to the machine's clock, which knows whether it can be trusted."""


def machine_clock() -> Moment:
    """The system's clock, of which nothing is known but that it is not before the build."""
    return Moment(datetime.now(UTC), trusted=False, floor=BUILT)


def reference_time(moment: Moment, *issued: datetime | None) -> datetime:
    """The time by which expiry is judged: the clock's, but never before what is known to have passed.

    A trusted clock stands alone: a publisher whose clock once ran years ahead has signed an issue time in the future,
    and must not shut out every board for ever.
    """
    if moment.trusted:
        return moment.utc
    return max(moment.utc, moment.floor, BUILT, *(time for time in issued if time is not None))


def next_floor(moment: Moment, *issued: datetime | None) -> datetime | None:
    """The highest signed issue time seen, which a trusted clock brings back when it lies in the future."""
    highest = max((time for time in issued if time is not None), default=None)
    if highest is not None and moment.trusted:
        return min(highest, moment.utc)
    return highest
