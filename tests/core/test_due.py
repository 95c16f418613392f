"""When a notice is due: dates, weekdays and hours, held against the wall clock itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from player.notices.due import is_due, is_due_on, next_change
from player.notices.moment import Moment
from player.notices.schedule import Priority, Schedule
from tests.core.boards import (
    AUTUMN,
    LEAP_DAY,
    NEW_YEAR,
    NOON,
    SPRING,
    STOCKHOLM,
    day,
    instants,
    schedules,
    windows,
)

MINUTE = timedelta(minutes=1)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def due_at(schedule: Schedule, instant: datetime) -> bool:
    return is_due(schedule, Moment.sure(instant), STOCKHOLM)


def due_by_the_wall(schedule: Schedule, instant: datetime) -> bool:
    """The rule told the other way about: lay every window of today and yesterday on the wall clock's own scale."""
    if any(end is not None and instant >= end for end in (schedule.ends, schedule.lapses)):
        return False
    if schedule.starts is not None and instant < schedule.starts:
        return False
    wall = instant.astimezone(STOCKHOLM).replace(tzinfo=None)
    midnight = wall.replace(hour=0, minute=0, second=0, microsecond=0)
    for begins_on in (midnight, midnight - timedelta(days=1)):
        if schedule.days and begins_on.isoweekday() not in schedule.days:
            continue
        for opens, closes in schedule.hours or ((0, 1440),):
            length = closes - opens if closes > opens else closes + 1440 - opens
            begins = begins_on + opens * MINUTE
            if begins <= wall < begins + length * MINUTE:
                return True
    return False


@given(schedules, instants)
def test_a_notice_is_due_when_the_wall_clock_says_so(schedule: Schedule, instant: datetime) -> None:
    assert due_at(schedule, instant) == due_by_the_wall(schedule, instant)


@given(schedules, instants, st.lists(st.floats(0, 1), max_size=8))
@example(Schedule(days=(7,), hours=((135, 165),)), SPRING - timedelta(hours=3), [])
@example(Schedule(hours=((150, 240),)), AUTUMN - timedelta(minutes=10), [0.5])
def test_the_next_change_is_the_first_one(schedule: Schedule, instant: datetime, parts: list[float]) -> None:
    change = next_change(schedule, Moment.sure(instant), STOCKHOLM)
    before = due_at(schedule, instant)
    if change is not None:
        assert change > instant
        assert due_at(schedule, change) is not before
    horizon = change or instant + timedelta(days=20)
    last = horizon - timedelta(microseconds=1)
    for between in (last, *(instant + part * (last - instant) for part in parts)):
        assert due_at(schedule, between) is before


@given(schedules, instants, st.lists(st.floats(0, 1), min_size=1, max_size=8))
def test_what_is_not_due_on_a_day_is_due_at_no_time_of_it(
    schedule: Schedule, instant: datetime, parts: list[float]
) -> None:
    today = instant.astimezone(STOCKHOLM).date()
    midnight, next_midnight = (day(each.isoformat()) for each in (today, today + timedelta(days=1)))
    moments = (midnight + part * (next_midnight - midnight - timedelta(microseconds=1)) for part in parts)
    assert is_due_on(schedule, today, STOCKHOLM) or not any(due_at(schedule, each) for each in moments)


@pytest.mark.parametrize("turn", [SPRING, AUTUMN, NEW_YEAR, LEAP_DAY])
@given(window=windows, days=st.sampled_from([(), (7,), (1,), (6,)]))
def test_minute_by_minute_over_a_turning_point_changes_come_when_told(
    turn: datetime, window: tuple[int, int], days: tuple[int, ...]
) -> None:
    schedule = Schedule(days=days, hours=(window,))
    now, change = turn - timedelta(hours=3), turn - timedelta(hours=3)
    was = due_at(schedule, now)
    told = next_change(schedule, Moment.sure(now), STOCKHOLM)
    while change < turn + timedelta(hours=4):
        change += 5 * MINUTE
        if due_at(schedule, change) is not was:
            assert told == change
            was = not was
            told = next_change(schedule, Moment.sure(change), STOCKHOLM)
    assert told is None or told >= change


@given(schedules, instants, st.timedeltas(timedelta(seconds=1), timedelta(days=3)))
def test_looking_no_further_than_a_limit_finds_the_same_or_nothing(
    schedule: Schedule, instant: datetime, ahead: timedelta
) -> None:
    change = next_change(schedule, Moment.sure(instant), STOCKHOLM)
    for limit in (instant + ahead, change or instant + ahead):
        expected = change if change is not None and change < limit else None
        assert next_change(schedule, Moment.sure(instant), STOCKHOLM, before=limit) == expected


WALL_CLOCK_CASES = [
    # schedule, local time, due
    (Schedule(starts=day("2027-06-14"), ends=day("2027-06-15")), "2027-06-13T23:59:59", False),
    (Schedule(starts=day("2027-06-14"), ends=day("2027-06-15")), "2027-06-14T00:00:00", True),
    (Schedule(starts=day("2027-06-14"), ends=day("2027-06-15")), "2027-06-14T23:59:59", True),
    (Schedule(starts=day("2027-06-14"), ends=day("2027-06-15")), "2027-06-15T00:00:00", False),
    (Schedule(days=(5,), hours=((1320, 120),)), "2027-06-18T21:59:00", False),
    (Schedule(days=(5,), hours=((1320, 120),)), "2027-06-18T22:00:00", True),
    (Schedule(days=(5,), hours=((1320, 120),)), "2027-06-19T01:59:00", True),  # still Friday's window
    (Schedule(days=(5,), hours=((1320, 120),)), "2027-06-19T02:00:00", False),
    (Schedule(hours=((540, 600), (1020, 1140))), "2027-06-18T09:30:00", True),
    (Schedule(hours=((540, 600), (1020, 1140))), "2027-06-18T12:00:00", False),
    (Schedule(hours=((540, 600), (1020, 1140))), "2027-06-18T17:30:00", True),
    (Schedule(days=(5,), hours=((1320, 120),)), "2027-06-18T01:00:00", False),  # Thursday's, which there is not
    (Schedule(days=(7,), hours=((1320, 120),)), "2027-06-14T01:00:00", True),  # Sunday's, on a Monday
    (Schedule(days=(6,), hours=((1320, 120),)), "2028-01-01T23:00:00", True),
    (Schedule(days=(5,), hours=((1320, 120),)), "2028-01-01T00:30:00", True),  # over the end of the year
    (Schedule(days=(2,)), "2028-02-29T00:00:00", True),
    (Schedule(days=(2,)), "2028-03-01T00:00:00", False),
    (Schedule(hours=((0, 1440),)), "2027-06-14T23:59:59", True),
    (Schedule(days=(5,), hours=((600, 600),)), "2027-06-18T09:59:00", False),
    (Schedule(days=(5,), hours=((600, 600),)), "2027-06-19T09:59:00", True),  # from ten to ten is a day and a night
    (Schedule(lapses=day("2027-06-14")), "2027-06-14T00:00:00", False),
]


@pytest.mark.parametrize(("schedule", "local", "due"), WALL_CLOCK_CASES)
def test_a_local_time_is_due_or_not(schedule: Schedule, local: str, due: bool) -> None:
    assert due_at(schedule, day(local)) is due


def test_an_hour_that_spring_skips_is_not_shown_and_the_week_after_it_is() -> None:
    schedule = Schedule(days=(7,), hours=((135, 165),))
    eve = SPRING - timedelta(hours=2)
    assert next_change(schedule, Moment.sure(eve), STOCKHOLM) == day("2027-04-04T02:15")


def test_two_weeks_lie_between_two_windows_when_spring_swallows_the_one_between() -> None:
    schedule = Schedule(days=(7,), hours=((135, 165),))
    sunday_before = day("2027-03-21T02:45")
    assert next_change(schedule, Moment.sure(sunday_before), STOCKHOLM) == day("2027-04-04T02:15")


def test_an_hour_that_comes_twice_in_autumn_is_shown_twice() -> None:
    schedule = Schedule(hours=((135, 165),))
    shown = [step for step in range(-60, 60) if due_at(schedule, AUTUMN + step * MINUTE)]
    assert shown == [*range(-45, -15), *range(15, 45)]


def test_the_day_that_spring_shortens_is_shown_whole() -> None:
    schedule = Schedule(starts=day("2027-03-28"), ends=day("2027-03-29"))
    shown = [hour for hour in range(-2, 30) if due_at(schedule, day("2027-03-28") + timedelta(hours=hour))]
    assert shown == list(range(23))


FLOOR = NOON
SOON, EARLIER = FLOOR + timedelta(days=1), FLOOR - timedelta(days=1)
UNTRUSTED_CASES = [
    # schedule, ordinary, urgent
    (Schedule(), True, True),
    (Schedule(ends=SOON), False, True),
    (Schedule(ends=FLOOR), False, False),
    (Schedule(ends=EARLIER), False, False),
    (Schedule(starts=EARLIER), True, True),
    (Schedule(starts=FLOOR), True, True),
    (Schedule(starts=SOON), False, True),
    (Schedule(starts=EARLIER, ends=SOON), False, True),
    (Schedule(starts=EARLIER, days=(1,)), False, True),
    (Schedule(starts=EARLIER, hours=((0, 1440),)), False, True),
    (Schedule(days=(1, 2, 3, 4, 5, 6, 7)), False, True),
    (Schedule(lapses=SOON), True, True),
    (Schedule(lapses=FLOOR), False, False),
]


@pytest.mark.parametrize(("schedule", "ordinary", "urgent"), UNTRUSTED_CASES)
@pytest.mark.parametrize("clock", [datetime(1970, 1, 1, tzinfo=UTC), NOON, datetime(2038, 1, 19, 4, tzinfo=UTC)])
def test_a_clock_that_is_not_trusted_decides_nothing(
    schedule: Schedule, ordinary: bool, urgent: bool, clock: datetime
) -> None:
    moment = Moment(clock, trusted=False, floor=FLOOR)
    assert is_due(schedule, moment, STOCKHOLM) is ordinary
    assert is_due(schedule, moment, STOCKHOLM, Priority.URGENT) is urgent
    assert next_change(schedule, moment, STOCKHOLM) is None


@given(schedules, instants)
def test_what_shows_on_an_untrusted_clock_is_never_wrong_by_its_dates(schedule: Schedule, floor: datetime) -> None:
    """Whatever the true time after the floor may be: only a lifetime can have run out unnoticed."""
    if is_due(schedule, Moment(LONG_AGO, trusted=False, floor=floor), STOCKHOLM):
        for later in (timedelta(), timedelta(hours=5), timedelta(days=90)):
            assert due_at(replace(schedule, lapses=None), floor + later)


@given(schedules, instants)
def test_a_trusted_clock_is_believed_whatever_the_floor_says(schedule: Schedule, instant: datetime) -> None:
    floors = (instant - timedelta(days=1), instant + timedelta(days=400))
    answers = {is_due(schedule, Moment(instant, trusted=True, floor=floor), STOCKHOLM) for floor in floors}
    assert answers == {due_at(schedule, instant)}
