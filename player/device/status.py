"""How the player on this machine is, as one small file that is replaced whole. Leaves out the judgement (`health`)."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

STATUS = "status.json"


def boot_seconds() -> float:
    """Seconds since boot, sleep included: unlike the wall clock it never jumps, and all programs read the same."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


def boot_id() -> str:
    """Another at every boot; "" where the kernel does not tell."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""


def write_status(folder: Path, status: Mapping[str, Any]) -> None:
    """Replaces the file, without fsync: it lies in memory. Raises OSError.

    In ASCII, which can say whatever a file may be called or a worker may answer, half a character too.
    """
    temporary = folder / (STATUS + ".new")
    temporary.write_text(json.dumps({"v": 1, **status}), encoding="ascii")
    temporary.replace(folder / STATUS)


def read_status(folders: Iterable[Path]) -> dict[str, Any] | None:
    """The first status found, or None when no player has told any."""
    for folder in folders:
        with suppress(OSError, ValueError, RecursionError):
            status = json.loads((folder / STATUS).read_text(encoding="utf-8"))
            if isinstance(status, dict) and status.get("v") == 1:
                return status
    return None
