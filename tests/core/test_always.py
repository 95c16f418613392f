"""What holds whatever happens: boards, clocks, pictures and restarts drawn at random."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise

from hypothesis import given
from hypothesis import strategies as st

from player.notices.candidates import candidates
from player.notices.codec import from_data, to_data
from player.notices.decide import decide
from player.notices.moment import Moment
from player.notices.notice import STANDING
from player.notices.programme import Programme
from player.notices.rotation import Rotation
from player.notices.scene import scene_of
from player.notices.schedule import Priority
from player.notices.slide import Ready
from player.notices.timetable import timetable
from tests.core.boards import drawn, instants, notice, on_air, pages, playlist, programme, schedules

NAMES = tuple(f"{owner}-{number}" for owner in ("a", "b", "kommun") for number in range(4))

notices = st.builds(
    notice,
    st.sampled_from(NAMES),
    schedules | st.none(),
    st.sampled_from((Priority.NORMAL, Priority.NORMAL, Priority.NORMAL, Priority.URGENT)),
    st.sampled_from((("",), ("sv", "en"), ("", "uk"))),
)
shows = st.builds(
    lambda some, shares, lap: programme(
        (playlist("a", shares[0]), playlist("b", shares[1]), playlist("kommun", shares[2], may_be_urgent=True)),
        tuple(some),
        languages=("sv", "en"),
        lap_seconds=lap,
    ),
    st.lists(notices, max_size=7, unique_by=lambda each: each.id),
    st.tuples(*[st.sampled_from((0.0, 0.5, 1.0, 4.0))] * 3),
    st.sampled_from((1, 60, 360)),
)
far = st.sampled_from((datetime(1970, 1, 1, tzinfo=UTC), datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC)))
moments = st.builds(Moment, instants | far, st.booleans() | st.just(True), instants)


@st.composite
def scenes(draw: st.DrawFn) -> tuple[Programme, Ready]:
    """A programme, and pictures for the standing notice and for some of the rest."""
    show = draw(shows)
    left_out = draw(st.sets(st.sampled_from(NAMES), max_size=3))
    counts = draw(st.lists(st.integers(1, 3), min_size=3, max_size=3))
    ready = {name: frames for name, frames in drawn(show).items() if name not in left_out}
    for number, (name, frames) in enumerate(list(ready.items())):
        if name != STANDING:
            ready[name] = {lang: pages(name, lang, counts[number % 3]) for lang in frames}
    return show, ready


def urgent_is_due(show: Programme, ready: Ready, moment: Moment) -> bool:
    return bool(candidates(scene_of(show, ready, moment), Rotation(), Priority.URGENT))


@given(st.lists(st.tuples(scenes(), moments), min_size=2, max_size=5))
def test_whatever_changes_there_is_always_something_and_it_is_ready(
    steps: list[tuple[tuple[Programme, Ready], Moment]],
) -> None:
    rotation = Rotation()
    for (show, ready), moment in steps:
        before = rotation.turns
        decision, rotation = decide(show, ready, rotation, moment)
        assert decision.slide is not None
        assert decision.slide in ready[decision.slide.notice][decision.slide.lang]
        assert decision.since <= moment.utc < decision.until <= moment.utc + timedelta(hours=1)
        assert decision.urgent == urgent_is_due(show, ready, moment)
        assert len(rotation.recent) <= 4
        if rotation.turns > before:
            assert {entry.notice for entry in rotation.shown} <= {each.id for each in show.notices}
            assert {entry.playlist for entry in rotation.credits} <= {each.id for each in show.playlists}


@given(scenes(), instants)
def test_what_is_shown_is_due_until_it_goes(scene: tuple[Programme, Ready], start: datetime) -> None:
    show, ready = scene
    due = {each.id: each.schedule for each in show.notices}
    rotation, now = Rotation(), start
    for _ in range(12):
        decision, rotation = decide(show, ready, rotation, Moment.sure(now))
        if (name := on_air(decision)) in due:
            for instant in (now, decision.until - timedelta(microseconds=1)):
                fresh = scene_of(show, ready, Moment.sure(instant))
                may = [c for p in Priority for c in candidates(fresh, Rotation(), p)]
                assert name in {c.notice.id for c in may}
        now = decision.until


@given(scenes(), instants, st.integers(0, 6))
def test_before_until_nothing_urgent_begins_and_the_answer_stays(
    scene: tuple[Programme, Ready], start: datetime, turns: int
) -> None:
    show, ready = scene
    rotation, now = Rotation(), start
    for _ in range(turns + 1):
        decision, rotation = decide(show, ready, rotation, Moment.sure(now))
        last, now = now, decision.until
    for part in (0.3, 0.99):
        between = Moment.sure(last + part * (decision.until - last))
        again, unchanged = decide(show, ready, rotation, between)
        assert (again.slide, again.since, again.urgent) == (decision.slide, decision.since, decision.urgent)
        assert unchanged == rotation


@given(scenes(), moments, st.integers(0, 8))
def test_a_restart_goes_on_where_it_was(scene: tuple[Programme, Ready], moment: Moment, turns: int) -> None:
    show, ready = scene
    rotation, now = Rotation(), moment.utc
    for _ in range(turns):
        decision, rotation = decide(show, ready, rotation, Moment(now, moment.trusted, moment.floor))
        now = decision.until
    kept = from_data(Rotation, json.loads(json.dumps(to_data(rotation))))
    assert kept == rotation
    at = Moment(now, moment.trusted, moment.floor)
    assert decide(show, ready, kept, at) == decide(show, ready, rotation, at)


@given(scenes(), instants, st.integers(1, 30))
def test_a_timetable_is_gapless_and_is_what_a_player_shows(
    scene: tuple[Programme, Ready], start: datetime, minutes: int
) -> None:
    show, ready = scene
    end = start + timedelta(minutes=minutes)
    entries = list(timetable(show, ready, start, end))
    assert entries[0].start == start
    assert entries[-1].end == end
    assert all(before.end == after.start for before, after in pairwise(entries))
    rotation, now, at_entry = Rotation(), start, 0
    while now < end:
        decision, rotation = decide(show, ready, rotation, Moment.sure(now))
        while entries[at_entry].end <= now:
            at_entry += 1
        entry = entries[at_entry]
        assert decision.slide is not None
        assert (entry.notice, entry.lang, entry.page) == (
            decision.slide.notice,
            decision.slide.lang,
            decision.slide.page,
        )
        assert entry.start == decision.since
        now = decision.until


@given(scenes(), instants, st.sampled_from((-86400 * 400, -3600, -1, 1, 3600, 86400 * 400)))
def test_a_clock_that_jumps_loses_no_notice(scene: tuple[Programme, Ready], start: datetime, jump: int) -> None:
    show, ready = scene
    always = programme(show.playlists, tuple(notice(each.id) for each in show.notices), lap_seconds=100)
    ready = drawn(always)
    rotation, now = Rotation(), start
    for turn in range(10):
        decision, rotation = decide(always, ready, rotation, Moment.sure(now))
        now = decision.until if turn != 5 else decision.until + timedelta(seconds=jump)
    shown = set()
    for _ in range(2 * 10):  # two laps, which have room for all
        decision, rotation = decide(always, ready, rotation, Moment.sure(now))
        shown.add(on_air(decision))
        now = decision.until
    due = {c.notice.id for c in candidates(scene_of(always, ready, Moment.sure(now)), Rotation(), Priority.NORMAL)}
    assert shown >= due


def test_a_timetable_from_a_kept_rotation_begins_in_the_middle_of_a_showing() -> None:
    show = programme((playlist("a"),), (notice("a-1"), notice("a-2")))
    start = datetime(2027, 6, 14, tzinfo=UTC)
    _, rotation = decide(show, drawn(show), Rotation(), Moment.sure(start))
    begin = start + timedelta(seconds=4)
    entries = islice(timetable(show, drawn(show), begin, begin + timedelta(seconds=30), rotation), 2)
    assert [(entry.notice, entry.start, entry.end) for entry in entries] == [
        ("a-1", begin, start + timedelta(seconds=10)),
        ("a-2", start + timedelta(seconds=10), start + timedelta(seconds=20)),
    ]
