"""A small editors' folder, and the real player on it as a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SIZE = "640x360"
_BOARD = """\
[board]
name = "Provtavlan"
[board.owner]
name = "Byalaget"
contact = "byalaget@example.se"
[[sites]]
id = "hamneda"
name = "Åboden"
languages = ["sv"]
[[playlists]]
folder = "Nyheter"
responsible = "Byalaget"
contact = "byalaget@example.se"
may = ["urgent"]
"""


class Shop:
    """The folder and the player's own folders, under one temporary one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "tavlan"
        (self.folder / "_board").mkdir(parents=True)
        (self.folder / "Nyheter").mkdir()
        (self.folder / "_board" / "board.toml").write_text(_BOARD, encoding="utf-8")
        self.runtime, self.state, self.cache = folder / "run", folder / "state", folder / "cache"
        self.runtime.mkdir()

    def notice(self, name: str, text: str, **front: object) -> None:
        """Drops a text notice into the folder, whole."""
        matter = "".join(f"{key}: {value}\n" for key, value in front.items())
        path = self.folder / "Nyheter" / f".{name}.tmp"
        path.write_text(f"---\n{matter}---\n{text}\n" if matter else f"{text}\n", encoding="utf-8")
        path.rename(self.folder / "Nyheter" / f"{name}.md")

    def environment(self, display: Mapping[str, str]) -> dict[str, str]:
        return {
            **{key: value for key, value in os.environ.items() if not key.startswith(("SDL_", "WAYLAND"))},
            "RUNTIME_DIRECTORY": str(self.runtime),
            "STATE_DIRECTORY": str(self.state),
            "CACHE_DIRECTORY": str(self.cache),
            **display,
        }

    def status(self) -> dict[str, Any]:
        """What the player tells of itself; nothing while there is none."""
        try:
            told: dict[str, Any] = json.loads((self.runtime / "status.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        return told

    def on_air(self) -> str:
        """The id of the notice on the screen, "" for none."""
        return str((self.status().get("on_air") or {}).get("notice", ""))


@contextmanager
def playing(shop: Shop, display: Mapping[str, str], *options: str) -> Iterator[subprocess.Popen[bytes]]:
    """A player on the shop's folder, ended at the end whatever has become of it. Its log is shown when a test fails."""
    command = [sys.executable, "-m", "player", "play", str(shop.folder), "--site", "hamneda", *options]
    player = subprocess.Popen(command, env=shop.environment(display), stdin=subprocess.DEVNULL)
    try:
        yield player
    finally:
        if player.poll() is None:
            player.send_signal(signal.SIGTERM)
        try:
            player.wait(10)
        except subprocess.TimeoutExpired:
            player.kill()
            player.wait()


def wait_until(happened: Callable[[], bool], what: str, timeout_s: float = 30.0) -> None:
    """Waits for something that is sure to come; how long it takes is not what these tests are about."""
    deadline = time.monotonic() + timeout_s
    while not happened():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {timeout_s} s in vain for {what}")
        time.sleep(0.02)
