"""Weekly windows of local time: is the wall clock inside one, and at which instants may that change.

A window belongs to the weekday on which it begins, also when it runs over midnight. What counts is what a clock on
the wall reads: an hour that is skipped in spring is not shown, one that comes twice in autumn is shown twice.
Leaves out dates (`due`) and a shop's closed days (`hours`).
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

Hours = tuple[tuple[int, int], ...]
"""Windows as local minutes after midnight [opens, closes); closes <= opens runs over midnight."""

DAY_MINUTES = 24 * 60


def is_within(days: tuple[int, ...], hours: Hours, local: datetime) -> bool:
    """Whether the wall clock `local` reads within the hours on these ISO weekdays. Empty means always."""
    weekday = local.isoweekday()
    today = not days or weekday in days
    if not hours:
        return today
    yesterday = not days or (weekday - 2) % 7 + 1 in days
    minute = local.hour * 60 + local.minute
    return any(covers(window, minute, today=today, yesterday=yesterday) for window in hours)


def covers(window: tuple[int, int], minute: int, *, today: bool, yesterday: bool) -> bool:
    """Whether a window that may begin `today` or have begun `yesterday` holds this minute of the day."""
    opens, closes = window
    if closes > opens:
        return today and opens <= minute < closes
    return (today and minute >= opens) or (yesterday and minute < closes)


def day_runs(days: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """ISO weekdays in order, those that follow one another together."""
    runs: list[tuple[int, ...]] = []
    for day in sorted(days):
        if runs and day == runs[-1][-1] + 1:
            runs[-1] = (*runs[-1], day)
        else:
            runs.append((day,))
    return tuple(runs)


@lru_cache(maxsize=4096)
def edges(hours: Hours, day: date, zone: ZoneInfo) -> tuple[datetime, ...]:
    """All UTC instants of a local day, in order, at which `is_within` may change (it changes at no other)."""
    minutes = {minute % DAY_MINUTES for window in hours for minute in window} or {0}
    instants = {_instant(day, minute, zone, fold) for minute in minutes for fold in (0, 1)}
    shift = _clock_change(day, zone)
    return tuple(sorted(instants if shift is None else instants | {shift}))


def _instant(day: date, minute: int, zone: ZoneInfo, fold: int) -> datetime:
    wall = datetime.combine(day, time(minute // 60, minute % 60), tzinfo=zone)
    return wall.replace(fold=fold).astimezone(UTC)


def _clock_change(day: date, zone: ZoneInfo) -> datetime | None:
    """The instant on a local day at which the zone's offset changes: the wall clock jumps there."""
    before, after = _instant(day, 0, zone, 0), _instant(day + timedelta(days=1), 0, zone, 0)
    old = before.astimezone(zone).utcoffset()
    if after.astimezone(zone).utcoffset() == old:
        return None
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before) // timedelta(seconds=2))
        if middle.astimezone(zone).utcoffset() == old:
            before = middle
        else:
            after = middle
    return after
