"""How the fate of a notice is told to its editor: one sentence, in Swedish and in English, with dates.

Dates instead of "in 3 days", so that a receipt is rewritten only when something has happened. Leaves out where the
sentences stand (`receipt`, `pages`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from player.notices.agenda import last_day
from player.notices.board import Board, Playlist
from player.notices.hours import times
from player.notices.notice import Kind, Notice
from player.notices.windows import day_runs
from player.publish.plan import SOON, Fate, Verdict
from player.worker.folder_messages import EndIn

SV, EN = 0, 1
LANGUAGES = (SV, EN)

_MONTHS = (
    "januari februari mars april maj juni juli augusti september oktober november december",
    "January February March April May June July August September October November December",
)
_WEEKDAYS = ("mån tis ons tor fre lör sön", "Mon Tue Wed Thu Fri Sat Sun")
"""Spelt here and not asked of a library: it is all of it that the publisher would need."""

_SENTENCES = {
    "shown": ("Visas {where}{until}.", "Shown {where}{until}."),
    "shown-later": ("Visas {where} från {starts}{until}.", "Shown {where} from {starts}{until}."),
    "until": (" till och med {end}", " until {end}"),
    "no-end": (" tills vidare", " until further notice"),
    "until-lapse": (
        " till och med {end}; därefter tas det bort, eftersom inget slutdatum är angivet",
        " until {end}; then it is taken down, because no end date is given",
    ),
    "until-lapse-unread": (
        " till och med {end}; därefter tas det bort, eftersom slutdatumet inte går att förstå",
        " until {end}; then it is taken down, because its end date cannot be understood",
    ),
    "soon-nowhere": (
        " SLUTAR SNART: ska det visas längre, skriv ett datum i filnamnet, till exempel ”till {longer}”.",
        " ENDS SOON: to show it longer, write a date into the file's name, such as “till {longer}”.",
    ),
    "soon-name": (
        " SLUTAR SNART: ska det visas längre, skriv ett senare datum i filnamnet, till exempel ”till {longer}”.",
        " ENDS SOON: to show it longer, write a later date into the file's name, such as “till {longer}”.",
    ),
    "soon-text": (
        " SLUTAR SNART: ska det visas längre, skriv ett senare datum överst i texten, till exempel ”till: {longer}”.",
        " ENDS SOON: to show it longer, write a later date at the top of the text, such as “until: {longer}”.",
    ),
    "soon-both": (
        " SLUTAR SNART: ska det visas längre, skriv ett senare datum både i filnamnet och i texten, som {longer}.",
        " ENDS SOON: to show it longer, write a later date both in the file's name and in the text, such as {longer}.",
    ),
    "early": (
        "Väntar: läggs ut på nätet {appears}, högst {days} dagar i förväg, och visas {where} från {starts}{until}.",
        "Waits: goes out {appears}, at most {days} days ahead, and is shown {where} from {starts}{until}.",
    ),
    "over": ("Visas inte längre: det tog slut {end}.", "No longer shown: it ended {end}."),
    "calendar": (
        "Visas {where}{until}: {events} till och med {last}. Närmast: ”{title}”, {begins}.",
        "Shown {where}{until}: {events} until {last}. Next: “{title}”, {begins}.",
    ),
    "calendar-cancelled": (
        "Visas {where}{until}: {events} till och med {last}, alla inställda.",
        "Shown {where}{until}: {events} until {last}, all of them cancelled.",
    ),
    "event": ("{count} händelse", "{count} event"),
    "events": ("{count} händelser", "{count} events"),
    "while-events": (" så länge kalendern har händelser", " as long as the calendar has events"),
    "calendar-over": (
        "Visas inte längre: kalendern har inget som kommer. Lägg hit en ny när det finns något.",
        "No longer shown: the calendar has nothing to come. Put a new one here when there is something.",
    ),
    "stopped": (
        "Borttaget från tavlan med filen ”{by}”. Ta bort den filen om det ska visas igen.",
        "Taken off the board by the file “{by}”. Remove that file to show it again.",
    ),
    "unsettled": (
        "Filen kopieras eller sparas just nu. Det visas så snart den är klar.",
        "The file is being copied or saved just now. It is shown as soon as that is done.",
    ),
    "making": (
        "På väg: filmen görs om för tavlorna, vilket tar några minuter. Det visas så snart den är klar.",
        "On the way: the film is being made over for the boards, which takes some minutes. It is shown once done.",
    ),
    "unusable": ("Visas inte: se under ATT GÖRA.", "Not shown: see TO DO."),
    "everywhere": ("på alla tavlor", "on every board"),
    "nowhere": ("inte på någon tavla", "on no board"),
    "on": ("på {names}", "at {names}"),
}
_MOST_NAMES = 12
_UNWRITTEN = (EndIn.NOWHERE, EndIn.EVENT)
_WITHOUT_DATES = (Fate.STOPPED, Fate.UNSETTLED, Fate.MAKING, Fate.UNUSABLE)


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells verdicts of one playlist at a moment."""

    board: Board
    playlist: Playlist
    now: datetime

    def sentence(self, verdict: Verdict, language: int) -> str:
        """What became of the notice, as one or two sentences."""
        if verdict.notice is None or verdict.fate in _WITHOUT_DATES:
            by = verdict.by.partition("/")[2]
            return _say(verdict.fate.value, language, by=by)
        notice = verdict.notice
        schedule = notice.schedule
        blanks = {"where": self._where_and_when(notice, language), "until": self._until(verdict, language)}
        if verdict.fate is Fate.OVER:
            return self._over(notice, language)
        if schedule.starts is None or schedule.starts <= self.now:
            return self._shown(verdict, notice, language)
        blanks["starts"] = self.moment(schedule.starts, language)
        if verdict.fate is Fate.EARLY:
            days = self.board.publish_ahead_days
            appears = self.moment(schedule.starts - timedelta(days=days), language)
            return _say("early", language, appears=appears, days=str(days), **blanks)
        return _say("shown-later", language, **blanks)

    def where(self, notice: Notice, language: int) -> str:
        """The names of the sites that show it."""
        allowed = self.playlist.sites
        sites = [
            site
            for site in self.board.sites
            if (allowed is None or site.id in allowed) and (notice.sites is None or site.id in notice.sites)
        ]
        if not sites:
            return _say("nowhere", language)
        if len(sites) == len(self.board.sites) and len(sites) > 1:
            return _say("everywhere", language)
        names = [site.name for site in sites[:_MOST_NAMES]]
        if len(sites) > _MOST_NAMES:
            names.append(("{} till", "{} more")[language].format(len(sites) - _MOST_NAMES))
        together = (" och ", " and ")[language]
        listed = ", ".join(names[:-1]) + together + names[-1] if len(names) > 1 else names[0]
        return _say("on", language, names=listed)

    def _where_and_when(self, notice: Notice, language: int) -> str:
        """The sites; and the weekdays and hours, where it does not show all the time."""
        schedule, names = notice.schedule, _WEEKDAYS[language].split()
        runs = (dict.fromkeys((names[run[0] - 1], names[run[-1] - 1])) for run in day_runs(schedule.days))
        when = " ".join(filter(None, (", ".join("–".join(run) for run in runs), times(schedule.hours))))
        return self.where(notice, language) + (f" ({when})" if when else "")

    def moment(self, moment: datetime, language: int) -> str:
        """A local date; with the time of day unless it is midnight."""
        local = moment.astimezone(ZoneInfo(self.board.timezone))
        day = f"{local.day} {_MONTHS[language].split()[local.month - 1]} {local.year}"
        if (local.hour, local.minute) == (0, 0):
            return day
        return f"{day} {('kl. %H.%M', '%H:%M')[language]}".replace("%H", f"{local:%H}").replace("%M", f"{local:%M}")

    def _over(self, notice: Notice, language: int) -> str:
        schedule = notice.schedule
        if notice.kind is Kind.EVENTS and schedule.ends is None:
            return _say("calendar-over", language)
        return _say("over", language, end=self._last(schedule.ends or schedule.lapses or self.now, language))

    def _shown(self, verdict: Verdict, notice: Notice, language: int) -> str:
        if notice.kind is Kind.EVENTS:
            return self._calendar(verdict, notice, language)
        where = self._where_and_when(notice, language)
        said = _say("shown", language, where=where, until=self._until(verdict, language))
        if notice.kind is Kind.ALERT or verdict.end is EndIn.EVENT:
            return said  # its sender says when it is over, or the day of what it tells of, and no name of a file
        return said + self._soon(notice.schedule.ends or notice.schedule.lapses, verdict.end, language)

    def _calendar(self, verdict: Verdict, notice: Notice, language: int) -> str:
        """How many events are to come, until when, and which is the next."""
        coming = [event for event in notice.events if event.ends > self.now or event.starts >= self.now]
        counted = _say("event" if len(coming) == 1 else "events", language, count=str(len(coming)))
        until = self._until(verdict, language) if notice.schedule.ends is not None else ""
        zone = ZoneInfo(self.board.timezone)
        day = max((last_day(event, zone) for event in coming), default=self.now.date())
        last = self.moment(datetime.combine(day, time(), zone), language)
        where = self._where_and_when(notice, language)
        blanks = {"where": where, "until": until, "events": counted, "last": last}
        following = next((event for event in coming if not event.cancelled), None)
        if following is None:
            return _say("calendar-cancelled", language, **blanks)
        begins = self.moment(following.starts, language)
        return _say("calendar", language, title=following.title, begins=begins, **blanks)

    def _until(self, verdict: Verdict, language: int) -> str:
        notice = verdict.notice
        assert notice is not None, "what is no notice is told without its dates"
        schedule = notice.schedule
        if notice.kind is Kind.EVENTS and schedule.ends is None:
            return _say("while-events", language)
        if schedule.ends is not None:
            return _say("until", language, end=self._last(schedule.ends, language))
        if schedule.lapses is not None:
            why = "until-lapse" if verdict.end in _UNWRITTEN else "until-lapse-unread"
            return _say(why, language, end=self._last(schedule.lapses, language))
        return _say("no-end", language)

    def _soon(self, end: datetime | None, stands: EndIn, language: int) -> str:
        if end is None or end - SOON > self.now:
            return ""
        longer = (end + timedelta(days=30)).astimezone(ZoneInfo(self.board.timezone)).date().isoformat()
        return _say(f"soon-{stands.value}", language, longer=longer)

    def _last(self, end: datetime, language: int) -> str:
        """An end at midnight is spoken of as the last whole day."""
        local = end.astimezone(ZoneInfo(self.board.timezone))
        midnight = (local.hour, local.minute) == (0, 0)
        return self.moment(end - timedelta(days=1), language) if midnight else self.moment(end, language)


def _say(code: str, language: int, **blanks: str) -> str:
    return _SENTENCES[code][language].format(**blanks)
