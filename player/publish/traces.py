"""Whether a file that is published as it is tells where a photo in it was taken.

PDF keeps a JPEG as it came, with its Exif block, so the block can be found without decoding anything. Leaves out what
is told of it (`problems`).
"""

from __future__ import annotations

import struct

_EXIF = b"Exif\x00\x00"
_GPS = 0x8825
"""The Exif tag that leads to the place (Exif 2.32, 4.6.3)."""
_MOST_BLOCKS = 200
_MOST_TAGS = 200


def tells_place(data: bytes) -> bool:
    """Whether any Exif block in these bytes has a place. Never raises; a block that is packed away is not seen."""
    at = data.find(_EXIF)
    for _ in range(_MOST_BLOCKS):
        if at < 0:
            return False
        if _has_gps(data[at + len(_EXIF) : at + len(_EXIF) + 0x10000]):
            return True
        at = data.find(_EXIF, at + 1)
    return False


def _has_gps(block: bytes) -> bool:
    """Looks for the tag in the first directory of a TIFF block."""
    order = {b"II": "<", b"MM": ">"}.get(block[:2])
    if order is None or len(block) < 14:
        return False
    (start,) = struct.unpack_from(f"{order}I", block, 4)
    if start + 2 > len(block):
        return False
    (count,) = struct.unpack_from(f"{order}H", block, start)
    tags = range(start + 2, min(start + 2 + 12 * min(count, _MOST_TAGS), len(block) - 12), 12)
    return any(struct.unpack_from(f"{order}H", block, at)[0] == _GPS for at in tags)
