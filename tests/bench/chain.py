"""The whole chain as a village runs it: publish --watch, nginx, sync and play, each a program of its own.

Leaves out what is dropped into the folder and what is looked for (`sections/urgent`).
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from player.cache.programme import load_programme
from player.errors import BytavlaError
from tests.bench.folders import SITE
from tests.bench.ours import BYTAVLA, at_home, play
from tests.bench.processes import running
from tests.bench.xscreen import Colour, XScreen, x_screen
from tests.system.nginx import nginx


@dataclass(frozen=True, slots=True)
class Chain:
    """A running chain: the editors' folder at its one end, a screen in each site at its other."""

    board: Path
    screens: tuple[XScreen, ...]
    player_log: Path

    def wait_for(self, seen: Callable[[Colour], bool], timeout_s: float) -> float:
        """When the middle of the last of the screens satisfied `seen` (monotonic seconds)."""
        return max(screen.wait_for(seen, timeout_s) for screen in self.screens)

    def wait_for_notices(self, notices: int, timeout_s: float) -> float:
        """When the first site's player has said that its programme now holds so many notices (monotonic seconds)."""
        wanted = f": {notices} notices"
        deadline = time.monotonic() + timeout_s
        while time.monotonic() < deadline:
            if wanted in self.player_log.read_text(encoding="utf-8"):
                return time.monotonic()
            time.sleep(0.005)
        raise TimeoutError(f"the player has not said {wanted!r} in {timeout_s} s")


@contextmanager
def chain(folder: Path, *publishing: str, sites: Sequence[str] = (SITE,)) -> Iterator[Chain]:
    """Starts every program on `folder`/board, at default settings but `publishing`, and ends them all."""
    board, public = folder / "board", folder / "www" / "public"
    subprocess.run([BYTAVLA, "publish", board, public, "--init", *publishing], check=True, capture_output=True)
    with ExitStack() as running_all:
        start = running_all.enter_context
        web = start(nginx(folder / "www", folder / "nginx"))
        start(running([BYTAVLA, "publish", str(board), str(public), "--watch", *publishing]))
        root = public.with_name("public.private") / "root.json"
        screens = tuple(start(_playing(folder / "sites" / site, site, f"{web.url}public/", root)) for site in sites)
        yield Chain(board, screens, _log(folder / "sites" / sites[0]))


@contextmanager
def _playing(folder: Path, site: str, server: str, root: Path) -> Iterator[XScreen]:
    """One site's board: its sync, its player and its screen."""
    cache, log = folder / "cache", _log(folder)
    folder.mkdir(parents=True)
    log.touch()
    with (
        running([BYTAVLA, "sync", server, str(cache), "--site", site, "--root", str(root)]),
        x_screen() as screen,
    ):
        _wait_for_cache(cache, site)
        with running(play(cache, site=site), at_home(folder / "home", screen.environment), log):
            yield screen


def _log(folder: Path) -> Path:
    return folder / "play.log"


def _wait_for_cache(cache: Path, site: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            load_programme(cache, site)
        except BytavlaError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"sync has brought no programme of {site} in a minute")
