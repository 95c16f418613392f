"""Killed before every call that changes the cache: afterwards the board plays, and the next sync ends whole."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from player.cache.check import verify
from player.cache.current import current_version
from player.cache.programme import load_programme
from tests.crash.injector import Victim, victim
from tests.crash.quick import quick_folder
from tests.edges.sync.jobs import sync_once
from tests.edges.sync.server import Server, serving
from tests.edges.sync.tree import Tree, board

OLD = {"loppis", "bingo", "vatten"}
BETWEEN = {"loppis", "bingo", "brand"}
NEW = {"bingo", "konsert", "brand"}
STORAGE = 6


@dataclass
class Place:
    """A server whose tree goes from OLD to NEW, a cache that holds OLD, and one in work."""

    tree: Tree
    server: Server
    old: Path
    cache: Path

    @property
    def job(self) -> tuple[str, str, str, str]:
        return self.server.url, str(self.cache), "hamneda", str(self.tree.root_file)

    def reset(self, *, empty: bool = False) -> None:
        shutil.rmtree(self.cache, ignore_errors=True)
        if not empty:
            shutil.copytree(self.old, self.cache, symlinks=True)

    def shows(self) -> set[str]:
        if not current_version(self.cache):
            return set()
        return {notice.id for notice in load_programme(self.cache, "hamneda").notices}


@pytest.fixture(scope="module")
def killer() -> Iterator[Victim]:
    with victim("tests.edges.sync.jobs:sync_once") as running:
        yield running


@pytest.fixture
def place() -> Iterator[Place]:
    with quick_folder() as folder:
        yield from _place(folder)


def _place(folder: Path) -> Iterator[Place]:
    tree = Tree(folder / "public", board({"klubben": False, "viktigt": True}))
    tree.files = {"klubben": {"loppis": b"L" * 900, "bingo": b"B" * 700}, "viktigt": {"vatten": b"V" * 500}}
    tree.publish()
    with serving(tree.root) as server:
        made = Place(tree, server, folder / "old", folder / "cache")
        assert sync_once(server.url, str(made.old), "hamneda", str(tree.root_file)) == 0
        tree.files = {"klubben": {"bingo": b"B" * 700, "konsert": b"K" * 800}, "viktigt": {"brand": b"!" * 600}}
        tree.publish()
        yield made


def test_killed_at_any_step_of_a_first_sync_the_next_one_ends_whole(place: Place, killer: Victim) -> None:
    kills = _kill_at_every_step(place, killer, empty=True, allowed=[set(), {"brand"}, NEW])
    assert kills > 60


def test_killed_at_any_step_of_a_change_the_board_plays_the_old_or_the_new(place: Place, killer: Victim) -> None:
    kills = _kill_at_every_step(place, killer, empty=False, allowed=[OLD, BETWEEN, NEW])
    assert kills > 60


def _kill_at_every_step(place: Place, killer: Victim, *, empty: bool, allowed: list[set[str]]) -> int:
    """Returns how many steps there were to be killed at."""
    step = 0
    while True:
        step += 1
        place.reset(empty=empty)
        fate = killer.run(place.cache, *place.job, at=step)
        assert place.shows() in allowed, f"killed at step {step}"
        assert not current_version(place.cache) or verify(place.cache) == [], f"killed at step {step}"
        assert sync_once(*place.job) == 0, f"after being killed at step {step}"
        assert place.shows() == NEW
        assert verify(place.cache) == []
        if not fate.killed:
            assert fate.exit_code == 0
            return step - 1


def test_a_disk_of_any_size_keeps_the_board_playing(place: Place, killer: Victim) -> None:
    ends = set()
    for disk_bytes in range(1, 6_000, 150):
        place.reset()
        fate = killer.run(place.cache, *place.job, disk_bytes=disk_bytes)
        ends.add(fate.exit_code)
        assert place.shows() in [OLD, BETWEEN, NEW], f"with {disk_bytes} bytes free"
        assert verify(place.cache) == []
        assert sync_once(*place.job) == 0
        assert place.shows() == NEW
    assert ends == {0, STORAGE}


def test_on_a_full_disk_what_nobody_needs_goes_first(place: Place, killer: Victim) -> None:
    place.reset()
    assert killer.run(place.cache, *place.job, disk_bytes=1_000).exit_code == STORAGE
    place.reset()
    left_over = place.cache / "partial" / f"{'0' * 64}.part"
    left_over.write_bytes(bytes(100_000))
    fate = killer.run(place.cache, *place.job, disk_bytes=1_000)  # its going makes room
    assert fate.exit_code == 0
    assert not left_over.exists()
    assert place.shows() == NEW


@pytest.mark.parametrize("number", [errno.EROFS, errno.EIO, errno.EACCES])
def test_a_disk_that_takes_nothing_keeps_the_board_playing(place: Place, killer: Victim, number: int) -> None:
    for step in (1, 3, 10, 30):
        place.reset()
        fate = killer.run(place.cache, *place.job, at=step, errno=number)
        assert fate.exit_code == STORAGE, f"from step {step} on"
        assert place.shows() in [OLD, BETWEEN, NEW]
        assert verify(place.cache) == []
        assert sync_once(*place.job) == 0
