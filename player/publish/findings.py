"""What has shown only after a publish: in drawing a playlist's notices, in printing their pages."""

from __future__ import annotations

from dataclasses import dataclass

from player.notices.problem import Problem


@dataclass(frozen=True, slots=True)
class Findings:
    """`complete` when all of them were looked at."""

    problems: tuple[Problem, ...] = ()
    complete: bool = False
