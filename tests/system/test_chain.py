"""The whole chain with real parts: folder, publish, nginx, sync, play in a real window; looked at from outside."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from tests.system.nginx import Nginx, nginx

BYTAVLA = [sys.executable, "-m", "player"]
LINK = "https://bytavla.example/loppis"
OTHER_LINK = "https://bytavla.example/auktion"
BOARD = """
[board]
name = "Provtavlan"
[board.owner]
name = "Byalaget"
contact = "byalaget@example.se"
[[sites]]
id = "hamneda"
name = "Hamneda lanthandel"
[[playlists]]
folder = "Hembygdsföreningen"
responsible = "Hembygdsföreningen"
contact = "hembygd@example.se"
may = ["urgent"]
"""


@pytest.fixture
def editors(tmp_path: Path) -> Path:
    """An editors' folder with one notice, which carries a code."""
    folder = tmp_path / "playlists"
    (folder / "_board").mkdir(parents=True)
    (folder / "Hembygdsföreningen").mkdir()
    (folder / "_board" / "board.toml").write_text(BOARD, encoding="utf-8")
    drop(folder, "Loppis.md", f"---\nlink: {LINK}\n---\nVåfflor och loppis på lördag.\n")
    return folder


def drop(folder: Path, name: str, text: str) -> None:
    (folder / "Hembygdsföreningen" / name).write_text(text, encoding="utf-8")


@contextmanager
def program(*words: str, environment: dict[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("ab") as output:
        process = subprocess.Popen(
            [*BYTAVLA, *words], env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise


@contextmanager
def x_screen(size: str) -> Iterator[str]:
    """A real X server on a display of its own choosing; yields the display's name."""
    reading, writing = os.pipe()
    words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(words, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as pipe:
            yield ":" + pipe.readline().strip()
    finally:
        server.terminate()
        server.wait(10)


class Board:
    """A shop's board on a virtual screen, and how it looks from outside."""

    def __init__(self, display: str, shots: Path) -> None:
        self._display, self._shots, self._count = display, shots, 0

    def look(self) -> Image.Image:
        self._count += 1
        path = self._shots / f"shot{self._count}.png"
        subprocess.run(["import", "-display", self._display, "-window", "root", str(path)], check=True)
        with Image.open(path) as picture:
            return picture.convert("RGB")

    def codes(self) -> set[str]:
        return {code.text for code in zxingcpp.read_barcodes(self.look())}

    def wait_for(self, seen: Callable[[set[str]], bool], timeout_s: float = 60) -> set[str]:
        deadline = time.monotonic() + timeout_s
        codes: set[str] = set()
        while time.monotonic() < deadline:
            codes = self.codes()
            if seen(codes):
                return codes
            time.sleep(0.3)
        raise AssertionError(f"not seen on the screen within {timeout_s} s; last seen: {codes}")


class Chain:
    """All programs of one board on this machine, started and stopped one by one."""

    def __init__(self, editors: Path, home: Path, running: ExitStack) -> None:
        self.editors, self.home, self._running = editors, home, running
        self.public, self.cache = home / "www" / "public", home / "cache"
        places = {"XDG_CACHE_HOME": "xdg-cache", "XDG_STATE_HOME": "xdg-state", "RUNTIME_DIRECTORY": "run"}
        for name in places.values():
            (home / name).mkdir()
        self.environment = {**os.environ, **{key: str(home / name) for key, name in places.items()}}
        self.log = home / "log"

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Runs a command to its end."""
        return subprocess.run([*BYTAVLA, *words], env=self.environment, capture_output=True, text=True, check=False)

    def start(self, *words: str, **more: str) -> subprocess.Popen[bytes]:
        return self._running.enter_context(program(*words, environment={**self.environment, **more}, log=self.log))

    def publish(self, *more: str) -> dict[str, object]:
        done = self.command("publish", str(self.editors), str(self.public), "--json", *more)
        assert done.returncode == 0, done.stderr
        return dict(json.loads(done.stdout))

    def sync_words(self, web: Nginx) -> list[str]:
        root = self.home / "www" / "public.private" / "root.json"
        return ["sync", f"{web.url}public/", str(self.cache), "--site", "hamneda", "--root", str(root)]

    def play(self, display: str) -> subprocess.Popen[bytes]:
        return self.start("play", str(self.cache), "--site", "hamneda", DISPLAY=display, SDL_VIDEODRIVER="x11")


@pytest.fixture
def chain(editors: Path, tmp_path: Path) -> Iterator[Chain]:
    with ExitStack() as running:
        yield Chain(editors, tmp_path, running)


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Nginx]:
    (tmp_path / "www").mkdir()
    with nginx(tmp_path / "www", tmp_path / "nginx") as server:
        yield server


def test_a_dropped_file_reaches_the_screen_of_the_shop_and_its_code_reads(chain: Chain, web: Nginx) -> None:
    chain.publish("--init")
    synced = chain.command(*chain.sync_words(web), "--once", "--json")
    assert json.loads(synced.stdout)["result"] == "updated", synced.stderr
    assert chain.command("verify", str(chain.cache)).returncode == 0
    with x_screen("1920x1080") as display:
        board = Board(display, chain.home)
        player = chain.play(display)
        assert board.wait_for(lambda codes: LINK in codes)
        status = json.loads(chain.command("status", "--json").stdout)
        assert (status["state"], status["screen"]["driver"]) == ("playing", "x11")
        player.terminate()
        assert player.wait(15) == 0


def test_the_live_chain_carries_an_urgent_notice_and_its_withdrawal(chain: Chain, web: Nginx) -> None:
    chain.publish("--init")
    chain.start("publish", str(chain.editors), str(chain.public), "--watch")
    assert chain.command(*chain.sync_words(web), "--once").returncode == 0
    chain.start(*chain.sync_words(web), "--poll", "1")
    with x_screen("1280x720") as display:
        board = Board(display, chain.home)
        chain.play(display)
        board.wait_for(lambda codes: LINK in codes)
        drop(
            chain.editors,
            "Koka vattnet.md",
            f"---\nlink: {OTHER_LINK}\npriority: urgent\nuntil: 2099-12-31\n---\nKoka.",
        )
        board.wait_for(lambda codes: codes == {OTHER_LINK})
        (chain.editors / "Hembygdsföreningen" / "Koka vattnet.md").unlink()
        board.wait_for(lambda codes: codes == {LINK})
    receipt = (chain.editors / "Hembygdsföreningen" / "_KVITTO.txt").read_text(encoding="utf-8-sig")
    assert "Loppis" in receipt


def test_the_board_plays_on_without_server_after_kill_and_restart(chain: Chain, web: Nginx) -> None:
    chain.publish("--init")
    assert chain.command(*chain.sync_words(web), "--once").returncode == 0
    shutil.rmtree(chain.public)
    with x_screen("1280x720") as display:
        board = Board(display, chain.home)
        player = chain.play(display)
        board.wait_for(lambda codes: LINK in codes)
        player.kill()
        player.wait()
        assert chain.command(*chain.sync_words(web), "--once").returncode == 4
        chain.play(display)
        board.wait_for(lambda codes: LINK in codes)
    assert chain.command("verify", str(chain.cache)).returncode == 0
