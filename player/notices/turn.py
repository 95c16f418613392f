"""How a turn goes on as time passes: the same page, the next one, or its end.

Leaves out who gets the next turn (`fair`) and until when nobody needs to ask (`until`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from player.notices.candidates import Candidate
from player.notices.due import is_due
from player.notices.languages import in_turn
from player.notices.notice import STANDING
from player.notices.rotation import Reason, Turn
from player.notices.scene import Scene, page_seconds, priority_of
from player.notices.schedule import Priority
from player.notices.slide import Slide

STANDING_SECONDS = 60.0
"""How long the standing notice stays when it is the only picture that there is."""

SAME_SHOWING = timedelta(seconds=60)
"""A picture that gets the next turn too is still the same showing, unless the board was off in between."""


def slide_of(turn: Turn, scene: Scene) -> Slide | None:
    """The turn's page as it is drawn now, or None when it is not there any more."""
    pages = scene.pages(turn.notice, turn.lang)
    return pages[turn.page - 1] if turn.page <= len(pages) else None


def length(turn: Turn, slide: Slide, scene: Scene) -> timedelta:
    """How long the turn's page stays."""
    if turn.reason is Reason.STANDING and sum(map(len, scene.ready[STANDING].values())) == 1:
        return timedelta(seconds=STANDING_SECONDS)
    return timedelta(seconds=page_seconds(slide))


def going_on(turn: Turn, scene: Scene) -> Turn | None:
    """The turn as it stands now, or None when it is over, withdrawn, or no longer due.

    A page that was drawn anew goes on. When the clock was set back the page's time begins anew.
    """
    slide = slide_of(turn, scene)
    if slide is None or not _may_show(turn, scene):
        return None
    now = scene.moment.utc
    if now < turn.started:
        return replace(turn, since=min(turn.since, now), started=now)
    if now < turn.started + length(turn, slide, scene):
        return turn
    if turn.page < len(scene.pages(turn.notice, turn.lang)):
        return replace(turn, page=turn.page + 1, since=now, started=now)
    return None


def resumed(turn: Turn, scene: Scene) -> Turn | None:
    """A turn that something urgent broke into: its page begins anew, as nobody can go on reading in the middle."""
    now = scene.moment.utc
    return going_on(replace(turn, since=now, started=now), scene)


def begun(candidate: Candidate, reason: Reason, before: Turn | None, scene: Scene) -> Turn:
    """The candidate's turn, from its first page."""
    return _first_page(candidate.notice.id, candidate.lang, reason, before, scene)


def standing(before: Turn | None, scene: Scene) -> Turn | None:
    """The site's own notice, its languages in turn. None when it has no picture."""
    was_standing = before is not None and before.reason is Reason.STANDING
    if was_standing and before is not None and (same := going_on(before, scene)) is not None:
        return same
    drawn = [lang for lang, pages in scene.ready.get(STANDING, {}).items() if pages]
    last = before.lang if was_standing and before is not None else None
    following = in_turn(drawn, scene.programme.site.languages, last)
    return _first_page(STANDING, following[0], Reason.STANDING, before, scene) if following else None


def _first_page(notice: str, lang: str, reason: Reason, before: Turn | None, scene: Scene) -> Turn:
    now = scene.moment.utc
    turn = Turn(notice, lang, 1, reason, since=now, started=now)
    if before is not None and (before.notice, before.lang, before.page) == (notice, lang, 1):
        slide = slide_of(before, scene)
        if slide is not None and timedelta() <= now - before.started - length(before, slide, scene) <= SAME_SHOWING:
            return replace(turn, since=before.since)
    return turn


def _may_show(turn: Turn, scene: Scene) -> bool:
    """Whether the turn's notice is still the programme's, due, and of the priority that it got the turn for."""
    if turn.reason is Reason.STANDING:
        return True
    notice = scene.notice(turn.notice)
    playlist = scene.playlist(notice.playlist) if notice is not None else None
    if notice is None or playlist is None:
        return False
    if all(variant.lang != turn.lang for variant in notice.variants):
        return False
    priority = priority_of(notice, playlist)
    if (priority is Priority.URGENT) is not (turn.reason is Reason.URGENT):
        return False
    return is_due(notice.schedule, scene.moment, scene.zone, priority)
