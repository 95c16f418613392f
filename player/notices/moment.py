"""A moment in time and how sure we are of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

BUILT = datetime(2026, 11, 1, tzinfo=UTC)
"""The day of the release: no board runs this program before it was written. A test holds it against the changelog."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What the clock says (`utc`), whether it is known to be right, and the latest time known to have passed.

    The floor comes from signed issue times, the last trusted clock and the build date; it never runs backwards.
    """

    utc: datetime
    trusted: bool
    floor: datetime

    @classmethod
    def sure(cls, utc: datetime) -> Moment:
        """A moment of a clock that is right."""
        return cls(utc, trusted=True, floor=utc)
