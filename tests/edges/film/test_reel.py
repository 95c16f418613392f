"""A film on its way to the screen: the real decoder in its sandbox, its frames in memory that both share."""

from __future__ import annotations

import itertools
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from player.film.reel import Frame, Reel, Showing
from player.film.ring import Ring, Word, say
from player.worker import landlock
from tests.edges.film.clips import GOOD, H264, number_of

SIZE = (48, 27)


@contextmanager
def reel_of(
    path: Path, size: tuple[int, int] = SIZE, turn: int = 0, program: list[str] | None = None
) -> Iterator[Reel]:
    showing = Showing(path.parent, path.name, *size, turn)
    reel = Reel(showing, program) if program else Reel(showing)
    try:
        yield reel
    finally:
        reel.close()


def until(condition: Callable[[], bool], within_s: float = 30.0) -> None:
    ends = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < ends, "waited in vain"
        time.sleep(0.002)


def is_answered(reel: Reel) -> bool:
    return reel.is_ready or bool(reel.failed)


def grey(frame: Frame) -> int:
    """The lightness in the middle of a frame."""
    return frame.rows[len(frame.rows) // 2]


def watch(reel: Reel, *, faster: float = 1.0) -> list[tuple[float, int]]:
    """(time, which frame) of all that is shown of it, from its beginning to its end."""
    until(lambda: is_answered(reel))
    begun = time.monotonic()
    seen = []
    while not reel.is_over:
        assert time.monotonic() < begun + 60, "the film does not end"
        frame = reel.take((time.monotonic() - begun) * faster)
        if frame is not None:
            seen.append((frame.at, number_of(grey(frame))))
        time.sleep(0.002)
    return seen


def test_every_frame_comes_once_in_order_and_with_its_time(tmp_path: Path) -> None:
    with reel_of(H264.write(tmp_path / "film.mp4")) as reel:
        seen = watch(reel, faster=0.2)
        assert (reel.failed, reel.dropped, reel.shown) == ("", 0, 15)
    assert seen == [(pytest.approx(number / 30), number) for number in range(15)]


@pytest.mark.parametrize("name", GOOD)
def test_every_film_that_cameras_make_runs_without_being_made_over(name: str, tmp_path: Path) -> None:
    with reel_of(GOOD[name](tmp_path / name)) as reel:
        seen = watch(reel, faster=0.2)
        assert reel.failed == ""
    times = [at for at, _ in seen]
    assert len(seen) >= 2
    assert all(later - earlier > 0.6 / 30 for earlier, later in itertools.pairwise(times))


@pytest.mark.parametrize(("turn", "corner"), [(0, (0, 0)), (90, (1, 0)), (180, (1, 1)), (270, (0, 1))])
def test_frames_are_turned_as_the_panel_hangs(turn: int, corner: tuple[int, int], tmp_path: Path) -> None:
    size = SIZE if turn in (0, 180) else SIZE[::-1]
    with reel_of(replace(H264, marks_corner=True).write(tmp_path / "film.mp4"), size, turn) as reel:
        until(lambda: is_answered(reel))
        frame = reel.take(0.0)
        assert frame is not None
        x, y = corner[0] * (size[0] - 5) + 2, corner[1] * (size[1] - 5) + 2
        blue, _, red, _ = frame.rows[4 * (y * size[0] + x) :][:4]
        assert (red > 150, blue < 110) == (True, True)
        del frame


def test_no_more_frames_are_decoded_ahead_than_there_is_room_for(tmp_path: Path) -> None:
    with reel_of(H264.write(tmp_path / "film.mp4")) as reel:
        until(lambda: reel.is_ready and len(reel._waiting) == Ring(*SIZE).slots)
        time.sleep(0.2)
        assert reel.is_ready
        assert len(reel._waiting) == Ring(*SIZE).slots


def test_a_frame_that_is_overtaken_is_dropped_and_counted(tmp_path: Path) -> None:
    with reel_of(H264.write(tmp_path / "film.mp4")) as reel:
        until(lambda: reel.is_ready and len(reel._waiting) == Ring(*SIZE).slots)
        frame = reel.take(2.5 / 30)
        assert frame is not None
        assert (number_of(grey(frame)), reel.dropped) == (2, 2)
        del frame


def test_a_decoder_that_is_far_behind_leaves_out_frames_instead_of_running_late_for_ever(tmp_path: Path) -> None:
    with reel_of(H264.write(tmp_path / "film.mp4")) as reel:
        until(lambda: reel.is_ready and len(reel._waiting) == Ring(*SIZE).slots)
        reel.begin(time.monotonic() - 60)
        while not reel.is_over:
            reel.take(60.0)
            time.sleep(0.002)
        assert reel.failed == ""
        assert reel.shown + reel.dropped < 12


def test_a_killed_decoder_is_noticed_and_nothing_waits_for_it(tmp_path: Path) -> None:
    with reel_of(H264.write(tmp_path / "film.mp4")) as reel:
        until(lambda: reel.is_ready)
        os.kill(reel._process.pid, signal.SIGKILL)
        began = time.monotonic()
        while not reel.is_over:
            reel.take(60.0)
        assert "SIGKILL" in reel.failed
        assert time.monotonic() - began < 5


def test_what_is_no_film_ends_the_decoder_and_not_the_screen(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(b"Loppis" * 100)
    with reel_of(tmp_path / "film.mp4") as reel:
        until(lambda: is_answered(reel))
        assert (reel.is_over, reel.failed) == (True, "ended with exit code 3")


@pytest.mark.skipif(landlock.version() == 0, reason="this kernel has no Landlock")
def test_a_decoder_reads_nothing_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    H264.write(tmp_path / "secret.mp4")
    reel = Reel(Showing(tmp_path / "folder", "../secret.mp4", *SIZE, 0))
    try:
        until(lambda: is_answered(reel))
        assert reel.failed == "ended with exit code 3"
    finally:
        reel.close()


LIES = {
    "a slot that is not there": say(Word.FRAME, 9, 0.0),
    "a slot twice": say(Word.FRAME, 1, 0.0) * 2,
    "a time that is no number": say(Word.FRAME, 0, float("nan")),
    "a time that goes backwards": say(Word.FRAME, 0, 2.0) + say(Word.FRAME, 1, 1.0),
    "a time in the far future": say(Word.FRAME, 0, 1e9),
    "a word that is the screen's": say(Word.FREE, 0),
    "no word at all": b"\xff" * 100,
}


@pytest.mark.parametrize("lie", LIES)
def test_a_decoder_that_lies_is_not_believed(lie: str, tmp_path: Path) -> None:
    program = [sys.executable, "-c", f"import os, time; os.write(1, {LIES[lie]!r}); time.sleep(60)"]
    with reel_of(tmp_path / "film.mp4", program=program) as reel:
        until(lambda: is_answered(reel) and bool(reel.failed))
        assert "does not speak as a decoder does" in reel.failed


def test_nobody_can_cut_the_shared_memory_off_under_the_screen() -> None:
    descriptor = Ring(*SIZE).make()
    try:
        with pytest.raises(PermissionError):
            os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def test_a_reel_leaves_no_process_behind(tmp_path: Path) -> None:
    with reel_of(H264.write(tmp_path / "film.mp4")) as reel:
        until(lambda: reel.is_ready)
        pid = reel._process.pid
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
