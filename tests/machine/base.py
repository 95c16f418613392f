"""The system that test machines boot: a small Debian with the packages that an installed board has, made once.

Kept in the checkout's .cache, under a name that says what went into it. Leaves out booting (`booted`).
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
CACHE = ROOT / ".cache" / "machines"
SUITE = os.environ.get("BYTAVLA_SUITE", "trixie")
PYTHON = {"bookworm": "3.11", "trixie": "3.13"}[SUITE]
"""The suite's own: wheels are fetched for this one."""
_BESIDES = ("systemd", "systemd-sysv", "dbus", "openssh-server")
"""What Raspberry Pi OS Lite has from the start."""
_SCREEN = ("xvfb",)
"""The one thing a container has not: a screen, whose picture can be read from outside."""


def packages_of_ours(*names: str) -> list[str]:
    """The Debian packages of boards (`run`, `board`) or servers, from the very lists that their installers read."""
    lists = [ROOT / "deploy" / "packages" / f"{name}.txt" for name in names]
    lines = [line.partition("#")[0].strip() for path in lists for line in path.read_text(encoding="utf-8").splitlines()]
    return sorted({line for line in lines if line})


def base() -> Path:
    """The folder of the base system; made when it is not there."""
    packages = [*_BESIDES, *_SCREEN, *packages_of_ours("run", "board", "server")]
    folder = CACHE / f"{SUITE}-{_digest(' '.join(packages).encode())}"
    if not folder.exists():
        _make(folder, packages)
    return folder


def wheels() -> Path:
    """A folder of wheels for the base system, made by deploy/wheels.sh as a maintainer would."""
    lock = (ROOT / "deploy" / "requirements.lock").read_bytes()
    architecture = subprocess.run(["uname", "-m"], capture_output=True, text=True, check=True).stdout.strip()
    folder = CACHE / f"wheels-{architecture}-{PYTHON}-{_digest(lock)}"
    if not folder.exists():
        making = folder.with_name(folder.name + ".new")
        shutil.rmtree(making, ignore_errors=True)
        subprocess.run([ROOT / "deploy" / "wheels.sh", making, f"{architecture}/{PYTHON}"], check=True)
        making.replace(folder)
    return folder


def _make(folder: Path, packages: list[str]) -> None:
    making = folder.with_name(folder.name + ".new")
    shutil.rmtree(making, ignore_errors=True)
    CACHE.mkdir(parents=True, exist_ok=True)
    command = ["mmdebstrap", "--quiet", "--variant=minbase", f"--include={','.join(packages)}", SUITE, str(making)]
    subprocess.run(command, check=True)
    # Every machine is a machine of its own.
    (making / "etc" / "machine-id").write_text("", encoding="ascii")
    making.replace(folder)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]
