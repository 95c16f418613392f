"""How a file is called in a sentence: its name made fit to be read, whatever letters it is made of.

Leaves out the sentences themselves.
"""

from __future__ import annotations

import re
import unicodedata

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")
_LONGEST = 80


def shown(name: str, longest: int = _LONGEST) -> str:
    """A name fit to stand in a sentence: composed, on one line, of bounded length."""
    plain = _UNPRINTABLE.sub(" ", unicodedata.normalize("NFC", name)).strip()
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"


def called(file: str, playlist: str) -> str:
    """What the editors of `playlist` ("" for the board itself) call a file of theirs: without the playlist's folder."""
    return shown(file.partition("/")[2] if playlist and "/" in file else file)


def as_text(path: str) -> str:
    """A path as text that can be written anywhere: bytes in it that are no UTF-8 become a mark for the unreadable."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
