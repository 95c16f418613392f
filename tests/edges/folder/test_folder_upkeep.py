"""What a folder's editors are told about keeping it: what waits for approval, what is old, what is too much."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from player.notices.board import Rights
from tests.edges.folder.editors_folder import NOW, EditorsFolder, board


def aged(path: Path, days: int) -> None:
    written = (NOW - timedelta(days=days)).timestamp()
    os.utime(path, (written, written))


@pytest.mark.parametrize("inbox", ["Inkorg", "inkorg", "Inbox"])
def test_what_lies_in_the_inbox_waits_for_whoever_approves(tmp_path: Path, inbox: str) -> None:
    folder = EditorsFolder(tmp_path, board(Rights(approval="Eva Ek")))
    folder.put(f"{inbox}/Loppis.md")
    folder.put(f"{inbox}/Tomten/text.md")
    folder.put(f"{inbox}/.DS_Store")
    folder.put("Kaffe.md")
    reading = folder.read()
    assert [notice.variants[0].title for notice in reading.content.notices] == ["Kaffe"]
    assert [(problem.code, problem.file) for problem in reading.problems] == [
        ("awaits-approval", f"Hembygd/{inbox}/Loppis.md"),
        ("awaits-approval", f"Hembygd/{inbox}/Tomten"),
    ]
    assert "Eva Ek" in reading.problems[0].sv


def test_an_inbox_that_nobody_looks_into_is_told(folder: EditorsFolder) -> None:
    folder.put("Inkorg/Loppis.md")
    assert folder.codes() == ["inbox-of-nobody"]


def test_a_stop_in_the_inbox_stops_nothing_yet(tmp_path: Path) -> None:
    folder = EditorsFolder(tmp_path, board(Rights(approval="Eva Ek")))
    folder.put("Loppis.md")
    folder.put("Inkorg/STOPP Loppis.txt")
    assert len(folder.notices()) == 1


@pytest.mark.parametrize(("days", "codes"), [(364, []), (365, ["old"]), (20000, [])])
def test_what_stays_for_a_year_is_asked_about(folder: EditorsFolder, days: int, codes: list[str]) -> None:
    aged(folder.put("Tillsvidare/Träningstider.md"), days)
    assert folder.codes() == codes


def test_a_playlist_with_more_than_its_boards_can_show_is_told(folder: EditorsFolder) -> None:
    folder.board = replace(folder.board, sites=tuple(replace(site, lap_seconds=360) for site in folder.board.sites))
    for number in range(24):
        folder.put(f"Anslag {number}.md")
    folder.put("Senare från 2030-01-01.md")
    assert folder.codes() == []
    folder.put("Ett till.md")
    assert folder.codes() == ["crowded"]


def test_a_playlist_that_shares_its_boards_has_half_the_room(folder: EditorsFolder) -> None:
    other = replace(folder.board.playlists[0], id="annan", folder="Annan")
    folder.board = replace(folder.board, playlists=(*folder.board.playlists, other))
    for number in range(13):
        folder.put(f"Anslag {number}.md")
    problem = folder.read().problems[0]
    assert problem.code == "crowded"
    assert "13 anslag" in problem.sv
    assert "vart 2:e varv" in problem.sv
