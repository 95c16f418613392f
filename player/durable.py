"""Writing so that a power cut leaves the old file or the new one, whole; and one writer at a time.

Leaves out what is written, and writing many files at once (`publish.batch`).
"""

from __future__ import annotations

import errno
import fcntl
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
def storage_errors(what: str, meanwhile: str = "The board plays on meanwhile.") -> Iterator[None]:
    """Raises the system's errors within it as StorageError, or as DiskFullError where no room is left.

    `what` says what then could not be done ("the state of sync cannot be kept"), `meanwhile` what goes on in spite of
    it.
    """
    try:
        yield
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise DiskFullError(f"The disk is full: {what}{where}. Free space on it. {meanwhile}") from error
        raise StorageError(f"The disk: {what}: {error.strerror or error}{where}. {meanwhile}") from error


@contextmanager
def held_alone(lock: Path, in_use: str) -> Iterator[None]:
    """Holds a lock file that the kernel lets go of with the process, however it ends.

    Raises StorageError, with the words `in_use` when another process holds it.
    """
    with storage_errors("the lock cannot be written"):
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise StorageError(in_use) from error
        yield
    finally:
        os.close(descriptor)


def write_durably(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Replaces `path` by `data`: on disk before it counts. Raises OSError, and leaves no debris then.

    The temporary file lies in the same folder, so that the rename is atomic, and has a fixed name, so that
    a crash leaves at most one.
    """
    temporary = path.with_name(path.name + TEMPORARY)
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, mode)
        try:
            os.fchmod(descriptor, mode)
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


def make_folder(folder: Path, mode: int = 0o755) -> None:
    """Makes a folder of this mode, whatever the umask is, and the folders above it, durably. Raises OSError."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    with suppress(FileExistsError):
        folder.mkdir()
        folder.chmod(mode)
    sync_folder(folder.parent)
