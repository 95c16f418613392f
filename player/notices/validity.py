"""Whether a picture remembered from before the power went may be shown again, before anything else is known.

Leaves out where the memory lies (`screen`) and whether the frame is whole (`frames`).
"""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from player.notices.due import is_due
from player.notices.moment import Moment
from player.notices.notice import STANDING, Priority, Schedule
from player.notices.programme import Programme
from player.notices.scene import priority_of
from player.notices.slide import Slide


@dataclass(frozen=True, slots=True)
class Remembered:
    """A slide that was on air, and what is needed to tell when it may be again. `priority` is the one it really had."""

    slide: Slide
    timezone: str
    schedule: Schedule
    priority: Priority


def remember(slide: Slide, programme: Programme) -> Remembered | None:
    """What to keep of a slide on air, or None when the programme no longer has its notice."""
    timezone = programme.board.timezone
    if slide.notice == STANDING:
        return Remembered(slide, timezone, Schedule(), Priority.NORMAL)
    notice = next((each for each in programme.notices if each.id == slide.notice), None)
    playlist = next((each for each in programme.playlists if notice and each.id == notice.playlist), None)
    if notice is None or playlist is None:
        return None
    return Remembered(slide, timezone, notice.schedule, priority_of(notice, playlist))


def may_show_again(remembered: Remembered, moment: Moment) -> bool:
    """Whether the remembered slide may be shown at the moment: by the same rules as if its notice were asked anew."""
    return is_due(remembered.schedule, moment, ZoneInfo(remembered.timezone), remembered.priority)
