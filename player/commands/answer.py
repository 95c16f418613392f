"""How a command answers: JSON alone on standard output, words on standard error (pinned in docs/commands.md)."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from player.errors import EXIT_FINDINGS, EXIT_FINE, UsageError
from player.notices.naming import shown
from player.notices.problem import Problem, Severity


def print_json(**answer: Any) -> None:
    """One JSON object on standard output, laid out to be read."""
    print(json_text(answer, sys.stdout.encoding))


def print_json_line(**answer: Any) -> None:
    """One of several JSON objects on standard output: on a line of its own, and at once."""
    print(json_text(answer, sys.stdout.encoding, indent=None), flush=True)


def json_text(answer: Mapping[str, Any], encoding: str = "utf-8", *, indent: int | None = 1) -> str:
    """The answer with "v": 1, in letters where the encoding takes them all, else in JSON's escapes: a name on a disk
    may hold what is no letter in any.
    """
    data = {"v": 1, **answer}
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return json.dumps(data, indent=indent)
    return text


def problem_data(problem: Problem) -> dict[str, Any]:
    """A problem with every field in place, also those that hold their default."""
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "playlist": problem.playlist,
        "file": problem.file,
        "notice": problem.notice,
        "sv": problem.sv,
        "en": problem.en,
    }


def print_problems(problems: Iterable[Problem]) -> None:
    """Each problem in words on standard error, Swedish first: errors before warnings, then by file."""
    marks = {Severity.ERROR: "FEL", Severity.WARNING: "OBS"}
    for problem in sorted(problems, key=lambda p: (p.severity is Severity.WARNING, p.playlist, p.file)):
        where = shown(problem.file) or problem.playlist or "_board/board.toml"
        print(f"{marks[problem.severity]}  {where}\n     {problem.sv}\n     {problem.en}", file=sys.stderr)


def exit_code(problems: Iterable[Problem], *, strict: bool = False) -> int:
    """1 when there are errors (strict: warnings too), else 0."""
    findings = any(strict or problem.severity is Severity.ERROR for problem in problems)
    return EXIT_FINDINGS if findings else EXIT_FINE


def parse_time(text: str, zone: str) -> datetime:
    """A time as given on the command line: RFC 3339; without an offset it is the board's local time.

    Raises UsageError.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(
            f"{text!r} is not a time; write it like 2026-11-28T14:00 or 2026-11-28T14:00+01:00."
        ) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))


def local_time(moment: datetime, zone: str) -> str:
    """RFC 3339 with the board's own offset, to the second."""
    return moment.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds")


def problems_data(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Problems as a JSON list, in the order found."""
    return [problem_data(problem) for problem in problems]
