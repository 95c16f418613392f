"""The nouns of the board, as data: what an owner, an editor and a site have said.

Leaves out when a notice is due (`due`), what is on air (`decide`) and how these values travel (`codec`).
All moments are aware datetimes in UTC; local rules (days, hours) are read in the board's time zone.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import islice

from player.notices.waiting import Waiting

STANDING = "_standing"
"""The notice id of a site's own standing notice, shown when nothing is due. No file's notice can have it."""

MOST_SHUT_DAYS = 60
"""A place is closed at most so many days by one file: longer is for board.toml, or a slip."""


class Kind(StrEnum):
    """What a notice is made of; one template each. Later kinds are added here and nowhere rebuilt."""

    TEXT = "text"
    PICTURE = "picture"
    POSTER = "poster"
    LINK = "link"
    WIFI = "wifi"
    CONTACT = "contact"


class Role(StrEnum):
    """What a file is to its notice."""

    TEXT = "text"
    PICTURE = "picture"
    POSTER = "poster"


class Priority(StrEnum):
    NORMAL = "normal"
    URGENT = "urgent"


@dataclass(frozen=True, slots=True)
class Party:
    """Who answers for a playlist or a board, how to reach them, and how one advertises there (free text)."""

    name: str
    contact: str = ""
    advertise: str = ""


@dataclass(frozen=True, slots=True)
class Rights:
    """What a playlist may, set by the board's owner. `approval` names who approves, or is empty."""

    urgent: bool = False
    wifi: bool = False
    feeds: bool = False
    sound: bool = False
    payment: bool = False
    approval: str = ""


@dataclass(frozen=True, slots=True)
class Playlist:
    """A folder of notices with one responsible party. `folder` is its name as listed, `sites` None means all."""

    id: str
    title: str
    folder: str
    party: Party
    rights: Rights = Rights()
    sites: tuple[str, ...] | None = None
    share: float = 1.0
    lifetime_days: int = 60


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


@dataclass(frozen=True, slots=True)
class Wifi:
    """A guest network. `security` is WPA, SAE or nopass (the spelling of the WIFI: payload)."""

    ssid: str
    password: str = ""
    security: str = "WPA"
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact from a vCard, as far as a code of under 300 bytes can carry it."""

    name: str
    organisation: str = ""
    title: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    url: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Lighting:
    """Whether a screen is dark while its site is closed, and how long before opening and after closing it is lit."""

    off_when_closed: bool = False
    before_minutes: int = 15
    after_minutes: int = 15


@dataclass(frozen=True, slots=True)
class Site:
    """One service point. `hours` and `closed` feed its standing notice; `address` is its public web address.

    `shut` are days on which the place itself says that it is closed (`Closure`); board.toml does not know them.
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
    shut: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Theme:
    """The board's colours as #rrggbb; the drawing room derives every other shade from these."""

    paper: str = "#f6f1e7"
    ink: str = "#1d2a26"
    accent: str = "#1f5b4a"
    urgent: str = "#a4161a"


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a notice: where it lies under the programme's root, and which version of it.

    `version` is the SHA-256 in a published programme, else a fingerprint that changes with the file.
    """

    role: Role
    path: str
    version: str
    size: int
    media_type: str


@dataclass(frozen=True, slots=True)
class Variant:
    """A notice in one language ("" when the editor named none). `file` is the name that problems speak of."""

    lang: str
    title: str
    file: str
    parts: tuple[Part, ...] = ()
    link: str = ""
    wifi: Wifi | None = None
    contact: Contact | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a notice may show: [starts, ends) in UTC, on ISO weekdays and in local hours; empty means always.

    `lapses` is the end that the playlist's lifetime gives: no word of the editor's, so it does not make a
    notice a dated one while the clock is not trusted.
    """

    starts: datetime | None = None
    ends: datetime | None = None
    days: tuple[int, ...] = ()
    hours: tuple[tuple[int, int], ...] = ()
    lapses: datetime | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell. `sites` None means every site of its playlist; `seconds` None means by the reading time."""

    id: str
    playlist: str
    kind: Kind
    variants: tuple[Variant, ...]
    schedule: Schedule = Schedule()
    priority: Priority = Priority.NORMAL
    sites: tuple[str, ...] | None = None
    seconds: float | None = None
    contact: str = ""


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


@dataclass(frozen=True, slots=True)
class Programme:
    """What one site may show. `issued` is the signed issue time of a synced programme, else None.

    `waiting` is told instead of anything else by a board that has no programme yet.
    """

    board: Board
    site: Site
    playlists: tuple[Playlist, ...]
    notices: tuple[Notice, ...]
    issued: datetime | None = None
    waiting: Waiting | None = None


@dataclass(frozen=True, slots=True)
class Closure:
    """A place has said in its own folder that it is closed, from `first` to `last`, both closed days."""

    site: str
    first: date
    last: date

    def days(self) -> Iterator[date]:
        for ahead in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=ahead)


@dataclass(frozen=True, slots=True)
class PlaylistContent:
    """What a playlist folder holds, for all sites: the content of one signed manifest."""

    playlist: str
    notices: tuple[Notice, ...] = field(default=())
    closures: tuple[Closure, ...] = ()


def programme_for(
    board: Board, contents: tuple[PlaylistContent, ...], site: Site, issued: datetime | None = None
) -> Programme:
    """The programme of one site: the playlists meant for it, and of their notices those meant for it.

    A place is closed by the word of its own folder alone, whatever a manifest says.
    """
    playlists = tuple(p for p in board.playlists if p.sites is None or site.id in p.sites)
    shown = {p.id for p in playlists}
    notices = tuple(
        notice
        for content in contents
        if content.playlist in shown
        for notice in content.notices
        if notice.sites is None or site.id in notice.sites
    )
    own = {p.id for p in playlists if p.sites == (site.id,)}
    closures = (each for content in contents if content.playlist in own for each in content.closures)
    shut = {day for closure in closures if closure.site == site.id for day in islice(closure.days(), MOST_SHUT_DAYS)}
    return Programme(board, replace(site, shut=tuple(sorted(shut))), playlists, notices, issued)
