"""What the player on this machine has told of itself, as the checks ask for it. Leaves out their judgement.

Each check reads its own part of the status, through the codec: an odd value costs the check that needs it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from player.checks.answer import Check, Examination, State
from player.device.health import is_stale
from player.device.places import runtime_folders
from player.device.shape import Screen
from player.device.status import STATUS, boot_id, boot_seconds, read_status
from player.notices.codec import from_data

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Power:
    """Whether the screen is lit, as `device.switch` has it."""

    state: str = "on"


@dataclass(frozen=True, slots=True)
class Glass:
    """The part about the screen."""

    state: str = ""
    screen: Screen | None = None
    power: Power | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A slide, by what tells one from another."""

    notice: str
    playlist: str = ""
    lang: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Shown:
    """The part about the programme."""

    state: str
    on_air: Picture | None = None
    should_be: Picture | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one file."""

    severity: str = ""
    sv: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class Faults:
    """The part about editors' files. Only so many are listed; `problem_count` is all of them."""

    problems: tuple[Fault, ...] = ()
    problem_count: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """The status as it lies there. `fresh`: its player lives, and has presented something within the last minute."""

    status: Mapping[str, Any]
    fresh: bool

    def part(self, kind: type[T]) -> T:
        """What `kind` asks of it. Raises CodecError."""
        return from_data(kind, self.status, STATUS)


def told_by_player(examination: Examination) -> Told | None:
    """None when no player has told anything."""
    status = read_status(examination.at(folder) for folder in runtime_folders(examination.environment))
    return None if status is None else Told(status, fresh=not is_stale(status, boot_seconds(), boot_id()))


def no_player(name: str) -> Check:
    """What a check answers that hangs on what a player says, when there is none."""
    return Check(
        name, State.UNKNOWN, "Ingen spelare har berättat hur den mår.", "No player has told how it is.",
        "Start it: bytavla play, or its service.",
    )  # fmt: skip
