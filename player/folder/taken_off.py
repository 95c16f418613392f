"""The notices of a playlist that its STOPP files take off. Leaves out how a STOPP is read (`stop`)."""

from __future__ import annotations

from collections.abc import Sequence

from player.folder.finding import Finding, finding
from player.folder.here import HereAndNow
from player.folder.making import Made
from player.folder.names import read_name
from player.folder.stop import Stoppable, stopped_by
from player.worker.folder_messages import Stopped

_WHOLE_FEED = ""
"""In the place of a notice's id: the feed itself, which may have none just now."""


def take_off(
    made: Sequence[Made], feeds: Sequence[str], stops: Sequence[tuple[str, str]], here: HereAndNow
) -> tuple[tuple[Stopped, ...], list[tuple[str, Finding]]]:
    """(the notices taken off, what is to be said by path). `feeds` are the stems of the playlist's feeds.

    A notice of a feed can be named by its title, and all of them, also those to come, by their feed.
    """
    stoppable = [Stoppable(one.notice.id, one.stem) for one in made]
    stoppable += (Stoppable(one.notice.id, one.notice.variants[0].title) for one in made if one.stem in feeds)
    stoppable += (Stoppable(_WHOLE_FEED, read_name(stem, here).stem) for stem in feeds)
    by: dict[str, str] = {}
    said: list[tuple[str, Finding]] = []
    for path, name in stops:
        ids, found = stopped_by(name, stoppable, here)
        by.update(dict.fromkeys(ids, path))
        if _WHOLE_FEED in ids:
            said.append((path, finding("stop-feed")))
        if found is not None:
            said.append((path, found))
    stopped = (
        Stopped(one.notice.id, one.notice.playlist, one.notice.variants[0].title, by[one.notice.id])
        for one in made
        if one.notice.id in by
    )
    return tuple(stopped), said
