"""The whole chain as a village runs it: publish --watch, nginx, sync and play, each a program of its own.

Leaves out what is dropped into the folder and what is looked for (`sections/urgent`).
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from player.cache.programme import load_programme
from player.errors import BytavlaError
from tests.bench.folders import SITE
from tests.bench.ours import BYTAVLA, at_home, play
from tests.bench.processes import running
from tests.bench.xscreen import XScreen, x_screen
from tests.system.nginx import nginx


@dataclass(frozen=True, slots=True)
class Chain:
    """A running chain: the editors' folder at its one end, the screen at its other."""

    board: Path
    cache: Path
    player_log: Path
    screen: XScreen

    def wait_for_notices(self, notices: int, timeout_s: float) -> float:
        """When the player has said that its programme now holds so many notices (monotonic seconds)."""
        wanted = f"programme of {SITE}: {notices} notices"
        deadline = time.monotonic() + timeout_s
        while time.monotonic() < deadline:
            if wanted in self.player_log.read_text(encoding="utf-8"):
                return time.monotonic()
            time.sleep(0.005)
        raise TimeoutError(f"the player has not said {wanted!r} in {timeout_s} s")


@contextmanager
def chain(folder: Path, *publishing: str) -> Iterator[Chain]:
    """Starts every program on `folder`/board, at default settings but `publishing`, and ends them all."""
    board, public, cache, log = folder / "board", folder / "www" / "public", folder / "cache", folder / "play.log"
    subprocess.run([BYTAVLA, "publish", board, public, "--init", *publishing], check=True, capture_output=True)
    log.touch()
    with ExitStack() as running_all:
        start = running_all.enter_context
        web = start(nginx(folder / "www", folder / "nginx"))
        start(running([BYTAVLA, "publish", str(board), str(public), "--watch", *publishing]))
        root = public.with_name("public.private") / "root.json"
        start(running([BYTAVLA, "sync", f"{web.url}public/", str(cache), "--site", SITE, "--root", str(root)]))
        _wait_for_cache(cache)
        screen = start(x_screen())
        start(running(play(cache), at_home(folder / "home", screen.environment), log))
        yield Chain(board, cache, log, screen)


def _wait_for_cache(cache: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            load_programme(cache, SITE)
        except BytavlaError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("sync has brought no programme in a minute")
