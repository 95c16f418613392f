"""All slides of a preview on one picture, small and side by side, to be looked over at a glance.

Leaves out the slides themselves: finished PNGs come in.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageColor

from player.errors import StorageError

THUMB_AREA_PX = 480 * 270
GAP_PX = 16
GROUND = ImageColor.getrgb("#3a3a3a")
"""A quiet grey: every board's paper stands out from it, light or dark."""

MOST = 400
"""So many slides a sheet holds; a folder of ten thousand is not looked over at a glance anyhow."""


def contact_sheet(pictures: Sequence[Path], target: Path) -> tuple[int, int]:
    """Write the sheet as PNG; returns its (width, height) in pixels. Raises StorageError."""
    shown = pictures[:MOST]
    cell = _cell(shown)
    columns = max(1, min(len(shown), round((len(shown) * cell[1] / cell[0] * 4 / 3) ** 0.5)))
    rows = -(-len(shown) // columns) or 1
    size = (columns * (cell[0] + GAP_PX) + GAP_PX, rows * (cell[1] + GAP_PX) + GAP_PX)
    sheet = Image.new("RGB", size, GROUND)
    for index, path in enumerate(shown):
        column, row = index % columns, index // columns
        at = (GAP_PX + column * (cell[0] + GAP_PX), GAP_PX + row * (cell[1] + GAP_PX))
        sheet.paste(_thumb(path, cell), at)
    try:
        sheet.save(target, "PNG")
    except OSError as error:
        raise StorageError(f"{target}: cannot be written: {error.strerror}") from error
    return size


def _cell(pictures: Sequence[Path]) -> tuple[int, int]:
    """One thumb's size: the shape of the first picture (all are of one screen) at the thumbs' area."""
    if not pictures:
        return 480, 270
    with Image.open(pictures[0]) as first:
        scale = (THUMB_AREA_PX / (first.width * first.height)) ** 0.5
        return round(first.width * scale), round(first.height * scale)


def _thumb(path: Path, cell: tuple[int, int]) -> Image.Image:
    with Image.open(path) as picture:
        return picture.convert("RGB").resize(cell, Image.Resampling.BOX, reducing_gap=2.0)
