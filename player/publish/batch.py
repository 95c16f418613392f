"""Writing many files into the tree so that a power cut leaves every file whole, and appending to a log likewise.

A batch is written and synced together: many small syncs side by side cost a third of the same one after another.
Leaves out single files (`player.durable`), what is written and in which order (`tree`).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path

from player import durable
from player.durable import TEMPORARY, sync_folder, write_all

PUBLIC_FILE = 0o644
PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700

_SYNCS_AT_ONCE = 8


def storage_errors(what: str) -> AbstractContextManager[None]:
    """As `durable.storage_errors`, with what goes on here in spite of them. `what`: "the tree cannot be written"."""
    return durable.storage_errors(what, "What was published last stays; then publish again.")


@dataclass(frozen=True, slots=True)
class _Written:
    temporary: Path
    final: Path
    descriptor: int


def write_batch(files: Mapping[Path, bytes], mode: int = PUBLIC_FILE) -> None:
    """Replaces every file: all are on disk before the first is renamed. Folders must be there. Raises OSError."""
    written: list[_Written] = []
    try:
        for final, data in files.items():
            written.append(_written(final, data, mode))
        _sync_all([each.descriptor for each in written])
        for each in written:
            each.temporary.replace(each.final)
    except OSError:
        for each in written:
            with suppress(OSError):
                each.temporary.unlink(missing_ok=True)
        raise
    finally:
        for each in written:
            os.close(each.descriptor)
    for folder in dict.fromkeys(final.parent for final in files):
        sync_folder(folder)


def append_durably(path: Path, data: bytes, mode: int = PRIVATE_FILE) -> None:
    """Appends whole lines. A last line that a power cut broke off is ended first. Raises OSError."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, mode)
    try:
        size = os.fstat(descriptor).st_size
        if size and os.pread(descriptor, 1, size - 1) != b"\n":
            data = b"\n" + data
        write_all(descriptor, data)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    if not size:
        sync_folder(path.parent)


def _written(final: Path, data: bytes, mode: int) -> _Written:
    temporary = final.with_name(final.name + TEMPORARY)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, mode)
    try:
        os.fchmod(descriptor, mode)
        write_all(descriptor, data)
    except OSError:
        os.close(descriptor)
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    return _Written(temporary, final, descriptor)


def _sync_all(descriptors: list[int]) -> None:
    if len(descriptors) < 2:
        for descriptor in descriptors:
            os.fsync(descriptor)
        return
    with ThreadPoolExecutor(_SYNCS_AT_ONCE) as pool:
        list(pool.map(os.fsync, descriptors))
