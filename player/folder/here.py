"""What editors' names are read against: the board's languages and sites, and the local day. Leaves out the reading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class HereAndNow:
    """The board's languages and sites, which of the sites the playlist has, the local day.

    `called` are (what people call a site, its id): its name and its place. The day only serves to propose whole dates
    in questions.
    """

    languages: tuple[str, ...]
    sites: tuple[str, ...]
    playlist_sites: tuple[str, ...]
    today: date
    called: tuple[tuple[str, str], ...] = ()
