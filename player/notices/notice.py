"""A notice, as data: what one has to tell, in which languages, from which files, and when.

Leaves out when it may show (`schedule`), when it is due (`due`) and how these values travel (`codec`). All moments are
aware datetimes in UTC; local rules (days, hours) are read in the board's time zone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from player.notices.schedule import ALWAYS, Priority, Schedule

STANDING = "_standing"
"""The notice id of a site's own standing notice, shown when nothing is due. No file's notice can have it."""


class Kind(StrEnum):
    """What a notice is made of. Each has its template in `draw/`; the words travel in manifests and never change."""

    TEXT = "text"
    PICTURE = "picture"
    POSTER = "poster"
    LINK = "link"
    WIFI = "wifi"
    CONTACT = "contact"
    STORY = "story"
    EVENTS = "events"
    VIDEO = "video"
    ALERT = "alert"
    MORE = "more"
    ADVERTISE = "advertise"


class Role(StrEnum):
    """What a file is to its notice."""

    TEXT = "text"
    PICTURE = "picture"
    POSTER = "poster"
    SOUND = "sound"
    VIDEO = "video"


ON_PHONES = frozenset({Role.SOUND})
"""What only the page behind a code gives: no board fetches it."""


ACCOMPANYING = frozenset({Kind.MORE, Kind.ADVERTISE})
"""What is made of the other notices, and shown only beside them: alone it would say nothing."""


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
class Event:
    """One thing that happens, from a calendar: [starts, ends) in UTC. `uid` is unique in its calendar.

    `all_day` ones last from one local midnight to another: their clock times are not said. `playlist` is the title of
    the one whose calendar it stands in, where those of several are gathered.
    """

    uid: str
    title: str
    starts: datetime
    ends: datetime
    all_day: bool = False
    place: str = ""
    link: str = ""
    cancelled: bool = False
    playlist: str = ""


@dataclass(frozen=True, slots=True)
class Admission:
    """What it takes to come in: the price in the editor's words, when and where, until when tickets are sold (UTC).

    `closed` says that the sale is over (`daily`).
    """

    price: str = ""
    begins: datetime | None = None
    place: str = ""
    sold_out: bool = False
    sales_end: datetime | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Alert:
    """A public alert (CAP 1.2) as its sender issued it. A `drill` is shown only under a full-width band that says so.

    `credit` is the line that its source asks for. The words are the variants' `text`, verbatim.
    """

    identifier: str
    sender: str
    sent: datetime
    sender_name: str = ""
    event: str = ""
    area: str = ""
    credit: str = ""
    drill: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that another notice is about, in a line of a list: what, whose or how, and until which day."""

    title: str
    note: str = ""
    until: date | None = None


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
    """A notice in one language ("" when the editor named none). `file` is the name that problems speak of.

    `text` holds words (Markdown) that came in no file of its own, such as those of a feed or an alert; `author` who
    wrote or made it; `credit` the line that its source asks for.
    """

    lang: str
    title: str
    file: str
    parts: tuple[Part, ...] = ()
    link: str = ""
    wifi: Wifi | None = None
    contact: Contact | None = None
    text: str = ""
    mentions: tuple[Mention, ...] = ()
    author: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell. `sites` None means every site of its playlist; `seconds` None means by the reading time.

    `rights` says by whose leave a story is told. `day` is the local day that a notice is meant for whose picture
    changes with it (`daily`), or None.
    """

    id: str
    playlist: str
    kind: Kind
    variants: tuple[Variant, ...]
    schedule: Schedule = ALWAYS
    priority: Priority = Priority.NORMAL
    sites: tuple[str, ...] | None = None
    seconds: float | None = None
    contact: str = ""
    rights: str = ""
    events: tuple[Event, ...] = ()
    admission: Admission | None = None
    alert: Alert | None = None
    day: date | None = None

    @property
    def is_drill(self) -> bool:
        """Whether this is an alert that is only an exercise."""
        return self.alert is not None and self.alert.drill
