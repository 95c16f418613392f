"""How the player sleeps: in one `select` on a pipe, woken by a signal, the worker or the time.

SDL's own waiting asks every millisecond, and would cost a fiftieth of a processor. Leaves out until when (`loop`).
"""

from __future__ import annotations

import os
import select
import signal
from collections.abc import Sequence
from types import FrameType

_STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class Sleeper:
    """Sleeps until something happens, and hears the signals that end the program. For the main thread."""

    def __init__(self) -> None:
        self.stopping = False
        self._read_end, self._write_end = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self._before = {number: signal.signal(number, self._stop) for number in _STOP_SIGNALS}
        self._fd_before = signal.set_wakeup_fd(self._write_end, warn_on_full_buffer=False)

    def sleep(self, seconds: float, also: Sequence[int] = ()) -> None:
        """Sleeps so long, or until a signal, or until one of the file descriptors has something to read."""
        if self.stopping:
            return
        ready, _, _ = select.select([self._read_end, *also], [], [], max(0.0, seconds))
        if self._read_end in ready:
            os.read(self._read_end, 64)

    def close(self) -> None:
        """Gives the signals back to whom they belonged."""
        signal.set_wakeup_fd(self._fd_before)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        os.close(self._read_end)
        os.close(self._write_end)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True
