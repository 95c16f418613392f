"""Speaks to a running virtual machine's maker, QEMU, from outside: what its screen shows, its cables, its memory.

Leaves out what is done inside the machine (`computer`).
"""

from __future__ import annotations

import json
import socket
import time
from pathlib import Path
from typing import Any

_UP_WITHIN_S = 20


class Qmp:
    """One connection, kept as long as the machine runs."""

    def __init__(self, path: Path) -> None:
        self._socket = _connected(path)
        self._lines = self._socket.makefile("rwb")
        self._answer()
        self.ask("qmp_capabilities")

    def ask(self, command: str, **arguments: object) -> Any:
        """What it answers; AssertionError when it refuses."""
        self._lines.write(json.dumps({"execute": command, "arguments": arguments}).encode() + b"\n")
        self._lines.flush()
        told = self._answer()
        assert "error" not in told, f"{command}: {told}"
        return told.get("return")

    def close(self) -> None:
        self._lines.close()
        self._socket.close()

    def _answer(self) -> dict[str, Any]:
        """The next answer; events, which come between, are nobody's business here."""
        while True:
            line = self._lines.readline()
            assert line, "the virtual machine has ended"
            told: dict[str, Any] = json.loads(line)
            if "event" not in told:
                return told


def _connected(path: Path) -> socket.socket:
    ends = time.monotonic() + _UP_WITHIN_S
    while True:
        made = socket.socket(socket.AF_UNIX)
        made.settimeout(120)
        try:
            made.connect(str(path))
        except OSError:
            made.close()
            assert time.monotonic() < ends, "QEMU does not start"
            time.sleep(0.05)
        else:
            return made
