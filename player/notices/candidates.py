"""Who may be shown at a moment: the notices that are due and ready, each with its next language and its seconds.

Leaves out which of them is next (`fair`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from player.notices.board import Playlist
from player.notices.due import is_due_locally
from player.notices.languages import in_turn, spoken_for
from player.notices.notice import ACCOMPANYING, Notice
from player.notices.rotation import Rotation, Shown
from player.notices.scene import Scene, page_seconds, priority_of
from player.notices.schedule import Priority

NEVER = -1
"""The number of the last turn of a notice that has had none."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A notice that could be shown next. `seconds` are those of all its pages, `turn` the number of its last turn."""

    notice: Notice
    playlist: Playlist
    lang: str
    seconds: float
    turn: int


def due_notices(scene: Scene, priority: Priority) -> Iterator[tuple[Notice, Playlist]]:
    """Every notice of that priority that is due, in the programme's order.

    A notice without a playlist is nobody's: no one answers for it, and it is never due. What only accompanies other
    notices is not due alone.
    """
    alone = True
    for notice, playlist in _due(scene, priority):
        if notice.kind in ACCOMPANYING and alone:
            continue  # what the house makes of the others comes after them
        alone = False
        yield notice, playlist


def _due(scene: Scene, priority: Priority) -> Iterator[tuple[Notice, Playlist]]:
    playlists = {playlist.id: playlist for playlist in scene.programme.playlists}
    local = scene.moment.utc.astimezone(scene.zone)
    for notice in scene.programme.notices:
        playlist = playlists.get(notice.playlist)
        if playlist is None or priority_of(notice, playlist) is not priority:
            continue
        if is_due_locally(notice.schedule, scene.moment, local, priority):
            yield notice, playlist


def candidates(scene: Scene, rotation: Rotation, priority: Priority) -> tuple[Candidate, ...]:
    """All candidates of that priority, by the owner's order of playlists. What is not ready loses nothing."""
    last: dict[str, Shown] | None = None
    groups: dict[str, list[Candidate]] = {playlist.id: [] for playlist in scene.programme.playlists}
    for notice, playlist in due_notices(scene, priority):
        if last is None:
            last = {entry.notice: entry for entry in rotation.shown}
        candidate = _candidate(notice, playlist, scene, last.get(notice.id))
        if candidate is not None:
            groups[playlist.id].append(candidate)
    return tuple(candidate for group in groups.values() for candidate in group)


def _candidate(notice: Notice, playlist: Playlist, scene: Scene, last: Shown | None) -> Candidate | None:
    drawn = scene.ready.get(notice.id)
    if not drawn:
        return None
    available = [variant.lang for variant in notice.variants if drawn.get(variant.lang)]
    if not available:
        return None
    languages = spoken_for(notice, scene.programme.site.languages)
    lang = in_turn(available, languages, last.lang if last else None)[0]
    seconds = sum(page_seconds(page) for page in drawn[lang])
    return Candidate(notice, playlist, lang, seconds, last.turn if last else NEVER)
