"""One publisher a tree: a lock that the kernel drops with the process, however it ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from player.errors import StorageError
from player.publish.durable import PRIVATE_FILE, storage_errors
from player.publish.places import Places


@contextmanager
def locked(places: Places) -> Iterator[None]:
    """Holds the tree alone. Raises StorageError."""
    with storage_errors("the lock beside the tree cannot be written"):
        descriptor = os.open(places.lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, PRIVATE_FILE)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise StorageError(f"Another publish is writing {places.public}: stop it first, or wait for it.") from error
        yield
    finally:
        os.close(descriptor)
