"""When a feed is asked again: as often as wanted, more seldom while it fails, never all at one moment. Pure."""

from __future__ import annotations

LONGEST_PAUSE_S = 300.0
"""Not longer between two tries, unless the feed is asked more seldom anyway: an alert may be waiting behind a fault."""
LONGEST_ASKED_S = 3600.0
"""A server that asks for more patience than this (Retry-After) does not get it."""


def pause_s(every_s: float, failures: int, chance: float, retry_after_s: float | None = None) -> float:
    """Seconds until the next try after so many failures in a row. `chance` (0..1) is what spreads the tries."""
    if not failures:
        return every_s * (1 - 0.1 * chance)
    most = max(every_s, LONGEST_PAUSE_S)
    longer = min(most, every_s * 2.0 ** min(failures - 1, 20))
    return max(longer * (0.8 + 0.4 * chance), min(retry_after_s or 0.0, LONGEST_ASKED_S))
