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
    holds: bool = False
    """It keeps the whole notice off the boards: in doubt nothing is shown too early or too widely."""


def withheld(sv: str, en: str) -> Words:
    """Words of an error that keeps the notice off the boards."""
    return Words(Severity.ERROR, sv, en, holds=True)


def refused(sv: str, en: str) -> Words:
    """Words of an error: the file or the setting does not count."""
    return Words(Severity.ERROR, sv, en)


def asked(sv: str, en: str) -> Words:
    """Words of a warning: the board goes on, and asks."""
    return Words(Severity.WARNING, sv, en)
