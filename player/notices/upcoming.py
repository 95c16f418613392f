"""Which variants will be needed, the most needed first: what the drawing worker is to make ready.

Leaves out what is drawn already: a notice that was edited has pictures and needs new ones, and only whoever knows the
key of a picture can tell; it skips what it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import islice

from player.notices.candidates import Candidate, candidates, due_notices
from player.notices.due import is_due_locally, next_change
from player.notices.fair import next_turn
from player.notices.languages import in_turn, spoken_for
from player.notices.moment import Moment
from player.notices.notice import STANDING, Notice
from player.notices.programme import Programme
from player.notices.reading import ASSUMED_SECONDS
from player.notices.rotation import Rotation
from player.notices.scene import Scene, priority_of, scene_of
from player.notices.schedule import Priority
from player.notices.slide import Ready, Slide

Wanted = tuple[str, str]
"""The id of a notice and the language of its variant, as the variant spells it."""

LOOK_AHEAD = 12
"""So many turns are worked out exactly; the rest come by how long ago they were shown, playlist by playlist."""


def wanted(
    programme: Programme, ready: Ready, rotation: Rotation, moment: Moment, ahead: timedelta
) -> tuple[Wanted, ...]:
    """All variants that are needed within `ahead`, the most needed first, each once, whether ready or not.

    First the standing notice; then what is urgent; then what is due, in the order in which it would come, each notice
    in the language that is next before any in its others; then what becomes due.
    """
    scene = scene_of(programme, ready, moment)
    languages = programme.site.languages
    assumed = replace(scene, ready=_assumed_ready(scene))
    urgent = candidates(assumed, rotation, Priority.URGENT)
    ordinary = tuple(_in_order(candidates(assumed, rotation, Priority.NORMAL), rotation, programme))
    coming = tuple(_becoming_due(scene, ahead))
    order = [
        *((STANDING, lang) for lang in languages),
        *((each.notice.id, lang) for each in urgent for lang in _languages(each.notice, languages, each.lang)),
        *((each.notice.id, each.lang) for each in ordinary),
        *((each.notice.id, lang) for each in ordinary for lang in _languages(each.notice, languages, each.lang)),
        *((notice.id, lang) for notice in coming for lang in _languages(notice, languages, None)),
    ]
    return tuple(dict.fromkeys(order))


def _languages(notice: Notice, languages: tuple[str, ...], first: str | None) -> tuple[str, ...]:
    """The languages in which the site shows the notice, beginning with `first`."""
    shown = in_turn([variant.lang for variant in notice.variants], spoken_for(notice, languages))
    return shown if first is None else (first, *(lang for lang in shown if lang != first))


def _assumed_ready(scene: Scene) -> Ready:
    """What is ready, and a blank page for every variant of a due notice that is not."""
    return {
        notice.id: {
            variant.lang: scene.pages(notice.id, variant.lang)
            or (Slide(notice.id, notice.playlist, variant.lang, 1, 1, ASSUMED_SECONDS),)
            for variant in notice.variants
        }
        for priority in Priority
        for notice, _ in due_notices(scene, priority)
    }


def _in_order(found: Sequence[Candidate], rotation: Rotation, programme: Programme) -> Iterator[Candidate]:
    """The candidates in the order of their coming turns."""
    waiting = {each.notice.id: each for each in found}
    for each in islice(_turns(found, rotation, programme.site.lap_seconds), LOOK_AHEAD):
        if waiting.pop(each.notice.id, None) is not None:
            yield each
    yield from _by_age(waiting.values())


def _turns(found: Sequence[Candidate], rotation: Rotation, lap_limit: float) -> Iterator[Candidate]:
    """The turns that these candidates would get from now on, without end."""
    current = {each.notice.id: each for each in found}
    while current:
        number = rotation.turns
        chosen, _, rotation = next_turn(tuple(current.values()), rotation, lap_limit)
        current[chosen.notice.id] = replace(chosen, turn=number)
        yield chosen


def _by_age(found: Iterable[Candidate]) -> list[Candidate]:
    """The longest unseen of each playlist, then the next of each, and so on."""
    ranked: list[tuple[int, Candidate]] = []
    ranks: dict[str, int] = {}
    for each in sorted(found, key=lambda candidate: candidate.turn):
        rank = ranks.get(each.playlist.id, 0)
        ranks[each.playlist.id] = rank + 1
        ranked.append((rank, each))
    return [each for _, each in sorted(ranked, key=lambda pair: pair[0])]


def _becoming_due(scene: Scene, ahead: timedelta) -> list[Notice]:
    """The notices that become due within `ahead`: what is urgent first, then by when.

    While the clock is not trusted its time is taken for right here: should it prove so, these are due at once.
    """
    moment = scene.moment
    assumed = Moment.sure(moment.utc if moment.trusted else max(moment.utc, moment.floor))
    playlists = {playlist.id: playlist for playlist in scene.programme.playlists}
    local = assumed.utc.astimezone(scene.zone)
    found = []
    for notice in scene.programme.notices:
        playlist = playlists.get(notice.playlist)
        if playlist is None:
            continue
        starts = notice.schedule.starts
        if starts is not None and starts >= assumed.utc + ahead:
            continue
        begins = assumed.utc
        if not is_due_locally(notice.schedule, assumed, local, notice.priority):
            change = next_change(notice.schedule, assumed, scene.zone, before=assumed.utc + ahead)
            if change is None:
                continue
            begins = change
        found.append((priority_of(notice, playlist) is not Priority.URGENT, begins, notice))
    return [notice for _, _, notice in sorted(found, key=lambda entry: entry[:2])]
