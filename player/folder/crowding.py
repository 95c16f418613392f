"""Whether a playlist has more to show than its boards can in a lap. Pure.

The rotation sees to it that a flooded playlist crowds out only itself; its editors should know that it does. Leaves
out the rotation (`notices.fair`).
"""

from __future__ import annotations

import math
from datetime import datetime

from player.folder.finding import Finding, finding
from player.notices.board import Board, Playlist, Site
from player.notices.due import is_over
from player.notices.notice import Notice
from player.notices.reading import ASSUMED_SECONDS
from player.notices.schedule import Priority

_PART = 0.5
"""A playlist that needs more than this part of a lap that it shares crowds itself."""


def crowded(board: Board, playlist: Playlist, notices: tuple[Notice, ...], now: datetime) -> Finding | None:
    """What its editors are told when at some site a lap has no room for all that the playlist has up now."""
    up = [notice for notice in notices if _is_up(notice, now)]
    for site in board.sites:
        shown = [notice for notice in up if _is_shown(notice, playlist, site)]
        room = site.lap_seconds * (_PART if _is_shared(board, playlist, site) else 1.0)
        seconds = sum(notice.seconds or ASSUMED_SECONDS for notice in shown)
        if seconds > room:
            minutes, laps = round(site.lap_seconds / 60), math.ceil(seconds / room)
            return finding("crowded", count=str(len(shown)), site=site.name, minutes=str(minutes), laps=str(laps))
    return None


def _is_up(notice: Notice, now: datetime) -> bool:
    """Whatever its weekdays and hours: what is said is not to change from hour to hour."""
    schedule = notice.schedule
    return (schedule.starts is None or schedule.starts <= now) and not is_over(schedule, now)


def _is_shown(notice: Notice, playlist: Playlist, site: Site) -> bool:
    here = playlist.sites is None or site.id in playlist.sites
    return here and notice.priority is Priority.NORMAL and (notice.sites is None or site.id in notice.sites)


def _is_shared(board: Board, playlist: Playlist, site: Site) -> bool:
    others = (each for each in board.playlists if each.id != playlist.id)
    return any(each.sites is None or site.id in each.sites for each in others)
