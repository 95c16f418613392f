"""Programmes from a synced cache, read directly as data. Leaves out how they got there (`sync`)."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from player.cache.current import current_version, read_current
from player.cache.programme import load_programme
from player.cache.state import read_state
from player.errors import BytavlaError, InputError
from player.notices.problem import Problem, Severity
from player.notices.programme import Programme
from player.screen.awaiting import Awaiting
from player.screen.source import Synced
from player.worker.protocol import Reply

_DAMAGED = Problem(
    code="programme-damaged",
    severity=Severity.ERROR,
    playlist="",
    file="",
    sv="Tavlans egen kopia av programmet är skadad. Synkroniseringen lagar den.",
    en="The board's own copy of the programme is damaged. Sync will mend it.",
)

log = logging.getLogger(__name__)


class CacheSource:
    """A synced cache: one stat tells whether the programme has been switched.

    `site` None plays whatever site's programme lies there, as a board does: a slip in its settings darkens nothing, and
    one that has been moved shows what it has until sync has brought what it is to show. While `hangs_well` says that
    what has been on the screen since the start may stay, a programme that is damaged takes nothing from it.
    """

    def __init__(
        self, cache: Path, site: str | None, awaiting: Awaiting, hangs_well: Callable[[], bool] = lambda: False
    ) -> None:
        self.root = cache.absolute()
        self.problems: tuple[Problem, ...] = ()
        self._site = site
        self._awaiting = awaiting
        self._hangs_well = hangs_well
        self._awaited: Programme | None = None
        self._version: str | None = None
        self._playing = False

    def poll(self) -> Programme | None:
        version = current_version(self.root)
        if version != self._version or self.problems:
            self._version = version
            programme = self._loaded(version)
            if programme is not None:
                return programme
        return None if self._playing else self._still_awaited()

    def _loaded(self, version: str) -> Programme | None:
        """What lies there; what is damaged is looked at again and again, since it may have been mended in its place."""
        damaged, self.problems = self.problems, ()
        try:
            programme = load_programme(self.root, self._site or self._own_site())
        except InputError as error:
            if version and self._site and not self._playing:
                raise
            log.warning("%s", error)
        except BytavlaError as error:
            self.problems = (_DAMAGED,)
            if not damaged:
                then = "the last one plays on" if self._playing else "sync must mend it"
                log.error("the programme cannot be used, %s: %s", then, error)
        else:
            which = {"VERSION": read_state(self.root).version}
            log.info("programme of %s: %d notices", programme.site.id, len(programme.notices), extra=which)
            self._playing = True
            return programme
        return None

    def _own_site(self) -> str:
        current = read_current(self.root)
        return current.site if current else ""

    def _still_awaited(self) -> Programme | None:
        """What is said until a programme comes, when it is another than it was."""
        if self.problems and self._hangs_well():
            return None
        before, self._awaited = self._awaited, self._awaiting.programme()
        return self._awaited if self._awaited != before else None

    def receive(self, ticket: int, reply: Reply) -> bool:  # noqa: ARG002 - it has asked nothing of the worker
        return False

    def synced(self) -> Synced | None:
        state = read_state(self.root)
        return Synced(state.version, state.last_ok)
