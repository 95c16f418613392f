"""What stands on a machine's screen, as somebody in front of it sees it: the codes a phone would read, and darkness.

Leaves out taking the picture (`computer`).
"""

from __future__ import annotations

import io
import time
from pathlib import Path

import zxingcpp
from PIL import Image, ImageStat

from tests.vm.computer import Computer

_DARK = 12
"""Of 255: the brightest spot of a picture on which there is nothing to see. A console's text is far brighter."""


def codes_on(ppm: bytes) -> frozenset[str]:
    """The addresses that a phone would read off the screen."""
    with Image.open(io.BytesIO(ppm)) as picture:
        return frozenset(code.text for code in zxingcpp.read_barcodes(picture.convert("L")))


def is_dark(ppm: bytes) -> bool:
    """Whether there is nothing at all to be seen."""
    with Image.open(io.BytesIO(ppm)) as picture:
        return max(high for _, high in ImageStat.Stat(picture.convert("RGB")).extrema) <= _DARK


def keep(ppm: bytes, path: Path) -> None:
    """Keeps it for people to look at."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(io.BytesIO(ppm)) as picture:
        picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=128).save(path, optimize=True)


def codes_seen(computer: Computer, at_least: int, within_s: float) -> list[str]:
    """The different codes that are seen on its screen one after another, until there are so many or the time is up."""
    seen: list[str] = []
    ends = time.monotonic() + within_s
    while len(seen) < at_least and time.monotonic() < ends:
        seen += [code for code in sorted(codes_on(computer.look())) if code not in seen]
        time.sleep(1)
    return seen


def shows_a_code(computer: Computer, within_s: float) -> bool:
    """Whether a code is seen on its screen within that time."""
    return bool(codes_seen(computer, 1, within_s))
