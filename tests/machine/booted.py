"""A machine with systemd as PID 1, booted in a container over a clean system; cut off, started again, looked into.

Enforced in it as on a real one: units' file system, system calls, capabilities, address families. Not in it: a graphics
card (its screen is an X server's), a memory limit, a clock that can be set. Leaves out what it is for (`boards`).
"""

from __future__ import annotations

import contextlib
import os
import shlex
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.machine.base import SUITE

_CGROUPS = Path("/sys/fs/cgroup")
_BOOT_WITHIN_S = 60
_ALSO_ALLOWED = ("landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self")
_ENVIRONMENT = {
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "HOME": "/root",
    "LANG": "C.UTF-8",
}


class NoMachineError(Exception):
    """This computer cannot boot a test machine, and why not."""


Ran = subprocess.CompletedProcess[str]


class Machine:
    """One machine. `layers` are read-only systems, the uppermost first; what it writes goes to `folder`."""

    def __init__(self, name: str, layers: Sequence[Path], folder: Path) -> None:
        self.name = name
        self.written = folder / "written"
        self.root = folder / "root"
        self._log = folder / "console.log"
        self._process: subprocess.Popen[bytes] | None = None
        self.leader = 0
        for path in (self.written, folder / "work", self.root):
            path.mkdir(parents=True)
        below = ":".join(map(str, layers))
        options = f"lowerdir={below},upperdir={self.written},workdir={folder / 'work'}"
        told = subprocess.run(
            ["mount", "-t", "overlay", self.name, "-o", options, self.root], capture_output=True, text=True, check=False
        )
        if told.returncode != 0:
            raise NoMachineError(f"this kernel or this user cannot mount an overlay: {told.stderr.strip()}")

    def boot(self, binds: Mapping[Path, str] | None = None, tmpfs: Sequence[str] = ()) -> None:
        """Switches it on and waits until its units have started. `binds` shows folders of ours in it, read-only."""
        shown = [f"--bind-ro={path}:{where}" for path, where in (binds or {}).items()]
        words = ["systemd-nspawn", "-q", "-D", str(self.root), "-M", self.name, "--register=no", "--keep-unit"]
        # A real machine does not refuse what nspawn's own list has not heard of.
        words += [f"--system-call-filter={' '.join(_ALSO_ALLOWED)}"]
        words += ["--private-network", "--boot", "--console=pipe", "--kill-signal=SIGRTMIN+3", *shown]
        words += [f"--tmpfs={where}" for where in tmpfs]
        entering = "; ".join(f"mkdir -p {group} && echo $$ > {group}/cgroup.procs" for group in self._groups())
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                ["sh", "-c", f"set -e; {entering}; exec {shlex.join(words)}"],
                env={**os.environ, "SYSTEMD_NSPAWN_UNIFIED_HIERARCHY": "1"},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self.wait_until(self._has_booted, _BOOT_WITHIN_S, "it does not boot")
        if SUITE == "bookworm":
            # Nspawn lays a boot id of its own over the kernel's. Bookworm's units with a /proc of their own see through
            # that, and would differ from the rest of the machine, which no real one does.
            self.run("umount", "/proc/sys/kernel/random/boot_id")

    def run(self, *words: str, code: int | None = 0, within_s: float = 120) -> Ran:
        """Runs a program in it as root; `code` is the exit code it must have, None for any."""
        told = subprocess.run(
            ["nsenter", "-t", str(self.leader), "-a", *words],
            env=_ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=within_s,
            check=False,
        )
        if code is not None:
            assert told.returncode == code, f"{words}: {told.returncode}\n{told.stdout}\n{told.stderr}"
        return told

    def asks(self, *words: str) -> str:
        """What a program in it answers, whatever its exit code."""
        return self.run(*words, code=None).stdout.strip()

    def wait_until(self, true: Callable[[], bool], within_s: float, otherwise: str) -> None:
        ends = time.monotonic() + within_s
        while not true():
            assert time.monotonic() < ends, f"{otherwise} (within {within_s} s)\n{self._last_words()}"
            time.sleep(0.2)

    def power_off(self) -> None:
        """Shuts it down in order."""
        if self._process is not None:
            self.run("systemctl", "poweroff", code=None)
            self._ended(30)

    def cut_power(self) -> None:
        """Every process in it is gone at once, as when somebody pulls the plug."""
        if self.leader:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.leader, signal.SIGKILL)
            self._ended(30)

    def remove(self) -> None:
        """Switches it off and unmounts it; what it wrote stays in `written`."""
        self.cut_power()
        subprocess.run(["umount", self.root], check=True)
        for group in self._groups():
            for folder in [*sorted(group.rglob("*/"), reverse=True), group]:
                with contextlib.suppress(OSError):
                    folder.rmdir()

    def _ended(self, within_s: float) -> None:
        assert self._process is not None
        try:
            self._process.wait(within_s)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process, self.leader = None, 0

    def _has_booted(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, f"it does not start\n{self._last_words()}"
        # The first child only prepares the second, which is PID 1 in there: asked for anew until it answers.
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text(encoding="ascii")
        self.leader = int(children.split()[-1]) if children.split() else 0
        return self.leader > 0 and self.asks("systemctl", "is-system-running") in ("running", "degraded")

    def _groups(self) -> list[Path]:
        """A control group of its own in the hierarchies that systemd uses; a machine may not share ours."""
        separate = [_CGROUPS / name for name in ("unified", "systemd") if (_CGROUPS / name).is_dir()]
        return [hierarchy / self.name for hierarchy in separate or [_CGROUPS]]

    def _last_words(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")[-3000:]
