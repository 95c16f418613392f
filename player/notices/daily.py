"""The programme as it reads on a day: what changes with the date, worked out as plain data.

A notice that says "today" is another notice tomorrow, so its picture has another key and is drawn anew; the rest stay
as they are. Leaves out what each such notice says (`draw`) and when it is due (`due`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from player.notices.agenda import coming
from player.notices.gathering import gathered
from player.notices.house import HOUSE, house_playlist
from player.notices.house_notices import house_notices
from player.notices.moment import Moment
from player.notices.notice import Kind, Notice
from player.notices.programme import Programme


def programme_on(programme: Programme, day: date | None) -> Programme:
    """The programme for a local day; None while it is not known what day it is, and then nothing says "today".

    What is over is judged by the day; without one, by when the programme was issued. The answer may itself be asked of
    a later day.
    """
    programme = _without_house(programme)
    zone = ZoneInfo(programme.board.timezone)
    since = day or (programme.issued.astimezone(zone).date() if programme.issued else None)
    notices = tuple(_on(notice, day, since, zone) for notice in programme.notices)
    return _with_house(replace(programme, notices=notices, day=day), day)


def day_of(moment: Moment, timezone: str) -> date | None:
    """The local day of a moment, or None while the clock is not trusted."""
    return moment.utc.astimezone(ZoneInfo(timezone)).date() if moment.trusted else None


def _without_house(programme: Programme) -> Programme:
    playlists = tuple(each for each in programme.playlists if each.id != HOUSE)
    return replace(programme, playlists=playlists, notices=tuple(n for n in programme.notices if n.playlist != HOUSE))


def _with_house(programme: Programme, day: date | None) -> Programme:
    """With what the site itself makes of its playlists."""
    events = gathered(programme, day)
    made = (*((events,) if events else ()), *house_notices(programme, day))
    if not made:
        return programme
    house = house_playlist(programme.board, programme.site)
    return replace(programme, playlists=(*programme.playlists, house), notices=(*programme.notices, *made))


def _on(notice: Notice, day: date | None, since: date | None, zone: ZoneInfo) -> Notice:
    if notice.kind is Kind.EVENTS:
        return replace(notice, day=day, events=coming(notice.events, since, zone))
    admission = notice.admission
    if day and admission and admission.sales_end and admission.sales_end <= datetime.combine(day, time(), zone):
        return replace(notice, admission=replace(admission, closed=True))
    return notice
