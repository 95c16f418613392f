"""Turns a frame's pixels into the picture for a canvas: fitted, shifted against burn-in, with the clock's digits.

Leaves out drawing of any other kind: all words and pictures come finished from the worker.
"""

from __future__ import annotations

from typing import Any

import pygame

from player.frames.model import Clock
from player.frames.pixels import Pixels
from player.screen.canvas import Patch

_MASKS = (0xFF0000, 0xFF00, 0xFF, 0)
"""Bytes B, G, R, X as 32-bit pixels of a little-endian machine: what every SDL screen of ours has itself."""
_COLON = 10


def surface_of(pixels: Pixels) -> pygame.Surface:
    """The pixels as a surface without alpha, in memory of its own."""
    surface = pygame.Surface((pixels.width, pixels.height), 0, 32, _MASKS)
    memory: Any = surface.get_view("0")
    memoryview(memory)[:] = pixels.rows
    return surface


def compose(pixels: Pixels, size: tuple[int, int], background: str, shift: tuple[int, int]) -> pygame.Surface:
    """The frame as a picture of `size`, moved by `shift` pixels, its uncovered edges in `background` (#rrggbb)."""
    surface = surface_of(pixels)
    if surface.get_size() != size:
        surface = _fitted(surface, size, background)
    if shift != (0, 0):
        _move(surface, shift, background)
    return surface


def clock_patches(clock: Clock, strip: pygame.Surface, digits: str, shift: tuple[int, int]) -> tuple[Patch, ...]:
    """The five pieces that put `digits` ("HH:MM") onto a frame moved by `shift`."""
    width, height = clock.cell
    return tuple(
        Patch(
            strip,
            (*clock.glyphs[_COLON if digit == ":" else int(digit)], width, height),
            (cell[0] + shift[0], cell[1] + shift[1]),
        )
        for digit, cell in zip(digits, clock.cells, strict=True)
    )


def paint(surface: pygame.Surface, patches: tuple[Patch, ...]) -> None:
    """Puts the pieces onto a picture that is not yet shown."""
    for patch in patches:
        surface.blit(patch.source, patch.to, patch.area)


def _fitted(surface: pygame.Surface, size: tuple[int, int], background: str) -> pygame.Surface:
    """Whole and in the middle: a frame of another mode, shown until its successors are drawn."""
    scale = min(size[0] / surface.get_width(), size[1] / surface.get_height())
    fitted = pygame.Surface(size, 0, 32, _MASKS)
    fitted.fill(background)
    inner = (max(1, round(surface.get_width() * scale)), max(1, round(surface.get_height() * scale)))
    small = pygame.transform.smoothscale(surface, inner)
    fitted.blit(small, ((size[0] - inner[0]) // 2, (size[1] - inner[1]) // 2))
    return fitted


def _move(surface: pygame.Surface, shift: tuple[int, int], background: str) -> None:
    """In place: a second picture of this size would cost eight megabytes."""
    right, down = shift
    width, height = surface.get_size()
    surface.scroll(right, down)
    if right:
        surface.fill(background, (0 if right > 0 else width + right, 0, abs(right), height))
    if down:
        surface.fill(background, (0, 0 if down > 0 else height + down, width, abs(down)))
