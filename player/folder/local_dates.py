"""Dates and times as people write them, to local dates: `2027-06-13`, `söndag 13 juni 2027`, `13/6 2027 kl 18`.

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
_WEEKDAYS = (
    ("mån", "mon"),
    ("tis", "tue"),
    ("ons", "wed"),
    ("tor", "thu"),
    ("fre", "fri"),
    ("lör", "sat"),
    ("sön", "sun"),
)
_WEEKDAY = (
    r"(?:(?:mån|tis|ons|tors?|fre|lör|sön)(?:dag(?:en)?)?"
    r"|(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b\.?"
)

NAMED_PATTERN = rf"{_DAY} ?{_MONTH}(?:,? ?\d{{4}})?"
"""A day, its month as a word, and perhaps a year."""
MONTH_PATTERN = rf"{_MONTH}(?:,? ?\d{{4}})?"

DATE_PATTERN = (
    rf"(?:(?:{_WEEKDAY},? )?(?:den )?"
    r"(?:\d{4}[-./ ]\d{1,2}[-./ ]\d{1,2}"
    r"|(?:19|20)\d{6}"
    rf"|{NAMED_PATTERN}"
    rf"|{_MONTH} {_DAY}(?:,? \d{{4}})?"
    r"|\d{1,2}[-./]\d{1,2}(?:[-./ ]\d{4}|[-./]\d{2})?))"
)
"""A regular expression (case-insensitive) for what may be a date; `read_date` says whether it is one."""
CLOCK_PATTERN = r"(?:,? (?:kl\.?|klockan) ?\d{1,2}(?:[.:]\d{2})?)"
"""A time of day behind a date in a name, where two numbers alone could be anything."""

_LEADING_WEEKDAY = re.compile(rf"(?P<weekday>{_WEEKDAY}),? (?P<date>.+)", re.IGNORECASE)
_SIX_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[-./ ]?(\d{1,2})[-./ ]?(\d{1,2})")
_NAMED = re.compile(
    rf"(?:den )?(?:(?P<day>\d{{1,2}})[a-z:]*? ?(?P<month>{_MONTH})|(?P<month2>{_MONTH}) (?P<day2>\d{{1,2}})[a-z]*)"
    r"(?:,? ?(?P<year>\d{4}))?",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"(\d{1,2})[-./](\d{1,2})(?:[-./ ](\d{4}|\d{2}))?")
_CLOCK = re.compile(
    r"(?P<date>.+?)(?:T|,? +(?:(?:kl\.?|klockan|at) ?)?)(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?::\d{2})?)?",
    re.IGNORECASE,
)

# Years that a notice can mean; others are slips of the finger (and would leave the calendar at its edges).
_YEARS = range(2000, 2100)
_NEAR_YEARS = 10
"""Six digits are taken for a date only when its year is this near: they may be anything."""

_LONGEST = 60
"""Characters of the longest way to write a moment; what is longer is none, and would only keep the search busy."""


def read_date(text: str, today: date) -> date | Finding | None:
    """The date that `text` says, a finding when it is doubtful, or None when it is no date at all.

    `today` only serves to propose a whole date in the question that is asked.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    if match := _LEADING_WEEKDAY.fullmatch(text):
        return _on_weekday(text, match, today)
    return _all_numbers(text, today) or _with_words(text, today)


def _all_numbers(text: str, today: date) -> date | Finding | None:
    if match := _SIX_DIGITS.fullmatch(text):
        return _six_digits(text, match, today)
    if match := _YEAR_FIRST.fullmatch(text.removeprefix("den ")):
        year, month, day = (int(group) for group in match.groups())
        return _calendar_date(text, year, month, day)
    return None


def _with_words(text: str, today: date) -> date | Finding | None:
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
        if isinstance(day, date):
            return _at(day, int(match["hour"]), int(match["minute"] or 0))
    return day


def _at(day: date, hour: int, minute: int) -> datetime | None:
    if (hour, minute) == (24, 0):
        return end_of(day)
    return datetime.combine(day, time(hour, minute)) if hour < 24 and minute < 60 else None


def start_of(day: date) -> datetime:
    """The naive local midnight that begins the day."""
    return datetime.combine(day, time())


def end_of(day: date) -> datetime:
    """The naive local midnight that ends the day: `till` means through that day."""
    return datetime.combine(day + timedelta(days=1), time())


def spelt(local: datetime) -> str:
    """A naive local moment as an editor would write it."""
    return local.date().isoformat() if local.time() == time() else local.strftime("%Y-%m-%d %H:%M")


def spelt_end(local: datetime) -> str:
    """An end at midnight is spoken of as the day before it, as its editor wrote it."""
    return spelt(local - timedelta(days=1) if local.time() == time() else local)


def _on_weekday(text: str, match: re.Match[str], today: date) -> date | Finding | None:
    """A date behind its weekday; one that falls on another day is a slip in one of the two."""
    day = read_date(match["date"], today)
    if not isinstance(day, date) or match["weekday"][:3].casefold() in _WEEKDAYS[day.weekday()]:
        return day
    return finding("date-weekday", date=text, example=day.isoformat())


def _six_digits(text: str, match: re.Match[str], today: date) -> Finding | None:
    """`270613` is a year, a month and a day to most Swedes, but not to all: it is asked."""
    year, month, day = (int(group) for group in match.groups())
    meant = _try(2000 + year, month, day)
    if meant is None or abs(meant.year - today.year) > _NEAR_YEARS:
        return None
    return finding("date-ambiguous", date=text, example=meant.isoformat())


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
        return finding("date-ambiguous", date=text, example=min(readings).isoformat())
    orders = [(second, first), (first, second)]
    if "." in text:
        orders = orders[:1]  # `11.30` is half past eleven, and never the thirtieth of November
    nexts = {day for month, of in orders if (day := _next_occurrence(month, of, today))}
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
