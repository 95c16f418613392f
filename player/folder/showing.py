"""When a notice may show: the dates of its names and settings, and the lifetime that its playlist gives.

Leaves out whether it is due now (the notices room). `till` means through that day: it ends at the following local
midnight, which is not always 24 hours later.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from player.folder.editions import Tags
from player.folder.finding import Finding, finding
from player.folder.local_dates import spelt, spelt_end, to_utc
from player.folder.pieces import Piece, Slot
from player.folder.settings import Settings
from player.notices.agenda import monday_of
from player.notices.schedule import Priority, Schedule
from player.worker.folder_messages import EndIn

OLD = timedelta(days=365)
"""What stays until further notice is asked about when it has not been changed for this long."""
UNREAD_END = timedelta(hours=24)
"""How long an urgent notice takes the boards over when an end was written for it that cannot be understood."""
_EARLIEST_YEAR = 2000
"""A file from before is one whose time got lost in copying."""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What a showing is reckoned by: the board's time zone, the present, and the playlist's lifetime in days."""

    zone: ZoneInfo
    now: datetime
    lifetime_days: int

    @property
    def local_now(self) -> datetime:
        return self.now.astimezone(self.zone)


def schedule_of(
    pieces: list[Piece], tags: Tags, settings: Settings, priority: Priority, reckoning: Reckoning
) -> tuple[Schedule, tuple[Finding, ...]]:
    """The schedule of a notice and what its editor is asked or told about it."""
    findings: list[Finding] = []
    starts = _narrower(tags.starts, settings.starts, _LATER, findings)
    ends = _narrower(tags.ends, settings.ends, _EARLIER, findings)
    if ends is None and settings.begins is not None:
        # Nobody wants to read of what has been: it shows through the day on which it begins.
        ends = datetime.combine(settings.begins.date() + timedelta(days=1), time())
    if starts and ends and ends <= starts:
        findings.append(finding("dates-reversed", starts=spelt(starts), ends=spelt_end(ends)))
    ends_utc = to_utc(ends, reckoning.zone)
    lapses = None
    if ends_utc is not None:
        if min(piece.arrived for piece in _dated(pieces)) >= ends_utc:
            findings.append(finding("already-over", ends=_last_day(ends_utc, reckoning.zone)))
    elif priority is Priority.URGENT and _has_unread_end(pieces, settings):
        lapses = max(piece.arrived for piece in pieces) + UNREAD_END
        last = spelt(lapses.astimezone(reckoning.zone))
        findings.append(finding("urgent-end-unread", ends=last))
    elif calendars := [piece for piece in pieces if piece.slot is Slot.CALENDAR]:
        lapses = _after_last(calendars, reckoning)
    elif not any(piece.file.standing for piece in pieces):
        lapses = _lapse(max(piece.arrived for piece in pieces), reckoning)
        findings.extend(_about_lapse(lapses, reckoning))
    else:
        findings.extend(_about_age(pieces, reckoning))
    if priority is Priority.URGENT and ends_utc is None and not _has_unread_end(pieces, settings):
        findings.append(finding("urgent-without-end"))
    schedule = Schedule(to_utc(starts, reckoning.zone), ends_utc, settings.days, settings.hours, lapses)
    return schedule, tuple(findings)


def end_in(pieces: list[Piece], settings: Settings) -> EndIn:
    """Where the notice's end is written, whether it was understood or not."""
    named = any(piece.limits.ends or piece.limits.ends_unread for piece in pieces)
    written = settings.ends is not None or settings.ends_unread
    if named:
        return EndIn.BOTH if written else EndIn.NAME
    if written:
        return EndIn.TEXT
    return EndIn.EVENT if settings.begins is not None else EndIn.NOWHERE


def _has_unread_end(pieces: list[Piece], settings: Settings) -> bool:
    return settings.ends_unread or any(piece.limits.ends_unread for piece in pieces)


_Choice = tuple[Callable[[datetime, datetime], datetime], Callable[[datetime], str]]
"""Which of two moments counts, and how such a moment is spelt."""
_LATER: _Choice = (max, spelt)
_EARLIER: _Choice = (min, spelt_end)


def _narrower(
    named: datetime | None, set_: datetime | None, choice: _Choice, findings: list[Finding]
) -> datetime | None:
    if named is None or set_ is None or named == set_:
        return named if named is not None else set_
    choose, told = choice
    findings.append(finding("two-ends", first=told(named), second=told(set_)))
    return choose(named, set_)


def _dated(pieces: list[Piece]) -> list[Piece]:
    """The files that say when it ends; when they came decides whether the end was a slip."""
    dated = [
        piece for piece in pieces if piece.limits.ends or piece.reading.settings.ends or piece.reading.settings.begins
    ]
    return dated or pieces


def _lapse(arrived: datetime, reckoning: Reckoning) -> datetime:
    last_day = arrived.astimezone(reckoning.zone).date() + timedelta(days=reckoning.lifetime_days)
    midnight = datetime.combine(last_day + timedelta(days=1), time(), reckoning.zone)
    return midnight.astimezone(UTC)


def _after_last(calendars: list[Piece], reckoning: Reckoning) -> datetime:
    """A calendar has no lifetime: its events end it. One without any is over since this week began."""
    ends = [event.ends for piece in calendars for event in piece.reading.events]
    week = datetime.combine(monday_of(reckoning.local_now.date()), time(), reckoning.zone)
    return max(ends, default=week.astimezone(UTC))


def _about_lapse(lapses: datetime, reckoning: Reckoning) -> tuple[Finding, ...]:
    last = _last_day(lapses, reckoning.zone)
    if reckoning.now >= lapses:
        return (finding("lapsed", last=last),)
    # Sixty days' life warns at fifty; a short life warns in its last sixth.
    warned_days = min(10, max(1, reckoning.lifetime_days // 6))
    if reckoning.now >= lapses - timedelta(days=warned_days + 1):
        return (finding("lapses-soon", last=last),)
    return ()


def _about_age(pieces: list[Piece], reckoning: Reckoning) -> tuple[Finding, ...]:
    """What has no end and was written long ago may be true no longer."""
    written = datetime.fromtimestamp(max(piece.file.mtime_ns for piece in pieces) / 1e9, UTC)
    if reckoning.now - written < OLD or written.year < _EARLIEST_YEAR:
        return ()
    return (finding("old", since=written.astimezone(reckoning.zone).date().isoformat()),)


def _last_day(ends: datetime, zone: ZoneInfo) -> str:
    return (ends - timedelta(seconds=1)).astimezone(zone).date().isoformat()
