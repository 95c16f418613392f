"""Where programmes come from, as the loop sees it: an editors' folder (`folder_source`) or a cache (`cache_source`).

A new programme that cannot be used never replaces a good one. Leaves out drawing (`drawing`) and showing (`showing`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from player.notices.problem import Problem
from player.notices.programme import Programme
from player.worker.protocol import Reply


@dataclass(frozen=True, slots=True)
class Synced:
    """How sync is doing: the version on air, and when it last succeeded (UTC)."""

    version: int
    last_ok: datetime | None


class Source(Protocol):
    """Asked about once a second. `root` is what the parts' paths are relative to."""

    root: Path
    problems: tuple[Problem, ...]

    def poll(self) -> Programme | None:
        """A programme other than the last one, if one has come. Raises InputError when the site can never be played."""

    def receive(self, ticket: int, reply: Reply) -> bool:
        """Takes a reply of the worker's, if it is one to this source."""

    def synced(self) -> Synced | None:
        """None for a source that is not synced."""
