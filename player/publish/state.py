"""What a playlist's turn follows from, comes to, and leaves behind for the next one: values only.

Leaves out how a turn is taken (`playlist`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from player.notices.board import Board, Playlist
from player.notices.codec import CodecError, from_data, to_data
from player.notices.problem import Problem
from player.notices.programme import PlaylistContent
from player.publish.feeds import NO_FEEDS, Feeds
from player.publish.index import Index
from player.publish.metadata import SignedFile
from player.publish.places import Places, playlist_target, target_path
from player.publish.plan import Verdict
from player.publish.report import Held
from player.publish.tree import signed_file
from player.worker.folder_messages import Sources


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What all the playlists of one publish have in common. `digest` names all of the board that a reading rests on.

    `only_withdrawals`: board.toml cannot be used, and `board` is the last good one. `feeds` is where fetched documents
    lie.
    """

    folder: Path
    board: Board
    digest: str
    now: datetime
    longest_px: int
    only_withdrawals: bool = False
    feeds: Feeds = NO_FEEDS

    @property
    def next_midnight(self) -> datetime:
        """A reading is a day's: what a date without a year means, and what a receipt asks, follow from it."""
        zone = ZoneInfo(self.board.timezone)
        tomorrow = self.now.astimezone(zone).date() + timedelta(days=1)
        return datetime(tomorrow.year, tomorrow.month, tomorrow.day, tzinfo=zone)


@dataclass(frozen=True, slots=True)
class State:
    """What is remembered of a playlist's turn. It holds while all that it followed from is the same.

    `until`: the moment at which it would come out differently. `shown`: how many notices are in the tree. An empty
    fingerprint never holds. What is long lies apart (`Told`), so that what did not change is not even looked at.
    """

    fingerprint: str
    board: str
    manifest: SignedFile
    since: datetime
    until: datetime
    shown: int
    problems: tuple[Problem, ...] = ()
    held: Held | None = None

    def holds(self, fingerprint: str, around: Circumstances, published: SignedFile | None) -> bool:
        """Whether the turn would come out the same. A clock that has gone back makes it take place anew."""
        same = self.fingerprint == fingerprint != "" and self.board == around.digest
        return same and self.manifest == published and self.since <= around.now < self.until


@dataclass(frozen=True, slots=True)
class Told:
    """What became of every notice, and the files that they were made from when last read."""

    verdicts: tuple[Verdict, ...] = ()
    sources: tuple[Sources, ...] = ()


@dataclass(frozen=True, slots=True)
class Fresh:
    """What a turn that took place came to; `before` is what was published last."""

    before: PlaylistContent
    content: PlaylistContent
    manifest: bytes
    told: Told


@dataclass(frozen=True, slots=True)
class Turn:
    """A playlist in one publish. Without `fresh` all is as it was.

    `look_again_s`: after how many seconds files that are in motion now may be still.
    """

    playlist: Playlist
    state: State
    fresh: Fresh | None = None
    look_again_s: float | None = None


def manifest_of(content: PlaylistContent) -> bytes:
    """The bytes of the playlist's signed manifest."""
    return _json({"v": 1, "content": to_data(content)})


def board_file_of(board: Board) -> bytes:
    """The bytes of board.json."""
    return _json({"v": 1, "board": to_data(board)})


def turn_of(
    playlist: Playlist, before: PlaylistContent, content: PlaylistContent, told: Told, around: Circumstances
) -> Turn:
    """A turn that came to this content, and that is to be taken again at every publish."""
    manifest = manifest_of(content)
    state = State("", around.digest, signed_file(manifest), around.now, around.next_midnight, len(content.notices))
    return Turn(playlist, state, Fresh(before, content, manifest, told))


def published_before(
    index: Index, places: Places, playlist: str, published: SignedFile | None
) -> PlaylistContent | None:
    """What the tree says of a playlist: from the index, or from the signed manifest itself when the index was lost."""
    if published is None:
        return None
    known = index.fact(PlaylistContent, f"published:{playlist}")
    if known is not None:
        return known
    try:
        data = (places.public / target_path(playlist_target(playlist), published.sha256)).read_bytes()
        if signed_file(data) != published:
            return None
        return from_data(PlaylistContent, json.loads(data)["content"])
    except (OSError, CodecError, ValueError, LookupError, TypeError):
        return None


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode("utf-8", "replace")
