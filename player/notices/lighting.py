"""When a site's screen is to be lit: in its opening hours and a while around them, if it is to be dark at all.

Leaves out how a screen is switched (`device.switch`), and that an urgent notice lights it at any hour.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from player.notices.board import Site
from player.notices.hours import Holidays, open_day
from player.notices.moment import Moment
from player.notices.windows import DAY_MINUTES

_DAYS_AROUND = (-1, 0, 1)
"""Hours over midnight belong to yesterday, and tomorrow's may have their margin today."""


@dataclass(frozen=True, slots=True)
class Light:
    """Whether the screen is to be lit. `opening` names the hours that this belongs to: the local time, as the wall
    clock reads, at which they began; None between them and while they are not known.
    """

    lit: bool
    opening: datetime | None = None


def light_at(site: Site, holidays: Holidays, moment: Moment, local: datetime) -> Light:
    """The light at a moment whose local time is `local`. In doubt it is on."""
    if not site.hours or not moment.trusted:
        return Light(lit=True)
    wall = local.replace(tzinfo=None)
    opening = next((start for start, end in _spans(site, holidays, wall.date()) if start <= wall < end), None)
    return Light(opening is not None or not site.lighting.off_when_closed, opening)


def _spans(site: Site, holidays: Holidays, day: date) -> list[tuple[datetime, datetime]]:
    """From when until when the screen is lit around a day, in order; what touches is one."""
    spans: list[tuple[datetime, datetime]] = []
    for start, end in sorted(_openings(site, holidays, day)):
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _openings(site: Site, holidays: Holidays, day: date) -> Iterator[tuple[datetime, datetime]]:
    before, after = timedelta(minutes=site.lighting.before_minutes), timedelta(minutes=site.lighting.after_minutes)
    for away in _DAYS_AROUND:
        midnight = datetime.combine(day + timedelta(days=away), time())
        for opens, closes in open_day(site, holidays, midnight.date()).runs:
            ends = closes if closes > opens else closes + DAY_MINUTES
            yield midnight + timedelta(minutes=opens) - before, midnight + timedelta(minutes=ends) + after
