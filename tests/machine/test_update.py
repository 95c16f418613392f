"""Updates with a way back: kept when the board is well, taken back by itself when not, and a power cut in between."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.machine.boards import (
    CARRIED,
    WHEELS,
    carry_tree,
    install,
    plays,
    publish,
    release,
    status,
    wait_until_it_plays,
)
from tests.machine.booted import Machine
from tests.machine.conftest import Boot

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
"""The first test also makes the system and installs the board."""

NEWER = Path("root/newer")
QUICK = ("--update", "--within", "25", "--steady", "4")
"""A trial in the tests' time: the same steps, shorter waits."""
JUDGE = "/opt/bytavla/good/deploy/release.sh"
_STOPPING_MOVE = """\
#!/bin/sh
# Stops before or after the move whose number /run/cut/at names, until the power is gone.
if [ -e /run/cut/at ]; then
    number=$(($(cat /run/cut/number 2>/dev/null || echo 0) + 1))
    echo "$number" > /run/cut/number
    if [ "$(cat /run/cut/at)" = "before $number" ]; then touch /run/cut/reached; sleep infinity; fi
fi
/usr/bin/mv "$@"
if [ -e /run/cut/at ] && [ "$(cat /run/cut/at)" = "after $number" ]; then touch /run/cut/reached; sleep infinity; fi
"""
_MOVES = tuple(f"{side} {number}" for number in (1, 2, 3) for side in ("before", "after"))
"""All states of an update, and of the way back, lie between the moves of its three links."""


def _carry_broken(made: Machine, fault: str) -> None:
    """A newer release whose player does `fault` instead of playing."""
    carry_tree(made.root / NEWER, "0.2.0")
    play = made.root / NEWER / "player/commands/play.py"
    text = play.read_text(encoding="utf-8")
    begin = "def run(arguments: argparse.Namespace) -> int:\n"
    assert begin in text
    play.write_text(text.replace(begin, f"{begin}    {fault}\n"), encoding="utf-8")


def test_a_release_that_plays_stays_and_can_be_gone_back_from(machine: Boot, installed: Path) -> None:
    board = machine(installed, prepare=lambda made: carry_tree(made.root / NEWER, "0.2.0"))
    wait_until_it_plays(board)
    old = release(board)
    assert "there is no release to go back to" in install(board, "--rollback", code=3).stdout
    alone = ("flock", "/run/bytavla-install.lock", f"/{CARRIED}/deploy/install.sh")
    assert "another run of this script" in board.run(*alone, "--rollback", code=3).stderr
    assert f"Release {old}+" in board.run(*alone, "--status").stdout
    told = install(board, *QUICK, tree=NEWER).stdout
    assert "has proved itself and stays" in told
    assert (release(board), release(board, "good"), release(board, "previous")) == ("0.2.0", "0.2.0", old)
    assert plays(board)
    install(board, "--rollback", tree=NEWER)
    wait_until_it_plays(board)
    assert (release(board), release(board, "good"), release(board, "previous")) == (old, old, "0.2.0")
    # As an update leaves it whose power was cut between its last two moves.
    board.run("ln", "-sfnT", board.asks("readlink", "/opt/bytavla/good"), "/opt/bytavla/previous")
    assert "there is no release to go back to" in install(board, "--rollback", code=3).stdout
    assert plays(board)


def test_a_release_that_crashes_is_taken_back_by_itself(machine: Boot, installed: Path) -> None:
    board = machine(installed, prepare=lambda made: _carry_broken(made, "raise SystemExit(1)"))
    wait_until_it_plays(board)
    old = release(board)
    root = board.root / "etc/bytavla/root.json"
    trusted = root.read_bytes() + b"\n"
    root.write_bytes(trusted)
    told = install(board, *QUICK, "--root", "/root/root.json", tree=NEWER, code=3)
    assert root.read_bytes() == trusted
    assert "did not prove itself" in told.stdout
    assert "was taken back" in told.stderr
    assert release(board) == release(board, "good") == old
    wait_until_it_plays(board)


def test_a_release_that_shows_nothing_is_taken_back_by_itself(machine: Boot, installed: Path) -> None:
    board = machine(installed, prepare=lambda made: _carry_broken(made, "import time; time.sleep(600)"))
    wait_until_it_plays(board)
    old = release(board)
    assert "was not well within 25 s" in install(board, *QUICK, tree=NEWER, code=3).stdout
    assert release(board) == release(board, "good") == old
    wait_until_it_plays(board)


def test_a_release_that_draws_where_nobody_sees_it_is_taken_back_by_itself(machine: Boot, installed: Path) -> None:
    fault = 'import os; os.environ["SDL_VIDEODRIVER"] = "dummy"'
    board = machine(installed, prepare=lambda made: _carry_broken(made, fault))
    wait_until_it_plays(board)
    told = install(board, *QUICK, tree=NEWER, code=3).stdout
    assert "The player draws where nobody sees it (dummy)" in told
    wait_until_it_plays(board)


def test_a_power_cut_during_the_trial_takes_the_release_back(machine: Boot, installed: Path) -> None:
    board = machine(installed, prepare=lambda made: _carry_broken(made, "import time; time.sleep(600)"))
    wait_until_it_plays(board)
    old = release(board)
    board.run("systemd-run", "--quiet", f"/{NEWER}/deploy/install.sh", "--update", "--wheels", WHEELS)
    board.wait_until(lambda: release(board) == "0.2.0", 120, "the trial does not begin")
    board.cut_power()
    board.boot()
    assert release(board) == release(board, "good") == old
    wait_until_it_plays(board)


@pytest.mark.parametrize("task", ["try", "rollback"])
def test_a_power_cut_between_any_two_moves_of_an_update_leaves_a_board_that_plays(
    machine: Boot, installed: Path, task: str
) -> None:
    board = machine(installed, prepare=lambda made: carry_tree(made.root / NEWER, "0.2.0"))
    wait_until_it_plays(board)
    old = board.asks("readlink", "/opt/bytavla/current")
    install(board, *QUICK, tree=NEWER)
    new = board.asks("readlink", "/opt/bytavla/current")
    shim = board.root / "usr/local/sbin/mv"
    shim.write_text(_STOPPING_MOVE, encoding="ascii")
    shim.chmod(0o755)
    there, back = ("try", Path(new).name, "40", "2"), ("rollback",)
    begins_with, words, first = (old, there, back) if task == "try" else (new, back, there)
    ended_with = []
    for cut in _MOVES:
        if board.asks("readlink", "/opt/bytavla/good") != begins_with:
            board.run(JUDGE, *first)
            wait_until_it_plays(board)
        board.run("sh", "-c", f"mkdir /run/cut && echo '{cut}' > /run/cut/at")
        board.run("systemd-run", "--quiet", "--collect", JUDGE, *words)
        board.wait_until(lambda: _has_stopped(board), 60, f"not {cut}")
        board.cut_power()
        board.boot()
        assert board.asks("readlink", "/opt/bytavla/current") == board.asks("readlink", "/opt/bytavla/good")
        wait_until_it_plays(board)
        ended_with.append(board.asks("readlink", "/opt/bytavla/good"))
    # A trial counts once `good`, the last of the links, names the release; the way back once `good`, the first, does.
    assert ended_with == ([old] * 5 + [new] if task == "try" else [new] + [old] * 5)


def _begin_a_trial(board: Machine) -> None:
    """Begins an update that nobody waits for, and comes back when the new release is on trial."""
    words = ("--unit=update", f"/{NEWER}/deploy/install.sh", "--update", "--within", "60", "--steady", "8")
    board.wait_until(lambda: not _runs(board, "update"), 20, "the run before it does not end")
    board.run("systemd-run", "--quiet", "--collect", *words, "--wheels", WHEELS)
    board.wait_until(lambda: release(board) == "0.2.0", 120, "the trial does not begin")


def test_a_trial_that_is_cut_off_is_not_kept_and_the_next_run_judges_anew(machine: Boot, installed: Path) -> None:
    board = machine(installed, prepare=lambda made: carry_tree(made.root / NEWER, "0.2.0"))
    wait_until_it_plays(board)
    old = release(board)
    _begin_a_trial(board)
    board.run("systemctl", "stop", "bytavla-trial")
    assert release(board) == release(board, "good") == old
    board.wait_until(lambda: "ended without a verdict" in _told(board), 20, "the installer does not tell")
    wait_until_it_plays(board)

    _begin_a_trial(board)
    board.run("systemctl", "kill", "--signal=KILL", "bytavla-trial")
    board.wait_until(lambda: release(board) == old, 20, "the installer leaves what has not proved itself")
    wait_until_it_plays(board)

    _begin_a_trial(board)
    board.run("systemctl", "kill", "--signal=KILL", "update", "bytavla-trial")
    assert (release(board), release(board, "good")) == ("0.2.0", old)
    told = install(board, *QUICK, tree=NEWER).stdout
    assert f"{old}+" in told.partition("was cut off: ")[2]
    assert "has proved itself and stays" in told
    assert release(board) == release(board, "good") == "0.2.0"


def test_who_comes_back_while_a_trial_is_on_gets_its_verdict(machine: Boot, installed: Path) -> None:
    board = machine(installed, prepare=lambda made: carry_tree(made.root / NEWER, "0.2.0"))
    wait_until_it_plays(board)
    old = release(board)
    _begin_a_trial(board)
    board.run("systemctl", "kill", "--signal=HUP", "update")
    told = install(board, *QUICK, tree=NEWER).stdout
    assert "waiting for the verdict" in told
    assert "0.2.0" in told.partition("waiting for the verdict")[2].partition(" plays")[0]
    assert (release(board), release(board, "good"), release(board, "previous")) == ("0.2.0", "0.2.0", old)


def _runs(board: Machine, unit: str) -> bool:
    return board.run("systemctl", "is-active", unit, code=None).stdout.strip() in (
        "active",
        "activating",
        "deactivating",
    )


def _told(board: Machine) -> str:
    return board.asks("journalctl", "--unit", "update")


def _has_stopped(board: Machine) -> bool:
    return board.run("test", "-e", "/run/cut/reached", code=None).returncode == 0


def test_a_board_that_is_not_well_is_not_updated(machine: Boot, installed: Path) -> None:
    board = machine(installed, prepare=lambda made: carry_tree(made.root / NEWER, "0.2.0"))
    wait_until_it_plays(board)
    board.run("systemctl", "stop", "bytavla-player")
    assert "Mend that first" in install(board, *QUICK, tree=NEWER, code=3).stderr
    old = release(board)
    assert old != "0.2.0"
    # A fault of ours may be what makes it unwell: then the mended release must get in all the same.
    assert "nobody has judged it" in install(board, "--update", "--unjudged", tree=NEWER).stdout
    wait_until_it_plays(board)
    assert (release(board), release(board, "good"), release(board, "previous")) == ("0.2.0", "0.2.0", old)


def test_a_board_whose_screen_is_dark_because_it_is_closed_is_not_updated(
    machine: Boot, installed: Path, public: Path, tmp_path: Path
) -> None:
    """Nobody could tell a release that shows a picture from one that shows none."""
    board = machine(installed, prepare=lambda made: carry_tree(made.root / NEWER, "0.2.0"))
    wait_until_it_plays(board)
    server = tmp_path / "server"
    shutil.copytree(public.parent, server)
    shop = server / "playlists/_board/board.toml"
    days = ", ".join(str(datetime.now(UTC).date() + timedelta(days=ahead)) for ahead in (-1, 0, 1))
    closed = f"""name = "Hamneda lanthandel"
hours = ["mån-sön 08-20"]
closed = [{days}]
[sites.screen]
off_when_closed = true"""
    shop.write_text(shop.read_text(encoding="utf-8").replace('name = "Hamneda lanthandel"', closed), encoding="utf-8")
    shutil.copytree(publish(server), board.root / "srv/public", dirs_exist_ok=True)
    board.wait_until(lambda: status(board)["power"]["state"] == "off", 60, "the screen does not go dark")
    assert "in opening hours" in install(board, *QUICK, tree=NEWER, code=3).stderr
    assert release(board) != "0.2.0"
