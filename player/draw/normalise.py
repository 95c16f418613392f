"""A picture made fit to publish: upright, sRGB, no larger than screens need, and without a trace of its metadata.

Leaves out what is published and when (`publish/`).
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from player.draw.film import film_of
from player.draw.pictures import open_picture
from player.draw.poster import open_poster, page_picture
from player.draw.readback import read_codes
from player.draw.unusable import UnusableError
from player.errors import InputError, StorageError

_JPEG_QUALITY = 88
_FEW_COLOURS = 96
"""A picture with no more colours than this is a drawing: JPEG would smear its edges. A grey photo has more."""


@dataclass(frozen=True, slots=True)
class NormalisedPicture:
    """What was written: its media type and its size in pixels."""

    media_type: str
    width: int
    height: int


def normalise_picture(source: Path, target: Path, longest_px: int) -> NormalisedPicture:
    """Write `source` to `target`, its longer side at most `longest_px`. Small pictures are not enlarged.

    JPEG for photos; PNG for what JPEG would spoil: few colours, transparency, or a code in it. Raises InputError when
    the picture cannot be read (with the problem, its playlist left empty), StorageError when `target` cannot be
    written.
    """
    try:
        picture = open_picture(source, (longest_px, longest_px), enlarge=False)
    except UnusableError as error:
        problem = error.remark.about("", source.name, None)
        raise InputError(problem.en, (problem,)) from error
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema()[0] == 255:
        picture = picture.convert("RGB")
    media_type = "image/png" if _wants_png(picture) else "image/jpeg"
    _write(picture, target, media_type)
    return NormalisedPicture(media_type, picture.width, picture.height)


def poster_picture(source: Path, target: Path, longest_px: int) -> NormalisedPicture:
    """Write the first page of a poster to `target` as a picture. Raises InputError, StorageError."""
    try:
        with open_poster(source) as document:
            picture = page_picture(document, 0, (longest_px, longest_px))
    except UnusableError as error:
        problem = error.remark.about("", source.name, None)
        raise InputError(problem.en, (problem,)) from error
    media_type = "image/png" if picture.getcolors(_FEW_COLOURS) is not None else "image/jpeg"
    _write(picture, target, media_type)
    return NormalisedPicture(media_type, picture.width, picture.height)


def film_picture(source: Path, target: Path, longest_px: int) -> NormalisedPicture:
    """Write a film's still to `target` as a picture. Raises InputError, StorageError."""
    try:
        picture = film_of(source.name, source.parent, None).picture
    except UnusableError as error:
        problem = error.remark.about("", source.name, None)
        raise InputError(problem.en, (problem,)) from error
    picture.thumbnail((longest_px, longest_px), Image.Resampling.LANCZOS)
    _write(picture, target, "image/jpeg")
    return NormalisedPicture("image/jpeg", picture.width, picture.height)


def _wants_png(picture: Image.Image) -> bool:
    if picture.mode == "RGBA" or picture.getcolors(_FEW_COLOURS) is not None:
        return True
    return bool(read_codes(picture))


def _write(picture: Image.Image, target: Path, media_type: str) -> None:
    try:
        with target.open("wb") as file:
            if media_type == "image/png":
                picture.save(file, "PNG", compress_level=6)
            else:
                picture.save(
                    file, "JPEG", quality=_JPEG_QUALITY, progressive=False, optimize=False, subsampling="4:2:0"
                )
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise StorageError(f"The picture cannot be written to {target}: {error.strerror}.") from error
