"""Tells systemd that the player is ready, alive and what it is doing. Leaves out how often (`screen.report`)."""

from __future__ import annotations

import os


class Notifier:
    """The service manager's ear; nobody's when it did not start us. systemd-python is then not even imported."""

    def __init__(self) -> None:
        self._listened_to = bool(os.environ.get("NOTIFY_SOCKET"))
        self._is_ready = False
        self._words = ""
        self._warning = ""

    def alive(self) -> None:
        """Feeds the watchdog; the first time it also says "ready"."""
        self._tell("WATCHDOG=1" if self._is_ready else "READY=1\nWATCHDOG=1")
        self._is_ready = True

    def says(self, words: str) -> bool:
        """One line for `systemctl status`; told only when it is another. Whether it is."""
        return self._tell_line(words, self._warning)

    def warns(self, warning: str) -> bool:
        """What stands first in that line, whatever else it says, until the warning is "". Whether it is another."""
        return self._tell_line(self._words, warning)

    def stopping(self) -> None:
        self._tell("STOPPING=1")

    def _tell_line(self, words: str, warning: str) -> bool:
        if (words, warning) == (self._words, self._warning):
            return False
        self._words, self._warning = words, warning
        line = "; ".join(part for part in (warning, words) if part)
        # A further line would be an order of its own to the service manager, and half a character cannot be sent.
        self._tell("STATUS=" + "".join(letter if letter.isprintable() else " " for letter in line))
        return True

    def _tell(self, message: str) -> None:
        if not self._listened_to:
            return
        # Imported late: the first picture need not wait for it.
        from systemd import daemon  # type: ignore[attr-defined, unused-ignore]  # noqa: PLC0415

        daemon.notify(message)
