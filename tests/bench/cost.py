"""What one run of a command cost: seconds on the wall and of CPU, its exit code, its output."""

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """`cpu_s` is user and system time of the command and of every child it has waited for.

    `exit_code` is negative, the signal, when it was killed.
    """

    wall_s: float
    cpu_s: float
    exit_code: int
    output: str


def run(
    command: Sequence[str | Path], environment: Mapping[str, str] | None = None, kill_after_s: float | None = None
) -> Cost:
    """Runs a command to its end; kills it (SIGKILL) when that takes longer than it may."""
    with tempfile.TemporaryFile() as output:
        began = time.monotonic()
        program = subprocess.Popen(
            [str(word) for word in command],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.DEVNULL,
        )
        deadline = threading.Timer(kill_after_s or 0, _kill, [program.pid])
        if kill_after_s is not None:
            deadline.start()
        _, status, usage = os.wait4(program.pid, 0)
        deadline.cancel()
        program.returncode = os.waitstatus_to_exitcode(status)
        wall_s = time.monotonic() - began
        output.seek(0)
        text = output.read().decode("utf-8", "replace")
    return Cost(wall_s, usage.ru_utime + usage.ru_stime, program.returncode, text)


def _kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, 9)
