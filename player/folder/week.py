"""Weekdays and times of day as people write them: `mån-fre`, `lör, sön`, `08-19`, `08:30-17`, `18-02`.

Leaves out dates (`local_dates`) and when something is due (the notices room).
"""

from __future__ import annotations

import re

from player.notices.hours import PUBLIC_HOLIDAY

EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)

_DAY_NAMES = (
    ("måndag", "mån", "må", "monday", "mon"),
    ("tisdag", "tis", "ti", "tuesday", "tue", "tues"),
    ("onsdag", "ons", "on", "wednesday", "wed"),
    ("torsdag", "tors", "tor", "to", "thursday", "thu", "thurs"),
    ("fredag", "fre", "fr", "friday", "fri"),
    ("lördag", "lör", "lö", "saturday", "sat"),
    ("söndag", "sön", "sö", "sunday", "sun"),
)
_DAYS = {name: number for number, names in enumerate(_DAY_NAMES, start=1) for name in names}
_GROUPS: dict[str, tuple[int, ...]] = {
    **dict.fromkeys(("vardagar", "vardag", "weekdays"), (1, 2, 3, 4, 5)),
    **dict.fromkeys(("helg", "helger", "weekend", "weekends"), (6, 7)),
    **dict.fromkeys(("alla dagar", "varje dag", "dagligen", "alla", "daily", "every day"), EVERY_DAY),
    **dict.fromkeys(
        ("helgdag", "helgdagar", "röda dagar", "röd dag", "holiday", "holidays", "public holidays"), (PUBLIC_HOLIDAY,)
    ),
}
_CLOSED = ("stängt", "stängd", "closed")
_ALWAYS = ("dygnet runt", "alltid öppet", "24 h", "24h", "open all day", "around the clock")
_BETWEEN = re.compile(r"\s*(?:-|–|—|\btill\b|\bto\b)\s*")
_LIST = re.compile(r"\s*(?:,|;|&|\+|\boch\b|\band\b|\s)\s*")
_TIME = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[:.](\d{2}))?")
_OPENING = re.compile(r"(?P<days>[^\d]*?)[\s:]*(?P<hours>\d.*|" + "|".join(_CLOSED + _ALWAYS) + ")", re.IGNORECASE)


def read_days(text: str) -> tuple[int, ...] | None:
    """ISO weekdays in order (0 for public holidays), or None when a word is no day."""
    folded = text.strip().casefold()
    if folded in _GROUPS:
        return _GROUPS[folded]
    days: set[int] = set()
    for word in filter(None, _LIST.split(_BETWEEN.sub("-", folded))):
        several = _GROUPS.get(word) or _range(word)
        if several is None:
            return None
        days.update(several)
    return tuple(sorted(days)) or None


def read_hours(text: str) -> tuple[int, int] | None:
    """(first, last) in minutes after midnight, last up to 1440; last < first runs over midnight."""
    ends = _BETWEEN.split(text.strip().casefold())
    if len(ends) != 2:
        return None
    opens, closes = (_minutes(end) for end in ends)
    if opens is None or closes is None or opens in (closes, 1440):
        return None
    return opens, closes


def read_opening(text: str) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]] | None:
    """(days, hours) of a line of opening hours such as `mån-fre 08-12, 13-17`. Closed is the one pair (0, 0)."""
    match = _OPENING.fullmatch(text.strip())
    if match is None:
        return None
    days = read_days(match["days"].strip(" :")) if match["days"].strip(" :") else EVERY_DAY
    if days is None:
        return None
    hours = match["hours"].casefold()
    if hours in _CLOSED:
        return days, ((0, 0),)
    if hours in _ALWAYS:
        return days, ((0, 1440),)
    spans = [read_hours(span) for span in re.split(r"\s*(?:,|\boch\b|\band\b)\s*", hours)]
    return (days, tuple(span for span in spans if span)) if all(spans) else None


def _range(word: str) -> tuple[int, ...] | None:
    first, dash, last = word.partition("-")
    start = _DAYS.get(first.rstrip("."))
    if not dash:
        return (start,) if start else None
    end = _DAYS.get(last.rstrip("."))
    if start is None or end is None:
        return None
    return tuple((start - 1 + step) % 7 + 1 for step in range((end - start) % 7 + 1))


def _minutes(text: str) -> int | None:
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return None
    minutes = int(match[1]) * 60 + int(match[2] or 0)
    return minutes if minutes <= 1440 and int(match[2] or 0) < 60 else None
