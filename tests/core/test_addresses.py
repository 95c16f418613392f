"""Addresses of pages: short, the same for ever, and telling where a code was scanned."""

from __future__ import annotations

import pytest

from player.notices.addresses import (
    Scan,
    board_page,
    notice_page,
    playlist_page,
    scan_of,
    short_code,
    site_page,
)
from player.notices.board import Board, Party

BOARD = Board("Byarna", Party("Bygdegruppen"), (), (), "https://bytavla.example", ("sv", "en", "ar"))


def test_a_notices_address_never_changes() -> None:
    assert notice_page(BOARD, "hembygd.loppis", "sv", "hamneda") == "https://bytavla.example/n/99mfmq?hamneda"


def test_every_page_has_an_address_in_the_boards_first_language_and_in_the_others() -> None:
    assert notice_page(BOARD, "hembygd.loppis", "ar").endswith("/n/99mfmq.ar")
    assert playlist_page(BOARD, "hembygd") == "https://bytavla.example/p/hembygd"
    assert playlist_page(BOARD, "hembygd", "en") == "https://bytavla.example/p/hembygd.en"
    assert site_page(BOARD, "hamneda", "sv") == "https://bytavla.example/s/hamneda"
    assert (board_page(BOARD), board_page(BOARD, "en")) == (
        "https://bytavla.example/",
        "https://bytavla.example/index.en",
    )


def test_a_board_without_an_address_has_no_pages() -> None:
    nowhere = Board("Byarna", Party("Bygdegruppen"), (), ())
    assert notice_page(nowhere, "x", "sv", "hamneda") == site_page(nowhere, "hamneda") == board_page(nowhere) == ""


def test_an_ordinary_address_fits_the_third_smallest_code() -> None:
    assert len(notice_page(BOARD, "e-tjanster-och-blanketter.felanmal-gatlampa-eller-vag", "", "agunnaryd")) <= 42


def test_two_thousand_notices_hardly_ever_share_an_address() -> None:
    codes = {short_code(f"playlist-{number % 40}.notice-{number}") for number in range(2000)}
    assert len(codes) == 2000


def test_a_scan_is_read_from_what_was_asked_for() -> None:
    address = notice_page(BOARD, "hembygd.loppis", "ar", "hamneda")
    assert scan_of(address.removeprefix(BOARD.address)) == Scan(short_code("hembygd.loppis"), "hamneda")
    assert scan_of("/tavla/n/99mfmq?agunnaryd") == Scan("99mfmq", "agunnaryd")


@pytest.mark.parametrize(
    "target", ["/n/99mfmq", "/n/99mfmq?", "/s/hamneda", "/n/99mfmq?hamneda&x=1", "/n/99mfmq?Hej!", "/n/5?hamneda", "/"]
)
def test_what_is_no_code_of_ours_is_no_scan(target: str) -> None:
    assert scan_of(target) is None
