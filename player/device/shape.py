"""What shape the status has that a player tells, so that whoever reads it need not ask at every field.

Leaves out what is in it for programs alone, and the judgement (`health`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from player.notices.codec import CodecError, from_data


@dataclass(frozen=True, slots=True)
class Screen:
    """What the player shows on; names are empty while no screen is open."""

    driver: str | None = None
    renderer: str | None = None
    mode: str | None = None
    connected: bool | None = None


@dataclass(frozen=True, slots=True)
class _Power:
    state: str | None = None


@dataclass(frozen=True, slots=True)
class _Slide:
    notice: str
    lang: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class _Sync:
    last_ok: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Wrong:
    sv: str
    en: str


@dataclass(frozen=True, slots=True)
class _Status:
    state: str
    site: str | None = None
    why: str | None = None
    on_air: _Slide | None = None
    should_be: _Slide | None = None
    presented_at: datetime | None = None
    presented_boot_s: float | None = None
    told_boot_s: float | None = None
    boot_id: str | None = None
    screen: Screen | None = None
    power: _Power | None = None
    clock_trusted: bool | None = None
    sync: _Sync | None = None
    settings: tuple[_Wrong, ...] = ()
    problem_count: int | None = None


def oddity_of(status: Mapping[str, Any]) -> str:
    """Which field no player would have told so; "" when there is none."""
    try:
        from_data(_Status, status, "status.json")
    except CodecError as error:
        return str(error)
    return ""
