"""The first picture: the last good frame at once if it is still valid, else the site's standing one.

Everything heavier than a window is imported and started after this. Leaves out what follows (`run`).
"""

from __future__ import annotations

import logging
from dataclasses import replace

from player.device.clock import SystemClock
from player.errors import ScreenError, StorageError
from player.frames.model import DrawnPage
from player.frames.pixels import DamagedFrameError
from player.frames.store import FrameStore
from player.notices.moment import Moment
from player.notices.validity import may_show_again
from player.screen.display import Wish
from player.screen.framing import Playing, digits_of
from player.screen.keeper import Keeper
from player.screen.memory import Glass
from player.screen.stage import Stage

log = logging.getLogger(__name__)


def first_light(glass: Glass, playing: Playing, keeper: Keeper, store: FrameStore, clock: SystemClock) -> Stage | None:
    """Opens the screen as it was last and shows what may be shown. None when there is no screen yet."""
    options, now, moment = playing.options, clock.monotonic(), clock.moment()
    if options.rotate is not None and options.rotate != glass.rotate:
        return None
    keeper.want(Wish(options.size or glass.size, options.size is not None, options.windowed, options.offscreen))
    if not keeper.check(now) or keeper.canvas is None:
        return None
    stage = Stage(keeper.canvas, store, playing.fades_for_s, now)
    digits = digits_of(moment, glass.timezone)
    for page in _pages(glass, moment):
        if _is_shown(stage, page, digits, now):
            break
    return stage


def hangs_well(glass: Glass | None, stage: Stage | None, moment: Moment) -> bool:
    """Whether what has been on the screen since the first light may stay there."""
    if glass is None or stage is None or stage.page is None:
        return False
    return stage.page.frame in {page.frame for page in _pages(glass, moment)}


def _pages(glass: Glass, moment: Moment) -> tuple[DrawnPage, ...]:
    """What may be shown, the best first."""
    last = glass.page if glass.slide is not None and may_show_again(glass.slide, moment) else None
    return tuple(page for page in (last, glass.standing) if page is not None)


def _is_shown(stage: Stage, page: DrawnPage, digits: str, now: float) -> bool:
    """A page whose clock's digits have gone is shown without them."""
    for candidate in (page, replace(page, clock=None)):
        try:
            stage.show(candidate, digits, now)
        except (DamagedFrameError, StorageError) as error:
            log.info("the remembered picture cannot be shown: %s", error)
        except ScreenError as error:
            log.error("%s", error)
            return False
        else:
            return True
    return False
