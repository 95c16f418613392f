"""A Raspberry Pi's system without a Pi: Debian for arm64 in a folder, whose programs are emulated here.

Made once and kept. Leaves out booting it, and what is tried in it (`test_the_lock_on_arm`).
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

from tests.machine.base import CACHE, packages_of_ours

_BINFMT = Path("/proc/sys/fs/binfmt_misc")
_RULE = Path("/usr/lib/binfmt.d/qemu-aarch64.conf")
_FOR_A_SCREEN = ("libgl", "libegl", "libgbm", "udev", "v4l")
"""Of a board's packages those that a folder has no use for: half an hour of emulation less."""
PYTHONS = {"bookworm": "3.11", "trixie": "3.13"}


class NoArmError(Exception):
    """This computer cannot run programs for arm64, and why not."""


def arm_system(suite: str) -> Path:
    """The folder of the suite's system, with the packages that a board's programs need; made when it is not there."""
    _let_arm_run()
    packages = [name for name in packages_of_ours("run", "board") if not name.startswith(_FOR_A_SCREEN)]
    digest = hashlib.sha256(" ".join(packages).encode()).hexdigest()[:12]
    folder = CACHE / f"arm64-{suite}-{digest}"
    if not folder.exists():
        making = folder.with_name(folder.name + ".new")
        shutil.rmtree(making, ignore_errors=True)
        CACHE.mkdir(parents=True, exist_ok=True)
        words = ["mmdebstrap", "--quiet", "--arch=arm64", "--variant=minbase", f"--include={','.join(packages)}"]
        subprocess.run([*words, suite, str(making)], check=True)
        making.replace(folder)
    return folder


def _let_arm_run() -> None:
    """Tells the kernel once who runs programs for arm64: installing the package does, but not in every container."""
    if subprocess.run(["arch-test", "arm64"], capture_output=True, check=False).returncode == 0:
        return
    try:
        if not (_BINFMT / "register").exists():
            subprocess.run(["mount", "-t", "binfmt_misc", "binfmt_misc", _BINFMT], check=True, capture_output=True)
        (_BINFMT / "register").write_bytes(_RULE.read_bytes())
    except (OSError, subprocess.CalledProcessError) as error:
        raise NoArmError(f"the kernel cannot be told who runs programs for arm64: {error}") from error
