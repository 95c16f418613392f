"""What the worker tells of a drawn variant: the pages, what was measured in them, and where their pixels lie.

Shared by the worker, which writes it, and the screen, which reads it. Leaves out how the pixels are packed (`pixels`).
"""

from __future__ import annotations

from dataclasses import dataclass

from player.notices.problem import Problem

LONGEST_SIDE_PX = 8192
"""Twice 4K: what a damaged or forged frame may make us allocate has an end."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Where the screen process puts HH:MM onto a frame, in panel pixels (already turned as the panel hangs).

    `strip` names a frame file in the store that holds eleven glyphs, 0-9 and the colon, on the footer's own
    background; `glyphs` are their top-left corners there, `cells` the top-left corners of H, H, :, M, M on the frame.
    """

    strip: str
    cell: tuple[int, int]
    glyphs: tuple[tuple[int, int], ...]
    cells: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Film:
    """What moves on a page: its frame shows the film's still in `box` (left, top, width, height in panel pixels).

    `file` lies under the programme's root, `name` is the file that problems speak of; `panel` is the frame's own size,
    `turn` the degrees clockwise that the upright film is turned by, `seconds` how long it lasts.
    """

    file: str
    name: str
    box: tuple[int, int, int, int]
    panel: tuple[int, int]
    turn: int
    seconds: float


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """One finished slide. All measures are taken in the finished picture.

    `qr` are the payloads read back by a decoder, `cap_mm` the smallest capital height in millimetres on the wall,
    `module_px` the smallest code module in pixels (None without a code), `frame` the frame file's name in the store,
    `background` the colour (#rrggbb) at its edges.
    """

    page: int
    pages: int
    seconds: float
    words: int
    characters: int
    qr: tuple[str, ...]
    cap_mm: float
    module_px: int | None
    frame: str
    background: str = "#000000"
    clock: Clock | None = None
    film: Film | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """All pages of one variant of a notice, under the key of everything that went into them.

    No pages and an error among the problems means: this variant cannot be shown, and why.
    """

    key: str
    notice: str
    playlist: str
    lang: str
    pages: tuple[DrawnPage, ...]
    problems: tuple[Problem, ...] = ()
