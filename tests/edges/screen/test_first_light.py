"""What has hung since the start: how long it may, while there is nothing better to show."""

from __future__ import annotations

from datetime import timedelta

import pytest

from player.notices.moment import Moment
from player.notices.schedule import Priority, Schedule
from player.notices.slide import Slide
from player.notices.validity import Remembered
from player.screen.canvas import Canvas
from player.screen.first_light import hangs_well
from player.screen.memory import Glass
from player.screen.stage import Stage
from tests.edges.screen.boards import START
from tests.edges.screen.pictures import GREEN, RED, SIZE, PictureStore

ENDS = START + timedelta(hours=1)


@pytest.mark.parametrize(
    ("hung", "after", "well"), [("a", -1, True), ("a", 1, False), ("s", 1, True), ("x", -1, False)]
)
def test_what_hangs_may_stay_until_its_notice_ends_and_the_standing_one_for_ever(
    canvas: Canvas, store: PictureStore, hung: str, after: int, *, well: bool
) -> None:
    pages = {"a": store.page("a", RED), "s": store.page("s", GREEN), "x": store.page("x", GREEN)}
    slide = Slide("club.loppis", "club", "sv", 1, 1, 5.0, pages["a"].frame)
    remembered = Remembered(slide, "Europe/Stockholm", Schedule(ends=ENDS), Priority.NORMAL)
    glass = Glass(SIZE, 0, "Europe/Stockholm", pages["a"], remembered, pages["s"])
    stage = Stage(canvas, store, 0.0, 0.0)
    moment = Moment.sure(ENDS + timedelta(seconds=after))
    assert not hangs_well(glass, stage, moment)
    stage.show(pages[hung], "", 0.0)
    assert hangs_well(glass, stage, moment) is well
    assert not hangs_well(None, stage, moment)
    assert not hangs_well(glass, None, moment)
