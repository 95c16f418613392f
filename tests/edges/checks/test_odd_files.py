"""A file of any content, where doctor looks, costs the checks that read it their answer, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from player.checks import canary, keys, programme
from player.checks.answer import State
from player.checks.examine import CHECKS, answer_of, examine
from tests.edges.checks.machine import Machine, healthy

ODD_TEXTS = {
    "empty": b"",
    "no text": b"\xff\xfe\x00\xd8",
    "a list": b"[]",
    "an object": b"{}",
    "nothing": b"null",
    "nested": b"[" * 100_000,
    "a large number": b"9" * 1000,
    "a larger number": b"9" * 5000,
    "signs": b"--1\n",
    "old figures": "٣٤\n".encode(),
    "a lone surrogate": rb'{"v": 1, "state": "\ud800", "signed": {"expires": "\ud800"}}',
    "no zone": b'{"v": 1, "signed": {"expires": "2027-01-01T00:00:00"}, "last_ok": "2027-01-01T00:00:00"}',
    "the end of time": b'{"signed": {"expires": "9999-12-31T23:59:59Z"}, "last_ok": "0001-01-01T00:00:00+14:00"}',
}
ODD_VALUES: tuple[Any, ...] = (None, True, -1, 1e308, "", "x", [], [None], [{}], [[1]], {}, {"a": 1}, {"state": 1})


READING = {name: look for name, look in CHECKS.items() if name != "canary"}
"""All but the one that writes, and waits for the disk: it has a test of its own."""


def _all_answer(machine: Machine) -> bool:
    examination = machine.examination()
    return [answer_of(name, look, examination).id for name, look in READING.items()] == list(READING)


@pytest.mark.parametrize("name", ODD_TEXTS)
def test_any_file_may_be_odd(tmp_path: Path, name: str) -> None:
    machine = healthy(tmp_path)
    for file in [path for path in tmp_path.rglob("*") if path.is_file()]:
        before = file.read_bytes()
        file.write_bytes(ODD_TEXTS[name])
        assert _all_answer(machine), file
        file.write_bytes(before)


@pytest.mark.parametrize("name", ODD_TEXTS)
def test_an_odd_canary_is_a_dead_one(tmp_path: Path, name: str) -> None:
    machine = healthy(tmp_path)
    path = tmp_path / "var/lib/bytavla/player" / canary.CANARY
    path.parent.mkdir()
    path.write_bytes(ODD_TEXTS[name])
    assert canary.check(machine.examination()).state is State.FAIL
    assert canary.check(machine.examination()).state is State.OK


def test_any_file_may_be_a_folder(tmp_path: Path) -> None:
    machine = healthy(tmp_path)
    for file in [path for path in tmp_path.rglob("*") if path.is_file()]:
        before = file.read_bytes()
        file.unlink()
        file.mkdir()
        assert _all_answer(machine), file
        file.rmdir()
        file.write_bytes(before)


def test_a_player_may_tell_odd_things(tmp_path: Path) -> None:
    machine = healthy(tmp_path)
    told = json.loads((tmp_path / "run/bytavla/status.json").read_text(encoding="utf-8"))
    for field in told:
        for value in ODD_VALUES:
            machine.tell(**{field: value})
            assert _all_answer(machine), (field, value)


def test_odd_problems_cost_the_check_of_problems_alone(tmp_path: Path) -> None:
    machine = healthy(tmp_path)
    machine.tell(problems={"a": 1})
    states = {found.id: found.state for found in examine(machine.examination()) if found.state is not State.OK}
    assert states == {"problems": State.UNKNOWN}
    machine.tell(problems=[])
    assert programme.check_files(machine.examination()).state is State.OK


def test_an_end_without_a_zone_is_no_end(tmp_path: Path) -> None:
    machine = healthy(tmp_path)
    machine.write("var/lib/bytavla/cache/metadata/snapshot.json", '{"signed": {"expires": "2027-08-01T00:00:00"}}')
    found = keys.check(machine.examination())
    assert (found.state, found.data["unreadable"]) == (State.WARN, ["snapshot"])
