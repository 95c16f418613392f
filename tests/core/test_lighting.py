"""A screen is lit while its site is open and a while around that, and in doubt always."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from player.notices.board import Lighting, OpenHours, Shut, Site
from player.notices.lighting import light_at
from player.notices.moment import Moment

WEEKDAYS = OpenHours((1, 2, 3, 4, 5), 8 * 60, 18 * 60)
SHOP = Site("a", "A", hours=(WEEKDAYS,), lighting=Lighting(off_when_closed=True, before_minutes=20, after_minutes=10))


def _light(site: Site, local: str, *, trusted: bool = True, holidays: tuple[tuple[date, str], ...] = ()) -> bool:
    wall = datetime.fromisoformat(local).replace(tzinfo=UTC)
    return light_at(site, holidays, Moment(wall, trusted, wall), wall).lit


@pytest.mark.parametrize(
    ("local", "lit"),
    [
        ("2026-11-23T07:39", False), ("2026-11-23T07:40", True), ("2026-11-23T18:09", True),
        ("2026-11-23T18:10", False), ("2026-11-28T12:00", False),
    ],
)  # fmt: skip
def test_the_screen_is_lit_from_a_while_before_opening_to_a_while_after_closing(local: str, *, lit: bool) -> None:
    assert _light(SHOP, local) is lit


def test_a_closed_day_and_a_holiday_without_hours_are_dark() -> None:
    closed = Site(
        "a", "A", hours=(WEEKDAYS, OpenHours((0,), 0, 0)), closed=(date(2026, 11, 23),), lighting=SHOP.lighting
    )
    assert not _light(closed, "2026-11-23T12:00")
    assert not _light(closed, "2026-11-24T12:00", holidays=((date(2026, 11, 24), "Påhittad"),))
    assert _light(closed, "2026-11-25T12:00")


def test_a_place_that_closes_early_is_dark_earlier() -> None:
    early = replace(SHOP, shut=(Shut(date(2026, 11, 23), 15 * 60),))
    assert _light(early, "2026-11-23T15:09")
    assert not _light(early, "2026-11-23T15:10")
    assert _light(early, "2026-11-24T15:10")


def test_hours_that_touch_are_one_opening() -> None:
    bare = Lighting(off_when_closed=True, before_minutes=0, after_minutes=0)
    site = Site("a", "A", hours=(OpenHours((1,), 480, 720), OpenHours((1,), 720, 1020)), lighting=bare)
    wall = datetime(2026, 11, 23, 13, tzinfo=UTC)
    assert light_at(site, (), Moment.sure(wall), wall).opening == datetime(2026, 11, 23, 8)  # noqa: DTZ001


def test_hours_over_midnight_light_the_next_morning() -> None:
    night = Site("a", "A", hours=(OpenHours((5,), 20 * 60, 2 * 60),), lighting=SHOP.lighting)
    assert _light(night, "2026-11-28T02:09")
    assert not _light(night, "2026-11-28T02:10")


def test_the_margin_before_opening_may_lie_in_yesterday() -> None:
    early = Site("a", "A", hours=(OpenHours((6,), 5, 600),), lighting=SHOP.lighting)
    assert _light(early, "2026-11-27T23:46")


@pytest.mark.parametrize("site", [Site("a", "A", lighting=SHOP.lighting), Site("a", "A", hours=(WEEKDAYS,))])
def test_a_site_without_hours_or_without_the_setting_is_always_lit(site: Site) -> None:
    assert _light(site, "2026-11-23T03:00")


def test_while_the_clock_is_not_trusted_the_screen_is_lit() -> None:
    assert _light(SHOP, "2026-11-23T03:00", trusted=False)


def test_each_opening_has_a_name_of_its_own_and_a_short_lunch_does_not_begin_another() -> None:
    lunch = Site("a", "A", hours=(OpenHours((1,), 480, 720), OpenHours((1,), 735, 1020)), lighting=SHOP.lighting)
    names = []
    for local in ("2026-11-23T08:00", "2026-11-23T12:12", "2026-11-23T16:00", "2026-11-23T23:00", "2026-11-30T08:00"):
        wall = datetime.fromisoformat(local).replace(tzinfo=UTC)
        names.append(light_at(lunch, (), Moment.sure(wall), wall).opening)
    assert names[0] == names[1] == names[2] == datetime(2026, 11, 23, 7, 40)  # noqa: DTZ001 - the wall's own time
    assert names[3] is None
    assert names[4] == datetime(2026, 11, 30, 7, 40)  # noqa: DTZ001
