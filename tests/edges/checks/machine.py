"""A healthy board as a tree of files: what its kernel, its services and its player tell. Leaves out the faults."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

from player.cache.blobs import BlobStore
from player.cache.current import Current, Manifest, switch
from player.cache.layout import Ref
from player.cache.state import State, write_state
from player.checks.answer import Examination
from player.checks.drawing import LINK
from player.device.status import boot_id, boot_seconds
from player.durable import write_durably
from player.frames.model import Drawn, DrawnPage
from player.notices.board import Board, Party, Playlist, Site
from player.notices.codec import to_data
from player.notices.notice import Kind, Notice, Variant, Wifi
from player.notices.programme import PlaylistContent
from player.notices.schedule import ALWAYS, Schedule
from player.worker.folder_messages import BoardRead
from player.worker.protocol import Draw, Guards, Reply, Request

NOW = datetime(2027, 6, 1, 12, tzinfo=UTC)
SETTINGS = 'site = "hamneda"\nserver = "https://tavlan.example.se/"\nroot = "/etc/bytavla/root.json"\n'
ROOT = "etc/bytavla/root.json"
FILES = {
    "sys/class/drm/card0-HDMI-A-1/status": "connected\n",
    "sys/class/drm/card0-HDMI-A-1/modes": "1920x1080\n1280x720\n",
    "sys/class/drm/card0-HDMI-A-1/enabled": "enabled\n",
    "sys/class/thermal/thermal_zone0/temp": "51200\n",
    "sys/class/watchdog/watchdog0/state": "active\n",
    "sys/class/net/wlan0/phy80211/name": "phy0\n",
    "sys/devices/platform/soc/soc:firmware/get_throttled": "0\n",
    "sys/fs/ext4/mmcblk0p2/errors_count": "0\n",
    "proc/device-tree/model": "Raspberry Pi 4 Model B Rev 1.5\0",
    "proc/meminfo": "MemTotal: 994000 kB\nMemAvailable: 612000 kB\nSwapTotal: 0 kB\nSwapFree: 0 kB\n",
    "proc/vmstat": "nr_free_pages 4711\noom_kill 0\n",
    "proc/mounts": "/dev/mmcblk0p2 / ext4 rw,noatime 0 0\ntmpfs /run tmpfs rw 0 0\n/dev/mmcblk0p1 /boot vfat ro 0 0\n",
    "run/systemd/timesync/synchronized": "",
    "etc/bytavla/player.toml": SETTINGS,
    ROOT: json.dumps({"signed": {"_type": "root", "keys": {"a": {}}, "version": 1}, "signatures": []}),
}
ANSWERS = {
    "nmcli": "Grannens\nB\\:yn Gäst\n",
    "systemctl": "14s\n",
}
SLIDE = {"notice": "wifi", "playlist": "prov", "lang": "", "page": 1}
LIT = {"driver": "kmsdrm", "renderer": "V3D 4.2.14.0", "mode": "1920x1080", "connected": True}
UNOPENED = {"driver": "", "renderer": "", "mode": "", "connected": True}
LOCKED_IN = Guards(256_000_000, files=True, network=True, processes=True, capabilities=True, landlock_abi=5)


@dataclass
class Machine:
    """A board that can be broken before it is examined."""

    root: Path
    answers: dict[str, str] = field(default_factory=lambda: dict(ANSWERS))
    free: int = 20_000_000_000
    now: datetime = NOW
    codes: tuple[str, ...] = (LINK,)
    guards: Guards = LOCKED_IN
    disk_error: int = 0
    """With which number of `errno` the disk refuses to be written to; 0 for one that does not."""
    memory_error: int = 0
    """The same of /dev/shm."""

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def remove(self, path: str) -> None:
        (self.root / path).unlink()

    @property
    def cache(self) -> Path:
        return self.root / "var/lib/bytavla/cache"

    def tell(self, **changes: Any) -> None:
        """What the player has told of itself, but for these changes."""
        now = boot_seconds()
        status = {
            "v": 1, "state": "playing", "on_air": SLIDE, "should_be": SLIDE, "clock_trusted": True,
            "boot_id": boot_id(), "presented_boot_s": now - 3, "told_boot_s": now - 3, "screen": LIT,
            "power": {"state": "on", "by": ""}, "problems": [], "problem_count": 0,
        }  # fmt: skip
        self.write("run/bytavla/status.json", json.dumps({**status, **changes}))

    def screen(self, **changes: Any) -> None:
        self.tell(screen={**LIT, **changes})

    def sign(self, role: str, days: int) -> None:
        expires = (self.now + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")
        self.write(f"var/lib/bytavla/cache/metadata/{role}.json", json.dumps({"signed": {"expires": expires}}))

    def sync(self, last_ok: datetime) -> None:
        write_state(self.cache, State(last_ok=last_ok))

    def examination(self) -> Examination:
        services = {
            "RUNTIME_DIRECTORY": "/run/bytavla",
            "STATE_DIRECTORY": "/var/lib/bytavla/player",
            "CACHE_DIRECTORY": "/var/cache/bytavla",
        }
        return Examination(
            cache=self.cache,
            environment=services,
            settings=self.root / "etc/bytavla/player.toml",
            root=self.root,
            ask=lambda command: self.answers.get(command[0]),
            now=lambda: self.now,
            free_bytes=lambda _: self.free,
            write=self._write,
            scratch=self._scratch,
            worker=lambda _read, _write: _Worker(self.codes, self.guards),
        )

    def _write(self, path: Path, data: bytes) -> None:
        _refuse(self.disk_error)
        write_durably(path, data)

    @contextmanager
    def _scratch(self) -> Iterator[Path]:
        _refuse(self.memory_error)
        yield self.root / "tmp"


def _refuse(error: int) -> None:
    if error:
        raise OSError(error, os.strerror(error))


def healthy(root: Path) -> Machine:
    """A board in Hamneda at which nothing is wrong."""
    machine = Machine(root)
    for path, text in FILES.items():
        machine.write(path, text)
    (root / "tmp").mkdir()
    fill_cache(machine.cache)
    for role, days in (("root", 3000), ("timestamp", 13), ("snapshot", 80), ("targets", 80)):
        machine.sign(role, days)
    machine.sync(NOW - timedelta(minutes=1))
    machine.tell()
    return machine


def fill_cache(
    cache: Path,
    owner: Party = Party("Bygderådet", "0372-78 90 00"),  # noqa: B008 - a constant
    schedule: Schedule = ALWAYS,
) -> None:
    """A programme of one notice: the guest network of the shop."""
    site, playlist = Site("hamneda", "Hamneda lanthandel", "Hamneda"), Playlist("prov", "Prov", "Prov", owner)
    board = Board("Prov", owner, (site,), (playlist,))
    network = Variant("", "Gästnät", "a.wifi.toml", wifi=Wifi("B:yn Gäst"))
    wifi = Notice("wifi", "prov", Kind.WIFI, (network,), schedule)
    store = BlobStore(cache)
    about = _keep(store, {"v": 1, "board": to_data(board)})
    content = _keep(store, {"v": 1, "content": to_data(PlaylistContent("prov", (wifi,)))})
    switch(cache, Current("hamneda", 1, about, (Manifest("prov", content.sha256, content.size),)))


def _keep(store: BlobStore, data: object) -> Ref:
    raw = json.dumps(data).encode()
    ref = Ref(hashlib.sha256(raw).hexdigest(), len(raw))
    store.keep(ref, raw)
    return ref


class _Worker:
    """A worker that draws what it is told to have drawn."""

    def __init__(self, codes: Sequence[str], guards: Guards) -> None:
        self.guards: Guards | None = guards
        self._codes = tuple(codes)

    def call(self, request: Request) -> Reply:
        if isinstance(request, Draw):
            page = DrawnPage(1, 1, 15.0, 4, 20, self._codes, 20.0, 6, "f")
            return Drawn(request.key, "prov", "prov", "", (page,))
        return BoardRead(None, ())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing to give back."""
