"""The disk that a virtual machine starts from: Debian with a kernel, made once and kept; and thin copies of it.

Made without mounting anything: mmdebstrap fills a folder, mke2fs turns it into a file system. Leaves out starting it
(`computer`) and what is installed on it (`boards`).
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import uuid
from dataclasses import dataclass
from pathlib import Path

from tests.machine.base import CACHE, SUITE, packages_of_ours

_BESIDES = ("systemd", "systemd-sysv", "dbus", "openssh-server", "sudo", "iproute2", "kmod", "zstd")
_KERNEL = ("linux-image-amd64", "initramfs-tools")
_SIZE = "6G"
_LABEL = "root"
_NETWORK = """[Match]
Name=eth0
[Network]
Address=10.0.2.15/24
LinkLocalAddressing=no
IPv6AcceptRA=no
"""
_SMALL_INITRD = "MODULES=list\nCOMPRESS=zstd\n"
_ITS_MODULES = """#!/bin/sh
[ "$1" = prereqs ] && exit 0
. /usr/share/initramfs-tools/hook-functions
manual_add_modules virtio_pci virtio_blk ext4
"""
"""A card's first loader is not what is tried here, so the initrd has what this machine needs, and starts quicker."""
MAINTAINER = "pi"
"""Who may log in, as on Raspberry Pi OS: not root, but allowed to become it."""


@dataclass(frozen=True, slots=True)
class Image:
    """A disk and what starts it."""

    disk: Path
    kernel: Path
    initrd: Path
    key: Path

    def on(self, disk: Path) -> Image:
        """The same machine with another disk."""
        return Image(disk, self.kernel, self.initrd, self.key)


def image() -> Image:
    """The base image; made when it is not there."""
    packages = [*_BESIDES, *_KERNEL, *packages_of_ours("run", "board")]
    digest = hashlib.sha256(Path(__file__).read_bytes() + " ".join(packages).encode()).hexdigest()[:12]
    folder = CACHE / f"vm-{SUITE}-{digest}"
    if not folder.exists():
        making = folder.with_name(folder.name + ".new")
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True)
        _make(making, packages)
        making.replace(folder)
    return Image(folder / "disk.qcow2", folder / "vmlinuz", folder / "initrd", folder / "key")


def thin_copy(disk: Path, to: Path) -> Path:
    """A disk that holds only what is unlike `disk`, which must not change any more."""
    subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", "-F", "qcow2", "-b", disk.resolve(), to], check=True)
    return to


def _make(folder: Path, packages: list[str]) -> None:
    system, raw = folder / "system", folder / "disk.raw"
    command = ["mmdebstrap", "--quiet", "--variant=minbase", f"--include={','.join(packages)}"]
    for path, mode, text in (
        ("/etc/initramfs-tools/conf.d/vm", "0644", _SMALL_INITRD),
        ("/etc/initramfs-tools/hooks/vm", "0755", _ITS_MODULES),
    ):
        source = folder / Path(path).parent.name
        source.write_text(text, encoding="ascii")
        command.append(f'--essential-hook=install -D -m {mode} "{source}" "$1{path}"')
    subprocess.run([*command, SUITE, system], check=True)
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / "key"], check=True)
    _set_up(system, (folder / "key.pub").read_text(encoding="ascii"))
    shutil.copy(next((system / "boot").glob("vmlinuz-*")), folder / "vmlinuz")
    shutil.copy(next((system / "boot").glob("initrd.img-*")), folder / "initrd")
    raw.touch()
    subprocess.run(["mke2fs", "-q", "-t", "ext4", "-L", _LABEL, "-d", system, raw, _SIZE], check=True)
    subprocess.run(["qemu-img", "convert", "-O", "qcow2", raw, folder / "disk.qcow2"], check=True)
    raw.unlink()
    shutil.rmtree(system)


def _set_up(system: Path, public_key: str) -> None:
    """What Raspberry Pi OS Lite or an installer has done by the time that a maintainer comes."""
    etc = system / "etc"
    # Named already: a first boot, in which every unit is set anew, takes an emulated machine another minute.
    (etc / "machine-id").write_text(f"{uuid.uuid4().hex}\n", encoding="ascii")
    (etc / "hostname").write_text("bytavla-vm\n", encoding="ascii")
    (etc / "hosts").write_text("127.0.0.1 localhost\n127.0.1.1 bytavla-vm\n", encoding="ascii")
    (etc / "fstab").write_text(f"LABEL={_LABEL} / ext4 defaults,noatime 0 1\n", encoding="ascii")
    (etc / "systemd/network/10-eth0.network").write_text(_NETWORK, encoding="ascii")
    (etc / "sudoers.d/maintainer").write_text(f"{MAINTAINER} ALL=(ALL) NOPASSWD: ALL\n", encoding="ascii")
    subprocess.run(["systemctl", f"--root={system}", "--quiet", "enable", "systemd-networkd"], check=True)
    in_it = ["chroot", str(system)]
    subprocess.run([*in_it, "useradd", "--create-home", "--shell", "/bin/bash", MAINTAINER], check=True)
    keys = system / "home" / MAINTAINER / ".ssh"
    keys.mkdir(mode=0o700)
    (keys / "authorized_keys").write_text(public_key, encoding="ascii")
    subprocess.run([*in_it, "chown", "-R", f"{MAINTAINER}:", f"/home/{MAINTAINER}/.ssh"], check=True)
