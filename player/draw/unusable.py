"""Why a file cannot be drawn, or can but not well, in words for its editor; and how that becomes a problem.

Leaves out what the folder's reader finds before anything is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass

from player.notices.naming import called
from player.notices.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to tell the editor. `sv` and `en` follow the file's name: "”Loppis.pdf”: <sv>"."""

    code: str
    severity: Severity
    sv: str
    en: str

    def about(self, playlist: str, file: str, notice: str | None) -> Problem:
        name = called(file, playlist)
        return Problem(self.code, self.severity, playlist, file, f"”{name}”: {self.sv}", f"“{name}”: {self.en}", notice)


class UnusableError(Exception):
    """A file cannot be drawn at all. Stays inside this room: it leaves as a problem or an InputError."""

    def __init__(self, remark: Remark) -> None:
        super().__init__(remark.en)
        self.remark = remark


def unusable(code: str, sv: str, en: str) -> UnusableError:
    return UnusableError(Remark(code, Severity.ERROR, sv, en))


def warning(code: str, sv: str, en: str) -> Remark:
    return Remark(code, Severity.WARNING, sv, en)
