"""Time for a lap that nobody watches: it passes as fast as the slides are ready. Leaves out the lap itself (`laps`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from player.notices.moment import Moment
from player.screen.parts import Clock

_DRAWS_FOR_S = 0.25
"""While something is being drawn, real time passes in pieces of at most this: its reply ends them."""


class HastyClock:
    """A clock that is put forward instead of waiting, unless there is something to wait for."""

    def __init__(self, clock: Clock, is_busy: Callable[[], bool]) -> None:
        self._clock = clock
        self._is_busy = is_busy
        self._ahead_s = 0.0

    def monotonic(self) -> float:
        return self._clock.monotonic() + self._ahead_s

    def moment(self) -> Moment:
        moment = self._clock.moment()
        return replace(moment, utc=moment.utc + timedelta(seconds=self._ahead_s))

    def raise_floor(self, passed: datetime) -> None:
        self._clock.raise_floor(passed)

    def sleep(self, until: float, really: Callable[[float], None]) -> None:
        """Instead of sleeping until a time of `monotonic`. `really` sleeps for so many seconds at most."""
        if self._is_busy():
            really(_DRAWS_FOR_S)
            return
        really(0.0)
        self._ahead_s += max(0.0, until - self.monotonic())
