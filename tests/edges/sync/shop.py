"""One shop's sync and its cache, as the command runs it: with limits that suit a test and a clock that it may set."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from player.cache.lock import locked
from player.cache.programme import load_programme
from player.notices.moment import BUILT, Moment
from player.sync.clock import Clock, machine_clock
from player.sync.follow import Follower
from player.sync.limits import Limits
from player.sync.once import Subscription
from player.sync.result import SyncResult
from player.sync.web import Web

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
class Shop:
    """One site's sync and its cache, as the command runs it."""

    cache: Path
    url: str
    root: bytes
    site: str = "hamneda"
    limits: Limits = QUICK
    clock: Clock = machine_clock

    def sync(self) -> SyncResult:
        with self.follower() as (follower, _):
            return follower.once()

    @contextmanager
    def follower(self) -> Iterator[tuple[Follower, Web]]:
        subscription = Subscription(self.cache, self.site, self.root)
        with locked(self.cache), Web(self.url, self.limits) as web:
            yield Follower(subscription, web, self.clock), web

    def shows(self) -> set[str]:
        """The notices on air."""
        return {notice.id for notice in load_programme(self.cache, self.site).notices}


def clock_at(year: int, *, trusted: bool = False) -> Clock:
    return lambda: Moment(datetime(year, 1, 1, tzinfo=UTC), trusted=trusted, floor=BUILT)
