"""The loudspeaker keeps its time, says why there is no sound, and ends with its film whatever the device does."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from player.film.pcm import bytes_of
from player.film.voice import Voice
from player.screen.assembly import LOUDSPEAKER
from player.screen.loudspeaker import Step
from tests.edges.screen.shop import wait_until

NOTE = b"\1\0\1\0"
TAKEN = 0.03


def notes(seconds: float) -> bytes:
    return NOTE * (bytes_of(seconds) // len(NOTE))


def test_sound_that_comes_in_time_is_left_as_it_is() -> None:
    step = Step(10.0)
    assert step.fit(notes(0.1), bytes_of(0.1), 10.0 - 0.1 - TAKEN) == notes(0.1)
    assert step.fit(notes(0.1), bytes_of(0.2), 10.0 - 0.1 - TAKEN + 0.02) == notes(0.1)


def test_the_beginning_is_put_right_to_the_sample() -> None:
    assert Step(10.0).fit(notes(0.1), 0, 10.0 - TAKEN + 0.02) == notes(0.08)
    assert Step(10.0).fit(notes(0.1), 0, 10.0 - TAKEN - 0.02) == bytes(bytes_of(0.02)) + notes(0.1)


def test_after_a_pause_what_is_late_is_left_out_and_then_all_is_in_step_again() -> None:
    step = Step(10.0)
    assert step.fit(notes(0.1), 0, 10.5) == b""
    assert step.fit(notes(1.0), 0, 10.5) == notes(1.1 - 0.5 - TAKEN)
    assert step.fit(notes(0.1), bytes_of(1.1 - 0.5 - TAKEN), 10.5) == notes(0.1)


@contextmanager
def voice(monkeypatch: pytest.MonkeyPatch, driver: str) -> Iterator[tuple[Voice, int]]:
    """A loudspeaker's process and the end to write samples into."""
    monkeypatch.setenv("SDL_AUDIODRIVER", driver)
    opened = Voice(LOUDSPEAKER)
    os.set_blocking(opened.samples, False)
    try:
        yield opened, opened.samples
    finally:
        opened.close()
        os.close(opened.samples)


def test_it_says_why_there_is_no_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    with voice(monkeypatch, "nowhere") as (spoken, _):
        spoken.begin(time.monotonic())
        wait_until(lambda: bool(spoken.failed), "the reason")
        assert spoken.failed.startswith("no sound device can be had: ")
        assert "nowhere" in spoken.failed


def test_a_device_that_takes_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SDL_DISKAUDIOFILE", str(tmp_path / "played"))
    monkeypatch.setenv("SDL_DISKAUDIODELAY", "600000")  # milliseconds to a chunk
    with voice(monkeypatch, "disk") as (spoken, samples):
        spoken.begin(time.monotonic() + 5)  # what comes too late would be left out
        os.write(samples, notes(0.3))
        wait_until(lambda: bool(spoken.failed), "the end of its patience")
        assert spoken.failed == "the sound device was lost"


def test_sound_that_has_come_to_its_end_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    with voice(monkeypatch, "dummy") as (spoken, samples):
        os.write(samples, notes(0.2) + b"\1")
        spoken.begin(time.monotonic())
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, samples)  # the pipe's last end for writing is closed by it
        os.close(nowhere)
        wait_until(lambda: spoken.is_over, "its end")
        assert spoken.failed == ""


def test_one_that_waits_for_its_film_leaves_the_device_to_the_one_before(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    played = tmp_path / "played"
    monkeypatch.setenv("SDL_DISKAUDIOFILE", str(played))
    with voice(monkeypatch, "disk") as (first, samples), voice(monkeypatch, "disk") as (second, _):
        first.begin(time.monotonic() + 1)
        os.write(samples, notes(0.3))
        wait_until(lambda: played.exists() and NOTE in played.read_bytes(), "the first one's sound")
        assert (first.failed, second.failed) == ("", "")
        second.begin(time.monotonic())
        wait_until(lambda: NOTE not in played.read_bytes(), "the second one to take the device")
