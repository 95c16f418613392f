"""The units say what systemd understands, lock their programs in, and agree with what the programs say of them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UNITS = sorted((ROOT / "systemd").glob("*.service"))
SECURITY_AT_MOST = "20"
"""Exposure in tenths, as `systemd-analyze security` counts it."""


def _name(unit: Path) -> str:
    return unit.name


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A root folder in which the units and what they start are there, and systemd's own targets."""
    targets = tmp_path / "lib/systemd/system"
    targets.mkdir(parents=True)
    for target in Path("/lib/systemd/system").glob("*.target"):
        shutil.copy(target, targets)
    for program in ("current/bin/bytavla", "good/deploy/release.sh"):
        path = tmp_path / "opt/bytavla" / program
        path.parent.mkdir(parents=True)
        path.write_text("#!/bin/sh\n", encoding="ascii")
        path.chmod(0o755)
    units = tmp_path / "etc/systemd/system"
    units.mkdir(parents=True)
    for unit in UNITS:
        shutil.copy(unit, units)
    return tmp_path


def _verified(machine: Path, unit: str) -> str:
    """What systemd has to say of a unit. Its exit code is 0 also for a key that it does not know."""
    command = ["systemd-analyze", "verify", "--man=no", f"--root={machine}", unit]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    return told.stdout + told.stderr


@pytest.mark.parametrize("unit", UNITS, ids=_name)
def test_systemd_has_nothing_to_say_of_a_unit(machine: Path, unit: Path) -> None:
    assert _verified(machine, unit.name) == ""


def test_a_key_that_systemd_does_not_know_is_found(machine: Path) -> None:
    path = machine / "etc/systemd/system/bytavla-sync.service"
    path.write_text(path.read_text(encoding="utf-8").replace("Restart=", "Restrt="), encoding="utf-8")
    assert "Restrt" in _verified(machine, path.name)


@pytest.mark.parametrize("unit", UNITS, ids=_name)
def test_a_unit_is_locked_in(unit: Path) -> None:
    command = ["systemd-analyze", "security", "--offline=yes", f"--threshold={SECURITY_AT_MOST}", str(unit)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout


@pytest.mark.parametrize("unit", UNITS, ids=_name)
def test_a_unit_gives_a_reason_for_each_door_left_open(unit: Path) -> None:
    text = unit.read_text(encoding="utf-8")
    _, found, reasons = text.partition("Doors left open, each with its reason:\n")
    assert found
    assert re.match(r"(# - [^\n]+\n)+\n", reasons)


def test_the_player_has_the_screen_and_no_network_and_sync_the_other_way_round() -> None:
    player = (ROOT / "systemd/bytavla-player.service").read_text(encoding="utf-8")
    sync = (ROOT / "systemd/bytavla-sync.service").read_text(encoding="utf-8")
    assert re.findall(r"^DeviceAllow=(.*)$", player, re.MULTILINE) == ["char-drm rw", "char-cec rw"]
    assert "PrivateNetwork=yes" in player
    # SDL 2.32 crashes on a bare screen (not on the screens that tests have) where it may not ask udev.
    assert "\nRestrictAddressFamilies=AF_UNIX AF_NETLINK\n" in player
    assert "PrivateNetwork" not in re.sub("#.*", "", sync)
    assert "PrivateDevices=yes" in sync


def test_the_sound_card_is_opened_by_a_file_of_its_own_with_a_reason_and_the_unit_stays_locked_in(
    machine: Path,
) -> None:
    opened = ROOT / "systemd/bytavla-player.service.d/50-sound.conf"
    assert "char-alsa" not in (ROOT / "systemd/bytavla-player.service").read_text(encoding="utf-8")
    assert re.findall(r"^DeviceAllow=(.*)$", opened.read_text(encoding="utf-8"), re.MULTILINE) == ["char-alsa rw"]
    assert "Doors left open, each with its reason:\n# - char-alsa" in opened.read_text(encoding="utf-8")
    shutil.copytree(opened.parent, machine / "etc/systemd/system" / opened.parent.name)
    assert _verified(machine, "bytavla-player.service") == ""
    command = ["systemd-analyze", "security", "--offline=yes", f"--threshold={SECURITY_AT_MOST}", f"--root={machine}"]
    command += ["--json=short"]  # as a table it cuts off what is long
    told = subprocess.run([*command, "bytavla-player.service"], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout
    assert "char-alsa" in told.stdout, "the file was not read"


def test_every_unit_that_our_programs_and_guides_name_is_there() -> None:
    there = {unit.stem for unit in UNITS} | {"bytavla-trial"}  # made for each trial: deploy/board/trial.sh
    texts = [*(ROOT / "player").rglob("*.py"), *(ROOT / "deploy").rglob("*.*"), *(ROOT / "docs").glob("*.md")]
    for path in texts:
        if path.suffix in (".py", ".sh", ".md", ".toml"):
            named = re.findall(
                r"(?:-u|systemctl \w+|unit) (bytavla-[a-z]+)", path.read_text(encoding="utf-8", errors="replace")
            )
            assert set(named) <= there, path
