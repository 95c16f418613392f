"""What a reading of a playlist's folder stands on: where, for whom, and when. The same for all of its files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

from player.folder.here import HereAndNow
from player.folder.showing import Reckoning
from player.notices.board import Board, Playlist


@dataclass(frozen=True, slots=True)
class Ground:
    """`root` is the editors' folder, in which the playlist has its own."""

    root: Path
    board: Board
    playlist: Playlist
    here: HereAndNow
    reckoning: Reckoning

    @classmethod
    def of(cls, board: Board, playlist: Playlist, root: Path, now: datetime) -> Self:
        zone = ZoneInfo(board.timezone)
        sites = tuple(site.id for site in board.sites)
        playlist_sites = playlist.sites if playlist.sites is not None else sites
        called = tuple((name, site.id) for site in board.sites for name in (site.name, site.place) if name)
        here = HereAndNow(board.languages, sites, playlist_sites, now.astimezone(zone).date(), called)
        return cls(root, board, playlist, here, Reckoning(zone, now.astimezone(UTC), playlist.lifetime_days))
