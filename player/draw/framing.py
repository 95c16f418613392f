"""Putting pictures onto a slide: whole, upright, on a quiet ground; codes in them kept readable.

Leaves out opening them (`pictures`) and posters (`poster`).
"""

from __future__ import annotations

from PIL import Image

from player.draw.backdrop import flattened, ground_for
from player.draw.box import Box
from player.draw.pictures import Source, decode_picture, fit_in_whole_steps, fit_picture
from player.draw.readback import read_codes
from player.draw.stage import Stage
from player.draw.unusable import Remark, warning

_LARGEST_SEARCHED = 6_000_000
"""Pixels in which codes are looked for; larger pictures are reduced first, as they are on the slide anyway."""


def place_picture(stage: Stage, source: Source, at: Box) -> list[Remark]:
    """Draw a picture whole into a box; what it leaves free shows its own colours out of focus. Raises UnusableError."""
    shades = stage.sheet.shades
    picture, remarks = _with_codes_kept(source, (at.width, at.height))
    picture = flattened(picture, shades.paper, shades.dusk)
    spot = at.centred(*picture.size)
    if not stage.body.inset(1).contains(at):
        stage.sheet.image.paste(ground_for(picture, (at.width, at.height)), (at.x, at.y))
    stage.sheet.image.paste(picture, (spot.x, spot.y))
    stage.pictured = spot
    return remarks


def _with_codes_kept(source: Source, room: tuple[int, int]) -> tuple[Image.Image, list[Remark]]:
    """The picture for a room; scaled by whole steps when a code in it could not be read otherwise."""
    decoded = decode_picture(source, room)
    before = _payloads(decoded)
    picture = fit_picture(decoded, room)
    if not before or before <= _payloads(picture):
        return picture, []
    stepped = fit_in_whole_steps(decoded, room)
    if before <= _payloads(stepped):
        return stepped, []
    return picture, [_code_lost()]


def _payloads(picture: Image.Image) -> set[str]:
    reduction = max(1, round((picture.width * picture.height / _LARGEST_SEARCHED) ** 0.5))
    grey = picture.convert("RGB").convert("L") if picture.mode in ("RGBA", "CMYK") else picture.convert("L")
    return {reading.payload for reading in read_codes(grey.reduce(reduction) if reduction > 1 else grey)}


def _code_lost() -> Remark:
    return warning(
        "picture-code-lost",
        "koden i bilden går inte att läsa på den här skärmen. Skriv länken i en .url-fil eller i textens länk, så gör "
        "tavlan en egen kod.",
        "the code in the picture cannot be read on this screen. Put its link into a .url file or into the text's link, "
        "and the board makes a code of its own.",
    )
