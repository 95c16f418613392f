"""What the name of a folder in a playlist says that it is for: an archive, drafts, files that wait, a notice. Pure.

Leaves out what lies in it (`listing`).
"""

from __future__ import annotations

import re
from enum import Enum, auto

from player.folder.names import stem_key

_INBOX = frozenset(("inkorg", "inbox"))
_STANDING = frozenset(("tillsvidare", "tills vidare", "until further notice"))
_ARCHIVE = re.compile(r"(?:arkiv(?:et|erat|erade)?|archived?)(?P<more>(?!\w).*)?")
_DRAFTS = re.compile(r"(?:utkast(?:en)?|kladd|drafts?|gammalt|gamla|old)(?P<more>(?!\w).*)?")
_NUMBERS = re.compile(r"[\W\d]*")
"""Years and the like: `Arkiv 2025` and `Arkiv (2024-2025)` are archives; `Arkiv och museer` may well be a notice."""


class Use(Enum):
    """What a folder is for."""

    NOTICE = auto()
    ARCHIVE = auto()
    DRAFTS = auto()
    """Not shown either, but its editors have not been promised so: they are told."""
    INBOX = auto()
    STANDING = auto()
    PERHAPS_ARCHIVE = auto()
    """A notice, as far as one can tell."""


def use_of(name: str) -> Use:
    """What a folder of that name is for."""
    key = stem_key(name)
    if key in _INBOX:
        return Use.INBOX
    if key in _STANDING:
        return Use.STANDING
    if match := _ARCHIVE.fullmatch(key):
        return Use.ARCHIVE if _NUMBERS.fullmatch(match["more"] or "") else Use.PERHAPS_ARCHIVE
    if match := _DRAFTS.fullmatch(key):
        return Use.DRAFTS if _NUMBERS.fullmatch(match["more"] or "") else Use.NOTICE
    return Use.NOTICE
