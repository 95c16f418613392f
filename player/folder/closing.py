"""Files called "Stängt i dag", by which a shop says from a phone that it is closed. Their name is all that counts.

An empty file may also name another day, as `Stängt 2026-12-24.txt` does; one that says something is a notice. Either
may name hours (`closing_hours`). Only the folder of a single place may close it, for whatever lies in the others is
somebody else's word. Leaves out the listing, and what follows from being closed (`notices.hours`).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from player.folder.closing_hours import Hours, closes_today, hours_words, split_hours
from player.folder.finding import Finding, finding
from player.folder.here import HereAndNow
from player.folder.kinds import FileKind, is_extension, kind_of, split_name
from player.folder.local_dates import read_date
from player.folder.names import read_name
from player.notices.programme import MOST_SHUT_DAYS, Closure

_WE = r"(?:(?:vi har|vi är|butiken är|det är) )?"
_SHUT = r"st[äa]ng[td]"
_TODAY = re.compile(
    rf"(?:{_WE}{_SHUT} i ?dag|i ?dag (?:(?:är|har) )?(?:(?:det|vi|butiken) )?{_SHUT}|closed today)(?!\w)", re.IGNORECASE
)
_CLOSED = re.compile(rf"{_WE}(?:{_SHUT}|closed)(?!\w)", re.IGNORECASE)
_EDGES = " .,:;!-–()"
_AHEAD = timedelta(hours=36)
"""A file cannot be from later than this: its machine's clock is wrong, and today is meant."""


@dataclass(frozen=True, slots=True)
class Closing:
    """Such a file: its path under the editors' folder, its name, and when it was written, as its machine says."""

    path: str
    name: str
    mtime_ns: int


def is_closing(name: str) -> bool:
    """True for a name that begins with "Stängt i dag" or "Stänger 15 i dag", however it is written and whatever
    follows.
    """
    plain = _plain(name)
    return _TODAY.match(plain) is not None or closes_today(plain) is not None


def is_empty_closing(name: str) -> bool:
    """True for a name that, of an empty file, can only mean to close: it begins with "Stängt" and is no picture's."""
    _, extension = split_name(name)
    other = is_extension(extension) and kind_of(extension) is not FileKind.TEXT
    return not other and _CLOSED.match(_plain(name)) is not None


def closed_by(
    closing: Closing, arrived: datetime | None, here: HereAndNow, local_now: datetime
) -> tuple[Closure | None, Finding]:
    """(what the file closes, what is said about it). "Today" is the day on which it came, or was last written.

    `arrived` is when the publisher first saw it, if there is one; `local_now` is in the board's time zone.
    """
    if len(here.playlist_sites) != 1:
        return None, finding("closing-whose")
    days, hours = named_days(closing.name, here)
    if days is None and not is_closing(closing.name):
        return None, finding("closing-how")
    first, last = days or (None, None)
    first = first or _today(closing, arrived, local_now)
    last = last or first
    if last < here.today:
        return None, finding("closing-over", last=last.isoformat())
    if last < first or (last - first).days >= MOST_SHUT_DAYS:
        return None, finding("closing-long", first=first.isoformat(), last=last.isoformat(), days=str(MOST_SHUT_DAYS))
    return Closure(here.playlist_sites[0], first, last, *hours), _noted(first, last, hours)


def named_days(name: str, here: HereAndNow) -> tuple[tuple[date | None, date] | None, Hours]:
    """((first day, last day), hours) that a closing's name says, the first day None for that on which it came; no
    days for a name that says none.
    """
    plain = _plain(name)
    if closing_time := closes_today(plain):
        return None, closing_time
    plain, hours = split_hours(plain)
    said = _TODAY.match(plain) or _CLOSED.match(plain)
    return (_days_said(plain, said, here) if said else None), hours


def _days_said(plain: str, said: re.Match[str], here: HereAndNow) -> tuple[date | None, date] | None:
    limits = read_name(plain, here).limits
    if limits.ends is not None:
        return limits.starts.date() if limits.starts else None, (limits.ends - timedelta(seconds=1)).date()
    day = read_date(plain[said.end() :].strip(_EDGES), here.today)
    return (day, day) if isinstance(day, date) else None


def about_notice(name: str, here: HereAndNow) -> Finding | None:
    """The question about a notice by which its shop may mean to close: one whose name says so and on which days."""
    days, hours = named_days(name, here)
    if days is None or len(here.playlist_sites) != 1 or days[1] < here.today:
        return None
    first, last = days
    said = f"till {last}" if first is None else str(first)
    said = said if first in (None, last) else f"{first} till {last}"
    # A colon may stand in no name on Windows.
    return finding("closing-perhaps", days=said + hours_words(hours)[0].replace("kl. ", "kl ").replace(":", "."))


def _plain(name: str) -> str:
    """A name for reading, without the ending that its kind of file has."""
    stem, extension = split_name(unicodedata.normalize("NFC", name))
    return " ".join((stem if is_extension(extension) else unicodedata.normalize("NFC", name)).replace("_", " ").split())


def _today(closing: Closing, arrived: datetime | None, local_now: datetime) -> date:
    written = datetime.fromtimestamp(closing.mtime_ns / 1e9, UTC)
    came = max(arrived, written) if arrived is not None else written
    if came > local_now + _AHEAD:
        came = arrived or local_now
    return came.astimezone(local_now.tzinfo).date()


def _noted(first: date, last: date, hours: Hours) -> Finding:
    sv, en = (
        (str(first), str(first)) if first == last else (f"{first} till och med {last}", f"from {first} through {last}")
    )
    hours_sv, hours_en = hours_words(hours)
    return finding("closing-noted", days_sv=sv + hours_sv, days_en=en + hours_en)
