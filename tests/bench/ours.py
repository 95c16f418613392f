"""Our own programs as they are measured: started with places of their own, looked at through the files they write.

Leaves out what is measured.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench.folders import SITE

BYTAVLA = str(Path(sys.executable).with_name("bytavla"))
_PLACES = ("RUNTIME_DIRECTORY", "STATE_DIRECTORY", "CACHE_DIRECTORY")


def at_home(home: Path, environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """An environment in which our programs keep everything under `home`: nothing of the user's is touched."""
    places = {name: home / name.partition("_")[0].lower() for name in _PLACES}
    for place in places.values():
        place.mkdir(parents=True, exist_ok=True)
    return {**(os.environ if environment is None else environment), **{k: str(v) for k, v in places.items()}}


def play(folder: Path, *more: str, site: str = SITE) -> Sequence[str]:
    """The command that plays a folder or a cache at 1080p."""
    return [BYTAVLA, "play", str(folder), "--site", site, "--size", "1920x1080", *more]


def turns_of(home: Path) -> int:
    """How many turns the player has given so far, as it notes them every half minute of its own time."""
    try:
        return int(json.loads((home / "runtime" / f"{SITE}-rotation.json").read_bytes()).get("turns", 0))
    except (OSError, ValueError):
        return 0


def frames_of(home: Path) -> dict[str, int]:
    """Every file in the store of frames, and when it was written (nanoseconds)."""
    found = {}
    for path in (home / "cache" / "frames").glob("*"):
        with contextlib.suppress(FileNotFoundError):  # a temporary file that has just got its name
            found[path.name] = path.stat().st_mtime_ns
    return found
