"""A site's opening hours: on a given day, in an ordinary week, on days that differ, and in figures.

Closed dates go before everything; a public holiday has the hours that the site gives for public holidays, or those of
its weekday when it gives none; what the place itself says that day (`Shut`) is taken from either. Hours over midnight
belong to the day on which they begin. Leaves out the days' names and how it all looks (`draw`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from player.notices.board import OpenHours, Shut, Site
from player.notices.windows import DAY_MINUTES

Holidays = tuple[tuple[date, str], ...]
Runs = tuple[tuple[int, int], ...]
"""Hours of one day as local minutes after midnight [opens, closes), in order; closes < opens runs over midnight."""

PUBLIC_HOLIDAY = 0
"""Stands beside the ISO weekdays in `OpenHours.days`."""

ALL_DAY = (0, DAY_MINUTES)


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


@dataclass(frozen=True, slots=True)
class OtherHours:
    """Days from `first` to `last` that have other hours than their weekdays: none when closed."""

    first: date
    last: date
    runs: Runs


def open_day(site: Site, holidays: Holidays, day: date) -> OpenDay:
    """The hours of the site on a date."""
    holiday = dict(holidays).get(day, "")
    if day in site.closed:
        return OpenDay((), holiday)
    has_rule = any(PUBLIC_HOLIDAY in hours.days for hours in site.hours)
    runs = _runs(site.hours, PUBLIC_HOLIDAY if holiday and has_rule else day.isoweekday())
    for shut in site.shut:
        if shut.day == day:
            runs = _without(runs, shut)
    return OpenDay(runs, holiday)


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


def other_hours(site: Site, holidays: Holidays, days: Iterable[date]) -> tuple[OtherHours, ...]:
    """Those of the days whose hours are not those of their weekday; of a site that has told no hours, those on which it
    is closed all day. Days that follow one another and have the same stand together.
    """
    found: list[OtherHours] = []
    for day in days:
        runs = open_day(site, holidays, day).runs
        if runs == _runs(site.hours, day.isoweekday()) and (site.hours or not is_closed_all_day(site, day)):
            continue
        if found and found[-1].runs == runs and day - found[-1].last == timedelta(days=1):
            found[-1] = replace(found[-1], last=day)
        else:
            found.append(OtherHours(day, day, runs))
    return tuple(found)


def is_closed_all_day(site: Site, day: date) -> bool:
    """Whether its owner or the place itself has said so, whatever its hours."""
    return day in site.closed or any(shut.day == day and shut.is_all_day for shut in site.shut)


def closed_hours(site: Site, day: date) -> Runs:
    """From when to when the place itself says that it is closed on a part of a date."""
    return tuple((shut.begins, shut.ends) for shut in site.shut if shut.day == day and not shut.is_all_day)


def days_ahead(site: Site, today: date, days: int) -> list[date]:
    """So many days from today on, and all later ones of which the place itself says something."""
    coming = {today + timedelta(days=ahead) for ahead in range(days)}
    return sorted(coming | {shut.day for shut in site.shut if shut.day > today})


def times(runs: Runs) -> str:
    """Hours in figures, the same in every language: "08–12, 13–17:30". Empty when closed."""
    return ", ".join(f"{_time(opens)}–{_time(closes)}" for opens, closes in runs)


def _runs(hours: tuple[OpenHours, ...], weekday: int) -> Runs:
    """The hours of a weekday; the pair of equal times that says "closed" leaves nothing."""
    return tuple(
        sorted((each.opens, each.closes) for each in hours if weekday in each.days and each.opens != each.closes)
    )


def _without(runs: Runs, shut: Shut) -> Runs:
    """What is left of a day's hours when the place is shut for a while."""
    left: list[tuple[int, int]] = []
    for opens, closes in runs:
        end = closes if closes > opens else closes + DAY_MINUTES
        left.append((opens, min(end, shut.begins)))
        if not shut.is_to_the_end:
            left.append((max(opens, shut.ends), end))
    return tuple(
        (opens, closes - DAY_MINUTES if closes > DAY_MINUTES else closes) for opens, closes in left if opens < closes
    )


def _time(minutes: int) -> str:
    hour, minute = divmod(minutes, 60)
    return f"{hour:02d}:{minute:02d}" if minute else f"{hour:02d}"
