"""Brings a decision to the glass, and the next slide's picture near it before its time.

A frame that turns out to be damaged or gone is drawn anew, and costs its turn only. Leaves out the deciding (`rota`)
and the fading (`stage`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from player.errors import StorageError
from player.frames.pixels import DamagedFrameError
from player.notices.decide import Decision
from player.notices.slide import Slide
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

    def _bring(self, slide: Slide, act: Callable[[], None]) -> bool:
        try:
            act()
        except (DamagedFrameError, StorageError) as error:
            where = {"NOTICE": slide.notice, "PLAYLIST": slide.playlist}
            log.warning("a frame of %s is drawn anew: %s", slide.notice, error, extra=where)
            self._drawing.forget(slide)
            self._rota.outdate()
            return False
        return True
