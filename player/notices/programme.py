"""What a site may show, as data: the board, and of every playlist's content that which is meant for the site.

Leaves out what of it is on air (`decide`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import islice

from player.notices.board import Board, Playlist, Shut, Site
from player.notices.notice import Notice
from player.notices.profile import Profile
from player.notices.waiting import Waiting
from player.notices.windows import DAY_MINUTES

MOST_SHUT_DAYS = 60
"""A place is closed at most so many days by one file: longer is for board.toml, or a slip."""


@dataclass(frozen=True, slots=True)
class Programme:
    """What one site may show. `issued` is the signed issue time of a synced programme, else None.

    `day` is the local day that it reads for (`daily`), None while that is not known.
    `waiting` is told instead of anything else by a board that has no programme yet.
    """

    board: Board
    site: Site
    playlists: tuple[Playlist, ...]
    notices: tuple[Notice, ...]
    issued: datetime | None = None
    waiting: Waiting | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Closure:
    """A place has said in its own folder that it is closed, from `first` to `last`, both closed days; `begins` and
    `ends` as those of `Shut`.
    """

    site: str
    first: date
    last: date
    begins: int = 0
    ends: int = DAY_MINUTES

    def days(self) -> Iterator[Shut]:
        for ahead in range((self.last - self.first).days + 1):
            yield Shut(self.first + timedelta(days=ahead), self.begins, self.ends)


@dataclass(frozen=True, slots=True)
class PlaylistContent:
    """What a playlist folder holds, for all sites: the content of one signed manifest.

    `profile` is for the playlist's page; no board shows it or fetches its files.
    """

    playlist: str
    notices: tuple[Notice, ...] = field(default=())
    closures: tuple[Closure, ...] = ()
    profile: Profile | None = None


def programme_for(
    board: Board, contents: tuple[PlaylistContent, ...], site: Site, issued: datetime | None = None
) -> Programme:
    """The programme of one site: the playlists meant for it, and of their notices those meant for it."""
    playlists = tuple(p for p in board.playlists if p.sites is None or site.id in p.sites)
    shown = {p.id for p in playlists}
    notices = tuple(
        notice
        for content in contents
        if content.playlist in shown
        for notice in content.notices
        if notice.sites is None or site.id in notice.sites
    )
    shut = shut_by(site, board.playlists, {content.playlist: content.closures for content in contents})
    return Programme(board, replace(site, shut=shut), playlists, notices, issued)


def shut_by(
    site: Site, playlists: tuple[Playlist, ...], closures: Mapping[str, tuple[Closure, ...]]
) -> tuple[Shut, ...]:
    """When a place is closed, as its own folder alone can say, whatever the others' manifests hold.

    `closures` are by playlist.
    """
    own = (playlist.id for playlist in playlists if playlist.sites == (site.id,))
    said = (closure for name in own for closure in closures.get(name, ()) if closure.site == site.id)
    return tuple(sorted({shut for closure in said for shut in islice(closure.days(), MOST_SHUT_DAYS)}))
