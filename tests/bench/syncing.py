"""A thousand files, 500 MB, through a real nginx: our sync beside rsync, rclone and wget; killed, cut, bit-flipped."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.cost import Cost, run
from tests.bench.cutting import cut_line
from tests.bench.processes import running
from tests.edges.sync.tree import Tree, board
from tests.system.nginx import Nginx, nginx

BYTAVLA = str(Path(sys.executable).with_name("bytavla"))
CUT_EVERY_BYTES = 2_000_000


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
    """A way to bring the files over: from a port on loopback into a folder; and where its files then lie."""

    name: str
    command: Callable[[int, Path], Sequence[str]]
    exits_when_whole: frozenset[int] = frozenset({0})


@dataclass(frozen=True, slots=True)
class Line:
    """What one tool did in one situation."""

    tool: str
    situation: str
    cost: Cost
    requests: int | None
    wire_bytes: int | None
    whole: int
    wrong: int


def _ours(root_file: Path) -> Tool:
    def command(port: int, target: Path) -> Sequence[str]:
        url = f"http://127.0.0.1:{port}/public/"
        return [BYTAVLA, "sync", url, str(target), "--site", "hamneda", "--root", str(root_file), "--once", "--json"]

    return Tool("bytavla sync", command)


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
    if tool.name.startswith("bytavla"):
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


def compare(folder: Path, load: Load, say: Callable[[str], None]) -> list[Line]:
    """Every tool in every situation, on the same files in the same run."""
    source = Source(folder, load)
    lines: list[Line] = []
    with nginx(folder / "www", folder / "nginx", autoindex=True) as web, rsync_daemon(folder) as rsync_port:
        ports = {"rsync": rsync_port}
        tools = (_ours(source.tree.root_file), Tool("rsync", _rsync), Tool("rclone", _rclone), Tool("wget", _wget))
        for tool in tools:
            say(tool.name)
            lines += _situations(tool, ports.get(tool.name, web.port), web, source, folder)
    return lines


def _situations(tool: Tool, port: int, web: Nginx, source: Source, folder: Path) -> Iterator[Line]:
    target = folder / f"target-{tool.name.split()[0]}"

    def did(situation: str, port: int = port, kill_after_s: float | None = None) -> Line:
        web.forget_log()
        cost = run(tool.command(port, target), kill_after_s=kill_after_s)
        requests, wire = web.traffic()
        counted = tool.name != "rsync"
        whole, wrong = state_of(tool, target, source.wanted())
        return Line(tool.name, situation, cost, requests if counted else None, wire if counted else None, whole, wrong)

    first = did("first")
    yield first
    yield did("nothing changed")
    source.change(f"{tool.name} one")
    yield did("one changed")
    _flip_a_bit(target)
    yield did("a bit flipped, size and time kept")
    shutil.rmtree(target)
    yield did("killed in mid-way", kill_after_s=first.cost.wall_s / 2)
    yield did("run again after the kill")
    shutil.rmtree(target)
    with cut_line(port, CUT_EVERY_BYTES) as relay:
        yield did("line cut every 2 MB, one run", port=relay)
    shutil.rmtree(target)


def _flip_a_bit(target: Path) -> None:
    """Flips one bit in the middle of one received file; its size and times stay."""
    places = target / "blobs" if (target / "blobs").is_dir() else target
    path = next(path for path in sorted(places.rglob("*")) if path.is_file() and path.stat().st_size > 1000)
    times = path.stat()
    path.chmod(0o644)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def answer_of(line: Line) -> dict[str, object]:
    """Our own program's JSON answer, to hold against what the server counted."""
    return dict(json.loads(line.cost.output)) if line.cost.output.startswith("{") else {}


def versions() -> dict[str, str]:
    """The first line of each tool's own version."""
    tools = {"rsync": ["rsync", "--version"], "rclone": ["rclone", "--version"], "wget": ["wget", "--version"]}
    return {name: subprocess.check_output(words, text=True).splitlines()[0] for name, words in tools.items()}
