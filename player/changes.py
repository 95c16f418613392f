"""Something changed under a folder, and now it stands still: one small port over watchdog.

Leaves out what has changed: whoever asks looks anew. Network file systems (NFS, SMB, SSHFS ...) tell nothing of what
other machines do, so there, and where the kernel's watches are used up, the folder is looked through every few seconds.
"""

from __future__ import annotations

import contextlib
import ctypes
import logging
import os
import queue
import select
import threading
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from player.errors import InputError

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

log = logging.getLogger("bytavla.changes")

# For a folder that was moved away and back it takes up its watches anew, and warns with the path of each below.
warnings.filterwarnings("ignore", category=RuntimeWarning, module=r"watchdog\.observers\.inotify")

_CHANGES: list[type[FileSystemEvent]] = [
    *(FileCreatedEvent, FileModifiedEvent, FileClosedEvent, FileMovedEvent, FileDeletedEvent),
    *(DirCreatedEvent, DirMovedEvent, DirDeletedEvent),
]
"""Without "opened" and "closed unwritten": our own reading must not look like a change."""

_SILENT_FILE_SYSTEMS = {
    0x6969: "NFS",
    0x517B: "SMB",
    0xFF534D42: "CIFS",
    0xFE534D42: "SMB2",
    0x65735546: "FUSE",
    0x01021997: "9P",
    0x00C36400: "Ceph",
    0x5346414F: "AFS",
    0x786F4256: "VirtualBox",
}
"""By the number that statfs gives. FUSE stands for SSHFS, rclone and WebDAV mounts."""


@dataclass(frozen=True, slots=True)
class Pace:
    """In seconds: how long a folder must stand still for a change to be over; after how long one that never does is
    told of all the same (its readers leave out files still being written); how often to look where the kernel tells
    nothing.
    """

    settled_s: float = 0.3
    longest_unrest_s: float = 5.0
    poll_every_s: float = 5.0


class _Token(Enum):
    CHANGED = auto()
    END = auto()


class _TokenHandler(FileSystemEventHandler):
    """Only puts a token on the queue: an exception in a handler would end the observer's thread without a word."""

    def __init__(self, tokens: queue.SimpleQueue[_Token]) -> None:
        self._tokens = tokens

    def on_any_event(self, event: FileSystemEvent) -> None:  # noqa: ARG002  that it came is all we ask
        self._tokens.put(_Token.CHANGED)


class Watching:
    """Watches one folder and all beneath it. `fileno()` is readable once something changed and stands still again.

    It holds on to this very folder: when another takes its place, nothing more is told.
    """

    def __init__(self, folder: str, pace: Pace | None = None, observer: Callable[[], BaseObserver] = Observer) -> None:
        """Starts at once: what changes after this is told. Raises InputError when there is no such folder.

        `observer` is what asks the kernel; where it cannot be started, the folder is polled.
        """
        if not os.path.isdir(folder):  # noqa: PTH112  a str, as it came
            raise InputError(f"{folder}: no such folder to watch")
        self.folder = folder
        self._pace = pace or Pace()
        self._tokens: queue.SimpleQueue[_Token] = queue.SimpleQueue()
        self._observer = self._observe(observer)
        self._reader, self._writer = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self._settler = threading.Thread(target=self._settle, name="bytavla-settle", daemon=True)
        self._settler.start()

    def fileno(self) -> int:
        return self._reader

    def take(self) -> bool:
        """Whether something changed since the last `take`; never waits."""
        with contextlib.suppress(BlockingIOError):
            return bool(os.read(self._reader, 4096))
        return False

    def wait(self, timeout_s: float) -> bool:
        """Wait for a settled change, and take it. False when none came in time."""
        select.select([self._reader], [], [], timeout_s)
        return self.take()

    def close(self) -> None:
        """End the watch and its threads."""
        self._observer.stop()
        self._observer.join()
        self._tokens.put(_Token.END)
        self._settler.join()
        os.close(self._reader)
        os.close(self._writer)

    def _observe(self, observer: Callable[[], BaseObserver]) -> BaseObserver:
        kind = _silent_kind(self.folder)
        if not kind:
            try:
                return self._started(observer())
            except OSError as error:
                log.warning("%s: the kernel gives no more watches (%s); looking every few seconds", self.folder, error)
        else:
            log.info("%s lies on %s, which tells no changes; looking every few seconds", self.folder, kind)
        try:
            return self._started(PollingObserver(timeout=self._pace.poll_every_s))
        except OSError as error:
            raise InputError(f"{self.folder}: cannot be watched: {error.strerror}") from error

    def _started(self, observer: BaseObserver) -> BaseObserver:
        observer.schedule(_TokenHandler(self._tokens), self.folder, recursive=True, event_filter=_CHANGES)
        observer.start()
        return observer

    def _settle(self) -> None:
        while self._tokens.get() is _Token.CHANGED:
            restless_until = time.monotonic() + self._pace.longest_unrest_s
            while time.monotonic() < restless_until:
                try:
                    if self._tokens.get(timeout=self._pace.settled_s) is _Token.END:
                        return
                except queue.Empty:
                    break
            # A full pipe holds word enough of changes that nobody has taken.
            with contextlib.suppress(BlockingIOError):
                os.write(self._writer, b"!")


def _silent_kind(folder: str) -> str:
    """The name of a file system on which the kernel tells no changes, or ""."""
    status = (ctypes.c_ulong * 32)()  # struct statfs is 120 bytes; its first word is the type
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.statfs(os.fsencode(folder), status) != 0:
        return ""
    return _SILENT_FILE_SYSTEMS.get(status[0] & 0xFFFFFFFF, "")
