"""A card is prepared whole or not at all, and says to the system that is on it what was asked for."""

from __future__ import annotations

import json
import os
import subprocess
import termios
from pathlib import Path

import pytest
import yaml

from tests.edges.deploy.card import CMDLINE, KEY, SDCARD, WIFI, flashed, prepare

GROUPS = ["adm", "sudo", "systemd-journal", "video"]
"""Of whoever logs in: `video` is the firmware's, which `bytavla doctor` asks for the power (vcgencmd)."""


@pytest.fixture
def asked(tmp_path: Path) -> tuple[str, ...]:
    """What a maintainer asks for. The server does not answer from here, which is told and no hindrance."""
    (tmp_path / "root.json").write_text(json.dumps({"signed": {"_type": "root", "keys": {"a": 1}}}), encoding="ascii")
    (tmp_path / "key.pub").write_text(KEY + "\n", encoding="ascii")
    return (
        *("--site", "hamneda", "--server", "http://127.0.0.1:9/", "--root", str(tmp_path / "root.json")),
        *("--ssh-key", str(tmp_path / "key.pub")),
    )


def test_a_trixie_card_tells_cloud_init(tmp_path: Path, asked: tuple[str, ...]) -> None:
    boot = flashed(tmp_path / "boot", trixie=True)
    told = prepare(boot, *asked, "--wifi", WIFI[0], password=WIFI[1])
    assert told.returncode == 0, told.stderr
    user_data = yaml.safe_load((boot / "user-data").read_text(encoding="utf-8"))
    assert user_data["hostname"] == "bytavla-hamneda"
    assert user_data["users"][0]["ssh_authorized_keys"] == [KEY]
    assert user_data["users"][0]["groups"] == GROUPS
    network = yaml.safe_load((boot / "network-config").read_text(encoding="utf-8"))["network"]
    assert network["wifis"]["wlan0"]["access-points"] == {WIFI[0]: {"password": WIFI[1]}}
    assert (boot / "cmdline.txt").read_text(encoding="ascii") == CMDLINE


def test_a_bookworm_card_runs_a_script_that_the_shell_understands(tmp_path: Path, asked: tuple[str, ...]) -> None:
    boot = flashed(tmp_path / "boot", trixie=False)
    told = prepare(boot, *asked, "--wifi", WIFI[0], password=WIFI[1])
    assert told.returncode == 0, told.stderr
    first_run = (boot / "firstrun.sh").read_text(encoding="utf-8")
    assert "@" not in first_run.replace("@example", "")
    assert f" --groups {','.join(GROUPS)} admin\n" in first_run
    subprocess.run(["sh", "-n", boot / "firstrun.sh"], check=True)
    [line] = (boot / "cmdline.txt").read_text(encoding="ascii").splitlines()
    assert line.startswith(CMDLINE.strip())
    assert "systemd.run=/boot/firmware/firstrun.sh" in line


def test_a_network_that_is_not_meant_any_more_leaves_its_password_with_nobody(
    tmp_path: Path, asked: tuple[str, ...]
) -> None:
    boot = flashed(tmp_path / "boot", trixie=True)
    assert prepare(boot, *asked, "--wifi", WIFI[0], password=WIFI[1]).returncode == 0
    assert prepare(boot, *asked).returncode == 0
    assert WIFI[1].encode() not in b"".join(path.read_bytes() for path in boot.rglob("*") if path.is_file())


@pytest.mark.parametrize("trixie", [True, False])
def test_preparing_a_card_twice_is_preparing_it_once(tmp_path: Path, asked: tuple[str, ...], trixie: bool) -> None:
    boot = flashed(tmp_path / "boot", trixie=trixie)
    assert prepare(boot, *asked).returncode == 0
    before = {path: path.read_bytes() for path in boot.rglob("*") if path.is_file()}
    assert prepare(boot, *asked).returncode == 0
    assert {path: path.read_bytes() for path in boot.rglob("*") if path.is_file()} == before


def test_all_that_is_wrong_is_told_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    boot = flashed(tmp_path / "boot", trixie=True)
    before = sorted(boot.rglob("*"))
    told = prepare(boot, "--site", "hamneda", "--wifi", "nät", "--root", "/nowhere", password="kort")
    assert told.returncode == 3
    for wrong in ("--server", "“server” is missing", "/nowhere: the root file", "--ssh-key", "8 characters"):
        assert any(wrong in line for line in told.stderr.splitlines() if line.startswith("sdcard: NO  "))
    assert sorted(boot.rglob("*")) == before


def test_a_folder_that_is_no_boot_partition_is_refused(tmp_path: Path, asked: tuple[str, ...]) -> None:
    told = prepare(tmp_path, *asked)
    assert told.returncode == 3
    assert "not the boot partition" in told.stderr
    assert not (tmp_path / "bytavla").exists()


def test_wrong_settings_are_refused_before_anything_is_written(tmp_path: Path, asked: tuple[str, ...]) -> None:
    boot = flashed(tmp_path / "boot", trixie=True)
    told = prepare(boot, *asked, "--site", "Hamneda", "--name", "hamneda")
    assert (told.returncode, (boot / "bytavla").exists()) == (3, False)
    assert "site = “Hamneda” cannot be" in told.stderr


def test_a_prompt_for_the_password_that_is_left_by_ctrl_c_leaves_a_terminal_that_shows_what_is_typed(
    tmp_path: Path, asked: tuple[str, ...]
) -> None:
    boot = flashed(tmp_path / "boot", trixie=True)
    terminal, other_end = os.openpty()
    # A session of its own, whose terminal is the first one that it opens; and that Ctrl-C ends, also where these tests
    # run in the background of a shell.
    at_terminal = ["env", "--default-signal=INT", "sh", "-c", 'exec "$@" < "$0"', os.ttyname(other_end)]
    command = [*at_terminal, SDCARD, boot, *asked, "--wifi", WIFI[0]]
    with subprocess.Popen(command, start_new_session=True, stderr=other_end, stdout=other_end) as process:
        try:
            told = b""
            while b"Password of" not in told:
                told += os.read(terminal, 1000)
            while termios.tcgetattr(terminal)[3] & termios.ECHO:
                assert process.poll() is None
            os.write(terminal, b"\x03")
            assert process.wait(30) == 130
        finally:
            process.kill()
    assert termios.tcgetattr(terminal)[3] & termios.ECHO
    os.close(terminal)
    os.close(other_end)
    assert not (boot / "bytavla").exists()
