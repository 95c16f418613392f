"""From the editors' folder to the screen: how long an urgent file and an ordinary one take, through every program."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench.chain import Chain, chain
from tests.bench.folders import make_board, make_text
from tests.bench.pictures import Colour, save_photo
from tests.bench.section import Data, Say, Section
from tests.bench.sizes import Sizes
from tests.bench.target import Target, markdown, number, percentile

_ORDINARY = 5
_QUIET = (40, 90, 160)
_ALARM = (230, 120, 20)
_TIMEOUT_S = 60


def measure(folder: Path, sizes: Sizes, say: Say) -> Data:
    """Seconds of every drop."""
    make_board(folder / "board", ["Vardag", "Viktigt"], urgent=["Viktigt"])
    for index in range(_ORDINARY):
        save_photo(folder / "board" / "Vardag" / f"bild{index}.jpg", index, (1920, 1080), _QUIET)
    save_photo(folder / "larm.jpg", 99, (1920, 1080), _ALARM)
    with chain(folder) as running:
        running.wait_for(is_colour(_QUIET), _TIMEOUT_S)
        time.sleep(10)
        say(f"{sizes.urgent_drops} urgent files")
        urgent_s = [_urgent_s(running, folder / "larm.jpg", drop) for drop in range(sizes.urgent_drops)]
        say(f"{sizes.ordinary_drops} ordinary files")
        ordinary_s = [_ordinary_s(running, drop) for drop in range(sizes.ordinary_drops)]
    return {"urgent_s": urgent_s, "ordinary_s": ordinary_s}


def _urgent_s(running: Chain, picture: Path, drop: int) -> float:
    """From the file's last byte in the folder to its picture in the middle of the screen."""
    _let_some_time_pass(drop)
    folder, image = running.board / "Viktigt", picture.read_bytes()
    (folder / f"Larm {drop}.md").write_text("---\npriority: urgent\n---\n", encoding="utf-8")
    (folder / f"Larm {drop}.jpg").write_bytes(image)
    dropped_s = time.monotonic()
    seen_s = running.wait_for(is_colour(_ALARM), _TIMEOUT_S)
    for path in folder.iterdir():
        if path.name.startswith("Larm"):
            path.unlink()
    running.wait_for(is_colour(_QUIET), _TIMEOUT_S)
    return seen_s - dropped_s


def _ordinary_s(running: Chain, drop: int) -> float:
    """From the file's last byte in the folder until the player says that its programme has grown by it."""
    _let_some_time_pass(drop)
    make_text(running.board / "Vardag" / f"Anslag {drop}.md", drop)
    dropped_s = time.monotonic()
    return running.wait_for_notices(_ORDINARY + drop + 1, _TIMEOUT_S) - dropped_s


def _let_some_time_pass(seed: int) -> None:
    """A drop must not keep step with the polls: it comes at any moment between two."""
    time.sleep(random.Random(seed).uniform(0.5, 5.5))


def is_colour(wanted: Colour) -> Callable[[Colour], bool]:
    """Whether a pixel is of that colour, or as good as."""
    return lambda colour: all(abs(a - b) <= 8 for a, b in zip(colour, wanted, strict=True))


def targets(data: Data) -> Sequence[Target]:
    """The 95th percentiles."""
    urgent, ordinary = (percentile(data[name], 0.95) for name in ("urgent_s", "ordinary_s"))
    return (
        Target(f"urgent file on the screen, p95 of {len(data['urgent_s'])}", 8, f"{number(urgent)} s", urgent, "s"),
        Target(
            f"ordinary file in the programme, p95 of {len(data['ordinary_s'])}", 10, f"{number(ordinary)} s",
            ordinary, "s"
        ),
    )  # fmt: skip


def chapter(data: Data, pictures: Path) -> str:
    """Both distributions."""
    rows = [
        [what, str(len(data[name])), *(number(percentile(data[name], share)) for share in (0.5, 0.95, 1))]
        for what, name in (
            ("urgent: in the middle of the screen", "urgent_s"),
            ("ordinary: in the player's programme", "ordinary_s"),
        )
    ]
    heads = ("seconds from the folder", "drops", "median", "p95", "longest")
    return (
        "`publish --watch`, nginx, `sync` and `play` under Xvfb, all at default settings (sync asks every 5 s). An "
        "urgent notice is a picture with a text file that says so; the screen is read from outside. Drops "
        f"come at any moment between two polls.\n\n{markdown(heads, rows)}"
    )


SECTION = Section("urgent", "From the folder to the screen", measure, targets, chapter)
