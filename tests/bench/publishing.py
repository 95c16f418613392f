"""What publishing costs, in a process that has published before, as `--watch` has.

Used by the sections that publish. Leaves out how the folder was made.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from player.publish.publisher import Publisher
from tests.bench.processes import cpu_seconds

_STILL_S = 2.2
"""A file is published when it has stood still for two seconds; that wait is no cost."""


@dataclass(frozen=True, slots=True)
class Took:
    """One publish: seconds on the wall and of CPU, the worker's with it, and how many notices it told of."""

    wall_s: float
    cpu_s: float
    notices: int


def publish(publisher: Publisher, draw_s: float) -> Took:
    """Publishes once, when all files have stood still; draws small pictures for at most so long."""
    time.sleep(_STILL_S)
    process = psutil.Process()
    before, began = cpu_seconds(process), time.monotonic()
    report = publisher.publish(draw_s=draw_s)
    wall_s, cpu_s = time.monotonic() - began, cpu_seconds(process) - before
    return Took(wall_s, cpu_s, len(report.added) + len(report.updated) + len(report.removed))


def first_publish(publisher: Publisher, draw_s: float) -> Took:
    """Makes the keys, and publishes all there is."""
    publisher.init()
    return publish(publisher, draw_s)


def publisher_of(folder: Path) -> Publisher:
    """Publishes `folder`/board into `folder`/www/public."""
    return Publisher(folder / "board", folder / "www" / "public")
