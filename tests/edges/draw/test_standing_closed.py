"""The standing notice says when the place itself has said that it is closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from player.draw.job import Job
from player.draw.standing import draw_standing, shut_lines
from player.frames.key import key_of
from player.notices.board import Board, OpenHours, Party, Shut, Site

HOURS = (OpenHours((1, 2, 3, 4, 5), 480, 1080),)
DAYS = (Shut(date(2026, 11, 23)), Shut(date(2026, 11, 24)), Shut(date(2026, 12, 24)))


def _board(site: Site) -> Board:
    return Board("Bytavlan", Party("Byalaget", "0372-78 90 00"), (site,), ())


def _site(*days: Shut, languages: tuple[str, ...] = ("sv",)) -> Site:
    return Site("hamneda", "Åboden", "Hamneda", hours=HOURS, shut=days, languages=languages)


def test_days_that_follow_one_another_are_told_together() -> None:
    site = _site(*DAYS)
    assert shut_lines(Job.of(_board(site), site), ()) == ["Stängt mån 23 nov. – tis 24 nov.", "Stängt tors 24 dec."]


def test_it_is_told_in_the_site_s_own_language() -> None:
    site = _site(DAYS[0], languages=("en",))
    assert shut_lines(Job.of(_board(site), site), ()) == ["Closed Mon 23 Nov"]


def test_of_a_day_that_is_shorter_the_hours_are_told_that_are_left() -> None:
    day = DAYS[0].day
    for shut, line in ((Shut(day, 900), "Mån 23 nov. 08–15"), (Shut(day, 720, 780), "Mån 23 nov. 08–12, 13–18"),
                       (Shut(day, 420), "Stängt mån 23 nov."), (Shut(day, 1140), "Mån 23 nov. 08–18")):  # fmt: skip
        assert shut_lines(Job.of(_board(_site()), _site(shut)), ()) == [line]


def test_on_the_day_itself_it_is_told_as_today_s() -> None:
    today = DAYS[0].day
    for shut, lang, line in ((Shut(today), "sv", "I dag: stängt"), (Shut(today, 900), "en", "Today: 08–15")):
        site = _site(shut, DAYS[2], languages=(lang,))
        first, second = shut_lines(Job.of(_board(site), site), (), today)
        assert first == line
        assert "24" in second


def test_today_stands_with_the_days_that_follow_it() -> None:
    site = _site(*DAYS[:2])
    assert shut_lines(Job.of(_board(site), site), (), DAYS[0].day) == ["Stängt mån 23 nov. – tis 24 nov."]


def test_a_shorter_holiday_keeps_what_is_left_of_a_holiday_s_hours() -> None:
    site = replace(_site(Shut(date(2026, 12, 24), 720)), hours=(*HOURS, OpenHours((0,), 600, 840)))
    assert shut_lines(Job.of(_board(site), site), ((date(2026, 12, 24), "Julafton"),)) == ["Tors 24 dec. 10–12"]


def test_the_owner_s_closed_days_and_holidays_are_told_a_week_ahead_and_on_the_day() -> None:
    closed = (date(2026, 12, 24), date(2027, 3, 1))
    holidays = ((date(2026, 12, 25), "Juldagen"), (date(2026, 12, 26), "Annandag jul"))
    site = replace(_site(), closed=closed, hours=(*HOURS, OpenHours((0,), 600, 840)))
    for today, lines in (
        (date(2026, 12, 17), []),
        (date(2026, 12, 18), ["Stängt tors 24 dec."]),
        (date(2026, 12, 23), ["Stängt tors 24 dec.", "Fre 25 dec. – lör 26 dec. 10–14"]),
        (closed[0], ["I dag: stängt", "Fre 25 dec. – lör 26 dec. 10–14"]),
        (date(2026, 12, 26), ["I dag: 10–14"]),
        (None, []),
    ):
        assert shut_lines(Job.of(_board(site), site), holidays, today) == lines, today


def test_the_owner_s_closed_days_are_told_where_no_hours_are_known() -> None:
    site = replace(_site(), hours=(), closed=(date(2026, 12, 24),))
    assert shut_lines(Job.of(_board(site), site), (), date(2026, 12, 24)) == ["I dag: stängt"]


def test_a_closed_day_that_is_over_is_not_told_though_nothing_newer_has_come() -> None:
    site = _site(*DAYS)
    assert shut_lines(Job.of(_board(site), site), (), date(2026, 11, 25)) == ["Stängt tors 24 dec."]


def test_where_no_hours_are_known_it_is_told_when_it_is_closed() -> None:
    site = replace(_site(Shut(DAYS[0].day, 900, 1020)), hours=())
    assert shut_lines(Job.of(_board(site), site), ()) == ["Stängt mån 23 nov. 15–17"]


def test_the_notice_has_more_to_read_while_it_is_closed_and_is_drawn_anew() -> None:
    words = {len(site.shut): draw_standing(_board(site), site, ()).pages[0].words for site in (_site(), _site(DAYS[0]))}
    assert words[1] > words[0]
    assert key_of(_board(_site()), _site(), "sv") != key_of(_board(_site()), _site(DAYS[0]), "sv")
