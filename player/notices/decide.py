"""What is on air: the one decision that the board makes, for a moment, from what is due, ready and next in turn.

It asks in this order: is something urgent; does the slide on air go on (or the one that something urgent broke into);
whose turn is next; else the site's standing notice. Values in, values out: the same question has the same answer.
Leaves out dates (`due`), fairness (`fair`), how a turn goes on (`turn`) and until when the answer holds (`until`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from player.notices import why
from player.notices.candidates import Candidate, candidates, due_notices
from player.notices.due import is_over
from player.notices.fair import next_turn, next_urgent
from player.notices.moment import Moment
from player.notices.programme import Programme
from player.notices.rotation import Reason, Rotation, Turn, kept_to
from player.notices.scene import Scene, scene_of
from player.notices.schedule import Priority
from player.notices.slide import Ready, Slide
from player.notices.turn import begun, going_on, resumed, slide_of, standing
from player.notices.until import blank_until, turn_until
from player.notices.why import Why


@dataclass(frozen=True, slots=True)
class Decision:
    """What to show, since and until when (UTC), and why.

    `slide` is None only when not even the standing notice has a picture. Asking again before `until` gives the same
    slide and `since`, unless the programme, what is ready, or the clock changed.
    """

    slide: Slide | None
    since: datetime
    until: datetime
    why: Why
    urgent: bool = False


def decide(programme: Programme, ready: Ready, rotation: Rotation, moment: Moment) -> tuple[Decision, Rotation]:
    """What is on air at the moment, and the rotation to ask from the next time (and to keep over a restart)."""
    scene = scene_of(programme, ready, moment)
    urgent = candidates(scene, rotation, Priority.URGENT)
    following = _urgent(scene, rotation, urgent) if urgent else _ordinary(scene, rotation)
    return _decision(scene, following.on_air), following


def _urgent(scene: Scene, rotation: Rotation, urgent: tuple[Candidate, ...]) -> Rotation:
    """Only what is urgent is shown, in turn; the ordinary turn that it broke into is laid aside."""
    on_air = rotation.on_air
    if on_air is not None and on_air.reason is Reason.URGENT:
        same = going_on(on_air, scene)
        if same is not None:
            return replace(rotation, on_air=same)
    else:
        rotation = replace(rotation, paused=on_air)
    chosen, counted = next_urgent(urgent, kept_to(rotation, scene.programme))
    return replace(counted, on_air=begun(chosen, Reason.URGENT, on_air, scene))


def _ordinary(scene: Scene, rotation: Rotation) -> Rotation:
    """The slide on air goes on, or the next turn begins, or the site's own notice stands in."""
    before = rotation.on_air
    if (same := _continued(before, rotation.paused, scene)) is not None:
        return replace(rotation, on_air=same, paused=None)
    rotation = kept_to(rotation, scene.programme)
    ordinary = candidates(scene, rotation, Priority.NORMAL)
    if not ordinary:
        return replace(rotation, on_air=standing(before, scene), paused=None)
    chosen, reason, charged = next_turn(ordinary, rotation, scene.programme.site.lap_seconds)
    return replace(charged, on_air=begun(chosen, reason, before, scene), paused=None)


def _continued(before: Turn | None, paused: Turn | None, scene: Scene) -> Turn | None:
    """The ordinary turn that goes on, if there is one. The standing notice gives way to anything."""
    if before is not None and before.reason is Reason.URGENT:
        turn, goes_on = paused, resumed
    else:
        turn, goes_on = before, going_on
    if turn is None or turn.reason is Reason.STANDING:
        return None
    return goes_on(turn, scene)


def _decision(scene: Scene, turn: Turn | None) -> Decision:
    slide = slide_of(turn, scene) if turn is not None else None
    if turn is None or slide is None:
        return Decision(None, scene.moment.utc, blank_until(scene), why.BLANK)
    until = turn_until(turn, slide, scene)
    return Decision(slide, turn.since, until, _why(turn, scene), turn.reason is Reason.URGENT)


def _why(turn: Turn, scene: Scene) -> Why:
    if turn.reason is Reason.STANDING:
        return _why_standing(scene)
    notice = scene.notice(turn.notice)
    playlist = scene.playlist(notice.playlist) if notice is not None else None
    return why.of_turn(turn.reason, playlist.title if playlist is not None else "")


def _why_standing(scene: Scene) -> Why:
    """Nothing is due; or something is but has no picture yet; or something cannot be known to be."""
    if any(True for priority in Priority for _ in due_notices(scene, priority)):
        return why.DRAWING
    floor = scene.moment.floor
    if not scene.moment.trusted and any(not is_over(notice.schedule, floor) for notice in scene.programme.notices):
        return why.WAITING
    return why.STANDING
