"""Checks every byte of an offline copy."""

from __future__ import annotations

import argparse
from pathlib import Path

from player.cache.check import verify
from player.commands.answer import print_json, print_problems, problems_data
from player.errors import EXIT_FINE, VerificationError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("cache", metavar="CACHE", type=Path, help="the folder that sync keeps")
    parser.add_argument("--json", action="store_true", help="answer in JSON on standard output")


def run(arguments: argparse.Namespace) -> int:
    """0 when all that may be shown is here and right, else 5."""
    problems = verify(arguments.cache)
    if arguments.json:
        print_json(ok=not problems, problems=problems_data(problems))
    print_problems(problems)
    return VerificationError.exit_code if problems else EXIT_FINE
