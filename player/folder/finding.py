"""A finding: what is wrong, not yet tied to a playlist; and how it becomes a problem in words.

Leaves out the words themselves (`wording_*`) and who finds what.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from player.folder.wording_board import BOARD_WORDS
from player.folder.wording_calendar import CALENDAR_WORDS
from player.folder.wording_feeds import FEED_WORDS
from player.folder.wording_files import FILE_WORDS
from player.folder.wording_folders import FOLDER_WORDS
from player.folder.wording_names import NAME_WORDS
from player.folder.words import Words
from player.notices.naming import as_text, called, shown
from player.notices.problem import Problem

WORDING: dict[str, Words] = {**BOARD_WORDS, **NAME_WORDS, **FOLDER_WORDS, **FILE_WORDS, **CALENDAR_WORDS, **FEED_WORDS}

_LONGEST_NAME = 80
_LONGEST = {"sites": 600}
"""What may be longer than a name, so that an editor can choose from all of it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A code of the wording and what fills its blanks."""

    code: str
    blanks: tuple[tuple[str, str], ...] = ()

    @property
    def holds(self) -> bool:
        """Whether it keeps the whole notice off the boards."""
        return WORDING[self.code].holds


def finding(code: str, **blanks: str) -> Finding:
    """A finding of that code. `meant`, where the wording asks "did you mean", is a suggestion or empty."""
    return Finding(code, tuple(blanks.items()))


def tell(found: Finding, playlist: str, file: str, notice: str | None = None) -> Problem:
    """The problem that a finding in `file` (a path under the editors' folder) is, in both languages.

    In a playlist the words name the file as its editors see it: without the playlist's own folder.
    """
    words = WORDING[found.code]
    label = called(file, playlist)
    blanks = {key: shown(value, _LONGEST.get(key, _LONGEST_NAME)) for key, value in found.blanks}
    meant = blanks.pop("meant", "")
    return Problem(
        code=found.code,
        severity=words.severity,
        playlist=playlist,
        file=as_text(file),
        sv=words.sv.format(file=label, meant=f" Menade du ”{meant}”?" if meant else "", **blanks),
        en=words.en.format(file=label, meant=f" Did you mean “{meant}”?" if meant else "", **blanks),
        notice=notice,
    )


def closest(word: str, candidates: Iterable[str]) -> str:
    """The candidate that `word` is probably a slip of, or "" when none is near."""
    word = word[:_LONGEST_NAME]
    by_folded = {candidate.casefold(): candidate for candidate in candidates}
    near = difflib.get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[near[0]] if near else ""
