"""The power goes after every single call of a publish, with unsynced bytes and names lost: boards find a whole tree."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crash.injector import ROOT
from tests.crash.quick import quick_folder
from tests.crash.recorder import record
from tests.crash.replayer import Replayer
from tests.edges.publish.desk import Desk
from tests.system.test_publish_killed import LATER, NEW, OLD, Place, shown_by


@pytest.fixture
def folder() -> Iterator[Path]:
    with quick_folder() as made:
        yield made


def test_a_power_cut_at_any_moment_of_a_first_publish(folder: Path) -> None:
    assert _cut_everywhere(folder, Place(folder), [set(), OLD]) > 30


def test_a_power_cut_at_any_moment_of_a_change(folder: Path) -> None:
    place = Place(folder)
    place.change()
    assert _cut_everywhere(folder, place, [OLD, NEW]) > 30


def _cut_everywhere(folder: Path, place: Place, allowed: list[set[str]]) -> int:
    """Publishes under strace, and tries every state that a cut can leave in the tree. Returns how many there were.

    What lies beside the tree is SQLite's, which has such tests of its own: here all that the publish learnt is lost.
    """
    after = Desk(folder / "after")
    job = f"publish_once({str(place.desk.folder)!r}, {str(place.desk.public)!r}, {LATER.isoformat()!r})"
    script = f"from tests.edges.publish.jobs import publish_once; raise SystemExit({job})"
    calls = record([sys.executable, "-c", script], folder / "strace.log", cwd=ROOT)
    states = 0
    for state in Replayer(place.desk.public, place.start / "public").states(calls):
        states += 1
        where = f"{state.loss.value} lost after call {state.after} ({state.call})"
        shutil.rmtree(after.root)
        shutil.copytree(place.start, after.root, ignore=shutil.ignore_patterns("public"))
        state.write(after.public)
        assert shown_by(after.public, place.root) in allowed, where
        assert after.publish(LATER).exit_code == 0, where
        assert shown_by(after.public, place.root) == allowed[-1], where
    return states
