"""The clock is set years back and forth, while it plays and while it is off: it plays on, and is right again."""

from __future__ import annotations

import pytest

from tests.vm.board import PLAYER, status, version_there, wait_until_seen
from tests.vm.computer import Computer
from tests.vm.conftest import Tell
from tests.vm.outside import Outside

pytestmark = [pytest.mark.vm, pytest.mark.timeout(3600)]
_YEARS = ("2038-02-01", "2009-03-01", "2031-12-24", "1999-12-31")


def test_a_clock_set_years_back_and_forth_interrupts_nothing(board: Computer, there: Outside, tell: Tell) -> None:
    player = _player(board)
    right = float(board.asks("date +%s.%N; cat /proc/uptime").split()[0])
    started = float(board.asks("cat /proc/uptime").split()[0])
    for day in _YEARS:
        board.run("date", "--set", f"{day} 11:00:00 UTC")
        wait_until_seen(board, 120)
        told = status(board)
        tell(f"{day}: a code is seen, state {told['state']}, clock trusted: {told['clock_trusted']}")
        assert _is_whole(board)
    gone = float(board.asks("cat /proc/uptime").split()[0]) - started
    board.run("date", "--set", f"@{right + gone:.0f}")
    version = there.publish_anew()
    board.wait_until(lambda: version_there(board) == version, 600, "what is new does not come after the clock is right")
    wait_until_seen(board, 120)
    board.wait_until(lambda: board.run("bytavla", "status", code=None).returncode == 0, 120, "it is not well again")
    tell("set right again: what was published then came, and status answers 0")
    assert _player(board) == player, "the player was started anew"


@pytest.mark.parametrize("year", ["2009", "2038"])
def test_a_start_with_a_clock_years_wrong_plays(off: Computer, tell: Tell, year: str) -> None:
    off.boot(clock=f"{year}-03-01T11:00:00")
    wait_until_seen(off, 900)
    told = status(off)
    trusted = told["clock_trusted"]
    tell(f"started in {off.asks('date +%F')}: a code is seen, state {told['state']}, clock trusted: {trusted}")
    assert _is_whole(off)


def _player(board: Computer) -> str:
    return board.asks(f"systemctl show --property MainPID,NRestarts {PLAYER}")


def _is_whole(board: Computer) -> bool:
    return board.run("bytavla", "verify", "/var/lib/bytavla/cache", code=None).returncode == 0
