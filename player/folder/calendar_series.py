"""A calendar's series: an event with all that recurs of it, its moved and its cancelled instances, as plain events.

The libraries know the rules (time zones, days without a time, exceptions); this says what of them a board shows.
Leaves out which weeks are asked for (`calendar`).
"""

from __future__ import annotations

import quopri
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from math import prod
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import icalendar
import recurring_ical_events

from player.folder.links import read_link
from player.folder.text import decode
from player.notices.notice import Event

FAULTS = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError, AssertionError)
"""All that the libraries stumble into over events that nobody could have meant."""

_WEB_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_PRIVATE = ("PRIVATE", "CONFIDENTIAL")
_TOO_OFTEN = ("SECONDLY", "MINUTELY", "HOURLY")
_MOST_A_DAY = 24
_MOST_CHARACTERS = 200
_LONGEST_TITLE, _LONGEST_PLACE = 110, 90
"""Characters: what is longer is a description, and would fill a screen."""


@dataclass(frozen=True, slots=True)
class Span:
    """[starts, stops) in UTC."""

    starts: datetime
    stops: datetime

    @classmethod
    def of_days(cls, first: date, after: date, zone: ZoneInfo) -> Span:
        """The local days [first, after)."""
        starts, stops = (datetime.combine(day, time(), zone).astimezone(UTC) for day in (first, after))
        return cls(starts, stops)


@dataclass(frozen=True, slots=True)
class Series:
    """All components with one UID. `fault` is the code of what is wrong with it, or ""."""

    title: str
    fault: str
    recurs: bool
    calendar: icalendar.Calendar
    zone: ZoneInfo

    def events(self, span: Span) -> Iterator[Event]:
        """What of it happens in the span and may be told. Raises one of FAULTS."""
        query = recurring_ical_events.of(self.calendar)
        # A day wider than asked: where a day without a time begins, the library cannot know.
        for component in query.between(span.starts - timedelta(days=1), span.stops + timedelta(days=1)):
            event = self._event(component)
            if event is not None and event.starts < span.stops and _ends_after(event, span.starts):
                yield event

    def _event(self, component: Any) -> Event | None:
        title = _shortened(_text(component.get("SUMMARY")), _LONGEST_TITLE)
        if not title or _text(component.get("CLASS")).upper() in _PRIVATE:
            return None
        starts, ends = (self._instant(moment) for moment in (component.start, component.end))
        link = read_link(_text(component.get("URL"))) if component.get("URL") else ""
        return Event(
            uid=self._uid(component),
            title=title,
            starts=starts,
            ends=max(starts, ends),
            all_day=not isinstance(component.start, datetime),
            place=_shortened(_place(component), _LONGEST_PLACE),
            link=link if isinstance(link, str) else "",
            cancelled=_text(component.get("STATUS")).upper() == "CANCELLED" or self._is_cancellation,
        )

    @property
    def _is_cancellation(self) -> bool:
        """Mailed when a meeting is called off; its events need not say so each."""
        return _text(self.calendar.get("METHOD")).upper() == "CANCEL"

    def _uid(self, component: Any) -> str:
        """An instance is told from the others by when it was first meant to be, so that it is the same when moved."""
        uid = _text(component.get("UID")) or f"{self.title} {component.start.isoformat()}"
        if not self.recurs:
            return uid
        meant = component["RECURRENCE-ID"].dt
        return f"{uid}/{self._instant(meant):%Y%m%dT%H%M%SZ}"

    def _instant(self, moment: date) -> datetime:
        """A day begins at its local midnight; a time without a time zone is meant where the board is."""
        if not isinstance(moment, datetime):
            moment = datetime.combine(moment, time())
        return (moment if moment.tzinfo else moment.replace(tzinfo=self.zone)).astimezone(UTC)


def series_of(calendar: icalendar.Calendar, zone: ZoneInfo) -> Iterator[Series]:
    """The calendar's series, one by one, so that a broken one costs none of the others."""
    by_uid: dict[str, list[Any]] = defaultdict(list)
    for number, component in enumerate(calendar.walk("VEVENT")):
        by_uid[_text(component.get("UID")) or f"#{number}"].append(component)
    for components in by_uid.values():
        alone = icalendar.Calendar()
        if _is_known(named := _text(calendar.get("X-WR-TIMEZONE"))):
            alone["X-WR-TIMEZONE"] = named
        alone["METHOD"] = _text(calendar.get("METHOD"))
        for component in components:
            alone.add_component(component)
        recurs = len(components) > 1 or any("RRULE" in one or "RDATE" in one for one in components)
        title = next(filter(None, (_text(one.get("SUMMARY")) for one in components)), "?")
        faults = (_fault(rule) for component in components for rule in _rules(component))
        yield Series(title, next(filter(None, faults), ""), recurs, alone, zone)


def _rules(component: Any) -> list[Any]:
    rules = component.get("RRULE", [])
    return rules if isinstance(rules, list) else [rules]


def _fault(rule: Any) -> str:
    """What is wrong with a rule that would eat whoever follows it: one that never goes on, or goes on every second."""
    if 0 in rule.get("INTERVAL", ()):
        return "calendar-event-broken"
    a_day = prod(max(1, len(rule.get(part, ()))) for part in ("BYHOUR", "BYMINUTE", "BYSECOND"))
    too_often = any(frequency in _TOO_OFTEN for frequency in rule.get("FREQ", ()))
    return "calendar-too-often" if too_often or a_day > _MOST_A_DAY else ""


def _ends_after(event: Event, instant: datetime) -> bool:
    """An event without a length is over when it has begun."""
    return event.ends > instant or event.starts >= instant


def _is_known(zone: str) -> bool:
    try:
        return bool(zone) and ZoneInfo(zone) is not None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False


def _place(component: Any) -> str:
    """Where people meet. What leads into a meeting on the net, mostly with its passcode, is not for a wall."""
    return " ".join(_WEB_ADDRESS.sub(" ", _text(component.get("LOCATION"))).split()).strip(" ,;()")


def _text(value: Any) -> str:
    """A property's text on one line; of several the first."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if getattr(value, "params", {}).get("ENCODING", "").upper() == "QUOTED-PRINTABLE":  # vCalendar 1.0
        value = decode(quopri.decodestring(str(value).encode("utf-8", "replace")))
    return " ".join(str(value or "").split())[:_MOST_CHARACTERS]


def _shortened(text: str, most: int) -> str:
    """The text, or as many whole words of it as that leaves room for."""
    if len(text) <= most:
        return text
    head, space, _ = text[: most - 1].rpartition(" ")
    return f"{head if space else text[: most - 1]}…"
