"""What a check is asked with, and what it answers. Leaves out the checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any


class State(StrEnum):
    """`WARN`: the board plays, but someone should look. `UNKNOWN`: it could not be found out here."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Check:
    """One finding: in both languages, what to do about it (empty when fine), and the figures behind it."""

    id: str
    state: State
    sv: str
    en: str
    do: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Examination:
    """Where to look: the synced cache and the board's settings (None on a machine that has none), and a folder that may
    be written to.
    """

    cache: Path | None
    scratch: Path
    environment: Mapping[str, str]
    settings: Path | None = None
