"""Turns a frame's pixels into the picture for a canvas: fitted, shifted against burn-in, with the clock's digits.

Leaves out drawing of any other kind: all words and pictures come finished from the worker.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pygame

from player.frames.model import Clock
from player.frames.pixels import Pixels
from player.screen.canvas import Patch

_MASKS = (0xFF0000, 0xFF00, 0xFF, 0)
"""Bytes B, G, R, X as 32-bit pixels of a little-endian machine: what every SDL screen of ours has itself."""
_BITS = 32
_COLON = 10


def blank(size: tuple[int, int]) -> pygame.Surface:
    """A surface without alpha, in memory of its own."""
    return pygame.Surface(size, 0, _BITS, _MASKS)


def is_like_ours(surface: pygame.Surface) -> bool:
    """Whether frames can be read straight into this surface's memory."""
    return bool(
        surface.get_masks() == _MASKS
        and surface.get_bitsize() == surface.get_bytesize() * 8 == _BITS
        and surface.get_pitch() == surface.get_width() * surface.get_bytesize()
    )


def surface_of(pixels: Pixels) -> pygame.Surface:
    """The pixels as a surface."""
    surface = blank((pixels.width, pixels.height))
    memory_of(surface)[:] = pixels.rows
    return surface


Read = Callable[[Pixels], Pixels]
"""Answers with a frame's pixels: in the place that it is given when they fit there, else in one of their own."""


def compose(read: Read, onto: pygame.Surface, background: str, shift: tuple[int, int]) -> None:
    """Fills a picture with the frame moved by `shift` pixels, and its uncovered edges with `background` (#rrggbb)."""
    other = _fill(read, onto)
    if other is not None:
        _fit(surface_of(other), onto, background)
    if shift != (0, 0):
        _move(onto, shift, background)


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


def _fill(read: Read, onto: pygame.Surface) -> Pixels | None:
    """Has the frame read into the picture's own memory: another eight megabytes would stay ours for good.

    Returns the pixels that are of other measures than the picture.
    """
    with memory_of(onto) as memory:
        sheet = Pixels(*onto.get_size(), memory)
        pixels = read(sheet)
        if (pixels.width, pixels.height) != (sheet.width, sheet.height):
            return pixels
        if pixels is not sheet:
            memory[:] = pixels.rows
    return None


def memory_of(surface: pygame.Surface) -> memoryview:
    """The surface's own bytes, row by row. Nothing can be blitted from or to it while they are held."""
    memory: Any = surface.get_view("0")
    return memoryview(memory)


def _fit(surface: pygame.Surface, onto: pygame.Surface, background: str) -> None:
    """Whole and in the middle: a frame of another mode, shown until its successors are drawn."""
    width, height = onto.get_size()
    scale = min(width / surface.get_width(), height / surface.get_height())
    inner = (max(1, round(surface.get_width() * scale)), max(1, round(surface.get_height() * scale)))
    onto.fill(background)
    onto.blit(pygame.transform.smoothscale(surface, inner), ((width - inner[0]) // 2, (height - inner[1]) // 2))


def _move(surface: pygame.Surface, shift: tuple[int, int], background: str) -> None:
    """In place: a second picture of this size would cost eight megabytes."""
    right, down = shift
    width, height = surface.get_size()
    surface.scroll(right, down)
    if right:
        surface.fill(background, (0 if right > 0 else width + right, 0, abs(right), height))
    if down:
        surface.fill(background, (0, 0 if down > 0 else height + down, width, abs(down)))
