"""A canvas in plain memory: X11, the dummy driver, and screens whose graphics driver only emulates.

A fade lays the new picture over the screen's own with a growing opacity (composing both pictures anew costs a third
more and another eight megabytes): an X server is asked to (`x_blend`), else it is done here. Leaves out opening the
window (`display`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pygame

from player.errors import ScreenError
from player.screen.canvas import Patch, opened_driver
from player.screen.composing import is_like_ours, memory_of

if TYPE_CHECKING:
    from player.screen.x_blend import XBlend

_OPAQUE = 255
_ALMOST_OPAQUE = 254
"""Alpha 255 falls off a cliff in SDL (20 ms a frame instead of 1.6): the last step is drawn without alpha instead."""


class SurfaceCanvas:
    """A window's own surface, which holds what is shown whenever no fade is on."""

    def __init__(self, window: pygame.Window, blend: XBlend | None = None) -> None:
        self.driver = opened_driver()
        self.renderer = "surface"
        self.size: tuple[int, int] = window.size
        self._window = window
        self._screen = window.get_surface()
        self.sheet: pygame.Surface | None = self._screen if is_like_ours(self._screen) else None
        self._progress = 0.0
        self._blend = blend
        self._lays_there: XBlend | None = None
        self._rows = range(self.size[1])

    def hold(self, picture: pygame.Surface) -> pygame.Surface:
        alike = picture.get_masks() == self._screen.get_masks() and picture.get_bitsize() == self._screen.get_bitsize()
        return picture if alike else picture.convert(self._screen)

    def show(self, held: pygame.Surface) -> None:
        with _lost_screen():
            if held is not self._screen:
                held.set_alpha(None)
                self._screen.blit(held, (0, 0))
            self._progress = 0.0
            self._window.flip()

    def fade(self, held: pygame.Surface, progress: float) -> None:
        if progress >= 1:
            self.show(held)
            return
        # The screen already holds `_progress` of the new picture: this much of what is left brings it to `progress`.
        share = (progress - self._progress) / (1 - self._progress)
        alpha = round(share * _OPAQUE)
        if alpha < 1:
            return
        if self._progress == 0:
            self._begin(held)
        self._progress = progress
        if self._lays_there is not None:
            self._lays_there.lay(share, self._rows)
        elif self._rows:
            self._lay(held, alpha)

    def patch(self, patches: Sequence[Patch]) -> None:
        with _lost_screen():
            for patch in patches:
                self._screen.blit(patch.source, patch.to, patch.area)
            self._window.flip()

    def present(self) -> None:
        with _lost_screen():
            self._window.flip()

    def fits(self) -> bool:
        return tuple(self._window.size) == self.size

    def close(self) -> None:
        if self._blend is not None:
            self._blend.close()
        self._window.destroy()
        pygame.display.quit()

    def _begin(self, held: pygame.Surface) -> None:
        self._rows = differing_rows(self._screen, held)
        is_taken = bool(self._rows) and self._blend is not None and self._blend.take(held, self._rows)
        self._lays_there = self._blend if is_taken else None

    def _lay(self, held: pygame.Surface, alpha: int) -> None:
        area = (0, self._rows.start, self.size[0], len(self._rows))
        with _lost_screen():
            held.set_alpha(min(alpha, _ALMOST_OPAQUE))
            self._screen.blit(held, area, area)
            self._window.flip()


def differing_rows(one: pygame.Surface, other: pygame.Surface) -> range:
    """The rows from the first to the last in which two pictures of one size and format differ. Most share a footer."""
    stride, height = one.get_pitch(), one.get_height()
    if other.get_pitch() != stride:
        return range(height)
    these, those = memory_of(one), memory_of(other)

    def differ(row: int) -> bool:
        piece = slice(row * stride, (row + 1) * stride)
        return bytes(these[piece]) != bytes(those[piece])  # two views would be compared byte by byte

    first = next(filter(differ, range(height)), height)
    last = next(filter(differ, range(height - 1, first, -1)), first)
    return range(first, min(last + 1, height))


@contextmanager
def _lost_screen() -> Iterator[None]:
    try:
        yield
    except pygame.error as error:
        raise ScreenError(f"The screen can no longer be drawn on: {error}.") from error
