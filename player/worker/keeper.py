"""Keeps one worker process at hand: started when wanted, replaced when spent, always reaped; a pause after failures.

Leaves out what the process is asked and what it answers (`client`).
"""

from __future__ import annotations

import logging
import select
import time
from collections.abc import Sequence
from pathlib import Path

from player.worker.process import Process
from player.worker.upkeep import Identity, Upkeep, identity_of, pause_s

_REAP_S = 2.0

log = logging.getLogger("bytavla.worker")


class Keeper:
    """At most one living process. `fileno` is readable when it has something to say; it survives replacement."""

    def __init__(self, program: Sequence[str], read: Sequence[Path], write: Sequence[Path], upkeep: Upkeep) -> None:
        """The folders in `write` are made; where they cannot be for now, again before each job."""
        self.process: Process | None = None
        self.greeted = False
        """Whether the present process has told of its limits; before that it is still starting."""
        self.served = 0
        """How many jobs the present process has done."""
        self.failures = 0
        """How many processes in a row have failed before doing anything."""
        self.not_before = 0.0
        """The monotonic time before which none is started."""
        self._command = [*program, *_options("--read", read), *_options("--write", write)]
        self._written = [folder.absolute() for folder in write]
        self._unmade = ""
        self._folders = [folder.absolute() for folder in (*read, *write)]
        self._upkeep = upkeep
        self._identity: Identity = ()
        self._ending: list[Process] = []
        self._epoll = select.epoll()
        self._make_folders()

    def fileno(self) -> int:
        return self._epoll.fileno()

    def wait(self, timeout_s: float) -> None:
        """Until the process has something to say, at most so long."""
        self._epoll.poll(max(0.0, timeout_s))

    def have(self) -> Process | None:
        """The process for the next job: a fresh one if the last is spent. None during a pause. Raises OSError."""
        self._make_folders()
        if self.process is not None and self._is_spent(self.process):
            self.retire()
        if self.process is None and time.monotonic() >= self.not_before:
            self._identity = identity_of(self._folders)
            self.process = Process(self._command)
            self._epoll.register(self.process.fileno(), select.EPOLLIN)
        return self.process

    def retire(self) -> None:
        """End the process, whatever it does."""
        self.greeted = False
        self.served = 0
        if self.process is not None:
            self._epoll.unregister(self.process.fileno())
            self.process.kill()
            self._ending.append(self.process)
            self.process = None

    def pause(self) -> None:
        """Put off the next start: the longer, the more processes in a row have failed."""
        self.failures += 1
        self.not_before = time.monotonic() + pause_s(self.failures)

    def reap(self) -> None:
        """Take note of those that have ended; never waits."""
        self._ending = [process for process in self._ending if process.reap() is None]

    def close(self) -> None:
        """End all, and leave no process behind."""
        self.retire()
        for process in self._ending:
            process.reap(_REAP_S)
        self._ending.clear()
        self._epoll.close()

    def _make_folders(self) -> None:
        """A card that has no room for a folder now may have it later: the next process may then write there."""
        unmade = "; ".join(filter(None, map(_unmade, self._written)))
        if unmade and unmade != self._unmade:
            log.error("%s", unmade)
        self._unmade = unmade

    def _is_spent(self, process: Process) -> bool:
        return (
            self.served >= self._upkeep.most_jobs
            or process.resident_bytes() > self._upkeep.most_resident_bytes
            or identity_of(self._folders) != self._identity
        )


def _options(name: str, folders: Sequence[Path]) -> list[str]:
    return [word for folder in folders for word in (name, str(folder.absolute()))]


def _unmade(folder: Path) -> str:
    """Makes the folder. Why it cannot be made, or ""."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return f"{folder}: cannot be made: {error.strerror}"
    return ""
