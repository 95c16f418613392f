"""What a check is asked with, and what it answers. Leaves out the checks."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol, Self

from player.checks.asking import ask
from player.checks.scratch import scratch_folder
from player.durable import write_durably
from player.worker.client import Worker
from player.worker.protocol import Guards, Reply, Request


class State(StrEnum):
    """`WARN`: the board plays, but someone should look. `UNKNOWN`: it could not be found out here."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Check:
    """One finding: in both languages, what to do about it (empty when fine), and the figures behind it."""

    id: str
    state: State
    sv: str
    en: str
    do: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


class Drawer(Protocol):
    """What the checks ask of a worker (`worker.client.Worker`)."""

    guards: Guards | None

    def call(self, request: Request) -> Reply: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *_: object) -> None: ...


def _now() -> datetime:
    return datetime.now(UTC)


def _free_bytes(folder: Path) -> int:
    """Room where the folder lies, or will."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free


@dataclass(frozen=True, slots=True)
class Examination:
    """Where to look: the synced copy and the board's settings (None on a machine that has none).

    The machine itself is looked at through `root`, under which /sys, /proc and /run lie, and `ask`, which runs a
    command and gives its output (None when there is no such command, or it fails), and the rest; so a test can be any
    machine. `scratch` opens a folder that may be written to, for as long as one check needs it.
    """

    cache: Path | None
    environment: Mapping[str, str]
    settings: Path | None = None
    root: Path = Path("/")
    ask: Callable[[Sequence[str]], str | None] = ask
    now: Callable[[], datetime] = _now
    free_bytes: Callable[[Path], int] = _free_bytes
    write: Callable[[Path, bytes], None] = write_durably
    scratch: Callable[[], AbstractContextManager[Path]] = scratch_folder
    worker: Callable[[Sequence[Path], Sequence[Path]], Drawer] = Worker

    @property
    def is_board(self) -> bool:
        """Whether this machine is set up as a board: more is asked of one than of an editor's laptop."""
        return self.settings is not None

    def at(self, path: str | Path) -> Path:
        """Where an absolute path of the machine lies."""
        return self.root / str(path).lstrip("/")

    def line(self, path: str | Path) -> str:
        """The first line of a file of the kernel's, "" when it has none to give."""
        try:
            with self.at(path).open(encoding="utf-8", errors="replace") as file:
                return file.readline().strip("\0\n ")
        except OSError:
            return ""
