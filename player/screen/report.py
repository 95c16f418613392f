"""Says how the player is: the status file, systemd's watchdog and status line, the log. Leaves out the judging.

A watchdog is only told after a finished present, so that a player whose screen stands still is started anew; or
while no monitor is plugged in, which no new start would mend.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import inf
from pathlib import Path
from typing import Any

from player.device.notify import Notifier
from player.device.settings import another_site
from player.device.settings_in_force import in_words
from player.device.settings_watch import SettingsWatch
from player.device.status import STATUS, boot_id, boot_seconds, write_status
from player.notices.codec import to_data
from player.notices.problem import Problem, Severity
from player.notices.slide import Slide
from player.screen.source import Synced
from player.screen.state import State

MOST_PROBLEMS = 200
"""The file is read over slow lines: errors first, then so many; `problem_count` says how many there are."""
_ALIVE_EVERY_S = 5.0
_WAITING_EVERY_S = 20.0

log = logging.getLogger(__name__)


Problems = Callable[[], Sequence[Problem]]
Sync = Callable[[], Synced | None]


class Report:
    """Tells what has changed, and that we are alive. Times are monotonic seconds."""

    def __init__(self, folder: Path, site: str, notifier: Notifier, settings: SettingsWatch | None = None) -> None:
        self._folder = folder
        self._site = site
        self._notifier = notifier
        self._settings = settings
        self._shown: set[str] = set()
        self._boot = boot_id()
        self._told: State | None = None
        self._alive_at = -inf
        self._complained = False

    def tell(self, state: State, problems: Problems, synced: Sync, now: float) -> None:
        """Reports; what is as before, and no newer a present, costs nothing and asks nothing."""
        if not self._settings_are_news(state, now) and self._is_old(state, now):
            return
        newer = state.presented_at > (self._told.presented_at if self._told else -inf)
        if newer or _has_no_screen(state):
            self._notifier.alive()
            self._alive_at = now
        self._notifier.says(_words(state))
        self._log(state)
        self._told = state
        self._write(self._data(state, problems(), synced(), now))

    def _log(self, state: State) -> None:
        """One line for each change: of how the player is, and of each notice the first time that it is seen."""
        shown = state.on_air
        found = {"STATE": state.word}
        if shown is not None:
            found |= {"NOTICE": shown.notice, "PLAYLIST": shown.playlist}
        if self._told is None or state.word != self._told.word:
            log.info("%s: %s", state.word, state.why, extra=found)
        if shown is not None and shown.notice not in self._shown:
            self._shown.add(shown.notice)
            log.info(
                "%s is on the screen, for the first time since the start: %s", shown.notice, state.why, extra=found
            )

    def close(self) -> None:
        """The player ends on purpose: nobody shall take its last words for a player that stands still."""
        self._notifier.stopping()
        (self._folder / STATUS).unlink(missing_ok=True)

    def _settings_are_news(self, state: State, now: float) -> bool:
        """Whether the board's own file is right or wrong in another way than was told."""
        if self._settings is None:
            return False
        self._settings.look(now)
        words = (self._settings.words, in_words(self._elsewhere(state)))
        return self._notifier.warns("; ".join(filter(None, words)))

    def _elsewhere(self, state: State) -> tuple[Problem, ...]:
        """Said while the board plays another site's programme than its settings name."""
        if self._settings is None or state.site in ("", self._site):
            return ()
        return (another_site(self._settings.path, self._site, state.site),)

    def _is_old(self, state: State, now: float) -> bool:
        """Whether there is nothing to tell but one more step of a fade, or not even that."""
        told, silent_s = self._told, now - self._alive_at
        if _has_no_screen(state) and silent_s >= _WAITING_EVERY_S:
            return False
        if state == told:
            return True
        return told is not None and replace(state, presented_at=told.presented_at) == told and silent_s < _ALIVE_EVERY_S

    def _data(self, state: State, problems: Sequence[Problem], synced: Synced | None, now: float) -> dict[str, Any]:
        presented = state.presented_at > -inf
        ago = now - state.presented_at
        ordered = sorted(problems, key=lambda problem: problem.severity is Severity.WARNING)
        return {
            "site": self._site,
            "pid": os.getpid(),
            "state": state.word,
            "on_air": _slide_data(state.on_air),
            "should_be": _slide_data(state.should_be),
            "why": state.why,
            "presented_at": (datetime.now(UTC) - timedelta(seconds=ago)).isoformat() if presented else None,
            "presented_boot_s": boot_seconds() - ago if presented else None,
            "told_boot_s": boot_seconds(),
            "boot_id": self._boot,
            "screen": {
                "driver": state.driver,
                "renderer": state.renderer,
                "mode": state.mode,
                "connected": state.connected,
            },
            "power": {"state": state.power, "by": state.darkened_by},
            "clock_trusted": state.clock_trusted,
            "sync": _sync_data(synced),
            "settings": [to_data(problem) for problem in self._wrong_settings(state)],
            "problem_count": len(problems),
            "problems": [{"notice": None, **to_data(problem)} for problem in ordered[:MOST_PROBLEMS]],
        }

    def _wrong_settings(self, state: State) -> tuple[Problem, ...]:
        return (*(self._settings.problems if self._settings else ()), *self._elsewhere(state))

    def _write(self, data: dict[str, Any]) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_status(self._folder, data)
        except OSError as error:
            if not self._complained:
                log.warning("%s: the status cannot be written: %s", self._folder, error.strerror)
            self._complained = True


def _has_no_screen(state: State) -> bool:
    """Whether there is provably nothing to present on: then waiting for a monitor is all the life there can be."""
    return state.connected is False


def _words(state: State) -> str:
    shown = state.on_air.notice if state.on_air else "-"
    return f"{state.word}: {shown} ({state.why})"


def _slide_data(slide: Slide | None) -> dict[str, Any] | None:
    if slide is None:
        return None
    return {"notice": slide.notice, "playlist": slide.playlist, "lang": slide.lang, "page": slide.page}


def _sync_data(synced: Synced | None) -> dict[str, Any] | None:
    if synced is None:
        return None
    return {"version": synced.version, "last_ok": synced.last_ok.isoformat() if synced.last_ok else None}
