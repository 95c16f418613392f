"""Runs the real commands, each with places of its own for what it keeps. Leaves out what they are asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_BYTAVLA = (sys.executable, "-m", "player")
_AS_A_USER = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")


@dataclass(frozen=True)
class Done:
    """How a command ended. `answer` is its JSON, where it gave some."""

    code: int
    out: str
    err: str

    @property
    def answer(self) -> dict[str, Any]:
        answer = json.loads(self.out)
        assert isinstance(answer, dict)
        return answer


def places(home: Path) -> dict[str, Path]:
    """Where a command keeps things, by the variable that says so: all under `home`. The folders are made."""
    found = {"XDG_CACHE_HOME": home / "cache", "XDG_STATE_HOME": home / "state", "RUNTIME_DIRECTORY": home / "run"}
    for place in found.values():
        place.mkdir(parents=True, exist_ok=True)
    return found


def environment(home: Path) -> dict[str, str]:
    """Everything that a command keeps goes under `home`."""
    return {**os.environ, **{name: str(place) for name, place in places(home).items()}}


def command(*words: str | Path) -> list[str]:
    """A command's words, which give it an ordinary user's rights to files even when the tests are run by root."""
    return [*(_AS_A_USER if os.geteuid() == 0 else ()), *_BYTAVLA, *map(str, words)]


def bytavla(*words: str | Path, home: Path, more: Mapping[str, str] | None = None, timeout_s: float = 600) -> Done:
    """Runs a command to its end."""
    done = subprocess.run(
        command(*words), env={**environment(home), **(more or {})}, capture_output=True, check=False, timeout=timeout_s
    )
    return Done(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))
