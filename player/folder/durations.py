"""Lengths of time as people write them: `30 s`, `5 min`, `2 timmar`, `3 dygn`. Leaves out which lengths make sense."""

from __future__ import annotations

import re
from datetime import timedelta

_UNITS = {
    **dict.fromkeys(("s", "sek", "sekund", "sekunder", "second", "seconds"), 1),
    **dict.fromkeys(("m", "min", "minut", "minuter", "minute", "minutes"), 60),
    **dict.fromkeys(("h", "t", "tim", "timme", "timmar", "hour", "hours"), 3_600),
    **dict.fromkeys(("d", "dag", "dagar", "dygn", "day", "days"), 86_400),
    **dict.fromkeys(("v", "vecka", "veckor", "week", "weeks"), 604_800),
}
_LENGTH = re.compile(r"(\d{1,6}(?:[.,]\d{1,3})?)\s{0,3}([a-zåäö]{1,10})", re.IGNORECASE)


def read_duration(text: str) -> timedelta | None:
    """The length that `text` says; None for one without a unit, since nobody knows what it means."""
    match = _LENGTH.fullmatch(text.strip())
    if match is None or match[2].casefold() not in _UNITS:
        return None
    return timedelta(seconds=float(match[1].replace(",", ".")) * _UNITS[match[2].casefold()])
