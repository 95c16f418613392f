"""Until when a decision holds: the first instant at which the clock alone could change it.

Leaves out what changes otherwise: new files, new pictures, a clock that becomes trusted; whoever learns of that asks
again at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from player.notices.due import is_due_locally, next_change
from player.notices.notice import Notice
from player.notices.rotation import Reason, Turn
from player.notices.scene import Scene, priority_of
from player.notices.schedule import Priority, Schedule
from player.notices.slide import Slide
from player.notices.turn import length

IDLE = timedelta(seconds=60)
"""The longest that the board goes without asking while it has no picture at all, not even the standing notice's."""


def turn_until(turn: Turn, slide: Slide, scene: Scene) -> datetime:
    """Until when this page is the answer."""
    page_ends = turn.started + length(turn, slide, scene)
    if turn.reason is Reason.STANDING:
        return _first_start(scene.programme.notices, scene, page_ends)
    notice = scene.notice(turn.notice)
    schedule = notice.schedule if notice is not None else Schedule()
    limit = next_change(schedule, scene.moment, scene.zone, before=page_ends) or page_ends
    if turn.reason is Reason.URGENT:
        return limit
    return _first_start(_urgent(scene), scene, limit)


def blank_until(scene: Scene) -> datetime:
    """Until when there is nothing to show at all."""
    return _first_start(scene.programme.notices, scene, scene.moment.utc + IDLE)


def _urgent(scene: Scene) -> Iterable[Notice]:
    playlists = {playlist.id: playlist for playlist in scene.programme.playlists}
    for notice in scene.programme.notices:
        playlist = playlists.get(notice.playlist) if notice.priority is Priority.URGENT else None
        if playlist is not None and priority_of(notice, playlist) is Priority.URGENT:
            yield notice


def _first_start(notices: Iterable[Notice], scene: Scene, limit: datetime) -> datetime:
    """When the first of the notices not yet due becomes so, but at most the limit."""
    moment = scene.moment
    local = moment.utc.astimezone(scene.zone)
    for notice in notices:
        schedule = notice.schedule
        begins_later = schedule.starts is not None and moment.utc < schedule.starts < limit
        begins_again = schedule.days or schedule.hours
        if not (begins_later or begins_again) or is_due_locally(schedule, moment, local, Priority.NORMAL):
            continue
        limit = next_change(schedule, moment, scene.zone, before=limit) or limit
    return limit
