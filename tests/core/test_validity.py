"""Which remembered picture may be shown at power-on, and what may lie in the published tree."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.notices.codec import from_data, to_data
from player.notices.moment import Moment
from player.notices.notice import STANDING
from player.notices.publishable import may_publish, next_publish_change
from player.notices.remembering import remember
from player.notices.schedule import Priority, Schedule
from player.notices.validity import Remembered, may_show_again
from tests.core.boards import NOON, instants, notice, pages, playlist, programme, schedules

DAY = timedelta(days=1)
POWER_ON = Moment(datetime(1970, 1, 1, tzinfo=UTC), trusted=False, floor=NOON)

SHOW = programme(
    (playlist("a"), playlist("kommun", may_be_urgent=True)),
    (
        notice("a-undated"),
        notice("a-dated", Schedule(ends=NOON + DAY)),
        notice("a-pushy", Schedule(ends=NOON + DAY), Priority.URGENT),
        notice("kommun-alarm", Schedule(ends=NOON + DAY), Priority.URGENT),
        notice("kommun-over", Schedule(ends=NOON), Priority.URGENT),
        notice("gone-1"),
    ),
)

POWER_ON_CASES = [
    (STANDING, True),
    ("a-undated", True),
    ("a-dated", False),
    ("a-pushy", False),  # says that it is urgent, but has no right to be
    ("kommun-alarm", True),
    ("kommun-over", False),
]


@pytest.mark.parametrize(("name", "valid"), POWER_ON_CASES)
def test_before_the_clock_is_known_only_what_is_surely_valid_is_shown_again(name: str, valid: bool) -> None:
    remembered = remember(pages(name)[0], SHOW)
    assert remembered is not None
    assert may_show_again(remembered, POWER_ON) is valid
    assert from_data(Remembered, to_data(remembered)) == remembered


def test_with_a_right_clock_a_dated_picture_is_shown_again_until_its_end() -> None:
    remembered = remember(pages("a-dated")[0], SHOW)
    assert remembered is not None
    assert may_show_again(remembered, Moment.sure(NOON))
    assert not may_show_again(remembered, Moment.sure(NOON + DAY))


@pytest.mark.parametrize("name", [STANDING, "a-undated"])
def test_a_picture_that_says_today_is_shown_again_on_that_day_alone(name: str) -> None:
    today = date(2027, 6, 14)
    show = replace(SHOW, day=today, notices=tuple(replace(each, day=today) for each in SHOW.notices))
    remembered = remember(pages(name)[0], show)
    assert remembered is not None
    assert may_show_again(remembered, Moment.sure(NOON))
    assert not may_show_again(remembered, Moment.sure(NOON + timedelta(hours=12)))
    assert not may_show_again(remembered, replace(POWER_ON, utc=NOON))


@pytest.mark.parametrize("name", ["gone-1", "a-unknown"])
def test_what_the_programme_has_not_got_is_not_remembered(name: str) -> None:
    assert remember(pages(name)[0], SHOW) is None


PUBLISH_CASES = [
    # schedule, may be published, next change
    (Schedule(), True, None),
    (Schedule(starts=NOON + 14 * DAY), True, None),
    (Schedule(starts=NOON + 15 * DAY), False, NOON + DAY),
    (Schedule(starts=NOON + 15 * DAY, ends=NOON + 16 * DAY), False, NOON + DAY),
    (Schedule(ends=NOON + DAY), True, NOON + DAY),
    (Schedule(ends=NOON), False, None),
    (Schedule(lapses=NOON + DAY, ends=NOON + 3 * DAY), True, NOON + DAY),
    (Schedule(starts=NOON + 20 * DAY, ends=NOON + DAY), False, None),  # its end lies before its beginning
]


@pytest.mark.parametrize(("schedule", "may", "change"), PUBLISH_CASES)
def test_nothing_is_published_too_early_or_kept_when_over(
    schedule: Schedule, may: bool, change: datetime | None
) -> None:
    assert may_publish(schedule, 14, NOON) is may
    assert next_publish_change(schedule, 14, NOON) == change


@given(schedules, st.integers(0, 30), instants)
def test_the_next_change_of_what_is_published_is_one(schedule: Schedule, ahead: int, now: datetime) -> None:
    change = next_publish_change(schedule, ahead, now)
    may = may_publish(schedule, ahead, now)
    if change is None:
        assert all(may_publish(schedule, ahead, now + days * DAY) is may for days in (1, 30, 800))
    else:
        assert change > now
        assert may_publish(schedule, ahead, change) is not may
        assert may_publish(schedule, ahead, change - timedelta(microseconds=1)) is may
