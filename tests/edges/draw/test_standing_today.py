"""The standing notice says what day it is, where that is known."""

from __future__ import annotations

from datetime import date

import pytest

from player.draw.page import Page
from player.draw.standing import draw_standing
from player.draw.today import day_words
from player.notices.board import Board, OpenHours, Party, Screen, Site

DAY = date(2026, 11, 26)
NEW_YEAR = date(2027, 1, 1)
HOURS = (OpenHours((1, 2, 3, 4, 5), 480, 1080), OpenHours((6,), 540, 840), OpenHours((0,), 600, 900))


def pages_of(site: Site, day: date | None) -> tuple[Page, ...]:
    board = Board("Bytavlan", Party("Byalaget", "0372-78 90 00"), (site,), (), address="https://bytavla.example")
    return draw_standing(board, site, (), day=day).pages


def words_of(site: Site, day: date | None) -> list[int]:
    """How many words stand on each page."""
    return [page.words for page in pages_of(site, day)]


@pytest.mark.parametrize(
    ("day", "lang", "words"),
    [
        (DAY, "sv", ("Torsdag 26 november, vecka 48", "Torsdag 26 november", "Tors 26 nov")),
        (DAY, "en", ("Thursday 26 November, week 48", "Thursday 26 November", "Thu 26 Nov")),
        (NEW_YEAR, "sv", ("Fredag 1 januari, vecka 53", "Fredag 1 januari", "Fre 1 jan")),
        (DAY, "no", ("Torsdag 26 november", "Tor 26 nov")),
    ],
)
def test_a_day_is_told_in_full_and_in_less_room(day: date, lang: str, words: tuple[str, ...]) -> None:
    assert day_words(day, lang) == words


@pytest.mark.parametrize("rotate", [0, 90])
@pytest.mark.parametrize("lang", ["sv", "en", "ar"])
def test_the_day_stands_on_the_first_page_alone(rotate: int, lang: str) -> None:
    screen = Screen(width_px=1920, height_px=1080, rotate=rotate)
    site = Site("hamneda", "Hamneda lanthandel", languages=(lang,), hours=HOURS, screen=screen)
    undated, dated = words_of(site, None), words_of(site, DAY)
    assert dated[0] > undated[0]
    assert dated[-1] == undated[-1]


def test_where_there_is_much_to_say_the_place_gives_way_to_the_day() -> None:
    hours = tuple(OpenHours((day,), 480 + day, 1080) for day in range(1, 5))
    site = Site("hamneda", "Åboden", "Hamneda", languages=("sv",), hours=hours)
    assert len(words_of(site, DAY)) == len(words_of(site, None))


@pytest.mark.parametrize(("address", "pages"), [("", 2), ("https://aboden.example", 3)])
def test_a_large_code_gets_a_page_of_its_own_only_where_the_footer_s_leads_elsewhere(address: str, pages: int) -> None:
    hours = tuple(OpenHours((day,), 480 + day, 1080) for day in range(1, 7))
    screen = Screen(width_px=1080, height_px=1920)
    site = Site("hamneda", "Åboden", "Hamneda", languages=("sv",), hours=hours, screen=screen, address=address)
    about, *_ = drawn = pages_of(site, DAY)
    assert len(drawn) == pages
    assert about.qr == ("https://bytavla.example/s/hamneda",)
