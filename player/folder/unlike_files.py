"""Files in one notice's folder whose names tell of different things: perhaps they are several notices. Pure.

Leaves out what the folder's files make together (`compose`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from player.folder.finding import Finding, finding
from player.folder.here import HereAndNow
from player.folder.kinds import split_name
from player.folder.names import read_name, stem_key
from player.folder.pieces import Piece, Slot

_TELLING = (Slot.TEXT, Slot.POSTER, Slot.PICTURE, Slot.FILM)
_OF_NO_THING = re.compile(
    r"(?:(?:text|omslag|cover|framsida|baksida|bild|foto|photo|image|picture|illustration|affisch|poster|film|video"
    r"|berättelse|berättelsen|saga|sagan|story|index|readme|karta|logga|logotyp|logo|program|inbjudan)(?!\w)"
    r"|img|dsc|pxl|mvi|vid|gopr|scan|screenshot|skärm|whatsapp|namnlös|untitled|[\W\d_]*$).*"
)
"""What files are called for what they are, and what cameras call them."""
_FEWEST_LETTERS = 3


def about_unlike(group: str, pieces: Sequence[Piece], here: HereAndNow) -> tuple[Finding, ...]:
    """The question whether the folder `group` is one notice, named by the first two of its files that do not agree."""
    first: tuple[str, Piece] | None = None
    # What fills a place that is taken is told of anyway.
    by_rank = sorted(pieces, key=lambda piece: piece.rank, reverse=True)
    shown = {(piece.slot, piece.lang): piece for piece in by_rank if piece.slot in _TELLING}
    for piece in sorted(shown.values(), key=lambda piece: piece.rank):
        key = read_name(split_name(piece.file.name)[0], here).key
        if _says_nothing(key, stem_key(group), here):
            continue
        if first is None:
            first = key, piece
        elif piece.slot is not first[1].slot and not _alike(key, first[0]):  # a text's name may be translated
            return (finding("folder-unlike", one=first[1].file.name, other=piece.file.name),)
    return ()


def _says_nothing(key: str, group: str, here: HereAndNow) -> bool:
    return (
        len(key) < _FEWEST_LETTERS
        or key in here.languages
        or _OF_NO_THING.fullmatch(key) is not None
        or _alike(key, group)
    )


def _alike(one: str, other: str) -> bool:
    return one in other or other in one
