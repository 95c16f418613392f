"""Whether a picture remembered from before the power went may be shown again, before anything else is known.

A board's first picture waits for this, so it knows no programme. Leaves out what is remembered (`remembering`), where
the memory lies (`screen`) and whether the frame is whole (`frames`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from player.notices.due import is_due
from player.notices.moment import Moment
from player.notices.schedule import Priority, Schedule
from player.notices.slide import Slide


@dataclass(frozen=True, slots=True)
class Remembered:
    """A slide that was on air, and what is needed to tell when it may be again. `priority` is the one it really had.

    `day` is what the slide calls today; None when it says nothing of that.
    """

    slide: Slide
    timezone: str
    schedule: Schedule
    priority: Priority
    day: date | None = None


def may_show_again(remembered: Remembered, moment: Moment) -> bool:
    """Whether the remembered slide may be shown at the moment: by the same rules as if its notice were asked anew."""
    zone = ZoneInfo(remembered.timezone)
    today = moment.utc.astimezone(zone).date() if moment.trusted else None
    if remembered.day not in (None, today):
        return False
    return is_due(remembered.schedule, moment, zone, remembered.priority)
