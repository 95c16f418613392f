"""One blob on its way: hashed while it arrives, resumed after a break, whole or not at all.

Leaves out where its bytes come from. System errors pass through as OSError; `BlobStore` translates them.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from player.cache.layout import Ref
from player.durable import make_folder, write_all
from player.errors import VerificationError

_CHUNK_BYTES = 1 << 20


class Partial:
    """An open `partial/<sha256>.part`. What lies there from an earlier run is hashed and counted first."""

    def __init__(self, path: Path, ref: Ref) -> None:
        self.ref = ref
        self.received = 0
        self._path = path
        self._hash = hashlib.sha256()
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        self._take_up()

    def _take_up(self) -> None:
        if os.fstat(self._descriptor).st_size > self.ref.size:
            self.restart()
            return
        while chunk := os.read(self._descriptor, _CHUNK_BYTES):
            self._hash.update(chunk)
            self.received += len(chunk)

    def write(self, chunk: bytes) -> None:
        """Appends what came. Raises VerificationError when more comes than was signed."""
        if self.received + len(chunk) > self.ref.size:
            self.restart()
            raise VerificationError(f"{self.ref.sha256}: expected {self.ref.size} bytes, got more.")
        write_all(self._descriptor, chunk)
        self._hash.update(chunk)
        self.received += len(chunk)

    def restart(self) -> None:
        """Throws away what came, and begins at byte 0."""
        os.ftruncate(self._descriptor, 0)
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        self._hash = hashlib.sha256()
        self.received = 0

    def finish(self, target: Path) -> None:
        """Moves the whole blob to `target`, whose folder is synced by `BlobStore.settle`. Raises VerificationError."""
        digest = self._hash.hexdigest()
        if self.received != self.ref.size or digest != self.ref.sha256:
            size = self.received
            self.restart()
            raise VerificationError(
                f"Expected {self.ref.sha256} ({self.ref.size} bytes), got {digest} ({size} bytes): thrown away."
            )
        os.fsync(self._descriptor)
        make_folder(target.parent)
        self._path.replace(target)

    def close(self) -> None:
        """Lets go of the file. What is there stays for the next attempt; an empty one goes."""
        os.close(self._descriptor)
        if not self.received:
            self._path.unlink(missing_ok=True)
