"""A notice, as data: what one has to tell, in which languages, from which files, and when.

Leaves out when it is due (`due`) and how these values travel (`codec`). All moments are aware datetimes in UTC; local
rules (days, hours) are read in the board's time zone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

STANDING = "_standing"
"""The notice id of a site's own standing notice, shown when nothing is due. No file's notice can have it."""


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
