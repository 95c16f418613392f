"""Kills a job just before its Nth call that changes a file, or fails that call, for every N that is asked for.

Leaves out what must hold afterwards: each test says so itself.
"""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[2]
_KILLED = 9


@dataclass(frozen=True)
class Fate:
    """How a run ended: killed by us, or by itself with an exit code."""

    killed: bool
    exit_code: int


@functools.cache
def shim() -> Path:
    """The shim, built once a test run."""
    library = Path(tempfile.mkdtemp(prefix="crash-shim-")) / "shim.so"
    source = Path(__file__).with_name("shim.c")
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-w", "-o", library, source, "-ldl"], check=True)
    return library


def shimmed(under: Path, *, at: int = 0, errno: int = 0, disk_bytes: int = 0) -> dict[str, str]:
    """An environment in which a whole program runs with the shim: for tests of commands."""
    return {
        **os.environ,
        "LD_PRELOAD": str(shim()),
        "CRASH_UNDER": str(under),
        "CRASH_AT": str(at),
        "CRASH_ERRNO": str(errno),
        "CRASH_DISK_BYTES": str(disk_bytes),
    }


class Victim:
    """Runs one job again and again, each time in a fresh fork."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def run(self, under: Path, *arguments: str, at: int = 0, errno: int = 0, disk_bytes: int = 0) -> Fate:
        """Runs the job; it dies before its `at`th changing call below `under` (0: lives)."""
        order = {"under": str(under), "at": at, "errno": errno, "disk_bytes": disk_bytes, "arguments": arguments}
        _pipe(self._process.stdin).write(json.dumps(order) + "\n")
        _pipe(self._process.stdin).flush()
        answer = json.loads(_pipe(self._process.stdout).readline())
        return Fate(answer["signal"] == _KILLED, answer["status"])


@contextmanager
def victim(job: str) -> Iterator[Victim]:
    """A victim for `job`, "package.module:function", which takes strings and returns an exit code."""
    command = [sys.executable, "-m", "tests.crash.victim", job]
    environment = {**os.environ, "LD_PRELOAD": str(shim())}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Victim(process)
        finally:
            _pipe(process.stdin).close()
            process.wait(timeout=20)


def _pipe(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream
