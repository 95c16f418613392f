"""Writing so that a power cut leaves the old file or the new one, whole. Leaves out what is written."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from player.errors import StorageError

TEMPORARY = ".new"
"""The suffix of a file that is being written; whoever finds one at rest may remove it."""


class DiskFullError(StorageError):
    """No room is left. The board plays on; freeing old content may help."""


@contextmanager
def storage_errors(what: str) -> Iterator[None]:
    """Translates the system's errors while doing `what` ("the state of sync cannot be kept")."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFullError(f"The disk is full: {what}. Free space on it. The board plays on.") from error
        where = f" ({error.filename})" if error.filename else ""
        raise StorageError(f"The disk: {what}: {error.strerror or error}{where}. The board plays on.") from error


def write_durably(path: Path, data: bytes) -> None:
    """Replaces `path` by `data`: on disk before it counts. Raises OSError, and leaves no debris then.

    The temporary file lies in the same folder, so that the rename is atomic, and has a fixed name, so that
    a crash leaves at most one.
    """
    temporary = path.with_name(path.name + TEMPORARY)
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o644)
        try:
            write_all(descriptor, data)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        temporary.replace(path)
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def write_all(descriptor: int, data: bytes) -> None:
    """Writes every byte: one write may take only a part of them, on a disk that is nearly full above all."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def sync_folder(folder: Path) -> None:
    """Brings a folder's entries to the disk: a rename is not durable before this. Raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Makes a folder, and the folders above it, durably. Raises OSError."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)
