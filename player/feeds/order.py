"""What an editor's feed file asks for: which source, how often, where, and what becomes of it on the board.

Leaves out the file (`folder.feed_file`) and the fetching (`fetch`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from player.feeds.cap import Level


class FeedKind(StrEnum):
    """The shapes of sources that are understood."""

    ICS = "ics"
    RSS = "rss"
    VMA = "vma"
    CAP = "cap"
    SMHI = "smhi-warnings"
    KRISINFORMATION = "krisinformation"


ALERTING = frozenset((FeedKind.VMA, FeedKind.CAP, FeedKind.SMHI))
"""Kinds whose words may take over the board; they need the right to."""

OFTEN = {
    FeedKind.VMA: timedelta(seconds=30),
    FeedKind.CAP: timedelta(seconds=60),
    FeedKind.SMHI: timedelta(minutes=2),
    FeedKind.KRISINFORMATION: timedelta(minutes=5),
    FeedKind.RSS: timedelta(minutes=15),
    FeedKind.ICS: timedelta(minutes=30),
}
"""How often each is asked unless its file says otherwise."""


KEEP = timedelta(days=3)
"""How long news are shown that cannot be fetched any more, unless the file says otherwise."""


@dataclass(frozen=True, slots=True)
class FeedOrder:
    """One feed as wanted. `keep`: how long its last good answer is shown when no new one comes; an alert always stays
    until its own end. From `level` on warnings are told, from `takeover` on they take over the board (None: never).

    `newest` items become notices of their own, or one list (`listed`). `areas` are codes such as 0781 and 07.
    """

    address: str
    kind: FeedKind
    every: timedelta
    keep: timedelta = KEEP
    areas: tuple[str, ...] = ()
    drills: bool = False
    level: Level = Level.MODERATE
    takeover: Level | None = Level.SEVERE
    newest: int = 3
    listed: bool = False
    title: str = ""
    credit: str = ""

    @property
    def stale_after(self) -> timedelta:
        """When silence is told of on the screen as well."""
        return max(10 * self.every, timedelta(minutes=30))
