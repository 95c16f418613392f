"""When a notice may lie in the published tree: from some days before it starts until it has ended.

The tree is public, so what is meant for later is not told too early, and what is over is not kept. Leaves out
withdrawing and holding (`publish`), and when a board shows it (`due`).
"""

from __future__ import annotations

from datetime import datetime, timedelta

from player.notices.due import is_over
from player.notices.schedule import Schedule


def may_publish(schedule: Schedule, ahead_days: int, now: datetime) -> bool:
    """Whether a notice with this schedule may be in the tree now; `ahead_days` is the board's."""
    appears = _appears(schedule, ahead_days)
    return (appears is None or appears <= now) and not is_over(schedule, now)


def next_publish_change(schedule: Schedule, ahead_days: int, now: datetime) -> datetime | None:
    """The earliest UTC instant after now at which `may_publish` changes, or None when it never will."""
    if is_over(schedule, now):
        return None
    appears = _appears(schedule, ahead_days)
    end = min((each for each in (schedule.ends, schedule.lapses) if each is not None), default=None)
    if appears is None or appears <= now:
        return end
    return appears if end is None or appears < end else None


def _appears(schedule: Schedule, ahead_days: int) -> datetime | None:
    return None if schedule.starts is None else schedule.starts - timedelta(days=ahead_days)
