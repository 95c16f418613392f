"""Whose turn is next: shares, laps, gaps and languages."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import islice, pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from player.notices.candidates import NEVER, Candidate
from player.notices.fair import next_turn
from player.notices.languages import in_turn
from player.notices.rotation import Credit, Reason, Rotation
from tests.core.boards import Player, drawn, notice, pages, plain, playlist, programme

GOLDEN_TURNS = [
    # shares, the first turns of playlists with one notice each
    ({"a": 5, "b": 1, "c": 1}, "aabacaa" * 2),
    ({"a": 1, "b": 1, "c": 1}, "abcabc"),
    ({"a": 2, "b": 1}, "abaabaaba"),
    ({"a": 3, "b": 2}, "ababa" * 2),
    ({"a": 1, "b": 0.5}, "abaabaaba"),
    ({"a": 4, "b": 3, "c": 2, "d": 1}, "abcabdacba"[:9]),
    ({"a": 0, "b": 0}, "abab"),
    ({"a": 1}, "aaa"),
]


@pytest.mark.parametrize(("shares", "turns"), GOLDEN_TURNS)
def test_playlists_take_turns_by_smooth_weighted_round_robin(shares: dict[str, float], turns: str) -> None:
    show = plain(dict.fromkeys(shares, 1), shares)
    assert "".join(name[0] for name in turn_names(show, len(turns))) == turns


def turn_names(show, count: int, seconds: float = 10.0) -> list[str]:
    """The ids of the first turns, straight from the chooser."""
    return list(islice(turns(show, seconds), count))


def turns(show, seconds: float | dict[str, float] = 10.0):
    rotation = Rotation()
    order = {each.id: each for each in show.playlists}
    current = {
        each.id: Candidate(
            each,
            order[each.playlist],
            "",
            seconds if isinstance(seconds, float) else seconds[each.id],
            NEVER,
        )
        for each in show.notices
    }
    while True:
        number = rotation.turns
        chosen, _, rotation = next_turn(tuple(current.values()), rotation, show.site.lap_seconds)
        current[chosen.notice.id] = replace(chosen, turn=number)
        yield chosen.notice.id


def test_a_share_is_a_part_of_the_time_not_of_the_turns() -> None:
    """Equal shares: the playlist whose notices take 30 s comes a third as often as the one whose take 10 s."""
    seconds = {"a-0": 30.0, "b-0": 10.0}
    count = Counter(islice(turns(plain({"a": 1, "b": 1}), seconds), 400))
    assert count["b-0"] / count["a-0"] == pytest.approx(3, rel=0.05)


shares_of_time = st.lists(st.sampled_from((0.5, 1.0, 2.0, 3.0, 5.0)), min_size=2, max_size=5)


@given(shares_of_time, st.lists(st.sampled_from((8.0, 15.0, 40.0)), min_size=15, max_size=15))
def test_shares_hold_over_time_when_there_is_room(shares: list[float], lengths: list[float]) -> None:
    names = "abcde"[: len(shares)]
    show = plain(dict.fromkeys(names, 3), dict(zip(names, shares, strict=True)), lap_seconds=100_000)
    seconds = {each.id: length for each, length in zip(show.notices, lengths, strict=False)}
    spent: Counter[str] = Counter()
    for name in islice(turns(show, seconds), 60):
        spent[name[0]] += seconds[name]
    total = sum(spent.values())
    for name, share in zip(names, shares, strict=True):
        # Never off by more than a few turns, however long it goes on.
        assert spent[name] == pytest.approx(total * share / sum(shares), abs=40.0 * (len(shares) + 1))


boards = st.dictionaries(st.sampled_from("abcd"), st.integers(1, 7), min_size=1)
any_shares = st.fixed_dictionaries({name: st.sampled_from((0.5, 1.0, 1.0, 3.0, 6.0)) for name in "abcd"})
any_seconds = st.fixed_dictionaries({name: st.sampled_from((8.0, 15.0, 33.0)) for name in "abcd"})


def seconds_by_playlist(show, lengths: dict[str, float]) -> dict[str, float]:
    return {each.id: lengths[each.playlist] for each in show.notices}


@given(boards, any_shares, any_seconds, st.integers(0, 60))
def test_every_notice_is_shown_within_a_lap_when_all_fit(
    counts: dict[str, int], shares: dict[str, float], lengths: dict[str, float], spare: int
) -> None:
    show = plain(counts, shares)
    seconds = seconds_by_playlist(show, lengths)
    lap = sum(seconds.values()) + spare
    show = replace(show, site=replace(show.site, lap_seconds=int(lap)))
    for names in split_laps(show, seconds, 3):
        assert set(names) == set(seconds)
        assert sum(seconds[name] for name in names) <= lap


def split_laps(show, seconds: dict[str, float], count: int) -> list[list[str]]:
    """The first laps, each as the ids of its turns, told apart by the rotation's own marks."""
    rotation = Rotation()
    order = {each.id: each for each in show.playlists}
    current = {each.id: Candidate(each, order[each.playlist], "", seconds[each.id], NEVER) for each in show.notices}
    laps: list[list[str]] = []
    began = None
    while len(laps) <= count:
        number = rotation.turns
        chosen, _, rotation = next_turn(tuple(current.values()), rotation, show.site.lap_seconds)
        current[chosen.notice.id] = replace(chosen, turn=number)
        if rotation.lap_turn != began:
            began = rotation.lap_turn
            laps.append([])
        laps[-1].append(chosen.notice.id)
    return laps[:count]


@given(boards, any_shares, any_seconds, st.floats(0.2, 0.95))
def test_what_does_not_fit_takes_turns_over_the_laps(
    counts: dict[str, int], shares: dict[str, float], lengths: dict[str, float], part: float
) -> None:
    show = plain(counts, shares)
    seconds = seconds_by_playlist(show, lengths)
    lap = max(sum(seconds.values()) * part, 40.0)
    assume(lap < sum(seconds.values()))
    show = replace(show, site=replace(show.site, lap_seconds=lap))
    for names in split_laps(show, seconds, 4):
        assert len(names) == len(set(names)), "nobody comes twice in a lap while others have not come"
        assert sum(seconds[name] for name in names) <= lap
    least = min(shares[name] for name in counts) / sum(shares[name] for name in counts)
    missing, spent = set(seconds), 0.0
    for name in turns(show, seconds):
        missing.discard(name)
        spent += seconds[name]
        if not missing:
            break
        # A playlist has come through when its share of the time is what all its notices take; some turns more,
        # as it may have had to wait for its first.
        assert spent < (sum(seconds.values()) + 33 * len(counts)) / least + lap, f"left out: {missing}"


def test_turns_longer_than_a_lap_are_shared_all_the_same() -> None:
    show = plain({"a": 1, "b": 1}, lap_seconds=10)
    assert turn_names(show, 4, seconds=15.0) == ["a-0", "b-0", "a-0", "b-0"]


def test_a_lap_that_is_just_full_is_no_reason_to_hurry() -> None:
    show = plain({"a": 2}, lap_seconds=20)
    candidates = [Candidate(each, show.playlists[0], "", 10.0, NEVER) for each in show.notices]
    assert next_turn(candidates, Rotation(), 20)[1] is Reason.TURN
    assert next_turn(candidates, Rotation(), 19)[1] is Reason.LAP


def test_only_those_who_still_wait_hurry_a_lap() -> None:
    show = plain({"a": 2}, lap_seconds=25)
    first, second = (Candidate(each, show.playlists[0], "", 10.0, NEVER) for each in show.notices)
    _, _, rotation = next_turn((first, second), Rotation(), 25)
    chosen, reason, _ = next_turn((replace(first, turn=0), second), rotation, 25)
    assert (chosen, reason) == (second, Reason.TURN)


def test_a_notice_comes_again_as_long_as_that_leaves_just_enough_for_the_rest() -> None:
    show = plain({"a": 1, "b": 1}, {"a": 5, "b": 1}, lap_seconds=30)
    assert turn_names(show, 3) == ["a-0", "a-0", "b-0"]


def test_a_playlist_that_is_new_has_no_claim_from_before() -> None:
    show = plain({"a": 1, "b": 1})
    candidates = [Candidate(each, show.playlists[i], "", 10.0, NEVER) for i, each in enumerate(show.notices)]
    chosen, _, _ = next_turn(candidates, Rotation(credits=(Credit("a", 0.5),)), 360)
    assert chosen.notice.id == "a-0"


def test_the_rest_of_a_playlist_is_first_in_the_next_lap() -> None:
    show = plain({"a": 5}, lap_seconds=30)
    assert turn_names(show, 10) == ["a-0", "a-1", "a-2", "a-3", "a-4"] * 2


@pytest.mark.parametrize("share", [0.0, 1e-9, -3.0])
def test_even_a_playlist_with_no_share_comes_through_a_full_board(share: float) -> None:
    show = plain({"a": 30, "b": 1}, {"a": 5, "b": share}, lap_seconds=100)
    assert "b-0" in turn_names(show, 110)


def test_a_playlist_that_is_flooded_crowds_out_only_itself() -> None:
    show = plain({"a": 2, "flood": 60}, lap_seconds=100)
    for names in split_laps(show, dict.fromkeys((each.id for each in show.notices), 10.0), 6):
        assert {"a-0", "a-1"} <= set(names)


@example({"a": 4, "b": 12}, dict.fromkeys("abcd", 1.0) | {"a": 6.0}, dict.fromkeys("abcd", 8.0), 4000)
@given(boards, any_shares, any_seconds, st.integers(60, 400))
def test_a_notice_comes_again_only_after_some_others(
    counts: dict[str, int], shares: dict[str, float], lengths: dict[str, float], lap: int
) -> None:
    show = plain(counts, shares, lap_seconds=lap)
    names = list(islice(turns(show, seconds_by_playlist(show, lengths)), 60))
    gap = min(4, len(show.notices) // 4)
    for start in range(len(names) - gap):
        assert len(set(names[start : start + gap + 1])) == gap + 1


def test_credits_of_playlists_that_come_and_go_do_not_pile_up() -> None:
    player = Player(plain({"a": 1, "b": 1}), {})
    for round_number in range(60):
        name = f"guest{round_number}"
        player.show = plain({"a": 2, "b": 2, name: 1}, {"a": 1, "b": 1, name: 7})
        player.ready = drawn(player.show)
        player.names(3)
    assert {entry.playlist for entry in player.rotation.credits} <= {"a", "b", name}
    assert all(abs(entry.seconds) < 60 for entry in player.rotation.credits)
    assert len(player.rotation.shown) <= 5
    assert len(player.rotation.recent) <= 4


def test_a_share_that_cannot_be_had_is_not_saved_up() -> None:
    """One notice of four may have half the turns at most: what is missing to nine tenths must not become a debt."""
    show = plain(dict.fromkeys("abcd", 1), {"a": 27, "b": 1, "c": 1, "d": 1}, lap_seconds=100)
    player = Player(show, drawn(show))
    player.names(500)
    assert all(abs(entry.seconds) <= 2 * 100 for entry in player.rotation.credits)


LANGUAGE_CASES = [
    # available, of the site, last shown, in turn
    (("sv", "en"), ("sv", "en", "de"), None, ("sv", "en")),
    (("sv", "en"), ("sv", "en", "de"), "sv", ("en", "sv")),
    (("sv", "en"), ("sv", "en", "de"), "en", ("sv", "en")),
    (("en", "sv", "de"), ("sv", "de"), "de", ("sv", "de")),
    (("", "en"), ("sv", "en"), None, ("", "en")),
    (("", "en"), ("sv", "en"), "", ("en", "")),
    (("", "en"), ("sv", "en"), "en", ("", "en")),
    (("", "sv"), ("sv",), None, ("sv",)),
    (("uk", "ar"), ("sv", "en"), None, ("uk", "ar")),
    (("uk", "ar"), ("sv", "en"), "uk", ("ar", "uk")),
    (("uk", "en"), ("sv", "en"), "en", ("en",)),
    (("sv", "de"), ("sv", "en", "de"), "en", ("de", "sv")),  # English was withdrawn: German is next
    (("en",), ("sv",), None, ("en",)),
    (("", "en"), (), None, ("", "en")),
    ((), ("sv",), None, ()),
]


@pytest.mark.parametrize(("available", "site", "last", "expected"), LANGUAGE_CASES)
def test_languages_of_a_site_take_turns(
    available: tuple[str, ...], site: tuple[str, ...], last: str | None, expected: tuple[str, ...]
) -> None:
    assert in_turn(available, site, last) == expected


def test_a_notice_comes_in_its_languages_by_turns() -> None:
    show = programme((playlist("a"),), (notice("a-1", langs=("", "en", "so")), notice("a-2")), languages=("sv", "en"))
    player = Player(show, drawn(show))
    shown = [
        (decision.slide.notice, decision.slide.lang)
        for decision in islice(player.decisions(), 6)
        if decision.slide is not None
    ]
    assert shown == [("a-1", ""), ("a-2", ""), ("a-1", "en"), ("a-2", ""), ("a-1", ""), ("a-2", "")]


def test_the_pages_of_a_notice_go_together() -> None:
    show = plain({"a": 1, "b": 1})
    ready = {**drawn(show), "a-0": {"": pages("a-0", count=3)}}
    player = Player(show, ready)
    shown = [(d.slide.notice, d.slide.page) for d in islice(player.decisions(), 8) if d.slide is not None]
    assert shown[:3] == [("a-0", 1), ("a-0", 2), ("a-0", 3)]
    for (name, page), (following, next_page) in pairwise(shown):
        if name == "a-0" and page < 3:
            assert (following, next_page) == ("a-0", page + 1)
