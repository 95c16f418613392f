"""The standing notice says when the place itself has said that it is closed."""

from __future__ import annotations

from datetime import date

from player.draw.job import Job
from player.draw.standing import draw_standing, shut_lines
from player.frames.key import key_of
from player.notices.board import Board, OpenHours, Party, Site

HOURS = (OpenHours((1, 2, 3, 4, 5), 480, 1080),)
DAYS = (date(2026, 11, 23), date(2026, 11, 24), date(2026, 12, 24))


def _board(site: Site) -> Board:
    return Board("Bytavlan", Party("Byalaget", "0372-78 90 00"), (site,), ())


def _site(*days: date, languages: tuple[str, ...] = ("sv",)) -> Site:
    return Site("hamneda", "Åboden", "Hamneda", hours=HOURS, shut=days, languages=languages)


def test_days_that_follow_one_another_are_told_together() -> None:
    site = _site(*DAYS)
    assert shut_lines(Job.of(_board(site), site)) == ["Stängt mån 23 nov. – tis 24 nov.", "Stängt tors 24 dec."]


def test_it_is_told_in_the_site_s_own_language() -> None:
    site = _site(DAYS[0], languages=("en",))
    assert shut_lines(Job.of(_board(site), site)) == ["Closed Mon 23 Nov"]


def test_the_notice_has_more_to_read_while_it_is_closed_and_is_drawn_anew() -> None:
    words = {len(site.shut): draw_standing(_board(site), site, ()).pages[0].words for site in (_site(), _site(DAYS[0]))}
    assert words[1] > words[0]
    assert key_of(_board(_site()), _site(), "sv") != key_of(_board(_site()), _site(DAYS[0]), "sv")
