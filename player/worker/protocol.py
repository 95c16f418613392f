"""The messages between a program and its worker: plain data, one JSON line each way.

Leaves out how a worker is limited (`sandbox`), minded (`client`) and what it does with a message (`main`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from player.frames.model import Drawn
from player.notices.board import Board, Playlist, Site
from player.notices.fetched import Ended
from player.notices.notice import Notice
from player.notices.problem import Problem
from player.notices.programme import PlaylistContent
from player.notices.waiting import Waiting


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


@dataclass(frozen=True, slots=True)
class Sources:
    """Every file (paths under the folder) that a notice is made from: receipts name them, arrivals are kept of them."""

    notice: str
    files: tuple[str, ...]


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
class Normalise:
    """Make a picture fit to publish: upright, at most `longest_px`, sRGB, no metadata; written to `target`."""

    source: str
    target: str
    longest_px: int


@dataclass(frozen=True, slots=True)
class Normalised:
    media_type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class NormaliseFilm:
    """Make a film fit to publish: H.264, 1080p30, upright, no metadata, and no sound unless it is to be `heard`.

    It is written to `target`.
    """

    source: str
    target: str
    heard: bool = False


@dataclass(frozen=True, slots=True)
class FilmNormalised:
    media_type: str
    width: int
    height: int
    seconds: float


@dataclass(frozen=True, slots=True)
class NormaliseSound:
    """Make a sound fit to publish: the same sound without metadata, written to `target`."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class SoundNormalised:
    media_type: str


@dataclass(frozen=True, slots=True)
class NormaliseText:
    """Write a text part's body to `target` as UTF-8 without front matter, so that it reads the same again.

    A body whose first line is itself `---` gets an empty front matter before it. Answered by `TextNormalised`.
    """

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class TextNormalised:
    media_type: str


@dataclass(frozen=True, slots=True)
class RenderText:
    """A text as HTML: the file `source`, front matter taken off, or else `text` itself.

    A first heading that says the same as `title` is left out.
    """

    source: str = ""
    text: str = ""
    media_type: str = "text/markdown"
    title: str = ""


@dataclass(frozen=True, slots=True)
class TextRendered:
    """`plain` is the same in words alone. `cut`: the text was longer than a page has room for."""

    html: str
    plain: str
    cut: bool = False


@dataclass(frozen=True, slots=True)
class ReadPoster:
    """The words of a poster's text layer."""

    source: str


@dataclass(frozen=True, slots=True)
class PosterRead:
    text: str


@dataclass(frozen=True, slots=True)
class PicturePoster:
    """The first page of a poster as a picture, written to `target`; answered by `Normalised`."""

    source: str
    target: str
    longest_px: int


@dataclass(frozen=True, slots=True)
class PictureFilm:
    """A film's still as a picture, written to `target`; answered by `Normalised`."""

    source: str
    target: str
    longest_px: int


@dataclass(frozen=True, slots=True)
class MakeCode:
    """The modules of a payload's QR code."""

    payload: str


@dataclass(frozen=True, slots=True)
class CodeMade:
    """Rows of modules from the top, "1" for a dark one; without quiet zone."""

    rows: tuple[str, ...]


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
class Watch:
    """Tell by a `Changed` reply, with no id, whenever something under `folder` has changed and stands still.

    Answered at once by a first `Changed` with this request's id: the watch stands, and what is read from now on is
    either what it was or will be told of.
    """

    folder: str


@dataclass(frozen=True, slots=True)
class Changed:
    """The watched folder has changed."""

    folder: str


@dataclass(frozen=True, slots=True)
class Failed:
    """The job failed, in one sentence; `reason` as in `WorkerError`, or "input" (with its problems) or "storage"."""

    message: str
    reason: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Guards:
    """The worker's first message, with no id: which limits it has really put on itself, and why not the others.

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


ForPages = RenderText | ReadPoster | PicturePoster | PictureFilm | MakeCode
OfFiles = Normalise | NormaliseFilm | NormaliseSound | NormaliseText
OfFeeds = ReadFeeds | TryFeed
Request = ReadFolder | ReadBoard | ReadPlaylist | OfFeeds | Draw | OfFiles | LayOut | Watch | ForPages
PagesMade = TextRendered | PosterRead | CodeMade
FilesMade = Normalised | FilmNormalised | SoundNormalised | TextNormalised
FolderTold = FolderRead | BoardRead | PlaylistRead | FeedsRead | FeedTried | Changed
Reply = FolderTold | Drawn | FilesMade | LaidOut | PagesMade | Failed
