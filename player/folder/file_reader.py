"""Reads one file of an editor's: what it is, what it says, and what is wrong with it. The costly step, once a version.

Leaves out names (`names`), rights and the other files (`compose`). What is read here depends on nothing but the file,
so that it can be kept for as long as the file stays the same.
"""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path

from player.folder.finding import finding
from player.folder.kind_readers import READERS
from player.folder.kinds import FileKind, kind_of, split_name, why_unshown
from player.folder.listing import Listed
from player.folder.opening import LeadsOutError, NotAFileError, read_inside, reason_of
from player.folder.reading import FileReading, refused
from player.folder.signatures import HEAD_BYTES
from player.folder.text import MOST_TEXT_BYTES

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


def read_file(root: Path, file: Listed, extension: str, now: datetime) -> FileReading:
    """Read one listed file. `now` is local, in the board's time zone.

    Never raises: what cannot be read is not usable and says why.
    """
    kind = kind_of(extension)
    if kind is FileKind.UNSHOWN:
        return refused(kind, why_unshown(extension))
    most = MOST_BYTES[kind]
    if file.size > most:
        code = "too-big-text" if kind is FileKind.TEXT else "too-big"
        return refused(kind, finding(code, size=_spelt_size(file.size), most=_spelt_size(most)))
    try:
        raw = read_inside(root, file.path, HEAD_BYTES if kind in _HEAD_ONLY else most)
    except LeadsOutError:
        return refused(kind, finding("leads-out"))
    except NotAFileError:
        return refused(kind, finding("not-a-file"))
    except OSError as error:
        return refused(kind, finding("unreadable", reason=reason_of(error)))
    return _parsed(kind, raw, file, now)


def _parsed(kind: FileKind, raw: bytes, file: Listed, now: datetime) -> FileReading:
    try:
        return READERS[kind](raw, split_name(file.name)[1], now)
    except _PARSER_FAULTS:
        # A fault of ours or of a library's: it may cost this file, but not the whole folder.
        log.exception("%s: its reader failed", file.path)
        return refused(kind, finding("broken-file"))


def _spelt_size(size_bytes: int) -> str:
    return f"{size_bytes / 1e6:.0f} MB" if size_bytes >= 1e6 else f"{size_bytes / 1e3:.0f} kB"
