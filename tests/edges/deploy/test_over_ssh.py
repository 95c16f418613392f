"""The installer on a laptop, with an ssh that stands in for the board's: what is asked there, and what stays there."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

INSTALLER = Path(__file__).parents[3] / "deploy" / "install.sh"
_SSH = """#!/bin/sh
# Does here, in the board's place, what ssh was to do there.
shift
cd "{folder}" && exec sh -c "$*"
"""
_SUDO = """#!/bin/sh
echo "$*" >> "{folder}/as-root"
echo 'sudo: a password is required' >&2
exit 1
"""
_MKTEMP = """#!/bin/sh
mkdir "{folder}/sent" && echo "{folder}/sent"
"""


@dataclass(frozen=True, slots=True)
class Laptop:
    """A laptop whose board has no Bytavla, and whose user there is not root."""

    folder: Path

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PATH": f"{self.folder}/bin:{os.environ['PATH']}"}
        command = [str(INSTALLER), "pi@board", *words]
        return subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )

    def as_root(self) -> str:
        path = self.folder / "as-root"
        return path.read_text(encoding="utf-8") if path.exists() else ""


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    (tmp_path / "bin").mkdir()
    for name, text in (("ssh", _SSH), ("sudo", _SUDO), ("mktemp", _MKTEMP), ("id", "#!/bin/sh\necho 1000\n")):
        program = tmp_path / "bin" / name
        program.write_text(text.format(folder=tmp_path), encoding="ascii")
        program.chmod(0o755)
    return Laptop(tmp_path)


@pytest.mark.parametrize("task", ["--status", "--rollback", "--uninstall"])
def test_a_board_without_bytavla_is_told_so(laptop: Laptop, task: str) -> None:
    told = laptop.run(task)
    assert (told.returncode, laptop.as_root()) == (3, "")
    assert "Bytavla is not installed on this machine" in told.stderr


def test_what_was_sent_is_removed_also_where_sudo_asks_for_a_password(laptop: Laptop) -> None:
    told = laptop.run("--update")
    assert "a password is required" in told.stderr
    assert "/sent/deploy/install.sh --update" in laptop.as_root()
    assert not (laptop.folder / "sent").exists()
