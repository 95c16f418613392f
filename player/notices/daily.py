"""The programme as it reads on a day: what changes with the date, worked out as plain data.

A notice that says "today" is another notice tomorrow, so its picture has another key and is drawn anew; the rest stay
as they are. Leaves out what each such notice says (`draw`) and when it is due (`due`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from player.notices.moment import Moment
from player.notices.notice import Kind, Notice
from player.notices.programme import Programme


def programme_on(programme: Programme, day: date | None) -> Programme:
    """The programme for a local day; None while it is not known what day it is, and then nothing says "today"."""
    zone = ZoneInfo(programme.board.timezone)
    return replace(programme, notices=tuple(_on(notice, day, zone) for notice in programme.notices))


def day_of(moment: Moment, timezone: str) -> date | None:
    """The local day of a moment, or None while the clock is not trusted."""
    return moment.utc.astimezone(ZoneInfo(timezone)).date() if moment.trusted else None


def _on(notice: Notice, day: date | None, zone: ZoneInfo) -> Notice:
    if notice.kind is Kind.EVENTS:
        return replace(notice, day=day)
    admission = notice.admission
    if day and admission and admission.sales_end and admission.sales_end <= datetime.combine(day, time(), zone):
        return replace(notice, admission=replace(admission, closed=True))
    return notice
