"""A film is heard where its site and its playlist may sound, while somebody is there to hear it, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from player.notices.board import Board, OpenHours, Party, Playlist, Rights, Site
from player.notices.hearing import films_heard, heard_somewhere
from player.notices.moment import Moment
from player.notices.notice import Kind, Notice, Part, Role, Variant
from player.notices.programme import Programme

PARTY = Party("Bio")
SITE = Site("shop", "Shop", sound=True, hours=(OpenHours((1, 2, 3, 4, 5), 8 * 60, 18 * 60),))
LIST = Playlist("bio", "Bio", "Bio", PARTY, Rights(sound=True))
STORY = Part(Role.SOUND, "Saga.mp3", "1", 1, "audio/mpeg")
FILM = Part(Role.VIDEO, "Bio/Film.mp4", "1", 1, "video/mp4")
NOTICE = Notice("bio.film", "bio", Kind.VIDEO, (Variant("sv", "Film", "Bio/Film.mp4", (FILM, STORY)),))
OPEN, SHUT = "2026-11-23T12:00", "2026-11-23T02:00"


def heard(site: Site, playlist: Playlist, utc: str = OPEN, *, trusted: bool = True) -> frozenset[str]:
    moment = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    board = Board("B", PARTY, (site,), (playlist,), timezone="UTC")
    return films_heard(Programme(board, site, (playlist,), (NOTICE,)), Moment(moment, trusted, moment))


def test_a_film_is_heard_where_both_allow_it() -> None:
    assert heard(SITE, LIST) == {"Bio/Film.mp4"}


@pytest.mark.parametrize(
    ("site", "playlist"), [(replace(SITE, sound=False), LIST), (SITE, replace(LIST, rights=Rights(urgent=True)))]
)
def test_it_is_silent_where_one_of_them_does_not(site: Site, playlist: Playlist) -> None:
    assert heard(site, playlist) == frozenset()


def test_a_closed_shop_is_silent_also_where_the_screen_is_always_lit() -> None:
    assert not SITE.lighting.off_when_closed
    assert heard(SITE, LIST, SHUT) == frozenset()
    assert heard(replace(SITE, hours=()), LIST, SHUT) == {"Bio/Film.mp4"}


def test_a_clock_that_may_be_wrong_makes_a_shop_with_hours_silent() -> None:
    assert heard(SITE, LIST, trusted=False) == frozenset()


@pytest.mark.parametrize(
    ("sites", "playlist_sites", "wanted"),
    [
        (None, None, True), (("shop",), None, True), (("quiet",), None, False),
        (None, ("quiet",), False), (None, ("quiet", "shop"), True), (("quiet",), ("quiet", "shop"), False),
    ],
)  # fmt: skip
def test_a_films_sound_is_wanted_where_a_site_that_shows_it_may_sound(
    sites: tuple[str, ...] | None, playlist_sites: tuple[str, ...] | None, *, wanted: bool
) -> None:
    playlist = replace(LIST, sites=playlist_sites)
    board = Board("B", PARTY, (Site("quiet", "Quiet"), SITE), (playlist,))
    assert heard_somewhere(board, playlist, replace(NOTICE, sites=sites)) is wanted
    assert not heard_somewhere(board, replace(playlist, rights=Rights()), replace(NOTICE, sites=sites))
