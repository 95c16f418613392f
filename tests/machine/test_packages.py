"""A plug that is pulled in the middle of Debian's packages: the next run of the installer finishes them by itself."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import pytest

from tests.machine.boards import install
from tests.machine.booted import Machine
from tests.machine.conftest import Boot

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
"""The first test also makes the system and installs the board."""

ARCHIVE = "srv/archive"
OURS, PART = "v4l-utils", "bytavla-test-part"
"""One of the packages that a board has, here made anew and empty, and one that it needs."""
_PULLS_THE_PLUG = """\
#!/bin/sh
# In the middle of its first setting up, and with it apt's program dpkg, the power goes.
[ -e /srv/cut ] || { touch /srv/cut; kill -KILL "$PPID"; }
"""


def _package(folder: Path, name: str, needs: str = "", setting_up: str = "") -> str:
    """Puts a package into the archive, and returns its entry in the archive's index."""
    made = folder / name
    (made / "DEBIAN").mkdir(parents=True)
    needed = f"Depends: {needs}\n" if needs else ""
    about = f"Package: {name}\nVersion: 99\nArchitecture: all\nMaintainer: A <a@example.se>\n"
    control = f"{about}{needed}Description: empty\n"
    (made / "DEBIAN/control").write_text(control, encoding="ascii")
    if setting_up:
        (made / "DEBIAN/postinst").write_text(setting_up, encoding="ascii")
        (made / "DEBIAN/postinst").chmod(0o755)
    file = folder / f"{name}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "--build", made, file], check=True, capture_output=True)
    data = file.read_bytes()
    return f"{control}Filename: ./{file.name}\nSize: {len(data)}\nSHA256: {hashlib.sha256(data).hexdigest()}\n"


def _archive(made: Machine) -> None:
    """An archive on the machine itself, which apt asks in the place of Debian's."""
    folder = made.root / ARCHIVE
    entries = [_package(folder, OURS, PART, _PULLS_THE_PLUG), _package(folder, PART)]
    (folder / "Packages").write_text("\n".join(entries), encoding="ascii")
    (made.root / "etc/apt/sources.list").write_text(f"deb [trusted=yes] file:/{ARCHIVE} ./\n", encoding="ascii")


def _states(board: Machine) -> list[str]:
    return board.asks("dpkg-query", "-W", "-f", "${Status}\\n", OURS, PART).splitlines()


def _set_state(board: Machine, name: str, state: str) -> None:
    board.run("sed", "-i", rf"/^Package: {name}$/,/^$/s/^Status: .*/Status: {state}/", "/var/lib/dpkg/status")


WHOLE = ["install ok installed"] * 2


def test_packages_that_were_cut_off_are_finished_by_the_next_run(machine: Boot, installed: Path) -> None:
    board = machine(installed, prepare=_archive)
    board.run("dpkg", "--purge", "--force-depends", OURS)
    board.run("apt-get", "update")
    told = board.run("apt-get", "install", "-y", OURS, code=None)
    assert "dpkg was interrupted" in board.run("apt-get", "install", "-y", OURS, code=100).stderr, told.stderr
    install(board)
    assert _states(board) == WHOLE

    # Ours is unpacked, and the one that it needs only half: neither dpkg nor apt goes on from there by itself.
    _set_state(board, OURS, "install ok unpacked")
    _set_state(board, PART, "install reinstreq half-installed")
    board.run("apt-get", "install", "-y", OURS, code=100)
    install(board)
    assert _states(board) == WHOLE

    board.run("dpkg", "--purge", PART, OURS)
    board.run("dpkg", "--unpack", "--force-depends", f"/{ARCHIVE}/{OURS}.deb")
    board.run("apt-get", "install", "-y", OURS, code=100)
    assert "finishing them" in install(board).stdout
    assert _states(board) == WHOLE
