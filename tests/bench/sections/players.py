"""Players side by side: the first picture, the processor over a rotation (and X's part of it), memory."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from tests.bench.ours import at_home
from tests.bench.players import CHROMIUM, CUT, FADE, FEH, PLAYERS, Player, is_picture, prepare, versions
from tests.bench.plots import bars
from tests.bench.processes import cpu_seconds, pss_megabytes, running
from tests.bench.section import Data, Say, Section
from tests.bench.sizes import Sizes
from tests.bench.target import Target, markdown, number
from tests.bench.xscreen import XScreen, x_screen

_SETTLE_S = 8
_DRAW_S = 15


@dataclass(frozen=True, slots=True)
class Figures:
    """What one player cost. Seconds, seconds of CPU per minute of rotation (and X's), megabytes of PSS."""

    first_picture_s: float
    cpu_s_per_min: float
    x_cpu_s_per_min: float
    pss_mb: float
    main_pss_mb: float


def measure(folder: Path, sizes: Sizes, say: Say) -> Data:
    """Every player in turn, on a screen of its own."""
    prepare(folder)
    found = {}
    for player in PLAYERS:
        say(player.name)
        found[player.name] = asdict(_figures(player, folder, sizes))
    return {"players": found, "versions": versions(), "seconds": sizes.rotation_s}


def _figures(player: Player, folder: Path, sizes: Sizes) -> Figures:
    with x_screen() as screen:
        environment = at_home(folder / "home", screen.environment)
        if player.ours:  # the others' pictures lie finished in a warm cache: so do ours, once they are drawn
            with running(player.command(folder), environment):
                screen.wait_for(is_picture, 60)
                time.sleep(_DRAW_S)
            _wait_until_black(screen)
        firsts = []
        for _ in range(sizes.starts):
            with running(player.command(folder), environment) as run:
                firsts.append(screen.wait_for(is_picture, 60) - run.started_s)
            _wait_until_black(screen)
        with running(player.command(folder), environment) as run:
            screen.wait_for(is_picture, 60)
            time.sleep(_SETTLE_S)  # past start-up: what is measured is the rotation
            return _rotation(run.process, screen, sizes.rotation_s, statistics.median(firsts))


def _wait_until_black(screen: XScreen) -> None:
    screen.wait_for(lambda colour: colour == (0, 0, 0), 10)


def _rotation(process: psutil.Process, screen: XScreen, seconds: float, first_picture_s: float) -> Figures:
    server = psutil.Process(screen.process.pid)
    before, x_before, began = cpu_seconds(process), cpu_seconds(server), time.monotonic()
    time.sleep(seconds)
    minutes = (time.monotonic() - began) / 60
    return Figures(
        first_picture_s,
        (cpu_seconds(process) - before) / minutes,
        (cpu_seconds(server) - x_before) / minutes,
        pss_megabytes(process),
        pss_megabytes(process, alone=True),
    )


def targets(data: Data) -> Sequence[Target]:
    """First picture, CPU and memory, as ratios to feh's and Chromium's."""
    found = {name: Figures(**figures) for name, figures in data["players"].items()}
    cut, fade, feh, chromium = (found[player.name] for player in (CUT, FADE, FEH, CHROMIUM))

    def first(other: Figures, limit: float, name: str) -> Target:
        told = f"{number(cut.first_picture_s)} s against {number(other.first_picture_s)} s"
        return Target("first picture, warm cache", limit, told, cut.first_picture_s / other.first_picture_s, "×", name)

    def cpu(what: str, mine: Figures, other: Figures, limit: float, name: str) -> Target:
        told = f"{number(_cpu(mine))} s a minute against {number(_cpu(other))} s"
        return Target(what, limit, told, _cpu(mine) / _cpu(other), "×", name)

    memory = f"{number(fade.pss_mb)} MB against {number(chromium.pss_mb)} MB"
    return (
        first(feh, 3, "feh"),
        first(chromium, 0.25, "Chromium"),
        cpu("processor over a rotation, cuts (X's with it)", cut, feh, 0.5, "feh"),
        cpu("processor over a rotation, fades (X's with it)", fade, chromium, 0.1, "Chromium"),
        Target("memory of the screen process", 45, f"{number(fade.main_pss_mb)} MB", fade.main_pss_mb, "MB"),
        Target("memory of all our processes", 0.4, memory, fade.pss_mb / chromium.pss_mb, "×", "Chromium"),
    )


def _cpu(figures: Figures) -> float:
    return figures.cpu_s_per_min + figures.x_cpu_s_per_min


def chapter(data: Data, pictures: Path) -> str:
    """The table of all players, and two plots of it."""
    found = {name: Figures(**figures) for name, figures in data["players"].items()}
    rows = [
        [name, *map(number, (f.first_picture_s, f.cpu_s_per_min, f.x_cpu_s_per_min, f.pss_mb, f.main_pss_mb))]
        for name, f in found.items()
    ]
    cpu = {name: (f.cpu_s_per_min, f.x_cpu_s_per_min) for name, f in found.items()}
    memory = {name: (f.main_pss_mb, f.pss_mb - f.main_pss_mb) for name, f in found.items()}
    bars(pictures / "bench-cpu.png", "CPU seconds a minute of rotation", cpu, ("the player's", "X's for it"))
    bars(pictures / "bench-memory.png", "PSS, MB", memory, ("its main process", "its other processes"))
    heads = ("player", "first picture s", "CPU s/min", "X's CPU s/min", "PSS MB", "of that its main process")
    return (
        "Ten pictures of 1920x1080, five seconds each, on Xvfb; the screen is read in its frame buffer, from outside. "
        "First picture: median of several starts with everything in the page cache. feh's pictures lie in X.\n\n"
        f"{markdown(heads, rows)}\n![CPU](bilder/bench-cpu.png)\n\n![Memory](bilder/bench-memory.png)\n"
    )


SECTION = Section("players", "Players", measure, targets, chapter)
