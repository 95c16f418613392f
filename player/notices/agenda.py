"""What a calendar's events are to a day: which are still to come, and whether that is today, this week or later.

Leaves out how they are read (`folder.calendar`) and how they look (`draw.events`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import Enum
from itertools import groupby
from zoneinfo import ZoneInfo

from player.notices.notice import Event


class When(Enum):
    """When an event is, as people speak of it. UNSAID: nobody knows what day it is today."""

    TODAY = "today"
    TOMORROW = "tomorrow"
    THIS_WEEK = "this week"
    NEXT_WEEK = "next week"
    LATER = "later"
    UNSAID = "unsaid"


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def first_day(event: Event, zone: ZoneInfo) -> date:
    return event.starts.astimezone(zone).date()


def last_day(event: Event, zone: ZoneInfo) -> date:
    """The local day in which it ends: one that ends at midnight ends in the day before."""
    if event.ends <= event.starts:
        return first_day(event, zone)
    return (event.ends - timedelta(seconds=1)).astimezone(zone).date()


def coming(events: Iterable[Event], day: date | None, zone: ZoneInfo) -> tuple[Event, ...]:
    """The events that are not over when the local day begins; all of them without a day."""
    if day is None:
        return tuple(events)
    morning = datetime.combine(day, time(), zone)
    return tuple(event for event in events if event.ends > morning or event.starts >= morning)


def when(event: Event, day: date | None, zone: ZoneInfo) -> When:
    """What a day calls the event. What began earlier and goes on is today's."""
    if day is None:
        return When.UNSAID
    first, monday = first_day(event, zone), monday_of(day)
    if first <= day:
        return When.TODAY
    if first == day + timedelta(days=1):
        return When.TOMORROW
    if first < monday + timedelta(weeks=1):
        return When.THIS_WEEK
    return When.NEXT_WEEK if first < monday + timedelta(weeks=2) else When.LATER


def agenda(events: Iterable[Event], day: date | None, zone: ZoneInfo) -> list[tuple[When, list[Event]]]:
    """The events as the groups that a day sees, each in the order in which they begin."""
    ordered = sorted(events, key=lambda event: (event.starts, event.ends))
    return [(group, list(found)) for group, found in groupby(ordered, key=lambda event: when(event, day, zone))]


def worth_telling(events: Iterable[Event], day: date | None, zone: ZoneInfo) -> list[Event]:
    """The events in their order; of what recurs week after week, those further ahead only where they are news.

    What is on each Monday says so this week and the next; every Monday until August would crowd out all else.
    """
    told: list[Event] = []
    known: set[tuple[str, str, str]] = set()
    for event in sorted(events, key=lambda event: (event.starts, event.ends)):
        same = (event.title, event.place, event.playlist)
        is_news = event.cancelled or same not in known or when(event, day, zone) is not When.LATER
        known.add(same)
        if is_news:
            told.append(event)
    return told
