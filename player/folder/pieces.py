"""One file of a notice with all that is known of it: its name read, its content read, when it came.

Leaves out which pieces belong together (`editions`) and what they make (`compose`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from player.folder.date_limits import DateLimits
from player.folder.finding import Finding, closest, finding
from player.folder.here import HereAndNow
from player.folder.kinds import FileKind
from player.folder.listing import Listed
from player.folder.names import NameReading, read_name, stem_key
from player.folder.reading import FileReading


class Slot(StrEnum):
    """The place that a file fills in its notice: one file a language."""

    WIFI = "wifi"
    CARD = "card"
    POSTER = "poster"
    TEXT = "text"
    PICTURE = "picture"
    LINK = "link"
    SOUND = "sound"
    CALENDAR = "calendar"
    FILM = "film"
    SETTINGS = "settings"


SHARED = frozenset((Slot.PICTURE, Slot.FILM, Slot.LINK, Slot.WIFI, Slot.CARD, Slot.CALENDAR, Slot.SETTINGS))
"""Slots whose file, when it names no language, serves every language."""

_SLOTS = {
    FileKind.PICTURE: Slot.PICTURE,
    FileKind.POSTER: Slot.POSTER,
    FileKind.SHORTCUT: Slot.LINK,
    FileKind.WEBLOC: Slot.LINK,
    FileKind.WIFI: Slot.WIFI,
    FileKind.CARD: Slot.CARD,
    FileKind.SOUND: Slot.SOUND,
    FileKind.CALENDAR: Slot.CALENDAR,
    FileKind.FILM: Slot.FILM,
}
_FIRST = ("text", "omslag", "cover", "framsida")


@dataclass(frozen=True, slots=True)
class Piece:
    """`name` is the reading of the notice's name: the file's own, or that of the folder it lies in."""

    file: Listed
    name: NameReading
    reading: FileReading
    lang: str
    arrived: datetime
    rank: tuple[int, str]
    findings: tuple[Finding, ...] = ()

    @property
    def slot(self) -> Slot:
        if self.reading.kind is not FileKind.TEXT:
            return _SLOTS[self.reading.kind]
        if self.reading.has_body:
            return Slot.TEXT
        return Slot.LINK if self.reading.link else Slot.SETTINGS

    @property
    def withheld(self) -> bool:
        """Whether what is said of the file, or of the folder it lies in, keeps its notice off the boards."""
        return any(found.holds for found in (*self.findings, *self.name.findings))

    @property
    def limits(self) -> DateLimits:
        return self.name.limits


def make_piece(file: Listed, stem: str, reading: FileReading, arrived: datetime, here: HereAndNow) -> Piece:
    """The piece that a listed file with this stem (its name without extension) and this content is."""
    own = read_name(stem, here)
    lang = own.lang
    name = own
    if file.group:
        name = read_name(file.group, here)
        lang = own.lang or (own.key if own.key in here.languages else "")
    findings = (*(_in_group(own) if file.group else own.findings), *reading.findings)
    if reading.settings.language:
        lang, doubt = _declared(reading.settings.language, lang, here)
        findings += doubt
    rank = (_FIRST.index(own.key) if own.key in _FIRST else len(_FIRST), file.name)
    return Piece(file, name, reading, lang, arrived, rank, findings)


def identity(file: Listed) -> tuple[str, str]:
    """What two files share when most computers would take them for one."""
    return stem_key(file.group), stem_key(file.name)


def _in_group(own: NameReading) -> tuple[Finding, ...]:
    """Inside a notice's folder a file's name only says a language; sites and dates stand in the folder's name."""
    return tuple(found for found in own.findings if found.code == "language-not-declared")


def _declared(language: str, otherwise: str, here: HereAndNow) -> tuple[str, tuple[Finding, ...]]:
    if language in here.languages:
        return language, ()
    meant = closest(language, here.languages)
    listed = ", ".join(here.languages)
    return otherwise, (finding("language-unknown", lang=language, meant=meant, languages=listed),)
