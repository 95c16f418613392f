"""A thousand files, 500 MB, through a real nginx: our sync beside rsync, rclone and wget; killed, cut, bit-flipped.

Leaves out what is aimed at and how it is told (`sections/sync`).
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tests.bench.cost import Cost, run
from tests.bench.cutting import cut_line
from tests.bench.ours import BYTAVLA
from tests.bench.processes import running
from tests.edges.sync.tree import Tree, board
from tests.system.nginx import Nginx, nginx

CUT_EVERY_BYTES = 2_000_000
OURS = "bytavla sync"
SITE = "hamneda"


@dataclass(frozen=True, slots=True)
class Load:
    """`playlists` folders of `each` files of `size` bytes."""

    playlists: int
    each: int
    size: int

    @property
    def files(self) -> int:
        return self.playlists * self.each


@dataclass(frozen=True, slots=True)
class Tool:
    """A way to bring the files over: from a port on loopback into a folder."""

    name: str
    command: Callable[[int, Path], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Line:
    """What one tool did in one situation: its cost, what the server saw, and the files whole or wrong afterwards."""

    tool: str
    situation: str
    wall_s: float
    cpu_s: float
    exit_code: int
    requests: int | None
    wire_bytes: int | None
    whole: int
    wrong: int


def ours(root_file: Path) -> Tool:
    """Our own, for a site that shows every playlist."""

    def command(port: int, target: Path) -> Sequence[str]:
        url = f"http://127.0.0.1:{port}/public/"
        return [BYTAVLA, "sync", url, str(target), "--site", SITE, "--root", str(root_file), "--once", "--json"]

    return Tool(OURS, command)


def _rclone(port: int, target: Path) -> Sequence[str]:
    url = f"http://127.0.0.1:{port}/files/"
    return ["rclone", "sync", "--config", "/dev/null", "--http-url", url, ":http:", str(target)]


def _wget(port: int, target: Path) -> Sequence[str]:
    return ["wget", "-q", "-m", "-np", "-nH", "--cut-dirs=1", "--tries=20", "--waitretry=1", "-R", "index.html*",
            "-P", str(target), f"http://127.0.0.1:{port}/files/"]  # fmt: skip


def _rsync(port: int, target: Path) -> Sequence[str]:
    return ["rsync", "-rt", "--delete", f"rsync://127.0.0.1:{port}/files/", str(target)]


class Source:
    """The same files twice: as a signed tree, and as plain folders. `change` alters one of them in both."""

    def __init__(self, folder: Path, load: Load) -> None:
        self.folder, self.load = folder, load
        self.plain = folder / "www" / "files"
        names = {f"lista{number:02}": False for number in range(load.playlists)}
        self.tree = Tree(folder / "www" / "public", board(names))
        for playlist in names:
            self.tree.files[playlist] = {
                f"bild{n:03}.jpg": _noise(f"{playlist}{n}", load.size) for n in range(load.each)
            }
        self._write()

    def change(self, seed: str) -> None:
        self.tree.files["lista00"]["bild000.jpg"] = _noise(seed, self.load.size)
        self._write()

    def wanted(self) -> dict[str, str]:
        """SHA-256 of every file by its path in the plain folders."""
        return {
            f"{playlist}/{name}": hashlib.sha256(data).hexdigest()
            for playlist, files in self.tree.files.items()
            for name, data in files.items()
        }

    def _write(self) -> None:
        self.tree.publish()
        for playlist, files in self.tree.files.items():
            for name, data in files.items():
                path = self.plain / playlist / name
                path.parent.mkdir(parents=True, exist_ok=True)
                if not path.exists() or path.read_bytes() != data:
                    path.write_bytes(data)


def _noise(seed: str, size: int) -> bytes:
    return random.Random(seed).randbytes(size)


def state_of(tool: Tool, target: Path, wanted: dict[str, str]) -> tuple[int, int]:
    """(files that are whole and right, files under a final name that are not)."""
    if tool.name == OURS:
        have = {path.name: _digest(path) for path in (target / "blobs").rglob("*") if path.is_file()}
        wrong = sum(name != digest for name, digest in have.items())
        return sum(digest in have.values() for digest in wanted.values()), wrong
    have = {str(path.relative_to(target)): _digest(path) for path in target.rglob("*.jpg")}
    whole = sum(have.get(name) == digest for name, digest in wanted.items())
    return whole, len(have) - whole


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@contextmanager
def rsync_daemon(folder: Path) -> Iterator[int]:
    """An rsync server of the plain files on loopback; yields its port."""
    config, port = folder / "rsyncd.conf", 20000 + os.getpid() % 20000
    config.write_text(
        f"use chroot = no\n[files]\npath = {folder / 'www' / 'files'}\nread only = yes\n", encoding="utf-8"
    )
    with running(["rsync", "--daemon", "--no-detach", f"--port={port}", "--address=127.0.0.1", f"--config={config}"]):
        time.sleep(0.5)
        yield port


def compare(folder: Path, load: Load, limit_s: float, say: Callable[[str], None]) -> list[Line]:
    """Every tool in every situation, on the same files in the same run; each may take so long for one."""
    source = Source(folder, load)
    lines: list[Line] = []
    with nginx(folder / "www", folder / "nginx", "autoindex on;") as web, rsync_daemon(folder) as rsync_port:
        web_port = urlsplit(web.url).port or 80
        tools = (ours(source.tree.root_file), Tool("rsync", _rsync), Tool("rclone", _rclone), Tool("wget", _wget))
        for tool in tools:
            say(tool.name)
            port = rsync_port if tool.name == "rsync" else web_port
            lines += Trial(tool, port, web, source, folder / f"target-{tool.name.split()[0]}", limit_s).situations()
    return lines


@dataclass(frozen=True, slots=True)
class Trial:
    """One tool on its way through all situations."""

    tool: Tool
    port: int
    web: Nginx
    source: Source
    target: Path
    limit_s: float

    def situations(self) -> Iterator[Line]:
        """First, again, one changed, a bit flipped, killed, after that, and over a line that breaks."""
        first = self._did("first")
        yield first
        yield self._did("nothing changed")
        self.source.change(f"{self.tool.name} one")
        yield self._did("one changed")
        _flip_a_bit(self.target)
        yield self._did("a bit flipped, size and time kept")
        shutil.rmtree(self.target)
        yield self._did("killed half-way", kill_after_s=first.wall_s / 2)
        yield self._did("run again after the kill")
        shutil.rmtree(self.target)
        with cut_line(self.port, CUT_EVERY_BYTES) as relay:
            yield self._did("line cut every 2 MB, one run", port=relay)
        shutil.rmtree(self.target)

    def _did(self, situation: str, port: int | None = None, kill_after_s: float | None = None) -> Line:
        seen = len(self.web.served())
        cost: Cost = run(self.tool.command(port or self.port, self.target), kill_after_s=kill_after_s or self.limit_s)
        served = self.web.served()[seen:]
        wire_bytes = sum(each.request_bytes + each.answer_bytes for each in served)
        is_web = self.tool.name != "rsync"
        whole, wrong = state_of(self.tool, self.target, self.source.wanted())
        return Line(
            self.tool.name,
            situation,
            cost.wall_s,
            cost.cpu_s,
            cost.exit_code,
            len(served) if is_web else None,
            wire_bytes if is_web else None,
            whole,
            wrong,
        )


def _flip_a_bit(target: Path) -> None:
    """Flips one bit in the middle of one received file; its size and times stay."""
    places = target / "blobs" if (target / "blobs").is_dir() else target
    path = next(path for path in sorted(places.rglob("*")) if path.is_file() and path.stat().st_size > 50_000)
    times = path.stat()
    path.chmod(0o644)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def versions() -> dict[str, str]:
    """The first line of each tool's own version."""
    tools = {"rsync": ["rsync", "--version"], "rclone": ["rclone", "--version"], "wget": ["wget", "--version"]}
    return {name: subprocess.check_output(words, text=True).splitlines()[0][:60] for name, words in tools.items()}
