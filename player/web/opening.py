"""A site's opening hours in words, for its page. Leaves out what the hours are (`notices.hours`)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from player.notices.board import Site
from player.notices.hours import (
    ALL_DAY,
    PUBLIC_HOLIDAY,
    Holidays,
    OtherHours,
    Runs,
    closed_hours,
    is_closed_all_day,
    open_day,
    times,
    week,
)
from player.web.dates import Calendar, capital
from player.web.words import Words


def week_lines(site: Site, calendar: Calendar, words: Words) -> list[tuple[str, str]]:
    """("Måndag–fredag", "08–19"), ("Helgdag", "stängt")."""
    return [
        (
            words["public_holiday"] if group.days == (PUBLIC_HOLIDAY,) else calendar.weekdays(group.days),
            _said(group.runs, words),
        )
        for group in (week(site) if site.hours else ())
    ]


def today_words(site: Site, holidays: Holidays, today: date, words: Words) -> str:
    """Today's hours: "I dag: 08–19"; of a site that has told none whether it is closed, or ""."""
    if site.hours or is_closed_all_day(site, today):
        return f"{words['today']}: {_said(open_day(site, holidays, today).runs, words)}"
    closed = times(closed_hours(site, today))
    return f"{words['today']}: {words['closed']} {closed}" if closed else ""


def other_lines(others: Sequence[OtherHours], calendar: Calendar, words: Words) -> list[tuple[str, str]]:
    """Days whose hours are not the week's: ("Torsdag 24 december", "stängt")."""
    days = (calendar.days(each.first, each.last) for each in others)
    return [(capital(said), _said(each.runs, words)) for said, each in zip(days, others, strict=True)]


def _said(runs: Runs, words: Words) -> str:
    if not runs:
        return words["closed"]
    return words["always"] if runs == (ALL_DAY,) else times(runs)
