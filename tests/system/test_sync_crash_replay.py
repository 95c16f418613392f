"""The power goes after every single call of a sync, with unsynced bytes and names lost: no state is a bad one."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from player.cache.check import verify
from player.cache.current import current_version
from player.cache.programme import load_programme
from tests.crash.injector import ROOT
from tests.crash.quick import quick_folder
from tests.crash.recorder import record
from tests.crash.replayer import Replayer
from tests.edges.sync.jobs import sync_once
from tests.edges.sync.server import Server, serving
from tests.edges.sync.tree import Tree, board

OLD = {"loppis", "vatten"}
BETWEEN = {"loppis", "brand"}
NEW = {"konsert", "brand"}


def _shows(cache: Path) -> set[str]:
    if not current_version(cache):
        return set()
    return {notice.id for notice in load_programme(cache, "hamneda").notices}


@pytest.fixture
def folder() -> Iterator[Path]:
    with quick_folder() as made:
        yield made


@pytest.fixture
def tree(folder: Path) -> Tree:
    made = Tree(folder / "public", board({"klubben": False, "viktigt": True}))
    made.files = {"klubben": {"loppis": b"L" * 90}, "viktigt": {"vatten": b"V" * 50}}
    return made.publish()


def test_a_power_cut_at_any_moment_of_a_first_sync(folder: Path, tree: Tree) -> None:
    with serving(tree.root) as server:
        assert _cut_everywhere(folder, tree, server, [set(), {"vatten"}, OLD]) > 50


def test_a_power_cut_at_any_moment_of_a_change(folder: Path, tree: Tree) -> None:
    with serving(tree.root) as server:
        assert _sync(server, tree, folder / "cache") == 0
        tree.files = {"klubben": {"konsert": b"K" * 80}, "viktigt": {"brand": b"!" * 60}}
        tree.publish()
        assert _cut_everywhere(folder, tree, server, [OLD, BETWEEN, NEW]) > 40


def _cut_everywhere(folder: Path, tree: Tree, server: Server, allowed: list[set[str]]) -> int:
    """Syncs under strace, and tries every state that a cut can leave. Returns how many there were."""
    cache, start, after = folder / "cache", folder / "start", folder / "after"
    cache.mkdir(exist_ok=True)
    shutil.copytree(cache, start, symlinks=True)
    arguments = (server.url, str(cache), "hamneda", str(tree.root_file))
    script = f"from tests.edges.sync.jobs import sync_once; raise SystemExit(sync_once(*{arguments!r}))"
    calls = record([sys.executable, "-c", script], folder / "strace.log", cwd=ROOT)
    states = 0
    for state in Replayer(cache, start).states(calls):
        states += 1
        where = f"{state.loss.value} lost after call {state.after} ({state.call})"
        state.write(after)
        assert _shows(after) in allowed, where
        assert not current_version(after) or verify(after) == [], where
        assert _sync(server, tree, after) == 0, where
        assert _shows(after) == allowed[-1], where
        assert verify(after) == [], where
    return states


def _sync(server: Server, tree: Tree, cache: Path) -> int:
    return sync_once(server.url, str(cache), "hamneda", str(tree.root_file))
