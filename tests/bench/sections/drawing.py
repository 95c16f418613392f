"""Drawing: whole jobs in a warm worker, and laps that must find everything drawn."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from player.frames.model import Drawn
from player.worker.client import Worker
from player.worker.jobs import Canvas, all_draws, read_programme
from player.worker.protocol import Draw
from tests.bench.cost import run
from tests.bench.folders import SITE, make_board, make_text, make_texts
from tests.bench.ours import at_home, frames_of, play
from tests.bench.pictures import photo, save_photo
from tests.bench.section import Data, Say, Section
from tests.bench.sizes import Sizes
from tests.bench.target import Target, markdown, number

_CASES = {
    "picture": ("a slide from a photo of 12 megapixels", 150),
    "text": ("a text with a code", 60),
    "poster": ("a poster's page (A4, with a photo)", 120),
}
_PHOTO = (4000, 3000)
_A4_200DPI = (1654, 2339)


def measure(folder: Path, sizes: Sizes, say: Say) -> Data:
    """Milliseconds of each job, and what a second start draws."""
    say("jobs of drawing")
    board = folder / "board"
    make_board(board, ["Blandat"])
    save_photo(board / "Blandat" / "Foto.jpg", 1, _PHOTO)
    make_text(board / "Blandat" / "Text.md", 1)
    photo(2, *_A4_200DPI).save(board / "Blandat" / "Affisch.pdf", resolution=200)
    jobs_ms = _jobs_ms(board, folder / "store", sizes.draws)
    say(f"laps over {sizes.lap_notices} notices")
    return {"jobs_ms": jobs_ms, "lap": _laps(folder, sizes.lap_notices)}


def _jobs_ms(board: Path, store: Path, times: int) -> dict[str, list[float]]:
    """Each notice drawn again and again, under a key of its own each time: nothing is found in the store."""
    taken: dict[str, list[float]] = {}
    with Worker([board], [store]) as worker:
        programme, _ = read_programme(worker, board, SITE, datetime.now(UTC))
        draws = [draw for draw in all_draws(programme, Canvas(board, store)) if draw.notice is not None]
        for turn in range(times + 1):
            for index, draw in enumerate(draws):
                taken_ms = _draw_ms(worker, replace(draw, key=f"{turn:08}{index:08}"))
                if turn:  # the first time warms the worker
                    assert draw.notice is not None
                    taken.setdefault(draw.notice.kind.value, []).append(taken_ms)
    return taken


def _draw_ms(worker: Worker, draw: Draw) -> float:
    began = time.monotonic()
    drawn = worker.call(draw)
    taken_ms = (time.monotonic() - began) * 1000
    assert isinstance(drawn, Drawn)
    assert drawn.pages, drawn.problems
    return taken_ms


def _laps(folder: Path, notices: int) -> Data:
    """Two laps, then the program is started again for a third: what the first has drawn must do for all."""
    make_texts(folder / "many", notices, playlists=5)
    home, stores, costs = folder / "home", [], []
    for laps in ("1", "2"):
        done = run(play(folder / "many", "--offscreen", "--laps", laps), at_home(home))
        assert done.exit_code == 0
        stores.append(frames_of(home))
        costs.append(done.cpu_s)
    first, second = stores
    return {
        "notices": notices,
        "drawn_first": sum(name.endswith(".json") for name in first),
        "drawn_again": sum(first.get(name) != written for name, written in second.items() if name.endswith(".json")),
        "first_cpu_s": costs[0],
        "steady_cpu_s": costs[1] / 2,
    }


def targets(data: Data) -> Sequence[Target]:
    """Milliseconds as the issue gives them, and a count that must be nought."""
    lap = data["lap"]
    told = f"{lap['drawn_again']} drawn in two laps after a restart, {lap['drawn_first']} in the first"
    return (
        *(
            Target(f"drawing {what}, median", limit, f"{number(statistics.median(data['jobs_ms'][kind]))} ms",
                   statistics.median(data["jobs_ms"][kind]), "ms")
            for kind, (what, limit) in _CASES.items()
        ),
        Target(f"steady laps over {lap['notices']} notices", 0, told, lap["drawn_again"], "drawn again"),
    )  # fmt: skip


def chapter(data: Data, pictures: Path) -> str:
    """Every case with its spread."""
    rows = [
        [what, str(len(taken)), number(min(taken)), number(statistics.median(taken)), number(max(taken)), str(limit)]
        for kind, (what, limit) in _CASES.items()
        for taken in [data["jobs_ms"][kind]]
    ]
    lap = data["lap"]
    heads = ("a whole job, ms", "times", "best", "median", "worst", "aim")
    return (
        "From the message to the worker to its reply, at 1920x1080: read, composed, its code read back, the frame "
        f"packed and written.\n\n{markdown(heads, rows)}\n"
        f"A lap over {lap['notices']} texts: {number(lap['first_cpu_s'])} s of CPU with drawing, "
        f"{number(lap['steady_cpu_s'])} s when all is drawn.\n"
    )


SECTION = Section("drawing", "Drawing", measure, targets, chapter)
