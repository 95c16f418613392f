"""What the crash tests run in another process: one sync, as the command does it."""

from __future__ import annotations

from pathlib import Path

from player.cache.lock import locked
from player.errors import BytavlaError
from player.sync.follow import Follower
from player.sync.limits import Limits
from player.sync.once import Subscription
from player.sync.web import Web


def sync_once(url: str, cache: str, site: str, root_file: str) -> int:
    """The exit code that `bytavla sync --once` would end with. One connection: the same order of calls each time."""
    subscription = Subscription(Path(cache), site, Path(root_file).read_bytes())
    try:
        with locked(subscription.cache), Web(url, Limits(connections=1, pause_seconds=0.01)) as web:
            error = Follower(subscription, web).once().error
    except BytavlaError as problem:
        error = problem
    return error.exit_code if error else 0
