"""The worker's loop: a line in, a line out; and word of watched folders in between.

Leaves out what a request is answered with (`main`) and how the process is limited (`sandbox`).
"""

from __future__ import annotations

import os
import select
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from player.changes import Watching
from player.worker.folder_messages import Changed, Watch
from player.worker.protocol import Failed, Guards, Reply, Request
from player.worker.wire import UNASKED, request_of, to_line

_CHUNK_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class Pipes:
    """The two ends that speak the protocol, as file descriptors of their own."""

    requests: int
    replies: int

    @classmethod
    def take(cls) -> Pipes:
        """Take standard input and output for the protocol alone.

        What a library prints goes to standard error instead, and a library that reads gets nothing.
        """
        pipes = cls(os.dup(0), os.dup(1))
        null = os.open(os.devnull, os.O_RDONLY)
        os.dup2(null, 0)
        os.close(null)
        os.dup2(2, 1)
        return pipes

    def say(self, ticket: int, message: Reply | Guards) -> None:
        data = memoryview(to_line(ticket, message))
        while data:
            data = data[os.write(self.replies, data) :]


Answer = Callable[[Request], Reply]


@dataclass(slots=True)
class Loop:
    """Serves until standard input ends, or until memory ran out: then a fresh process is the better one."""

    pipes: Pipes
    answer: Answer
    _watched: dict[int, Watching] = field(default_factory=dict)
    _rest: bytes = b""

    def run(self) -> None:
        while True:
            ready, _, _ = select.select([self.pipes.requests, *self._watched], [], [])
            for fd in ready:
                if fd != self.pipes.requests:
                    self._tell_change(self._watched[fd])
            if self.pipes.requests not in ready:
                continue
            data = os.read(self.pipes.requests, _CHUNK_BYTES)
            if not data or not all(self._serve(line) for line in self._lines(data)):
                return

    def _lines(self, data: bytes) -> Iterator[bytes]:
        *lines, self._rest = (self._rest + data).split(b"\n")
        yield from lines

    def _serve(self, line: bytes) -> bool:
        """Whether to go on."""
        ticket, request = request_of(line)
        reply = self._watch(request) if isinstance(request, Watch) else self.answer(request)
        self.pipes.say(ticket, reply)
        return not (isinstance(reply, Failed) and reply.reason == "memory")

    def _watch(self, request: Watch) -> Reply:
        watching = Watching(request.folder)
        self._watched[watching.fileno()] = watching
        return Changed(request.folder)

    def _tell_change(self, watching: Watching) -> None:
        if watching.take():
            self.pipes.say(UNASKED, Changed(watching.folder))
