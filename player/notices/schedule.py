"""When a notice may show, as data, and how urgent it is: all that a remembered picture needs to be judged by.

Apart from the notice itself (`notice`), because a board's first picture waits for what is imported here. Leaves out
when it is due (`due`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Priority(StrEnum):
    NORMAL = "normal"
    URGENT = "urgent"


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a notice may show: [starts, ends) in UTC, on ISO weekdays and in local hours; empty means always.

    `lapses` is the end that the playlist's lifetime gives: no word of the editor's, so it does not make a
    notice a dated one while the clock is not trusted.
    """

    starts: datetime | None = None
    ends: datetime | None = None
    days: tuple[int, ...] = ()
    hours: tuple[tuple[int, int], ...] = ()
    lapses: datetime | None = None


ALWAYS = Schedule()
