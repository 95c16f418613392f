"""What is on air: the flow of one decision to the next, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest

from player.notices.decide import Decision, decide
from player.notices.moment import Moment
from player.notices.notice import STANDING
from player.notices.rotation import Rotation
from player.notices.schedule import Priority, Schedule
from player.notices.turn import SAME_SHOWING
from tests.core.boards import NOON, Player, drawn, notice, on_air, pages, plain, playlist, programme

SECOND = timedelta(seconds=1)
URGENT = Priority.URGENT


def village(*notices, **options):
    """A board of two clubs and the municipality, which alone may be urgent."""
    return programme((playlist("a"), playlist("b"), playlist("kommun", may_be_urgent=True)), notices, **options)


def test_asking_again_before_until_gives_the_same_slide_and_since() -> None:
    player = Player(plain({"a": 2, "b": 1}), drawn(plain({"a": 2, "b": 1})))
    first = player.ask()
    player.now += SECOND
    again = player.ask()
    assert again == first
    player.now = first.until - timedelta(microseconds=1)
    assert player.ask() == first
    player.now = first.until
    assert player.ask().slide != first.slide


def test_a_slide_is_shown_as_long_as_it_takes_to_read() -> None:
    show = plain({"a": 2})
    player = Player(show, {"a-0": {"": pages("a-0", seconds=17.5)}, "a-1": {"": pages("a-1", seconds=9)}})
    lengths = [(d.until - d.since).total_seconds() for d in islice(player.decisions(), 2)]
    assert lengths == [17.5, 9]


def test_a_lone_notice_stays_on_as_one_showing() -> None:
    player = Player(plain({"a": 1}), drawn(plain({"a": 1})))
    decisions = list(islice(player.decisions(), 4))
    assert {d.since for d in decisions} == {NOON}
    assert decisions[-1].until == NOON + 40 * SECOND


def test_a_showing_is_over_when_the_board_was_off_in_between() -> None:
    player = Player(plain({"a": 1}), drawn(plain({"a": 1})))
    player.ask()
    player.now += timedelta(hours=8)
    assert player.ask().since == player.now


@pytest.mark.parametrize(("off", "same"), [(SAME_SHOWING, True), (SAME_SHOWING + timedelta(microseconds=1), False)])
def test_a_showing_goes_on_over_a_minute_in_which_nobody_asked(off: timedelta, same: bool) -> None:
    player = Player(plain({"a": 1}), drawn(plain({"a": 1})))
    player.now = player.ask().until + off
    assert player.ask().since == (NOON if same else player.now)


def test_a_showing_goes_on_when_the_clock_is_set_back_within_it() -> None:
    player = Player(plain({"a": 1}), drawn(plain({"a": 1})))
    player.now = player.ask().until
    player.ask()
    player.now -= SECOND
    again = player.ask()
    assert (again.since, again.until) == (NOON, player.now + 10 * SECOND)


def test_a_slide_drawn_anew_goes_on_with_its_new_frame() -> None:
    show = plain({"a": 2})
    player = Player(show, drawn(show))
    first = player.ask()
    assert first.slide is not None
    player.ready = {**player.ready, "a-0": {"": (replace(first.slide, frame="new"),)}}
    player.now += 3 * SECOND
    again = player.ask()
    assert again.slide is not None
    assert (again.slide.frame, again.since, again.until) == ("new", first.since, first.until)


def test_a_slide_that_is_withdrawn_gives_way_at_once() -> None:
    show = village(notice("a-1"), notice("b-1"))
    player = Player(show, drawn(show))
    assert on_air(player.ask()) == "a-1"
    player.show = village(notice("b-1"))
    player.now += SECOND
    assert on_air(player.ask()) == "b-1"


def test_a_slide_ends_with_its_notice() -> None:
    show = village(notice("a-1", Schedule(ends=NOON + 4 * SECOND)), notice("b-1"))
    player = Player(show, drawn(show))
    first = player.ask()
    assert (on_air(first), first.until) == ("a-1", NOON + 4 * SECOND)
    player.now = first.until
    assert on_air(player.ask()) == "b-1"


def test_a_page_that_is_no_longer_there_ends_the_turn() -> None:
    show = village(notice("a-1"), notice("b-1"))
    player = Player(show, {**drawn(show), "a-1": {"": pages("a-1", count=2)}})
    player.names(1)
    assert player.ask().slide == pages("a-1", count=2)[1]
    player.ready = drawn(show)
    assert on_air(player.ask()) == "b-1"


def test_what_has_no_picture_is_passed_over_and_loses_nothing() -> None:
    show = plain({"a": 3})
    ready = drawn(show)
    player = Player(show, {name: frames for name, frames in ready.items() if name != "a-1"})
    assert player.names(3) == ["a-0", "a-2", "a-0"]
    player.ready = ready
    assert player.names(1) == ["a-1"]


def test_something_urgent_breaks_in_at_once_and_the_turn_goes_on_afterwards() -> None:
    alarm = notice("kommun-1", Schedule(ends=NOON + 25 * SECOND), URGENT)
    player = Player(village(notice("a-1"), notice("b-1")), {})
    with_alarm = village(notice("a-1"), notice("b-1"), alarm)
    player.ready = drawn(with_alarm)
    assert on_air(player.ask()) == "a-1"
    undisturbed = replace(player.rotation, on_air=None)

    player.show, player.now = with_alarm, NOON + 3 * SECOND
    during = player.ask()
    assert (on_air(during), during.urgent, during.since) == ("kommun-1", True, player.now)
    assert player.names(3)[-1] == "kommun-1"
    assert player.now == NOON + 25 * SECOND
    after = player.ask()
    assert (on_air(after), after.urgent, after.since) == ("a-1", False, player.now)
    assert after.until == player.now + 10 * SECOND
    state = player.rotation
    assert state.paused is None
    assert (state.credits, state.recent, state.lap_seconds) == (
        undisturbed.credits,
        undisturbed.recent,
        undisturbed.lap_seconds,
    )
    player.now = after.until
    assert on_air(player.ask()) == "b-1"


def test_the_start_of_something_urgent_is_waited_for() -> None:
    starts = NOON + 4 * SECOND
    show = village(notice("a-1"), notice("kommun-1", Schedule(starts=starts), URGENT))
    player = Player(show, drawn(show))
    first = player.ask()
    assert (on_air(first), first.until) == ("a-1", starts)
    player.now = starts
    assert player.ask().urgent


def test_urgent_notices_take_turns_and_nothing_else_is_shown() -> None:
    show = village(notice("a-1"), notice("kommun-1", None, URGENT), notice("kommun-2", None, URGENT))
    assert Player(show, drawn(show)).names(5) == ["kommun-1", "kommun-2", "kommun-1", "kommun-2", "kommun-1"]


def test_what_is_no_longer_urgent_gives_way_to_what_is() -> None:
    other = notice("kommun-2", None, URGENT)
    show = village(notice("kommun-1", None, URGENT), other)
    player = Player(show, drawn(show))
    assert on_air(player.ask()) == "kommun-1"
    player.show = village(notice("kommun-1"), other)
    assert on_air(player.ask()) == "kommun-2"


def test_only_a_playlist_with_the_right_to_it_can_be_urgent() -> None:
    show = village(notice("a-1", None, URGENT), notice("b-1"))
    decisions = list(islice(Player(show, drawn(show)).decisions(), 4))
    assert [on_air(d) for d in decisions] == ["a-1", "b-1", "a-1", "b-1"]
    assert not any(d.urgent for d in decisions)


def test_an_urgent_notice_without_a_picture_does_not_darken_the_board() -> None:
    show = village(notice("a-1"), notice("kommun-1", None, URGENT))
    ready = {name: frames for name, frames in drawn(show).items() if name != "kommun-1"}
    assert on_air(Player(show, ready).ask()) == "a-1"


def test_an_urgent_turn_survives_a_restart_and_so_does_what_it_broke_into() -> None:
    show = village(notice("a-1"), notice("b-1"), notice("kommun-1", Schedule(ends=NOON + 8 * SECOND), URGENT))
    player = Player(village(notice("a-1"), notice("b-1")), drawn(show))
    player.ask()
    player.show, player.now = show, NOON + SECOND
    player.ask()
    restarted = Player(show, player.ready, NOON + 5 * SECOND, player.rotation)
    assert restarted.ask().urgent
    restarted.now = NOON + 9 * SECOND
    assert on_air(restarted.ask()) == "a-1"


def test_the_standing_notice_shows_when_nothing_is_due_and_gives_way_on_time() -> None:
    starts = NOON + timedelta(seconds=100)
    show = village(notice("a-1", Schedule(starts=starts)))
    player = Player(show, drawn(show))
    decisions = list(islice(player.decisions(), 3))
    assert [(on_air(d), d.until) for d in decisions] == [
        (STANDING, NOON + 60 * SECOND),
        (STANDING, starts),
        ("a-1", starts + 10 * SECOND),
    ]
    assert {d.since for d in decisions[:2]} == {NOON}


def test_the_standing_notice_gives_way_when_the_hours_of_a_notice_begin() -> None:
    show = village(notice("a-1", Schedule(hours=((12 * 60 + 1, 13 * 60),))))
    player = Player(show, drawn(show), now=NOON + 20 * SECOND)
    assert player.names(2) == [STANDING, "a-1"]
    assert player.now == NOON + 70 * SECOND


def test_the_standing_notice_gives_way_when_the_day_of_a_notice_begins() -> None:
    midnight = NOON + timedelta(hours=12)
    show = village(notice("a-1", Schedule(days=(2,))))
    player = Player(show, drawn(show), now=midnight - 20 * SECOND)
    assert player.names(2) == [STANDING, "a-1"]
    assert player.now == midnight + 10 * SECOND


def test_the_end_of_what_is_due_but_not_drawn_yet_cuts_nothing_short() -> None:
    show = village(notice("a-1", Schedule(hours=((720, 721),))))
    decision = Player(show, {STANDING: {"sv": pages(STANDING, "sv")}}, now=NOON + 30 * SECOND).ask()
    assert (on_air(decision), decision.until) == (STANDING, NOON + 90 * SECOND)


def test_the_standing_notice_comes_in_its_languages_and_pages_by_turns() -> None:
    show = village(languages=("sv", "en"))
    standing = {"en": pages(STANDING, "en"), "sv": pages(STANDING, "sv", count=2)}
    player = Player(show, {STANDING: standing})
    shown = [(d.slide.lang, d.slide.page) for d in islice(player.decisions(), 5) if d.slide]
    assert shown == [("sv", 1), ("sv", 2), ("en", 1), ("sv", 1), ("sv", 2)]


def test_a_page_of_a_standing_notice_with_several_stays_as_long_as_it_takes_to_read() -> None:
    player = Player(village(), {STANDING: {"sv": pages(STANDING, "sv", count=2, seconds=17)}})
    assert player.ask().until == NOON + 17 * SECOND


def test_the_standing_notice_begins_in_the_sites_first_language_whatever_was_shown_before() -> None:
    show = village(notice("a-1", Schedule(ends=NOON + 10 * SECOND), langs=("sv", "en")), languages=("sv", "en"))
    standing = {lang: pages(STANDING, lang) for lang in ("sv", "en")}
    player = Player(show, {**drawn(show), STANDING: standing})
    shown = [(d.slide.notice, d.slide.lang) for d in islice(player.decisions(), 2) if d.slide]
    assert shown == [("a-1", "sv"), (STANDING, "sv")]


def test_something_urgent_is_not_cut_short_by_the_beginning_of_another() -> None:
    later = notice("kommun-2", Schedule(starts=NOON + 5 * SECOND), URGENT)
    show = village(notice("kommun-1", None, URGENT), later)
    assert Player(show, drawn(show)).ask().until == NOON + 10 * SECOND


def test_nothing_is_shown_only_when_there_is_no_picture_at_all() -> None:
    decision, rotation = decide(village(notice("a-1")), {}, Rotation(), Moment.sure(NOON))
    assert (decision.slide, decision.until, rotation.on_air) == (None, NOON + 60 * SECOND, None)


def test_a_notice_whose_playlist_is_gone_is_nobodys_and_not_shown() -> None:
    show = programme((playlist("a"),), (notice("gone-1"), notice("a-1")))
    assert set(Player(show, drawn(show)).names(4)) == {"a-1"}


@pytest.mark.parametrize("seconds", [0.0, -5.0, 1e12])
def test_a_page_with_senseless_seconds_does_not_stop_the_rotation(seconds: float) -> None:
    show = plain({"a": 1, "b": 1})
    player = Player(show, drawn(show, seconds=seconds))
    first = player.ask()
    assert NOON < first.until <= NOON + timedelta(hours=1)


def test_a_clock_set_back_costs_no_more_than_the_slide_anew() -> None:
    show = plain({"a": 2})
    player = Player(show, drawn(show))
    player.ask()
    player.now = datetime(1970, 1, 1, tzinfo=UTC)
    again = player.ask()
    assert (on_air(again), again.since, again.until) == ("a-0", player.now, player.now + 10 * SECOND)
    player.now = again.until
    assert on_air(player.ask()) == "a-1"


def test_a_clock_set_far_ahead_goes_on_with_the_next_turn() -> None:
    show = plain({"a": 3})
    player = Player(show, drawn(show))
    player.ask()
    player.now = datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC)
    assert player.names(3) == ["a-1", "a-2", "a-0"]


def untrusted(show, ready) -> Decision:
    return decide(show, ready, Rotation(), Moment(NOON - timedelta(days=9999), trusted=False, floor=NOON))[0]


def test_while_the_clock_is_not_trusted_only_what_is_surely_right_shows() -> None:
    dated = notice("a-1", Schedule(ends=NOON + timedelta(days=2)))
    undated = notice("b-1", Schedule(lapses=NOON + timedelta(days=2)))
    show = village(dated, undated)
    assert on_air(untrusted(show, drawn(show))) == "b-1"
    show = village(dated)
    assert on_air(untrusted(show, drawn(show))) == STANDING


ALARM = notice("kommun-1", None, URGENT)
WHY_CASES = [
    # notices, ready, trusted, code, Swedish, English
    ((notice("a-1"),), True, "turn", "Tur i slingan: A", "Its turn in the rotation: A"),
    ((ALARM,), True, "urgent", "Brådskande meddelande", "Urgent message"),
    ((), True, "standing", "Inget annat är aktuellt just nu", "Nothing else is due just now"),
    ((), False, "standing", "Inget annat är aktuellt just nu", "Nothing else is due just now"),
    (
        (notice("a-1", Schedule(days=(1,))),),
        False,
        "waiting",
        "Klockan är inte ställd än, så anslag med datum eller tider väntar",
        "The clock is not set yet, so notices with dates or hours wait",
    ),
]


@pytest.mark.parametrize(("notices", "trusted", "code", "sv", "en"), WHY_CASES)
def test_a_decision_says_why(notices, trusted: bool, code: str, sv: str, en: str) -> None:
    show = village(*notices)
    moment = Moment(NOON, trusted=trusted, floor=NOON)
    why = decide(show, drawn(show), Rotation(), moment)[0].why
    assert (why.code, why.sv, why.en) == (code, sv, en)


def test_a_decision_says_when_pictures_are_still_being_made() -> None:
    show = village(notice("a-1"))
    decision, _ = decide(show, {STANDING: {"sv": pages(STANDING, "sv")}}, Rotation(), Moment.sure(NOON))
    assert (decision.why.code, decision.why.sv) == ("drawing", "Anslagen görs i ordning")
    decision, _ = decide(show, {}, Rotation(), Moment.sure(NOON))
    assert (decision.why.code, decision.why.sv) == ("blank", "Ingen bild är färdig än")


def test_a_decision_says_that_the_lap_is_why() -> None:
    show = plain({"a": 1, "b": 8}, {"a": 9, "b": 1}, lap_seconds=90)
    reasons = [d.why.code for d in islice(Player(show, drawn(show)).decisions(), 9)]
    assert "lap" in reasons


def test_a_day_of_many_notices_ends_no_turn_early_or_late() -> None:
    show = plain({"a": 7, "b": 5, "kommun": 3})
    player = Player(show, drawn(show))
    for decision in islice(player.decisions(), 200):
        assert decision.until - decision.since == 10 * SECOND
