"""Dates and times as people write them, to local dates: `2027-06-13`, `13 juni 2027`, `13/6 2027`, `June 13, 2027`.

Leaves out where in a name a date counts (`date_limits`). What can be read in more than one way is never guessed: it
becomes a finding that asks.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from player.folder.finding import Finding, finding

_MONTH_NAMES = (
    ("januari", "january", "jan"),
    ("februari", "february", "feb"),
    ("mars", "march", "mar"),
    ("april", "apr"),
    ("maj", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("augusti", "august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names}
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th|:?[ea]\b)?"

DATE_PATTERN = (
    r"(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}"
    r"|(?:19|20)\d{6}"
    rf"|(?:den )?{_DAY} ?{_MONTH}(?:,? ?\d{{4}})?"
    rf"|{_MONTH} {_DAY}(?:,? \d{{4}})?"
    r"|\d{1,2}[-./]\d{1,2}(?:[-./ ]\d{4}|[-./]\d{2})?)"
)
"""A regular expression (case-insensitive) for what may be a date; `read_date` says whether it is one."""

_YEAR_FIRST = re.compile(r"(\d{4})[-./]?(\d{1,2})[-./]?(\d{1,2})")
_NAMED = re.compile(
    rf"(?:den )?(?:(?P<day>\d{{1,2}})[a-z:]*? ?(?P<month>{_MONTH})|(?P<month2>{_MONTH}) (?P<day2>\d{{1,2}})[a-z]*)"
    r"(?:,? ?(?P<year>\d{4}))?",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"(\d{1,2})[-./](\d{1,2})(?:[-./ ](\d{4}|\d{2}))?")
_CLOCK = re.compile(r"(?P<date>.+?)(?:T|,? +(?:kl\.? ?)?)(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2})?")

# Years that a notice can mean; others are slips of the finger (and would leave the calendar at its edges).
_YEARS = range(2000, 2100)


_LONGEST = 60
"""Characters of the longest way to write a moment; what is longer is none, and would only keep the search busy."""


def read_date(text: str, today: date) -> date | Finding | None:
    """The date that `text` says, a finding when it is doubtful, or None when it is no date at all.

    `today` only serves to propose a whole date in the question that is asked.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(group) for group in match.groups())
        return _calendar_date(text, year, month, day)
    if match := _NAMED.fullmatch(text):
        return _named_date(text, match, today)
    if match := _NUMBERS.fullmatch(text):
        return _numbered_date(text, match, today)
    return None


def read_local_time(text: str, today: date, *, through_day: bool) -> datetime | Finding | None:
    """A naive local moment from a date with or without a time of day.

    A date alone is its midnight, or with `through_day` the midnight after it.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    day = read_date(text, today)
    if isinstance(day, date):
        return end_of(day) if through_day else start_of(day)
    if day is None and (match := _CLOCK.fullmatch(text)):
        day = read_date(match["date"], today)
        hour, minute = int(match["hour"]), int(match["minute"])
        if isinstance(day, date) and hour < 24 and minute < 60:
            return datetime.combine(day, time(hour, minute))
        if isinstance(day, date):
            return None
    return day


def start_of(day: date) -> datetime:
    """The naive local midnight that begins the day."""
    return datetime.combine(day, time())


def end_of(day: date) -> datetime:
    """The naive local midnight that ends the day: `till` means through that day."""
    return datetime.combine(day + timedelta(days=1), time())


def _calendar_date(text: str, year: int, month: int, day: int) -> date | Finding:
    if year not in _YEARS:
        return finding("date-impossible", date=text, example="2027-06-13")
    try:
        return date(year, month, day)
    except ValueError:
        return finding("date-impossible", date=text, example="2027-06-13")


def _named_date(text: str, match: re.Match[str], today: date) -> date | Finding:
    month = _MONTHS[(match["month"] or match["month2"]).casefold().rstrip(".")]
    day = int(match["day"] or match["day2"])
    if match["year"]:
        return _calendar_date(text, int(match["year"]), month, day)
    example = _next_occurrence(month, day, today)
    if example is None:
        return finding("date-impossible", date=text, example="2027-06-13")
    return finding("date-without-year", date=text, example=example.isoformat())


def _numbered_date(text: str, match: re.Match[str], today: date) -> date | Finding | None:
    """Two numbers and perhaps a year: which of the two is the month must follow from them, else it is asked."""
    first, second = int(match[1]), int(match[2])
    if match[3] and len(match[3]) == 4:
        year = int(match[3])
        readings = {day for day in (_try(year, second, first), _try(year, first, second)) if day}
        if len(readings) == 1:
            return readings.pop()
        if not readings:
            return finding("date-impossible", date=text, example="2027-06-13")
        return finding("date-ambiguous", date=text, example=" eller ".join(sorted(map(str, readings))))
    nexts = {day for day in (_next_occurrence(second, first, today), _next_occurrence(first, second, today)) if day}
    if not nexts:
        return None
    code = "date-without-year" if len(nexts) == 1 else "date-ambiguous"
    return finding(code, date=text, example=min(nexts).isoformat())


def _next_occurrence(month: int, day: int, today: date) -> date | None:
    """The first such day from today on; a leap day may be up to eight years off."""
    candidates = (_try(today.year + ahead, month, day) for ahead in range(9))
    return next((candidate for candidate in candidates if candidate and candidate >= today), None)


def _try(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def to_utc(local: datetime | None, zone: ZoneInfo) -> datetime | None:
    """The instant of a naive local moment in `zone`; None stays None."""
    return local.replace(tzinfo=zone).astimezone(UTC) if local is not None else None
