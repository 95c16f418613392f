"""The installer as documented, on a machine with systemd as PID 1: what it does, what it refuses, what it leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.machine.boards import (
    CALL,
    CARRIED,
    SERVER,
    SITE,
    WHEELS,
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
    told = install(board).stdout
    assert "is on this board already" in told
    # A container starts without a boot partition, and thereby like a PC.
    assert "run update-grub:" in told
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
    words = (f"/{NEWER}/deploy/install.sh", "--update", "--wheels", WHEELS)
    board.run("systemd-run", "--quiet", *words)
    half = "/opt/bytavla/releases/0.2.0+*/pyvenv.cfg"
    board.wait_until(lambda: board.asks("sh", "-c", f"ls {half}") != "", 30, "the run does not begin")
    board.cut_power()
    board.boot()
    wait_until_it_plays(board)
    assert release(board) == release(board, "good") != "0.2.0"


def test_uninstalling_leaves_nothing_but_what_it_says(machine: Boot, installed: Path, system: Path) -> None:
    board = machine(installed, prepare=_with_a_boot_partition)
    install(board)
    assert f"{_CMDLINE} quiet loglevel=3" in _cmdline(board).read_text(encoding="ascii")
    _cmdline(board).write_text(_cmdline(board).read_text(encoding="ascii").strip() + " video=HDMI-A-1:1280x720M@60\n")
    told = board.run(f"/{CARRIED}/deploy/install.sh", "--uninstall").stdout
    assert "/etc/bytavla" in told
    assert "sudoers.d/010_admin" in told
    assert _cmdline(board).read_text(encoding="ascii") == f"{_CMDLINE} video=HDMI-A-1:1280x720M@60\n"
    assert not _cmdline(board).with_name("cmdline.txt.before-bytavla").exists()
    board.power_off()
    ours = {path for path in _files(board.root) - _files(system) if "bytavla" in path or path.startswith("/opt")}
    # The test's own: what it carried there, and its drop-in for a machine without a screen.
    left = {
        path for path in ours if not path.startswith(("/root/", "/srv/")) and "/bytavla-player.service.d" not in path
    }
    assert left == {"/etc/bytavla", "/etc/bytavla/player.toml", "/etc/bytavla/root.json"}
    assert "bytavla" not in (board.root / "etc/passwd").read_text(encoding="utf-8")


_CMDLINE = "console=tty1 root=PARTUUID=4c4e106f-02 rootwait logo.nologo"


def _cmdline(board: Machine) -> Path:
    return board.root / "boot/firmware/cmdline.txt"


def _with_a_boot_partition(made: Machine) -> None:
    """What a Pi has, and what the card of a board with bookworm has set up."""
    _cmdline(made).parent.mkdir(parents=True)
    _cmdline(made).write_text(f"{_CMDLINE}\n", encoding="ascii")
    (made.root / "etc/sudoers.d").mkdir(exist_ok=True)
    (made.root / "etc/sudoers.d/010_admin").write_text("", encoding="ascii")


def test_a_content_server_is_not_taken_for_a_board(machine: Boot, installed: Path) -> None:
    board = machine(installed)
    unit = "/etc/systemd/system/bytavla-publish.service"
    board.run("ln", "-s", "/opt/bytavla/current/systemd/bytavla-publish.service", unit)
    for task in ("--uninstall", "--rollback", "--status", "--update"):
        assert "is a content server" in install(board, task, code=3).stderr
    assert "is a content server" in install(board, code=3).stderr
    wait_until_it_plays(board)


def test_another_root_file_is_taken_only_when_the_server_knows_it(machine: Boot, installed: Path) -> None:
    board = machine(installed)
    wait_until_it_plays(board)
    root, before = (board.root / f"etc/bytavla/root.json{name}" for name in ("", ".before"))
    known = root.read_bytes()
    root.write_bytes(known + b"\n")
    board.run("systemctl", "stop", "web")
    assert "cannot be asked which is right" in install(board, "--root", "/root/root.json", code=3).stderr
    assert root.read_bytes() == known + b"\n"
    board.run("systemctl", "start", "web")
    knock = ("bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080")
    board.wait_until(lambda: board.run(*knock, code=None).returncode == 0, 20, "the server does not answer again")
    install(board, "--root", "/root/root.json")
    assert (root.read_bytes(), before.read_bytes()) == (known, known + b"\n")
    wait_until_it_plays(board)


def _files(root: Path) -> set[str]:
    return {f"/{path.relative_to(root)}" for path in root.rglob("*") if path.is_symlink() or path.exists()}
