"""The machine's clock, and whether it can be trusted: most boards have no battery, and boot in the past.

Trusted is a clock that the network has set, or one kept by a hardware clock that agrees. Leaves out what follows from
it (`notices.due`).
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from player.device.status import boot_seconds
from player.notices.moment import BUILT, Moment

_NTP_DONE = "/run/systemd/timesync/synchronized"
_HARDWARE_CLOCKS = Path("/sys/class/rtc")
_DEVICE_TREE = Path("/proc/device-tree/model")
_AGREES_WITHIN = timedelta(hours=1)
_SLACK = timedelta(minutes=10)
"""A publisher's clock may be a little ahead of ours, and ours drifts by minutes in months: no sign that it is wrong."""
_TIME_ERROR = 5
_TIMEX_BYTES = 512
"""More than the 208 of struct timex, whose `modes` of 0 only asks."""


class Course:
    """Whether a clock that was once right has only gone on since.

    The kernel calls a clock wrong that an NTP program has not looked after for some hours, as when the line is down:
    that is no reason to take dated notices off.
    """

    def __init__(self) -> None:
        self._booted: datetime | None = None

    def was_right(self, utc: datetime, boot_s: float) -> None:
        """The clock said `utc`, and was right, so many seconds after boot."""
        self._booted = utc - timedelta(seconds=boot_s)

    def goes_on(self, utc: datetime, boot_s: float) -> bool:
        """Whether it says now what it would say had nobody set it."""
        return self._booted is not None and abs(utc - timedelta(seconds=boot_s) - self._booted) <= _SLACK


class SystemClock:
    """What the clock says, how sure that is, and the latest time known to have passed."""

    def __init__(self, floor: datetime = BUILT) -> None:
        self._floor = max(floor, BUILT)
        self._course = Course()

    def monotonic(self) -> float:
        """Seconds on a clock that nobody sets."""
        return time.monotonic()

    def moment(self) -> Moment:
        utc = datetime.now(UTC)
        trusted = self._is_trusted(utc)
        if trusted:
            self._floor = max(self._floor, utc)
        return Moment(utc, trusted, self._floor)

    def raise_floor(self, passed: datetime) -> None:
        """Something signed proves that this time has passed."""
        self._floor = max(self._floor, passed)

    def _is_trusted(self, utc: datetime) -> bool:
        """A clock that others look after is believed even against the floor: that may once have been set too high."""
        if utc < BUILT:
            return False
        boot_s = boot_seconds()
        if is_synchronised():
            self._course.was_right(utc, boot_s)
            return True
        if is_pc_or_container() or self._course.goes_on(utc, boot_s):
            return True
        return utc >= self._floor - _SLACK and hardware_clock_agrees(utc)


def is_synchronised() -> bool:
    """Whether the network has set this clock since boot (systemd-timesyncd), or is keeping it now (any NTP program)."""
    return os.path.exists(_NTP_DONE) or _kernel_says_synchronised()  # noqa: PTH110 - asked every second for years


def is_pc_or_container(device_tree: Path = _DEVICE_TREE) -> bool:
    """Whether this is a PC or a container, whose clock runs without power or is its host's care. Small boards describe
    themselves by a device tree, and often have no such clock.
    """
    return not device_tree.exists()


def hardware_clock_agrees(utc: datetime, clocks: Path = _HARDWARE_CLOCKS) -> bool:
    """Whether a hardware clock says about the same. One without a battery starts in 1970, and does not."""
    for clock in clocks.glob("rtc*/since_epoch"):
        try:
            says = datetime.fromtimestamp(int(clock.read_text()), UTC)
        except (OSError, ValueError, OverflowError):
            continue
        if abs(says - utc) <= _AGREES_WITHIN:
            return True
    return False


def _kernel_says_synchronised() -> bool:
    ask = _adjtimex()
    return ask is not None and 0 <= ask() < _TIME_ERROR


@cache
def _adjtimex() -> Callable[[], int] | None:
    """Asks the C library; None where it cannot tell. Kept: finding the function costs ten times the call."""
    import ctypes  # noqa: PLC0415 - the first picture need not wait for it where a file says that the clock is right

    function: Callable[[object], int] | None = getattr(ctypes.CDLL(None), "adjtimex", None)
    return (lambda: function(ctypes.create_string_buffer(_TIMEX_BYTES))) if function is not None else None
