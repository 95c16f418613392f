"""Where a long word may be divided: by the language's patterns, and by sense in addresses.

Leaves out when dividing is called for (`lines`).
"""

from __future__ import annotations

import re
from functools import cache

import pyphen

_OF_ADDRESSES = re.compile(r"[@/.=&?%#_]")
_LETTERS = re.compile(r"[^\W\d_]+")
_LEAST_BEFORE, _LEAST_AFTER = 3, 4


@cache
def _patterns(lang: str) -> pyphen.Pyphen | None:
    name = pyphen.language_fallback(lang)
    return pyphen.Pyphen(lang=name, left=_LEAST_BEFORE, right=_LEAST_AFTER) if name else None


def division_points(word: str, lang: str) -> list[int]:
    """Offsets in `word` before which a hyphen may be put, ascending. Empty for addresses and for unknown languages."""
    patterns = _patterns(lang)
    if patterns is None or _OF_ADDRESSES.search(word[:-1]) or word[-1:] in "@/":
        return []
    return [
        match.start() + int(point) for match in _LETTERS.finditer(word) for point in patterns.positions(match.group())
    ]
