"""What the loop asks of a screen: take a picture, show it, fade to it, patch it, present it again.

Two canvases answer (`surface_canvas`, `texture_canvas`); `display` chooses. Leaves out where pictures come from
(`composing`) and when they are shown (`stage`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import pygame


@dataclass(frozen=True, slots=True)
class Patch:
    """A piece of `source` (the rectangle `area` in it) and where its top-left corner goes on the screen. Pixels."""

    source: pygame.Surface
    area: tuple[int, int, int, int]
    to: tuple[int, int]


Held = Any
"""A picture in the canvas's own keeping: a surface in memory or a texture on the graphics processor."""


def opened_driver() -> str:
    """The video driver that SDL has opened. It answers "KMSDRM" to "kmsdrm": everywhere here names are small."""
    return str(pygame.display.get_driver()).lower()


class Canvas(Protocol):
    """One open screen. Its methods raise ScreenError when it has been lost.

    Every method that changes the picture returns only when the change has been presented: a return is the proof
    that the watchdog asks for.
    """

    driver: str
    """SDL's video driver, such as "kmsdrm" or "x11"."""
    renderer: str
    """What composes: "surface", or the name the graphics driver gives itself."""
    size: tuple[int, int]
    """Width and height in pixels, unrotated."""
    sheet: pygame.Surface | None
    """The screen's own memory, if a picture can be composed and held right there while nothing is shown: a board's
    first picture then need not be copied."""

    def hold(self, picture: pygame.Surface) -> Held:
        """Takes a picture of exactly `size`, so that showing it later is quick. It must stay as it is until shown."""

    def show(self, held: Held) -> None:
        """Shows a picture at once."""

    def fade(self, held: Held, progress: float) -> None:
        """Shows a blend on the way from what was last shown (0) to this picture (1). Progress must not fall."""

    def patch(self, patches: Sequence[Patch]) -> None:
        """Paints pieces over the shown picture."""

    def present(self) -> None:
        """Hands the shown picture to the screen again."""

    def fits(self) -> bool:
        """Whether the window still has the size that it was opened with."""

    def close(self) -> None:
        """Gives the screen back."""
