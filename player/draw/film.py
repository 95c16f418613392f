"""A film on a slide: its still in the picture's place, which the screen lets move.

Leaves out the slide around it (`showing`, `telling`) and decoding (`film/`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps

from player.draw.page import FilmPlace
from player.draw.pictures import open_picture
from player.draw.stage import Stage
from player.draw.unusable import UnusableError, unusable
from player.film.faults import FilmError


@dataclass(frozen=True, slots=True)
class FilmStill:
    """`picture` has the film's own shape; `file` is its part's path."""

    file: str
    picture: Image.Image
    seconds: float


def film_of(file: str, root: Path, cover: Path | None) -> FilmStill:
    """A film's still: the editor's own picture for it, cut to its shape, or its first frame that shows something.

    Raises UnusableError.
    """
    from player.film.still import film_still  # noqa: PLC0415 - a decoder of 24 MB, for those who have a film

    try:
        still = film_still(root / file)
    except FilmError as error:
        raise unusable_film(error) from error
    size = still.size
    if cover is None:
        picture = Image.frombytes("RGB", size, still.rows)
    else:
        own = open_picture(cover, (2 * size[0], 2 * size[1])).convert("RGB")
        picture = ImageOps.fit(own, size, Image.Resampling.LANCZOS)
    return FilmStill(file, picture, still.footage.seconds)


def let_run(film: FilmStill, stages: Sequence[Stage]) -> None:
    """The film runs on the first of these that has its still."""
    stage = next((stage for stage in stages if stage.pictured is not None), None)
    if stage is not None and stage.pictured is not None:
        stage.film = FilmPlace(film.file, stage.pictured, film.seconds)


def unusable_film(error: FilmError) -> UnusableError:
    return unusable(error.code, error.sv, error.en)
