"""What is to be drawn, the most needed first."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from player.notices.moment import Moment
from player.notices.notice import STANDING
from player.notices.rotation import Rotation
from player.notices.schedule import Priority, Schedule
from player.notices.upcoming import wanted
from tests.core.boards import NOON, Player, drawn, notice, plain, playlist, programme

AHEAD = timedelta(minutes=10)
NOW = Moment.sure(NOON)


def test_the_standing_notice_is_first_then_what_is_urgent_then_what_comes_then_what_becomes_due() -> None:
    show = programme(
        (playlist("a"), playlist("kommun", may_be_urgent=True)),
        (
            notice("a-pushy", Schedule(starts=NOON + timedelta(minutes=7)), Priority.URGENT),  # has no right to be
            notice("a-later", Schedule(starts=NOON + timedelta(minutes=5))),
            notice("a-sooner", Schedule(starts=NOON + timedelta(minutes=2))),
            notice("a-tomorrow", Schedule(starts=NOON + timedelta(days=1))),
            notice("a-over", Schedule(ends=NOON)),
            notice("kommun-soon", Schedule(starts=NOON + timedelta(minutes=9)), Priority.URGENT),
            notice("a-now", langs=("sv", "en", "so")),
            notice("kommun-now", None, Priority.URGENT, langs=("sv", "en")),
        ),
        languages=("sv", "en"),
    )
    assert wanted(show, {}, Rotation(), NOW, AHEAD) == (
        (STANDING, "sv"),
        (STANDING, "en"),
        ("kommun-now", "sv"),
        ("kommun-now", "en"),
        ("a-now", "sv"),
        ("a-now", "en"),
        ("kommun-soon", ""),
        ("a-sooner", ""),
        ("a-later", ""),
        ("a-pushy", ""),
    )


@given(
    st.dictionaries(st.sampled_from("abc"), st.integers(1, 5), min_size=1),
    st.integers(0, 20),
    st.sampled_from((60, 120, 360)),
)
def test_they_come_in_the_order_in_which_they_are_shown(counts: dict[str, int], turns: int, lap: int) -> None:
    show = plain(counts, lap_seconds=lap)
    player = Player(show, drawn(show))
    player.names(turns)
    order = [name for name, _ in wanted(show, player.ready, player.rotation, Moment.sure(player.now), AHEAD)]
    coming = dict.fromkeys(player.names(12))
    assert order[: len(coming) + 1] == [STANDING, *coming]
    assert sorted(order[1:]) == sorted(each.id for each in show.notices)


def test_a_notice_is_wanted_first_in_the_language_that_is_next() -> None:
    show = programme((playlist("a"),), (notice("a-1", langs=("sv", "en")), notice("a-2")), languages=("sv", "en"))
    player = Player(show, drawn(show))
    player.names(2)
    names = wanted(show, player.ready, player.rotation, Moment.sure(player.now), AHEAD)
    assert names[2:] == (("a-1", "en"), ("a-2", ""), ("a-1", "sv"))


def test_what_comes_after_the_nearest_turns_goes_playlist_by_playlist() -> None:
    show = plain({"a": 30, "b": 30}, lap_seconds=10_000)
    later = [name.split("-") for name, _ in wanted(show, {}, Rotation(), NOW, AHEAD)[1:]][12:]
    assert [of for of, _ in later] == ["a", "b"] * 24
    assert [int(number) for of, number in later if of == "a"] == list(range(6, 30))


def test_while_the_clock_is_not_trusted_what_waits_for_it_is_drawn_last() -> None:
    dated = Schedule(starts=NOON - timedelta(days=3), ends=NOON + timedelta(days=3))
    show = programme((playlist("a"),), (notice("a-dated", dated), notice("a-1")))
    moment = Moment(NOON - timedelta(days=20000), trusted=False, floor=NOON)
    assert [name for name, _ in wanted(show, {}, Rotation(), moment, AHEAD)] == [STANDING, "a-1", "a-dated"]


def test_a_notice_without_a_playlist_is_never_drawn() -> None:
    show = programme((playlist("a"),), (notice("gone-1"),))
    assert wanted(show, {}, Rotation(), NOW, AHEAD) == ((STANDING, "sv"),)
