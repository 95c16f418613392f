"""Growth: the same figures at 10, 100, 1,000 and 10,000 notices, as curves."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tests.bench.growing import Grown, grow
from tests.bench.plots import curves
from tests.bench.section import Data, Say, Section
from tests.bench.sizes import Sizes
from tests.bench.target import Target, markdown, number

_CURVES: dict[str, tuple[str, str, dict[str, str]]] = {
    "first-picture": ("First picture", "s", {"from start": "first_picture_s"}),
    "decide": ("Deciding and showing", "CPU s", {
        "a decision": "decide_cpu_s", "a slide in a steady lap, off-screen": "steady_slide_cpu_s"}),
    "drawing": ("Drawing everything once", "s", {"all notices": "drawing_s"}),
    "memory": ("Memory", "PSS MB", {"screen process": "screen_mb", "all processes": "all_mb"}),
    "publish": ("Publishing", "CPU s", {"all new": "publish_full_cpu_s", "one changed": "publish_one_cpu_s"}),
    "sync": ("Sync", "CPU s", {
        "first": "sync_first_cpu_s", "nothing changed": "sync_same_cpu_s", "one changed": "sync_one_cpu_s"}),
    "wire": ("Sync, on the wire", "bytes", {"nothing changed": "sync_same_bytes", "one changed": "sync_one_bytes"}),
}  # fmt: skip


def measure(folder: Path, sizes: Sizes, say: Say) -> Data:
    """Every number of notices in turn."""
    found = {}
    for notices in sizes.growth:
        say(f"{notices} notices")
        found[str(notices)] = asdict(grow(folder / str(notices), notices, say))
        shutil.rmtree(folder / str(notices))
    return {"notices": found}


def targets(data: Data) -> Sequence[Target]:
    """None of its own: the issue asks for the curves."""
    return ()


def chapter(data: Data, pictures: Path) -> str:
    """The table, and a plot of every row of it."""
    found = {int(notices): Grown(**grown) for notices, grown in data["notices"].items()}
    rows, shown = [], []
    for name, (title, unit, fields) in _CURVES.items():
        points = {label: {n: getattr(grown, field) for n, grown in found.items()} for label, field in fields.items()}
        curves(pictures / f"bench-growth-{name}.png", title, unit, points)
        shown.append(f"![{title}](bilder/bench-growth-{name}.png)")
        for label, values in points.items():
            rows.append([f"{title}: {label}, {unit}", *map(number, values.values())])
    heads = ("notices", *(number(notices) for notices in found))
    return (
        "Text notices of six seconds in up to 20 playlists on one board, which shows all of them. First picture: a "
        "warm start in a window. Sync: `--once`, a new process each time, its start with it.\n\n"
        f"{markdown(heads, rows)}\n" + "\n".join(shown) + "\n"
    )


SECTION = Section("growth", "Growth", measure, targets, chapter)
