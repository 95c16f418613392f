"""The installer as documented, on a machine with systemd as PID 1: what it does, what it refuses, what it leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.machine.boards import (
    CALL,
    CARRIED,
    SERVER,
    SITE,
    carry,
    carry_tree,
    install,
    plays,
    release,
    wait_until_it_plays,
)
from tests.machine.booted import Machine
from tests.machine.conftest import Boot

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
"""The first test also makes the system and installs the board."""

NEWER = Path("root/newer")


def _without_a_network(made: Machine) -> None:
    (made.root / "etc/systemd/system/web.service").unlink()


def test_an_installed_board_plays_after_a_start_without_any_network(machine: Boot, installed: Path) -> None:
    board = machine(installed, prepare=_without_a_network)
    wait_until_it_plays(board)
    assert board.asks("systemctl", "--failed", "--quiet", "--no-legend") == ""


def test_the_worker_is_locked_in_under_the_players_unit(machine: Boot, installed: Path) -> None:
    board = machine(installed)
    board.run("rm", "-r", "/var/cache/bytavla/frames")
    board.run("systemctl", "restart", "bytavla-player")
    wait_until_it_plays(board)
    assert "has not all its limits" not in board.asks("journalctl", "--unit", "bytavla-player")


def test_running_it_again_changes_nothing_and_interrupts_nothing(machine: Boot, installed: Path) -> None:
    board = machine(installed)
    wait_until_it_plays(board)
    before = board.asks("systemctl", "show", "--property", "MainPID", "bytavla-player", "bytavla-sync")
    assert "is on this board already" in install(board).stdout
    assert f'\ncall = "{CALL}"\n' in (board.root / "etc/bytavla/player.toml").read_text(encoding="utf-8")
    assert board.asks("systemctl", "show", "--property", "MainPID", "bytavla-player", "bytavla-sync") == before
    assert plays(board)


def test_all_that_is_wrong_is_told_at_once_nothing_is_changed_and_right_words_are_taken_afterwards(
    machine: Boot, public: Path
) -> None:
    fresh = machine(prepare=lambda made: carry(made, public))
    told = install(fresh, "--site", "Ham neda", "--server", "tavlan.example.se", "--root", "/etc/hostname", code=3)
    for wrong in ("site = “Ham neda”", "server = “tavlan.example.se”", "/etc/hostname is not a root file"):
        assert wrong in told.stderr
    _is_as_it_was(fresh)
    told = install(fresh, "--site", SITE, "--server", f"{SERVER}elsewhere/", "--root", "/root/root.json", code=3)
    assert "not the address of a published tree" in told.stderr
    _is_as_it_was(fresh)
    told = install(fresh, "--site", "hamnda", "--server", SERVER, "--root", "/root/root.json", code=3)
    assert "Did you mean “hamneda”?" in told.stderr
    _is_as_it_was(fresh)
    install(fresh, "--site", SITE, "--server", SERVER, "--root", "/root/root.json")
    wait_until_it_plays(fresh)


def test_a_machine_that_will_not_do_is_told_so_before_anything_is_changed(machine: Boot, public: Path) -> None:
    fresh = machine(prepare=lambda made: carry(made, public))
    fresh.run("mount", "-t", "tmpfs", "-o", "size=100m", "tmpfs", "/opt")
    fresh.run("sh", "-c", "echo 'MemTotal:  524288 kB' > /run/meminfo && mount --bind /run/meminfo /proc/meminfo")
    fresh.run("sh", "-c", "sed 's/^ID=.*/ID=ubuntu/' /etc/os-release > /run/release")
    fresh.run("mount", "--bind", "/run/release", "/etc/os-release")
    fresh.run("touch", "--date", "now + 2 days", f"/{CARRIED}/deploy/requirements.lock")
    told = install(fresh, "--site", SITE, "--server", SERVER, "--root", "/root/root.json", code=3).stderr
    for wrong in ("/opt has 100 MB free", "has 512 MB of memory", "This is ubuntu", "older than this release"):
        assert wrong in told
    assert "Nothing was changed." in told
    _is_as_it_was(fresh)


def _is_as_it_was(fresh: Machine) -> None:
    for path in ("/opt/bytavla", "/etc/bytavla", "/var/lib/bytavla"):
        assert fresh.run("test", "-e", path, code=None).returncode != 0, path
    assert fresh.run("id", "bytavla", code=None).returncode != 0


def test_another_site_on_an_installed_board_is_refused_rather_than_obeyed(machine: Boot, installed: Path) -> None:
    board = machine(installed)
    assert "change it there" in install(board, "--site", "ryssby", code=3).stderr


def test_a_run_that_fails_leaves_the_old_release_playing(machine: Boot, installed: Path) -> None:
    board = machine(installed, prepare=lambda made: carry_tree(made.root / NEWER, "0.2.0"))
    wait_until_it_plays(board)
    lock = board.root / NEWER / "deploy/requirements.lock"
    lock.write_text(lock.read_text(encoding="ascii").replace("sha256:", f"sha256:{'0' * 64} #"), encoding="ascii")
    told = install(board, "--update", tree=NEWER, code=3)
    assert "What plays was not touched" in told.stderr
    assert plays(board)
    assert release(board) == release(board, "good") != "0.2.0"


def test_a_power_cut_in_the_middle_of_a_run_leaves_the_old_release_playing(machine: Boot, installed: Path) -> None:
    board = machine(installed, prepare=lambda made: carry_tree(made.root / NEWER, "0.2.0"))
    wait_until_it_plays(board)
    words = (f"/{NEWER}/deploy/install.sh", "--update", "--wheels", "/root/wheels")
    board.run("systemd-run", "--quiet", *words)
    half = "/opt/bytavla/releases/0.2.0+*/pyvenv.cfg"
    board.wait_until(lambda: board.asks("sh", "-c", f"ls {half}") != "", 30, "the run does not begin")
    board.cut_power()
    board.boot()
    wait_until_it_plays(board)
    assert release(board) == release(board, "good") != "0.2.0"


def test_uninstalling_leaves_nothing_but_what_it_says(machine: Boot, installed: Path, system: Path) -> None:
    board = machine(installed)
    told = board.run(f"/{CARRIED}/deploy/install.sh", "--uninstall").stdout
    assert "/etc/bytavla" in told
    board.power_off()
    ours = {path for path in _files(board.root) - _files(system) if "bytavla" in path or path.startswith("/opt")}
    # The test's own: what it carried there, and its drop-in for a machine without a screen.
    left = {
        path for path in ours if not path.startswith(("/root/", "/srv/")) and "/bytavla-player.service.d" not in path
    }
    assert left == {"/etc/bytavla", "/etc/bytavla/player.toml", "/etc/bytavla/root.json"}
    assert "bytavla" not in (board.root / "etc/passwd").read_text(encoding="utf-8")


def _files(root: Path) -> set[str]:
    return {f"/{path.relative_to(root)}" for path in root.rglob("*") if path.is_symlink() or path.exists()}
