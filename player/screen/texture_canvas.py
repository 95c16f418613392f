"""A canvas on the graphics processor: pictures are uploaded ahead of time, and a fade costs the processor nothing.

For KMS screens and Wayland with a real GPU. Never SDL's software renderer: it is four times slower than surfaces.
Leaves out opening the window (`display`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pygame
from pygame._sdl2.video import Renderer, Texture

from player.errors import ScreenError
from player.screen.canvas import Patch, opened_driver

_BLENDED = 1
"""SDL_BLENDMODE_BLEND."""


class TextureCanvas:
    """A window's renderer. The shown picture stays a texture, so that it can be presented again."""

    def __init__(self, window: pygame.Window, renderer: Renderer, name: str) -> None:
        self.driver = opened_driver()
        self.renderer = name
        self.size: tuple[int, int] = window.size
        self.sheet: pygame.Surface | None = None
        self._window = window
        self._renderer = renderer
        self._shown: Texture | None = None
        self._pieces: dict[tuple[int, int], Texture] = {}

    def hold(self, picture: pygame.Surface) -> Texture:
        with _lost_screen():
            texture = Texture.from_surface(self._renderer, picture)
            texture.blend_mode = _BLENDED
            return texture

    def show(self, held: Texture) -> None:
        held.alpha = 255
        self._shown = held
        self._pieces.clear()
        self.present()

    def fade(self, held: Texture, progress: float) -> None:
        if progress >= 1:
            self.show(held)
            return
        held.alpha = round(max(progress, 0.0) * 255)
        self._draw(held)

    def patch(self, patches: Sequence[Patch]) -> None:
        with _lost_screen():
            for patch in patches:
                # Not by Texture.update: pygame-ce 2.5.8 takes only the size of its area, not the place.
                whole = patch.area == (0, 0, *patch.source.get_size())
                piece = patch.source if whole else patch.source.subsurface(patch.area).copy()
                there = self._pieces.get(patch.to)
                if there is not None and (there.width, there.height) == piece.get_size():
                    there.update(piece)
                else:
                    self._pieces[patch.to] = Texture.from_surface(self._renderer, piece)
        self._draw()

    def present(self) -> None:
        self._draw()

    def fits(self) -> bool:
        return tuple(self._window.size) == self.size

    def close(self) -> None:
        self._shown = None
        self._pieces.clear()
        self._window.destroy()
        pygame.display.quit()

    def _draw(self, coming: Texture | None = None) -> None:
        with _lost_screen():
            self._renderer.clear()
            if self._shown is not None:
                self._shown.draw()
            for place, piece in self._pieces.items():
                piece.draw(dstrect=place)
            if coming is not None:
                coming.draw()
            self._renderer.present()


@contextmanager
def _lost_screen() -> Iterator[None]:
    try:
        yield
    except pygame.error as error:
        raise ScreenError(f"The screen can no longer be drawn on: {error}.") from error
