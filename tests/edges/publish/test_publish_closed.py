"""A shop that says from a phone that it is closed is closed on every board's copy, until the day is over."""

from __future__ import annotations

import os
import shutil
from datetime import date, timedelta

from player.notices.board import Shut
from player.notices.programme import Closure, programme_for
from tests.edges.publish.desk import BOARD, CHOIR, EDITORS, NOW, Desk

OWN = BOARD.replace('may = ["urgent"]', 'may = ["urgent"]\nsites = ["hamneda"]')
TODAY = date(2026, 11, 23)


def _shop(desk: Desk) -> Desk:
    desk.write("_board/board.toml", OWN)
    path = desk.write(f"{EDITORS}/Stängt i dag.txt", "")
    os.utime(path, (NOW.timestamp(), NOW.timestamp()))
    return desk


def test_the_signed_manifest_says_that_the_place_is_closed_and_the_receipt_confirms_it(desk: Desk) -> None:
    _shop(desk).publish()
    seen = desk.seen()
    assert seen.contents["hembygdsforeningen"].closures == (Closure("hamneda", TODAY, TODAY),)
    programmes = [programme_for(seen.board, tuple(seen.contents.values()), site) for site in seen.board.sites]
    assert [programme.site.shut for programme in programmes] == [(Shut(TODAY),), ()]
    assert "stängt 2026-11-23" in desk.receipt()


def test_on_the_next_day_it_is_open_again_whether_or_not_the_file_is_still_there(desk: Desk) -> None:
    _shop(desk).publish()
    report = desk.publish(NOW + timedelta(days=1))
    assert desk.seen(NOW + timedelta(days=1)).contents["hembygdsforeningen"].closures == ()
    assert [problem.code for problem in report.problems] == ["closing-over"]


def test_taking_the_file_away_opens_the_place_at_once(desk: Desk) -> None:
    _shop(desk).publish()
    (desk.folder / EDITORS / "Stängt i dag.txt").unlink()
    desk.publish(NOW + timedelta(minutes=5))
    assert desk.seen().contents["hembygdsforeningen"].closures == ()


def test_a_missing_folder_holds_also_that_the_place_is_closed(desk: Desk) -> None:
    _shop(desk).publish()
    shutil.rmtree(desk.folder / EDITORS)
    desk.write(f"{CHOIR}/Konsert.md", "Sång")
    desk.publish(NOW + timedelta(minutes=5))
    assert desk.seen().contents["hembygdsforeningen"].closures == (Closure("hamneda", TODAY, TODAY),)
