"""Fades: how long a frame takes to be made and presented, and when it is seen from outside."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.ours import at_home, play
from tests.bench.players import is_picture, prepare
from tests.bench.processes import running
from tests.bench.section import Data, Say, Section
from tests.bench.sizes import Sizes
from tests.bench.target import Target, markdown, number, percentile
from tests.bench.xscreen import XScreen, x_screen

_DRAW_S = 20
_BEAT_MS = 1000 / 30
_MISSED_MS = 1.5 * _BEAT_MS
"""A gap longer than this has left out a beat."""


def measure(folder: Path, sizes: Sizes, say: Say) -> Data:
    """The canvas's own frames first, then the whole player's as they are seen."""
    say("frames of the canvas")
    prepare(folder)
    with x_screen() as screen:
        words = [sys.executable, "-m", "tests.bench.fading", str(sizes.fades)]
        frames_ms = json.loads(subprocess.check_output(words, env=screen.environment))
    say("fades seen from outside")
    with x_screen() as screen, running(play(folder / "board"), at_home(folder / "home", screen.environment)):
        screen.wait_for(is_picture, 60)
        time.sleep(_DRAW_S)
        gaps_ms = _gaps_ms(screen, sizes.fades)
    return {"frames_ms": frames_ms, "gaps_ms": gaps_ms, "fades": sizes.fades}


def _gaps_ms(screen: XScreen, fades: int) -> list[float]:
    """Milliseconds between the pictures that fades show in the middle of the screen."""
    gaps: list[float] = []
    x, y = screen.size[0] // 2, screen.size[1] // 2
    last, changed_s, seen = screen.pixel(x, y), time.monotonic(), -1
    while seen < fades:
        time.sleep(0.0003)
        now = screen.pixel(x, y)
        if now == last:
            continue
        gap_s = time.monotonic() - changed_s
        if gap_s > 1:
            seen += 1
        elif seen >= 0:
            gaps.append(gap_s * 1000)
        last, changed_s = now, time.monotonic()
    return gaps


def targets(data: Data) -> Sequence[Target]:
    """What a frame takes is held against the beat of thirty a second; what is seen, against beats left out."""
    frame_ms = percentile(data["frames_ms"], 0.99)
    missed = sum(gap > _MISSED_MS for gap in data["gaps_ms"])
    share = 100 * missed / max(1, len(data["gaps_ms"]))
    told = f"{missed} of {len(data['gaps_ms'])} gaps; p99 {number(percentile(data['gaps_ms'], 0.99))} ms"
    return (
        Target("a fade's frame made and presented, p99", 33, f"{number(frame_ms)} ms", frame_ms, "ms"),
        Target("beats of 33.3 ms left out, seen from outside", 1, told, share, "%"),
    )


def chapter(data: Data, pictures: Path) -> str:
    """Both distributions."""
    rows = [
        [name, str(len(values)), *(number(percentile(values, share)) for share in (0.5, 0.95, 0.99, 1))]
        for name, values in (
            ("a frame on the canvas: made and presented", data["frames_ms"]),
            ("a gap between pictures, seen in the frame buffer", data["gaps_ms"]),
        )
    ]
    heads = ("milliseconds", "frames", "median", "p95", "p99", "longest")
    return (
        "A fade keeps a beat of 33.3 ms by the clock: what is late leaves a beat out, and the fade takes no longer. "
        f"A gap of about 33 ms is thus the aim, and not the work of a frame.\n\n{markdown(heads, rows)}"
    )


SECTION = Section("fades", "Fades", measure, targets, chapter)
