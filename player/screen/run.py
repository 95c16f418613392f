"""Plays one site until it is told to stop: the first picture, then everything else, then turn after turn.

The order of the imports here is the order of the start: what is heavy comes after the first picture. Leaves out the
turns themselves (`loop`) and the command line (`commands.play`).
"""

from __future__ import annotations

import gc
import logging
import os
from contextlib import ExitStack
from typing import TYPE_CHECKING

from player.device.clock import SystemClock
from player.device.notify import Notifier
from player.device.places import frames_folder, runtime_folder, state_folder
from player.errors import EXIT_FINE, EXIT_OUR_FAULT, BytavlaError, InputError
from player.frames.store import FrameStore
from player.notices.moment import BUILT
from player.screen.connectors import read_connectors
from player.screen.display import open_canvas
from player.screen.first_light import first_light
from player.screen.framing import Options, Playing
from player.screen.keeper import Keeper
from player.screen.memory import Memory
from player.screen.session import session_driver
from player.screen.waiting import Sleeper
from player.screen.x_desktop import XDesktop

if TYPE_CHECKING:
    from player.screen.assembly import Sleep
    from player.screen.loop import Player

MOST_FAULTS = 5
"""So many turns in a row may fail before the player gives up, and the service manager starts another."""
_PAUSE_AFTER_FAULT_S = 1.0
_DESKTOP_EVERY_S = 5.0
"""A desktop changes seldom, and asking its server wakes that too."""

log = logging.getLogger(__name__)


def play(playing: Playing) -> int:
    """Plays, and returns the exit code. Raises InputError when there can never be anything to play."""
    with ExitStack() as closing:
        sleeper = Sleeper()
        closing.callback(sleeper.close)
        memory = Memory(runtime_folder(os.environ), state_folder(os.environ), playing.site)
        clock = SystemClock(memory.floor() or BUILT)
        store = FrameStore(frames_folder(os.environ))
        keeper = _keeper(playing.options)
        closing.callback(keeper.close)
        glass = memory.glass()
        notifier = Notifier()
        stage = first_light(glass, playing, keeper, store, clock) if glass is not None else None
        if stage is not None and stage.page is not None:
            notifier.alive()
        keeper.tell()

        from player.screen.assembly import Lit, assemble  # noqa: PLC0415 - the first picture comes before all this

        lit = Lit(clock, memory, store, keeper, sleeper, glass, stage, notifier)
        player, sleep = closing.enter_context(assemble(playing, lit))
        # What has been imported stays: the collector need not look at it ever again.
        gc.freeze()
        gc.enable()
        return turn_after_turn(player, sleeper, sleep)


def turn_after_turn(player: Player, sleeper: Sleeper, sleep: Sleep) -> int:
    """The program's top: a fault of ours is logged, the last picture stays, and the next turn is another chance."""
    faults = 0
    while not (sleeper.stopping or player.quit):
        try:
            until = player.turn()
            faults = 0
        except InputError:
            raise
        except Exception as error:
            # Whatever it was, the screen must not go dark for a fault of ours.
            faults += 1
            log.error("%s", error, exc_info=None if isinstance(error, BytavlaError) else error)
            if faults >= MOST_FAULTS:
                return EXIT_OUR_FAULT
            sleeper.sleep(_PAUSE_AFTER_FAULT_S)
            continue
        sleep(until)
    return EXIT_FINE


def _keeper(options: Options) -> Keeper:
    """Watches for another monitor or mode. A window is moved by its desktop, which tells us by an event."""
    driver = session_driver(os.environ)
    if options.offscreen or options.windowed or driver not in ("kmsdrm", "x11"):
        return Keeper(open_canvas, tuple)
    if driver == "x11":
        return Keeper(open_canvas, XDesktop().look, _DESKTOP_EVERY_S)
    return Keeper(open_canvas, read_connectors)
