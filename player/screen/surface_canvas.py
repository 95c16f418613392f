"""A canvas in plain memory: X11, the dummy driver, and screens whose graphics driver only emulates.

A fade lays the new picture over the screen's own with a growing opacity (1.6 ms a frame at 1080p, where composing
both pictures anew costs a third more and another eight megabytes). Leaves out opening the window (`display`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pygame

from player.errors import ScreenError
from player.screen.canvas import Patch

_OPAQUE = 255
_ALMOST_OPAQUE = 254
"""Alpha 255 falls off a cliff in SDL (20 ms a frame instead of 1.6): the last step is drawn without alpha instead."""


class SurfaceCanvas:
    """The display's own surface, which always holds what is shown."""

    def __init__(self, surface: pygame.Surface) -> None:
        self.driver = pygame.display.get_driver()
        self.renderer = "surface"
        self.size: tuple[int, int] = surface.get_size()
        self._screen = surface
        self._progress = 0.0

    def hold(self, picture: pygame.Surface) -> pygame.Surface:
        alike = picture.get_masks() == self._screen.get_masks() and picture.get_bitsize() == self._screen.get_bitsize()
        return picture if alike else picture.convert(self._screen)

    def show(self, held: pygame.Surface) -> None:
        with _lost_screen():
            held.set_alpha(None)
            self._screen.blit(held, (0, 0))
            self._progress = 0.0
            pygame.display.flip()

    def fade(self, held: pygame.Surface, progress: float) -> None:
        if progress >= 1:
            self.show(held)
            return
        # The screen already holds `_progress` of the new picture: this much of what is left brings it to `progress`.
        share = (progress - self._progress) / (1 - self._progress)
        alpha = round(share * _OPAQUE)
        if alpha < 1:
            return
        with _lost_screen():
            held.set_alpha(min(alpha, _ALMOST_OPAQUE))
            self._screen.blit(held, (0, 0))
            self._progress = progress
            pygame.display.flip()

    def patch(self, patches: Sequence[Patch]) -> None:
        with _lost_screen():
            for patch in patches:
                self._screen.blit(patch.source, patch.to, patch.area)
            pygame.display.flip()

    def present(self) -> None:
        with _lost_screen():
            pygame.display.flip()

    def fits(self) -> bool:
        return pygame.display.get_window_size() == self.size

    def close(self) -> None:
        pygame.display.quit()


@contextmanager
def _lost_screen() -> Iterator[None]:
    try:
        yield
    except pygame.error as error:
        raise ScreenError(f"The screen can no longer be drawn on: {error}.") from error
