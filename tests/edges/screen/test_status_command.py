"""`bytavla status` as a maintainer's program reads it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from player.cli import main
from player.device.status import boot_id, boot_seconds, write_status

HEALTHY = {"site": "hamneda", "state": "playing", "screen": {"driver": "x11", "connected": True}, "boot_id": boot_id()}


@pytest.fixture(autouse=True)
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RUNTIME_DIRECTORY", str(tmp_path))
    return tmp_path


def answer(capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = main(["status", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert told["v"] == 1
    return code, str(told["state"])


def test_where_no_player_runs_the_answer_is_still_json_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys) == (8, "failed")


def test_a_player_that_presents_is_healthy(runtime: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_status(runtime, {**HEALTHY, "presented_boot_s": boot_seconds()})
    assert answer(capsys) == (0, "playing")


def test_a_player_that_was_killed_is_not_said_to_be_playing(runtime: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_status(runtime, {**HEALTHY, "presented_boot_s": boot_seconds() - 120})
    assert answer(capsys) == (8, "failed")


@pytest.mark.parametrize("driver", ["dummy", "offscreen", ""])
def test_a_player_that_draws_where_nobody_sees_it_is_not_healthy(
    driver: str, runtime: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_status(runtime, {**HEALTHY, "screen": {"driver": driver}, "presented_boot_s": boot_seconds()})
    assert answer(capsys)[0] == 1


def test_a_board_whose_screen_is_unplugged_is_degraded(runtime: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_status(runtime, {**HEALTHY, "screen": {"connected": False}, "presented_boot_s": boot_seconds()})
    assert answer(capsys)[0] == 1
