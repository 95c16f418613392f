"""Pictures as cameras make them: more structure the coarser it is (a spectrum of 1/f, as nature has), and some grain.

Plain noise would be no yardstick: nothing can compress it. Leaves out what the pictures are used for.
"""

from __future__ import annotations

from pathlib import Path

import numpy
from PIL import Image

Colour = tuple[int, int, int]
Box = tuple[int, int, int, int]

_COARSEST = 4
_CONTRAST = 40.0
_GRAIN = 6.0
"""Levels of sensor noise: a 1080p JPEG of quality 92 then weighs 0.6 MB."""


def photo(seed: int, width: int, height: int) -> Image.Image:
    """A picture of coloured clouds with grain, always the same for a seed."""
    source = numpy.random.default_rng(seed)
    light = _clouds(source, width, height)
    channels = [
        128 + 0.8 * light + 0.3 * _clouds(source, width, height) + source.normal(0, _GRAIN, (height, width))
        for _ in range(3)
    ]
    return Image.fromarray(numpy.stack(channels, axis=-1).clip(0, 255).astype(numpy.uint8), "RGB")


def save_photo(path: Path, seed: int, size: tuple[int, int], patch: Colour | None = None) -> None:
    """Writes a photo as JPEG; with `patch`, its middle is a block of that colour, to be recognised by."""
    picture = photo(seed, *size)
    if patch is not None:
        picture.paste(patch, _middle(size))
    picture.save(path, quality=92)


def _middle(size: tuple[int, int]) -> Box:
    width, height = size
    return width // 3, height // 4, width * 2 // 3, height * 3 // 4


def _clouds(source: numpy.random.Generator, width: int, height: int) -> numpy.ndarray:
    """Octaves of smooth noise, each half as strong as the one before and twice as fine."""
    total = numpy.zeros((height, width), numpy.float32)
    cells = _COARSEST
    while cells < width:
        grid = source.normal(0, 1, (max(2, cells * height // width), cells)).astype(numpy.float32)
        octave = Image.fromarray(grid).resize((width, height), Image.Resampling.BICUBIC)
        total += numpy.asarray(octave) * (_CONTRAST * _COARSEST / cells)
        cells *= 2
    return total
