"""A shop's opening hours: ordinary days, closed days, public holidays, and nights."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from player.notices.board import OpenHours, Shut, Site
from player.notices.hours import OpenDay, OtherHours, WeekGroup, days_ahead, open_day, other_hours, times, week

WEEKDAYS = OpenHours((1, 2, 3, 4, 5), 8 * 60, 19 * 60)
WEEKEND = OpenHours((6, 7), 10 * 60, 15 * 60 + 30)
HOLIDAYS = ((date(2027, 6, 25), "Midsommarafton"), (date(2027, 12, 25), "Juldagen"))

MONDAY, SATURDAY = date(2027, 6, 14), date(2027, 6, 19)
EVE = date(2027, 6, 25)  # a Friday


def shop(*hours: OpenHours, closed: tuple[date, ...] = ()) -> Site:
    return Site("hamneda", "Hamneda lanthandel", hours=hours, closed=closed)


def test_a_day_has_the_hours_of_its_weekday() -> None:
    site = shop(WEEKDAYS, WEEKEND)
    assert open_day(site, HOLIDAYS, MONDAY) == OpenDay(((480, 1140),))
    assert open_day(site, HOLIDAYS, SATURDAY) == OpenDay(((600, 930),))


def test_a_public_holiday_has_its_own_hours_when_the_site_gives_them() -> None:
    short = shop(WEEKDAYS, OpenHours((0,), 600, 840))
    closed = shop(WEEKDAYS, OpenHours((0,), 0, 0))
    assert open_day(short, HOLIDAYS, EVE) == OpenDay(((600, 840),), "Midsommarafton")
    assert open_day(closed, HOLIDAYS, EVE) == OpenDay((), "Midsommarafton")


def test_without_hours_for_holidays_the_weekday_counts_and_the_holiday_is_named() -> None:
    assert open_day(shop(WEEKDAYS), HOLIDAYS, EVE) == OpenDay(((480, 1140),), "Midsommarafton")


def test_a_closed_date_goes_before_everything() -> None:
    site = shop(WEEKDAYS, OpenHours((0,), 600, 840), closed=(MONDAY, EVE))
    assert open_day(site, HOLIDAYS, MONDAY).runs == ()
    assert open_day(site, HOLIDAYS, EVE).runs == ()


def test_the_week_puts_neighbouring_days_with_the_same_hours_together() -> None:
    site = shop(WEEKDAYS, OpenHours((6,), 600, 840), OpenHours((7,), 0, 0), OpenHours((0,), 0, 0))
    assert week(site) == (
        WeekGroup((1, 2, 3, 4, 5), ((480, 1140),)),
        WeekGroup((6,), ((600, 840),)),
        WeekGroup((7,), ()),
        WeekGroup((0,), ()),
    )


def test_the_week_speaks_of_public_holidays_only_where_they_have_hours_of_their_own() -> None:
    assert week(shop(WEEKDAYS, WEEKEND)) == (
        WeekGroup((1, 2, 3, 4, 5), ((480, 1140),)),
        WeekGroup((6, 7), ((600, 930),)),
    )


def test_a_lunch_break_makes_two_runs_in_order() -> None:
    site = shop(OpenHours((1,), 13 * 60, 17 * 60 + 30), OpenHours((1,), 8 * 60, 12 * 60))
    assert times(open_day(site, (), MONDAY).runs) == "08–12, 13–17:30"


def test_equal_hours_say_that_it_is_closed() -> None:
    assert open_day(shop(OpenHours((1,), 0, 0)), (), MONDAY).runs == ()


NIGHT = OpenHours((1,), 17 * 60, 2 * 60)
SHUT_CASES = [
    (WEEKDAYS, Shut(MONDAY), ""),
    (WEEKDAYS, Shut(MONDAY, 15 * 60), "08–15"),
    (WEEKDAYS, Shut(MONDAY, 0, 13 * 60), "13–19"),
    (WEEKDAYS, Shut(MONDAY, 12 * 60, 13 * 60 + 30), "08–12, 13:30–19"),
    (WEEKDAYS, Shut(MONDAY, 8 * 60, 19 * 60), ""),
    (WEEKDAYS, Shut(MONDAY, 0, 8 * 60), "08–19"),
    (WEEKDAYS, Shut(MONDAY, 19 * 60), "08–19"),
    (WEEKDAYS, Shut(MONDAY + timedelta(days=1)), "08–19"),
    (NIGHT, Shut(MONDAY), ""),
    (NIGHT, Shut(MONDAY, 22 * 60), "17–22"),
    (NIGHT, Shut(MONDAY, 22 * 60, 60), "17–22"),
    (NIGHT, Shut(MONDAY, 0, 18 * 60), "18–02"),
    (NIGHT, Shut(MONDAY, 20 * 60, 21 * 60), "17–20, 21–02"),
]


@pytest.mark.parametrize(("hours", "shut", "left"), SHUT_CASES)
def test_what_a_place_itself_says_is_taken_from_its_day(hours: OpenHours, shut: Shut, left: str) -> None:
    site = replace(shop(hours), shut=(shut,))
    assert times(open_day(site, (), MONDAY).runs) == left


def test_a_place_may_close_itself_twice_on_one_day() -> None:
    site = replace(shop(WEEKDAYS), shut=(Shut(MONDAY, 720, 780), Shut(MONDAY, 1020)))
    assert times(open_day(site, (), MONDAY).runs) == "08–12, 13–17"


def test_days_that_differ_from_their_weekday_are_told_together() -> None:
    site = replace(shop(WEEKDAYS, OpenHours((0,), 0, 0), closed=(date(2027, 6, 24),)), shut=(Shut(MONDAY, 900),))
    assert other_hours(site, HOLIDAYS, days_ahead(site, MONDAY, 14)) == (
        OtherHours(MONDAY, MONDAY, ((480, 900),)),
        OtherHours(date(2027, 6, 24), EVE, ()),
    )
    assert other_hours(site, HOLIDAYS, days_ahead(site, MONDAY + timedelta(days=1), 10)) == (
        OtherHours(date(2027, 6, 24), date(2027, 6, 24), ()),
    )


def test_without_hours_only_days_differ_on_which_it_is_closed_all_day() -> None:
    site = replace(shop(closed=(MONDAY,)), shut=(Shut(SATURDAY), Shut(EVE, 900)))
    assert other_hours(site, HOLIDAYS, days_ahead(site, MONDAY, 14)) == (
        OtherHours(MONDAY, MONDAY, ()),
        OtherHours(SATURDAY, SATURDAY, ()),
    )


def test_what_a_place_says_itself_is_looked_for_however_far_ahead_but_not_behind() -> None:
    site = replace(shop(WEEKDAYS), shut=(Shut(MONDAY - timedelta(days=1)), Shut(EVE)))
    assert days_ahead(site, MONDAY, 2) == [MONDAY, MONDAY + timedelta(days=1), EVE]


def test_days_that_differ_in_different_ways_stand_apart() -> None:
    site = replace(shop(WEEKDAYS), shut=(Shut(MONDAY), Shut(MONDAY + timedelta(days=1), 0, 600)))
    assert [each.runs for each in other_hours(site, (), days_ahead(site, MONDAY, 7))] == [(), ((600, 1140),)]


def test_times_are_written_as_people_write_them() -> None:
    assert times(((450, 1140), (1320, 120))) == "07:30–19, 22–02"
    assert times(((0, 1440),)) == "00–24"
