"""Puts the player together from its parts, for a folder or a cache, in real time or in haste.

Leaves out the playing (`loop`) and what comes before the first picture (`run`).
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from math import inf
from pathlib import Path

from player.cache.layout import is_cache
from player.device.cec import Cec, cec_sockets
from player.device.clock import SystemClock
from player.device.dpms import Dpms
from player.device.notify import Notifier
from player.device.places import runtime_folder
from player.device.switch import Switch
from player.film.reel import Reel, Showing
from player.frames.model import Film
from player.frames.store import FrameStore
from player.notices.moment import Moment
from player.notices.programme import Programme
from player.notices.slide import Slide
from player.screen.awaiting import Awaiting
from player.screen.cache_source import CacheSource
from player.screen.cinema import Cinema
from player.screen.drawing import Drawing
from player.screen.events import pump_events
from player.screen.first_light import hangs_well
from player.screen.folder_source import FolderSource
from player.screen.framing import Playing, rotation_of
from player.screen.hasty import HastyClock
from player.screen.keeper import Keeper
from player.screen.laps import Laps
from player.screen.lights import Lights
from player.screen.loop import Player
from player.screen.memory import Glass, Memory
from player.screen.parts import Clock, Parts
from player.screen.report import Report
from player.screen.slides import SlideFolder
from player.screen.source import Source
from player.screen.stage import Stage
from player.screen.waiting import Sleeper
from player.worker.client import Worker

LOUDSPEAKER = (sys.executable, "-I", "-X", "utf8", "-m", "player.screen.loudspeaker")


@dataclass(frozen=True, slots=True)
class Lit:
    """What stands once the first picture is there. `glass` is what was remembered, of which it was made."""

    clock: SystemClock
    memory: Memory
    store: FrameStore
    keeper: Keeper
    sleeper: Sleeper
    glass: Glass | None
    stage: Stage | None
    notifier: Notifier


Sleep = Callable[[float], None]


@contextmanager
def assemble(playing: Playing, lit: Lit) -> Iterator[tuple[Player, Sleep]]:
    """The player, and how it sleeps until a time of its clock. Ends the worker afterwards."""
    with Worker([playing.root], [lit.store.folder]) as worker:
        drawing = Drawing(lit.store, worker.submit, time.monotonic)
        clock: Clock = lit.clock
        sleep: Sleep = lambda until: _sleep(lit.sleeper, worker, until - time.monotonic())  # noqa: E731
        if playing.is_hasty:
            hasty = HastyClock(lit.clock, lambda: drawing.is_busy or not drawing.ready)
            clock = hasty
            sleep = lambda until: hasty.sleep(until, lambda s: _sleep(lit.sleeper, worker, s))  # noqa: E731
        audience = _Audience(playing, lit.store, drawing)
        parts = Parts(
            clock=clock,
            source=_source(playing, worker, clock, lit),
            drawing=drawing,
            store=lit.store,
            keeper=lit.keeper,
            memory=lit.memory,
            report=Report(runtime_folder(os.environ), playing.site, lit.notifier, playing.settings),
            replies=worker.poll,
            rest=worker.rest if is_played_from_cache(playing.root) else _go_on_watching,
            events=pump_events,
            lights=_lights(playing),
            cinema=_cinema(playing),
        )
        player = Player(parts, playing.options, playing.fades_for_s, lit.stage)
        audience.player = player
        try:
            yield player, _after(lambda: audience.look(clock.moment()), sleep)
        finally:
            player.close()


def _after(look: Callable[[], None], sleep: Sleep) -> Sleep:
    def looked(until: float) -> None:
        look()
        sleep(until)

    return looked


class _Audience:
    """Notes what has been shown: as PNGs, and to end after so many laps."""

    player: Player | None = None

    def __init__(self, playing: Playing, store: FrameStore, drawing: Drawing) -> None:
        self._options = playing.options
        self._drawing = drawing
        self._laps = Laps(playing.laps) if playing.laps else None
        self._slides = SlideFolder(playing.slides, store) if playing.slides else None
        self._began: datetime | None = None

    def look(self, moment: Moment) -> None:
        """Sees what is on the glass, turn by turn: a lone slide's are all one showing, maybe older than we are."""
        if self.player is None or self.player.rota.programme is None:
            return
        rota, programme = self.player.rota, self.player.rota.programme
        slide = rota.decision.slide if rota.decision else None
        began = rota.rotation.on_air.started if rota.rotation.on_air else None
        if slide is not None and began != self._began:
            self._began = began
            self._saw(slide, programme)
        if self._laps is not None and not self._drawing.is_busy:
            over = self._laps.are_over(programme, self._drawing.ready, moment)
            self.player.quit = self.player.quit or over

    def _saw(self, slide: Slide, programme: Programme) -> None:
        if self._slides is not None:
            self._slides.write(slide, rotation_of(programme.site.screen, self._options))
        if self._laps is not None:
            self._laps.count(slide)


def _lights(playing: Playing) -> Lights:
    """What switches the screen. A window, and what nobody sees, stays as it is."""
    if playing.options.windowed or playing.options.offscreen:
        return Lights()
    return Lights(Switch(Cec(cec_sockets()), Dpms(), runtime_folder(os.environ)))


def _cinema(playing: Playing) -> Cinema:
    """What lets films run. In a lap that nobody watches they stay stills."""
    root = playing.root.absolute()
    if playing.is_hasty:
        return Cinema()
    may_sound = playing.sound and not playing.options.offscreen

    def opened(film: Film, heard: bool) -> Reel:  # noqa: FBT001 - as the cinema asks
        showing = Showing(root, film.file, *film.box[2:], film.turn)
        return Reel(showing, loudspeaker=LOUDSPEAKER if heard and may_sound else ())

    return Cinema(opened)


def is_played_from_cache(root: Path) -> bool:
    """Whether `root` is what sync keeps, or an empty folder that it is about to fill."""
    return is_cache(root) or not any(root.iterdir())


def _source(playing: Playing, worker: Worker, clock: Clock, lit: Lit) -> Source:
    if is_played_from_cache(playing.root):
        awaiting = Awaiting(playing.root, playing.site, clock.moment, playing.call)
        site = None if playing.settings else playing.site
        return CacheSource(playing.root, site, awaiting, lambda: hangs_well(lit.glass, lit.stage, clock.moment()))

    def now_at_least() -> datetime:
        moment = clock.moment()
        return moment.utc if moment.trusted else max(moment.utc, moment.floor)

    return FolderSource(playing.root, playing.site, worker.submit, now_at_least)


def _sleep(sleeper: Sleeper, worker: Worker, seconds: float) -> None:
    wake_in = (worker.wake_at or inf) - time.monotonic()
    sleeper.sleep(min(seconds, wake_in), [worker.fileno()])


def _go_on_watching() -> None:
    """A worker that watches a folder is not ended: the next one would read the folder again, and so on for ever."""
