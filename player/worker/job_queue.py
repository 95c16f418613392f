"""Jobs that wait for the worker: in the order they came, after the folders that a new process is to watch again.

Leaves out giving them to the process and judging its answers (`client`).
"""

from __future__ import annotations

import itertools
from collections import deque
from dataclasses import dataclass

from player.worker.folder_messages import Watch
from player.worker.protocol import Request
from player.worker.upkeep import Upkeep
from player.worker.wire import UNASKED


@dataclass(frozen=True, slots=True)
class Job:
    """`told_as` is the ticket that the reply is handed out under."""

    ticket: int
    told_as: int
    request: Request
    limit_s: float


class JobQueue:
    """False while nothing waits."""

    def __init__(self, upkeep: Upkeep) -> None:
        self._upkeep = upkeep
        self._tickets = itertools.count(UNASKED + 1)
        self._jobs: deque[Job] = deque()
        self._watched: dict[str, Watch] = {}
        self._unwatched: list[Watch] = []

    def __bool__(self) -> bool:
        return bool(self._jobs or self._unwatched)

    def add(self, request: Request, limit_s: float | None) -> int:
        """The ticket of the new job, which is the last."""
        ticket = next(self._tickets)
        self._jobs.append(Job(ticket, ticket, request, limit_s or self._upkeep.limit_s(request)))
        return ticket

    def cancel(self, ticket: int) -> bool:
        """Whether the job was waiting."""
        job = next((job for job in self._jobs if job.ticket == ticket), None)
        if job is not None:
            self._jobs.remove(job)
        return job is not None

    def pop(self) -> Job:
        if not self._unwatched:
            return self._jobs.popleft()
        watch = self._unwatched.pop()
        return Job(next(self._tickets), UNASKED, watch, self._upkeep.limit_s(watch))

    def put_back(self, job: Job) -> None:
        """A job that was not begun is the first again. A watch that nobody asked for is taken up by `watch_anew`."""
        if job.told_as != UNASKED:
            self._jobs.appendleft(job)

    def give_up(self) -> list[Job]:
        """The asked jobs, which wait no more."""
        jobs = list(self._jobs)
        self._jobs.clear()
        return jobs

    @property
    def watches(self) -> bool:
        """Whether word may come of any folder."""
        return bool(self._watched)

    def is_watched(self, folder: str) -> bool:
        return folder in self._watched

    def watch(self, watch: Watch) -> None:
        self._watched[watch.folder] = watch

    def watch_anew(self) -> None:
        """The process that watched is gone: the next one is asked first for all that it watched."""
        self._unwatched = list(self._watched.values())
