"""Keeps a screen open: tries again when there is none, and opens anew after a replug or a change of mode.

Leaves out what is shown on it (`stage`) and how it is opened (`display`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from math import inf

from player.errors import ScreenError
from player.screen.canvas import Canvas
from player.screen.connectors import Connectors, is_connected
from player.screen.display import Wish

CHECK_EVERY_S = 2.0
_FIRST_PAUSE_S = 1.0
_LONGEST_PAUSE_S = 30.0

log = logging.getLogger(__name__)


class Keeper:
    """The one open canvas, or none for now. Times are monotonic seconds."""

    def __init__(
        self,
        open_canvas: Callable[[Wish], Canvas],
        read_connectors: Callable[[], Connectors],
        check_every_s: float = CHECK_EVERY_S,
    ) -> None:
        self.canvas: Canvas | None = None
        self.wish: Wish | None = None
        self._open_canvas = open_canvas
        self._read_connectors = read_connectors
        self._check_every_s = check_every_s
        self._connectors: Connectors = ()
        self._checked_at = -inf
        self._retry_at = -inf
        self._pause_s = _FIRST_PAUSE_S

    @property
    def connected(self) -> bool | None:
        """Whether a monitor is plugged in; None when nothing can tell."""
        return is_connected(self._connectors)

    def want(self, wish: Wish) -> None:
        """Says which screen is wanted; one that is open for another wish is closed."""
        if wish != self.wish:
            self.wish = wish
            self.close()
            self._retry_at = -inf

    def check(self, now: float) -> bool:
        """Does what is due. Whether `canvas` is another than before, ready to be drawn on."""
        if now - self._checked_at >= self._check_every_s:
            self._checked_at = now
            self._compare(self._read_connectors())
        if self.canvas is not None or self.wish is None or now < self._retry_at:
            return False
        return self._try(self.wish, now)

    def tell(self) -> None:
        """Logs which screen is open. Apart from opening it: the first picture need not wait for the journal."""
        if self.canvas is not None:
            log.info("screen: %s, %s, %dx%d", self.canvas.driver, self.canvas.renderer, *self.canvas.size)

    def check_size(self) -> None:
        """Gives a canvas back whose window has been resized from outside: the next check opens another."""
        if self.canvas is not None and not self.canvas.fits():
            log.warning("the window has been resized: the screen is opened anew")
            self.close()

    def check_full_size(self) -> None:
        """Gives back a bare screen that was opened smaller than wanted: by now it may have told what it can."""
        canvas = self.canvas
        if canvas is not None and self.wish is not None and canvas.driver == "kmsdrm" and canvas.size != self.wish.size:
            log.warning("the screen is %dx%d: it is opened anew at its full size", *canvas.size)
            self.close()

    def lose(self, error: ScreenError) -> None:
        """The canvas could not be drawn on: it is given back, and another is opened."""
        log.error("%s", error)
        self.close()

    def close(self) -> None:
        if self.canvas is not None:
            self.canvas.close()
        self.canvas = None

    def _compare(self, connectors: Connectors) -> None:
        before, self._connectors = self._connectors, connectors
        if connectors == before or not before:
            return
        if is_connected(connectors) is False:
            log.error("the screen has been unplugged; the board plays on for when it is back")
            return
        log.warning("what is plugged in has changed: the screen is opened anew")
        self.close()
        self._pause_s, self._retry_at = _FIRST_PAUSE_S, -inf

    def _try(self, wish: Wish, now: float) -> bool:
        try:
            self.canvas = self._open_canvas(wish)
        except ScreenError as error:
            log.error("%s Next try in %g s.", error, self._pause_s)
            self._retry_at = now + self._pause_s
            self._pause_s = min(self._pause_s * 2, _LONGEST_PAUSE_S)
            return False
        self._pause_s = _FIRST_PAUSE_S
        return True
