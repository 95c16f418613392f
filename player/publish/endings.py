"""The alerts that a playlist's feeds have said are over, kept so that none comes back from a stale copy of a feed.

Leaves out the rules by which one ends another (`player.feeds`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from player.notices.fetched import Ended
from player.publish.index import Index

_MOST = 500
_LONG = timedelta(days=40)
"""No alert lasts nearly as long."""


@dataclass(frozen=True, slots=True)
class Endings:
    ended: tuple[Ended, ...] = ()


def known(index: Index, playlist: str) -> tuple[Ended, ...]:
    """The alerts known to be over."""
    return (index.fact(Endings, f"ended:{playlist}") or Endings()).ended


def remember(index: Index, playlist: str, told: Iterable[Ended]) -> None:
    """Adds what a reading has told; what is known already keeps its time, so that nothing is written for it."""
    before = known(index, playlist)
    seen = {(each.sender, each.identifier) for each in before}
    new = [each for each in told if (each.sender, each.identifier) not in seen]
    if not new:
        return
    newest = max(each.since for each in new)
    kept = [each for each in before if newest - each.since < _LONG]
    index.keep_fact(f"ended:{playlist}", Endings((*kept, *new)[-_MOST:]))
