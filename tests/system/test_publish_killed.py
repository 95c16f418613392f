"""Killed before every call that changes the tree, or with a full disk: boards find the old tree or the new, whole."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.crash.injector import Victim, victim
from tests.crash.quick import quick_folder
from tests.edges.publish.desk import CHOIR, EDITORS, NOW, Desk, see
from tests.edges.publish.jobs import publish_once
from tests.edges.publish.test_publish_tree import photo

OLD = {"Loppis", "Konsert"}
NEW = {"Stugan", "Konsert"}
STORAGE = 6
LATER = NOW + timedelta(hours=1)


class Place:
    """A published tree that goes from OLD to NEW, or from nothing to OLD. `root` is what boards trust."""

    def __init__(self, folder: Path) -> None:
        self.desk = Desk(folder / "work").init()
        self.root = self.desk.places.root_file.read_bytes()
        self.desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
        self.desk.write(f"{CHOIR}/Konsert.md", "Sång")
        self.desk.public.mkdir()
        self.start = folder / "start"
        shutil.copytree(self.desk.root, self.start)

    def change(self) -> None:
        """Publish OLD, then let the editors change their minds."""
        self.desk.publish()
        (self.desk.folder / EDITORS / "Loppis.md").unlink()
        self.desk.write(f"{EDITORS}/Stugan.jpg", photo())
        self.desk.write(f"{CHOIR}/Konsert.md", "Ny sång")
        shutil.rmtree(self.start)
        shutil.copytree(self.desk.root, self.start)

    @property
    def job(self) -> tuple[str, str, str]:
        return str(self.desk.folder), str(self.desk.public), LATER.isoformat()

    def reset(self) -> None:
        shutil.rmtree(self.desk.root)
        shutil.copytree(self.start, self.desk.root)

    def shows(self) -> set[str]:
        return shown_by(self.desk.public, self.root)


def shown_by(public: Path, root: bytes) -> set[str]:
    """What a board sees, which fails on anything that is not whole; nothing before the first timestamp."""
    if not (public / "metadata" / "timestamp.json").exists():
        return set()
    return see(public, root, LATER).titles()


@pytest.fixture(scope="module")
def killer() -> Iterator[Victim]:
    with victim("tests.edges.publish.jobs:publish_once") as running:
        yield running


@pytest.fixture
def place() -> Iterator[Place]:
    with quick_folder() as folder:
        yield Place(folder)


@pytest.mark.slow
def test_killed_at_any_step_of_a_first_publish_the_next_one_ends_whole(place: Place, killer: Victim) -> None:
    assert _kill_at_every_step(place, killer, [set(), OLD]) > 60


@pytest.mark.slow
def test_killed_at_any_step_of_a_change_boards_find_the_old_or_the_new(place: Place, killer: Victim) -> None:
    place.change()
    assert _kill_at_every_step(place, killer, [OLD, NEW]) > 60


def _kill_at_every_step(place: Place, killer: Victim, allowed: list[set[str]]) -> int:
    """Returns how many steps there were to be killed at."""
    step = 0
    while True:
        step += 1
        place.reset()
        fate = killer.run(place.desk.root, *place.job, at=step)
        assert place.shows() in allowed, f"killed at step {step}"
        assert publish_once(*place.job) == 0, f"after being killed at step {step}"
        assert place.shows() == allowed[-1], f"after being killed at step {step}"
        assert not list(place.desk.public.rglob("*.new")), f"after being killed at step {step}"
        if not fate.killed:
            assert fate.exit_code == 0
            return step - 1


def test_a_disk_of_any_size_leaves_a_whole_tree(place: Place, killer: Victim) -> None:
    place.change()
    ends = set()
    for disk_bytes in range(1, 120_000, 4_000):
        place.reset()
        ends.add(killer.run(place.desk.root, *place.job, disk_bytes=disk_bytes).exit_code)
        assert place.shows() in [OLD, NEW], f"with {disk_bytes} bytes free"
        assert publish_once(*place.job) == 0
        assert place.shows() == NEW
    assert ends == {0, STORAGE}


@pytest.mark.parametrize("number", [errno.EROFS, errno.EIO])
def test_a_disk_that_takes_nothing_leaves_the_tree_as_it_was(place: Place, killer: Victim, number: int) -> None:
    place.change()
    for step in (1, 5, 20, 50):
        place.reset()
        assert killer.run(place.desk.root, *place.job, at=step, errno=number).exit_code == STORAGE, (
            f"from step {step} on"
        )
        assert place.shows() in [OLD, NEW]
        assert publish_once(*place.job) == 0
        assert place.shows() == NEW


def test_what_a_kill_left_unlogged_is_logged_by_the_next_publish(place: Place, killer: Victim) -> None:
    place.change()
    expected = sorted([("appeared", "Stugan"), ("changed", "Konsert"), ("withdrawn", "Loppis")])
    step, killed = 0, True
    while killed:
        step += 7
        place.reset()
        killed = killer.run(place.desk.root, *place.job, at=step).killed
        publish_once(*place.job)
        assert sorted(set(place.desk.history()[2:])) == expected, f"killed at step {step}"
