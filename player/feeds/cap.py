"""A public alert as the Common Alerting Protocol (CAP 1.2) has it: values that every source of alerts is read into.

Leaves out reading (`cap_xml`, `vma`, `smhi`), which of them are in force (`in_force`) and where (`area`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

NO_EXPIRY = timedelta(hours=24)
"""How long an alert counts that does not say: as long as a VMA does at most. The commonest fault in the field is an
alert that never clears."""


class Level(IntEnum):
    """How serious; CAP's severity and SMHI's colours on one ladder."""

    MINOR = 1
    MODERATE = 2
    SEVERE = 3
    EXTREME = 4


@dataclass(frozen=True, slots=True)
class Reference:
    """Which message is meant: by its sender and identifier alone, since the third part, its time, is often wrong."""

    sender: str
    identifier: str

    @classmethod
    def to(cls, sender: str, identifier: str) -> Reference:
        return cls(sender.strip().casefold().rstrip("/"), identifier.strip().casefold())


@dataclass(frozen=True, slots=True)
class Area:
    """Where: by name, by county (07) and municipality (0781) codes, by (north, east) polygons, by circles in km.

    All of them together (CAP), or only what of the codes' area lies within the polygons (`narrowed`, SMHI).
    """

    name: str = ""
    codes: tuple[str, ...] = ()
    polygons: tuple[tuple[tuple[float, float], ...], ...] = ()
    circles: tuple[tuple[float, float, float], ...] = ()
    narrowed: bool = False


@dataclass(frozen=True, slots=True)
class Info:
    """What a message says in one language. `text` is the sender's, verbatim."""

    lang: str
    event: str
    text: str
    headline: str = ""
    sender_name: str = ""
    web: str = ""
    expires: datetime | None = None
    effective: datetime | None = None
    areas: tuple[Area, ...] = ()
    level: Level = Level.SEVERE


@dataclass(frozen=True, slots=True)
class Message:
    """One CAP message. The words `status`, `kind` (CAP's msgType) and `scope` are in small letters."""

    identifier: str
    sender: str
    sent: datetime
    status: str
    kind: str
    scope: str
    references: tuple[Reference, ...] = ()
    infos: tuple[Info, ...] = ()
    credit: str = ""

    @property
    def own(self) -> Reference:
        return Reference.to(self.sender, self.identifier)

    @property
    def drill(self) -> bool:
        return self.status in ("test", "exercise")

    def end_of(self, info: Info) -> datetime:
        """When what is said in this language stops counting."""
        return info.expires if info.expires is not None else self.sent + NO_EXPIRY

    @property
    def ends(self) -> datetime:
        return max((self.end_of(info) for info in self.infos), default=self.sent)


def read_references(text: str) -> tuple[Reference, ...]:
    """CAP's references: `sender,identifier,sent` groups between blanks."""
    groups = (group.split(",") for group in text.split())
    return tuple(Reference.to(parts[0], parts[1]) for parts in groups if len(parts) >= 2 and parts[1])


def level_of(severity: str) -> Level:
    """A severity that is not known is taken for a severe one: to show too much does less harm than too little."""
    return Level.__members__.get(severity.strip().upper(), Level.SEVERE)


def language_of(code: str) -> str:
    """`sv` of `sv-SE`; empty when none is named."""
    return code.replace("_", "-").partition("-")[0].strip().casefold()[:3]
