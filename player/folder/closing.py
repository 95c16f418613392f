"""Files called "Stängt i dag", by which a shop says from a phone that it is closed. Their name is all that counts.

Only the folder of a single place may close it, for whatever lies in the others is somebody else's word. Leaves out the
listing, and what follows from being closed (`notices.hours`).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from player.folder.finding import Finding, finding
from player.folder.here import HereAndNow
from player.folder.kinds import is_extension, split_name
from player.folder.names import read_name
from player.notices.programme import MOST_SHUT_DAYS, Closure

_CLOSED = re.compile(r"(?:vi har )?(?:stängt i ?dag|closed today)(?!\w)", re.IGNORECASE)
_AHEAD = timedelta(hours=36)
"""A file cannot be from later than this: its machine's clock is wrong, and today is meant."""


@dataclass(frozen=True, slots=True)
class Closing:
    """Such a file: its path under the editors' folder, its name, and when it was written, as its machine says."""

    path: str
    name: str
    mtime_ns: int


def is_closing(name: str) -> bool:
    """True for a name that begins with "Stängt i dag", however it is written and whatever follows."""
    return _CLOSED.match(unicodedata.normalize("NFC", name).replace("_", " ").strip()) is not None


def closed_by(
    closing: Closing, arrived: datetime | None, here: HereAndNow, local_now: datetime
) -> tuple[Closure | None, Finding]:
    """(what the file closes, what is said about it). "Today" is the day on which it came, or was last written.

    `arrived` is when the publisher first saw it, if there is one; `local_now` is in the board's time zone.
    """
    if len(here.playlist_sites) != 1:
        return None, finding("closing-whose")
    site = here.playlist_sites[0]
    stem, extension = split_name(unicodedata.normalize("NFC", closing.name))
    limits = read_name(stem if is_extension(extension) else closing.name, here).limits
    first = limits.starts.date() if limits.starts else _today(closing, arrived, local_now)
    last = (limits.ends - timedelta(seconds=1)).date() if limits.ends else first
    if last < here.today:
        return None, finding("closing-over", last=last.isoformat())
    if last < first or (last - first).days >= MOST_SHUT_DAYS:
        return None, finding("closing-long", first=first.isoformat(), last=last.isoformat(), days=str(MOST_SHUT_DAYS))
    return Closure(site, first, last), _noted(first, last)


def _today(closing: Closing, arrived: datetime | None, local_now: datetime) -> date:
    written = datetime.fromtimestamp(closing.mtime_ns / 1e9, UTC)
    came = max(arrived, written) if arrived is not None else written
    if came > local_now + _AHEAD:
        came = arrived or local_now
    return came.astimezone(local_now.tzinfo).date()


def _noted(first: date, last: date) -> Finding:
    if first == last:
        return finding("closing-noted", days_sv=str(first), days_en=str(first))
    return finding("closing-noted", days_sv=f"{first} till och med {last}", days_en=f"from {first} through {last}")
