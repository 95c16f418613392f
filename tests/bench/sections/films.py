"""Moving pictures: which of a film's frames are seen at 1080p30, counted from outside, and what that costs."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.bench.filming import RATE, Box, number_at, write_film
from tests.bench.folders import make_board
from tests.bench.ours import at_home, play
from tests.bench.players import SIZE
from tests.bench.processes import Run, cpu_seconds, running
from tests.bench.section import Data, Say, Section
from tests.bench.sizes import Sizes
from tests.bench.target import Target, markdown, number, percentile
from tests.bench.xscreen import XScreen, x_screen

_LOOK_EVERY_S = 0.002
_LONGEST_WAIT_S = 120.0
_WHOLE: Box = (0, 0, *SIZE)
_FIRST, _LAST = 5, 5
"""Frames at a film's beginning and end that are not waited for: its still stands before, its last frame after."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Frames that should have been seen and were not; milliseconds from one to the next; CPU seconds a film second."""

    expected: int
    missed: int
    gaps_ms: list[float]
    cpu: float
    x_cpu: float


def measure(folder: Path, sizes: Sizes, say: Say) -> Data:
    """Ours and mpv's, one after the other, the same film on a screen of its own."""
    make_board(folder / "board", ["Filmer"])
    film = folder / "board" / "Filmer" / "film.mp4"
    say("the film")
    began_s = time.process_time()
    write_film(film, sizes.film_s, folder / "source.mp4")
    making = (time.process_time() - began_s) / sizes.film_s
    frames = sizes.film_s * RATE
    say("bytavla")
    with x_screen() as screen, running(play(folder / "board"), at_home(folder / "home", screen.environment)) as run:
        box = _box_of(folder / "home")
        ours = [_watched(screen, run, box, frames) for _ in range(sizes.films)]
    say("mpv")
    theirs = []
    for _ in range(sizes.films):
        with x_screen() as screen, running(_mpv(film), screen.environment) as run:
            theirs.append(_watched(screen, run, _WHOLE, frames))
    return {
        "seconds": sizes.film_s, "kilobytes": film.stat().st_size // 1000, "making": making,
        "players": {"bytavla": [asdict(each) for each in ours], "mpv": [asdict(each) for each in theirs]},
    }  # fmt: skip


def _mpv(film: Path) -> Sequence[str]:
    show = ["--no-config", "--fs", "--vo=x11", "--no-audio", "--hwdec=no", "--keep-open=yes", "--pause=no", "--no-osc"]
    return ["mpv", *show, "--really-quiet", str(film)]


def _box_of(home: Path) -> Box:
    """Where our slide lets the film run, as the drawing has told it."""
    deadline = time.monotonic() + _LONGEST_WAIT_S
    while time.monotonic() < deadline:
        for path in (home / "cache" / "frames").glob("*.json"):
            for page in json.loads(path.read_text(encoding="utf-8"))["pages"]:
                if page.get("film"):
                    left, top, width, height = page["film"]["box"]
                    return left, top, width, height
        time.sleep(0.1)
    raise RuntimeError("the film's slide has not been drawn")


def _watched(screen: XScreen, run: Run, box: Box, frames: int) -> Seen:
    """Looks on from the film's beginning to its end."""
    numbers, gaps_ms = _follow(screen, box, range(1, _FIRST))
    cpu_s, x_cpu_s = cpu_seconds(run.process), _cpu_of(screen)
    begun_s = time.monotonic()
    more, more_gaps_ms = _follow(screen, box, range(frames - _LAST, frames), numbers[-1])
    seconds = time.monotonic() - begun_s
    expected = range(numbers[-1], frames - _LAST)
    missed = len(set(expected) - set(numbers) - set(more))
    cpu, x_cpu = (cpu_seconds(run.process) - cpu_s) / seconds, (_cpu_of(screen) - x_cpu_s) / seconds
    return Seen(len(expected), missed, gaps_ms + more_gaps_ms, cpu, x_cpu)


def _follow(screen: XScreen, box: Box, until: range, last: int = -1) -> tuple[list[int], list[float]]:
    """The numbers seen until one of these is, and the milliseconds between them."""
    numbers: list[int] = []
    gaps_ms: list[float] = []
    changed_s = time.monotonic()
    deadline = changed_s + _LONGEST_WAIT_S
    while not numbers or numbers[-1] not in until:
        if time.monotonic() > deadline:
            raise RuntimeError(f"no frame of {until} has been seen")
        time.sleep(_LOOK_EVERY_S)
        now = number_at(box, screen.pixel)
        if now == last:
            continue
        if last >= 0:
            gaps_ms.append((time.monotonic() - changed_s) * 1000)
        numbers.append(now)
        last, changed_s = now, time.monotonic()
    return numbers, gaps_ms


def _cpu_of(screen: XScreen) -> float:
    fields = Path(f"/proc/{screen.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def targets(data: Data) -> Sequence[Target]:
    """Frames that were not seen, of all showings."""
    ours = data["players"]["bytavla"]
    missed, expected = (sum(each[name] for each in ours) for name in ("missed", "expected"))
    told = f"{missed} of {expected} frames in {len(ours)} showings"
    return (Target("a film's frames at 1080p30 that were not seen", 1, told, 100 * missed / max(1, expected), "%"),)


def chapter(data: Data, pictures: Path) -> str:
    """Ours beside mpv."""
    rows = []
    for name, showings in data["players"].items():
        gaps = [gap for each in showings for gap in each["gaps_ms"]]
        missed, expected = (sum(each[key] for each in showings) for key in ("missed", "expected"))
        cpu, x_cpu = (sum(each[key] for each in showings) / len(showings) for key in ("cpu", "x_cpu"))
        share = f"{number(100 * missed / max(1, expected))} %"
        waits = [number(percentile(gaps, part)) for part in (0.5, 0.95, 0.99)]
        rows.append([name, str(expected), f"{missed} ({share})", *waits, number(cpu), number(x_cpu)])
    heads = ("player", "frames", "not seen", "gap ms, median", "p95", "p99", "CPU s a second", "X's CPU s a second")
    return (
        f"A film of {data['seconds']} s, 1920x1080 at 30 frames a second ({data['kilobytes']} kB after publish), whose "
        "frames carry their numbers in blocks that are read from the frame buffer, so that what is counted is what "
        "was seen. Ours scales it to what the footer leaves and decodes in a process of its own; mpv fills the screen. "
        f"\n\n{markdown(heads, rows)}"
    )


SECTION = Section("films", "Moving pictures", measure, targets, chapter)
