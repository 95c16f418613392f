"""Taking a file that the worker has made. Trusts nothing but its bytes. Leaves out what they are for."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from player.errors import WorkerError
from player.publish.batch import storage_errors

_LARGEST_BYTES = 100_000_000


def read_made(path: Path) -> bytes:
    """The bytes of what the worker wrote at `path`, which is removed. Raises WorkerError, StorageError.

    A worker that a file has taken over may have left a link to our keys there instead.
    """
    try:
        return _read(path)
    finally:
        with storage_errors("the worker's file cannot be removed"):
            path.unlink(missing_ok=True)


def _read(path: Path) -> bytes:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise WorkerError(f"the worker's result cannot be read: {error.strerror}", "refused") from error
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_nlink != 1 or status.st_size > _LARGEST_BYTES:
            raise WorkerError("the worker's result is no ordinary file of a reasonable size", "refused")
        return file.read(_LARGEST_BYTES)
