"""A film's still picture: its first frame that shows something, for slides, previews and whatever cannot move.

Leaves out the drawing around it (`draw/`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from av.video.frame import VideoFrame

from player.film.opening import Footage, opened
from player.film.shaping import Shaper, Size, rows_of

_SEARCHED_S = 3.0
"""Films fade in from black: so far a frame is looked for that shows something."""
_THUMB = (32, 18)
_DARK, _FLAT = 24, 8
"""Of 255: the mean lightness and the spread below which a frame shows nothing yet."""


@dataclass(frozen=True, slots=True)
class Still:
    """`rows` are packed RGB, upright."""

    footage: Footage
    size: Size
    rows: bytes


def film_still(path: Path, size_for: Size | None = None) -> Still:
    """The still of a film, of `size_for` pixels or its own size. Raises FilmError."""
    with opened(path) as film:
        footage = film.footage
        size = size_for or (footage.width, footage.height)
        thumbs = Shaper(_THUMB, 0, "gray")
        best, best_shows = film.first, -1.0
        for at, frame in film.frames():
            shows = _shows(thumbs.shape(frame)[0])
            if shows > best_shows:
                best, best_shows = frame, shows
            if shows >= 1 or at > _SEARCHED_S:
                break
        shaped = Shaper(size, footage.turn, "rgb24", quality="bicubic").shape(best)[0]
        return Still(footage, size, rows_of(shaped, 3))


def _shows(thumb: VideoFrame) -> float:
    """1 and more for a frame that shows something, less for one that is dark or of one colour."""
    grey = rows_of(thumb, 1)
    mean = sum(grey) / len(grey)
    spread: float = (sum((value - mean) ** 2 for value in grey) / len(grey)) ** 0.5
    return min(mean / _DARK, spread / _FLAT)
