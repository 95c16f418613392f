"""What the player works with, handed in by whoever puts it together. Leaves out putting it together (`assembly`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from player.frames.store import FrameStore
from player.notices.moment import Moment
from player.notices.slide import Slide
from player.screen.cinema import Cinema
from player.screen.drawing import Drawing
from player.screen.events import Event
from player.screen.keeper import Keeper
from player.screen.lights import Lights
from player.screen.memory import Memory
from player.screen.report import Report
from player.screen.source import Source
from player.worker.protocol import Reply


class Clock(Protocol):
    """`device.clock.SystemClock`, or a virtual one. `monotonic` in seconds."""

    def monotonic(self) -> float: ...
    def moment(self) -> Moment: ...
    def raise_floor(self, passed: datetime) -> None: ...


@dataclass(frozen=True, slots=True)
class Parts:
    """What the player works with. `replies` asks the worker, `events` the window system; neither waits.

    `rest` ends an idle worker; `on_shown` hears of each new showing.
    """

    clock: Clock
    source: Source
    drawing: Drawing
    store: FrameStore
    keeper: Keeper
    memory: Memory
    report: Report
    replies: Callable[[], list[tuple[int, Reply]]]
    rest: Callable[[], None]
    events: Callable[[], frozenset[Event]]
    on_shown: Callable[[Slide, Moment], None] = lambda _slide, _moment: None
    lights: Lights = field(default_factory=Lights)
    cinema: Cinema = field(default_factory=Cinema)
