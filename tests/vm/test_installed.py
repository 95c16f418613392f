"""The board on a bare screen: installed over SSH, its player locked in, its codes seen to change."""

from __future__ import annotations

import re

import pytest

from tests.machine.base import ROOT
from tests.vm.board import PLAYER, SYNC, calls_itself_well, status
from tests.vm.computer import Computer
from tests.vm.conftest import Installed, Tell
from tests.vm.picture import codes_seen, keep

pytestmark = [pytest.mark.vm, pytest.mark.timeout(3600)]
_MOST_EXPOSED = 2.0
_KEPT_PICTURE = ROOT / "docs" / "bilder" / "maskin.png"


def test_installed_over_ssh_it_shows_codes_that_change(installed: Installed, board: Computer, tell: Tell) -> None:
    assert "Release" in installed.said
    seen = codes_seen(board, 3, 300)
    tell(f"read off the screen, one after another: {', '.join(seen)}")
    keep(board.look(), _KEPT_PICTURE)
    assert len(seen) >= 3
    assert all(calls_itself_well(board).values())


def test_the_player_has_the_bare_screen_as_its_own_user_under_its_hardened_unit(board: Computer, tell: Tell) -> None:
    screen = status(board)["screen"]
    owner = board.asks(f"ps -o user= -p $(systemctl show --property MainPID --value {PLAYER}) || stat -c %U "
                       f"/proc/$(systemctl show --property MainPID --value {PLAYER})").split()[-1]  # fmt: skip
    tell(f"driver {screen['driver']}, renderer {screen['renderer']}, {screen['mode']}, user {owner}")
    assert (screen["driver"], owner) == ("kmsdrm", "bytavla")
    for unit in (PLAYER, SYNC):
        told = board.asks(f"systemd-analyze security --no-pager {unit}.service | tail -1")
        score = float(re.search(r"(\d+\.\d+)", told)[1])  # type: ignore[index]
        tell(f"systemd-analyze security {unit}: {score}")
        assert score <= _MOST_EXPOSED
    assert "has not all its limits" not in board.asks(f"journalctl --no-pager -b -u {PLAYER}")
