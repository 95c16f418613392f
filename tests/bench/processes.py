"""What a program and all its children cost: processor seconds and proportional memory."""

from __future__ import annotations

import contextlib
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil


@dataclass(frozen=True, slots=True)
class Run:
    """A started program and when it was started, on the monotonic clock."""

    process: psutil.Process
    started_s: float


@contextmanager
def running(
    command: Sequence[str], environment: Mapping[str, str] | None = None, log: Path | None = None
) -> Iterator[Run]:
    """Runs a program and ends it with its children, by their pids."""
    with (log or Path("/dev/null")).open("ab") as output:
        started_s = time.monotonic()
        program = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
    process = psutil.Process(program.pid)
    try:
        yield Run(process, started_s)
    finally:
        family = _family(process)
        program.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            program.wait(10)
        for member in family:
            with contextlib.suppress(psutil.NoSuchProcess):
                member.kill()
        program.wait(10)


def cpu_seconds(process: psutil.Process) -> float:
    """User and system time of a process, its living children and those it has already reaped."""
    total = 0.0
    for member in _family(process):
        with contextlib.suppress(psutil.NoSuchProcess):
            times = member.cpu_times()
            total += times.user + times.system + times.children_user + times.children_system
    return total


def precise_cpu_seconds(process: psutil.Process) -> float:
    """The same for the living ones alone, by the scheduler's account: in nanoseconds, where others count hundredths."""
    return sum(_scheduled_ns(member.pid) for member in _family(process)) / 1e9


def _scheduled_ns(pid: int) -> int:
    total = 0
    for task in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        with contextlib.suppress(OSError):  # a thread that has just ended
            total += int(task.read_text().split()[0])
    return total


def pss_megabytes(process: psutil.Process, *, alone: bool = False) -> float:
    """Proportional set size in MB (10^6 bytes) of the process, with all its children unless `alone`."""
    total = 0
    for member in [process] if alone else _family(process):
        with contextlib.suppress(psutil.NoSuchProcess):
            total += member.memory_full_info().pss
    return total / 1e6


def _family(process: psutil.Process) -> list[psutil.Process]:
    try:
        return [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []
