"""The log of what appeared, changed and was withdrawn, when, and whose file it was: one JSON object a line.

Only ever appended to. Leaves out what is on air: a board knows that.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from player.notices.board import Party
from player.notices.notice import Notice
from player.notices.programme import PlaylistContent
from player.publish.batch import append_durably, storage_errors


class Event(StrEnum):
    APPEARED = "appeared"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Entry:
    """What happened to one notice; `party` answers for its playlist."""

    event: Event
    notice: Notice
    party: Party


def compare(before: PlaylistContent, after: PlaylistContent, party: Party) -> tuple[Entry, ...]:
    """What happened between two contents of one playlist: appeared and changed in the new order, then withdrawn."""
    old = {notice.id: notice for notice in before.notices}
    new = {notice.id: notice for notice in after.notices}
    entries = []
    for notice in after.notices:
        if notice.id not in old:
            entries.append(Entry(Event.APPEARED, notice, party))
        elif old[notice.id] != notice:
            entries.append(Entry(Event.CHANGED, notice, party))
    entries += [Entry(Event.WITHDRAWN, notice, party) for notice in before.notices if notice.id not in new]
    return tuple(entries)


def ids_of(entries: Iterable[Entry], event: Event) -> tuple[str, ...]:
    return tuple(entry.notice.id for entry in entries if entry.event is event)


def append_history(path: Path, entries: Iterable[Entry], now: datetime) -> None:
    """Appends the entries, on disk when this returns. Raises StorageError."""
    lines = [json.dumps(_line(entry, now), ensure_ascii=False) + "\n" for entry in entries]
    if lines:
        with storage_errors("the log of notices cannot be kept"):
            append_durably(path, "".join(lines).encode())


def _line(entry: Entry, now: datetime) -> dict[str, object]:
    notice = entry.notice
    return {
        "time": now.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "event": entry.event.value,
        "notice": notice.id,
        "playlist": notice.playlist,
        "title": notice.variants[0].title,
        "files": [variant.file for variant in notice.variants],
        "responsible": entry.party.name,
        "contact": entry.party.contact,
        "priority": notice.priority.value,
    }
