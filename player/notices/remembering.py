"""What to keep of a slide on air for the next start. Leaves out whether it may be shown again then (`validity`)."""

from __future__ import annotations

from player.notices.notice import STANDING
from player.notices.programme import Programme
from player.notices.scene import priority_of
from player.notices.schedule import Priority, Schedule
from player.notices.slide import Slide
from player.notices.validity import Remembered


def remember(slide: Slide, programme: Programme) -> Remembered | None:
    """What to keep of a slide on air, or None when the programme no longer has its notice."""
    timezone = programme.board.timezone
    if slide.notice == STANDING:
        return Remembered(slide, timezone, Schedule(), Priority.NORMAL, programme.day)
    notice = next((each for each in programme.notices if each.id == slide.notice), None)
    playlist = next((each for each in programme.playlists if notice and each.id == notice.playlist), None)
    if notice is None or playlist is None:
        return None
    return Remembered(slide, timezone, notice.schedule, priority_of(notice, playlist), notice.day)
