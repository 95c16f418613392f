"""The coming events of several playlists gathered into one notice of the site's own: what is on in the village.

Each calendar is shown by itself too. Leaves out how it looks (`draw.events`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from player.notices.agenda import coming, worth_telling
from player.notices.due import is_due_on
from player.notices.house import HOUSE
from player.notices.notice import Event, Kind, Notice, Variant
from player.notices.programme import Programme
from player.notices.schedule import Schedule

EVENTS = "_events"
"""The id of the notice. No file's notice can have it."""

MOST_EVENTS = 40
"""What comes after the nearest forty is for the calendars' own slides."""


def gathered(programme: Programme, day: date | None) -> Notice | None:
    """The coming events of the site on a local day; None unless two playlists have some. Adverts are not in it: there
    they would stand unlabelled.

    It speaks all the site's languages: days and times are understood also by those who do not read the titles.
    """
    zone = ZoneInfo(programme.board.timezone)
    titles = {playlist.id: playlist.title for playlist in programme.playlists if not playlist.adverts}
    notices = [notice for notice in programme.notices if _is_current(notice, day, zone) and notice.playlist in titles]
    found = {notice.playlist for notice in notices if coming(notice.events, day, zone)}
    if len(found) < 2:
        return None
    events = [event for notice in notices for event in _told(notice, titles[notice.playlist], day, zone)]
    nearest = tuple(worth_telling(dict.fromkeys(events), day, zone)[:MOST_EVENTS])
    site = programme.site
    return Notice(
        id=EVENTS,
        playlist=HOUSE,
        kind=Kind.EVENTS,
        variants=tuple(Variant(lang, "", site.name) for lang in site.languages),
        schedule=Schedule(lapses=max(event.ends for event in nearest)),
        sites=(site.id,),
        events=nearest,
        day=day,
    )


def _told(notice: Notice, title: str, day: date | None, zone: ZoneInfo) -> Iterator[Event]:
    return (replace(event, playlist=title) for event in coming(notice.events, day, zone))


def _is_current(notice: Notice, day: date | None, zone: ZoneInfo) -> bool:
    """Whether its playlist shows these events on the day; without a day what has a beginning waits."""
    schedule = notice.schedule
    if notice.kind is not Kind.EVENTS:
        return False
    if day is None:
        return schedule.starts is None and schedule.ends is None
    return is_due_on(schedule, day, zone)
