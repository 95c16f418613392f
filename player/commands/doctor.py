"""Examine this machine: can it show, draw, keep time, keep content; and what to do where it cannot."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from player.checks.answer import Check, Examination, State
from player.checks.examine import examine
from player.commands.answer import print_json
from player.device.places import CACHE, settings_of_board
from player.errors import EXIT_FINDINGS, EXIT_FINE
from player.notices.codec import to_data

_SERVICES = {
    "RUNTIME_DIRECTORY": "/run/bytavla",
    "STATE_DIRECTORY": "/var/lib/bytavla/player",
    "CACHE_DIRECTORY": "/var/cache/bytavla",
}
"""What systemd tells the player of its folders (systemd/bytavla-player.service)."""
_MARKS = {State.OK: "ok  ", State.WARN: "OBS ", State.FAIL: "FEL ", State.UNKNOWN: "?   "}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--cache", type=Path, metavar="DIR", help="the synced copy (default: /var/lib/bytavla/cache, if there)"
    )
    parser.add_argument("--json", action="store_true", help="answer as JSON on standard output")


def run(arguments: argparse.Namespace) -> int:
    cache = arguments.cache or (CACHE if CACHE.is_dir() else None)
    settings = settings_of_board()
    checks = []
    for check in examine(Examination(cache, _environment(settings), settings)):
        checks.append(check)
        if not arguments.json:
            _print(check)
    ok = not any(_is_bad(check) for check in checks)
    if arguments.json:
        print_json(ok=ok, checks=[_data(check) for check in checks])
    return EXIT_FINE if ok else EXIT_FINDINGS


def _environment(settings_file: Path | None) -> Mapping[str, str]:
    """On an installed board the folders are its services', whoever asks."""
    return {**_SERVICES, **os.environ} if settings_file else os.environ


def _is_bad(check: Check) -> bool:
    """A black screen must never pass for a healthy one: not knowing of it counts as much as knowing the worst."""
    return check.state is State.FAIL or (check.id == "screen" and check.state is State.UNKNOWN)


def _data(check: Check) -> dict[str, object]:
    return {
        "id": check.id,
        "state": check.state.value,
        "sv": check.sv,
        "en": check.en,
        "do": check.do,
        "data": to_data(check.data),
    }


def _print(check: Check) -> None:
    print(f"{_MARKS[check.state]}{check.sv}\n    {check.en}", file=sys.stderr)
    if check.do:
        print(f"    -> {check.do}", file=sys.stderr)
