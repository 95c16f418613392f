"""What drawing answers: finished pages with what was measured in them, and the problems met on the way.

Leaves out how long a page stays (`notices.reading`) and how its pixels are kept (`frames`).
"""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from player.draw.box import Box
from player.notices.colours import Colour
from player.notices.problem import Problem


@dataclass(frozen=True, slots=True)
class ClockPlace:
    """Where HH:MM goes on a page, upright: the size of one cell and the top-left corners of H, H, :, M, M.

    `cap_px` is the figures' height; the two colours are those of the footer it stands on.
    """

    cell: tuple[int, int]
    corners: tuple[tuple[int, int], ...]
    cap_px: int
    ground: Colour
    ink: Colour


@dataclass(frozen=True, slots=True)
class FilmPlace:
    """Where a film runs on a page, upright: on its still, which is in the picture. `file` is its part's path."""

    file: str
    at: Box
    seconds: float


@dataclass(frozen=True, slots=True)
class Page:
    """One finished slide, upright as on the wall. Everything but `background` is measured in the picture itself.

    `words`, `characters` and `codes` are what a reader has to get through; `qr` what a decoder read back; `cap_mm` the
    smallest capital of our own text on the wall; `module_px` the smallest module of any code. `written` is where ink
    is.
    """

    image: Image.Image
    words: int
    characters: int
    codes: int
    qr: tuple[str, ...]
    cap_mm: float
    module_px: int | None
    background: str
    clock: ClockPlace | None
    written: tuple[Box, ...] = ()
    film: FilmPlace | None = None


@dataclass(frozen=True, slots=True)
class Composition:
    """All pages of a variant. No pages and an error among the problems: it cannot be shown, and why."""

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...] = ()
