"""What has pictures and what is to get them next: found in the store by key, else asked of the worker, one at a time.

A variant that cannot be drawn costs itself only, and is not tried again until its key changes; but for what may pass
(`undrawn`), which is tried in its time, and at once with another programme. Leaves out what is needed first
(`notices.upcoming`) and the drawing itself (`worker`).
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from datetime import timedelta
from math import inf
from pathlib import Path

from player.errors import StorageError
from player.frames.model import Drawn, DrawnPage
from player.frames.store import FrameStore
from player.notices.board import Site
from player.notices.moment import Moment
from player.notices.problem import Problem
from player.notices.programme import Programme
from player.notices.rotation import Rotation
from player.notices.slide import Slide
from player.notices.upcoming import Wanted, wanted
from player.screen.subjects import Subject, Subjects
from player.screen.undrawn import AFTER_LACK_S, NO_ROOM, again_after_s, is_of_the_board, lacks
from player.worker.failures import problem_of
from player.worker.protocol import Draw, Failed, Reply, Request

AHEAD = timedelta(hours=24)
LOOK_EVERY_S = 600.0
"""How often it is worked out anew what will be needed within `AHEAD`."""
_TRIM_EVERY = 50

log = logging.getLogger(__name__)


class Drawing:
    """The pictures of one programme on one screen. Times are monotonic seconds."""

    def __init__(self, store: FrameStore, submit: Callable[[Request], int], monotonic: Callable[[], float]) -> None:
        self.ready: dict[str, dict[str, tuple[Slide, ...]]] = {}
        self._store = store
        self._submit = submit
        self._monotonic = monotonic
        self._programme: Programme | None = None
        self._subjects: Subjects | None = None
        self._queue: deque[Wanted] = deque()
        self._looked_at = -inf
        self._job: tuple[int, Wanted, Draw] | None = None
        self._drawn: dict[Wanted, Drawn] = {}
        self._pages: dict[str, DrawnPage] = {}
        self._failed: dict[str, tuple[Wanted, Problem]] = {}
        self._again: dict[str, float] = {}
        self._room_at = -inf
        self._since_trim = 0

    @property
    def is_busy(self) -> bool:
        """Whether something is still looked for or being drawn."""
        return self._job is not None or bool(self._queue)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the drawing found wrong with the programme's files."""
        found = [problem for drawn in self._drawn.values() for problem in drawn.problems]
        return (*found, *(problem for want, problem in self._failed.values() if want not in self._drawn))

    def page_of(self, slide: Slide) -> DrawnPage | None:
        """The drawn page of a slide in `ready`."""
        return self._pages.get(slide.frame)

    def take(self, programme: Programme, site: Site, root: Path) -> None:
        """Goes over to a programme on a screen (`site` with the screen's real size). What is the same stays ready."""
        self._programme = programme
        self._subjects = Subjects(programme, site, root, self._subjects)
        self._queue.clear()
        self.look_again()
        known, self._drawn = self._drawn, {}
        self.ready, self._pages = {}, {}
        for want, drawn in known.items():
            if self._is_current(want, drawn.key):
                self._keep(want, drawn)
        self._failed = {
            key: (want, problem)
            for key, (want, problem) in self._failed.items()
            if self._is_current(want, key) and not is_of_the_board(problem)
        }
        self._again = {key: at for key, at in self._again.items() if key in self._failed}
        self._again |= {drawn.key: -inf for drawn in self._drawn.values() if lacks(drawn)}

    def look(self, rotation: Rotation, moment: Moment) -> None:
        """Works out what is needed, if that is due."""
        now = self._monotonic()
        if self._programme is None or now - self._looked_at < LOOK_EVERY_S:
            return
        self._looked_at = now
        needed = wanted(self._programme, self.ready, rotation, moment, AHEAD)
        drawn = self._drawn
        self._queue = deque(want for want in needed if want not in drawn or self._may_try(want, drawn[want].key))

    def look_again(self) -> None:
        """The time is another than we thought: so is what will be needed."""
        self._looked_at = -inf

    def work(self, budget_s: float) -> bool:
        """Looks up what is next, for about so long; what is not found is drawn. Whether more is ready than before."""
        found = False
        until = self._monotonic() + budget_s
        while self._queue and self._job is None and self._monotonic() <= until:
            want = self._queue.popleft()
            subject = self._subject(want)
            if subject is None or not self._may_try(want, subject.key):
                continue
            drawn = self._store.find(subject.key)
            if drawn is None and self._monotonic() < self._room_at:
                continue
            if drawn is None:
                assert self._subjects is not None
                draw = self._subjects.job(subject, self._store.folder)
                self._job = (self._submit(draw), want, draw)
            else:
                self._keep(want, drawn)
                found = True
        return found

    def receive(self, ticket: int, reply: Reply) -> bool:
        """Takes a reply of the worker's, if it is one to us."""
        if self._job is None or ticket != self._job[0]:
            return False
        _, want, draw = self._job
        self._job = None
        if isinstance(reply, Failed):
            self._note_failure(want, draw, reply)
        elif isinstance(reply, Drawn):
            self._since_trim += 1
            if self._is_current(want, reply.key):
                self._log_problems(reply, self._drawn.get(want))
                self._failed.pop(reply.key, None)
                self._again.pop(reply.key, None)
                self._keep(want, reply)
                if lacks(reply):
                    self._try_again(reply.key, AFTER_LACK_S)
        if self._since_trim >= _TRIM_EVERY and not self._queue:
            self._trim()
        return True

    def forget(self, slide: Slide) -> None:
        """A frame of this slide has turned out to be damaged or gone: it is drawn anew."""
        want = (slide.notice, slide.lang)
        drawn = self._drawn.pop(want, None)
        if drawn is not None:
            self._store.forget(drawn.key)
        self.ready.get(slide.notice, {}).pop(slide.lang, None)
        self._queue.appendleft(want)

    def _keep(self, want: Wanted, drawn: Drawn) -> None:
        self._drawn[want] = drawn
        if not drawn.pages:
            return
        notice, lang = want
        slides = tuple(
            Slide(notice, drawn.playlist, lang, page.page, page.pages, page.seconds, page.frame) for page in drawn.pages
        )
        self.ready.setdefault(notice, {})[lang] = slides
        self._pages.update((page.frame, page) for page in drawn.pages)

    def _subject(self, want: Wanted) -> Subject | None:
        return self._subjects.of(want) if self._subjects else None

    def _is_current(self, want: Wanted, key: str) -> bool:
        """Whether this is the key of what the programme has now."""
        subject = self._subject(want)
        return subject is not None and subject.key == key

    def _may_try(self, want: Wanted, key: str) -> bool:
        if want not in self._drawn and key not in self._failed:
            return True
        return key in self._again and self._monotonic() >= self._again[key]

    def _try_again(self, key: str, after_s: float) -> float:
        """Notes when, and sees to it that it is looked for then."""
        again = self._again[key] = self._monotonic() + after_s
        self._looked_at = min(self._looked_at, again - LOOK_EVERY_S)
        return again

    def _note_failure(self, want: Wanted, draw: Draw, failed: Failed) -> None:
        known = self._failed.get(draw.key)
        problem = problem_of(draw, failed)
        self._failed[draw.key] = (want, problem)
        self._again.pop(draw.key, None)
        after_s = again_after_s(failed, first=known is None)
        if after_s is not None:
            again = self._try_again(draw.key, after_s)
            if failed.reason == NO_ROOM:
                self._room_at = again  # until then nothing else would fare better
        if known is None or known[1] != problem:
            log.warning("%s (%s)", problem.en, failed.message, extra=_fields_of(problem))

    def _log_problems(self, drawn: Drawn, before: Drawn | None) -> None:
        for problem in drawn.problems:
            if before is not None and problem in before.problems:
                continue
            log.warning("%s", problem.en, extra=_fields_of(problem))

    def _trim(self) -> None:
        self._since_trim = 0
        try:
            self._store.trim({drawn.key for drawn in self._drawn.values()})
        except StorageError as error:
            log.warning("%s", error)


def _fields_of(problem: Problem) -> dict[str, str]:
    """What a line in the journal can be searched by."""
    return {"NOTICE": problem.notice or "", "PLAYLIST": problem.playlist, "PROBLEM": problem.code}
