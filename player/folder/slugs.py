"""Short ASCII names for addresses and ids, and the short hash that keeps two of them apart.

Leaves out which notice has which id (`ids`).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

_LONGEST = 60
_OTHER = re.compile(r"[^a-z0-9]+")
_MARKS = re.compile(r"[\u0300-\u036f]+")
_SPELT = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"})


def slug(text: str) -> str:
    """Lower-case ASCII letters, digits and hyphens. A text in letters that ASCII cannot spell gets a short hash too."""
    folded = unicodedata.normalize("NFC", text).casefold()
    spelt = _MARKS.sub("", unicodedata.normalize("NFKD", folded.translate(_SPELT)))
    plain = _OTHER.sub("-", spelt).strip("-")
    lost = not spelt.isascii() and any(char.isalnum() and not char.isascii() for char in spelt)
    if plain and not lost and len(plain) <= _LONGEST:
        return plain
    return f"{plain[:_LONGEST].rstrip('-')}-{short_hash(folded)}".lstrip("-")


def short_hash(text: str) -> str:
    """Six hexadecimal digits that follow from the text alone."""
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:6]
