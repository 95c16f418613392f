"""Keeps a verified offline copy of one site."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from player.cache.lock import locked
from player.commands.answer import print_json_line, problem_data
from player.commands.board_settings import add_settings_argument, board_settings
from player.commands.sync_unit import SyncUnit
from player.device.clock import SystemClock
from player.device.journal import name_site
from player.device.notify import Notifier
from player.device.places import CACHE
from player.device.settings import Settings
from player.device.settings_in_force import in_words
from player.errors import EXIT_FINE, InputError, UsageError
from player.notices.problem import Problem, Severity
from player.sync.follow import Follower
from player.sync.limits import Limits
from player.sync.once import Subscription
from player.sync.result import SyncResult
from player.sync.web import Web

_ENDING = (signal.SIGTERM, signal.SIGINT)
_POLL_S = 5.0
_METERED_POLL_S = 60.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "url", metavar="URL", nargs="?", help="the address of the published tree, https://tavlan.example.se/"
    )
    parser.add_argument(
        "cache", metavar="CACHE", type=Path, nargs="?", help="the folder to keep the copy in; made when missing"
    )
    parser.add_argument("--site", metavar="S", help="the id of the site, as in board.toml")
    parser.add_argument("--root", type=Path, metavar="FILE", help="the root file that the maintainer gave")
    add_settings_argument(parser)
    parser.add_argument("--once", action="store_true", help="sync once, check every byte, and end")
    parser.add_argument("--poll", type=_seconds, metavar="SECONDS", help="how often to ask (default 5)")
    parser.add_argument("--metered", action="store_true", help="the line costs by the byte: ask once a minute")
    parser.add_argument("--json", action="store_true", help="answer in JSON on standard output, one object a sync")


def run(arguments: argparse.Namespace) -> int:
    """With --once 0, or the exit code of what failed; else runs until SIGTERM or SIGINT, and answers 0."""
    watch = board_settings(arguments)
    try:
        url, subscription, limits = _wanted(arguments, watch.held if watch else None)
    except InputError as error:
        Notifier().warns(in_words(error.problems))
        raise
    name_site(subscription.site)
    with locked(subscription.cache), Web(url, limits) as web, _stopped_by_signals(web):
        follower = Follower(subscription, web, SystemClock().moment)
        if arguments.once:
            return _answer(follower.once(), json=arguments.json)
        unit = SyncUnit(watch)

        def tell(result: SyncResult) -> None:
            unit.tell(result)
            _tell(result, json=arguments.json)

        follower.follow(tell)
        return EXIT_FINE


def _wanted(arguments: argparse.Namespace, settings: Settings | None) -> tuple[str, Subscription, Limits]:
    """What to sync from where: the command line's word, else the settings file's."""
    url = arguments.url or (settings.server if settings else None)
    cache = arguments.cache or (CACHE if settings else None)
    site = arguments.site or (settings.site if settings else None)
    root = arguments.root or (settings.root if settings else None)
    if not (url and cache and site and root):
        raise UsageError("Say what to sync: URL, CACHE, --site and --root, or --settings FILE.")
    poll_s = arguments.poll or (settings.poll_s if settings else _POLL_S)
    metered = arguments.metered or (settings is not None and settings.metered)
    limits = Limits(poll_seconds=max(poll_s, _METERED_POLL_S) if metered else poll_s)
    return url, Subscription(cache, site, _root(root)), limits


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0.1 <= seconds <= 86400:
        raise argparse.ArgumentTypeError("between 0.1 and 86400 seconds")
    return seconds


def _root(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or "?"
        problem = Problem(
            code="settings-root",
            severity=Severity.ERROR,
            playlist="",
            file=str(path),
            sv=f"rotfilen kan inte läsas: {reason}. Utan den hämtas inget nytt. Be den som sköter servern om den.",
            en=f"the root file cannot be read: {reason}. Nothing new comes without it. Ask whoever runs the server.",
        )
        raise InputError(f"{path}: no root file.", (problem,)) from error


@contextmanager
def _stopped_by_signals(web: Web) -> Iterator[None]:
    """SIGTERM and SIGINT stop the web, also in the middle of a body.

    A thread does it: a signal handler would run inside whatever lock the main thread holds just then.
    """
    reading, writing = os.pipe()
    os.set_blocking(writing, False)

    def wait() -> None:
        if os.read(reading, 1):
            web.stop()

    before = {number: signal.signal(number, lambda *_: None) for number in _ENDING}
    signal.set_wakeup_fd(writing)
    thread = threading.Thread(target=wait, name="sync-signals", daemon=True)
    thread.start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(-1)
        for number, handler in before.items():
            signal.signal(number, handler)
        os.close(writing)  # nothing to read any more: the thread ends
        thread.join()
        os.close(reading)


def _answer(result: SyncResult, *, json: bool) -> int:
    if json:
        _print(result)
    if result.error is not None:
        print(f"bytavla: {result.error}", file=sys.stderr)
        return result.error.exit_code
    if not json:
        print(
            f"{result.result.value}: version {result.version}, {result.fetched} files fetched, "
            f"{result.requests} requests, {result.wire_bytes} bytes",
            file=sys.stderr,
        )
    return EXIT_FINE


def _tell(result: SyncResult, *, json: bool) -> None:
    if json and result.result.value != "unchanged":
        _print(result)


def _print(result: SyncResult) -> None:
    problem = result.problem
    print_json_line(
        result=result.result.value,
        version=result.version,
        requests=result.requests,
        bytes=result.wire_bytes,
        fetched=result.fetched,
        missing=result.missing,
        error=None if problem is None else problem_data(problem),
    )
