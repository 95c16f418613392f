"""A reader for each kind of file: from its bytes to what they give to a notice.

Leaves out finding and opening files (`file_reader`), and the formats that are worth a module of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from player.feeds.cap_xml import read_cap
from player.feeds.document import DocumentError
from player.folder.feed_file import read_feed
from player.folder.fences import take_front_matter
from player.folder.finding import Finding, finding
from player.folder.front_matter import read_front_matter
from player.folder.kinds import FileKind
from player.folder.links import read_shortcut, read_webloc
from player.folder.reading import FileReading, refused
from player.folder.settings import read_settings
from player.folder.signatures import film_type, is_pdf, picture_type, sound_type
from player.folder.text import decode, first_heading, looks_like_text
from player.folder.vcard import read_card
from player.folder.wifi import read_wifi

Reader = Callable[[bytes, str, datetime], FileReading]
"""From a file's bytes, or their beginning; its extension; and the local moment, in the board's time zone."""

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def _by_head(kind: FileKind, media_type_of: Callable[[bytes], str], refusal: str) -> Reader:
    """A reader that asks the beginning of a file what it is; `media_type_of` answers "" for what is none."""

    def read(head: bytes, _extension: str, _now: datetime) -> FileReading:
        media_type = media_type_of(head)
        return FileReading(kind, media_type=media_type) if media_type else refused(kind, finding(refusal))

    return read


def _poster(head: bytes, _extension: str, _now: datetime) -> FileReading:
    if not is_pdf(head):
        return refused(FileKind.POSTER, finding("not-a-pdf"))
    return FileReading(FileKind.POSTER, media_type="application/pdf")


def _text(raw: bytes, extension: str, now: datetime) -> FileReading:
    if not looks_like_text(raw):
        return refused(FileKind.TEXT, finding("not-text"))
    markdown = extension in ("md", "markdown")
    fenced = take_front_matter(decode(raw))
    words, doubts = read_front_matter(fenced.matter) if fenced.matter is not None else ({}, ())
    if fenced.doubt:
        doubts = (fenced.doubt, *doubts)
    body = fenced.body
    settings = read_settings(words, now.date())
    if _ADDRESS.fullmatch(body.strip()) and not settings.link:
        doubts = (*doubts, finding("text-is-link", link=body.strip()))
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
        return refused(kind, link)
    return FileReading(kind, link=link)


def _wifi(raw: bytes, _extension: str, now: datetime) -> FileReading:
    wifi, words, findings = read_wifi(raw)
    if wifi is None:
        return refused(FileKind.WIFI, *findings)
    settings = read_settings(words, now.date())
    reading = FileReading(FileKind.WIFI, settings=settings, link=settings.link, wifi=wifi)
    return replace(reading, findings=(*findings, *settings.findings))


def _card(raw: bytes, _extension: str, _now: datetime) -> FileReading:
    contact, findings = read_card(raw)
    if contact is None:
        return refused(FileKind.CARD, *findings)
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
        return refused(FileKind.FEED, *read.findings)
    return FileReading(FileKind.FEED, feed=read.order, sites=read.sites, findings=read.findings)


def _alert(raw: bytes, _extension: str, _now: datetime) -> FileReading:
    try:
        messages = read_cap(raw)
    except DocumentError as error:
        return refused(FileKind.ALERT, finding("cap-broken", reason=str(error)))
    return FileReading(FileKind.ALERT, messages=messages)


READERS: dict[FileKind, Reader] = {
    FileKind.PICTURE: _by_head(FileKind.PICTURE, picture_type, "not-a-picture"),
    FileKind.POSTER: _poster,
    FileKind.TEXT: _text,
    FileKind.SHORTCUT: _shortcut,
    FileKind.WEBLOC: _webloc,
    FileKind.WIFI: _wifi,
    FileKind.FEED: _feed,
    FileKind.ALERT: _alert,
    FileKind.CARD: _card,
    FileKind.SOUND: _by_head(FileKind.SOUND, sound_type, "not-a-sound"),
    FileKind.CALENDAR: _calendar,
    FileKind.FILM: _by_head(FileKind.FILM, film_type, "not-a-film"),
}
