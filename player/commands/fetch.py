"""Fetch the feeds that an editors' folder asks for, for publish to read."""

from __future__ import annotations

import argparse
import logging
import os
import select
import time
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path

from player.changes import Watching
from player.durable import held_alone
from player.errors import InputError
from player.fetch.fetcher import Fetcher
from player.fetch.secrets import only_secrets
from player.fetch.store import Store
from player.fetch.web import Web
from player.publish.stopping import Stop, stopped_by_signals
from player.worker.client import Worker
from player.worker.sandbox import confine

log = logging.getLogger("bytavla.fetch")

_LOOK_ANYWAY_S = 300.0
"""A kernel may lose a change."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the editors' folder, with its *.feed.toml files")
    parser.add_argument("feeds", type=Path, metavar="FEEDS", help="where to leave them, for publish --feeds")
    parser.add_argument("--watch", action="store_true", help="go on fetching whenever a feed is due")
    parser.add_argument(
        "--allow-inside",
        action="append",
        default=[],
        metavar="HOST:PORT",
        help="a server of your own network that feeds may be fetched from; by default none",
    )
    parser.add_argument("--parent", type=int, metavar="PID", help="end when this process, which started it, has ended")


def run(arguments: argparse.Namespace) -> int:
    """Fetches what is due once; with --watch until SIGTERM or SIGINT. A feed that fails is no failure of ours: 0."""
    folder, feeds = arguments.folder.absolute(), arguments.feeds.absolute()
    if not folder.is_dir():
        raise InputError(f"{folder}: there is no such folder.")
    if feeds.is_relative_to(folder) or folder.is_relative_to(feeds):
        raise InputError(f"{feeds} and {folder} lie in one another: choose another place for what is fetched.")
    store = Store(feeds)
    for note in confine([folder], [feeds], arguments.parent):
        log.warning("the fetcher has not all its limits: %s", note)
    with ExitStack() as running:
        running.enter_context(held_alone(feeds / "lock", f"Another fetcher is at work in {feeds}."))
        stop = running.enter_context(stopped_by_signals())
        hand = running.enter_context(Worker([folder, feeds], []))
        web = Web(frozenset(each.casefold() for each in arguments.allow_inside), only_secrets(os.environ))
        fetcher = running.enter_context(closing(Fetcher(folder, store, hand, web)))
        fetcher.look(_now())
        if arguments.watch:
            _go_on(fetcher, stop, running.enter_context(closing(Watching(str(folder)))))
        else:
            _once(fetcher, stop)
    return 0


def _once(fetcher: Fetcher, stop: Stop) -> None:
    fetcher.begin(_now())
    while fetcher.busy and not stop.asked:
        select.select([stop.fileno(), fetcher.fileno()], [], [])
        fetcher.take(_now())


def _go_on(fetcher: Fetcher, stop: Stop, watching: Watching) -> None:
    look_at = time.monotonic() + _LOOK_ANYWAY_S
    while not stop.asked:
        fetcher.begin(_now())
        timeout_s = min(fetcher.next_s(_now()), max(0.0, look_at - time.monotonic()))
        select.select([stop.fileno(), fetcher.fileno(), watching.fileno()], [], [], timeout_s)
        fetcher.take(_now())
        if watching.take() or time.monotonic() >= look_at:
            fetcher.look(_now())
            look_at = time.monotonic() + _LOOK_ANYWAY_S


def _now() -> datetime:
    return datetime.now(UTC)
