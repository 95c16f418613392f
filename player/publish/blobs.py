"""The tree's content by SHA-256: what is there is never written again, and nothing is named before it is on disk.

Leaves out what the bytes are (`intake`) and when they go (`sweep`).
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from player.durable import make_folder
from player.publish.batch import storage_errors, write_batch
from player.publish.places import blob_path

_MOST_WAITING = 256
_MOST_WAITING_BYTES = 32 << 20


class Blobs:
    """Takes content in, and lands it on the disk in groups. `flush` before anything refers to it."""

    def __init__(self, public: Path) -> None:
        self._public = public
        self._waiting: dict[Path, bytes] = {}
        self._waiting_bytes = 0

    def has(self, sha256: str) -> bool:
        path = self._public / blob_path(sha256)
        return path in self._waiting or path.is_file()

    def take(self, data: bytes) -> str:
        """The SHA-256 under which these bytes lie after the next `flush`. Raises StorageError."""
        sha256 = hashlib.sha256(data).hexdigest()
        path = self._public / blob_path(sha256)
        if path not in self._waiting and not _is_there(path, len(data)):
            self._waiting[path] = data
            self._waiting_bytes += len(data)
        if len(self._waiting) >= _MOST_WAITING or self._waiting_bytes >= _MOST_WAITING_BYTES:
            self.flush()
        return sha256

    def flush(self) -> None:
        """All that was taken is on the disk after this. Raises StorageError."""
        with storage_errors("the notices' files cannot be written into the tree"):
            for folder in dict.fromkeys(path.parent for path in self._waiting):
                make_folder(folder)
            write_batch(self._waiting)
        self._waiting.clear()
        self._waiting_bytes = 0


def _is_there(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except OSError:
        return False
