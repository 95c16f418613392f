"""The words for why a notice shows or not. The words for what is on air: test_decide."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given

from player.notices.due import is_due
from player.notices.moment import Moment
from player.notices.schedule import Priority, Schedule
from player.notices.why import of_schedule
from tests.core.boards import NOON, STOCKHOLM, day, instants, schedules

CASES = [
    (Schedule(), "due", "Visas tills vidare", "Shows until further notice"),
    (
        Schedule(ends=day("2027-06-14") + (day("2027-06-15") - day("2027-06-14"))),
        "due",
        "Visas till och med 2027-06-14",
        "Shows until the end of 2027-06-14",
    ),
    (
        Schedule(ends=day("2027-06-15T18:30"), lapses=day("2027-07-01")),
        "due",
        "Visas till 2027-06-15 kl. 18.30",
        "Shows until 2027-06-15 at 18:30",
    ),
    (
        Schedule(ends=day("2027-06-13")),
        "over",
        "Visades till och med 2027-06-12",
        "Was shown until the end of 2027-06-12",
    ),
    (
        Schedule(lapses=day("2027-06-01")),
        "lapsed",
        "Visades till och med 2027-05-31, så länge som spellistan visar anslag utan slutdatum",
        "Was shown until the end of 2027-05-31, as long as the playlist shows notices without an end",
    ),
    (Schedule(starts=day("2027-06-20")), "not-yet", "Visas från 2027-06-20", "Shows from 2027-06-20"),
    (
        Schedule(days=(2,), hours=((17 * 60, 20 * 60),)),
        "not-yet",
        "Visas från 2027-06-15 kl. 17.00",
        "Shows from 2027-06-15 at 17:00",
    ),
    (
        Schedule(starts=day("2027-06-20"), ends=day("2027-06-19")),
        "never",
        "Har inga kommande visningstider",
        "Has no times left to show",
    ),
]


@pytest.mark.parametrize(("schedule", "code", "sv", "en"), CASES)
def test_a_notice_says_why_it_shows_or_not(schedule: Schedule, code: str, sv: str, en: str) -> None:
    why = of_schedule(schedule, Moment.sure(NOON), STOCKHOLM)
    assert (why.code, why.sv, why.en) == (code, sv, en)


def test_a_dated_notice_says_that_it_waits_for_the_clock() -> None:
    moment = Moment(datetime(1970, 1, 1, tzinfo=UTC), trusted=False, floor=NOON)
    schedule = Schedule(ends=day("2027-07-01"))
    assert of_schedule(schedule, moment, STOCKHOLM).code == "waits-for-clock"
    assert of_schedule(schedule, moment, STOCKHOLM, Priority.URGENT).code == "due"


@given(schedules, instants)
def test_the_words_say_due_exactly_when_it_is(schedule: Schedule, instant: datetime) -> None:
    for trusted in (True, False):
        moment = Moment(instant, trusted=trusted, floor=instant)
        assert (of_schedule(schedule, moment, STOCKHOLM).code == "due") is is_due(schedule, moment, STOCKHOLM)
