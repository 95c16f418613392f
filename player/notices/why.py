"""Why something is on the screen, or a notice is not: a code and one plain sentence in Swedish and in English.

Leaves out the deciding itself (`decide`, `due`); what is said here is what those found.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from player.notices.due import is_due, is_over, next_change
from player.notices.moment import Moment
from player.notices.rotation import Reason
from player.notices.schedule import Priority, Schedule


@dataclass(frozen=True, slots=True)
class Why:
    """A reason: a code to count by, and the same for people."""

    code: str
    sv: str
    en: str


URGENT = Why("urgent", "Brådskande meddelande", "Urgent message")
STANDING = Why("standing", "Inget annat är aktuellt just nu", "Nothing else is due just now")
WAITING = Why(
    "waiting",
    "Klockan är inte ställd än, så anslag med datum eller tider väntar",
    "The clock is not set yet, so notices with dates or hours wait",
)
DRAWING = Why("drawing", "Anslagen görs i ordning", "The notices are being made ready")
BLANK = Why("blank", "Ingen bild är färdig än", "No picture is ready yet")


def of_turn(reason: Reason, playlist_title: str) -> Why:
    """Why a notice of the playlist has its turn."""
    if reason is Reason.URGENT:
        return URGENT
    if reason is Reason.LAP:
        return Why(
            "lap",
            f"Alla ska hinna visas i varvet: {playlist_title}",
            f"Everyone is to be shown in the lap: {playlist_title}",
        )
    if reason is Reason.STANDING:
        return STANDING
    return Why("turn", f"Tur i slingan: {playlist_title}", f"Its turn in the rotation: {playlist_title}")


def of_schedule(schedule: Schedule, moment: Moment, zone: ZoneInfo, priority: Priority = Priority.NORMAL) -> Why:
    """Whether a notice may show at the moment, and why or why not."""
    if is_due(schedule, moment, zone, priority):
        return _due(schedule, zone)
    now = moment.utc if moment.trusted else moment.floor
    if is_over(schedule, now):
        return _over(schedule, now, zone)
    if not moment.trusted:
        return Why(
            "waits-for-clock",
            "Väntar tills klockan är ställd, eftersom anslaget har datum eller tider",
            "Waits until the clock is set, because the notice has dates or hours",
        )
    following = next_change(schedule, moment, zone)
    if following is None:
        return Why("never", "Har inga kommande visningstider", "Has no times left to show")
    sv, en = _at(following, zone)
    return Why("not-yet", f"Visas från {sv}", f"Shows from {en}")


def _due(schedule: Schedule, zone: ZoneInfo) -> Why:
    ends = min((end for end in (schedule.ends, schedule.lapses) if end is not None), default=None)
    if ends is None:
        return Why("due", "Visas tills vidare", "Shows until further notice")
    sv, en = last_moment(ends, zone)
    return Why("due", f"Visas till {sv}", f"Shows until {en}")


def _over(schedule: Schedule, now: datetime, zone: ZoneInfo) -> Why:
    if schedule.ends is not None and schedule.ends <= now:
        sv, en = last_moment(schedule.ends, zone)
        return Why("over", f"Visades till {sv}", f"Was shown until {en}")
    assert schedule.lapses is not None, "what is over has an end or a lifetime"
    sv, en = last_moment(schedule.lapses, zone)
    return Why(
        "lapsed",
        f"Visades till {sv}, så länge som spellistan visar anslag utan slutdatum",
        f"Was shown until {en}, as long as the playlist shows notices without an end",
    )


def last_moment(ends: datetime, zone: ZoneInfo) -> tuple[str, str]:
    """An end in words, Swedish and English: at midnight it is "och med" the day before, as people write it."""
    local = ends.astimezone(zone)
    if local.time() == time():
        day = (local - timedelta(days=1)).date().isoformat()
        return f"och med {day}", f"the end of {day}"
    return _at(ends, zone)


def _at(instant: datetime, zone: ZoneInfo) -> tuple[str, str]:
    local = instant.astimezone(zone)
    day = local.date().isoformat()
    if local.time() == time():
        return day, day
    return f"{day} kl. {local:%H.%M}", f"{day} at {local:%H:%M}"
