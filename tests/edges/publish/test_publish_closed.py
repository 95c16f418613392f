"""A shop that says from a phone that it is closed is closed on every board's copy, until the day is over."""

from __future__ import annotations

import json
import os
import re
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


def _pages_say(desk: Desk) -> tuple[str, str]:
    """(the place's own page, the board's) as lines."""
    own, all_places = (desk.public / name for name in ("s/hamneda.html", "index.html"))
    return own.read_text("utf-8"), all_places.read_text("utf-8")


def test_the_pages_say_so_too_and_no_longer_when_the_file_is_taken_away(desk: Desk) -> None:
    _shop(desk).write(
        "_board/board.toml",
        OWN.replace("[board]\n", '[board]\naddress = "https://tavlan.example"\n').replace(
            'name = "Hamneda Lanthandel"', 'name = "Hamneda Lanthandel"\nhours = ["mån-fre 08-19"]'
        ),
    )
    desk.write(f"{EDITORS}/Stängt i dag 2026-11-25 från 15.txt", "")
    desk.publish()
    for text in _pages_say(desk):
        assert "I dag: stängt" in text
    assert '<tr><th scope="row">Onsdag 25 november</th><td>08–15</td></tr>' in _pages_say(desk)[0]
    told = re.search(r'"specialOpeningHoursSpecification":(\[.*?\])', _pages_say(desk)[0])
    assert told is not None
    days = [(each["validFrom"], each["opens"], each["closes"]) for each in json.loads(told[1])]
    assert days == [("2026-11-23", "00:00", "00:00"), ("2026-11-25", "08:00", "15:00")]
    (desk.folder / EDITORS / "Stängt i dag.txt").unlink()
    desk.publish(NOW + timedelta(minutes=5))
    for text in _pages_say(desk):
        assert "I dag: 08–19" in text
    desk.publish(NOW + timedelta(days=2))
    for text in _pages_say(desk):
        assert "I dag: 08–15" in text
    assert "25 november" not in _pages_say(desk)[0]


def test_a_place_without_hours_says_on_its_page_too_that_it_is_closed_however_far_ahead(desk: Desk) -> None:
    _shop(desk).write("_board/board.toml", OWN.replace("[board]\n", '[board]\naddress = "https://tavlan.example"\n'))
    desk.write(f"{EDITORS}/Stängt 2026-12-24.txt", "")
    desk.publish()
    own, all_places = _pages_say(desk)
    assert "I dag: stängt" in own
    assert "I dag: stängt" in all_places
    assert '<tr><th scope="row">Torsdag 24 december</th><td>stängt</td></tr>' in own
    (desk.folder / EDITORS / "Stängt i dag.txt").unlink()
    path = desk.write(f"{EDITORS}/Stängt i dag 12-13.txt", "")
    os.utime(path, (NOW.timestamp(), NOW.timestamp()))
    desk.publish(NOW + timedelta(minutes=5))
    assert "I dag: stängt 12–13" in _pages_say(desk)[0]
