"""Being asked to end: SIGTERM and SIGINT as something that can be waited for. Leaves out what is ended."""

from __future__ import annotations

import os
import select
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Stop:
    """Set once, by a signal or by another thread. `fileno()` is readable from then on."""

    def __init__(self) -> None:
        self._reading, self._writing = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)

    def fileno(self) -> int:
        return self._reading

    @property
    def asked(self) -> bool:
        return bool(select.select([self._reading], [], [], 0)[0])

    def ask(self) -> None:
        with suppress(BlockingIOError):  # a full pipe has been asked often enough
            os.write(self._writing, b"!")

    def wait(self) -> None:
        select.select([self._reading], [], [])

    def close(self) -> None:
        os.close(self._reading)
        os.close(self._writing)


@contextmanager
def stopped_by_signals() -> Iterator[Stop]:
    """A stop that SIGTERM and SIGINT set. For the main thread.

    What is being written is finished first. Who cannot wait may kill us: the tree stands that.
    """
    stop = Stop()
    ending = (signal.SIGTERM, signal.SIGINT)
    before = {number: signal.signal(number, lambda *_: stop.ask()) for number in ending}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        stop.close()
