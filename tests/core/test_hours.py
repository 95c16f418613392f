"""A shop's opening hours: ordinary days, closed days, public holidays, and nights."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from player.notices.board import OpenHours, Site
from player.notices.hours import OpenDay, WeekGroup, day_words, is_open, open_day, times, week

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


NIGHT_CASES = [
    ("2027-06-18T01:00", False),  # Thursday has none
    ("2027-06-18T18:29", False),
    ("2027-06-18T18:30", True),
    ("2027-06-19T02:14", True),  # Friday's night
    ("2027-06-19T02:15", False),
    ("2027-06-19T19:00", False),
    ("2027-06-20T01:00", False),  # Saturday has none
    ("2027-06-26T01:00", False),  # midsummer's eve was a closed Friday
]


@pytest.mark.parametrize(("local", "expected"), NIGHT_CASES)
def test_a_night_belongs_to_the_day_on_which_it_begins(local: str, expected: bool) -> None:
    site = shop(OpenHours((5,), 18 * 60 + 30, 2 * 60 + 15), closed=(EVE,))
    assert is_open(site, HOLIDAYS, datetime.fromisoformat(local)) is expected


def test_hours_of_a_shut_day_never_mean_that_it_is_open() -> None:
    site = shop(OpenHours((1,), 0, 0))
    midnight = datetime.fromisoformat("2027-06-14")
    assert not any(is_open(site, (), midnight + timedelta(hours=hours)) for hours in range(48))


def test_a_shop_that_never_closes_is_always_open() -> None:
    site = shop(OpenHours((1, 2, 3, 4, 5, 6, 7), 0, 1440))
    midnight = datetime.fromisoformat("2027-06-14")
    assert all(is_open(site, (), midnight + timedelta(minutes=minutes)) for minutes in range(0, 8 * 1440, 239))
    assert day_words(site, (), MONDAY) == ("dygnet runt", "all day and night")


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
    assert day_words(site, (), MONDAY) == ("08–12, 13–17:30", "08–12, 13–17:30")


WORD_CASES = [
    (MONDAY, "08–19", "08–19"),
    (SATURDAY, "stängt", "closed"),
    (EVE, "stängt (midsommarafton)", "closed (midsommarafton)"),
    (date(2027, 12, 25), "stängt (juldagen)", "closed (juldagen)"),
]


@pytest.mark.parametrize(("day", "sv", "en"), WORD_CASES)
def test_a_day_in_words(day: date, sv: str, en: str) -> None:
    assert day_words(shop(WEEKDAYS, OpenHours((0,), 0, 0)), HOLIDAYS, day) == (sv, en)


def test_times_are_written_as_people_write_them() -> None:
    assert times(((450, 1140), (1320, 120))) == "07:30–19, 22–02"
    assert times(((0, 1440),)) == "00–24"
