"""What a site makes of its own playlists: a list of what else is going on, and how one advertises."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from player.notices.board import Party
from player.notices.daily import programme_on
from player.notices.house_notices import ADVERTISE, MORE, MOST_MENTIONS, house_notices
from player.notices.notice import STANDING, Alert, Notice
from player.notices.programme import Programme
from player.notices.schedule import Schedule
from tests.core.boards import NOON, Player, day, drawn, notice, plain, playlist, programme

MONDAY = date(2027, 6, 14)
BOARD = Party("Bytavleföreningen", "070-174 06 05", "Skriv till styrelsen.")


def made(show: Programme, on: date | None = MONDAY) -> dict[str, Notice]:
    return {each.id: each for each in house_notices(show, on)}


def mentioned(show: Programme, on: date = MONDAY) -> list[str]:
    return [mention.title for mention in made(show, on)[MORE].variants[0].mentions]


def owned(show: Programme, party: Party = BOARD) -> Programme:
    return replace(show, board=replace(show.board, owner=party))


def test_nothing_more_is_told_while_everything_fits_into_a_lap() -> None:
    assert MORE not in made(plain({"a": 24}, lap_seconds=360))
    assert MORE in made(plain({"a": 25}, lap_seconds=360))


def test_what_ends_soonest_is_told_first_then_each_playlist_in_turn() -> None:
    show = plain({"a": 20, "b": 20}, lap_seconds=60)
    late = notice("a-late", Schedule(ends=day("2027-07-01")))
    soon = notice("b-soon", Schedule(ends=day("2027-06-16")))
    titles = mentioned(replace(show, notices=(*show.notices, late, soon)))
    assert titles[:2] == ["b-soon", "a-late"]
    assert [title[0] for title in titles[2:6]] == ["a", "b", "a", "b"]
    assert len(titles) == MOST_MENTIONS


def test_the_last_day_is_told_as_the_editor_wrote_it() -> None:
    ends = day("2027-06-16")
    show = plain({"a": 20}, lap_seconds=60)
    mention = made(replace(show, notices=(*show.notices, notice("a-soon", Schedule(ends=ends)))))[MORE]
    assert mention.variants[0].mentions[0].until == date(2027, 6, 15)


def test_every_notice_is_told_on_some_day() -> None:
    show = plain({"a": 30}, lap_seconds=60)
    told = {title for ahead in range(30) for title in mentioned(show, MONDAY + timedelta(days=ahead))}
    assert told == {each.id for each in show.notices}


def test_what_has_not_begun_or_is_over_is_not_told() -> None:
    show = plain({"a": 20}, lap_seconds=60)
    other = (
        notice("a-early", Schedule(starts=day("2027-06-15"))),
        notice("a-over", Schedule(ends=day("2027-06-14"))),
    )
    titles = mentioned(replace(show, notices=(*other, *show.notices)))
    assert not {"a-early", "a-over"} & set(titles)


def test_what_shows_on_other_weekdays_is_not_told() -> None:
    show = plain({"a": 20}, lap_seconds=60)
    ends = day("2027-06-20")
    others = (
        notice("a-tue", Schedule(ends=ends, days=(2,))),
        notice("a-mon", Schedule(ends=ends, days=(1,), hours=((630, 840),))),
        notice("a-night", Schedule(ends=ends, days=(7,), hours=((1320, 60),))),
    )
    titles = mentioned(replace(show, notices=(*others, *show.notices)))
    assert {"a-mon", "a-night"} < set(titles)
    assert "a-tue" not in titles


def test_a_drill_is_not_told_where_nothing_says_that_it_is_one() -> None:
    show = plain({"a": 20}, lap_seconds=60)
    sent = day("2027-06-13")
    alerts = (
        replace(notice(f"a-{drill}", Schedule(ends=day("2027-06-16"))), alert=Alert(str(drill), "s", sent, drill=drill))
        for drill in (True, False)
    )
    titles = mentioned(replace(show, notices=(*alerts, *show.notices)))
    assert "a-False" in titles
    assert "a-True" not in titles


def test_adverts_are_not_told_where_nothing_labels_them() -> None:
    show = plain({"a": 20, "b": 20}, lap_seconds=60)
    show = replace(show, playlists=tuple(replace(each, adverts=each.id == "a") for each in show.playlists))
    assert {title[0] for title in mentioned(show)} == {"b"}


def test_how_one_advertises_is_told_in_the_words_of_the_site_and_of_paid_playlists() -> None:
    paid = replace(playlist("a"), party=Party("Företagarna", advertise="200 kr i månaden."), adverts=True)
    other = replace(playlist("b"), party=Party("Klubben", advertise="Kom på mötet."))
    variant = made(owned(programme((paid, other), ())))[ADVERTISE].variants[0]
    assert [mention.note for mention in variant.mentions] == ["Skriv till styrelsen.", "200 kr i månaden."]


def test_a_board_that_says_nothing_of_advertising_has_no_such_notice() -> None:
    assert made(owned(plain({"a": 1}), Party("Föreningen"))) == {}


def test_the_house_is_never_on_air_alone() -> None:
    show = programme_on(owned(plain({"a": 1})), MONDAY)
    assert ADVERTISE in Player(show, drawn(show), NOON).names(12)
    alone = replace(show, notices=tuple(each for each in show.notices if each.id == ADVERTISE))
    assert set(Player(alone, drawn(alone), NOON).names(6)) == {STANDING}


def test_the_house_takes_less_of_the_time_than_editors_do() -> None:
    show = programme_on(owned(plain({"a": 3})), MONDAY)
    names = Player(show, drawn(show), NOON).names(60)
    assert 0 < names.count(ADVERTISE) <= 20
