from __future__ import annotations

import logging
import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest

from player.errors import InputError, ScreenError
from player.screen.run import MOST_FAULTS, turn_after_turn
from player.screen.waiting import Sleeper


class Nap(Sleeper):
    """A sleeper that does not sleep but counts."""

    naps = 0

    def sleep(self, seconds: float, also: object = ()) -> None:
        self.naps += 1


class Faulty:
    """A player whose turns end as listed: well (None) or badly."""

    def __init__(self, *turns: Exception | None) -> None:
        self.quit = False
        self._turns = list(turns)

    def turn(self) -> float:
        error = self._turns.pop(0)
        self.quit = not self._turns
        if error is not None:
            raise error
        return 0.0


@pytest.fixture
def sleeper() -> Iterator[Nap]:
    opened = Nap()
    yield opened
    opened.close()


def play(sleeper: Nap, *turns: Exception | None) -> int:
    return turn_after_turn(Faulty(*turns), sleeper, sleeper.sleep)  # type: ignore[arg-type]


def test_a_fault_of_ours_is_logged_and_the_board_goes_on(sleeper: Nap, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        assert play(sleeper, None, ZeroDivisionError("ours"), None, None) == 0
    (record,) = caplog.records
    assert record.exc_info


def test_faults_one_after_another_end_it_with_code_70(sleeper: Nap) -> None:
    assert play(sleeper, *[ZeroDivisionError("ours")] * MOST_FAULTS, None) == 70


def test_faults_that_come_now_and_then_never_end_it(sleeper: Nap) -> None:
    assert play(sleeper, *[ZeroDivisionError("ours"), None] * (3 * MOST_FAULTS)) == 0


def test_an_error_in_words_is_logged_without_a_traceback(sleeper: Nap, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        play(sleeper, ScreenError("the cable"), None)
    (record,) = caplog.records
    assert record.getMessage() == "the cable"
    assert not record.exc_info


def test_what_can_never_be_played_ends_it(sleeper: Nap) -> None:
    with pytest.raises(InputError):
        play(sleeper, InputError("no such site"))


def test_a_signal_ends_a_long_sleep_at_once() -> None:
    sleeper = Sleeper()
    try:
        timer = threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGTERM))
        timer.start()
        began = time.monotonic()
        sleeper.sleep(30)
        timer.join()
        assert sleeper.stopping
        assert time.monotonic() - began < 10
    finally:
        sleeper.close()


def test_the_signals_are_given_back(sleeper: Nap) -> None:
    before = signal.getsignal(signal.SIGTERM)
    inner = Sleeper()
    assert signal.getsignal(signal.SIGTERM) != before
    inner.close()
    assert signal.getsignal(signal.SIGTERM) == before


def test_something_to_read_ends_a_sleep() -> None:
    sleeper = Sleeper()
    read_end, write_end = os.pipe()
    try:
        os.write(write_end, b"x")
        began = time.monotonic()
        sleeper.sleep(30, [read_end])
        assert time.monotonic() - began < 10
        assert not sleeper.stopping
    finally:
        sleeper.close()
        os.close(read_end)
        os.close(write_end)
