"""Publishing for ever: when something changed and stands still, and when a moment has come that matters.

Leaves out one publish (`publisher`) and how changes are told (`player.changes`).
"""

from __future__ import annotations

import logging
import os
import select
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from player.changes import Pace, Watching
from player.errors import BytavlaError
from player.publish.films import FilmHand
from player.publish.publisher import Publisher
from player.publish.report import PublishReport
from player.publish.stopping import Stop

log = logging.getLogger("bytavla.publish")

PACE = Pace(settled_s=0.2, longest_unrest_s=1.0)
"""Shorter than what a file must stand still, which the publisher itself looks to: an urgent one must not wait twice."""

DRAW_SLICE_S = 0.5
"""So long small pictures are drawn before the folder is looked at again."""

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
        self._watching: Watching | None = None
        self._identity: tuple[int, int] | None = None
        self._look_at = 0.0

    def run(self) -> None:
        """Returns when asked to stop. Raises what the very first publish raises; later failures are logged."""
        try:
            self._follow_folder()
            # The first waits, so that boards do not meet a tree that lacks what lies in the folder since a second.
            self._publish(wait_for_stillness=True)
            while not self._stop.asked:
                if self._wait():
                    self._try()
        finally:
            if self._watching is not None:
                self._watching.close()

    def _try(self) -> None:
        try:
            self._follow_folder()
            self._publish()
        except BytavlaError as error:
            log.error("%s", error)
            self._look_at = time.monotonic() + RETRY_S

    def _publish(self, *, wait_for_stillness: bool = False) -> None:
        report = self._publisher.publish(wait_for_stillness=wait_for_stillness, draw_s=DRAW_SLICE_S, draw_all=True)
        agenda = self._publisher.agenda
        next_look_s = 0.0 if agenda.undrawn else LOOK_ANYWAY_S
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
        sources: list[Stop | Watching | FilmHand] = [self._stop]
        if self._watching is not None:
            sources.append(self._watching)
        if films.hand is not None:
            sources.append(films.hand)
            if films.hand.wake_at is not None:
                timeout_s = min(timeout_s, max(0.0, films.hand.wake_at - time.monotonic()))
        select.select(sources, [], [], timeout_s)
        changed = self._watching is not None and self._watching.take()
        changed |= films.listen()
        return changed or time.monotonic() >= self._look_at or _identity(self._publisher.folder) != self._identity

    def _follow_folder(self) -> None:
        """Watch the folder that is there now: another one may have been mounted in its place."""
        identity = _identity(self._publisher.folder)
        if identity == self._identity and self._watching is not None:
            return
        if self._watching is not None:
            self._watching.close()
            self._watching = None
        self._identity = identity
        self._watching = Watching(os.fspath(self._publisher.folder), PACE)


def watch(publisher: Publisher, stop: Stop, tell: Callable[[PublishReport], None]) -> None:
    """Publish whenever there is something to publish, until `stop` is asked. `tell` hears of what is new.

    Raises InputError or StorageError when the very first publish cannot be done.
    """
    Watch(publisher, stop, tell).run()


def _findings(report: PublishReport) -> tuple[object, ...]:
    return report.problems, report.held, report.board_held


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
