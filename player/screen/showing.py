"""Brings a decision to the glass, and the next slide's picture near it before its time.

A frame that turns out to be damaged or gone is drawn anew, and costs its turn only. Leaves out the deciding (`rota`)
and the fading (`stage`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from player.errors import StorageError
from player.frames.model import DrawnPage
from player.frames.pixels import DamagedFrameError
from player.notices.decide import Decision
from player.notices.slide import Slide
from player.screen.canvas import Canvas
from player.screen.drawing import Drawing
from player.screen.rota import Rota
from player.screen.stage import Stage

PREPARE_S = 1.0
"""The next picture is ready this long before its time: reading and uploading it takes a tenth of that at most."""

log = logging.getLogger(__name__)


class Showing:
    """The slide on the glass. Digits as in `Stage`, times in monotonic seconds."""

    def __init__(self, drawing: Drawing, rota: Rota) -> None:
        self.on_air: Slide | None = None
        self._drawing = drawing
        self._rota = rota
        self._prepared_for: Decision | None = None

    def hang(self, stage: Stage, decision: Decision, digits: str, now: float) -> bool:
        """Shows the decision's slide unless it is on the glass already. Without one, what is there stays.

        Whether another slide is on air than before.
        """
        slide = decision.slide
        page = self._drawing.page_of(slide) if slide is not None else None
        if slide is None or page is None or (slide == self.on_air and stage.page == page):
            return False
        if stage.page != page and not self._bring(slide, lambda: stage.show(page, digits, now)):
            return False
        self.on_air = slide
        return True

    def prepare(self, stage: Stage, following: Callable[[], Slide | None], digits: str, now: float) -> None:
        """Reads the picture that comes when the present decision ends; once for each decision."""
        if self._prepared_for is self._rota.decision:
            return
        self._prepared_for = self._rota.decision
        slide = following()
        page = self._drawing.page_of(slide) if slide is not None and slide != self.on_air else None
        if slide is not None and page is not None:
            self._bring(slide, lambda: stage.prepare(page, digits, now))

    def tick(self, stage: Stage, digits: str, now: float) -> float:
        """Does what is due to what hangs; returns when to ask again. What hangs stays, whatever its frame."""
        try:
            return stage.tick(digits, now)
        except (DamagedFrameError, StorageError) as error:
            self._lose(stage.page, error)
            return now

    def move_to(self, stage: Stage, canvas: Canvas, digits: str, now: float) -> None:
        """Goes on, on another canvas, with what was shown; if its frame is lost, what else there is comes at once."""
        page = stage.page
        try:
            stage.move_to(canvas, digits, now)
        except (DamagedFrameError, StorageError) as error:
            self._lose(page, error)

    def _lose(self, page: DrawnPage | None, error: Exception) -> None:
        """The frame of what hangs has turned out to be damaged or gone."""
        slide = self.on_air
        if slide is not None and self._drawing.page_of(slide) == page:
            self._draw_anew(slide, error)
            return
        # Another programme's, or remembered from before the start: nothing would be drawn under its name.
        log.warning("the picture on the screen is lost to the store: %s", error)
        self._rota.outdate()

    def _bring(self, slide: Slide, act: Callable[[], None]) -> bool:
        try:
            act()
        except (DamagedFrameError, StorageError) as error:
            self._draw_anew(slide, error)
            return False
        return True

    def _draw_anew(self, slide: Slide, error: Exception) -> None:
        where = {"NOTICE": slide.notice, "PLAYLIST": slide.playlist}
        log.warning("a frame of %s is drawn anew: %s", slide.notice, error, extra=where)
        self._drawing.forget(slide)
        self._rota.outdate()
