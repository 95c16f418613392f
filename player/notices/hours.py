"""A site's opening hours: on a given day, in words, and whether it is open now.

Closed dates go before everything; a public holiday has the hours that the site gives for public holidays, or those of
its weekday when it gives none. Hours over midnight belong to the day on which they begin. Leaves out the days' names
in other languages and how it all looks (`draw`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from player.notices.board import OpenHours, Site
from player.notices.windows import covers

Holidays = tuple[tuple[date, str], ...]
Runs = tuple[tuple[int, int], ...]
"""Hours of one day as local minutes after midnight [opens, closes), in order; closes < opens runs over midnight."""

PUBLIC_HOLIDAY = 0
"""Stands beside the ISO weekdays in `OpenHours.days`."""

ALL_DAY = (0, 1440)


@dataclass(frozen=True, slots=True)
class OpenDay:
    """The hours of one date, none when closed; and the public holiday's name in Swedish, if it is one."""

    runs: Runs
    holiday: str = ""


@dataclass(frozen=True, slots=True)
class WeekGroup:
    """ISO weekdays (or 0, public holidays), in order, that have the same hours."""

    days: tuple[int, ...]
    runs: Runs


def open_day(site: Site, holidays: Holidays, day: date) -> OpenDay:
    """The hours of the site on a date."""
    holiday = dict(holidays).get(day, "")
    if day in site.closed or day in site.shut:
        return OpenDay((), holiday)
    has_rule = any(PUBLIC_HOLIDAY in hours.days for hours in site.hours)
    return OpenDay(_runs(site.hours, PUBLIC_HOLIDAY if holiday and has_rule else day.isoweekday()), holiday)


def is_open(site: Site, holidays: Holidays, local: datetime) -> bool:
    """Whether the site is open when the wall clock reads `local`."""
    minute = local.hour * 60 + local.minute
    today = open_day(site, holidays, local.date()).runs
    yesterday = open_day(site, holidays, local.date() - timedelta(days=1)).runs
    return any(covers(run, minute, today=True, yesterday=False) for run in today) or any(
        covers(run, minute, today=False, yesterday=True) for run in yesterday
    )


def week(site: Site) -> tuple[WeekGroup, ...]:
    """The ordinary week from Monday on, neighbouring days with the same hours together; then public holidays."""
    groups: list[WeekGroup] = []
    for weekday in range(1, 8):
        runs = _runs(site.hours, weekday)
        if groups and groups[-1].runs == runs:
            groups[-1] = WeekGroup((*groups[-1].days, weekday), runs)
        else:
            groups.append(WeekGroup((weekday,), runs))
    if any(PUBLIC_HOLIDAY in hours.days for hours in site.hours):
        groups.append(WeekGroup((PUBLIC_HOLIDAY,), _runs(site.hours, PUBLIC_HOLIDAY)))
    return tuple(groups)


def times(runs: Runs) -> str:
    """Hours in figures, the same in every language: "08–12, 13–17:30". Empty when closed."""
    return ", ".join(f"{_time(opens)}–{_time(closes)}" for opens, closes in runs)


def day_words(site: Site, holidays: Holidays, day: date) -> tuple[str, str]:
    """The hours of a date as words, Swedish and English: "08–19", "stängt (juldagen)", "dygnet runt"."""
    found = open_day(site, holidays, day)
    if not found.runs:
        sv, en = "stängt", "closed"
    elif found.runs == (ALL_DAY,):
        sv, en = "dygnet runt", "all day and night"
    else:
        sv = en = times(found.runs)
    if not found.holiday:
        return sv, en
    name = found.holiday[:1].lower() + found.holiday[1:]
    return f"{sv} ({name})", f"{en} ({name})"


def _runs(hours: tuple[OpenHours, ...], weekday: int) -> Runs:
    """The hours of a weekday; the pair of equal times that says "closed" leaves nothing."""
    return tuple(
        sorted((each.opens, each.closes) for each in hours if weekday in each.days and each.opens != each.closes)
    )


def _time(minutes: int) -> str:
    hour, minute = divmod(minutes, 60)
    return f"{hour:02d}:{minute:02d}" if minute else f"{hour:02d}"
