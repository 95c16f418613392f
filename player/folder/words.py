"""The shape of a wording: how severe a finding is and its sentence in both languages.

Leaves out the sentences (`wording_*`) and the filling of their blanks (`finding`).
"""

from __future__ import annotations

from dataclasses import dataclass

from player.notices.problem import Severity


@dataclass(frozen=True, slots=True)
class Words:
    """Templates with {file} and the finding's own blanks; {meant} becomes a whole question or nothing."""

    severity: Severity
    sv: str
    en: str


def refused(sv: str, en: str) -> Words:
    """Words of an error: the file or the setting does not count."""
    return Words(Severity.ERROR, sv, en)


def asked(sv: str, en: str) -> Words:
    """Words of a warning: the board goes on, and asks."""
    return Words(Severity.WARNING, sv, en)
