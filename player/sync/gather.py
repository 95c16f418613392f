"""Brings manifests and blobs into the store, counts them, and keeps the worst error. Leaves out switching (`bring`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from player.cache.blobs import BlobStore
from player.cache.layout import Ref
from player.errors import BytavlaError, StorageError
from player.sync.download import Downloader, content_target
from player.sync.errors import BusyError, HttpError, OutdatedError, StoppedError
from player.sync.metadata import Target
from player.sync.pool import Haul, Pool, worst_of
from player.sync.web import Web

Have = Callable[[Ref], bool]
"""Whether a blob is here: by its size, or by reading all of it when something has been found damaged."""


class Gathering:
    """One sync's fetching: one file's failure stops no other, but the disk's, or a dead line, ends it."""

    def __init__(self, web: Web, store: BlobStore, have: Have) -> None:
        self._web = web
        self._store = store
        self._have = have
        self._seen: set[Ref] = set()
        self._lacking: set[Ref] = set()
        self._is_outdated = False
        self._downloader = Downloader(web, store, lambda: self._is_outdated)
        self.outdated: Callable[[], bool] = lambda: False
        self.fetched = 0
        self.came: set[Ref] = set()
        self.error: BytavlaError | None = None

    def has(self, ref: Ref) -> bool:
        """Whether a blob that was asked for is here; what was once found right in this sync is not read again."""
        return ref in self._seen

    def forget(self) -> None:
        """After room was made: what came before may be gone, and the errors of a full disk with it."""
        self._seen.clear()
        self._lacking.clear()
        self.error = None

    @property
    def missing(self) -> int:
        """How many were wanted and have not come."""
        return len(self._lacking)

    def documents(self, targets: Iterable[Target]) -> None:
        """Fetches signed JSON. Raises StorageError, StoppedError, BusyError, OutdatedError; keeps other errors."""
        # Always read whole: a manifest that rotted on the card would be believed by its size, and never repaired.
        self._fetch(self._downloader.document, targets, self._store.holds, lambda: None)

    def blobs(self, refs: Iterable[Ref], meanwhile: Callable[[], None]) -> None:
        """Fetches content, and calls `meanwhile` now and then while it comes. Errors as `documents`."""
        targets = map(content_target, sorted(refs, key=lambda ref: ref.sha256))
        self._fetch(self._downloader.blob, targets, self._have, meanwhile)

    def note(self, error: BytavlaError) -> None:
        """Keeps an error that costs one playlist, unless a worse one is kept."""
        self.error = worst_of([error] if self.error is None else [self.error, error])

    def _fetch(
        self, fetch: Callable[[Target], None], targets: Iterable[Target], have: Have, meanwhile: Callable[[], None]
    ) -> None:
        targets = list(targets)
        self._seen.update(target.ref for target in targets if target.ref not in self._seen and have(target.ref))
        wanted = [target for target in targets if target.ref not in self._seen]
        if not wanted:
            return
        self._lacking.update(target.ref for target in wanted)

        def fetch_and_note(target: Target) -> None:
            fetch(target)
            self.came.add(target.ref)
            self._seen.add(target.ref)
            self._lacking.discard(target.ref)

        def look_up() -> bool:
            meanwhile()
            self._is_outdated = self.outdated()
            return self._is_outdated

        limits = self._web.limits
        self._is_outdated = False
        haul = Pool(fetch_and_note, limits.connections).run(wanted, look_up, limits.poll_seconds)
        self.fetched += haul.fetched
        self._judge(haul)

    def _judge(self, haul: Haul) -> None:
        for error in haul.errors if haul.halted else map(_of_one_file, haul.errors):
            self.note(error)
        if self._is_outdated and not isinstance(self.error, StorageError | StoppedError):
            raise OutdatedError("Something newer has been published.")
        if haul.halted and self.error:
            raise self.error


def _of_one_file(error: BytavlaError) -> BytavlaError:
    """One file's Retry-After is not the server's: it must not keep us from asking for what is urgent."""
    return HttpError(str(error), error.status) if isinstance(error, BusyError) else error
