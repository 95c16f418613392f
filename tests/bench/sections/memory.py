"""Memory over ten thousand slides: whether anything grows. The player plays off-screen, under a clock put forward."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.folders import make_board
from tests.bench.ours import at_home, play, turns_of
from tests.bench.pictures import save_photo
from tests.bench.plots import lines
from tests.bench.processes import Run, pss_megabytes, running
from tests.bench.section import Data, Say, Section
from tests.bench.sizes import Sizes
from tests.bench.target import Target, markdown, number

_NOTICES = 20
_SECONDS = 5
_SAMPLE_S = 0.5
_STALLED_S = 120


def measure(folder: Path, sizes: Sizes, say: Say) -> Data:
    """Samples (slides, MB of the screen process, MB of all), until enough slides have been shown."""
    say(f"{sizes.slides[1]:,} slides")
    make_board(folder / "board", ["Bilder"])
    for number_ in range(_NOTICES):
        save_photo(folder / "board" / "Bilder" / f"bild{number_}.jpg", number_, (1920, 1080))
        (folder / "board" / "Bilder" / f"bild{number_}.md").write_text(f"---\nseconds: {_SECONDS}\n---\n")
    home = folder / "home"
    words = play(folder / "board", "--offscreen", "--laps", str(sizes.slides[1]))
    with running(words, at_home(home)) as run:
        return {"samples": _samples(run, home, sizes.slides[1]), "slides": list(sizes.slides)}


def _samples(run: Run, home: Path, slides: int) -> list[tuple[int, float, float]]:
    samples: list[tuple[int, float, float]] = []
    progressed_s = time.monotonic()
    while not samples or samples[-1][0] < slides:
        time.sleep(_SAMPLE_S)
        turns = turns_of(home)
        if not samples or turns > samples[-1][0]:
            progressed_s = time.monotonic()
            samples.append((turns, pss_megabytes(run.process, alone=True), pss_megabytes(run.process)))
        elif time.monotonic() - progressed_s > _STALLED_S:
            raise TimeoutError(f"no slide in {_STALLED_S} s after {turns}")
    return samples


def _at(data: Data, slides: int) -> tuple[float, float]:
    """(screen process, all) at the first sample after so many slides."""
    return next((main, whole) for turns, main, whole in data["samples"] if turns >= slides)


def targets(data: Data) -> Sequence[Target]:
    """No growth: at the end no more than two hundredths above what it was early on (what a measurement may err)."""
    few, many = data["slides"]
    (main_then, all_then), (main_now, all_now) = _at(data, few), _at(data, many)
    return (
        Target(
            f"screen process after {number(many)} slides",
            1.02,
            f"{main_now:.1f} MB against {main_then:.1f} MB",
            main_now / main_then,
            "×",
            f"after {number(few)}",
        ),
        Target(
            f"all processes after {number(many)} slides",
            1.02,
            f"{all_now:.1f} MB against {all_then:.1f} MB",
            all_now / all_then,
            "×",
            f"after {number(few)}",
        ),
    )


def chapter(data: Data, pictures: Path) -> str:
    """The curve, and a few points of it."""
    curve = data["samples"]
    lines(
        pictures / "bench-slides.png",
        "PSS while slides go by",
        ("slides shown", "MB"),
        {"screen process": [(t, m) for t, m, _ in curve], "all processes": [(t, a) for t, _, a in curve]},
    )
    points = [curve[round(share * (len(curve) - 1))] for share in (0, 0.1, 0.25, 0.5, 0.75, 1)]
    rows = [[number(turns), f"{main:.1f}", f"{whole:.1f}"] for turns, main, whole in points]
    heads = ("slides shown", "screen process MB", "all processes MB")
    return (
        f"{_NOTICES} photos go round off-screen, under a clock that is put forward instead of waiting.\n\n"
        f"{markdown(heads, rows)}\n![PSS over slides](bilder/bench-slides.png)\n"
    )


SECTION = Section("memory", "Memory over many slides", measure, targets, chapter)
