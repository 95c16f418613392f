"""One file's content: what it is, what it says, and what is wrong with it. The costly step, done once a version.

Leaves out names (`names`), rights and the other files (`compose`). What is read here depends on nothing but the file,
so that it can be kept for as long as the file stays the same.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from player.feeds.cap import Message
from player.feeds.cap_xml import read_cap
from player.feeds.document import DocumentError
from player.feeds.order import FeedOrder
from player.folder.feed_file import read_feed
from player.folder.finding import Finding, finding
from player.folder.front_matter import read_front_matter
from player.folder.kinds import FileKind, kind_of, split_name, why_unshown
from player.folder.links import read_shortcut, read_webloc
from player.folder.listing import Listed
from player.folder.opening import LeadsOutError, NotAFileError, read_inside, reason_of
from player.folder.settings import NO_SETTINGS, Settings, read_settings
from player.folder.signatures import HEAD_BYTES, film_type, is_pdf, picture_type, sound_type
from player.folder.text import (
    MOST_TEXT_BYTES,
    begins_unclearly,
    decode,
    first_heading,
    looks_like_text,
    split_front_matter,
)
from player.folder.vcard import read_card
from player.folder.wifi import read_wifi
from player.notices.agenda import monday_of
from player.notices.notice import Contact, Event, Wifi

log = logging.getLogger("bytavla.folder")

MOST_BYTES = {
    FileKind.PICTURE: 100_000_000,  # more is a film or a mistake, and would fill the boards' cards
    FileKind.POSTER: 100_000_000,
    FileKind.SOUND: 100_000_000,  # an hour and a half of speech
    FileKind.FILM: 500_000_000,  # a minute from a phone that films in 4K; boards get a tenth of that
    FileKind.TEXT: MOST_TEXT_BYTES,
    FileKind.SHORTCUT: 20_000,
    FileKind.WEBLOC: 20_000,
    FileKind.WIFI: 20_000,
    FileKind.FEED: 20_000,
    FileKind.ALERT: 1_000_000,
    FileKind.CARD: 1_000_000,  # phones put the photo into the card
    FileKind.CALENDAR: 5_000_000,  # some fifteen thousand events: ten years of a large club
}
"""How large a file of each kind may be."""

_PARSER_FAULTS = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError, AssertionError)
"""All that a reader of bytes and words may stumble into. Lack of memory is the whole worker's concern."""

_HEAD_ONLY = (FileKind.PICTURE, FileKind.POSTER, FileKind.SOUND, FileKind.FILM)
"""Kinds of which this room reads the head alone; the rest is for the worker's decoders."""


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


def read_file(root: Path, file: Listed, extension: str, now: datetime) -> FileReading:
    """Read one listed file. `now` is local, in the board's time zone.

    Never raises: what cannot be read is not usable and says why.
    """
    kind = kind_of(extension)
    if kind is FileKind.UNSHOWN:
        return _refused(kind, why_unshown(extension))
    most = MOST_BYTES[kind]
    if file.size > most:
        code = "too-big-text" if kind is FileKind.TEXT else "too-big"
        return _refused(kind, finding(code, size=_spelt_size(file.size), most=_spelt_size(most)))
    try:
        raw = read_inside(root, file.path, HEAD_BYTES if kind in _HEAD_ONLY else most)
    except LeadsOutError:
        return _refused(kind, finding("leads-out"))
    except NotAFileError:
        return _refused(kind, finding("not-a-file"))
    except OSError as error:
        return _refused(kind, finding("unreadable", reason=reason_of(error)))
    return _parsed(kind, raw, file, now)


def _parsed(kind: FileKind, raw: bytes, file: Listed, now: datetime) -> FileReading:
    try:
        return _READERS[kind](raw, split_name(file.name)[1], now)
    except _PARSER_FAULTS:
        # A fault of ours or of a library's: it may cost this file, but not the whole folder.
        log.exception("%s: its reader failed", file.path)
        return _refused(kind, finding("broken-file"))


def _refused(kind: FileKind, *findings: Finding) -> FileReading:
    return FileReading(kind, usable=False, findings=findings)


def _picture(head: bytes, _extension: str, _now: datetime) -> FileReading:
    media_type = picture_type(head)
    if not media_type:
        return _refused(FileKind.PICTURE, finding("not-a-picture"))
    return FileReading(FileKind.PICTURE, media_type=media_type)


def _poster(head: bytes, _extension: str, _now: datetime) -> FileReading:
    if not is_pdf(head):
        return _refused(FileKind.POSTER, finding("not-a-pdf"))
    return FileReading(FileKind.POSTER, media_type="application/pdf")


def _sound(head: bytes, _extension: str, _now: datetime) -> FileReading:
    media_type = sound_type(head)
    if not media_type:
        return _refused(FileKind.SOUND, finding("not-a-sound"))
    return FileReading(FileKind.SOUND, media_type=media_type)


def _film(head: bytes, _extension: str, _now: datetime) -> FileReading:
    media_type = film_type(head)
    if not media_type:
        return _refused(FileKind.FILM, finding("not-a-film"))
    return FileReading(FileKind.FILM, media_type=media_type)


def _text(raw: bytes, extension: str, now: datetime) -> FileReading:
    if not looks_like_text(raw):
        return _refused(FileKind.TEXT, finding("not-text"))
    markdown = extension in ("md", "markdown")
    text = decode(raw)
    matter, body = split_front_matter(text)
    words, doubts = read_front_matter(matter) if matter is not None else ({}, ())
    if begins_unclearly(text):
        doubts = (finding("front-matter-unclear"),)
    settings = read_settings(words, now.date())
    return FileReading(
        FileKind.TEXT,
        media_type="text/markdown" if markdown else "text/plain",
        settings=settings,
        heading=first_heading(body) if markdown else "",
        has_body=bool(body.strip()),
        link=settings.link,
        findings=(*doubts, *settings.findings),
    )


def _shortcut(raw: bytes, _extension: str, _now: datetime) -> FileReading:
    return _link(FileKind.SHORTCUT, read_shortcut(raw))


def _webloc(raw: bytes, _extension: str, _now: datetime) -> FileReading:
    return _link(FileKind.WEBLOC, read_webloc(raw))


def _link(kind: FileKind, link: str | Finding) -> FileReading:
    if isinstance(link, Finding):
        return _refused(kind, link)
    return FileReading(kind, link=link)


def _wifi(raw: bytes, _extension: str, now: datetime) -> FileReading:
    wifi, words, findings = read_wifi(raw)
    if wifi is None:
        return _refused(FileKind.WIFI, *findings)
    settings = read_settings(words, now.date())
    reading = FileReading(FileKind.WIFI, settings=settings, link=settings.link, wifi=wifi)
    return replace(reading, findings=(*findings, *settings.findings))


def _card(raw: bytes, _extension: str, _now: datetime) -> FileReading:
    contact, findings = read_card(raw)
    if contact is None:
        return _refused(FileKind.CARD, *findings)
    return FileReading(FileKind.CARD, contact=contact, findings=findings)


def _calendar(raw: bytes, _extension: str, now: datetime) -> FileReading:
    from player.folder.calendar import read_calendar  # noqa: PLC0415 - its libraries are for those who have one

    zone = now.tzinfo
    assert isinstance(zone, ZoneInfo), "a reading is asked for in the board's own time"
    read = read_calendar(raw, now.date(), zone)
    return FileReading(FileKind.CALENDAR, usable=read.usable, events=read.events, findings=read.findings)


def _feed(raw: bytes, _extension: str, _now: datetime) -> FileReading:
    read = read_feed(raw)
    if read.order is None:
        return _refused(FileKind.FEED, *read.findings)
    return FileReading(FileKind.FEED, feed=read.order, sites=read.sites, findings=read.findings)


def _alert(raw: bytes, _extension: str, _now: datetime) -> FileReading:
    try:
        messages = read_cap(raw)
    except DocumentError as error:
        return _refused(FileKind.ALERT, finding("cap-broken", reason=str(error)))
    return FileReading(FileKind.ALERT, messages=messages)


def _spelt_size(size_bytes: int) -> str:
    return f"{size_bytes / 1e6:.0f} MB" if size_bytes >= 1e6 else f"{size_bytes / 1e3:.0f} kB"


_READERS: dict[FileKind, Callable[[bytes, str, datetime], FileReading]] = {
    FileKind.PICTURE: _picture,
    FileKind.POSTER: _poster,
    FileKind.TEXT: _text,
    FileKind.SHORTCUT: _shortcut,
    FileKind.WEBLOC: _webloc,
    FileKind.WIFI: _wifi,
    FileKind.FEED: _feed,
    FileKind.ALERT: _alert,
    FileKind.CARD: _card,
    FileKind.SOUND: _sound,
    FileKind.CALENDAR: _calendar,
    FileKind.FILM: _film,
}
