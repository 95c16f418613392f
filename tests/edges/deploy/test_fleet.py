"""Updating a list of boards: one first, the others when that has been well for a while; an installer stands in."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

FLEET = Path(__file__).parents[3] / "deploy" / "fleet.sh"
_INSTALLER = """#!/bin/sh
# Notes what it was asked, and does as the file named after board and task says: an exit code.
echo "$*" >> "{folder}/asked"
cat > /dev/null
exit "$(cat "{folder}/$1$2" 2>/dev/null || echo 0)"
"""


@dataclass(frozen=True, slots=True)
class Fleet:
    """fleet.sh beside an installer that only notes; a minute takes no time."""

    folder: Path

    def goes_wrong(self, board: str, task: str) -> None:
        (self.folder / f"{board}--{task}").write_text("3", encoding="ascii")

    def run(self, boards: str, *words: str) -> subprocess.CompletedProcess[str]:
        path = self.folder / "boards.txt"
        path.write_text(boards, encoding="utf-8")
        command = [str(self.folder / "fleet.sh"), str(path), *words]
        environment = {"PATH": "/usr/bin:/bin", "BYTAVLA_FLEET_MINUTE_S": "0"}
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    def asked(self) -> list[str]:
        path = self.folder / "asked"
        return path.read_text(encoding="ascii").splitlines() if path.exists() else []


@pytest.fixture
def fleet(tmp_path: Path) -> Fleet:
    shutil.copy(FLEET, tmp_path)
    installer = tmp_path / "install.sh"
    installer.write_text(_INSTALLER.format(folder=tmp_path), encoding="ascii")
    installer.chmod(0o755)
    return Fleet(tmp_path)


BOARDS = "pi@a # the shop in A\n\n# not yet: pi@x\npi@b\r\npi@c"


def test_the_others_follow_when_the_first_has_been_well(fleet: Fleet) -> None:
    assert fleet.run(BOARDS, "--wait", "2").returncode == 0
    assert fleet.asked() == ["pi@a --update", *["pi@a --status"] * 3, "pi@b --update", "pi@c --update"]


def test_nothing_else_is_touched_when_the_first_goes_back(fleet: Fleet) -> None:
    fleet.goes_wrong("pi@a", "update")
    told = fleet.run(BOARDS, "--wait", "1")
    assert (told.returncode, fleet.asked()) == (1, ["pi@a --update"])
    assert "no other board was touched" in told.stdout


def test_nothing_else_is_touched_when_the_first_is_not_well_afterwards(fleet: Fleet) -> None:
    fleet.goes_wrong("pi@a", "status")
    assert fleet.run(BOARDS, "--wait", "1").returncode == 1
    assert fleet.asked() == ["pi@a --update", "pi@a --status"]


def test_one_that_goes_back_does_not_keep_the_others_waiting_and_is_told(fleet: Fleet) -> None:
    fleet.goes_wrong("pi@b", "update")
    told = fleet.run(BOARDS, "--wait", "0")
    assert (told.returncode, fleet.asked()[-1]) == (1, "pi@c --update")
    assert "not updated: pi@b" in told.stdout


def test_a_wheel_folder_goes_to_every_board(fleet: Fleet) -> None:
    fleet.run("pi@a\npi@b", "--wait", "0", "--wheels", "some wheels")
    assert [line for line in fleet.asked() if "update" in line] == [
        "pi@a --update --wheels some wheels",
        "pi@b --update --wheels some wheels",
    ]


@pytest.mark.parametrize("words", [("--wait",), ("--wait", "-1"), ("--wait", "soon"), ("--fast", "1")])
def test_a_wrong_use_touches_no_board(fleet: Fleet, words: tuple[str, ...]) -> None:
    assert fleet.run(BOARDS, *words).returncode == 2
    assert fleet.asked() == []


def test_an_empty_list_is_told(fleet: Fleet) -> None:
    assert fleet.run("# none yet\n").returncode == 3
