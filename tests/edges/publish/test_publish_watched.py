"""Publishing for ever: changes, moments, troubles, and the end."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from player.errors import InputError
from player.publish.report import PublishReport
from player.publish.settle import Patience
from player.publish.stopping import Stop, stopped_by_signals
from player.publish.watch import watch
from tests.edges.publish.desk import BOARD, EDITORS, Desk

QUICK = Patience(ordinary_s=0.4, urgent_s=0.1)
URGENT = "---\nprioritet: brådskande\n---\nKoka vattnet"


@contextmanager
def watched(desk: Desk) -> Iterator[list[PublishReport]]:
    """A watch in a thread, after its first publish."""
    told: list[PublishReport] = []
    stop = Stop()

    def run() -> None:
        with desk.publisher() as publisher:
            watch(publisher, stop, told.append)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        until(lambda: bool(told))
        yield told
    finally:
        stop.ask()
        thread.join(10)
        stop.close()
    assert not thread.is_alive()


def until(condition: Callable[[], bool], within_s: float = 30.0) -> None:
    ends = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < ends, "waited in vain"
        time.sleep(0.01)


@pytest.fixture
def patient(desk: Desk) -> Desk:
    desk.patience = QUICK
    return desk


def test_what_is_dropped_into_the_folder_is_published_once_it_stands_still(patient: Desk) -> None:
    with watched(patient) as told:
        patient.write(f"{EDITORS}/Loppis.md", "Våfflor")
        until(lambda: len(told) > 1)
        assert told[-1].added == ("hembygdsforeningen.loppis",)
        (patient.folder / EDITORS / "Loppis.md").unlink()
        until(lambda: len(told) > 2)
        assert told[-1].removed == ("hembygdsforeningen.loppis",)


def test_an_urgent_file_does_not_wait_for_an_ordinary_one(patient: Desk) -> None:
    patient.patience = Patience(ordinary_s=6.0, urgent_s=0.1)
    with watched(patient) as told:
        patient.write(f"{EDITORS}/Loppis.md", "Våfflor")
        patient.write(f"{EDITORS}/Vatten.md", URGENT)
        until(lambda: len(told) > 1)
        assert told[-1].added == ("hembygdsforeningen.vatten",)


def test_its_own_receipts_do_not_set_it_off_again(patient: Desk) -> None:
    patient.write(f"{EDITORS}/Loppis.md", "Våfflor")
    with watched(patient) as told:
        until(lambda: "KVITTO" in patient.receipt() and any(report.added for report in told))
        settled = len(told)
        timestamp = (patient.public / "metadata" / "timestamp.json").stat().st_mtime_ns
        time.sleep(1.0)
        assert len(told) == settled
        assert (patient.public / "metadata" / "timestamp.json").stat().st_mtime_ns == timestamp


def test_a_board_that_breaks_and_is_mended_is_told_both_times(patient: Desk) -> None:
    with watched(patient) as told:
        patient.write("_board/board.toml", "inget")
        until(lambda: told[-1].board_held)
        patient.write("_board/board.toml", BOARD)
        until(lambda: not told[-1].board_held)


def test_a_folder_that_is_put_in_the_place_of_the_watched_one_is_watched_then(patient: Desk) -> None:
    with watched(patient) as told:
        patient.folder.rename(patient.root / "aside")
        (patient.root / "aside" / EDITORS / "Loppis.md").write_text("Våfflor")
        (patient.root / "aside").rename(patient.folder)
        until(lambda: any(report.added for report in told))
        patient.write(f"{EDITORS}/Bingo.md", "Bingo")
        until(lambda: ("hembygdsforeningen.bingo",) in [report.added for report in told])


def test_what_the_first_publish_raises_ends_the_watch(patient: Desk) -> None:
    patient.write("_board/board.toml", "inget")
    stop = Stop()
    with patient.publisher() as publisher, pytest.raises(InputError):
        watch(publisher, stop, lambda _: None)
    stop.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_asks_for_the_end_and_the_old_handler_comes_back(number: int) -> None:
    before = signal.getsignal(number)
    with stopped_by_signals() as stop:
        assert not stop.asked
        os.kill(os.getpid(), number)
        stop.wait()
        assert stop.asked
    assert signal.getsignal(number) is before
