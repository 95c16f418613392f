"""The installer from a maintainer's laptop: everything goes to the board by SSH, and nothing of it stays there."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.machine.base import ROOT
from tests.machine.boards import SERVER, SITE, carry, wait_until_it_plays
from tests.machine.booted import Machine
from tests.machine.conftest import Boot

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

Laptop = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path], check=True)
    return path


@pytest.fixture
def laptop(tmp_path: Path, key: Path) -> Laptop:
    """Runs this checkout's installer, in the board's own network, with the maintainer's key."""
    shim = tmp_path / "bin" / "ssh"
    shim.parent.mkdir()
    options = f"-i {key} -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR"
    shim.write_text(f'#!/bin/sh\nexec /usr/bin/ssh {options} "$@"\n', encoding="ascii")
    shim.chmod(0o755)

    def run(board: Machine, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["nsenter", "-t", str(board.leader), "-n", ROOT / "deploy/install.sh", "root@127.0.0.1", *words],
            env={**os.environ, "PATH": f"{shim.parent}:{os.environ['PATH']}"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_a_laptop_installs_asks_and_removes_over_ssh(
    machine: Boot, public: Path, wheel_folder: Path, key: Path, laptop: Laptop
) -> None:
    def prepare(made: Machine) -> None:
        carry(made, public)
        (made.root / "root/.ssh").mkdir(mode=0o700, exist_ok=True)
        (made.root / "root/.ssh/authorized_keys").write_bytes(key.with_suffix(".pub").read_bytes())

    board = machine(prepare=prepare)
    root_file = public.with_name("public.private") / "root.json"
    words = ("--site", SITE, "--server", SERVER, "--root", str(root_file), "--wheels", str(wheel_folder))
    told = laptop(board, *words)
    assert told.returncode == 0, told.stdout + told.stderr
    wait_until_it_plays(board)
    assert board.asks("sh", "-c", "ls -d /tmp/bytavla-install.* || true") == ""
    told = laptop(board, "--status")
    assert (told.returncode, "is showing its notices" in told.stderr) == (0, True)
    assert laptop(board, "--uninstall").returncode == 0
    assert laptop(board, "--status").returncode != 0
