"""The board, its sites and its playlists, as data: what their owner has said in `_board/board.toml`.

Leaves out the notices (`notice`) and how these values travel (`codec`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from player.notices.notice import Part
from player.notices.windows import DAY_MINUTES


@dataclass(frozen=True, slots=True)
class Party:
    """Who answers for a playlist or a board, how to reach them, and how one advertises there (free text)."""

    name: str
    contact: str = ""
    advertise: str = ""


@dataclass(frozen=True, slots=True)
class Rights:
    """What a playlist may do, set by the board's owner. `approval` names who approves, or is empty."""

    urgent: bool = False
    wifi: bool = False
    feeds: bool = False
    sound: bool = False
    payment: bool = False
    approval: str = ""


@dataclass(frozen=True, slots=True)
class Playlist:
    """A folder of notices with one responsible party. `folder` is its name as listed, `sites` None means all.

    What `adverts` says is labelled as advertising wherever it is shown.
    """

    id: str
    title: str
    folder: str
    party: Party
    rights: Rights = Rights()
    sites: tuple[str, ...] | None = None
    share: float = 1.0
    lifetime_days: int = 60
    adverts: bool = False


@dataclass(frozen=True, slots=True)
class Screen:
    """A panel and where people stand. Millimetres; rotation in degrees clockwise as the panel hangs.

    `width_px` x `height_px` is the mode that the panel is driven in, unrotated.
    """

    diagonal_inches: float = 43.0
    viewing_distance_mm: int = 2000
    width_px: int = 1920
    height_px: int = 1080
    rotate: int = 0

    @property
    def upright_px(self) -> tuple[int, int]:
        """(width, height) in pixels as people see it on the wall."""
        if self.rotate in (90, 270):
            return self.height_px, self.width_px
        return self.width_px, self.height_px

    @property
    def px_per_mm(self) -> float:
        """Pixels per millimetre, from the diagonal (square pixels)."""
        diagonal_px = math.hypot(self.width_px, self.height_px)
        return diagonal_px / (self.diagonal_inches * 25.4)


@dataclass(frozen=True, slots=True)
class OpenHours:
    """Local minutes after midnight [opens, closes) on given ISO weekdays 1..7, or 0 for public holidays.

    closes < opens runs over midnight; closes == opens means closed that day.
    """

    days: tuple[int, ...]
    opens: int
    closes: int


@dataclass(frozen=True, slots=True, order=True)
class Shut:
    """A day on which a place itself says that it is closed: all day, or from `begins` to `ends`, local minutes after
    midnight. An end of 1440, or none after its beginning, is the end of that day's hours, past midnight too.
    """

    day: date
    begins: int = 0
    ends: int = DAY_MINUTES

    @property
    def is_to_the_end(self) -> bool:
        return self.ends >= DAY_MINUTES or self.ends <= self.begins

    @property
    def is_all_day(self) -> bool:
        return self.begins <= 0 and self.is_to_the_end


@dataclass(frozen=True, slots=True)
class Lighting:
    """Whether a screen is dark while its site is closed, and how long before opening and after closing it is lit."""

    off_when_closed: bool = False
    before_minutes: int = 15
    after_minutes: int = 15


@dataclass(frozen=True, slots=True)
class Site:
    """One service point. `hours` and `closed` feed its standing notice; `address` is its public web address.

    `shut` is what the place itself says (`Closure`); board.toml does not know it.
    `municipality` is its code (0781; its first two digits are the county's), `position` degrees north and east: by
    these a public alert finds the places that it concerns, and maps show where they are. `sound`: films may be heard
    there, of the playlists that may (`hearing`).
    """

    id: str
    name: str
    place: str = ""
    address: str = ""
    languages: tuple[str, ...] = ("sv",)
    screen: Screen = Screen()
    hours: tuple[OpenHours, ...] = ()
    closed: tuple[date, ...] = ()
    lap_seconds: int = 360
    party: Party | None = None
    lighting: Lighting = Lighting()
    shut: tuple[Shut, ...] = ()
    municipality: str = ""
    position: tuple[float, float] | None = None
    sound: bool = False


@dataclass(frozen=True, slots=True)
class Theme:
    """The board's colours as #rrggbb; the drawing room derives every other shade from these."""

    paper: str = "#f6f1e7"
    ink: str = "#1d2a26"
    accent: str = "#1f5b4a"
    urgent: str = "#a4161a"


@dataclass(frozen=True, slots=True)
class Board:
    """The whole network as its owner describes it in `_board/board.toml`. Tuples keep the owner's order."""

    name: str
    owner: Party
    sites: tuple[Site, ...]
    playlists: tuple[Playlist, ...]
    address: str = ""
    languages: tuple[str, ...] = ("sv",)
    timezone: str = "Europe/Stockholm"
    theme: Theme = Theme()
    logo: Part | None = None
    publish_ahead_days: int = 14
    holidays: tuple[tuple[date, str], ...] = ()

    def site(self, site_id: str) -> Site | None:
        return next((site for site in self.sites if site.id == site_id), None)
