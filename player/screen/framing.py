"""How a programme is put on a screen: the site's own settings, and what the command line says instead.

Leaves out opening it (`display`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from player.notices.moment import Moment
from player.screen.display import Wish

if TYPE_CHECKING:  # the first picture waits for what is imported here
    from player.device.settings_watch import SettingsWatch
    from player.notices.board import Screen, Site


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for on the command line; None where the site decides. Sizes in pixels, unrotated."""

    size: tuple[int, int] | None = None
    rotate: int | None = None
    windowed: bool = False
    offscreen: bool = False


@dataclass(frozen=True, slots=True)
class Playing:
    """What is to be played, and how. `fade_s` 0 cuts; `laps` 0 never ends; `slides` names a folder for PNGs.

    `call` is whom to call, told while there is nothing to play yet; `settings` watches the board's file. `sound`: this
    machine may be heard, where its site and the playlist may.
    """

    root: Path
    site: str
    options: Options
    fade_s: float
    laps: int = 0
    slides: Path | None = None
    call: str = ""
    settings: SettingsWatch | None = None
    sound: bool = False

    @property
    def fades_for_s(self) -> float:
        """Seconds that a fade takes."""
        return 0.0 if self.is_hasty else self.fade_s

    @property
    def is_hasty(self) -> bool:
        """A lap that nobody watches need not take its time."""
        return self.options.offscreen and self.laps > 0


def rotation_of(screen: Screen, options: Options) -> int:
    """How frames are turned, in degrees. A window on a desk shows the board upright, unless asked not to."""
    if options.rotate is not None:
        return options.rotate
    return 0 if options.windowed else screen.rotate


def wish_for(screen: Screen, options: Options) -> Wish:
    """The screen to open for a site's screen."""
    upright = options.windowed and options.rotate is None
    own = screen.upright_px if upright else (screen.width_px, screen.height_px)
    return Wish(options.size or own, options.size is not None, options.windowed, options.offscreen)


def on_screen(site: Site, size: tuple[int, int], rotate: int) -> Site:
    """The site with the screen that is really there: its frames are drawn for this."""
    return replace(site, screen=replace(site.screen, width_px=size[0], height_px=size[1], rotate=rotate))


def digits_of(moment: Moment, timezone: str) -> str:
    """HH:MM of the moment in a time zone, or "" while the clock is not known to be right."""
    return f"{moment.utc.astimezone(ZoneInfo(timezone)):%H:%M}" if moment.trusted else ""


def next_minute_in_s(moment: Moment) -> float:
    """Seconds until the digits are others."""
    return 60 - moment.utc.second - moment.utc.microsecond / 1e6
