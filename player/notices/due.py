"""When a notice is due: its dates, weekdays and local hours, as far as the time is known.

With a clock that is not trusted nothing is guessed: a notice with the editor's own dates, days or hours waits unless
the floor proves it over or begun, and an urgent one shows until the floor has passed its end. Leaves out whether it
has a picture and whose turn it is (`decide`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from player.notices.moment import Moment
from player.notices.schedule import Priority, Schedule
from player.notices.windows import edges, is_within

SEARCH_DAYS = 15
"""Windows repeat weekly, and the spring change can swallow one of them: the second week is sure to have it."""


def is_due(schedule: Schedule, moment: Moment, zone: ZoneInfo, priority: Priority = Priority.NORMAL) -> bool:
    """Whether a notice with this schedule may show at the moment, days and hours read in `zone`."""
    return is_due_locally(schedule, moment, moment.utc.astimezone(zone), priority)


def is_due_locally(schedule: Schedule, moment: Moment, local: datetime, priority: Priority) -> bool:
    """As `is_due`, with the moment's local time worked out beforehand: for whoever asks of many notices at once."""
    if moment.trusted:
        return _holds(schedule, moment.utc, local)
    if is_over(schedule, moment.floor):
        return False
    if priority is Priority.URGENT:
        # Also when its start lies after the floor: a warning some days early does less harm than one that never came.
        return True
    if schedule.ends is not None or schedule.days or schedule.hours:
        return False
    return schedule.starts is None or schedule.starts <= moment.floor


def is_due_on(schedule: Schedule, day: date, zone: ZoneInfo) -> bool:
    """Whether a notice with this schedule may show at some time of a local day."""
    midnights = (datetime.combine(each, time(), zone) for each in (day, day + timedelta(days=1)))
    morning, night = (midnight.astimezone(UTC) for midnight in midnights)
    first = Moment.sure(morning)
    return is_due(schedule, first, zone) or next_change(schedule, first, zone, before=night) is not None


def is_over(schedule: Schedule, instant: datetime) -> bool:
    """Whether the schedule has ended for good at this instant, by the editor's end or the playlist's lifetime."""
    ends, lapses = schedule.ends, schedule.lapses
    return (ends is not None and ends <= instant) or (lapses is not None and lapses <= instant)


def next_change(schedule: Schedule, moment: Moment, zone: ZoneInfo, before: datetime | None = None) -> datetime | None:
    """The earliest UTC instant after the moment (and `before` another) at which `is_due` changes, or None.

    While the clock is not trusted that is None: then only a new floor, or trust, changes anything.
    """
    if not moment.trusted or is_over(schedule, moment.utc):
        return None
    is_due_now: bool | None = None
    for instant in _possible_changes(schedule, moment.utc, zone):
        if before is not None and instant >= before:
            return None
        if is_due_now is None:  # only now: of thousands of notices that wait, nearly all have nothing before `before`
            is_due_now = _holds(schedule, moment.utc, moment.utc.astimezone(zone))
        if _holds(schedule, instant, instant.astimezone(zone)) is not is_due_now:
            return instant
    return None


def _holds(schedule: Schedule, instant: datetime, local: datetime) -> bool:
    if schedule.starts is not None and instant < schedule.starts:
        return False
    if is_over(schedule, instant):
        return False
    return not (schedule.days or schedule.hours) or is_within(schedule.days, schedule.hours, local)


def _possible_changes(schedule: Schedule, after: datetime, zone: ZoneInfo) -> Iterator[datetime]:
    """In order: the instants at which it may become due or cease to be, up to its end."""
    if schedule.starts is not None and schedule.starts > after:
        after = schedule.starts
        yield after
    ends = [end for end in (schedule.ends, schedule.lapses) if end is not None]
    end = min(ends, default=None)
    if schedule.days or schedule.hours:
        first = after.astimezone(zone).date()
        for ahead in range(SEARCH_DAYS):
            for instant in edges(schedule.hours, first + timedelta(days=ahead), zone):
                if end is not None and instant >= end:
                    yield end
                    return
                if instant > after:
                    yield instant
    if end is not None:
        yield end
