"""A problem: what is wrong with one file, in words that its editor can act on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps the file off the board; a warning shows it and asks."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `sv` and `en` each say which file, what is wrong and what to do, as one plain sentence or two.

    `playlist` is the playlist's id ("" for the board itself), `file` a path under the folder, `notice` an id or None.
    """

    code: str
    severity: Severity
    playlist: str
    file: str
    sv: str
    en: str
    notice: str | None = None
