"""Finds content that has rotted on the card, a little at a time. Leaves out repairing it (sync fetches it anew)."""

from __future__ import annotations

import time
from pathlib import Path

from player.cache.blobs import BlobStore
from player.cache.check import shown_refs
from player.cache.current import read_current
from player.cache.layout import Ref
from player.errors import VerificationError


class Scrub:
    """One pass over all that is on air, in slices; sizes and times tell nothing about a flipped bit."""

    def __init__(self, cache: Path) -> None:
        self._store = BlobStore(cache)
        self.damaged = False
        self._left = self._on_air(cache)

    def _on_air(self, cache: Path) -> list[Ref]:
        try:
            current = read_current(cache)
        except VerificationError:
            return []  # sync builds it anew from the signed metadata, whatever lies here
        if current is None:
            return []
        try:
            return sorted(shown_refs(self._store, current), key=lambda ref: ref.sha256)
        except VerificationError:
            self.damaged = True
            return []

    @property
    def done(self) -> bool:
        return not self._left

    def step(self, seconds: float) -> None:
        """Hashes for about `seconds` (at least one blob), and notes in `damaged` whether something is not right."""
        ends = time.monotonic() + seconds
        while self._left:
            ref = self._left.pop()
            if not self._store.holds(ref):
                self.damaged = True
            if time.monotonic() >= ends:
                return
