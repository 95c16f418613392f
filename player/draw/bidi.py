"""Which way each character runs in a line that mixes scripts: the Unicode bidirectional algorithm, by FriBidi.

FriBidi is what Pillow's own shaping loads; a line set in several fonts must be ordered before it is shaped, which
Pillow cannot do. Leaves out shaping (Pillow) and the choice of fonts (`runs`).
"""

from __future__ import annotations

import ctypes
import ctypes.util
import unicodedata
from collections.abc import Sequence
from functools import cache

from PIL import features

from player.errors import InputError

_PARAGRAPH_LTR, _PARAGRAPH_RTL = 0x110, 0x111


def check_shaping() -> None:
    """Raise InputError when text cannot be shaped here: Pillow would draw Arabic wrongly and say nothing."""
    if not (features.check("raqm") and features.check("fribidi")):
        raise InputError("Text cannot be shaped: install libfribidi0 (apt-get install libfribidi0) and start again.")


def starts_rtl(text: str, *, default: bool) -> bool:
    """Whether the first character with a direction of its own runs right to left."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind == "L":
            return False
        if kind in ("R", "AL"):
            return True
    return default


def levels(text: str, *, rtl: bool) -> Sequence[int]:
    """The embedding level of each character of one paragraph; odd levels run right to left."""
    if not rtl and all(char < "\u0590" for char in text):
        return [0] * len(text)
    library = _fribidi()
    length = len(text)
    points = (ctypes.c_uint32 * length)(*map(ord, text))
    kinds = (ctypes.c_uint32 * length)()
    brackets = (ctypes.c_uint32 * length)()
    found = (ctypes.c_int8 * length)()
    base = ctypes.c_uint32(_PARAGRAPH_RTL if rtl else _PARAGRAPH_LTR)
    library.fribidi_get_bidi_types(points, length, kinds)
    library.fribidi_get_bracket_types(points, length, kinds, brackets)
    library.fribidi_get_par_embedding_levels_ex(kinds, brackets, length, ctypes.byref(base), found)
    return list(found)


@cache
def _fribidi() -> ctypes.CDLL:
    try:
        return ctypes.CDLL("libfribidi.so.0")
    except OSError as error:
        raise InputError("libfribidi0 is missing: apt-get install libfribidi0") from error


def visual_order(run_levels: Sequence[int]) -> list[int]:
    """The indices of a line's runs from left to right (rule L2 of the algorithm)."""
    order = list(range(len(run_levels)))
    odd = [level for level in run_levels if level % 2]
    if not odd:
        return order
    for level in range(max(run_levels), min(odd) - 1, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and run_levels[order[end]] >= level:
                end += 1
            order[at:end] = reversed(order[at:end])
            at = max(end, at + 1)
    return order
