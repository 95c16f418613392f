"""A board on a test machine: what a maintainer carries to it, and what can be asked of it.

The installer is run as documented, from this very tree. Leaves out the machine (`booted`).
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.machine.base import ROOT
from tests.machine.booted import Machine, Ran
from tests.machine.screen import codes

SITE = "hamneda"
SERVER = "http://127.0.0.1:8080/"
LINK = "https://bytavla.example/loppis"
CALL = "Anna i byalaget, 070-174 06 05"
CARRIED = Path("root/bytavla")
INSTALL = f"/{CARRIED}/deploy/install.sh"
WHEELS = "/root/the wheels"
_BOARD = """
[board]
name = "Provtavlan"
[board.owner]
name = "Byalaget"
contact = "byalaget@example.se"
[[sites]]
id = "hamneda"
name = "Hamneda lanthandel"
[[playlists]]
folder = "Hembygdsföreningen"
responsible = "Hembygdsföreningen"
contact = "hembygd@example.se"
"""
_WEB_SERVER = """
[Service]
ExecStart=python3 -m http.server --bind 127.0.0.1 --directory /srv/public 8080
[Install]
WantedBy=multi-user.target
"""
_SCREEN = """
[Service]
ExecStart=Xvfb :0 -screen 0 1280x720x24 -nolisten tcp -fbdir /run/screen
RuntimeDirectory=screen
[Install]
WantedBy=multi-user.target
"""
_ON_SCREEN = """
# A container has no graphics card: its screen is an X server's, the one thing that is unlike a board on a wall.
[Unit]
Wants=screen.service
After=screen.service
[Service]
Environment=SDL_VIDEODRIVER=x11 DISPLAY=:0
BindPaths=/tmp/.X11-unix
"""


def published(folder: Path) -> Path:
    """A published tree with one notice for the site, beside which lies its root file."""
    editors_folder(folder / "playlists")
    return publish(folder, "--init")


def publish(folder: Path, *words: str) -> Path:
    """Publishes the folder's `playlists` into its `public`."""
    editors, public = folder / "playlists", folder / "public"
    command = [sys.executable, "-m", "player", "publish", str(editors), str(public), *words]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return public


def editors_folder(editors: Path) -> None:
    """A folder of playlists with one notice."""
    (editors / "_board").mkdir(parents=True)
    (editors / "_board" / "board.toml").write_text(_BOARD, encoding="utf-8")
    (editors / "Hembygdsföreningen").mkdir()
    notice = f"---\nlink: {LINK}\n---\nVåfflor och loppis på lördag.\n"
    (editors / "Hembygdsföreningen" / "Loppis.md").write_text(notice, encoding="utf-8")


def carry(machine: Machine, public: Path) -> None:
    """Puts onto the machine what a maintainer brings: this tree, the root file; and a content server beside it."""
    carry_tree(machine.root / CARRIED)
    shutil.copytree(public, machine.root / "srv/public")
    shutil.copy(public.with_name("public.private") / "root.json", machine.root / "root/root.json")
    units = machine.root / "etc/systemd/system"
    (units / "multi-user.target.wants").mkdir(exist_ok=True)
    for name, text in (("web", _WEB_SERVER), ("screen", _SCREEN)):
        (units / f"{name}.service").write_text(text, encoding="utf-8")
        (units / f"multi-user.target.wants/{name}.service").symlink_to(f"../{name}.service")
    (units / "bytavla-player.service.d").mkdir()
    (units / "bytavla-player.service.d/on-screen.conf").write_text(_ON_SCREEN, encoding="utf-8")


def carry_tree(to: Path, version: str = "") -> None:
    """This tree as a checkout has it, by another version's name if that is given."""
    to.mkdir(parents=True, exist_ok=True)
    for name in ("deploy", "systemd", "player"):
        shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy2(ROOT / name, to)
    if version:
        project = to / "pyproject.toml"
        lines = project.read_text(encoding="utf-8").splitlines(keepends=True)
        named = [f'version = "{version}"\n' if line.startswith("version = ") else line for line in lines]
        project.write_text("".join(named), encoding="utf-8")


def install(machine: Machine, *words: str, code: int | None = 0, tree: Path = CARRIED) -> Ran:
    """Runs the installer on the machine, without a network."""
    return machine.run(f"/{tree}/deploy/install.sh", *words, "--wheels", WHEELS, code=code, within_s=300)


def first_install(machine: Machine) -> Ran:
    return install(machine, "--site", SITE, "--server", SERVER, "--root", "/root/root.json", "--call", CALL)


def status(machine: Machine) -> dict[str, Any]:
    """What the player tells; nothing when none does."""
    told = machine.asks("bytavla", "status", "--json")
    return json.loads(told) if told else {}


def plays(machine: Machine) -> bool:
    """Whether the player is well, and the notice's code is read off the screen from outside."""
    if machine.run("bytavla", "status", code=None).returncode != 0:
        return False
    told = status(machine)
    is_told = told.get("state") == "playing" and (told.get("on_air") or {}).get("playlist") == "hembygdsforeningen"
    return is_told and LINK in codes(machine)


def wait_until_it_plays(machine: Machine, within_s: float = 60) -> None:
    try:
        machine.wait_until(lambda: plays(machine), within_s, "it does not play")
    except AssertionError as error:
        units = ("--unit", "bytavla-player", "--unit", "bytavla-sync", "--unit", "bytavla-firstboot")
        told = machine.asks("journalctl", "--no-pager", "--boot", "--lines", "60", *units)
        raise AssertionError(f"{error}\n{status(machine)}\n{told}") from error


def release(machine: Machine, link: str = "current") -> str:
    """The version that a link of the board names, without its digest; "" when there is none."""
    return Path(machine.asks("readlink", f"/opt/bytavla/{link}")).name.partition("+")[0]


def player_pid(machine: Machine) -> str:
    return machine.asks("systemctl", "show", "--property", "MainPID", "--value", "bytavla-player")
