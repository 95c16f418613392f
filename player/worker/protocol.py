"""The messages between a program and its worker: plain data, one JSON line each way.

Here those about drawing, and about the worker itself; the others by what they are about: `folder_messages`,
`file_messages`, `page_messages`. Leaves out how a worker is limited (`sandbox`), minded (`client`), and what it does
with a message (`main`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from player.frames.model import Drawn
from player.notices.board import Board, Playlist, Site
from player.notices.notice import Notice
from player.notices.problem import Problem
from player.notices.waiting import Waiting
from player.worker.file_messages import FilesMade, OfFiles
from player.worker.folder_messages import FolderTold, OfFolders
from player.worker.page_messages import ForPages, PagesMade


@dataclass(frozen=True, slots=True)
class Draw:
    """Draw one variant (by language) of a notice for a site's screen into the frame store at `store`.

    `root` is the folder or cache that part paths are relative to. `playlist` and `notice` are None for the site's
    standing notice; with `waiting`, for what stands in for it before the first programme. `png` names a folder for
    upright PNGs (with the clock of `now` painted in) instead of frames. `day` is what the standing notice calls today.
    """

    key: str
    board: Board
    site: Site
    root: str
    store: str
    playlist: Playlist | None = None
    notice: Notice | None = None
    lang: str = ""
    png: str = ""
    now: datetime | None = None
    waiting: Waiting | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class LayOut:
    """Lay finished PNGs (all files in `folder`) out side by side on one sheet, `folder`/`target`, to look over."""

    folder: str
    pictures: tuple[str, ...]
    target: str


@dataclass(frozen=True, slots=True)
class LaidOut:
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Failed:
    """The job failed, in one sentence; `reason` as in `WorkerError`, or "input" (with its problems) or "storage"."""

    message: str
    reason: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Guards:
    """The worker's first message, asked by nobody: which limits it has really put on itself, and why not the others.

    `memory_bytes` is the address space it may use (0: unlimited); `files`, `network`, `processes`, `capabilities`
    say whether it is kept from files it was not given, from sockets, from starting or touching other processes, and
    from the rights of root. `landlock_abi` is 0 without Landlock.
    """

    memory_bytes: int
    files: bool
    network: bool
    processes: bool
    capabilities: bool
    landlock_abi: int = 0
    notes: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        return self.memory_bytes > 0 and self.files and self.network and self.processes and self.capabilities


Request = OfFolders | Draw | OfFiles | LayOut | ForPages
Reply = FolderTold | Drawn | FilesMade | LaidOut | PagesMade | Failed
