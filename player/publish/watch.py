"""Publishing for ever: when something changed and stands still, and when a moment has come that matters.

Leaves out one publish (`publisher`) and how changes are told (`player.changes`).
"""

from __future__ import annotations

import logging
import select
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

from player.changes import Pace, Watching
from player.errors import BytavlaError, InputError
from player.publish.fetching import Fetching
from player.publish.films import FilmHand
from player.publish.followed import Followed
from player.publish.publisher import Publisher
from player.publish.report import PublishReport
from player.publish.stopping import Stop

log = logging.getLogger("bytavla.publish")

PACE = Pace(settled_s=0.2, longest_unrest_s=1.0)
"""Shorter than what a file must stand still, which the publisher itself looks to: an urgent one must not wait twice."""

DRAW_SLICE_S = 0.5
"""So long small pictures are drawn before the folder is looked at again."""

PAGE_SLICE_S = 2.0
"""The same for pages: an urgent notice must not wait for ten thousand of them."""

NEAR_S = 60.0
LONGEST_WAIT_S = 30.0
RETRY_S = 10.0
LOOK_ANYWAY_S = 300.0
"""A kernel may lose a change; a look costs a second at the most."""


class Watch:
    """Publishes again and again until it is asked to stop."""

    def __init__(self, publisher: Publisher, stop: Stop, tell: Callable[[PublishReport], None]) -> None:
        self._publisher = publisher
        self._stop = stop
        self._tell = tell
        self._told: PublishReport | None = None
        self._folder = Followed(publisher.folder, PACE)
        self._feeds = Followed(publisher.feeds.folder, PACE) if publisher.feeds.folder else None
        self._fetched = ""
        self._look_at = 0.0

    def run(self, fetching: Fetching | None = None) -> None:
        """Returns when asked to stop. Raises what the very first publish raises; later failures are logged."""
        try:
            self._follow()
            # The first waits, so that boards do not meet a tree that lacks what lies in the folder since a second.
            self._publish(wait_for_stillness=True)
            while not self._stop.asked:
                if fetching is not None:
                    fetching.keep_going(wanted=self._publisher.asks_for_feeds)
                if self._wait():
                    self._try()
        finally:
            self._folder.close()
            if self._feeds is not None:
                self._feeds.close()

    def _try(self) -> None:
        try:
            self._follow()
            self._publish()
        except BytavlaError as error:
            log.error("%s", error)
            self._look_at = time.monotonic() + RETRY_S

    def _follow(self) -> None:
        """Watch the folders that are there now. That of the feeds may still be to come."""
        self._folder.follow()
        if self._feeds is not None:
            with suppress(InputError):
                self._feeds.follow()

    def _publish(self, *, wait_for_stillness: bool = False) -> None:
        self._fetched = self._publisher.feeds.fingerprint
        report = self._publisher.publish(
            wait_for_stillness=wait_for_stillness, draw_s=DRAW_SLICE_S, draw_all=True, page_s=PAGE_SLICE_S
        )
        agenda = self._publisher.agenda
        next_look_s = 0.0 if agenda.unfinished else LOOK_ANYWAY_S
        self._look_at = time.monotonic() + min(next_look_s, agenda.look_again_s or LOOK_ANYWAY_S)
        if report.changed or self._told is None or _findings(report) != _findings(self._told):
            self._tell(report)
        self._told = report

    def _wait(self) -> bool:
        """Wait a while; whether there is something to do. Looks at the clock every second while a moment is near."""
        moment = self._publisher.agenda.moment
        ahead_s = (moment - datetime.now(UTC)).total_seconds() if moment else LONGEST_WAIT_S
        if ahead_s <= 0:
            return True
        look_s = self._look_at - time.monotonic()
        films = self._publisher.films
        timeout_s = min(1.0 if ahead_s < NEAR_S else LONGEST_WAIT_S, ahead_s, max(0.0, look_s))
        followed = [each.watching for each in (self._folder, self._feeds) if each is not None]
        sources: list[Stop | Watching | FilmHand] = [self._stop, *(each for each in followed if each is not None)]
        if films.hand is not None:
            sources.append(films.hand)
            if films.hand.wake_at is not None:
                timeout_s = min(timeout_s, max(0.0, films.hand.wake_at - time.monotonic()))
        select.select(sources, [], [], timeout_s)
        changed = self._folder.take()
        changed |= self._has_news()
        changed |= films.listen()
        return changed or time.monotonic() >= self._look_at or self._folder.has_moved

    def _has_news(self) -> bool:
        """Whether what was fetched has changed: that a feed was asked again and says the same is nothing new."""
        if self._feeds is None or not (self._feeds.take() or self._feeds.watching is None):
            return False
        return self._publisher.feeds.fingerprint != self._fetched


def watch(
    publisher: Publisher, stop: Stop, tell: Callable[[PublishReport], None], fetching: Fetching | None = None
) -> None:
    """Publish whenever there is something to publish, until `stop` is asked. `tell` hears of what is new.

    With `fetching` a fetcher runs beside it whenever the folder asks for feeds. Raises InputError or StorageError when
    the very first publish cannot be done.
    """
    Watch(publisher, stop, tell).run(fetching)


def _findings(report: PublishReport) -> tuple[object, ...]:
    return report.problems, report.held, report.board_held
