"""What is on a test machine's screen, looked at from outside: the X server's own frame buffer.

Leaves out what should be on it (`boards`).
"""

from __future__ import annotations

import struct
from pathlib import Path

import zxingcpp
from PIL import Image

from tests.machine.booted import Machine

BUFFER = "run/screen/Xvfb_screen0"
_HEADER = struct.Struct(">25I")
"""As X dumps windows (XWD): of its numbers, where the picture begins, and its width, height and bytes a line."""
_COLOUR_BYTES = 12


def picture(machine: Machine) -> Image.Image | None:
    """The screen as it is now; None while it has none."""
    try:
        # The machine's /run is memory of its own: seen through its first process.
        raw = Path(f"/proc/{machine.leader}/root/{BUFFER}").read_bytes()
    except OSError:
        return None
    header = _HEADER.unpack_from(raw)
    begin, width, height, line, colours = header[0], header[4], header[5], header[12], header[19]
    pixels = raw[begin + colours * _COLOUR_BYTES :]
    if len(pixels) < line * height:
        return None
    return Image.frombytes("RGB", (width, height), pixels, "raw", "BGRX", line)


def codes(machine: Machine) -> set[str]:
    """What the codes on the screen say."""
    seen = picture(machine)
    return {code.text for code in zxingcpp.read_barcodes(seen)} if seen is not None else set()
