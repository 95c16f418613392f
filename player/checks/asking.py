"""Runs another program for its answer, with a limit on its time. Leaves out what the answer means."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence

LIMIT_S = 20.0
"""A search for wireless networks takes the longest of them: some ten seconds."""


def ask(command: Sequence[str]) -> str | None:
    """What the command prints; None when it is not here, fails, or takes too long. It speaks plain English."""
    try:
        answer = subprocess.run(
            command, capture_output=True, timeout=LIMIT_S, check=True, stdin=subprocess.DEVNULL,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return None
    return answer.stdout.decode("utf-8", "replace")
