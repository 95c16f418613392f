"""All that stands outside the machine: editors' folder, publisher, content server, the maintainer's laptop.

The server is a real nginx on loopback, slowed to a shop's line so that a sync takes its time. Leaves out the machine.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PIL import Image

from tests.machine.base import ROOT, wheels
from tests.system.nginx import Nginx, nginx
from tests.vm.computer import NAME, OUTSIDE, Computer
from tests.vm.image import MAINTAINER

SITE = "hamneda"
_A_SHOPS_LINE = "limit_rate 60k;"
"""Bytes a second for each of sync's connections."""
_ALBUM = "Hembygdsföreningen"
_BOARD = """
[board]
name = "Provtavlan"
[board.owner]
name = "Byalaget"
contact = "byalaget@example.se"
[[sites]]
id = "hamneda"
name = "Hamneda lanthandel"
[sites.screen]
size = "1280x720"
[[playlists]]
folder = "Hembygdsföreningen"
responsible = "Hembygdsföreningen"
contact = "hembygd@example.se"
"""
_NOTICES = ("Loppis", "Valborg", "Kaffestugan", "Årsmöte")
"""Few, and each with a code: an emulated machine draws for seconds, and what is on its screen can always be read."""
_NEXT_WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Outside:
    """A board of one site, published and served."""

    editors: Path
    public: Path
    server: Nginx

    @property
    def port(self) -> int:
        return int(self.server.url.rstrip("/").rpartition(":")[2])

    @property
    def root_file(self) -> Path:
        return self.public.with_name("public.private") / "root.json"

    def publish(self, *words: str) -> int:
        """Publishes what the editors have; the version that boards are to get."""
        command = [sys.executable, "-m", "player", "publish", str(self.editors), str(self.public), "--json", *words]
        told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        return int(json.loads(told.stdout)["version"])

    def hang_up_photos(self, count: int, seed: int) -> int:
        """The association's photos of next week replace the last ones; the version in which they are published."""
        begins = datetime.now(UTC).date() + _NEXT_WEEK  # fetched by now, and not yet drawn
        folder = self.editors / _ALBUM
        for old in folder.glob("Vecka *.jpg"):
            old.unlink()
        for number in range(count):
            noise = random.Random(f"{seed}/{number}").randbytes(640 * 400 * 3)
            Image.frombytes("RGB", (640, 400), noise).save(
                folder / f"Vecka {seed} bild {number} {begins} till {begins}.jpg", quality=90
            )
        return self.publish()

    def publish_anew(self) -> int:
        """Some notice is written anew; the version in which it is published."""
        text = f"---\nlink: https://bytavla.example/ny\n---\n# Nytt\nSkrivet {time.time_ns()}.\n"
        (self.editors / _ALBUM / "Nytt.md").write_text(text, encoding="utf-8")
        return self.publish()

    def answers(self) -> int:
        """How many times the server has had something new to tell."""
        return sum(each.status in (200, 206) for each in self.server.served())

    def blobs_served(self) -> int:
        """How many pieces of content the server has sent whole."""
        return sum(each.status in (200, 206) and "/blobs/" in each.path for each in self.server.served())


def _hang_up_notices(editors: Path) -> None:
    (editors / "_board").mkdir(parents=True)
    (editors / "_board/board.toml").write_text(_BOARD, encoding="utf-8")
    # Until further notice: they lapse in no year that a wrong clock may name.
    (editors / _ALBUM / "Tillsvidare").mkdir(parents=True)
    for number, title in enumerate(_NOTICES):
        text = f"---\nlink: https://bytavla.example/{number}\n---\n# {title}\nI bygdegården på lördag klockan tio.\n"
        (editors / _ALBUM / "Tillsvidare" / f"{title}.md").write_text(text, encoding="utf-8")


@contextmanager
def outside(folder: Path) -> Iterator[Outside]:
    """A board in a folder of its own, published by keys of its own; as it was left, if it is there already."""
    editors, public = folder / "playlists", folder / "public"
    is_new = not editors.exists()
    if is_new:
        _hang_up_notices(editors)
    with nginx(public, folder / "nginx", _A_SHOPS_LINE) as server:
        made = Outside(editors, public, server)
        made.publish(*(["--init"] if is_new else []))
        yield made


def install(computer: Computer, laptop: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """This checkout's installer, run on a maintainer's laptop as its guide says; `laptop` takes the way there."""
    shim = laptop / "ssh"
    laptop.mkdir(parents=True, exist_ok=True)
    way = " ".join(computer.ssh()[1:3])
    shim.write_text(f'#!/bin/sh\nexec /usr/bin/ssh {way} "$@"\n', encoding="utf-8")
    shim.chmod(0o755)
    return subprocess.run(
        [ROOT / "deploy/install.sh", f"{MAINTAINER}@{NAME}", *words],
        env={**os.environ, "PATH": f"{laptop}:{os.environ['PATH']}"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def first_install(computer: Computer, laptop: Path, there: Outside) -> subprocess.CompletedProcess[str]:
    """With wheels from a folder: the machine has no way to the internet."""
    words = ("--site", SITE, "--server", f"http://{OUTSIDE}/", "--root", str(there.root_file))
    return install(computer, laptop, *words, "--wheels", str(wheels()))
