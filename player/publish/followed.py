"""A folder that is watched for as long as it is itself: another one may be mounted in its place.

Leaves out how changes are told (`player.changes`) and what follows from one (`watch`).
"""

from __future__ import annotations

import os
from pathlib import Path

from player.changes import Pace, Watching


class Followed:
    """Used by one thread; `close` it at the end."""

    def __init__(self, folder: Path, pace: Pace) -> None:
        self._folder = folder
        self._pace = pace
        self._identity: tuple[int, int] | None = None
        self.watching: Watching | None = None
        """What to wait for; None before `follow`."""

    def follow(self) -> None:
        """Watch the folder that is there now. Raises InputError when there is none."""
        identity = _identity(self._folder)
        if identity == self._identity and self.watching is not None:
            return
        self.close()
        self._identity = identity
        self.watching = Watching(os.fspath(self._folder), self._pace)

    @property
    def has_moved(self) -> bool:
        """Whether another folder lies there than the one that is watched."""
        return _identity(self._folder) != self._identity

    def take(self) -> bool:
        """Whether something changed since the last `take`; never waits."""
        return self.watching is not None and self.watching.take()

    def close(self) -> None:
        if self.watching is not None:
            self.watching.close()
            self.watching = None


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
