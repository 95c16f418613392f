"""What one file gives to its notice: values that are kept for as long as the file stays the same.

Leaves out how they are come by (`file_reader`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from player.feeds.cap import Message
from player.feeds.order import FeedOrder
from player.folder.finding import Finding
from player.folder.kinds import FileKind
from player.folder.listing import Listed
from player.folder.settings import NO_SETTINGS, Settings
from player.notices.agenda import monday_of
from player.notices.notice import Contact, Event, Wifi


@dataclass(frozen=True, slots=True)
class FileReading:
    """What one file gives to its notice. Not `usable` means that it gives nothing, and `findings` say why."""

    kind: FileKind
    usable: bool = True
    media_type: str = ""
    settings: Settings = NO_SETTINGS
    heading: str = ""
    has_body: bool = False
    link: str = ""
    wifi: Wifi | None = None
    contact: Contact | None = None
    events: tuple[Event, ...] = ()
    feed: FeedOrder | None = None
    messages: tuple[Message, ...] = ()
    sites: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A reading, the version of the file that it was made from, and the local moment at which."""

    size: int
    mtime_ns: int
    reading: FileReading
    read: datetime

    def holds(self, file: Listed, now: datetime) -> bool:
        """Whether the file reads the same now: a calendar is read anew each week."""
        same = (self.size, self.mtime_ns) == (file.size, file.mtime_ns)
        is_dated = self.reading.kind is FileKind.CALENDAR
        return same and not (is_dated and monday_of(self.read.date()) != monday_of(now.date()))


def refused(kind: FileKind, *findings: Finding) -> FileReading:
    return FileReading(kind, usable=False, findings=findings)
