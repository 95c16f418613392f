"""What the fetcher of feeds leaves in its folder for those who read it, as names and data.

    FEEDS/<id>.document     the last good answer, byte for byte
    FEEDS/<id>.json         how the fetching goes (`Fetched`); written only when something in it changes
    FEEDS/<id>.seen         empty; its time is when the server last confirmed the document

Leaves out fetching (`fetch`), reading (`folder`) and what a document says (`feeds`).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Fetched:
    """How the fetching of one feed goes. `address` as its editor wrote it: secrets stand there as names alone.

    `sha256` and `changed` are of the last good document. `why` says what went wrong since `failing_since` (a code of
    the folder's wording, with the status or size that fills its blank); the rest is the fetcher's own memory.
    """

    address: str
    sha256: str = ""
    changed: datetime | None = None
    failing_since: datetime | None = None
    why: str = ""
    detail: str = ""
    failures: int = 0
    not_before: datetime | None = None
    etag: str = ""
    last_modified: str = ""


def feed_id(kind: str, address: str) -> str:
    """Two playlists that want the same feed share what was fetched."""
    return hashlib.sha256(f"{kind} {address}".encode("utf-8", "surrogatepass")).hexdigest()[:24]


def document_name(feed: str) -> str:
    return f"{feed}.document"


def state_name(feed: str) -> str:
    return f"{feed}.json"


def seen_name(feed: str) -> str:
    return f"{feed}.seen"


@dataclass(frozen=True, slots=True)
class Ended:
    """An alert that a feed has said is over, and when that was read: it must not come back from a stale copy."""

    sender: str
    identifier: str
    since: datetime
