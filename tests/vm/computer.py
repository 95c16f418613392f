"""A whole computer, emulated: kernel, disk, network card and screen; switched on, cut off, looked at from outside.

Emulated instruction by instruction (TCG): slower than life by ten times and more, but it needs no rights at all. Leaves
out the disk (`image`) and what stands on the screen (`picture`).
"""

from __future__ import annotations

import contextlib
import shlex
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from tests.vm.image import MAINTAINER, Image
from tests.vm.qmp import Qmp

OUTSIDE = "10.0.2.100"
"""Where the machine finds the content server; besides that there is no network at all."""
NAME = "bytavla-vm.local"
_KERNEL_LINE = (
    "root=LABEL=root rw console=tty0 console=ttyS0 quiet loglevel=3 mitigations=off nokaslr audit=0 net.ifnames=0"
)
_ITS_OWN_TIME = "shift=2,align=off,sleep=on"
"""Its clock counts the instructions that it has executed (four nanoseconds each), not our seconds: however busy this
computer is, nothing on the machine comes too late, and what is measured there is the same.
"""
_DISK = "cache=unsafe"
"""What the machine has flushed is in this computer's memory, which outlives QEMU: nothing waits for our own disk."""
_BOOT_WITHIN_S = 900

Ran = subprocess.CompletedProcess[str]


class Computer:
    """One machine. `server_port` is where the content server listens on this computer's loopback."""

    def __init__(self, image: Image, folder: Path, server_port: int) -> None:
        self._image = image
        self._folder = folder
        self._server_port = server_port
        self._port = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._qmp: Qmp | None = None
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def disk(self) -> Path:
        return self._image.disk

    def switch_on(self, clock: str = "utc") -> None:
        """Power. Returns before anything has booted. `clock` is what the computer's own clock says, true or not."""
        self._port = _free_port()
        self._ssh_file().write_text(_SSH.format(port=self._port, key=self._image.key, user=MAINTAINER, name=NAME))
        socket_path = self._folder / "qmp"
        socket_path.unlink(missing_ok=True)
        with (self._folder / "qemu.log").open("ab") as log:
            words = [*self._words(socket_path), "-rtc", f"base={clock}"]
            self._process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self._qmp = Qmp(socket_path)

    def boot(self, clock: str = "utc") -> None:
        """Power, and waits until a maintainer can log in."""
        self.switch_on(clock)
        self.wait_until(self.answers, _BOOT_WITHIN_S, "nobody can log in")

    def answers(self) -> bool:
        """Whether somebody can log in."""
        assert self._process is not None
        assert self._process.poll() is None, f"QEMU has ended\n{self._last_words()}"
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self.run("true", code=None, within_s=90).returncode == 0
        return False

    def run(self, *words: str, code: int | None = 0, within_s: float = 1800) -> Ran:
        """Runs a program on it as root, over SSH; `code` is the exit code it must have, None for any."""
        told = subprocess.run(
            [*self.ssh(), "sudo", shlex.join(words)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=within_s,
            check=False,
        )
        if code is not None:
            assert told.returncode == code, f"{words}: {told.returncode}\n{told.stdout}\n{told.stderr}"
        return told

    def asks(self, script: str) -> str:
        """What a line of shell on it answers, whatever its exit code."""
        return self.run("sh", "-c", script, code=None).stdout.strip()

    def put(self, path: str, content: bytes) -> None:
        """Writes a file on it."""
        made = f"mkdir -p {shlex.quote(str(Path(path).parent))} && cat > {shlex.quote(path)}"
        subprocess.run([*self.ssh(), "sudo", "sh", "-c", shlex.quote(made)], input=content, check=True)

    def ssh(self) -> list[str]:
        """The command with which a maintainer on this computer logs in."""
        return ["ssh", "-F", str(self._ssh_file()), NAME]

    def look(self) -> bytes:
        """What its screen shows now, as a PPM picture. Taken from the display card: nothing inside is asked."""
        assert self._qmp is not None
        path = self._folder / "screen.ppm"
        self._qmp.ask("screendump", filename=str(path))
        return path.read_bytes()

    def wait_until(self, true: Callable[[], bool], within_s: float, otherwise: str) -> None:
        ends = time.monotonic() + within_s
        while not true():
            assert time.monotonic() < ends, f"{otherwise} (within {within_s} s)\n{self._last_words()}"
            time.sleep(0.5)

    def power_off(self) -> None:
        """Shuts it down in order."""
        assert self._process is not None
        self.run("systemctl", "poweroff", code=None)
        self._process.wait(180)
        self._forget()

    def cut_power(self) -> None:
        """Gone at once, and with it all that it had not yet written to its disk."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._forget()

    def _forget(self) -> None:
        if self._qmp is not None:
            self._qmp.close()
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            leave = ["ssh", "-F", str(self._ssh_file()), "-O", "exit", NAME]
            subprocess.run(leave, capture_output=True, timeout=10, check=False)
        self._process, self._qmp = None, None

    def _words(self, qmp: Path) -> list[str]:
        relay = f"guestfwd=tcp:{OUTSIDE}:80-cmd:socat - TCP4:127.0.0.1:{self._server_port}"
        network = f"user,id=net,restrict=on,hostfwd=tcp:127.0.0.1:{self._port}-:22,{relay}"
        return [
            "qemu-system-x86_64", "-accel", "tcg,thread=single,tb-size=512", "-icount", _ITS_OWN_TIME,
            "-M", "q35", "-cpu", "qemu64", "-m", "2048", "-smp", "1",
            "-kernel", str(self._image.kernel), "-initrd", str(self._image.initrd),
            "-append", _KERNEL_LINE, "-drive", f"file={self._image.disk},if=virtio,format=qcow2,{_DISK}",
            "-netdev", network, "-device", "virtio-net-pci,netdev=net", "-device", "virtio-rng-pci",
            "-vga", "none", "-device", "virtio-gpu-pci,xres=1280,yres=720", "-display", "none", "-no-reboot",
            "-serial", f"file:{self._folder / 'console.log'}", "-qmp", f"unix:{qmp},server=on,wait=off",
        ]  # fmt: skip

    def _ssh_file(self) -> Path:
        return self._folder / "ssh"

    def _last_words(self) -> str:
        logs = (self._folder / "qemu.log", self._folder / "console.log")
        return "\n".join(log.read_text(encoding="utf-8", errors="replace")[-2000:] for log in logs if log.exists())


_SSH = """Host {name}
HostName 127.0.0.1
Port {port}
User {user}
IdentityFile {key}
BatchMode yes
ConnectTimeout 60
StrictHostKeyChecking no
UserKnownHostsFile /dev/null
LogLevel ERROR
ControlMaster auto
ControlPath /tmp/bytavla-vm-%C
ControlPersist 600
"""
"""Logging in costs an emulated machine seconds, so one connection is kept and shared."""


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
