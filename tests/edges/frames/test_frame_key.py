"""The key changes with the picture, and with nothing else."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from datetime import UTC, date, datetime
from typing import Any

import pytest

from player.frames.key import key_of
from player.notices.board import Board, OpenHours, Party, Playlist, Screen, Site, Theme
from player.notices.notice import Kind, Notice, Part, Role, Variant
from player.notices.schedule import Priority, Schedule

SITE = Site("hamneda", "Hamneda Lanthandel", address="https://example.org/hamneda")
PLAYLIST = Playlist("hembygd", "Hembygdsföreningen", "Hembygdsföreningen", Party("Anna"))
PART = Part(Role.PICTURE, "Hembygdsföreningen/Loppis.jpg", "v1", 1000, "image/jpeg")
SWEDISH = Variant("sv", "Loppis", "Hembygdsföreningen/Loppis.jpg", (PART,))
GERMAN = Variant("de", "Flohmarkt", "Hembygdsföreningen/Loppis.de.jpg")
NOTICE = Notice("hembygd-loppis", "hembygd", Kind.PICTURE, (SWEDISH, GERMAN))
BOARD = Board("Ljungby", Party("Kommunen"), (SITE,), (PLAYLIST,))

KEY = key_of(BOARD, SITE, "sv", playlist=PLAYLIST, notice=NOTICE)
STANDING_KEY = key_of(BOARD, SITE, "sv")


def key_with(**changes: Any) -> str:
    """The key after changes, each given as board__name=..., notice__seconds=... and so on."""
    values: dict[str, Any] = {"board": BOARD, "site": SITE, "playlist": PLAYLIST, "notice": NOTICE}
    for name, value in changes.items():
        owner, _, field = name.partition("__")
        values[owner] = dataclasses.replace(values[owner], **{field: value})
    return key_of(values["board"], values["site"], "sv", playlist=values["playlist"], notice=values["notice"])


@pytest.mark.parametrize(
    "change",
    [
        {"board__name": "Markaryd"},
        {"board__theme": Theme(accent="#112233")},
        {"board__logo": PART},
        {"board__timezone": "Europe/Helsinki"},
        {"board__languages": ("sv", "en")},
        {"site__name": "Agunnaryd"},
        {"site__address": "https://example.org/x"},
        {"site__screen": Screen(rotate=90)},
        {"site__screen": Screen(diagonal_inches=55.0)},
        {"playlist__title": "Föreningen"},
        {"playlist__party": Party("Bo")},
        {"notice__seconds": 30.0},
        {"notice__priority": Priority.URGENT},
        {"notice__kind": Kind.POSTER},
        {"notice__contact": "070"},
        {"notice__variants": (dataclasses.replace(SWEDISH, title="Stor loppis"), GERMAN)},
        {"notice__variants": (dataclasses.replace(SWEDISH, link="https://example.org"), GERMAN)},
        {"notice__variants": (dataclasses.replace(SWEDISH, parts=(dataclasses.replace(PART, version="v2"),)), GERMAN)},
    ],
)
def test_what_is_seen_changes_the_key(change: dict[str, Any]) -> None:
    assert key_with(**change) != KEY


@pytest.mark.parametrize(
    "change",
    [
        {"notice__schedule": Schedule(ends=datetime(2027, 6, 13, tzinfo=UTC))},
        {"notice__sites": ("hamneda",)},
        {"notice__variants": (SWEDISH, dataclasses.replace(GERMAN, title="Trödel"))},
        {"playlist__share": 3.0},
        {"playlist__sites": ("hamneda",)},
        {"playlist__lifetime_days": 10},
        {"board__sites": (SITE, Site("annan", "Annan"))},
        {"board__playlists": ()},
        {"board__publish_ahead_days": 3},
        {"board__holidays": ((date(2027, 6, 25), "Midsommarafton"),)},
        {"site__lap_seconds": 100},
        {"site__hours": (OpenHours((1,), 540, 1080),)},
    ],
)
def test_what_is_not_seen_does_not_change_the_key(change: dict[str, Any]) -> None:
    assert key_with(**change) == KEY


def test_each_language_has_its_own_key() -> None:
    assert key_of(BOARD, SITE, "de", playlist=PLAYLIST, notice=NOTICE) != KEY
    assert key_of(BOARD, SITE, "de") != STANDING_KEY != KEY


def test_the_standing_notice_follows_the_opening_hours_and_the_owner() -> None:
    hours = dataclasses.replace(SITE, hours=(OpenHours((1,), 540, 1080),))
    closed = dataclasses.replace(SITE, closed=(date(2027, 6, 25),))
    holidays = dataclasses.replace(BOARD, holidays=((date(2027, 6, 25), "Midsommarafton"),))
    owner = dataclasses.replace(BOARD, owner=Party("Föreningen"))
    keys = {STANDING_KEY, key_of(BOARD, hours, "sv"), key_of(BOARD, closed, "sv"), key_of(holidays, SITE, "sv")}
    assert len(keys | {key_of(owner, SITE, "sv")}) == 5


def test_the_standing_notice_is_another_every_day_and_no_other_is() -> None:
    days = (None, date(2027, 6, 13), date(2027, 6, 14))
    assert len({key_of(BOARD, SITE, "sv", day=day) for day in days}) == 3
    assert {key_of(BOARD, SITE, "sv", playlist=PLAYLIST, notice=NOTICE, day=day) for day in days} == {KEY}


def test_the_key_is_the_same_in_every_process() -> None:
    code = (
        "from player.frames.key import key_of\n"
        "from player.notices.board import Board, Party, Site\n"
        "print(key_of(Board('B', Party('P'), (), (), languages=('sv', 'en')), Site('s', 'S'), 'sv'))"
    )
    keys = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(keys) == 1
    assert len(keys.pop().strip()) == 32
