"""Calendars (.ics), as clubs' programs export and publish them: from bytes to the events of the coming weeks.

What a board shows of an event is its title, time and place, and no more is taken: no description, no attendees, and
nothing that is marked private. Leaves out how a series becomes its events (`calendar_series`) and where the bytes come
from: a file here, a feed of the publisher's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import icalendar

from player.folder.calendar_series import FAULTS, Span, series_of
from player.folder.finding import Finding, finding
from player.folder.processor_time import OutOfTimeError, at_most
from player.folder.text import decode
from player.notices.agenda import monday_of
from player.notices.notice import Event

WEEKS_AHEAD = 9
"""From the present week's Monday on: what a board still knows that has not been reached for so long, bar a week."""

_MOST_EVENTS = 300
_MOST_COUNTED = 10_000
_FEW = 10
"""Where so few events come within these weeks, the next ones of the year are told too."""
_LONG_AHEAD = timedelta(days=366)
PATIENCE_S = 15.0
"""On a slow board four times this by the clock, of the five minutes that reading a folder may take."""


@dataclass(frozen=True, slots=True)
class CalendarReading:
    """The coming events in their order, and what is to be said of the calendar. Not `usable`: it is none."""

    events: tuple[Event, ...] = ()
    usable: bool = True
    findings: tuple[Finding, ...] = ()


def read_calendar(raw: bytes, today: date, zone: ZoneInfo, patience_s: float = PATIENCE_S) -> CalendarReading:
    """The events of a calendar from this week on. `zone` is where times without a time zone are meant. Never raises.

    The same on every day of a week, Monday to Sunday, so that what is published of it changes with the week. One that
    takes more than `patience_s` of the processor's time is refused.
    """
    text = decode(raw)
    if "BEGIN:VCALENDAR" not in text[:2000].upper():
        return _refused("not-a-calendar")
    if not text.rstrip().upper().endswith("END:VCALENDAR"):
        return _refused("calendar-broken")
    try:
        with at_most(patience_s):
            return _read(text, _weeks(today, zone), zone)
    except OutOfTimeError:
        return _refused("calendar-too-much")
    except FAULTS:  # the libraries' words for all that a program could write wrong
        return _refused("calendar-broken")


def _weeks(today: date, zone: ZoneInfo) -> Span:
    monday = monday_of(today)
    return Span.of_days(monday, monday + timedelta(weeks=WEEKS_AHEAD), zone)


def _read(text: str, weeks: Span, zone: ZoneInfo) -> CalendarReading:
    calendars = icalendar.Calendar.from_ical(text, multiple=True)
    events: list[Event] = []
    later: list[Event] = []
    findings: list[Finding] = []
    long = Span(weeks.stops, weeks.stops + _LONG_AHEAD)
    for series in (each for calendar in calendars for each in series_of(calendar, zone)):
        if series.fault:
            findings.append(finding(series.fault, title=series.title))
            continue
        try:
            events += series.events(weeks)
            later += series.events(long) if len(events) < _FEW else ()
        except FAULTS:
            findings.append(finding("calendar-event-broken", title=series.title))
        if len(events) + len(later) > _MOST_COUNTED:
            raise OutOfTimeError
    coming = _in_order(events)
    if len(coming) < _FEW:
        coming = (*coming, *(event for event in _in_order(later) if event.starts >= weeks.stops))[:_FEW]
    return CalendarReading(coming[:_MOST_EVENTS], findings=tuple(_counted(findings)))


def _in_order(events: list[Event]) -> tuple[Event, ...]:
    """Each once: calendars of several teams may hold the same event."""
    return tuple(sorted(dict.fromkeys(events), key=lambda event: (event.starts, event.ends, event.title, event.uid)))


def _counted(findings: list[Finding]) -> Iterator[Finding]:
    """Of each code the first finding, with the number of the others."""
    for code in dict.fromkeys(found.code for found in findings):
        same = [found for found in findings if found.code == code]
        yield finding(code, **dict(same[0].blanks), count=str(len(same)))


def _refused(code: str) -> CalendarReading:
    return CalendarReading(usable=False, findings=(finding(code),))
