"""Fetches the feeds that an editors' folder asks for: each when it is due, side by side, and none waits for another.

What comes is judged by the worker before it takes the place of the last good document. Leaves out one request (`web`),
the files (`store`) and the reading (`worker`).
"""

from __future__ import annotations

import logging
import os
import random
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from player.errors import BytavlaError
from player.fetch.pace import pause_s
from player.fetch.problem import FetchError
from player.fetch.store import Store, digest
from player.fetch.web import Answer, Web
from player.notices.fetched import Fetched, feed_id
from player.worker.folder_messages import FeedsRead, FeedTried, FeedWanted, ReadFeeds, TryFeed
from player.worker.protocol import Reply, Request

log = logging.getLogger("bytavla.fetch")

_AT_ONCE = 8
_TRY_S = 20.0


class Hand(Protocol):
    """What reads: the limited worker."""

    def call(self, request: Request, limit_s: float | None = None) -> Reply: ...


@dataclass(slots=True)
class _Feed:
    wanted: FeedWanted
    due: datetime
    future: Future[Answer] | None = None


class Fetcher:
    """Used by one thread; the requests alone are made by others. `fileno` is readable when an answer has come."""

    def __init__(self, folder: Path, store: Store, hand: Hand, web: Web) -> None:
        self._folder = folder
        self._store = store
        self._hand = hand
        self._web = web
        self._arrived = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)
        self._feeds: dict[str, _Feed] = {}
        self._pool = ThreadPoolExecutor(_AT_ONCE, "fetch")

    def fileno(self) -> int:
        return self._arrived

    def look(self, now: datetime) -> None:
        """Learn which feeds are wanted. When the folder cannot be read now, those of before are."""
        try:
            read = self._hand.call(ReadFeeds(str(self._folder)))
        except BytavlaError as error:
            log.error("the feeds of %s cannot be read: %s", self._folder, error)
            return
        assert isinstance(read, FeedsRead)  # the client lets nothing else through
        if not read.usable:
            return
        before, self._feeds = self._feeds, {}
        for wanted in read.feeds:
            feed = feed_id(wanted.kind, wanted.address)
            known = before.get(feed)
            self._feeds[feed] = _Feed(wanted, self._first_due(feed, wanted, now), known.future if known else None)
        self._store.forget(self._feeds)

    def _first_due(self, feed: str, wanted: FeedWanted, now: datetime) -> datetime:
        """When it is next to be asked, by what is remembered of it: also after a restart."""
        state, confirmed = self._store.state(feed, wanted.address), self._store.confirmed(feed)
        if state.not_before is not None:
            return min(state.not_before, now + timedelta(seconds=max(wanted.every_s, 300.0)))
        if confirmed is None or confirmed > now:
            return now
        return confirmed + timedelta(seconds=pause_s(wanted.every_s, 0, random.random()))  # noqa: S311 - no secret

    def begin(self, now: datetime) -> None:
        """Ask for all that is due."""
        for feed, each in self._feeds.items():
            if each.future is None and each.due <= now:
                each.future = self._pool.submit(self._get, each.wanted, self._store.state(feed, each.wanted.address))
                each.future.add_done_callback(lambda _: os.eventfd_write(self._arrived, 1))

    def take(self, now: datetime) -> None:
        """Take in what has come."""
        with suppress(BlockingIOError):
            os.eventfd_read(self._arrived)
        for feed, each in self._feeds.items():
            if each.future is not None and each.future.done():
                future, each.future = each.future, None
                self._done(feed, each, future, now)

    @property
    def busy(self) -> bool:
        return any(each.future is not None for each in self._feeds.values())

    def next_s(self, now: datetime) -> float:
        """Seconds until something is due; at most an hour."""
        due = (each.due for each in self._feeds.values() if each.future is None)
        return min([3600.0, *(max(0.0, (moment - now).total_seconds()) for moment in due)])

    def close(self) -> None:
        """Cuts what is under way, and leaves no thread behind."""
        self._web.stop()
        self._pool.shutdown(cancel_futures=True)
        os.close(self._arrived)

    def _get(self, wanted: FeedWanted, state: Fetched) -> Answer:
        if not state.sha256:
            return self._web.get(wanted.address)
        return self._web.get(wanted.address, state.etag, state.last_modified)

    def _done(self, feed: str, each: _Feed, future: Future[Answer], now: datetime) -> None:
        state = self._store.state(feed, each.wanted.address)
        try:
            after = self._taken(feed, each.wanted, state, future.result(), now)
            failed = None
        except FetchError as error:
            failed = error
        except BytavlaError as error:
            failed = FetchError("fault", str(error))
        except (OSError, ValueError, RuntimeError) as error:
            log.exception("a fault of ours with %s", _host(each.wanted.address))
            failed = FetchError("fault", type(error).__name__)
        if failed is not None:
            after = self._failed(each.wanted, state, failed, now)
        wait = pause_s(
            each.wanted.every_s,
            after.failures,
            random.random(),  # noqa: S311 - no secret
            failed.retry_after_s if failed else None,
        )
        each.due = now + timedelta(seconds=wait)
        self._store.keep(feed, replace(after, not_before=each.due if failed else None))

    def _taken(self, feed: str, wanted: FeedWanted, state: Fetched, answer: Answer, now: datetime) -> Fetched:
        """The state after a good answer. Raises FetchError for one that is not what the feed promises."""
        if state.failing_since is not None:
            log.info("%s (%s) answers again", _host(wanted.address), wanted.kind)
        good = replace(state, failing_since=None, why="", detail="", failures=0)
        if answer.body is None:
            self._store.confirm(feed)
            return good
        sha256 = digest(answer.body)
        if sha256 != state.sha256:
            self._judge(feed, wanted, answer.body)
            good = replace(good, sha256=sha256, changed=now)
        self._store.confirm(feed)
        if sha256 != state.sha256:
            self._store.accept(feed)
            log.info("%s (%s) says something new", _host(wanted.address), wanted.kind)
        return replace(good, etag=answer.etag, last_modified=answer.last_modified)

    def _judge(self, feed: str, wanted: FeedWanted, body: bytes) -> None:
        path = self._store.put_aside(feed, body)
        try:
            tried = self._hand.call(TryFeed(str(path), wanted.kind), _TRY_S)
            objection = tried.objection if isinstance(tried, FeedTried) else "no judgement"
        except BytavlaError as error:
            objection = str(error)
        if objection:
            self._store.refuse(feed)
            log.warning("%s answers, but not with %s: %s", _host(wanted.address), wanted.kind, objection)
            raise FetchError("not-it")

    def _failed(self, wanted: FeedWanted, state: Fetched, error: FetchError, now: datetime) -> Fetched:
        if (state.why, state.detail) != (error.code, error.detail):
            log.warning("%s (%s) cannot be fetched: %s", _host(wanted.address), wanted.kind, error)
        since = state.failing_since or now
        return replace(
            state, failing_since=since, why=error.code, detail=error.detail, failures=min(state.failures + 1, 99)
        )


def _host(address: str) -> str:
    """What of an address may stand in a log."""
    return urlsplit(address).hostname or "?"
