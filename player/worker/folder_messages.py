"""What a program asks its worker of an editors' folder, and what it is told: boards, playlists, feeds, changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from player.notices.board import Board
from player.notices.fetched import Ended
from player.notices.problem import Problem
from player.notices.programme import PlaylistContent


@dataclass(frozen=True, slots=True)
class Arrival:
    """When a file (path under the folder) was first seen by the publisher."""

    file: str
    seen: datetime


@dataclass(frozen=True, slots=True)
class Stopped:
    """A notice that a STOPP file (a path under the folder) has taken off the board."""

    notice: str
    playlist: str
    title: str
    file: str


class EndIn(StrEnum):
    """Where an editor has written when a notice ends, and so where to write another end."""

    NOWHERE = "nowhere"
    NAME = "name"
    TEXT = "text"
    BOTH = "both"
    EVENT = "event"
    """Nowhere, but it tells of something that begins on a day, and ends with that day."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Every file (paths under the folder) that a notice is made from: receipts name them, arrivals are kept of them."""

    notice: str
    files: tuple[str, ...]
    end: EndIn = EndIn.NOWHERE


@dataclass(frozen=True, slots=True)
class ReadFolder:
    """Read the whole editors' folder. Without arrivals, lifetimes count from now; without `feeds` none is shown."""

    folder: str
    now: datetime
    arrivals: tuple[Arrival, ...] = ()
    feeds: str = ""


@dataclass(frozen=True, slots=True)
class FolderRead:
    """The board, every playlist's content, and every problem. `board` is None when board.toml cannot be used.

    `missing` are the ids of playlists whose folder is not there or cannot be listed: they are held, while one
    that is there and empty is meant. `unsettled` are files (paths under the folder) still being written.
    """

    board: Board | None
    contents: tuple[PlaylistContent, ...]
    problems: tuple[Problem, ...]
    missing: tuple[str, ...] = ()
    unsettled: tuple[str, ...] = ()
    stopped: tuple[Stopped, ...] = ()
    sources: tuple[Sources, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadBoard:
    """Read `_board/board.toml` alone. The publisher asks this first, then for the playlists that have changed.

    `now` (without it: the worker's clock) says from which year on public holidays are listed.
    """

    folder: str
    now: datetime | None = None


@dataclass(frozen=True, slots=True)
class BoardRead:
    """The board with its problems, among them folders that it does not name. `board` is None when it cannot be used."""

    board: Board | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ReadPlaylist:
    """Read one playlist's folder (`playlist` is its id) under the rights that `board` gives it.

    `feeds` is the fetcher's folder, or empty; `ended` are alerts that earlier readings knew to be over.
    """

    folder: str
    board: Board
    playlist: str
    now: datetime
    arrivals: tuple[Arrival, ...] = ()
    feeds: str = ""
    ended: tuple[Ended, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaylistRead:
    """What one playlist's folder holds, and its problems. The other fields as in `FolderRead`.

    `ended` are the alerts that its feeds say are over; from `until` on its feeds read differently.
    """

    content: PlaylistContent
    problems: tuple[Problem, ...]
    missing: bool = False
    unsettled: tuple[str, ...] = ()
    stopped: tuple[Stopped, ...] = ()
    sources: tuple[Sources, ...] = ()
    ended: tuple[Ended, ...] = ()
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class FeedWanted:
    """A feed that some playlist asks for: `address` as written, `kind` one of the folder's words, seconds between."""

    kind: str
    address: str
    every_s: float


@dataclass(frozen=True, slots=True)
class ReadFeeds:
    """Which feeds the editors' folder asks for. The fetcher of feeds asks this."""

    folder: str


@dataclass(frozen=True, slots=True)
class FeedsRead:
    """Each feed once, as often as the most eager playlist asks. `usable` False: board.toml cannot be used now."""

    feeds: tuple[FeedWanted, ...]
    usable: bool = True


@dataclass(frozen=True, slots=True)
class TryFeed:
    """Whether the document at `path` is what a feed of that kind gives. Answered by `FeedTried`."""

    path: str
    kind: str


@dataclass(frozen=True, slots=True)
class FeedTried:
    """`objection`: why it is not, for the log; "" when it is."""

    objection: str = ""


@dataclass(frozen=True, slots=True)
class Watch:
    """Tell by a `Changed`, under no request's ticket, whenever something under `folder` has changed and stands still.

    Answered at once by a first `Changed` under this request's ticket: the watch stands, and what is read from now on is
    either what it was or will be told of.
    """

    folder: str


@dataclass(frozen=True, slots=True)
class Changed:
    """The watched folder has changed."""

    folder: str


OfFeeds = ReadFeeds | TryFeed
OfFolders = ReadFolder | ReadBoard | ReadPlaylist | OfFeeds | Watch
FolderTold = FolderRead | BoardRead | PlaylistRead | FeedsRead | FeedTried | Changed
