"""Word of changes under a folder: once, when it stands still, and not for what we read ourselves."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from player.changes import Pace, Watching
from player.errors import InputError

QUICK = Pace(settled_s=0.1, longest_unrest_s=0.5, poll_every_s=0.05)
UNHURRIED = Pace(settled_s=0.6, longest_unrest_s=30, poll_every_s=0.05)
"""Settles later than a busy machine lets a test wait between two of its own changes."""


class DeafObserver(PollingObserver):
    """An observer as on a machine whose watches are used up."""

    def start(self) -> None:
        raise OSError(28, "No space left on device")


@contextmanager
def watching(
    folder: Path, observer: Callable[[], BaseObserver] | None = None, pace: Pace = QUICK
) -> Iterator[Watching]:
    """A watch; holds that its threads end with it."""
    before = threading.active_count()
    watch = Watching(str(folder), pace, observer) if observer else Watching(str(folder), pace)
    try:
        yield watch
    finally:
        watch.close()
    assert threading.active_count() == before


def _write(folder: Path) -> None:
    (folder / "Ny.md").write_text("ny")


def _change(folder: Path) -> None:
    with (folder / "Loppis.md").open("a") as file:
        file.write("mer")


def _remove(folder: Path) -> None:
    (folder / "Loppis.md").unlink()


def _rename(folder: Path) -> None:
    (folder / "Loppis.md").rename(folder / "Marknad.md")


def _move_in(folder: Path) -> None:
    (folder.parent / "outside.md").rename(folder / "Inflyttad.md")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "playlists" / "Hembygd"
    place.mkdir(parents=True)
    (place / "Loppis.md").write_text("loppis")
    (place.parent / "outside.md").write_text("in")
    return place


@pytest.mark.parametrize("change", [_write, _change, _remove, _rename, _move_in])
def test_every_kind_of_change_is_told(folder: Path, change: Callable[[Path], None]) -> None:
    with watching(folder.parent) as watch:
        change(folder)
        assert watch.wait(5.0)
        assert not watch.wait(0.8)


def test_reading_is_no_change(folder: Path) -> None:
    with watching(folder.parent) as watch:
        assert (folder / "Loppis.md").read_text() == "loppis"
        assert len(list(folder.iterdir())) == 1
        assert not watch.wait(0.4)


def test_many_changes_in_a_row_are_told_once_when_they_end(folder: Path) -> None:
    with watching(folder.parent, pace=UNHURRIED) as watch:
        for number in range(6):
            (folder / f"{number}.md").write_text("x")
            time.sleep(0.03)
            assert not watch.take()
        assert watch.wait(5.0)
        assert not watch.wait(0.8)


def test_a_folder_that_never_stands_still_is_told_of_all_the_same(folder: Path) -> None:
    with watching(folder.parent) as watch:
        until = time.monotonic() + 5.0
        while not watch.take():
            assert time.monotonic() < until
            _change(folder)
            time.sleep(0.02)


def test_what_happens_in_a_new_folder_is_told(folder: Path) -> None:
    with watching(folder.parent) as watch:
        (folder.parent / "Ny förening").mkdir()
        assert watch.wait(5.0)
        (folder.parent / "Ny förening" / "Första.md").write_text("x")
        assert watch.wait(5.0)


def test_where_the_kernel_gives_no_watches_the_folder_is_looked_through(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with watching(folder.parent, DeafObserver) as watch:
        _write(folder)
        assert watch.wait(5.0)
    assert "looking every few seconds" in caplog.text


def test_a_folder_that_is_not_there_cannot_be_watched(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        Watching(str(tmp_path / "none"))
