"""What is on air and what may take its place: the switch, and the room that it makes. No network."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from player.cache.blobs import BlobStore
from player.cache.check import shown_refs
from player.cache.current import Current, read_current, switch
from player.cache.layout import Ref
from player.errors import VerificationError


class Stage:
    """One cache's programme on air. What cannot be read counts as nothing: it is built anew from what is signed."""

    def __init__(self, cache: Path, store: BlobStore) -> None:
        self._cache = cache
        self._store = store
        try:
            self.on_air = read_current(cache)
        except VerificationError:
            self.on_air = None

    def put_on(self, current: Current) -> None:
        """Switches, once all that has come is on disk. Raises StorageError."""
        self._store.settle()
        switch(self._cache, current)
        self.on_air = current

    def shows_any(self, refs: Collection[Ref]) -> bool:
        """Whether any of these is on air."""
        if self.on_air is None or not refs:
            return False
        try:
            return not shown_refs(self._store, self.on_air).isdisjoint(refs)
        except VerificationError:
            return not set(self.on_air.manifests()).isdisjoint(refs)

    def make_room(self, wanted: Iterable[Ref] = ()) -> int:
        """Removes what is neither on air nor wanted. Returns the bytes freed. Raises StorageError."""
        keep = {ref.sha256 for ref in wanted}
        if self.on_air is not None:
            try:
                keep |= {ref.sha256 for ref in shown_refs(self._store, self.on_air)}
            except VerificationError:
                return 0  # a damaged manifest does not say what it shows: rather keep everything
        return self._store.collect(keep)
