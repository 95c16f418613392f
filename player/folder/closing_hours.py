"""Hours in the name of a file that closes a place: "Stängt i dag från 15", "Closed today 12-13", "Stänger 15 i dag".

A time has a word before it or minutes behind it, or is one of two: a number alone could be anything.
Leaves out the days, and what is closed by them (`closing`).
"""

from __future__ import annotations

import re

from player.notices.hours import ALL_DAY
from player.notices.windows import DAY_MINUTES

_CLOCK = r"(?:kl\.? ?|klockan )"
_TIME = r"(\d{1,2})(?:[.:](\d{2}))? ?([ap]\.?m\b\.?)?"
_OVER = (
    r"(?=$| ?[.,;!()–](?!\d)| - | (?:p\.? ?g\.? ?a|på grund|på|för|av|due|because|for|i ?dag|today)\b"
    r"| (?:till|until|to) \d{4})"
)
"""What may follow a time: a reason, or nothing. Another number or a month would make it a date."""
_DAY_BEFORE = re.compile(r"(?:i ?dag|today|st[äa]ng[td]|closed|lunch|\d)$", re.IGNORECASE)
"""What a time belongs to: behind other words it is that of something else, such as the funeral."""
_NOT_IN_A_NUMBER = r"(?<![\d.:/-])"
_FROM = r"(?:från(?: och med)?|fr\.? ?o\.? ?m\.?|efter|redan|from|after|at)"
_UNTIL = r"(?:fram till|till|t\.? ?o\.? ?m\.?|until|till|to)"
_BETWEEN = re.compile(
    rf"(?<!till )(?<!to )(?<!until ){_NOT_IN_A_NUMBER}(?:(?:mellan|från|between|from) )?{_CLOCK}?{_TIME}"
    rf" ?(?:-|–|till|och|to|and) ?{_CLOCK}?{_TIME}{_OVER}",
    re.IGNORECASE,
)
_ENDS = re.compile(rf"\b{_UNTIL} {_CLOCK}?{_TIME}{_OVER}", re.IGNORECASE)
_BARE_TIME = r"(?:(?<=i dag )|(?<=idag )|(?<=today ))(?=\d{1,2}[.:]\d{2}(?! ?[ap]\.?m\b))"
_BEGINS = re.compile(
    rf"(?:\b(?:redan )?{_FROM} {_CLOCK}?|\b{_CLOCK}|{_BARE_TIME}){_TIME}{_OVER}",
    re.IGNORECASE,
)
_CLOSES_TODAY = re.compile(
    r"(?=.*\b(?:i ?dag|today)\b)(?:(?:i ?dag|today) )?(?:(?:vi|butiken|we|we're) )?(?:are )?"
    r"(?:stänger|clos(?:es|ing|e)) (?:(?:vi|butiken|i ?dag|redan|tidigare|tidigt|today|early|at),? )*"
    rf"{_CLOCK}?{_TIME}{_OVER}",
    re.IGNORECASE,
)

Hours = tuple[int, int]
"""Closed from the one to the other, in local minutes after midnight, as in `Shut`."""


def closes_today(name: str) -> Hours | None:
    """From when a name closes that says "Stänger kl 15 i dag", however it puts it; None for other names."""
    match = _CLOSES_TODAY.match(name)
    begins = _minutes(*match.groups()) if match else None
    return None if begins is None else (begins, DAY_MINUTES)


def split_hours(name: str) -> tuple[str, Hours]:
    """(the name without them, the hours in which it closes); all day when it names none."""
    for pattern in (_BETWEEN, _ENDS, _BEGINS):
        match = pattern.search(name)
        before = name[: match.start()].rstrip(" (,") if match else ""
        hours = _hours(pattern, match) if match and _DAY_BEFORE.search(before) else None
        if match and hours:
            return before + name[match.end() :], hours
    return name, ALL_DAY


def hours_words(hours: Hours) -> tuple[str, str]:
    """Swedish and English, to stand behind a day: (" från kl. 15:00", " from 15:00"); empty for all day."""
    begins, ends = (f"{minutes // 60:02d}:{minutes % 60:02d}" for minutes in hours)
    if hours == ALL_DAY:
        return "", ""
    if hours[1] == DAY_MINUTES:
        return f" från kl. {begins}", f" from {begins}"
    if hours[0] == 0:
        return f" till kl. {ends}", f" until {ends}"
    return f" kl. {begins}–{ends}", f" {begins}–{ends}"


def _hours(pattern: re.Pattern[str], match: re.Match[str]) -> Hours | None:
    said = match.groups()
    first, last = _minutes(*said[:3]), _minutes(*said[-3:])
    begins = 0 if pattern is _ENDS else first
    ends = DAY_MINUTES if pattern is _BEGINS else last
    return (begins, ends) if begins is not None and ends else None


def _minutes(hour: str, minute: str | None = None, half: str | None = None) -> int | None:
    """None for what no clock shows."""
    hours = int(hour)
    if half:
        if hours > 12:
            return None
        hours = hours % 12 + (12 if half.lower().startswith("p") else 0)
    total = hours * 60 + int(minute or 0)
    return total if total <= DAY_MINUTES and int(minute or 0) < 60 else None
