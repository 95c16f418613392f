"""The dates in a file's name that limit when its notice shows: `till DATE`, `DATE till DATE`, `från DATE`.

Leaves out how a date is written (`local_dates`). A bare date limits nothing: cameras and minutes of meetings
have them; it is asked about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from player.folder.finding import Finding, finding
from player.folder.local_dates import DATE_PATTERN, end_of, read_date, start_of

_UNTIL = r"(?:fram till och med|till och med|fram till|t\.?o\.?m\.?|till|until|to|--+|–|—)"
_FROM = r"(?:från och med|fr\.?o\.?m\.?|från|from)"
_BETWEEN = rf"(?:{_UNTIL}|-)"

_LIMITS = re.compile(
    rf"(?:^|(?<=[\s(,;.]))"
    rf"(?:(?:{_FROM} )?(?P<start>{DATE_PATTERN}) ?{_BETWEEN} ?(?P<end>{DATE_PATTERN})"
    rf"|{_UNTIL} ?(?P<until>{DATE_PATTERN})"
    rf"|{_FROM} ?(?P<since>{DATE_PATTERN}))"
    rf"(?!\w)",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?<![\w-])(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2} [a-zåäö]+ \d{4})(?![\w-])", re.IGNORECASE)
_MAY_HOLD_A_DATE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class DateLimits:
    """Naive local moments [starts, ends)."""

    starts: datetime | None = None
    ends: datetime | None = None


NO_LIMITS = DateLimits()


@dataclass(frozen=True, slots=True)
class LimitsReading:
    """What stays of the text without its limits, the limits, and what is asked about."""

    rest: str
    limits: DateLimits = NO_LIMITS
    findings: tuple[Finding, ...] = ()


def take_limits(text: str, today: date) -> LimitsReading:
    """Take the first date limits off a name (without extension, underscores already blanks)."""
    if not _MAY_HOLD_A_DATE.search(text):
        return LimitsReading(text)
    match = _LIMITS.search(text)
    if match is None:
        return LimitsReading(text, findings=_ask_about_bare_dates(text, today))
    first = match["start"] or match["since"]
    last = match["end"] or match["until"]
    starts = read_date(first, today) if first else None
    ends = read_date(last, today) if last else None
    if (first and starts is None) or (last and ends is None):
        return LimitsReading(text)
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    doubts = tuple(reading for reading in (starts, ends) if isinstance(reading, Finding))
    return LimitsReading(rest, *_in_order(_day_or_none(starts), _day_or_none(ends), doubts))


def _in_order(
    starts: date | None, ends: date | None, doubts: tuple[Finding, ...]
) -> tuple[DateLimits, tuple[Finding, ...]]:
    if starts and ends and ends < starts:
        return NO_LIMITS, (*doubts, finding("dates-reversed", starts=str(starts), ends=str(ends)))
    return DateLimits(start_of(starts) if starts else None, end_of(ends) if ends else None), doubts


def _day_or_none(reading: date | Finding | None) -> date | None:
    return reading if isinstance(reading, date) else None


def _ask_about_bare_dates(text: str, today: date) -> tuple[Finding, ...]:
    days = (read_date(found, today) for found in _BARE.findall(text))
    return tuple(finding("date-bare", date=day.isoformat()) for day in days if isinstance(day, date))[:1]
