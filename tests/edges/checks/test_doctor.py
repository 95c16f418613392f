"""The checks on this very machine, and the command. Leaves out what is injected (`test_faults`)."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from player.cache.state import State as Remembered
from player.cache.state import write_state
from player.checks import copy, drawing, sandbox, screen, settings, space
from player.checks.answer import Examination, State
from player.cli import main
from player.device.places import settings_of_board
from player.device.status import boot_id, boot_seconds, write_status
from tests.edges.checks.machine import NOW, ROOT, SETTINGS, healthy


@pytest.fixture
def examination(tmp_path: Path) -> Examination:
    environment = {**os.environ, "CACHE_DIRECTORY": str(tmp_path / "c"), "STATE_DIRECTORY": str(tmp_path / "s")}
    return Examination(None, {**environment, "RUNTIME_DIRECTORY": str(tmp_path)})


def test_this_machine_can_draw_a_notice_with_a_code(examination: Examination) -> None:
    found = drawing.check(examination)
    assert (found.state, found.data["codes"]) == (State.OK, [drawing.LINK])


def test_the_worker_is_locked_in_here(examination: Examination) -> None:
    assert sandbox.check(examination).state is State.OK


def test_there_is_room_where_there_is_room(examination: Examination) -> None:
    assert space.check(examination).state is not State.UNKNOWN


@pytest.mark.parametrize(
    ("free", "words"), [(50_000_000, "Only 50 MB left"), (20_000_000_000, "There is room: 20 GB.")]
)
def test_room_is_told_in_figures_that_say_something(tmp_path: Path, free: int, words: str) -> None:
    machine = healthy(tmp_path)
    machine.free = free
    assert space.check(machine.examination()).en.startswith(words)


def _playing(folder: Path, screen: Mapping[str, object], ago_s: float = 1.0) -> None:
    told = {"screen": screen, "boot_id": boot_id(), "presented_boot_s": boot_seconds() - ago_s}
    write_status(folder, told)


def test_a_player_that_presents_on_a_real_driver_is_a_screen(examination: Examination, tmp_path: Path) -> None:
    _playing(tmp_path, {"driver": "x11"})
    assert screen.check(examination).state is State.OK


def test_a_player_on_the_offscreen_driver_is_no_screen(examination: Examination, tmp_path: Path) -> None:
    _playing(tmp_path, {"driver": "offscreen"})
    assert screen.check(examination).state is not State.OK


def test_a_player_that_has_stopped_presenting_is_no_screen(examination: Examination, tmp_path: Path) -> None:
    _playing(tmp_path, {"driver": "x11"}, ago_s=300)
    assert screen.check(examination).state is not State.OK


def test_a_cache_that_is_none_is_told(examination: Examination, tmp_path: Path) -> None:
    empty = replace(examination, cache=tmp_path / "empty")
    assert copy.check_whole(empty).state is State.FAIL
    assert copy.check_age(empty).state is State.FAIL


def test_why_sync_does_not_succeed_is_told_in_its_own_words(tmp_path: Path) -> None:
    machine = healthy(tmp_path)
    said = "The root file is another board's."
    write_state(machine.cache, Remembered(last_ok=NOW - timedelta(days=2), error=said))
    assert copy.check_age(machine.examination()).en == f"No sync has succeeded since 2027-05-30. {said}"
    write_state(machine.cache, Remembered(error=said))
    assert copy.check_age(machine.examination()).en == f"No sync has ever succeeded. {said}"


def test_an_unknown_screen_makes_doctor_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RUNTIME_DIRECTORY", str(tmp_path))
    code = main(["doctor", "--json"])
    answer = json.loads(capsys.readouterr().out)
    states = {check["id"]: check["state"] for check in answer["checks"]}
    assert answer["v"] == 1
    assert states["screen"] in ("unknown", "warn", "ok", "fail")
    assert (code == 0) is answer["ok"] is (states["screen"] in ("ok", "warn") and "fail" not in states.values())


def test_wrong_settings_are_told_all_at_once(tmp_path: Path) -> None:
    machine = healthy(tmp_path)
    machine.write("etc/bytavla/player.toml", SETTINGS + 'rotate = 45\nsight = "a"\n')
    found = settings.check(machine.examination())
    assert (found.state, found.data["problems"]) == (State.FAIL, ["settings-unknown", "settings-value"])


def test_a_board_that_has_lost_its_settings_is_no_laptop(tmp_path: Path) -> None:
    machine = healthy(tmp_path)
    assert settings_of_board(tmp_path) == tmp_path / "etc/bytavla/player.toml"
    machine.remove("etc/bytavla/player.toml")
    assert settings_of_board(tmp_path) is None
    units = tmp_path / "etc/systemd/system"
    units.mkdir(parents=True)
    (units / "bytavla-player.service").symlink_to("/opt/bytavla/current/systemd/bytavla-player.service")
    assert settings_of_board(tmp_path) == tmp_path / "etc/bytavla/player.toml"


@pytest.mark.parametrize(
    "text", ["", "root", "[]", "null", '{"signed": []}', '{"signed": {"_type": "root"}}', "[" * 100_000]
)
def test_the_root_file_is_named_with_what_is_wrong_with_it(tmp_path: Path, text: str) -> None:
    machine = healthy(tmp_path)
    machine.write(ROOT, text)
    found = settings.check(machine.examination())
    assert (found.state, found.data["problems"]) == (State.FAIL, ["root-wrong"])
    assert found.en.startswith("/etc/bytavla/root.json is not a root file.")


def test_a_root_file_that_is_missing_is_told_with_its_reason(tmp_path: Path) -> None:
    machine = healthy(tmp_path)
    machine.remove(ROOT)
    found = settings.check(machine.examination())
    assert (found.state, found.data["problems"]) == (State.FAIL, ["root-unreadable"])
    assert "/etc/bytavla/root.json cannot be read: No such file or directory." in found.en
    assert "/etc/bytavla/root.json" in found.do
