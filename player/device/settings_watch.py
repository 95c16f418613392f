"""How a board's settings file is by now: right, wrong, or right but not yet in force. For units that run for months.

Leaves out reading it at the start (`settings_in_force`): a running program goes on with what held then.
"""

from __future__ import annotations

import logging
from math import inf
from pathlib import Path

from player.device.settings import parse_settings, read_file
from player.device.settings_in_force import InForce, in_words
from player.errors import InputError

LOOK_EVERY_S = 10.0
_CHANGED = "inställningarna är ändrade och gäller från nästa start"

log = logging.getLogger(__name__)


class SettingsWatch:
    """Looks at the file now and then, and reads it when it is another. Times are monotonic seconds."""

    def __init__(self, path: Path, in_force: InForce) -> None:
        self.held = in_force.settings
        self.problems = in_force.problems
        self.words = in_force.words
        """One line for `systemctl status`; "" when the file says what is in force."""
        self.path = path
        self._seen = _signature(path)
        self._looked_at = -inf

    def look(self, now: float) -> None:
        """Renews what is said, if it is time to. What has become wrong goes to the log, every problem at once."""
        if now - self._looked_at < LOOK_EVERY_S:
            return
        self._looked_at = now
        signature = _signature(self.path)
        if signature != self._seen:
            self._seen = signature
            self._read()

    def _read(self) -> None:
        try:
            settings = parse_settings(read_file(self.path), self.path)
        except InputError as error:
            self.problems, self.words = error.problems, in_words(error.problems)
            for problem in error.problems:
                log.error("%s: %s", problem.file, problem.en, extra={"PROBLEM": problem.code})
            return
        self.problems, self.words = (), "" if settings == self.held else _CHANGED
        log.info("%s: %s", self.path, self.words or "all is right")


def _signature(path: Path) -> tuple[int, ...]:
    """Another whenever the file may be; () while there is none."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns
