"""What a board shows before its first programme can be read and rung by, on every screen."""

from __future__ import annotations

import pytest

from player.draw.help import draw_help
from player.notices.board import Board, Party, Screen, Site
from player.notices.waiting import Need, Waiting

SCREENS = {
    "a large one": Screen(),
    "a standing one": Screen(rotate=90),
    "a small one": Screen(32, 2000, 1280, 720),
    "one of 4K seen from afar": Screen(55, 4000, 3840, 2160),
}
BOARD = Board("Bytavla", Party("Bytavla"), (), ())


def _waiting(need: Need, call: str = "Anna i byalaget, 070-174 06 11") -> Waiting:
    return Waiting(need, "hamneda", "bytavla-hamneda", "192.168.1.20", call, "The server cannot be reached.")


@pytest.mark.parametrize("need", Need)
@pytest.mark.parametrize("screen", SCREENS)
def test_the_help_is_one_page_with_a_code_to_ring_by(screen: str, need: Need) -> None:
    drawn = draw_help(BOARD, Site("hamneda", "hamneda", screen=SCREENS[screen]), _waiting(need))
    assert drawn.problems == ()
    (page,) = drawn.pages
    assert page.qr == ("tel:0701740611",)
    assert page.cap_mm >= 13.4  # what is read at 1.1 metres: 0.0122 of the distance


def test_without_anybody_to_call_there_is_no_code_and_all_else_stands() -> None:
    (page,) = draw_help(BOARD, Site("hamneda", "hamneda"), _waiting(Need.NETWORK, "")).pages
    assert page.qr == ()
    assert page.words > 15


def test_a_name_without_a_number_has_no_code() -> None:
    (page,) = draw_help(BOARD, Site("hamneda", "hamneda"), _waiting(Need.NETWORK, "Anna i kassan")).pages
    assert page.qr == ()
