"""One time limit for all of a fetch: connecting, the handshake, the head and the body.

Timeouts of sockets only limit the gap between two bytes: a server that drips a byte a second holds a client for days.
When the time is up, the connection is shut under whoever reads from it. Leaves out what is fetched (`web`).
"""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from types import TracebackType


class Deadline:
    """A context; `passed` says afterwards whether the time was up. For one fetch."""

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds
        self._timer = threading.Timer(seconds, self.cut)
        self._timer.daemon = True
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()

    @property
    def left_s(self) -> float:
        return max(0.0, self._until - time.monotonic())

    @property
    def passed(self) -> bool:
        return self.left_s <= 0

    def mind(self, connection: socket.socket) -> None:
        """Minds this connection too, also once it is wrapped for TLS. Raises TimeoutError when it is too late."""
        with self._lock:
            if self.passed:
                raise TimeoutError("the time for it is up")
            self._sockets.append(connection.dup())

    def __enter__(self) -> Deadline:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            for each in self._sockets:
                each.close()
            self._sockets.clear()

    def cut(self) -> None:
        """From any thread: the time is up, or nobody waits any more."""
        self._until = min(self._until, time.monotonic())
        with self._lock:
            for each in self._sockets:
                with suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)
