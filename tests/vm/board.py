"""What can be asked of the board on the machine from inside; held in the proofs against what is seen from outside.

Leaves out the machine (`computer`) and its screen (`picture`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.vm.computer import Computer
from tests.vm.picture import shows_a_code

PLAYER, SYNC = "bytavla-player", "bytavla-sync"
_SHOWING = ("ok", "warn")
"""A machine without a graphics processor is warned of: its fades are uneven."""
_DROP_IN = "/run/systemd/system/bytavla-player.service.d/fault.conf"
_PATIENCE = b"""# An emulated machine is twenty times slower than the slowest board.
[Service]
TimeoutStartSec=900
WatchdogSec=300
TimeoutStopSec=120
"""
_NOTHING_NEW_FOR_S = 30
"""An emulated worker needs less for the most laborious picture."""


def be_patient(computer: Computer) -> None:
    """The player has more time to start, and to show that it lives, than its unit gives it."""
    computer.put("/etc/systemd/system/bytavla-player.service.d/slow.conf", _PATIENCE)


def status(computer: Computer) -> dict[str, Any]:
    """What the player tells."""
    told: dict[str, Any] = json.loads(computer.asks("bytavla status --json") or "{}")
    return told


def calls_itself_well(computer: Computer) -> dict[str, bool]:
    """Which of the two that a maintainer asks say that all is well with the screen."""
    told = json.loads(computer.asks("bytavla doctor --json") or '{"checks": []}')
    screen = next((each["state"] for each in told["checks"] if each["id"] == "screen"), "no answer")
    is_well = computer.run("bytavla", "status", code=None).returncode == 0
    return {"status": is_well, "doctor": screen in _SHOWING}


def wait_until_seen(computer: Computer, within_s: float) -> None:
    """Until a phone could read a code off the screen."""
    if not shows_a_code(computer, within_s):
        told = computer.asks(f"bytavla status; journalctl --no-pager -b -n 40 -u {PLAYER} -u {SYNC}")
        raise AssertionError(f"no code is seen on the screen within {within_s} s\n{told}")


def wait_until_at_rest(computer: Computer, within_s: float) -> None:
    """Until everything is drawn and the player only turns its notices."""
    count = "ls /var/cache/bytavla/frames | wc -l"
    look = f"{count}; sleep {_NOTHING_NEW_FOR_S}; {count}"
    computer.wait_until(lambda: len(set(computer.asks(look).split())) == 1, within_s, "it is never done with drawing")


def version_there(computer: Computer) -> int:
    """The version of the programme that is switched in."""
    return int((status(computer).get("sync") or {}).get("version") or 0)


@contextmanager
def environment(computer: Computer, **named: str) -> Iterator[None]:
    """The player runs with these in its environment, until the end of the block or the next boot."""
    lines = "\n".join(f"Environment={name}={value}" for name, value in named.items())
    computer.put(_DROP_IN, f"[Service]\n{lines}\n".encode())
    _restart(computer)
    yield
    computer.run("rm", _DROP_IN)
    _restart(computer)


@contextmanager
def without_files(computer: Computer, pattern: str) -> Iterator[None]:
    """The machine lacks these files, until the end of the block."""
    hide = f"for f in {pattern}; do mv $f $f.away; done; ls {pattern}.away"
    assert computer.asks(hide), f"nothing to take away: {pattern}"
    computer.run("systemctl", "restart", "--no-block", PLAYER)
    yield
    computer.asks(f"for f in {pattern}.away; do mv $f ${{f%.away}}; done")
    computer.run("systemctl", "restart", "--no-block", PLAYER)


def _restart(computer: Computer) -> None:
    computer.run("systemctl", "daemon-reload")
    computer.run("systemctl", "restart", "--no-block", PLAYER)
