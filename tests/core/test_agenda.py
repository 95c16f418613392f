"""What a calendar's events are to a day, and what a site makes of those of several playlists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from player.notices.agenda import When, agenda, coming, last_day, worth_telling
from player.notices.daily import programme_on
from player.notices.gathering import EVENTS, MOST_EVENTS
from player.notices.house import HOUSE
from player.notices.notice import Event, Kind, Notice
from player.notices.programme import Programme
from player.notices.schedule import Schedule
from tests.core.boards import STOCKHOLM, day, notice, playlist, programme

WEDNESDAY = date(2026, 11, 25)


def event(starts: str, ends: str = "", title: str = "") -> Event:
    began = day(starts)
    return Event(title or starts, title or starts, began, day(ends) if ends else began + timedelta(hours=1))


def calendar(name: str, *events: Event, schedule: Schedule | None = None) -> Notice:
    return replace(notice(name, schedule), kind=Kind.EVENTS, events=events)


def board(*notices: Notice, languages: tuple[str, ...] = ("sv",)) -> Programme:
    return programme(tuple(map(playlist, "abc")), notices, languages)


@pytest.mark.parametrize(
    ("starts", "when"),
    [
        ("2026-11-24T22:00", When.TODAY),
        ("2026-11-25", When.TODAY),
        ("2026-11-25T23:59", When.TODAY),
        ("2026-11-26", When.TOMORROW),
        ("2026-11-27", When.THIS_WEEK),
        ("2026-11-29T23:59", When.THIS_WEEK),
        ("2026-11-30", When.NEXT_WEEK),
        ("2026-12-06T23:59", When.NEXT_WEEK),
        ("2026-12-07", When.LATER),
    ],
)
def test_an_event_is_called_what_people_would_call_it(starts: str, when: When) -> None:
    assert agenda([event(starts)], WEDNESDAY, STOCKHOLM) == [(when, [event(starts)])]


def test_on_a_sunday_the_week_that_comes_is_the_next_one() -> None:
    found = agenda([event("2026-11-30"), event("2026-12-01")], date(2026, 11, 29), STOCKHOLM)
    assert [when for when, _ in found] == [When.TOMORROW, When.NEXT_WEEK]


def test_what_recurs_is_told_this_week_and_the_next_and_later_only_when_it_is_news() -> None:
    weekly = [event(f"2026-{day}T19:00", title="Kör") for day in ("11-26", "12-03", "12-10", "12-17")]
    off = replace(weekly[3], cancelled=True)
    concert = event("2026-12-20T15:00", title="Konsert")
    found = worth_telling([concert, *weekly[:3], off, replace(concert, starts=day("2026-12-27"))], WEDNESDAY, STOCKHOLM)
    assert found == [*weekly[:2], off, concert]


def test_without_a_day_nothing_is_today() -> None:
    assert [when for when, _ in agenda([event("2026-11-25"), event("2026-11-26")], None, STOCKHOLM)] == [When.UNSAID]


@pytest.mark.parametrize(
    ("starts", "ends", "comes"),
    [
        ("2026-11-24T22:00", "2026-11-25", False),
        ("2026-11-24T22:00", "2026-11-25T00:01", True),
        ("2026-11-25", "2026-11-25", True),
        ("2026-11-24", "2026-11-24", False),
        ("2026-11-20", "2026-11-30", True),
    ],
)
def test_what_is_not_over_in_the_morning_comes(starts: str, ends: str, comes: bool) -> None:
    assert bool(coming([event(starts, ends)], WEDNESDAY, STOCKHOLM)) is comes


def test_a_night_until_midnight_ends_in_the_evening_also_when_the_clocks_change() -> None:
    assert last_day(event("2026-10-24", "2026-10-26"), STOCKHOLM) == date(2026, 10, 25)
    assert last_day(event("2026-10-24", "2026-10-24"), STOCKHOLM) == date(2026, 10, 24)


def test_each_day_has_its_own_events() -> None:
    show = board(calendar("a-1", event("2026-11-25T19:00"), event("2026-11-27T19:00")))
    days = [programme_on(show, WEDNESDAY + timedelta(days=ahead)).notices[0] for ahead in range(3)]
    assert [[each.title for each in one.events] for one in days] == [
        ["2026-11-25T19:00", "2026-11-27T19:00"],
        ["2026-11-27T19:00"],
        ["2026-11-27T19:00"],
    ]
    assert len(set(days)) == 3


def test_without_a_day_what_was_over_when_the_programme_was_issued_is_not_told() -> None:
    show = board(calendar("a-1", event("2026-11-23T19:00"), event("2026-11-27T19:00")))
    issued = replace(show, issued=datetime.fromisoformat("2026-11-25T10:00Z"))
    (known,), (unknown,) = programme_on(issued, None).notices, programme_on(show, None).notices
    assert ([each.title for each in known.events], known.day) == (["2026-11-27T19:00"], None)
    assert len(unknown.events) == 2


def gathered(show: Programme, on: date | None = WEDNESDAY) -> Notice | None:
    return next((each for each in programme_on(show, on).notices if each.id == EVENTS), None)


def test_the_events_of_two_playlists_are_gathered_in_their_order_with_whose_they_are() -> None:
    show = board(
        calendar("a-1", event("2026-11-28T10:00"), event("2026-11-25T19:00")),
        calendar("b-1", event("2026-11-26T18:00"), event("2026-11-24T18:00")),
        languages=("sv", "de"),
    )
    found = gathered(show)
    assert found is not None
    assert [(each.title, each.playlist) for each in found.events] == [
        ("2026-11-25T19:00", "A"),
        ("2026-11-26T18:00", "B"),
        ("2026-11-28T10:00", "A"),
    ]
    assert [variant.lang for variant in found.variants] == ["sv", "de"]
    assert found.schedule.lapses == day("2026-11-28T11:00")
    assert (found.playlist, programme_on(show, WEDNESDAY).playlists[-1].id) == (HOUSE, HOUSE)


@pytest.mark.parametrize(
    "other",
    [
        calendar("a-2", event("2026-11-26T18:00")),
        calendar("b-1", event("2026-11-24T18:00")),
        calendar("b-1", event("2026-11-26T18:00"), schedule=Schedule(ends=day("2026-11-25"))),
        calendar("b-1", event("2026-11-26T18:00"), schedule=Schedule(starts=day("2026-11-26"))),
        calendar("gone-1", event("2026-11-26T18:00")),
    ],
    ids=["the same playlist", "over", "taken down", "not yet up", "nobody's"],
)
def test_one_playlist_alone_is_not_gathered(other: Notice) -> None:
    assert gathered(board(calendar("a-1", event("2026-11-25T19:00")), other)) is None


def test_what_is_paid_for_is_not_gathered_since_nothing_would_label_it_there() -> None:
    show = board(calendar("a-1", event("2026-11-25T19:00")), calendar("b-1", event("2026-11-26T19:00")))
    first, second = show.playlists[:2]
    assert gathered(show) is not None
    assert gathered(replace(show, playlists=(first, replace(second, adverts=True)))) is None


def test_while_the_day_is_not_known_events_are_gathered_without_one() -> None:
    found = gathered(board(calendar("a-1", event("2026-11-25T19:00")), calendar("b-1", event("2026-11-26"))), None)
    assert found is not None
    assert (len(found.events), found.day) == (2, None)


@pytest.mark.parametrize("schedule", [Schedule(starts=day("2026-11-01")), Schedule(ends=day("2027-11-01"))])
def test_while_the_day_is_not_known_a_calendar_with_dates_of_its_own_waits(schedule: Schedule) -> None:
    others = calendar("a-1", event("2026-11-25T19:00"))
    assert gathered(board(others, calendar("b-1", event("2026-11-26"), schedule=schedule)), None) is None


def test_a_calendar_that_goes_up_in_the_course_of_the_day_is_gathered_on_it() -> None:
    noon = Schedule(starts=day("2026-11-25T12:00"))
    others = calendar("a-1", event("2026-11-25T19:00"))
    assert gathered(board(others, calendar("b-1", event("2026-11-26"), schedule=noon))) is not None


def test_of_a_flood_of_events_the_nearest_are_gathered() -> None:
    first = day("2026-11-26")
    flood = [event((first + timedelta(hours=hours)).isoformat()) for hours in range(MOST_EVENTS)]
    found = gathered(board(calendar("a-1", *flood), calendar("b-1", event("2026-11-25T19:00"))))
    assert found is not None
    assert [each.title for each in found.events] == ["2026-11-25T19:00", *(each.title for each in flood[:-1])]
