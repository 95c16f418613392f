"""A prepared card's first start: the board installs itself, plays, and leaves nothing secret on the open partition."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.edges.deploy.card import KEY, OTHER_KEY, WIFI, flashed, prepare
from tests.machine.boards import CALL, SERVER, SITE, carry, wait_until_it_plays
from tests.machine.booted import Machine
from tests.machine.conftest import Boot

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
BOOT = "boot/firmware"


def _card(made: Machine, public: Path, wheel_folder: Path, *, trixie: bool) -> None:
    carry(made, public)
    boot = flashed(made.root / BOOT, trixie=trixie)
    key = made.root / "root/key.pub"
    key.write_text(f"# both of us\n{KEY}\n{OTHER_KEY}\n", encoding="ascii")
    root_file = str(public.with_name("public.private") / "root.json")
    words = ("--site", SITE, "--server", SERVER, "--root", root_file, "--ssh-key", str(key), "--call", CALL)
    told = prepare(boot, *words, "--wheels", str(wheel_folder), "--wifi", WIFI[0], password=WIFI[1])
    assert told.returncode == 0, told.stderr


def _holds_no_secret(board: Machine) -> None:
    assert f'\ncall = "{CALL}"\n' in (board.root / "etc/bytavla/player.toml").read_text(encoding="utf-8")
    board.wait_until(
        lambda: board.asks("systemctl", "is-active", "bytavla-firstboot") != "activating", 60, "it goes on installing"
    )
    assert {path.name for path in (board.root / BOOT).iterdir()} <= {"cmdline.txt", "config.txt", "ssh"} | _KEPT
    told = board.run("grep", "-r", "-l", WIFI[1], f"/{BOOT}", code=None)
    assert told.stdout == ""
    assert board.run("test", "-e", "/etc/systemd/system/bytavla-firstboot.service", code=None).returncode != 0


_PULLS_THE_PLUG = f"""#!/bin/sh
# After the first thing that is removed from the open partition, and with it whoever removes, the power goes.
/usr/bin/rm "$@"
case "$*" in */{BOOT}/*) [ -e /root/cut ] || {{ touch /root/cut; kill -KILL "$PPID"; }} ;; esac
"""
_KEPT = {"cmdline.txt.before-bytavla"}
"""What uninstalling puts back."""


def test_a_trixie_card_installs_itself_at_its_first_start(machine: Boot, public: Path, wheel_folder: Path) -> None:
    board = machine(prepare=lambda made: _card(made, public, wheel_folder, trixie=True))
    # Cloud-init is not on this machine: what it was told to run is run in its place.
    for command in yaml.safe_load((board.root / BOOT / "user-data").read_text(encoding="utf-8"))["runcmd"]:
        board.run(*command)
    wait_until_it_plays(board, within_s=120)
    _holds_no_secret(board)


def test_a_plug_that_is_pulled_while_the_card_is_cleaned_leaves_no_secret_there(
    machine: Boot, public: Path, wheel_folder: Path
) -> None:
    board = machine(prepare=lambda made: _card(made, public, wheel_folder, trixie=True))
    shim = board.root / "usr/local/bin/rm"
    shim.write_text(_PULLS_THE_PLUG, encoding="ascii")
    shim.chmod(0o755)
    first_start = ("sh", f"/{BOOT}/bytavla/deploy/sdcard/firstboot.sh")
    board.run(*first_start, code=-9, within_s=300)
    assert board.run("grep", "-r", "-l", WIFI[1], f"/{BOOT}", code=None).stdout == ""
    board.run(*first_start)
    wait_until_it_plays(board)
    _holds_no_secret(board)


def test_a_bookworm_card_installs_itself_at_its_second_start(machine: Boot, public: Path, wheel_folder: Path) -> None:
    board = machine(prepare=lambda made: _card(made, public, wheel_folder, trixie=False))
    board.run("mkdir", "-p", "/etc/sudoers.d")
    board.run("sh", f"/{BOOT}/firstrun.sh")
    board.power_off()
    assert "systemd.run" not in (board.root / BOOT / "cmdline.txt").read_text(encoding="ascii")
    board.boot()
    wait_until_it_plays(board, within_s=120)
    _holds_no_secret(board)
    assert board.asks("cat", "/home/admin/.ssh/authorized_keys").splitlines() == [KEY, OTHER_KEY]
    assert "video" in board.asks("id", "-nG", "admin").split()
    assert "logo.nologo" in (board.root / BOOT / "cmdline.txt").read_text(encoding="ascii")


def test_a_first_start_that_fails_tells_on_the_screen_why(machine: Boot, public: Path, wheel_folder: Path) -> None:
    board = machine(prepare=lambda made: _card(made, public, wheel_folder, trixie=True))
    (board.root / BOOT / "bytavla/root.json").write_text("{}", encoding="ascii")
    # A container has no first console, and no network but its own: a file is read, and an address made up.
    board.run("touch", "/dev/tty1")
    first_start = ("sh", f"/{BOOT}/bytavla/deploy/sdcard/firstboot.sh")
    assert "is not a root file" in board.run(*first_start, code=1).stderr
    assert "Den har inget nätverk" in board.asks("cat", "/dev/tty1")
    shim = board.root / "usr/local/bin/hostname"
    shim.write_text("#!/bin/sh\necho 192.0.2.7 2001:db8::7\n", encoding="ascii")
    shim.chmod(0o755)
    board.run(*first_start, code=1)
    screen = board.asks("cat", "/dev/tty1")
    for words in ("root.json is not a root file", f"Ring / call: {CALL}", "192.0.2.7"):
        assert words in screen
    assert "nätverk" not in screen
