"""One sync a cache: a lock that the kernel drops with the process, however it ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from player.cache.durable import make_folder, storage_errors
from player.cache.layout import BLOBS, LOCK, METADATA, PARTIAL
from player.errors import StorageError


@contextmanager
def locked(cache: Path) -> Iterator[None]:
    """Makes the cache when there is none, and holds it alone. Raises StorageError."""
    with storage_errors("the cache cannot be written"):
        for folder in (BLOBS, PARTIAL, METADATA):
            make_folder(cache / folder)
        descriptor = os.open(cache / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise StorageError(f"Another sync is using {cache}: stop it first, or wait for it.") from error
        yield
    finally:
        os.close(descriptor)
