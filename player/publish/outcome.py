"""What one publishing came to, as data: what receipts, the private page and the log are written from.

Leaves out how it came about (`publisher`) and every word that people read (`receipt`, `gallery`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from player.notices.model import Board, Notice, PlaylistContent
from player.notices.problem import Problem
from player.worker.protocol import Sources, Stopped


class Act(StrEnum):
    """What happened to a notice between two publishings."""

    ADDED = "added"
    UPDATED = "updated"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """One notice that appeared, changed or was withdrawn, and the editors' files (paths under the folder) behind it."""

    act: Act
    notice: str
    playlist: str
    title: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A playlist whose folder could not be read, so that its last good content stays. `sv` and `en` say why."""

    playlist: str
    sv: str
    en: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A notice that is not published yet, and the UTC instant from which it will be (`publish_ahead` before it starts)."""

    notice: Notice
    publish_from: datetime


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that one publishing found and did.

    `contents` are what is in the tree now, as the editors' folder has it (parts name the editors' files, not blobs);
    `waiting` what is right but too early; `unsettled` files that are still being written.
    """

    when: datetime
    version: int
    changed: bool
    board: Board
    contents: tuple[PlaylistContent, ...]
    waiting: tuple[Waiting, ...] = ()
    changes: tuple[Change, ...] = ()
    held: tuple[Held, ...] = ()
    stopped: tuple[Stopped, ...] = ()
    sources: tuple[Sources, ...] = ()
    unsettled: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
