"""A tree of two playlists, a server for it that can lie, and a shop that syncs from it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.edges.sync.server import Server, serving
from tests.edges.sync.shop import Shop
from tests.edges.sync.tree import Tree, board


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    made = Tree(tmp_path / "public", board({"klubben": False, "viktigt": True}))
    made.files = {"klubben": {"loppis": b"L" * 5000, "bingo": b"B" * 3000}, "viktigt": {"vatten": b"V" * 2000}}
    return made.publish()


@pytest.fixture
def server(tree: Tree) -> Iterator[Server]:
    with serving(tree.root) as running:
        yield running


@pytest.fixture
def shop(tmp_path: Path, tree: Tree, server: Server) -> Shop:
    return Shop(tmp_path / "cache", server.url, tree.root_file.read_bytes())


@pytest.fixture
def wait_until() -> Callable[[Callable[[], bool]], None]:
    def wait(condition: Callable[[], bool]) -> None:
        ends = time.monotonic() + 10
        while not condition():
            assert time.monotonic() < ends, "waited ten seconds in vain"
            time.sleep(0.005)

    return wait
