"""Events as iCalendar files (RFC 5545), written by hand: the dozen lines that phones and other sites read.

Times are in UTC, so that no time zone need be described. Leaves out reading calendars (`folder/`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

_MOST_OCTETS = 75


@dataclass(frozen=True, slots=True)
class Entry:
    """One event for a calendar. `url` is its page."""

    uid: str
    title: str
    starts: datetime
    ends: datetime
    all_day: bool = False
    place: str = ""
    url: str = ""
    cancelled: bool = False


def calendar_file(name: str, entries: Iterable[Entry], timezone: str, stamp: datetime) -> bytes:
    """A calendar of these entries; `stamp` is when they were last known to be so."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Bytavla//Bytavla//SV", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{_escaped(name)}"]
    for entry in entries:
        lines += _event(entry, timezone, stamp)
    return ("\r\n".join(_folded(line) for line in [*lines, "END:VCALENDAR"]) + "\r\n").encode()


def _event(entry: Entry, timezone: str, stamp: datetime) -> list[str]:
    lines = ["BEGIN:VEVENT", f"UID:{_escaped(entry.uid)}", f"DTSTAMP:{_utc(stamp)}"]
    if entry.all_day:
        zone = ZoneInfo(timezone)
        first, after = (each.astimezone(zone).strftime("%Y%m%d") for each in (entry.starts, entry.ends))
        lines += [f"DTSTART;VALUE=DATE:{first}", f"DTEND;VALUE=DATE:{after}"]
    else:
        lines += [f"DTSTART:{_utc(entry.starts)}", f"DTEND:{_utc(entry.ends)}"]
    lines.append(f"SUMMARY:{_escaped(entry.title)}")
    lines += [f"LOCATION:{_escaped(entry.place)}"] if entry.place else []
    lines += [f"URL:{entry.url}"] if entry.url else []
    lines.append(f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}")
    return [*lines, "END:VEVENT"]


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    plain = re.sub(r"[\x00-\x08\x0b-\x1f]", "", re.sub(r"\r\n?", "\n", text)).encode("utf-8", "replace").decode()
    return re.sub(r"([\\,;])", r"\\\1", plain).replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line of more than 75 octets goes on after a space; no character is cut in two."""
    parts: list[str] = []
    current = ""
    for char in line:
        if len((current + char).encode()) > _MOST_OCTETS - (1 if parts else 0):
            parts.append(current)
            current = ""
        current += char
    return "\r\n ".join([*parts, current])
