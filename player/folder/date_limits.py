"""The dates in a file's name that limit when its notice shows: `till DATE`, `DATE till DATE`, `från DATE`.

A start that was written and cannot be read keeps the notice off the boards; an end is asked about. A bare date limits
nothing: cameras and minutes of meetings have them; it is asked about. Leaves out how a date is written (`local_dates`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from player.folder.finding import Finding, finding
from player.folder.local_dates import (
    CLOCK_PATTERN,
    DATE_PATTERN,
    MONTH_PATTERN,
    NAMED_PATTERN,
    read_date,
    read_local_time,
    spelt,
    spelt_end,
)

_UNTIL_WORD = r"(?:fram till och med|till och med|fram till|t\.? ?o\.? ?m\.?|tills|till|until|to)"
_UNTIL = rf"(?:{_UNTIL_WORD}|--+|–|—)"
_FROM = r"(?:fr[åa]n och med|fr?\.? ?o\.? ?m\.?|fr[åa]n|from)"
_BETWEEN = rf"(?:[ -]?{_UNTIL}[ -]?| ?- ?)"
_MOMENT = rf"{DATE_PATTERN}{CLOCK_PATTERN}?"
_EARLIER_DAY = rf"(?:\d{{1,2}} ?[-–] ?(?={NAMED_PATTERN}))?"
"""Of `till 12-13 juni 2027` the later day counts."""
_WEEK = r"(?:vecka|week|v\.?) ?(?P<week>\d{1,2})"
_WHOLE_MONTH = rf"(?P<whole_month>\d{{4}}-\d{{1,2}}|(?!\d){MONTH_PATTERN}(?<=\d{{4}}))"
_OR_SIX_DIGITS = r"|\d{6}"
_UNIT = r"(?:år(?! ?\d)|kr|kronor|kg|st|km|mil|meter|personer|timmar|minuter|tim|min|%)(?!\w)"
"""What makes numbers something else than a date: `från 1-3 år`."""

_LIMITS = re.compile(
    rf"(?:^|(?<=[\s(,;.-]))"
    rf"(?:(?:{_FROM}[ -])?(?P<start>{_MOMENT}){_BETWEEN}(?P<end>{_MOMENT})"
    rf"|(?:{_FROM}[ -](?P<day>\d{{1,2}}){_BETWEEN}|(?P<day2>\d{{1,2}}) {_UNTIL_WORD} )"
    rf"(?P<last>\d{{1,2}} ?(?P<month>{MONTH_PATTERN}))"
    rf"|{_UNTIL}[ -]?{_EARLIER_DAY}(?P<until>{_MOMENT}{_OR_SIX_DIGITS})"
    rf"|{_FROM}[ -]?(?P<since>{_MOMENT}{_OR_SIX_DIGITS}|{_WEEK}|{_WHOLE_MONTH}))"
    rf"(?!\w)(?! ?{_UNIT})",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?<!\w)(?<!\d-)(?:\d{{1,2}} ?[-–] ?(?={NAMED_PATTERN}))?"
    r"(?P<date>\d{4}[- ]\d{1,2}[- ]\d{1,2}"
    rf"|\d{{1,2}} ?{MONTH_PATTERN}"
    r"|\d{1,2}[.-]\d{1,2}[.-]\d{4}"
    # Cameras put the time of day behind the date, or their own name before it.
    r"|(?<!-)(?<!IMG )(?<!VID )(?<!PXL )(?<!DSC )(?:19|20)\d{6}(?! ?\d))(?![\w-])",
    re.IGNORECASE,
)
_MAY_HOLD_A_DATE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class DateLimits:
    """Naive local moments [starts, ends). `ends_unread`: an end is written there and was not understood."""

    starts: datetime | None = None
    ends: datetime | None = None
    ends_unread: bool = False


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
    read = _read(match, today) if match else None
    if match is None or read is None:
        return LimitsReading(text, findings=_ask_about_bare_dates(text, today))
    starts, ends = read
    # What stands where a start would and is no date is part of the name: `Öppet 20-30 till 2027-06-13`.
    begin = match.end("start") if match["start"] and starts is None else match.start()
    limits, doubts = _in_order(starts, ends)
    return LimitsReading(f"{text[:begin]} {text[match.end() :]}", limits, doubts)


_Read = datetime | Finding | None


def _read(match: re.Match[str], today: date) -> tuple[_Read, _Read] | None:
    """(the start, the end) of what looks like limits; None when it is none after all."""
    if match["week"]:
        return finding("start-unread", date=match["since"], example=_monday(int(match["week"]), today)), None
    if match["whole_month"]:
        return _from_month(match["whole_month"], today)
    day = match["day"] or match["day2"]
    first = f"{day} {match['month']}" if day else match["start"] or match["since"]
    last = match["end"] or match["last"] or match["until"]
    starts = read_local_time(first, today, through_day=False) if first else None
    ends = read_local_time(last, today, through_day=True) if last else None
    if isinstance(starts, Finding):
        starts = _with_the_ends_year(first, ends, today) or _unread(first, starts)
    if last and ends is None:
        # `10-12 till 14-16` is when the shop is open; `20 dec till 99-99` is a start all the same.
        if starts is None or (isinstance(starts, Finding) and not any(map(str.isalpha, first))):
            return None
        return starts, finding("date-impossible", date=last, example="2027-06-13")
    return None if starts is None and ends is None else (starts, ends)


def _with_the_ends_year(first: str, ends: _Read, today: date) -> datetime | None:
    """A start without a year has its end's, or the year before it: `20 dec till 6 januari 2027`."""
    if not isinstance(ends, datetime):
        return None
    year = (ends - timedelta(seconds=1)).year
    tried = (read_local_time(f"{first} {each}", today, through_day=False) for each in (year, year - 1))
    return next((start for start in tried if isinstance(start, datetime) and start < ends), None)


def _monday(week: int, today: date) -> str:
    """The next first day of a week of that number, to propose."""
    mondays = (date.fromisocalendar(year, min(max(week, 1), 52), 1) for year in (today.year, today.year + 1))
    return next(monday for monday in mondays if monday >= today or monday.year > today.year).isoformat()


def _from_month(month: str, today: date) -> tuple[Finding, None] | None:
    """`från december 2026` is a start as long as that month is to come; after it, it is where pictures are from."""
    day = read_date(f"{month}-01" if month[0].isdigit() else f"1 {month}", today)
    if not isinstance(day, date) or day <= today:
        return None
    return finding("start-unread", date=month, example=day.isoformat()), None


def _unread(first: str, doubt: Finding) -> Finding:
    return finding("start-unread", date=first, example=dict(doubt.blanks)["example"])


def _in_order(starts: _Read, ends: _Read) -> tuple[DateLimits, tuple[Finding, ...]]:
    doubts = tuple(reading for reading in (starts, ends) if isinstance(reading, Finding))
    first = starts if isinstance(starts, datetime) else None
    last = ends if isinstance(ends, datetime) else None
    if first and last and last <= first:
        return NO_LIMITS, (*doubts, finding("dates-reversed", starts=spelt(first), ends=spelt_end(last)))
    return DateLimits(first, last, ends_unread=isinstance(ends, Finding)), doubts


def _ask_about_bare_dates(text: str, today: date) -> tuple[Finding, ...]:
    """One question about the first date that limits nothing."""
    for found in _BARE.finditer(text):
        day = read_date(found["date"], today)
        if isinstance(day, date):
            return (finding("date-bare", date=day.isoformat()),)
        if isinstance(day, Finding) and day.code == "date-ambiguous":
            return (day,)
    return ()
