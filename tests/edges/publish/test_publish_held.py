"""What stays when a folder cannot be read, and what goes all the same."""

from __future__ import annotations

import shutil
from datetime import timedelta

import pytest

from player.errors import InputError, WorkerError
from player.worker.folder_messages import ReadPlaylist
from player.worker.protocol import Reply, Request
from tests.edges.publish.desk import BOARD, CHOIR, EDITORS, NOW, Desk

LATER = NOW + timedelta(minutes=5)
URGENT = "---\nprioritet: brådskande\ntill: 2026-12-01\n---\nKoka vattnet"


def test_a_missing_folder_holds_its_last_good_content_and_says_so(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    desk.write(f"{CHOIR}/Konsert.md", "Sång")
    desk.publish()
    shutil.rmtree(desk.folder / EDITORS)
    desk.write(f"{CHOIR}/Konsert.md", "Ny sång")
    report = desk.publish(LATER)
    assert desk.seen().titles() == {"Loppis", "Konsert"}
    assert report.updated == ("koren.konsert",)
    assert [held.playlist for held in report.held] == ["hembygdsforeningen"]
    assert "saknas" in report.held[0].sv
    assert "hembygd@example.se" in report.held[0].sv
    assert report.exit_code == 7


def test_it_is_held_again_and_again_until_the_folder_is_back(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    desk.publish()
    (desk.folder / EDITORS).rename(desk.root / "aside")
    for hours in (1, 30, 60):
        report = desk.publish(NOW + timedelta(hours=hours))
        assert report.exit_code == 7
        assert not report.changed
    (desk.root / "aside").rename(desk.folder / EDITORS)
    report = desk.publish(NOW + timedelta(hours=61))
    assert (report.exit_code, report.changed) == (0, False)
    assert "HÅLL" not in desk.receipt()


def test_an_empty_folder_is_meant(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    desk.publish()
    (desk.folder / EDITORS / "Loppis.md").unlink()
    report = desk.publish(LATER)
    assert report.removed == ("hembygdsforeningen.loppis",)
    assert report.held == ()
    assert desk.seen().titles() == set()
    assert "Här finns inget anslag." in desk.receipt()


def test_a_folder_that_was_never_there_holds_nothing(desk: Desk) -> None:
    shutil.rmtree(desk.folder / CHOIR)
    report = desk.publish()
    assert report.held == ()
    assert [problem.code for problem in report.problems] == ["folder-missing"]
    assert report.exit_code == 1


def test_withdrawing_an_urgent_notice_is_never_held(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Vatten.md", URGENT)
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    desk.publish()
    assert desk.seen().titles() == {"Vatten", "Loppis"}
    shutil.rmtree(desk.folder / EDITORS)
    report = desk.publish(LATER)
    assert report.removed == ("hembygdsforeningen.vatten",)
    assert desk.seen().titles() == {"Loppis"}


def test_a_broken_board_holds_everything_with_words(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    desk.publish()
    before = desk.files()
    desk.write("_board/board.toml", "[board\nname = nej")
    desk.write(f"{EDITORS}/Nytt.md", "Syns inte än")
    report = desk.publish(LATER)
    assert report.exit_code == 3
    assert not report.changed
    assert [problem.code for problem in report.problems if problem.playlist == ""] == ["board-not-toml"]
    assert desk.files() == before
    assert "inte giltig TOML" in desk.receipt("_board")
    desk.write("_board/board.toml", BOARD)
    assert desk.publish(LATER + timedelta(minutes=1)).added == ("hembygdsforeningen.nytt",)


def test_also_under_a_broken_board_an_urgent_notice_can_be_withdrawn(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Vatten.md", URGENT)
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    desk.publish()
    desk.write("_board/board.toml", "inget")
    (desk.folder / EDITORS / "Loppis.md").unlink()
    desk.write(f"{EDITORS}/STOPP Vatten.txt", "stopp")
    report = desk.publish(LATER)
    assert report.removed == ("hembygdsforeningen.vatten",)
    assert desk.seen().titles() == {"Loppis"}
    assert report.exit_code == 3


def test_a_broken_board_before_any_good_one_is_an_error_with_its_problems(desk: Desk) -> None:
    desk.write("_board/board.toml", "inget")
    with pytest.raises(InputError) as raised:
        desk.publish()
    assert [problem.code for problem in raised.value.problems] == ["board-not-toml"]
    assert not (desk.public / "metadata" / "timestamp.json").exists()


def test_a_folder_that_is_not_there_at_all_touches_nothing(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Vatten.md", URGENT)
    desk.publish()
    before = desk.files()
    desk.folder.rename(desk.root / "unmounted")
    with pytest.raises(InputError, match="no such folder"):
        desk.publish(LATER)
    assert desk.files() == before


def test_a_reader_that_dies_over_one_folder_costs_that_folder_only(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    desk.write(f"{CHOIR}/Konsert.md", "Sång")
    desk.publish()
    desk.write(f"{EDITORS}/Ond.md", "x")
    desk.write(f"{CHOIR}/Konsert.md", "Ny sång")

    def call(request: Request, limit_s: float | None = None) -> Reply:
        if isinstance(request, ReadPlaylist) and request.playlist == "hembygdsforeningen":
            raise WorkerError("it crashed", "crashed")
        return healthy(request, limit_s)

    healthy = desk.hand.call
    desk.hand.call = call  # type: ignore[method-assign]
    report = desk.publish(LATER)
    assert report.updated == ("koren.konsert",)
    assert [held.playlist for held in report.held] == ["hembygdsforeningen"]
    assert desk.seen().titles() == {"Loppis", "Konsert"}
