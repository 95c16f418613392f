"""A television at the other end of the HDMI cable, told over CEC to wake and to sleep, and asked how it is.

By the program `cec-ctl` (v4l-utils), one run at a time, never waited for. Leaves out when it is to be on (`switch`).
"""

from __future__ import annotations

import logging
import re
from collections import deque
from collections.abc import Sequence
from enum import Enum, auto
from math import inf
from pathlib import Path

from player.device.command import Answer, Running, Start, start_command

ASK_EVERY_S = 60.0
ASK_SOON_S = 5.0
"""How often it is asked how it is: ordinarily, and until it is as it was told to be."""
SILENT_FOR_S = 600.0
"""One that has not answered is not asked again for so long, unless there is something to tell it."""
LIMIT_S = 10.0
_NO_ADDRESS = "f.f.f.f"

_CLAIM = ("--playback", "--osd-name", "Bytavla")
_SLEEP = ("--skip-info", "--to", "0", "--standby")
_WAKE = ("--skip-info", "--to", "0", "--image-view-on")
_ASK = ("--skip-info", "--to", "0", "--give-device-power-status")

log = logging.getLogger(__name__)


class Television(Enum):
    """How the television says that it is. SILENT: there is none, it has no CEC, or that is switched off in its menu."""

    UNKNOWN = auto()
    ON = auto()
    STANDBY = auto()
    SILENT = auto()


_SAYS = {"on": Television.ON, "to-on": Television.ON, "standby": Television.STANDBY, "to-standby": Television.STANDBY}


class Cec:
    """The television at one of the machine's CEC sockets. Times are monotonic seconds."""

    def __init__(self, sockets: Sequence[Path], start: Start = start_command) -> None:
        self.television = Television.UNKNOWN if sockets else Television.SILENT
        self._sockets = deque(sockets)
        self._start = start
        self._address = ""
        self._to_say: deque[Sequence[str]] = deque()
        self._saying: tuple[Sequence[str], Running, float] | None = None
        self._asked_at = -inf

    def wake(self) -> None:
        """To be on, and to show us: a television wakes with the last channel that somebody looked at."""
        self._to_say.clear()
        self._to_say += [_WAKE, *self._look_at_us()]
        self._asked_at = -inf

    def sleep(self) -> None:
        """To stand by."""
        self._to_say.clear()
        self._to_say.append(_SLEEP)
        self._asked_at = -inf

    def turn(self, now: float, *, wanted: Television) -> None:
        """Hears what was answered and says what is next. Never waits; nothing is said to where no socket is."""
        if not self._sockets:
            return
        if self._saying is not None:
            self._hear(now)
        if self._saying is None:
            self._say(now, wanted)

    def close(self) -> None:
        if self._saying is not None:
            self._saying[1].end()

    def _say(self, now: float, wanted: Television) -> None:
        if not self._address:
            if self.television is not Television.SILENT or now - self._asked_at >= SILENT_FOR_S:
                self._run(_CLAIM, now)
        elif self._to_say:
            self._run(self._to_say.popleft(), now)
        elif now - self._asked_at >= (ASK_EVERY_S if self.television is wanted else ASK_SOON_S):
            self._run(_ASK, now)

    def _run(self, words: Sequence[str], now: float) -> None:
        if words in (_ASK, _CLAIM):
            self._asked_at = now
        self._saying = (words, self._start(["cec-ctl", "--device", str(self._sockets[0]), *words]), now)

    def _hear(self, now: float) -> None:
        assert self._saying is not None
        words, running, since = self._saying
        answer = running.poll()
        if answer is None and now - since < LIMIT_S:
            return
        if answer is None:
            running.end()
            answer = Answer(ok=False, text="no answer in time")
        self._saying = None
        if words is _CLAIM:
            self._take_address(answer)
        elif words is _ASK:
            self._take_state(answer)

    def _take_address(self, answer: Answer) -> None:
        """The physical address is the television's gift: without one there is none at this socket."""
        found = re.search(r"Physical Address\s*:\s*([0-9a-f](?:\.[0-9a-f]){3})", answer.text)
        self._address = found[1] if answer.ok and found and found[1] != _NO_ADDRESS else ""
        if self._address:
            log.info("CEC: %s, %s", self._sockets[0], self._address)
            if _WAKE in self._to_say:
                self._to_say += self._look_at_us()
            return
        self._sockets.rotate(-1)
        self._becomes(Television.SILENT)

    def _take_state(self, answer: Answer) -> None:
        found = re.search(r"pwr-state: ([a-z-]+)", answer.text)
        self._becomes(_SAYS.get(found[1], Television.SILENT) if found else Television.SILENT)
        if not answer.ok or self.television is Television.SILENT:
            self._address = ""  # it may have been unplugged, and then we are nobody to it

    def _becomes(self, television: Television) -> None:
        if television is not self.television:
            log.info("CEC: the television is %s", television.name.lower())
        self.television = television

    def _look_at_us(self) -> list[Sequence[str]]:
        return [("--skip-info", "--to", "0", "--active-source", f"phys-addr={self._address}")] if self._address else []


def cec_sockets(folder: Path = Path("/dev")) -> tuple[Path, ...]:
    """The CEC devices of this machine, by name."""
    return tuple(sorted(folder.glob("cec[0-9]*")))
