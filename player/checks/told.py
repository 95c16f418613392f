"""What the player on this machine has told of itself, as the checks ask for it. Leaves out their judgement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from player.checks.answer import Check, Examination, State
from player.device.health import is_stale
from player.device.places import runtime_folders
from player.device.status import boot_id, boot_seconds, read_status


def told_status(examination: Examination) -> dict[str, Any] | None:
    """The player's status; None when it has told none."""
    return read_status(examination.at(folder) for folder in runtime_folders(examination.environment))


def is_fresh(status: Mapping[str, Any]) -> bool:
    """Whether the player has presented something within the last minute."""
    return bool(status) and not is_stale(status, boot_seconds(), boot_id())


def no_player(name: str) -> Check:
    """What a check answers that hangs on what a player says, when there is none."""
    return Check(
        name, State.UNKNOWN, "Ingen spelare har berättat hur den mår.", "No player has told how it is.",
        "Start it: bytavla play, or its service.",
    )  # fmt: skip
