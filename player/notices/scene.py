"""The question that is put to the core: what a site may show, what has pictures, and what time it is.

Leaves out the answer (`decide`) and the state that it is answered from (`rotation`).
"""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from player.notices.board import Playlist
from player.notices.moment import Moment
from player.notices.notice import Notice
from player.notices.programme import Programme
from player.notices.schedule import Priority
from player.notices.slide import Ready, Slide

MIN_SECONDS = 1.0
MAX_SECONDS = 3600.0
"""No page stays shorter or longer than this, whatever it says of itself: the rotation must go on."""


@dataclass(frozen=True, slots=True)
class Scene:
    """All that one decision is made from, but for the rotation. `zone` is the board's."""

    programme: Programme
    ready: Ready
    moment: Moment
    zone: ZoneInfo

    def pages(self, notice: str, lang: str) -> tuple[Slide, ...]:
        """The finished pages of a variant; none when it is not ready."""
        return self.ready.get(notice, {}).get(lang, ())

    def notice(self, notice_id: str) -> Notice | None:
        return next((notice for notice in self.programme.notices if notice.id == notice_id), None)

    def playlist(self, playlist_id: str) -> Playlist | None:
        return next((playlist for playlist in self.programme.playlists if playlist.id == playlist_id), None)


def scene_of(programme: Programme, ready: Ready, moment: Moment) -> Scene:
    """The scene in the time zone of the programme's board."""
    return Scene(programme, ready, moment, ZoneInfo(programme.board.timezone))


def priority_of(notice: Notice, playlist: Playlist) -> Priority:
    """The priority that a notice really has: only a playlist with the right to it may be urgent."""
    return notice.priority if playlist.rights.urgent else Priority.NORMAL


def page_seconds(page: Slide) -> float:
    """The seconds that a page is shown."""
    return min(max(page.seconds, MIN_SECONDS), MAX_SECONDS)
