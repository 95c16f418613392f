"""What a publish says of itself: in words on standard error, as JSON on standard output.

Leaves out what editors read (`publish.receipt`).
"""

from __future__ import annotations

import sys

from player.commands.answer import print_json_line, print_problems, problems_data
from player.notices.problem import Problem
from player.publish.report import PublishReport


class PublishTeller:
    """Tells of one publish after another. What was said of a file before, and still holds, is not said again: a log
    that repeats a board's every question at each change is one that nobody reads.
    """

    def __init__(self, *, json: bool) -> None:
        self._json = json
        self._problems: frozenset[Problem] = frozenset()
        self._held: frozenset[str] = frozenset()

    def tell(self, report: PublishReport) -> None:
        problems = frozenset(report.problems)
        print_problems(problem for problem in report.problems if problem not in self._problems)
        if solved := len(self._problems - problems):
            print(f"Åtgärdat: {solved} / Mended: {solved}", file=sys.stderr)
        for held in report.held:
            if held.playlist not in self._held:
                print(f"HÅLLS KVAR  {held.playlist}\n     {held.sv}\n     {held.en}", file=sys.stderr)
        self._problems, self._held = problems, frozenset(held.playlist for held in report.held)
        if self._json:
            _print_data(report)
        else:
            _print_words(report)


def _print_data(report: PublishReport) -> None:
    print_json_line(
        version=report.version,
        changed=report.changed,
        added=list(report.added),
        updated=list(report.updated),
        removed=list(report.removed),
        held=[{"playlist": held.playlist, "why": held.en, "sv": held.sv} for held in report.held],
        problems=problems_data(report.problems),
    )


def _print_words(report: PublishReport) -> None:
    what = "publicerad" if report.changed else "oförändrad"
    counted = f"{len(report.added)} nya, {len(report.updated)} ändrade, {len(report.removed)} borttagna"
    print(f"Version {report.version} {what}: {counted}", file=sys.stderr)
