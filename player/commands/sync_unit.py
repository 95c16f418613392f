"""What `systemctl status bytavla-sync` says: which version lies here, what fails, what is wrong with the settings.

Leaves out syncing and the log (`sync.follow`).
"""

from __future__ import annotations

import time

from player.device.notify import Notifier
from player.device.settings_watch import SettingsWatch
from player.sync.result import SyncResult


class SyncUnit:
    """Tells the service manager, whenever it is something else than before."""

    def __init__(self, settings: SettingsWatch | None) -> None:
        self._settings = settings
        self._notifier = Notifier()

    def tell(self, result: SyncResult) -> None:
        if self._settings is not None:
            self._settings.look(time.monotonic())
            self._notifier.warns(self._settings.words)
        problem = result.problem
        self._notifier.says(f"version {result.version}" + (f"; {problem.sv}" if problem else ""))
