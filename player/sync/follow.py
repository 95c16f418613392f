"""Keeps one cache current: sync, note, wait, again. Leaves out what a sync is (`once`), signals and printing."""

from __future__ import annotations

import logging
import random
import re
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from player.cache.blobs import BlobStore
from player.cache.scrub import Scrub
from player.cache.state import State, read_state, write_state
from player.errors import BytavlaError, StorageError
from player.sync.clock import Clock, machine_clock
from player.sync.errors import BusyError, OutdatedError, StoppedError
from player.sync.once import Run, Subscription
from player.sync.own_address import own_address
from player.sync.result import Result, SyncResult
from player.sync.web import Web

log = logging.getLogger(__name__)

_SCRUB_SECONDS = 0.2
_SCRUB_EVERY_SECONDS = 24 * 3600.0
_NOTE_EVERY = timedelta(hours=1)
"""How often good news is written to the card when nothing else changed: 24 writes a day, not 17,000. Each costs it
some 100 kB: the file, the folder's and the file system's own blocks, and their journal."""
_MOST_TURNS_AN_HOUR = 6
"""How often it is written at once that sync fails, or that it works again: a bad line comes and goes all day."""
_LONGEST_BACK_OFF_SECONDS = 60.0
_BYTES = re.compile(r"\d+(?= bytes| more| of \d+)")


class Follower:
    """Syncs one site through one web; the caller holds the cache's lock. A context of `Web` ends it."""

    def __init__(
        self,
        subscription: Subscription,
        web: Web,
        clock: Clock = machine_clock,
        address: Callable[[], str] = own_address,
    ) -> None:
        self._subscription = subscription
        self._web = web
        self._clock = clock
        self._address = address
        self._store = BlobStore(subscription.cache)
        self._state = self._noted = read_state(subscription.cache)
        self._noted_kind: type[BytavlaError] | None = None
        self._scrub = Scrub(subscription.cache)
        self._turns: list[datetime] = []
        self._ask_again = False
        self._scrub_at = time.monotonic() + _SCRUB_EVERY_SECONDS

    def once(self) -> SyncResult:
        """One sync that also reads all that is on air, and fetches anew what has rotted. Never raises BytavlaError."""
        self._scrub.step(float("inf"))
        return self._sync(note_always=True)

    def follow(self, report: Callable[[SyncResult], None]) -> None:
        """Syncs until the web is stopped. `report` hears of every result; the log has one line for each change."""
        failures = 0
        logged = ""
        while not self._web.stopping:
            result = self._sync(note_always=False)
            if isinstance(result.error, StoppedError):
                return
            report(result)
            failures = failures + 1 if result.error else 0
            logged = _log_change(result, logged)
            self._rest(wait_seconds(self._web.limits.poll_seconds, failures, result.error))

    def _sync(self, *, note_always: bool) -> SyncResult:
        asked, crossed = self._web.requests, self._web.wire_bytes
        while True:
            moment = self._clock()
            have = self._store.holds if self._scrub.damaged else self._store.has
            run = Run(self._subscription, self._web, moment, self._state, have)
            try:
                changed, error = self._go(run)
            except OutdatedError:
                self._state = run.state
                continue
            self._ask_again = run.ask_again
            error = self._note(run.state, moment.utc, error, always=note_always or changed) or error
            result = Result.KEPT if error else Result.UPDATED if changed else Result.UNCHANGED
            requests, wire_bytes = self._web.requests - asked, self._web.wire_bytes - crossed
            return SyncResult(result, run.version, requests, wire_bytes, run.fetched, run.missing, error)

    def _go(self, run: Run) -> tuple[bool, BytavlaError | None]:
        """Whether the programme is another now, and what failed. Raises OutdatedError."""
        try:
            changed = run.go(conditionally=not (self._scrub.damaged or self._ask_again))
        except OutdatedError:
            raise
        except BytavlaError as error:
            return False, error
        except Exception as fault:
            # The top of a loop that runs for years: a fault of ours must not be a restart every five seconds.
            said = f"{type(fault).__name__}: {fault}: a fault of ours. Please report it with the journal."
            if said != self._state.error:
                log.error("a fault of ours: please report it with these lines", exc_info=fault)
            return False, BytavlaError(said)
        self._scrub.damaged = False
        return changed, None

    def _note(self, state: State, now: datetime, error: BytavlaError | None, *, always: bool) -> BytavlaError | None:
        """Remembers what was learnt; writes it when it matters. Returns the disk's error, if that fails.

        When it was that all was well is no news: a server without ETags is asked the whole way each time. Nor is
        another sentence for an error of the same kind: a bad line has a new one each time, with other numbers.
        """
        before = self._noted
        said = str(error) if error else ""
        last_ok = state.last_ok if error else now
        state = replace(state, last_try=now, last_ok=last_ok, error=said, address=self._address())
        lasting = replace(
            state,
            last_try=before.last_try,
            last_ok=before.last_ok,
            refreshed=before.refreshed if state.refreshed else None,
            error=before.error if error and type(error) is self._noted_kind else said,
        )
        aged = before.last_try is None or abs(now - before.last_try) >= _NOTE_EVERY
        self._state = state
        if not (always or aged or (lasting != before and self._is_news(lasting, before, now))):
            return None
        self._noted = state
        self._noted_kind = type(error) if error else None
        if isinstance(error, StoppedError):
            return None
        try:
            write_state(self._subscription.cache, state)
        except StorageError as problem:
            return problem
        return None

    def _is_news(self, lasting: State, before: State, now: datetime) -> bool:
        """Whether a change is worth the card: a line that comes and goes is so a few times an hour."""
        if before.last_ok is None or replace(lasting, error=before.error) != before:
            return True  # before the first programme it is what the screen tells
        self._turns = [turn for turn in self._turns if abs(now - turn) < timedelta(hours=1)]
        if len(self._turns) >= _MOST_TURNS_AN_HOUR:
            return False
        self._turns.append(now)
        return True

    def _rest(self, seconds: float) -> None:
        """Waits, and meanwhile looks a little further for content that has rotted."""
        if self._scrub.done and time.monotonic() >= self._scrub_at:
            self._scrub = Scrub(self._subscription.cache)
            self._scrub_at = time.monotonic() + _SCRUB_EVERY_SECONDS
        self._scrub.step(min(_SCRUB_SECONDS, seconds))
        try:
            self._web.pause(seconds)
        except StoppedError:
            return


def wait_seconds(poll_seconds: float, failures: int, error: BytavlaError | None) -> float:
    """With jitter, so that ten thousand boards that lost power together do not ask together."""
    if isinstance(error, BusyError) and error.retry_after_seconds is not None:
        return error.retry_after_seconds * random.uniform(1.0, 1.2)  # noqa: S311 - spreads load, guards no secret
    backed_off = min(poll_seconds * 2.0 ** min(failures, 10), max(poll_seconds, _LONGEST_BACK_OFF_SECONDS))
    return backed_off * random.uniform(0.8, 1.2)  # noqa: S311 - the same


def _log_change(result: SyncResult, logged: str) -> str:
    """One line when something is another than last time; returns what stands now."""
    # How many bytes came is another number each time, and no change.
    said = _BYTES.sub("some", str(result.error)) if result.error else ""
    which = {"VERSION": result.version}
    if result.result is Result.UPDATED:
        log.info("version %d is on air: %d files fetched", result.version, result.fetched, extra=which)
    if said and said != logged:
        log.warning("sync fails, the board goes on with version %d: %s", result.version, result.error, extra=which)
    if logged and not said:
        log.info("sync works again", extra=which)
    return said
