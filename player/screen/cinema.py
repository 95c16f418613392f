"""Lets the film of the page on the glass run: decoder started ahead of time, each frame shown when it is due.

The page's own picture is the film's still, so whatever goes wrong, something good is on the screen. A film runs once
a turn, and begins when its page has faded in. Leaves out decoding (`film/`) and the glass itself (`stage`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from math import inf

import pygame

from player.film.reel import FilmReel
from player.frames.model import DrawnPage, Film
from player.notices.naming import called
from player.notices.notice import Role
from player.notices.problem import Problem, Severity
from player.notices.programme import Programme
from player.screen.stage import Stage

_LOOK_EVERY_S = 0.01
"""While the next frame is awaited."""
_FIRST_FRAME_S = 10.0
_NEXT_FRAME_S = 3.0
"""A decoder that takes longer than this to its first frame, or from one to the next, has stalled."""

log = logging.getLogger(__name__)

OpenReel = Callable[[Film, bool], FilmReel]
"""Starts a film's decoder; with its sound, or without."""


@dataclass(slots=True)
class _Run:
    """A film for one turn. Without a reel it is over. `awaited_since` is when the last frame came."""

    film: Film
    reel: FilmReel | None
    awaited_since: float
    begun: float | None = None


class Cinema:
    """The films of one screen. Times are monotonic seconds. Without `open_reel` every film stays a still."""

    def __init__(self, open_reel: OpenReel | None = None) -> None:
        self.step_at = inf
        """When the next frame is due; inf while none runs."""
        self._open_reel = open_reel
        self._runs: dict[str, _Run] = {}
        self._problems: dict[str, Problem] = {}
        self._heard: frozenset[str] = frozenset()
        self._unheard = ""

    def problems_in(self, programme: Programme | None) -> tuple[Problem, ...]:
        """Which films of this programme did not come to their end when they last ran. Those of others are withdrawn,
        and nobody need mend them any more.
        """
        if not self._problems or programme is None:
            return ()
        variants = (variant for notice in programme.notices for variant in notice.variants)
        files = {part.path for variant in variants for part in variant.parts if part.role is Role.VIDEO}
        return tuple(problem for file, problem in self._problems.items() if file in files)

    def show_again(self, page: DrawnPage | None) -> None:
        """A new turn begins, perhaps of the page that is on the glass already: then its film runs once more."""
        run = self._runs.get(page.frame) if page is not None else None
        if page is not None and run is not None and (run.begun is not None or run.reel is None):
            self._end(self._runs.pop(page.frame))

    def hear(self, files: frozenset[str]) -> None:
        """From now on these films alone, by their files, may be heard: others that are fall silent at once."""
        if files == self._heard:
            return
        self._heard = files
        for run in self._runs.values():
            if run.reel is not None and run.film.file not in files:
                run.reel.mute()

    def tick(self, stage: Stage, now: float) -> float:
        """Does what is due. Returns when to ask again. Raises ScreenError when the screen is lost."""
        self._follow(stage, now)
        run = self._runs.get(stage.page.frame) if stage.page is not None else None
        if run is None or run.reel is None or stage.is_fading:
            self.step_at = inf
        else:
            self.step_at = self._step(run, run.reel, stage, now)
        return self.step_at

    def close(self) -> None:
        """Ends every decoder."""
        for run in self._runs.values():
            self._end(run)
        self._runs.clear()

    def _follow(self, stage: Stage, now: float) -> None:
        """A decoder for the page on the glass and for the one that comes next, and for no other."""
        pages = {page.frame: page.film for page in (stage.page, stage.prepared_page) if page is not None and page.film}
        for frame in self._runs.keys() - pages.keys():
            self._end(self._runs.pop(frame))
        for frame, film in pages.items():
            # A frame of another size than the screen's is shown scaled until it is drawn anew: it cannot move.
            if frame not in self._runs and film.panel == stage.canvas.size:
                self._runs[frame] = _Run(film, self._opened(film), now)

    def _opened(self, film: Film) -> FilmReel | None:
        if self._open_reel is None:
            return None
        try:
            return self._open_reel(film, film.file in self._heard)
        except (OSError, ValueError) as error:
            self._fail(film, f"its decoder does not start: {error}")
            return None

    def _step(self, run: _Run, reel: FilmReel, stage: Stage, now: float) -> float:
        if run.begun is None:
            if not reel.is_ready:
                return self._await(run, reel, now, _FIRST_FRAME_S)
            run.begun = now
            reel.begin(now)
        frame = reel.take(now - run.begun)
        if frame is not None:
            run.awaited_since = now
            width, height = run.film.box[2:]
            picture = pygame.image.frombuffer(frame.rows, (width, height), "BGRA")
            picture.set_alpha(None)  # all of it is opaque: copied, not blended
            stage.play(picture, run.film.box[:2], now)
            self._tell_unheard(run.film, reel)
        if reel.is_over and not reel.failed:
            self._problems.pop(run.film.file, None)
            return self._over(run)
        due = reel.next_at()
        return run.begun + due if due is not None else self._await(run, reel, now, _NEXT_FRAME_S)

    def _tell_unheard(self, film: Film, reel: FilmReel) -> None:
        """A film that cannot be heard is shown all the same. Told once, until another reason comes."""
        why = reel.unheard
        if why and why != self._unheard:
            log.warning("%s: the film is shown without its sound: %s", film.name, why)
            self._unheard = why

    def _await(self, run: _Run, reel: FilmReel, now: float, longest_s: float) -> float:
        if reel.failed or now - run.awaited_since > longest_s:
            self._fail(run.film, f"its decoder has stopped: {reel.failed or 'no frame comes'}")
            return self._over(run)
        return now + _LOOK_EVERY_S

    def _over(self, run: _Run) -> float:
        self._end(run)
        return inf

    def _end(self, run: _Run) -> None:
        reel, run.reel = run.reel, None
        if reel is not None:
            reel.close()

    def _fail(self, film: Film, why: str) -> None:
        log.error("%s: the film stands still: %s", film.name, why)
        playlist, _, _ = film.name.partition("/")
        name = called(film.name, playlist)
        self._problems[film.file] = Problem(
            code="film-stopped",
            severity=Severity.WARNING,
            playlist="",
            file=film.name,
            sv=f"”{name}”: filmen stannade innan den var slut; bilden visas ändå. Spara filmen på nytt som MP4.",
            en=f"“{name}”: the film stopped before its end; its picture is shown still. Save the film anew as MP4.",
        )
