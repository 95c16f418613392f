"""A board of so many notices through every program, and what each costs then.

Leaves out the numbers of notices and the curves (`sections/growth`).
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from player.screen.drawing import LOOK_EVERY_S
from tests.bench.cost import run
from tests.bench.deciding import decide_s
from tests.bench.folders import SITE, make_text, make_texts
from tests.bench.ours import BYTAVLA, at_home, frames_of, play, turns_of
from tests.bench.processes import Run, cpu_seconds, pss_megabytes, running
from tests.bench.publishing import first_publish, publish, publisher_of
from tests.bench.xscreen import x_screen
from tests.system.nginx import Served, nginx

_PLAYLISTS = 20
_STEADY_TURNS = 60
_STARTS = 3
_STALLED_S = LOOK_EVERY_S + 120
"""The last few of ten thousand are not needed within a day: they are drawn when it is next worked out what is."""
_BLACK = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Grown:
    """What it costs at one number of notices. Seconds (of CPU where named so), bytes, megabytes of PSS."""

    first_picture_s: float
    decide_cpu_s: float
    drawing_s: float
    steady_slide_cpu_s: float
    screen_mb: float
    all_mb: float
    publish_full_cpu_s: float
    publish_one_cpu_s: float
    sync_first_cpu_s: float
    sync_same_cpu_s: float
    sync_one_cpu_s: float
    sync_same_bytes: float
    sync_one_bytes: float


def grow(folder: Path, notices: int, say: Callable[[str], None]) -> Grown:
    """Everything at this number of notices."""
    make_texts(folder / "board", notices, _PLAYLISTS, settings="seconds: 6\n")
    home = folder / "home"
    say("drawing and playing")
    with running(play(folder / "board", "--offscreen", "--laps", "1000000"), at_home(home)) as player:
        drawing_s = _wait_until_drawn(player, home, notices)
        steady_s = _steady_slide_cpu_s(player, home)
        screen_mb, all_mb = pss_megabytes(player.process, alone=True), pss_megabytes(player.process)
    first_s = _first_picture_s(folder, home)
    say("publishing and syncing")
    return Grown(
        first_s, decide_s(notices), drawing_s, steady_s, screen_mb, all_mb, *_published_and_synced(folder, notices)
    )


def _wait_until_drawn(player: Run, home: Path, notices: int) -> float:
    """Seconds from the start until every notice has its frame."""
    drawn, progressed_s = 0, time.monotonic()
    while drawn < notices:
        time.sleep(0.2)
        now = sum(name.endswith(".json") for name in frames_of(home))
        if now > drawn:
            drawn, progressed_s = now, time.monotonic()
        assert time.monotonic() - progressed_s < _STALLED_S, f"{drawn} of {notices} drawn, and no more"
    return time.monotonic() - player.started_s


def _steady_slide_cpu_s(player: Run, home: Path) -> float:
    """Seconds of CPU for one slide, everything being drawn; the player plays on as fast as it can."""

    def turn() -> tuple[int, float]:
        before = turns_of(home)
        while turns_of(home) == before:
            time.sleep(0.01)
        return turns_of(home), cpu_seconds(player.process)

    turn()
    (from_turn, from_cpu_s), (to_turn, to_cpu_s) = turn(), turn()
    while to_turn < from_turn + _STEADY_TURNS:
        to_turn, to_cpu_s = turn()
    return (to_cpu_s - from_cpu_s) / (to_turn - from_turn)


def _first_picture_s(folder: Path, home: Path) -> float:
    """On a virtual screen, as after a restart: the last picture is remembered."""
    firsts = []
    with x_screen() as screen:
        for _ in range(_STARTS + 1):
            with running(play(folder / "board"), at_home(home, screen.environment)) as player:
                firsts.append(screen.wait_for(lambda colour: colour != _BLACK, 60) - player.started_s)
                time.sleep(3)
            screen.wait_for(lambda colour: colour == _BLACK, 10)
    return statistics.median(firsts[1:])


def _published_and_synced(folder: Path, notices: int) -> tuple[float, ...]:
    """(publish all, publish one, sync first, same, one: seconds of CPU; sync same, one: bytes on the wire)."""
    with publisher_of(folder) as publisher, nginx(folder / "www", folder / "nginx") as web:
        full = first_publish(publisher, draw_s=0)
        words: list[str | Path] = [BYTAVLA, "sync", f"{web.url}public/", folder / "cache", "--site", SITE, "--once"]
        command = [*words, "--root", publisher.places.root_file]
        first, same = run(command), run(command)
        same_bytes = _bytes(web.served()[-1:])
        make_text(folder / "board" / "Lista 00" / "Anslag 00000.md", notices)
        one = publish(publisher, draw_s=0)
        seen = len(web.served())
        changed = run(command)
        assert (first.exit_code, same.exit_code, changed.exit_code) == (0, 0, 0)
        one_bytes = _bytes(web.served()[seen:])
    return full.cpu_s, one.cpu_s, first.cpu_s, same.cpu_s, changed.cpu_s, same_bytes, one_bytes


def _bytes(served: Sequence[Served]) -> float:
    return float(sum(each.request_bytes + each.answer_bytes for each in served))
