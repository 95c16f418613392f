"""A limit on the processor time that a stretch of work may take, for work that nothing else can end.

A calendar's rule may search for a day that never comes, deep inside a library. Leaves out the limits on the whole
worker (`worker/sandbox`), which would cost the whole folder. For a process's main thread.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_AGAIN_S = 0.5


class OutOfTimeError(Exception):
    """The work took more processor time than it may."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises OutOfTimeError inside the work after so many seconds of processor time.

    Processor time, not the clock's: the same work comes out the same on a machine that is busy with other things.
    """
    before = signal.signal(signal.SIGVTALRM, _stop)
    # Again and again: an error that is raised while a library cleans up is lost.
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise OutOfTimeError
