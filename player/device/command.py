"""Another program, run without waiting for it: looked at now and then until it is done or has had its time.

For the screen's process, whose loop must never wait. Leaves out what the programs do (`cec`).
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

_MOST_BYTES = 60_000
"""Less than a pipe holds: the program is never kept waiting for a reader."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a program that has ended wrote, to output and error together; `ok` when its exit code was 0."""

    ok: bool
    text: str


class Running(Protocol):
    """A program that was started."""

    def poll(self) -> Answer | None:
        """What it said, once it has ended; None before."""

    def end(self) -> None:
        """Ends it at once."""


Start = Callable[[Sequence[str]], Running]


def start_command(command: Sequence[str]) -> Running:
    """Starts a program. One that is not here, or may not be run, answers that it failed."""
    try:
        return _Process(
            subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                env={**os.environ, "LC_ALL": "C.UTF-8"},
            )
        )  # fmt: skip
    except OSError as error:
        return _NeverStarted(Answer(ok=False, text=f"{command[0]}: {error.strerror}"))


class _Process:
    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def poll(self) -> Answer | None:
        if self._process.poll() is None:
            return None
        assert self._process.stdout is not None
        with self._process.stdout as said:
            text = said.read(_MOST_BYTES).decode("utf-8", "replace")
        return Answer(self._process.returncode == 0, text)

    def end(self) -> None:
        with suppress(ProcessLookupError):
            self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()


@dataclass(frozen=True, slots=True)
class _NeverStarted:
    answer: Answer

    def poll(self) -> Answer | None:
        return self.answer

    def end(self) -> None:
        """There is nothing to end."""
