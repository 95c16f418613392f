"""Whether a file has stopped changing: only then is it read. A file half copied must never reach a board.

It has stood still for a while, no temporary file is going to take its place, and nobody has it open for writing (where
the file system can tell). Leaves out what becomes of a notice meanwhile (`hold`).
"""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from player.publish.survey import Stamp, Survey

STALE_S = 600.0
"""A transfer that has not moved for this long has broken off: then neither its temporary file nor whoever still has
the file open keeps a notice waiting."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds that a file must have stood still: an ordinary notice's, and an urgent one's."""

    ordinary_s: float = 2.0
    urgent_s: float = 0.5


class Settling:
    """Remembers what files looked like from one look to the next.

    A file's own times come from another machine's clock, so a file also counts as still when we have seen it
    unchanged for long enough ourselves.
    """

    def __init__(
        self,
        patience: Patience | None = None,
        clock: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.patience = patience or Patience()
        self._clock = clock
        self._monotonic = monotonic
        self._since: dict[str, tuple[Stamp, float]] = {}

    def young(self, survey: Survey) -> dict[str, float]:
        """The files not yet still enough for an ordinary notice, and for how many seconds they have stood."""
        ages = {}
        for path, stamp in survey.files.items():
            age = self._age_s(path, stamp)
            if age < self.patience.ordinary_s:
                ages[path] = age
            else:
                self._since.pop(path, None)
        return ages

    def in_transfer(self, root: Path, survey: Survey) -> dict[str, float]:
        """The files that are still being written, however long ago the last bytes came: 0 seconds each."""
        recent = [path for path, stamp in survey.temporary.items() if self._wall_age_s(stamp) < STALE_S]
        return {
            path: 0.0
            for path, stamp in survey.files.items()
            if _will_be_replaced(path, recent)
            or (self._wall_age_s(stamp) < STALE_S and is_open_for_writing(root / path))
        }

    def _age_s(self, path: str, stamp: Stamp) -> float:
        wall = self._wall_age_s(stamp)
        if wall >= self.patience.ordinary_s:
            return wall
        now = self._monotonic()
        known, since = self._since.get(path, (None, now))
        if known != stamp:
            since = now
        self._since[path] = (stamp, since)
        return max(wall, now - since)

    def _wall_age_s(self, stamp: Stamp) -> float:
        """By the entry's change time, which no program can set back as it can the file's own. 0 for the future's."""
        return max(0.0, self._clock() - stamp.ctime_ns / 1e9)


def is_open_for_writing(path: Path) -> bool:
    """Whether some process has the file open for writing. False where the system cannot tell (network file systems).

    A read lease is granted only when nobody writes; it is given back at once.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        # Should somebody open it for writing just now, the kernel signals us: not by SIGIO, which ends a program.
        fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except OSError as error:
        return error.errno in (errno.EAGAIN, errno.EWOULDBLOCK)
    finally:
        os.close(descriptor)
    return False


def _will_be_replaced(path: str, temporary: Iterable[str]) -> bool:
    """Sync tools write `.Loppis.jpg.a8Xf`, `Loppis.jpg.part`, `.syncthing.Loppis.jpg.tmp`: the name stands within."""
    folder, _, name = path.rpartition("/")
    return any(other.rpartition("/")[0] == folder and name in other.rpartition("/")[2] for other in temporary)
