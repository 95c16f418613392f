"""A freshly flashed card's boot partition, and deploy/sdcard.sh run on it."""

from __future__ import annotations

import subprocess
from pathlib import Path

SDCARD = Path(__file__).parents[3] / "deploy" / "sdcard.sh"
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ2Vw6mVbZ2yx0kT8dJvOQbdW4h1mY7vPp1vQwEr9XyZ skott@example"
OTHER_KEY = (
    "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBC3EXG2R"
    "tH2zxBJ/Usda+I142BfB191rjuHl2AaEEO2tDZmF4GchQccip6e/fdziT/Cg996K+wd6+kPj4Gv80ko= vik_2@byalaget"
)
WIFI = ("Tavlans nät & co", "hemligt | lösen & ord")
CMDLINE = "console=serial0,115200 console=tty1 root=PARTUUID=4c4e106f-02 rootfstype=ext4 fsck.repair=yes rootwait\n"


def flashed(folder: Path, *, trixie: bool) -> Path:
    """What matters of the partition as the image has it."""
    folder.mkdir(parents=True)
    (folder / "cmdline.txt").write_text(CMDLINE, encoding="ascii")
    (folder / "config.txt").write_text("dtoverlay=vc4-kms-v3d\n", encoding="ascii")
    if trixie:
        (folder / "user-data").write_text("#cloud-config\n", encoding="ascii")
        (folder / "meta-data").write_text("instance-id: rpios-image\n", encoding="ascii")
    return folder


def prepare(boot: Path, *words: str, password: str = "") -> subprocess.CompletedProcess[str]:
    """Runs the script; `password` is what is typed."""
    command = [str(SDCARD), str(boot), *words]
    return subprocess.run(command, input=f"{password}\n", capture_output=True, text=True, check=False)
