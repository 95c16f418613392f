"""What the injected faults say in the player's name is what the player itself says then."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from math import inf
from pathlib import Path
from typing import Any

import pytest

from player.device.notify import Notifier
from player.notices.slide import Slide
from player.screen.report import Report
from player.screen.state import State
from tests.edges.checks import faults
from tests.edges.checks.faults import Fault
from tests.edges.checks.machine import Machine, healthy

WIFI = Slide("wifi", "prov", "", 1, 1, 8.0, "a.frame")
PLAYING = State("playing", "", WIFI, WIFI, 0.0, "kmsdrm", "V3D 4.2.14.0", "1920x1080", True, True)
UNOPENED = replace(PLAYING, on_air=None, presented_at=-inf, driver="", renderer="", mode="")
CASES: dict[str, tuple[Fault, State]] = {
    "well": (Machine.tell, PLAYING),
    "without a monitor": (faults.booted_without_a_monitor, replace(UNOPENED, word="off", connected=False)),
    "unplugged": (faults.unplugged, replace(PLAYING, word="off", connected=False)),
    "cannot be opened": (faults.cannot_be_opened, replace(UNOPENED, word="failed")),
    "does not come on": (faults.does_not_come_on, replace(PLAYING, word="failed", power="stuck", darkened_by="cec")),
    "closed": (
        lambda machine: faults.darkened(machine, "off"),
        replace(PLAYING, word="off", on_air=None, should_be=None, power="off", darkened_by="cec"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_fault_speaks_as_the_player_does(tmp_path: Path, name: str) -> None:
    injure, state = CASES[name]
    now = time.monotonic()
    report = Report(tmp_path / "run/bytavla", "hamneda", Notifier())
    report.tell(replace(state, presented_at=state.presented_at + now - 3), lambda: (), lambda: None, now)
    real = _told(tmp_path)
    injure(healthy(tmp_path))
    fake = _told(tmp_path)
    assert fake == {key: value for key, value in real.items() if key in fake}


def _told(root: Path) -> dict[str, Any]:
    """What lies there; of the times, whether there are any."""
    told: dict[str, Any] = json.loads((root / "run/bytavla/status.json").read_text(encoding="utf-8"))
    return {key: value is not None if key.endswith("_boot_s") else value for key, value in told.items()}
