"""Reading codes out of a finished picture, as a phone would: what a slide's codes are worth is decided here.

Leaves out making them (`codes`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import zxingcpp
from PIL import Image

_FINDER_MODULES, _MODULES_A_VERSION = 17, 4
"""A QR code of version v has 17 + 4 v modules a side."""
_QR = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])


@dataclass(frozen=True, slots=True)
class Reading:
    """A code found in a picture: its payload, and the size of its modules in pixels."""

    payload: str
    module_px: int


def read_codes(picture: Image.Image, *, hard: bool = False) -> tuple[Reading, ...]:
    """The QR codes in a picture, in the decoder's order. `hard` also looks for turned, inverted and very large ones."""
    grey = picture if picture.mode == "L" else picture.convert("L")
    found = zxingcpp.read_barcodes(grey, formats=_QR, try_rotate=hard, try_invert=hard, try_downscale=True)
    return tuple(Reading(_payload(code), _module_px(code)) for code in found)


def _payload(code: zxingcpp.Barcode) -> str:
    """The bytes as UTF-8, which is what we write; the decoder's own guess at a charset for others' codes."""
    try:
        return bytes(code.bytes).decode()
    except UnicodeDecodeError:
        return str(code.text)


def _module_px(code: zxingcpp.Barcode) -> int:
    """A module's size from the symbol's corners and its version."""
    at = code.position
    top = ((at.top_right.x - at.top_left.x) ** 2 + (at.top_right.y - at.top_left.y) ** 2) ** 0.5
    side = ((at.bottom_left.x - at.top_left.x) ** 2 + (at.bottom_left.y - at.top_left.y) ** 2) ** 0.5
    about = cast("dict[str, str]", code.extra)
    modules = _FINDER_MODULES + _MODULES_A_VERSION * int(about["Version"])
    return int((top + side) / 2 / modules + 0.5)
