"""What a board will show over a stretch of time: the decisions of a player under a virtual clock, gapless.

Leaves out how it is written (`commands`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from player.notices.decide import Decision, decide
from player.notices.moment import Moment
from player.notices.programme import Programme
from player.notices.rotation import Rotation
from player.notices.slide import Ready, Slide
from player.notices.why import Why


@dataclass(frozen=True, slots=True)
class Entry:
    """One showing, [start, end) in UTC. `notice` is None while there is no picture at all."""

    start: datetime
    end: datetime
    notice: str | None
    playlist: str
    lang: str
    page: int
    why: Why


@dataclass(frozen=True, slots=True)
class Stretch:
    """[start, end) with one programme: a local day, or a part of it. Calendars read otherwise on the next."""

    start: datetime
    end: datetime
    programme: Programme
    ready: Ready


def timetable(
    programme: Programme, ready: Ready, start: datetime, end: datetime, rotation: Rotation | None = None
) -> Iterator[Entry]:
    """The showings of [start, end), each beginning where the one before it ends; from an empty rotation if None.

    A player that asks `decide` at each `until`, with a clock that is right, shows exactly these.
    """
    return timetable_over((Stretch(start, end, programme, ready),), rotation)


def timetable_over(stretches: Iterable[Stretch], rotation: Rotation | None = None) -> Iterator[Entry]:
    """The same over stretches that follow one another. At the beginning of each the player asks anew."""
    state = rotation or Rotation()
    entry: Entry | None = None
    last: Slide | None = None
    for stretch in stretches:
        now = stretch.start
        while now < stretch.end:
            decision, state = decide(stretch.programme, stretch.ready, state, Moment.sure(now))
            until = min(decision.until, stretch.end)
            # What was on air before now goes on, be it drawn anew for another day.
            if entry is not None and (decision.slide == last or decision.since < now):
                entry = replace(entry, end=until)
            else:
                if entry is not None:
                    yield entry
                entry = _entry(decision, now, until)
            last = decision.slide
            now = until
    if entry is not None:
        yield entry


def _entry(decision: Decision, start: datetime, end: datetime) -> Entry:
    slide = decision.slide
    if slide is None:
        return Entry(start, end, None, "", "", 0, decision.why)
    return Entry(start, end, slide.notice, slide.playlist, slide.lang, slide.page, decision.why)
