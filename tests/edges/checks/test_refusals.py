"""What a disk, a file or a machine refuses costs the check that asked: doctor answers on any machine."""

from __future__ import annotations

import errno
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from player.checks import canary
from player.checks.answer import Check, Examination, State
from player.checks.examine import CHECKS, answer_of, examine
from player.checks.scratch import scratch_folder
from player.errors import StorageError
from tests.edges.checks.machine import healthy


def test_a_machine_without_room_to_draw_in_costs_the_checks_that_draw(tmp_path: Path) -> None:
    machine = healthy(tmp_path)
    machine.memory_error = errno.ENOSPC
    found = {check.id: check for check in examine(machine.examination()) if check.state is not State.OK}
    assert {name: check.state for name, check in found.items()} == dict.fromkeys(("drawing", "sandbox"), State.UNKNOWN)
    assert os.strerror(errno.ENOSPC) in found["drawing"].en


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EDQUOT, errno.EROFS])
def test_a_disk_that_takes_nothing_can_be_tried_by_what_it_has(tmp_path: Path, error: int) -> None:
    machine = healthy(tmp_path)
    machine.disk_error = error
    assert canary.check(machine.examination()).state is State.UNKNOWN
    machine.disk_error = 0
    assert canary.check(machine.examination()).state is State.OK
    machine.disk_error = error
    assert canary.check(machine.examination()).state is State.OK
    bird = tmp_path / "var/lib/bytavla/player" / canary.CANARY
    bird.write_bytes(bird.read_bytes()[:-1])
    assert canary.check(machine.examination()).state is State.FAIL


@pytest.mark.parametrize(
    "error", [StorageError("Full."), PermissionError("No."), RecursionError(), OverflowError("1"), UnicodeError("2")]
)
def test_a_refusal_is_the_answer_of_its_own_check(tmp_path: Path, error: Exception) -> None:
    def look(_: Examination) -> Check:
        raise error

    found = answer_of("clock", look, healthy(tmp_path).examination())
    assert (found.id, found.state) == ("clock", State.UNKNOWN)
    assert all((str(error) or "RecursionError") in words for words in (found.sv, found.en))
    assert found.do


def test_a_fault_of_ours_is_not_taken_for_the_machines(tmp_path: Path) -> None:
    def look(_: Examination) -> Check:
        raise KeyError("ours")

    with pytest.raises(KeyError, match="ours"):
        answer_of("clock", look, healthy(tmp_path).examination())


def test_the_trial_is_drawn_in_memory_else_where_there_is_room(tmp_path: Path) -> None:
    with scratch_folder(tmp_path) as folder:
        assert folder.parent == tmp_path
    with scratch_folder(tmp_path / "none") as folder:
        assert folder.is_dir()
    assert list(tmp_path.iterdir()) == []


def test_doctor_answers_where_not_a_byte_can_be_written(tmp_path: Path) -> None:
    def write_nothing() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    folders = dict.fromkeys(("RUNTIME_DIRECTORY", "STATE_DIRECTORY", "CACHE_DIRECTORY"), str(tmp_path))
    told = subprocess.run(
        [sys.executable, "-m", "player", "doctor", "--json"], env={**os.environ, **folders}, cwd=tmp_path,
        capture_output=True, text=True, check=False, timeout=120, preexec_fn=write_nothing,
    )  # fmt: skip
    assert told.returncode == 1, told.stderr
    assert [check["id"] for check in json.loads(told.stdout)["checks"]] == list(CHECKS)
