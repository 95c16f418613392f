"""The worker as its program sees it: jobs in, replies out, and no file can take more than its own job with it.

Feeds and times the process, and judges what it says. Leaves out the process's life (`keeper`), the values it goes by
(`upkeep`) and which jobs there are (`jobs`).
"""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from player.worker.failures import error_of
from player.worker.folder_messages import Changed, Watch
from player.worker.job_queue import Job, JobQueue
from player.worker.keeper import Keeper
from player.worker.process import PROGRAM, EndedError, spelt_end
from player.worker.protocol import Failed, Guards, Reply, Request
from player.worker.trust import objection
from player.worker.upkeep import START_TRIES, Upkeep, subject_of
from player.worker.wire import UNASKED, WireError, reply_of, to_line

log = logging.getLogger("bytavla.worker")

_REAP_S = 0.25
"""A process that has closed its pipe ends at once, or never: the screen must not wait for it."""


class Worker:
    """One worker process at a time, doing one job at a time in the order they were submitted.

    Every submitted job is answered: by its reply, or by `Failed`. Used by one thread, which must outlive it: the
    process dies with the thread that started it. The process is started by the first job, and again when needed.
    """

    def __init__(
        self,
        read: Sequence[Path],
        write: Sequence[Path],
        *,
        upkeep: Upkeep | None = None,
        program: Sequence[str] = PROGRAM,
    ) -> None:
        """The worker may read only under `read`, write only under `write`, whose folders are made."""
        self.guards: Guards | None = None
        """Which limits the worker has put on itself; None before it first started."""
        self._upkeep = upkeep or Upkeep()
        self._keeper = Keeper(program, read, write, self._upkeep)
        self._queue = JobQueue(self._upkeep)
        self._in_hand: Job | None = None
        self._deadline = 0.0
        self._done: list[tuple[int, Reply]] = []

    def submit(self, request: Request, limit_s: float | None = None) -> int:
        """Take a job; returns the ticket that its reply will come under. Never waits."""
        ticket = self._queue.add(request, limit_s)
        # Listening first: a process that has died idle must not be laid to this job's charge.
        self._step()
        return ticket

    def cancel(self, ticket: int) -> bool:
        """Take back a job that has not begun; then it is not answered. False when it is under way or done."""
        return self._queue.cancel(ticket)

    def fileno(self) -> int:
        """For select: readable when `poll` has something to do. Stays the same when the process is replaced."""
        return self._keeper.fileno()

    @property
    def wake_at(self) -> float | None:
        """The monotonic time at which `poll` has something to do even if `fileno` is silent; None: never."""
        if self._done:
            return time.monotonic()
        if self._in_hand is not None:
            return self._deadline
        return self._keeper.not_before if self._queue else None

    def poll(self, timeout_s: float = 0.0) -> list[tuple[int, Reply]]:
        """The replies that have come, under their tickets; word of a watched folder comes under ticket 0.

        Waits at most `timeout_s` for the first; returns at once when nothing is awaited.
        """
        until = time.monotonic() + timeout_s
        while True:
            self._step()
            now = time.monotonic()
            awaited = self._in_hand or self._queue or self._queue.watches
            if self._done or now >= until or not awaited:
                done, self._done = self._done, []
                return done
            self._keeper.wait(min(until, self.wake_at or until) - now)

    def call(self, request: Request, limit_s: float | None = None) -> Reply:
        """Do one job and wait for its reply, keeping others' for `poll`.

        Raises WorkerError, InputError or StorageError for a job that failed.
        """
        ticket = self.submit(request, limit_s)
        others: list[tuple[int, Reply]] = []
        while True:
            for told_as, reply in self.poll(self._upkeep.start_s):
                if told_as != ticket:
                    others.append((told_as, reply))
                    continue
                self._done = others + self._done
                if isinstance(reply, Failed):
                    raise error_of(reply)
                return reply

    def rest(self) -> None:
        """End an idle worker to give its memory back; the next job starts another. Watches are taken up anew."""
        if self._in_hand is None and not self._queue:
            self._retire()

    def close(self) -> None:
        """End the worker, whatever it does, and leave no process behind. Jobs not done are not answered."""
        self._in_hand = None
        self._queue.give_up()
        self._keeper.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _step(self) -> None:
        self._keeper.reap()
        self._listen()
        if self._in_hand is not None and time.monotonic() >= self._deadline:
            self._overdue(self._in_hand)
        self._begin()

    def _begin(self) -> None:
        """Give the worker its next job, if it is free and there is one."""
        if self._in_hand is not None or not self._queue:
            return
        before = self._keeper.process
        try:
            process = self._keeper.have()
        except OSError as error:
            self._start_failed(str(error))
            return
        if process is None:
            return
        if process is not before:
            self._queue.watch_anew()
        job = self._queue.pop()
        self._in_hand = job
        self._deadline = time.monotonic() + (job.limit_s if self._keeper.greeted else self._upkeep.start_s)
        process.send(to_line(job.ticket, job.request))

    def _listen(self) -> None:
        process = self._keeper.process
        if process is None:
            return
        request = self._in_hand.request if self._in_hand else None
        try:
            for line in process.pump(self._upkeep.line_bytes(request)):
                self._hear(line)
                if process is not self._keeper.process:
                    return
        except EndedError:
            self._lost(spelt_end(process.reap(_REAP_S)))
        except ValueError as error:  # WireError among them
            self._lost(f"it does not speak as a worker does ({error})")

    def _hear(self, line: bytes) -> None:
        ticket, reply = reply_of(line)
        if isinstance(reply, Guards) and not self._keeper.greeted:
            self._greet(reply)
        elif isinstance(reply, Guards) or not self._keeper.greeted:
            raise WireError("out of turn")
        elif ticket == UNASKED and isinstance(reply, Changed) and self._queue.is_watched(reply.folder):
            self._done.append((UNASKED, reply))
        elif self._in_hand is not None and ticket == self._in_hand.ticket:
            if words := objection(self._in_hand.request, reply):
                raise WireError(words)
            self._finish(self._in_hand, reply)
        else:
            raise WireError(f"an answer nobody asked for: {type(reply).__name__}")

    def _greet(self, guards: Guards) -> None:
        if guards.notes and guards != self.guards:
            log.warning("the worker has not all its limits: %s", "; ".join(guards.notes))
        self.guards = guards
        self._keeper.greeted = True
        if self._in_hand is not None:
            self._deadline = time.monotonic() + self._in_hand.limit_s

    def _finish(self, job: Job, reply: Reply) -> None:
        self._in_hand = None
        self._keeper.failures = 0
        self._keeper.served += 1
        if isinstance(job.request, Watch) and (job.told_as == UNASKED or isinstance(reply, Changed)):
            # A watch taken up anew tells of a change: there may have been one in between, or the folder is gone.
            self._queue.watch(job.request)
            reply = Changed(job.request.folder)
        self._done.append((job.told_as, reply))
        if isinstance(reply, Failed) and reply.reason == "memory":
            log.error("%s: %s", subject_of(job.request), reply.message)
            self._retire()

    def _overdue(self, job: Job) -> None:
        if self._keeper.greeted:
            self._fail(job, f"took more than {job.limit_s:g} s", "timeout")
        else:
            self._start_failed(f"it was not ready within {self._upkeep.start_s:g} s")

    def _lost(self, words: str) -> None:
        """The process has ended or cannot be believed: while starting, at a job, or idle."""
        if not self._keeper.greeted:
            self._start_failed(words)
        elif self._in_hand is not None:
            self._fail(self._in_hand, f"the worker is lost: {words}", "crashed")
        else:
            log.warning("the idle worker is lost: %s", words)
            self._keeper.pause()
            self._retire()

    def _fail(self, job: Job, words: str, reason: str) -> None:
        log.error("%s: %s", subject_of(job.request), words)
        self._done.append((job.told_as, Failed(f"{subject_of(job.request)}: {words}", reason)))
        self._retire()

    def _start_failed(self, words: str) -> None:
        log.warning("the worker does not start: %s", words)
        if self._in_hand is not None:
            self._queue.put_back(self._in_hand)
        self._keeper.pause()
        self._retire()
        if self._keeper.failures >= START_TRIES and (jobs := self._queue.give_up()):
            log.error("%d jobs are given up, because the worker does not start", len(jobs))
            failed = Failed(f"the worker does not start: {words}", "refused")
            self._done += [(job.told_as, failed) for job in jobs]

    def _retire(self) -> None:
        self._in_hand = None
        self._queue.watch_anew()
        self._keeper.retire()
