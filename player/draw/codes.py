"""QR codes as they stand on a slide: level M, whole pixels, four modules of quiet zone, near black on a white plate.

Leaves out what they say (`payloads`) and reading them back (`readback`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import qrcode
from PIL import Image
from qrcode.exceptions import DataOverflowError

from player.draw.shades import CODE_DARK
from player.notices.colours import WHITE

QUIET = 4
"""The light frame around a code, in modules."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code's modules as a 1-bit picture, one pixel a module, without quiet zone."""

    payload: str
    modules: Image.Image

    @property
    def side(self) -> int:
        """Modules a side, quiet zone included."""
        return self.modules.width + 2 * QUIET


@lru_cache(maxsize=32)
def code_of(payload: str) -> Code | None:
    """The code of a payload; None when no QR code is large enough for it."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=0)
    try:
        code.add_data(payload.encode())
        code.make(fit=True)
    except (DataOverflowError, ValueError):
        return None
    rows = code.get_matrix()
    modules = Image.new("1", (len(rows), len(rows)), 1)
    modules.putdata([0 if dark else 255 for row in rows for dark in row])
    return Code(payload, modules)


def plate(code: Code, module_px: int) -> Image.Image:
    """The code with its quiet zone, `module_px` whole pixels a module."""
    side = code.side * module_px
    picture = Image.new("RGB", (side, side), WHITE)
    size = code.modules.width * module_px
    large = code.modules.convert("L").resize((size, size), Image.Resampling.NEAREST)
    dark = large.point(lambda value: 255 - value)
    picture.paste(CODE_DARK, (QUIET * module_px, QUIET * module_px), dark)
    return picture
