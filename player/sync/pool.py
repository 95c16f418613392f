"""Several downloads at once: what one blob's failure means for the others. Leaves out how one is fetched."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass

from player.errors import BytavlaError, NetworkError, StorageError, VerificationError
from player.sync.errors import BusyError, HttpError, OutdatedError, StoppedError
from player.sync.metadata import Target

_MOST_DEAD = 3
"""After so many blobs in a row for which the line brought nothing at all, or for which the server wants to be left in
peace, it is the line or the server and not the files."""


_RANKS = (StorageError, StoppedError, BusyError, VerificationError, BytavlaError)
"""Which error is reported of several: the disk's before a lie of the server's before the line's."""


@dataclass(frozen=True, slots=True)
class Haul:
    """How many came; why others did not (one error each); `halted` when the rest was not even tried."""

    fetched: int
    errors: tuple[BytavlaError, ...]
    halted: bool


def worst_of(errors: Iterable[BytavlaError]) -> BytavlaError | None:
    """The one to report."""
    return min(
        errors, key=lambda e: next(rank for rank, kind in enumerate(_RANKS) if isinstance(e, kind)), default=None
    )


class Pool:
    """Fetches many targets by `fetch`, `connections` at a time, in the order given."""

    def __init__(self, fetch: Callable[[Target], None], connections: int) -> None:
        self._fetch = fetch
        self._connections = connections

    def run(self, targets: Iterable[Target], outdated: Callable[[], bool], every_seconds: float) -> Haul:
        """Fetches all, unless the disk, the server or the line says stop.

        Asks `outdated` every `every_seconds`: when something newer has been published, the rest waits until its
        plan is known. What has come by then is kept.
        """
        batch = _Batch(self._fetch)
        with ThreadPoolExecutor(self._connections, thread_name_prefix="sync-blob") as threads:
            waiting: set[Future[None]] = {threads.submit(batch.one, target) for target in targets}
            try:
                while waiting:
                    done, waiting = wait(waiting, every_seconds, FIRST_EXCEPTION)
                    for future in done:
                        future.result()  # a fault of ours in a thread must not pass for a file that came
                    if waiting and not batch.halted and outdated():
                        batch.halted = True
            finally:
                threads.shutdown(wait=False, cancel_futures=True)
        return Haul(batch.fetched, tuple(batch.errors), batch.halted)


class _Batch:
    """The shared ledger of one run's threads."""

    def __init__(self, fetch: Callable[[Target], None]) -> None:
        self.fetched = 0
        self.errors: list[BytavlaError] = []
        self.halted = False
        self._fetch = fetch
        self._dead = 0
        self._lock = threading.Lock()

    def one(self, target: Target) -> None:
        if self.halted:
            return
        try:
            self._fetch(target)
        except OutdatedError:
            return  # let go of, not failed
        except BytavlaError as error:
            with self._lock:
                self._note(error)
        else:
            with self._lock:
                self.fetched += 1
                self._dead = 0

    def _note(self, error: BytavlaError) -> None:
        self.errors.append(error)
        if isinstance(error, BusyError) or (isinstance(error, NetworkError) and not isinstance(error, HttpError)):
            self._dead += 1
        if isinstance(error, StorageError | StoppedError) or self._dead >= _MOST_DEAD:
            self.halted = True
