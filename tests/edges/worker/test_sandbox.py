"""The sandbox, tried from inside by a program that has taken it over; and what must still work in there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from player.worker import landlock

HOSTILE = Path(__file__).with_name("hostile.py")
ALLOWED_WITHOUT_LANDLOCK = {
    *("read the shadow file", "read the passwd file", "read a file outside", "read through a link"),
    *("list a folder outside", "read its parent's environment", "read its own memory map", "write outside"),
    *("write where it may read", "write into the temporary folder", "remove what it may read"),
    *("rename from where it may read", "make a link", "make a pipe"),
}


def outcome(tmp_path: Path, *user: str) -> dict[str, Any]:
    read, write, outside = tmp_path / "read", tmp_path / "write", tmp_path / "outside"
    for folder in (read, write, outside):
        folder.mkdir()
        folder.chmod(0o777)
    (read / "seen").write_bytes(b"seen")
    (outside / "secret").write_bytes(b"secret")
    (read / "link").symlink_to(outside / "secret")
    for file in (read / "seen", outside / "secret"):
        file.chmod(0o666)
    command = [sys.executable, str(HOSTILE), str(read), str(write), str(outside / "secret"), *user]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 0, run.stderr
    assert (outside / "secret").read_bytes() == b"secret"
    answer: dict[str, Any] = json.loads(run.stdout)
    return answer


def unexpected(attacks: dict[str, str]) -> set[str]:
    excused = ALLOWED_WITHOUT_LANDLOCK if landlock.version() == 0 else set()
    return {name for name, came in attacks.items() if came == "done"} - excused


def test_a_hijacked_worker_gets_nowhere_and_can_still_do_its_work(tmp_path: Path) -> None:
    told = outcome(tmp_path)
    assert {name: came for name, came in told["work"].items() if came != "done"} == {}
    assert unexpected(told["attacks"]) == set()
    if landlock.version() > 0:
        assert (told["complete"], told["notes"]) == (True, [])


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become somebody else")
def test_it_holds_for_an_ordinary_user_too() -> None:
    # Not under pytest's folder: that is closed to others, and another run of pytest closes it again.
    with TemporaryDirectory(prefix="bytavla-test-") as folder:
        Path(folder).chmod(0o755)
        told = outcome(Path(folder), "65534")
    assert unexpected(told["attacks"]) == set()
    assert told["notes"] == []
    assert told["work"]["write where it may write"] == "done"
    assert told["work"]["render a poster"] == "done"


def test_what_this_machine_does_not_offer_is_told_and_the_rest_is_put_on(tmp_path: Path) -> None:
    """A kernel without Landlock, a machine without libseccomp: the second process is told no to both."""
    script = (
        "import json, sys\n"
        "from pathlib import Path\n"
        "from player.worker import sandbox\n"
        "sandbox.enter([Path(sys.argv[1])], [])\n"
        "guards = sandbox.enter([Path(sys.argv[1])], [])\n"
        "print(json.dumps([guards.complete, guards.memory_bytes > 0, guards.notes]))\n"
    )
    run = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True)
    complete, memory, notes = json.loads(run.stdout)
    assert not complete
    assert not memory
    assert any(note.startswith("seccomp: ") for note in notes)
    assert any(note.startswith("resource limits: ") for note in notes)
