"""At rest: what our whole program takes while one slide stays on the screen."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.ours import at_home, play
from tests.bench.players import is_picture, prepare
from tests.bench.processes import precise_cpu_seconds, running
from tests.bench.section import Data, Say, Section
from tests.bench.sizes import Sizes
from tests.bench.target import Target, markdown, number
from tests.bench.xscreen import x_screen

_WINDOW_S = 20
_CALM_AFTER_S = 40
"""The lap is drawn by then, and a worker without work has been ended."""


def measure(folder: Path, sizes: Sizes, say: Say) -> Data:
    """Several windows of twenty seconds, on a board of a single picture."""
    say("bytavla at rest")
    prepare(folder, pictures=1, seconds=_WINDOW_S)
    with x_screen() as screen, running(play(folder / "board"), at_home(folder / "home", screen.environment)) as run:
        screen.wait_for(is_picture, 60)
        time.sleep(_CALM_AFTER_S)
        windows = []
        for _ in range(sizes.rests):
            before = precise_cpu_seconds(run.process)
            time.sleep(_WINDOW_S)
            windows.append(precise_cpu_seconds(run.process) - before)
    return {"cpu_s": windows}


def targets(data: Data) -> Sequence[Target]:
    """The median window."""
    middle = statistics.median(data["cpu_s"])
    return (Target("at rest, processor per 20 s", 0.02, f"{number(middle)} s", middle, "s"),)


def chapter(data: Data, pictures: Path) -> str:
    """Every window."""
    rows = [[str(index + 1), number(cpu_s)] for index, cpu_s in enumerate(data["cpu_s"])]
    return (
        "One slide stays; all our processes, to the nanosecond by the kernel's scheduler. A minute's change of the "
        f"clock on the slide falls into one window of three.\n\n{markdown(('window of 20 s', 'CPU s'), rows)}"
    )


SECTION = Section("rest", "At rest", measure, targets, chapter)
