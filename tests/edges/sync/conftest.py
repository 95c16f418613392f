"""A tree of two playlists, a server for it that can lie, and a sync of one of its sites."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from player.cache.lock import locked
from player.cache.programme import load_programme
from player.notices.moment import Moment
from player.sync.clock import BUILT, Clock, machine_clock
from player.sync.follow import Follower
from player.sync.limits import Limits
from player.sync.once import Subscription
from player.sync.result import SyncResult
from player.sync.web import Web
from tests.edges.sync.server import Server, serving
from tests.edges.sync.tree import Tree, board

QUICK = Limits(
    connect_seconds=2,
    idle_seconds=0.4,
    headers_seconds=0.4,
    document_seconds=0.3,
    grace_seconds=0.2,
    fruitless_attempts=3,
    pause_seconds=0.01,
    poll_seconds=0.05,
    fruitful_bytes=512,
)


@dataclass
class Board:
    """One site's sync and its cache, as the command runs it."""

    cache: Path
    url: str
    root: bytes
    site: str = "hamneda"
    limits: Limits = QUICK
    clock: Clock = machine_clock

    def sync(self) -> SyncResult:
        with self.follower() as follower:
            return follower.once()

    @contextmanager
    def follower(self) -> Iterator[Follower]:
        subscription = Subscription(self.cache, self.site, self.root)
        with locked(self.cache), Web(self.url, self.limits) as web:
            yield Follower(subscription, web, self.clock)

    def shows(self) -> set[str]:
        """The notices on air."""
        return {notice.id for notice in load_programme(self.cache, self.site).notices}


def clock_at(year: int, *, trusted: bool = False) -> Clock:
    return lambda: Moment(datetime(year, 1, 1, tzinfo=UTC), trusted=trusted, floor=BUILT)


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
def shop(tmp_path: Path, tree: Tree, server: Server) -> Board:
    return Board(tmp_path / "cache", server.url, tree.root_file.read_bytes())


@pytest.fixture
def wait_until() -> Callable[[Callable[[], bool]], None]:
    def wait(condition: Callable[[], bool]) -> None:
        ends = time.monotonic() + 10
        while not condition():
            assert time.monotonic() < ends, "waited ten seconds in vain"
            time.sleep(0.005)

    return wait
