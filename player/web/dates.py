"""Days and times in words, in the page's language and the board's time zone.

Leaves out which days matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, get_day_names

from player.notices.hours import times
from player.notices.windows import Hours, day_runs

_DAYS = {"de": "EEEE, d. MMMM", "uk": "EEEE, d MMMM", "ar": "EEEE، d MMMM", "so": "EEEE, d MMMM"}
"""How a weekday and a date are written, where that is not "lördag 13 juni"."""


def locale_of(lang: str) -> Locale:
    try:
        return Locale.parse(lang)
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


@dataclass(frozen=True, slots=True)
class Calendar:
    """Says times of one board in one language. `now` tells which year needs no saying."""

    lang: str
    timezone: str
    now: datetime

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(ZoneInfo(self.timezone))

    @property
    def today(self) -> date:
        return self.local(self.now).date()

    def day(self, day: date) -> str:
        """Such as "lördag 13 juni", with the year when it is another."""
        pattern = _DAYS.get(self.lang, "EEEE d MMMM") + ("" if day.year == self.today.year else " y")
        return str(format_date(day, pattern, locale=locale_of(self.lang)))

    def days(self, first: date, last: date) -> str:
        """One day, or from one to another."""
        return " – ".join(dict.fromkeys((self.day(first), self.day(last))))

    def last_day(self, end: datetime) -> str:
        """The last whole day before an end, or the day and the time of one that comes in the course of a day."""
        if self.local(end).time() != time():
            return self.moment(end)
        return self.day(self.local(end - timedelta(microseconds=1)).date())

    def first_day(self, start: datetime) -> str:
        return self.day(self.local(start).date())

    def moment(self, moment: datetime) -> str:
        local = self.local(moment)
        return f"{self.day(local.date())} {local:%H:%M}"

    def span(self, starts: datetime, ends: datetime, *, all_day: bool) -> str:
        """When something happens: one day, one day with hours, or from one day to another."""
        first, last = self.local(starts), self.local(max(starts, ends - timedelta(microseconds=1)))
        if all_day:
            return self.days(first.date(), last.date())
        if first.date() == last.date():
            end = self.local(ends)
            hours = f"{first:%H:%M}" if ends <= starts else f"{first:%H:%M}–{end:%H:%M}"
            return f"{self.day(first.date())} {hours}"
        return f"{self.moment(starts)} – {self.moment(ends)}"

    def weekdays(self, days: tuple[int, ...]) -> str:
        """ISO weekdays that follow one another: "måndag–fredag"."""
        return capital(self._weekdays(days))

    def shown_at(self, days: tuple[int, ...], hours: Hours) -> str:
        """At which times of the week: "Måndag–onsdag, fredag 10:30–14"; "" for always."""
        named = ", ".join(self._weekdays(run) for run in day_runs(days))
        return capital(" ".join(filter(None, (named, times(hours)))))

    def _weekdays(self, days: tuple[int, ...]) -> str:
        names = get_day_names("wide", context="stand-alone", locale=locale_of(self.lang))
        first, last = names[days[0] - 1], names[days[-1] - 1]
        return first if len(days) == 1 else f"{first}–{last}"

    def month(self, day: date) -> tuple[str, str]:
        """A day for a calendar's leaf: ("13", "juni")."""
        return str(day.day), str(format_date(day, "MMM", locale=locale_of(self.lang))).rstrip(".")


def capital(text: str) -> str:
    """With a capital first letter, as what begins a line has."""
    return f"{text[:1].upper()}{text[1:]}"
